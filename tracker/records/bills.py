"""Records about bills and resolutions and their texts."""

from datetime import date, datetime
from typing import Literal

from tracker.records.base import Chamber, Record


class Bill(Record):
    """A bill or resolution as its official status page states it."""

    KEY = ("bill_id",)
    SUBJECT = "bill_id"
    TEXTS = ("title",)
    bill_id: str
    congress: int
    bill_type: str
    number: int
    title: str
    introduced_on: date | None = None
    origin_chamber: Chamber | None = None
    policy_area: str | None = None
    latest_action_on: date | None = None
    latest_action: str | None = None
    updated_at: datetime | None = None
    url: str | None = None


class BillTitle(Record):
    """One of the titles of a bill."""

    KEY = ("bill_id", "title_id")
    SUBJECT = "bill_id"
    TEXTS = ("title",)
    bill_id: str
    title_id: str
    title_type: str
    title: str
    version_code: str | None = None
    chamber: str | None = None


class Sponsorship(Record):
    """A member's name on a bill; withdrawn_on tells that it was taken off.

    A cosponsor who withdrew may sign again: spell tells the first time from the second.
    """

    KEY = ("bill_id", "bioguide_id", "role", "spell")
    SUBJECT = "bill_id"
    WHOLE = True
    bill_id: str
    bioguide_id: str
    role: Literal["sponsor", "cosponsor"]
    name: str
    sponsored_on: date | None = None
    is_original: bool | None = None
    withdrawn_on: date | None = None
    party: str | None = None
    state: str | None = None
    district: int | None = None
    spell: int = 1


class Action(Record):
    """One step of a bill; `witnesses` names each system that stated it, joined by '; '.

    position counts from the oldest step; acted_at is wall time in Washington, as ISO text.
    """

    KEY = ("bill_id", "action_id")
    SUBJECT = "bill_id"
    TEXTS = ("text",)
    bill_id: str
    action_id: str
    position: int
    acted_on: date
    text: str
    acted_at: str | None = None
    action_type: str | None = None
    action_codes: str | None = None
    witnesses: str | None = None
    committee_codes: str | None = None


class RecordedVote(Record):
    """A status page's word that a roll call was taken on a bill or on one of its amendments.

    amendment_id is empty where the vote was on the measure itself; a vote en bloc has one record
    for each amendment. acted_on is the day in Washington.
    """

    KEY = ("bill_id", "vote_id", "amendment_id")
    SUBJECT = "bill_id"
    bill_id: str
    vote_id: str
    amendment_id: str
    chamber: Chamber
    acted_on: date
    url: str


class BillCommittee(Record):
    """What a committee did with a bill, and when (UTC as the page states it).

    activity and acted_at are empty where the page names the committee and nothing that it did.
    """

    KEY = ("bill_id", "committee_code", "activity", "acted_at")
    SUBJECT = "bill_id"
    bill_id: str
    committee_code: str
    committee_name: str
    activity: str
    acted_at: str


class BillSubject(Record):
    """A subject that the Library of Congress gave a bill."""

    KEY = ("bill_id", "subject")
    SUBJECT = "bill_id"
    TEXTS = ("subject",)
    bill_id: str
    subject: str


class Summary(Record):
    """A summary by the Congressional Research Service, as plain text."""

    KEY = ("bill_id", "version_code", "acted_on")
    SUBJECT = "bill_id"
    TEXTS = ("text",)
    bill_id: str
    version_code: str
    acted_on: date
    description: str
    text: str
    updated_at: datetime | None = None


class RelatedBill(Record):
    """Another measure that somebody named as related to a bill."""

    KEY = ("bill_id", "related_bill_id", "relationship", "identified_by")
    SUBJECT = "bill_id"
    bill_id: str
    related_bill_id: str
    relationship: str
    identified_by: str
    title: str | None = None


class Law(Record):
    """The law that a bill became."""

    KEY = ("bill_id", "law_type", "law_number")
    SUBJECT = "bill_id"
    WHOLE = True
    bill_id: str
    law_type: str
    law_number: str


class CommitteeReport(Record):
    """A committee's printed report on a bill, as cited: H. Rept. 117-269."""

    KEY = ("bill_id", "citation")
    SUBJECT = "bill_id"
    bill_id: str
    citation: str


class CostEstimate(Record):
    """An estimate of a bill's cost by the Congressional Budget Office."""

    KEY = ("bill_id", "url", "title")
    SUBJECT = "bill_id"
    TEXTS = ("title", "description")
    bill_id: str
    url: str
    title: str
    published_on: date | None = None
    description: str | None = None


class BillNote(Record):
    """A note that the Library of Congress put beside a bill, as plain text."""

    KEY = ("bill_id", "note_id")
    SUBJECT = "bill_id"
    TEXTS = ("text",)
    bill_id: str
    note_id: str
    text: str


class TextVersion(Record):
    """A published text of a bill, as its status page lists it; addresses by format.

    version is the code in the text's address (ih, eh, enr …), pl for the law itself.
    """

    KEY = ("bill_version_id",)
    SUBJECT = "bill_id"
    bill_version_id: str
    bill_id: str
    version: str
    name: str
    issued_on: date | None = None
    xml_url: str | None = None
    htm_url: str | None = None
    pdf_url: str | None = None


class BillText(Record):
    """The text of one version that was read, and from which form."""

    KEY = ("bill_version_id",)
    SUBJECT = "bill_id"
    bill_version_id: str
    bill_id: str
    form: str
    sections: int
    characters: int
    title: str | None = None
    issued_on: date | None = None


class TextSection(Record):
    """A section of a bill's text with its place: 'Title II > Sec. 203. Sanctions'."""

    KEY = ("bill_version_id", "position")
    SUBJECT = "bill_id"
    TEXTS = ("heading", "text")
    bill_version_id: str
    bill_id: str
    position: int
    kind: str
    path: str
    text: str
    number: str | None = None
    heading: str | None = None
