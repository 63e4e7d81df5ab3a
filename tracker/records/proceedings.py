"""Records about who spoke: items of the Congressional Record, their members, and the speeches."""

from typing import Literal

from tracker.records.base import Record


class Speech(Record):
    """A stretch of a document that one speaker said, or had printed; its words are the document's.

    start:end is its place in the text of the Document. kind: speech (said on the floor), chair
    (said by whoever presided), inserted (handed in, never said), paper (a letter, article or bill
    that the speaker had printed: not his words), question (a reporter's at a briefing, or one that
    a member puts to a witness in writing). speaker is the name as printed; of a briefing the places
    are those in its DocumentText.
    """

    KEY = ("document_id", "number")
    SUBJECT = "document_id"
    document_id: str
    number: int
    kind: Literal["speech", "chair", "inserted", "paper", "question"]
    speaker: str
    start: int
    end: int


class PageBreak(Record):
    """Where a page of print (S4321) begins in the text of a document."""

    KEY = ("document_id", "start")
    SUBJECT = "document_id"
    document_id: str
    start: int
    page: str


class PaperHeading(Record):
    """A heading within a document, with its place in the text; level 1 is printed in capitals."""

    KEY = ("document_id", "start")
    SUBJECT = "document_id"
    document_id: str
    start: int
    level: int
    heading: str


class RecordItem(Record):
    """What GPO's metadata says of an item of the Record: its heading, class, pages, citation.

    item_class is HOUSE, SENATE, EXTENSIONS or DAILYDIGEST; sub_class is GPO's sort of item
    (SAMENDMENTTEXT, SCOSPONSORS, ALLOTHER).
    """

    KEY = ("document_id",)
    SUBJECT = "document_id"
    document_id: str
    title: str
    item_class: str
    sub_class: str | None = None
    first_page: str | None = None
    last_page: str | None = None
    citation: str | None = None


class RecordMember(Record):
    """A member whom GPO's metadata names for an item of the Record, and in what role.

    role is as printed there: SPEAKING, SUBMITTING, COSPONSOR … printed is the name as the item
    prints it ("Mr. SMITH of New Jersey"). Votes cast are left to the roll calls.
    """

    KEY = ("document_id", "bioguide_id", "role", "printed")
    SUBJECT = "document_id"
    document_id: str
    bioguide_id: str
    role: str
    printed: str
    full_name: str | None = None
    last_name: str | None = None
    chamber: str | None = None
    state: str | None = None
    party: str | None = None
