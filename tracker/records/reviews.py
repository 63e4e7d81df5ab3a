"""Records of what people decide about what machines read, and of the terms that machines read by.

A ruling is a row of its own: what a source states later never overwrites it. It is laid over what
the store holds when that is asked for, by the key of what it is about (tracker.queries.rulings).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from tracker.congress import kind_of_id
from tracker.records.base import Record, digest

Subject = Literal["mention", "stance", "polarity", "provision", "follow"]


class Ruling(Record):
    """One person's word on one thing: confirmed, corrected to a value, or rejected, and why.

    subject is the thing's own key: mention_key for a mention, match_key for a provision match, the
    id of a measure, document or act for a stance, a bill_id for a follow, a vote_id for a polarity;
    about is the id of the record that holds it. value is a stance, or for a match the passage that
    it continues instead. seconds names the ruling that this one signs off; quote is the passage
    that the person saw; ruled_at is aware UTC.
    """

    KEY = ("ruling_id",)
    ruling_id: str
    kind: Subject
    subject: str
    verdict: Literal["confirm", "correct", "reject"]
    reason: str
    author: str
    ruled_at: datetime
    value: str | None = None
    seconds: str | None = None
    quote: str | None = None
    about: str | None = None


class TaughtRule(Record):
    """A look-alike that a person taught, with the words that tell it: a sense of terms.toml.

    names and words are joined by "; "; withdrawn_at tells since when it no longer counts.
    """

    KEY = ("rule_id",)
    rule_id: str
    sense: str
    names: str
    words: str
    reason: str
    author: str
    taught_at: datetime
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None


class TermEntry(Record):
    """One entry of the terms by which texts were read, as canonical JSON: "sense:cricket"."""

    KEY = ("entry",)
    entry: str
    kind: str
    content: str


def mention_key(subject: str, text: str, passage: str) -> str:
    """Key by which a ruling on a mention is found again: its subject and its words as printed.

    Neither the place nor the version of a text is in it, so that one ruling holds for the same
    passage in every version of a bill, and a page that is read again loses none.
    """
    words = (" ".join(part.split()) for part in (text, passage))
    return f"{subject}#{digest(*words)}"


def passage_key(version_id: str, words: Sequence[str]) -> str:
    """Key of a provision's passage in one text: its words as compared, not the place they have."""
    return digest(version_id, *words)


def match_key(before: str, after: str) -> str:
    """Key of a match of two passages (by their passage_key): after continues before."""
    return f"{before}>{after}"


def stance_kind(subject: str) -> str:
    """What a judged id names: bill, amendment, roll_call, document (source:id) or act."""
    return kind_of_id(subject) or ("document" if ":" in subject else "act")


def takes_two(kind: str, subject: str) -> bool:
    """Whether a ruling counts only with a second person: those that decide how a vote counts.

    That is what a yea did, and the stance of the measure or amendment that was voted on.
    """
    return kind == "polarity" or (kind == "stance" and kind_of_id(subject) is not None)
