"""Records about what the executive sends to Congress: reports, notices, messages."""

from datetime import date, datetime
from typing import Literal

from tracker.records.base import Chamber, Record


class Communication(Record):
    """A paper laid before a chamber, as the Congressional Record prints it; text in its Document.

    kind is EC for an executive communication, PM for a message of the President; number counts
    those of a chamber and Congress (the House prints none on a message). subject is what is
    transmitted, law the law that asks for it, committee where it was referred, all as printed.
    received_on is told of few; house_document is the number under which the House prints it whole.
    """

    KEY = ("document_id",)
    SUBJECT = "document_id"
    document_id: str
    kind: Literal["EC", "PM"]
    congress: int
    chamber: Chamber
    printed_on: date
    subject: str
    number: int | None = None
    sender: str | None = None
    law: str | None = None
    committee: str | None = None
    received_on: date | None = None
    house_document: str | None = None


class CommunicationListing(Record):
    """What Congress.gov says of a numbered communication: a second witness beside the Record.

    Of the Senate's it tells abstract, day and committees (joined by '; ') alone; of the House's
    also who submitted it, under which law, and what sort of report it is.
    """

    KEY = ("document_id",)
    SUBJECT = "document_id"
    document_id: str
    abstract: str
    printed_on: date
    committees: str | None = None
    agency: str | None = None
    official: str | None = None
    law: str | None = None
    nature: str | None = None
    house_document: str | None = None
    updated_at: datetime | None = None
