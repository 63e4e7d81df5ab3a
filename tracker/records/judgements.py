"""Records of what we hold, as against what a page states: mentions, follows, stances, notes."""

from datetime import date
from typing import Literal

from tracker.records.base import Record


class Mention(Record):
    """A span of a record's text that means the Court, or may, with the rule that decided.

    found_in is the class of that record; its own key is in place: TextSection:hr23-119-eh:4:text.
    """

    KEY = ("subject", "place", "start")
    subject: str
    found_in: str
    place: str
    start: int
    end: int
    text: str
    verdict: Literal["court", "uncertain"]
    rule: str
    why: str
    passage: str


class Follow(Record):
    """Why a measure is followed: its own words (mention), the record, or a person.

    stated_in names where: the record class and version whose words mean the Court, or who said so.
    """

    KEY = ("bill_id", "by", "stated_in")
    bill_id: str
    by: Literal["mention", "record", "person"]
    stated_in: str
    reason: str
    since: date | None = None


class Judgement(Record):
    """What a measure, roll call or act means for the Court, as a person judged it, with the reason.

    subject is a bill_id, amendment_id, vote_id, document_id or act_id; stance is supports, against,
    mixed, informational or not_determined. For a roll call it is what a yea did, for a document
    where its speaker stands. topics names Topics by their ids, joined by '; '.
    """

    KEY = ("subject",)
    subject: str
    subject_kind: Literal["bill", "amendment", "roll_call", "document", "act"]
    stance: str
    reason: str
    sentence: str | None = None
    topics: str | None = None


class Basis(Record):
    """How far a fact of the compiled record can be trusted: seen or recalled, where, how sure.

    subject is a bill_id, amendment_id, vote_id or act_id as it stands; other ids have their kind
    before them, since a topic and a situation may share one: person:karim-a-a-khan,
    situation:kenya, topic:kenya.
    """

    KEY = ("subject",)
    subject: str
    basis: Literal["seen", "recalled"]
    confidence: Literal["high", "medium", "low"]
    where: str | None = None
    note: str | None = None


class Act(Record):
    """An act of the executive, of a chamber without a roll call, or (context) of the Court."""

    KEY = ("act_id",)
    TEXTS = ("title", "detail")
    act_id: str
    lane: Literal["congress", "administration", "court"]
    kind: str
    title: str
    acted_on: date | None
    ended_on: date | None = None
    actor: str | None = None
    administration: str | None = None
    detail: str | None = None
    citation: str | None = None
    document_id: str | None = None
    bill_id: str | None = None
    under_act: str | None = None
    targets: str | None = None
    topics: str | None = None
    status: str | None = None
    url: str | None = None


class Person(Record):
    """A person around the Court who is no member of Congress: officials, designees, envoys.

    is_enough_alone tells whether the name means the Court where nothing else does.
    """

    KEY = ("person_id",)
    person_id: str
    name: str
    category: str
    role: str | None = None
    country: str | None = None
    started_on: date | None = None
    ended_on: date | None = None
    aliases: str | None = None
    situation: str | None = None
    status: str | None = None
    sanctions: str | None = None
    is_enough_alone: bool | None = None


class Situation(Record):
    """A situation or preliminary examination before the Court."""

    KEY = ("situation_id",)
    situation_id: str
    name: str
    stage: str
    status: str | None = None
    referral: str | None = None
    examined_on: date | None = None
    investigated_on: date | None = None
    closed_on: date | None = None
    us_interest: str | None = None
    is_state_party: bool | None = None
    aliases: str | None = None
    keywords: str | None = None


class Topic(Record):
    """A policy topic by which acts and statements are sorted."""

    KEY = ("topic_id",)
    topic_id: str
    name: str
    topic_group: str
    description: str
    keywords: str | None = None
    usual_stance: str | None = None
