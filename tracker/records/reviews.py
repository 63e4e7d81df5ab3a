"""Records of what people decide about what machines read, and of the terms that machines read by.

A ruling is a row of its own: what a source states later never overwrites it. It is laid over what
the store holds when that is asked for, by the key of what it is about (tracker.queries.rulings).
"""

from datetime import datetime
from typing import Literal

from tracker.records.base import Record, digest

Subject = Literal["mention", "stance", "polarity", "provision", "follow"]


class Ruling(Record):
    """One person's word on one thing: confirmed, corrected to a value, or rejected, and why.

    subject is the thing's own key: mention_key for a mention, a bill_id for a stance or a follow, a
    vote_id for a polarity; about is the id of the record that holds it. seconds names the ruling
    that this one signs off; quote is the passage that the person saw; ruled_at is aware UTC.
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
