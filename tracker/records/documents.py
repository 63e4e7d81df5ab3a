"""Records about papers and statements: orders, notices, rules, Record items, reports, speeches."""

from datetime import date, datetime
from typing import Literal

from tracker.records.base import Chamber, Record


class Document(Record):
    """A published paper or statement; text is its plain text where the source gives it.

    document_id is the publisher's own id with the source before it: fr:2025-02612,
    govinfo:CREC-2026-07-16-pt1-PgS4321. kind says what it is: executive_order, notice, rule,
    record_item, committee_report, hearing, press_release, statement, briefing …
    section is the part of a periodical in which it stands: Senate, Extensions of Remarks.
    """

    KEY = ("document_id",)
    SUBJECT = "document_id"
    TEXTS = ("title", "abstract", "text")
    document_id: str
    kind: str
    title: str
    publisher: str
    url: str
    published_on: date | None = None
    signed_on: date | None = None
    effective_on: date | None = None
    number: str | None = None
    citation: str | None = None
    speaker: str | None = None
    congress: int | None = None
    collection: str | None = None
    bill_id: str | None = None
    abstract: str | None = None
    text: str | None = None
    pdf_url: str | None = None
    updated_at: datetime | None = None
    section: str | None = None


class DocumentText(Record):
    """The full text of a document whose publisher serves it under an address of its own."""

    KEY = ("document_id",)
    SUBJECT = "document_id"
    TEXTS = ("text",)
    document_id: str
    form: str
    text: str
    published_on: date | None = None


class Disposition(Record):
    """What became of an order, one clause of the publisher's notes ("Revoked by: EO 14022 …")."""

    KEY = ("document_id", "clause_id")
    SUBJECT = "document_id"
    document_id: str
    clause_id: str
    position: int
    text: str


class DocumentAgency(Record):
    """An agency that issued a document."""

    KEY = ("document_id", "agency")
    SUBJECT = "document_id"
    document_id: str
    agency: str
    slug: str | None = None


class DocumentSigner(Record):
    """One whose words a paper is: who publishes it, who signs it, whom it names as a signer.

    role is publisher for the office that gives it out, signed for a name under its text, named for
    one that its text calls a signer. name and party are as printed, state as two letters.
    confidence is stated where the source gives the bioguide id; else how surely the name is that
    member's, and matched_by says by what. A signer who fits no member, or several, has no id.
    """

    KEY = ("document_id", "name")
    SUBJECT = "document_id"
    document_id: str
    name: str
    role: Literal["publisher", "signed", "named"]
    position: int
    bioguide_id: str | None = None
    party: str | None = None
    state: str | None = None
    chamber: Chamber | None = None
    confidence: Literal["stated", "high", "medium"] | None = None
    matched_by: str | None = None


class DocumentCopy(Record):
    """A paper that is another one published again: of which, and by what that is known.

    copy_of is the first of them; an office's own page comes before a copy in a collection. shared
    is the percentage of the shorter text's runs of five words that stand in the other.
    """

    KEY = ("document_id",)
    document_id: str
    copy_of: str
    shared: int
    reason: str
