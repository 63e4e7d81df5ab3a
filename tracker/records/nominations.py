"""Records about nominations that the President sends to the Senate."""

from datetime import date
from typing import Literal

from tracker.records.base import Record

Stage = Literal[
    "in_committee", "on_calendar", "privileged", "confirmed", "rejected", "withdrawn", "returned"
]


class Nomination(Record):
    """A nomination as it now stands; number is as printed (PN852-1).

    description is the publisher's sentence; nominee and office are read off it, null where it
    names several people. stage is where it stands since stage_on, null where the words of its
    latest action (stage_words) tell none we know. privileged: not referred to a committee.
    committee_codes are joined by '; '. vote_id is the Senate's roll call, null for none or unknown.
    """

    KEY = ("nomination_id",)
    SUBJECT = "nomination_id"
    TEXTS = ("description",)
    PERSON = "nominee"
    nomination_id: str
    congress: int
    number: str
    stage: Stage | None
    description: str | None
    nominee: str | None = None
    office: str | None = None
    organization: str | None = None
    received_on: date | None = None
    stage_on: date | None = None
    stage_words: str | None = None
    committee: str | None = None
    committee_codes: str | None = None
    calendar_number: str | None = None
    vote_id: str | None = None
