"""Records about papers of a set form: reports by version, lobbying filings, cases in court."""

from datetime import date, datetime

from tracker.records.base import Record


class ReportVersion(Record):
    """One version of a report of the Congressional Research Service; its text is its Document's.

    place counts the versions that the publisher of the files holds, from the oldest; versions says
    how many those are. CRS's own number of a version, where the address of its file tells it, is
    version. authors are as printed, null where the publisher left them out.
    """

    KEY = ("document_id",)
    SUBJECT = "document_id"
    document_id: str
    report: str
    dated: date
    place: int
    versions: int
    version: int | None = None
    authors: str | None = None


class ReportProduct(Record):
    """What Congress.gov states of a report now: its title, version, authors, standing."""

    KEY = ("report",)
    SUBJECT = "report"
    TEXTS = ("title", "summary")
    report: str
    title: str
    version: int
    published_at: datetime
    updated_at: datetime | None = None
    status: str | None = None
    authors: str | None = None
    summary: str | None = None
    pdf_url: str | None = None
    html_url: str | None = None


class LobbyingFiling(Record):
    """A filing under the Lobbying Disclosure Act; what it says of its issues is its Document's.

    income is what a firm was paid, expenses what an organisation spent on its own lobbying, both
    in dollars as stated. lobbyists, entities (of government, lobbied) and foreign_entities are
    joined by '; '.
    """

    KEY = ("document_id",)
    SUBJECT = "document_id"
    document_id: str
    registrant: str
    client: str
    filing_type: str
    year: int
    period: str | None = None
    income: str | None = None
    expenses: str | None = None
    posted_at: datetime | None = None
    client_country: str | None = None
    issue_codes: str | None = None
    lobbyists: str | None = None
    entities: str | None = None
    foreign_entities: str | None = None


class CourtCase(Record):
    """A case in a court of the United States, as a docket or an opinion's publisher states it.

    parties are joined by '; '. What was decided is in its papers, which are not judged here.
    """

    KEY = ("document_id",)
    SUBJECT = "document_id"
    document_id: str
    court: str
    docket_number: str
    case_name: str
    filed_on: date | None = None
    terminated_on: date | None = None
    judge: str | None = None
    cause: str | None = None
    nature: str | None = None
    parties: str | None = None


class CourtPaper(Record):
    """A paper filed in a case, with the words of it that a search showed."""

    KEY = ("document_id", "paper_id")
    SUBJECT = "document_id"
    TEXTS = ("description", "snippet")
    document_id: str
    paper_id: str
    filed_on: date | None = None
    number: str | None = None
    description: str | None = None
    snippet: str | None = None
    url: str | None = None
    pdf_url: str | None = None
