"""Records about amendments: what they are, who signed them, what became of them."""

from datetime import date
from typing import Literal

from tracker.records.base import Chamber, Record


class Amendment(Record):
    """An amendment offered to a bill."""

    KEY = ("amendment_id",)
    SUBJECT = "bill_id"
    TEXTS = ("purpose", "description")
    amendment_id: str
    bill_id: str
    congress: int
    chamber: Chamber
    number: int
    amends_amendment_id: str | None = None
    purpose: str | None = None
    description: str | None = None
    sponsor_bioguide_id: str | None = None
    sponsor_name: str | None = None
    submitted_on: date | None = None
    latest_action_on: date | None = None
    latest_action: str | None = None


class AmendmentSponsorship(Record):
    """A member's name on an amendment; fields as those of a bill's Sponsorship."""

    KEY = ("amendment_id", "bioguide_id", "role", "spell")
    SUBJECT = "bill_id"
    amendment_id: str
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


class AmendmentAction(Record):
    """One step of an amendment; fields as those of a bill's Action."""

    KEY = ("amendment_id", "action_id")
    SUBJECT = "bill_id"
    TEXTS = ("text",)
    amendment_id: str
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
