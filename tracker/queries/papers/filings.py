"""Reports by version, lobbying filings and cases in court, as pages ask for them."""

from datetime import date

import msgspec
from sqlalchemy import Engine, Row, select

from tracker.queries.rows import by, first, live
from tracker.reading.worddiff import Diff, diff_words
from tracker.store.tables import TABLES

_VERSION, _TEXT, _DOCUMENT = (
    TABLES[name] for name in ("ReportVersion", "DocumentText", "Document")
)
_CASE, _PAPER = TABLES["CourtCase"], TABLES["CourtPaper"]


class Version(msgspec.Struct, frozen=True):
    """One version of a report that is kept; has_text tells whether its words are held."""

    document_id: str
    report: str
    dated: date
    place: int
    versions: int
    version: int | None
    authors: str | None
    title: str
    has_text: bool


class CaseView(msgspec.Struct, frozen=True):
    """A case in court with those of its papers that a search showed, newest first."""

    document_id: str
    case_name: str
    court: str
    docket_number: str
    filed_on: date | None
    terminated_on: date | None
    parties: str | None
    url: str
    page_id: int
    papers: tuple[Row, ...] = ()


def read_versions(engine: Engine, document_id: str) -> list[Version]:
    """Versions of the report of which a document is one, newest first; none of another paper."""
    own = first(engine, "ReportVersion", _VERSION.c.document_id == document_id)
    if own is None:
        return []
    wanted = (
        select(_VERSION, _DOCUMENT.c.title, _TEXT.c.form)
        .join(_DOCUMENT, _DOCUMENT.c.document_id == _VERSION.c.document_id)
        .outerjoin(_TEXT, _TEXT.c.document_id == _VERSION.c.document_id)
        .where(_VERSION.c.report == own.report, _VERSION.c.gone_at.is_(None))
        .order_by(_VERSION.c.dated.desc(), _VERSION.c.place.desc())
    )
    names = Version.__struct_fields__[:-1]
    with engine.connect() as connection:
        return [
            Version(*(row._mapping[name] for name in names), row.form is not None)
            for row in connection.execute(wanted)
        ]


def read_product(engine: Engine, report: str) -> Row | None:
    """What Congress.gov states of a report now, None where it was not asked."""
    return first(engine, "ReportProduct", TABLES["ReportProduct"].c.report == report)


def compare_versions(engine: Engine, before: str, after: str) -> Diff | None:
    """What differs between the texts of two documents; None if one is not held."""
    texts = [first(engine, "DocumentText", _TEXT.c.document_id == one) for one in (before, after)]
    return diff_words(texts[0].text, texts[1].text) if all(texts) else None


def read_lobbying(engine: Engine, document_id: str) -> Row | None:
    """The lobbying filing that a document is, None if it is none."""
    table = TABLES["LobbyingFiling"].c
    return first(engine, "LobbyingFiling", table.document_id == document_id)


def read_amendment(engine: Engine, document_id: str) -> Row | None:
    """The last filing that amends the lobbying filing that a document is; None if there is none.

    It is of the same registrant and client for the same year and quarter ("2nd Quarter - Report",
    "2nd Quarter - Amendment") or registration, and was posted later.
    """
    table, own = TABLES["LobbyingFiling"].c, read_lobbying(engine, document_id)
    if own is None or own.posted_at is None:
        return None
    return first(
        engine, "LobbyingFiling", table.registrant == own.registrant, table.client == own.client,
        table.year == own.year, table.posted_at > own.posted_at,
        table.filing_type.like(f"{own.filing_type.partition(' - ')[0]} - %Amendment%"),
        order=(table.posted_at.desc(),),
    )  # fmt: skip


def read_cases(engine: Engine) -> list[CaseView]:
    """Every case that is kept, the last filed first."""
    papers = by(
        live(engine, "CourtPaper", order=(_PAPER.c.filed_on.desc().nulls_last(),)),
        lambda row: row.document_id,
    )
    wanted = (
        select(_CASE, _DOCUMENT.c.url, _DOCUMENT.c.published_on)
        .join(_DOCUMENT, _DOCUMENT.c.document_id == _CASE.c.document_id)
        .where(_CASE.c.gone_at.is_(None), _DOCUMENT.c.gone_at.is_(None))
    )
    with engine.connect() as connection:
        rows = list(connection.execute(wanted))
    found = [
        CaseView(
            row.document_id, row.case_name, row.court, row.docket_number,
            row.filed_on or row.published_on, row.terminated_on, row.parties, row.url, row.page_id,
            tuple(papers.get(row.document_id, ())),
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda case: (case.filed_on or date.min, case.document_id),
                  reverse=True)  # fmt: skip


def read_case(engine: Engine, document_id: str) -> CaseView | None:
    """The case that a document is, None if it is none."""
    return next((case for case in read_cases(engine) if case.document_id == document_id), None)


def cases_naming(engine: Engine, names: tuple[str, ...]) -> list[CaseView]:
    """Cases in whose name, parties or shown words every word of one of these names stands."""
    wanted = [set(_words(name)) for name in names if len(_words(name)) > 1]
    return [case for case in read_cases(engine) if any(w <= _said(case) for w in wanted)]


def _said(case: CaseView) -> set[str]:
    told = [case.case_name, case.parties or ""]
    told += [f"{paper.description or ''} {paper.snippet or ''}" for paper in case.papers]
    return set(_words(" ".join(told)))


def _words(text: str) -> list[str]:
    """Words as they are compared; initials tell too little."""
    words = ("".join(filter(str.isalpha, word)).casefold() for word in text.split())
    return [word for word in words if len(word) > 1]
