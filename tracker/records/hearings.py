"""Records about committees' meetings: when and where, who testifies, what is on the table."""

from datetime import date, datetime
from typing import Literal

from tracker.records.base import Chamber, Record

Standing = Literal["scheduled", "rescheduled", "postponed", "canceled"]


class Hearing(Record):
    """A hearing, markup or other meeting of a committee; its title and text are its Document's.

    event_id is the number that the chamber itself gives it. status is what the publisher states,
    null where it states none; status_text its own words or letter for it. committee_codes are
    joined by '; '. held_on is the day in Washington; starts_at a UTC moment, null if no hour is
    stated. published_at tells when the publisher last put it out anew.
    """

    KEY = ("document_id",)
    SUBJECT = "document_id"
    document_id: str
    chamber: Chamber
    event_id: str
    kind: str
    committee: str
    held_on: date
    starts_at: datetime | None = None
    place: str | None = None
    status: Standing | None = None
    status_text: str | None = None
    committee_codes: str | None = None
    congress: int | None = None
    video_url: str | None = None
    published_at: datetime | None = None


class HearingMeasure(Record):
    """A measure, nomination or treaty on the table of a meeting, as its publisher lists it.

    measure is its name as printed; bill_id is null where that is no bill, or one whose type the
    publisher left out.
    """

    KEY = ("document_id", "measure")
    SUBJECT = "document_id"
    TEXTS = ("description",)
    LINK = "bill_id"
    document_id: str
    measure: str
    bill_id: str | None = None
    description: str | None = None
    url: str | None = None


class HearingWitness(Record):
    """A person called to testify; position counts in the order of the list, panels in theirs.

    role and organization are as printed; kind is the publisher's word for whom he speaks for.
    """

    KEY = ("document_id", "position")
    SUBJECT = "document_id"
    TEXTS = ("role", "organization")
    document_id: str
    position: int
    name: str
    role: str | None = None
    organization: str | None = None
    panel: int | None = None
    kind: str | None = None
    testified: bool | None = None


class HearingPaper(Record):
    """A paper of a meeting: notice, text of a measure, amendment, witness's statement, transcript.

    witness names whose it is, where it is a witness's.
    """

    KEY = ("document_id", "url")
    SUBJECT = "document_id"
    TEXTS = ("description",)
    document_id: str
    url: str
    description: str
    kind: str | None = None
    witness: str | None = None
    published_at: datetime | None = None


class HearingListing(Record):
    """That a chamber's list of meetings ahead names a meeting: gone, once it no longer does."""

    KEY = ("document_id",)
    SUBJECT = "document_id"
    document_id: str
    chamber: Chamber
    held_on: date


class HearingChair(Record):
    """Who presides, as a printed hearing states it; is_chair: as the one whose office that is."""

    KEY = ("document_id",)
    SUBJECT = "document_id"
    document_id: str
    name: str
    is_chair: bool


class HearingTranscript(Record):
    """That a document is the printed transcript of what a committee held on a day.

    committee_codes are joined by '; '. Its speakers are Speeches, its members RecordMembers, its
    witnesses HearingWitnesses.
    """

    KEY = ("document_id", "held_on")
    SUBJECT = "document_id"
    document_id: str
    held_on: date
    chamber: Chamber | None = None
    committee_codes: str | None = None
