"""Official papers whose title names the Court, read as measures: orders, rules, web licenses."""

import re
from datetime import date

import msgspec
from sqlalchemy import Engine, Row

from tracker.queries.administration.act_facts import find_day
from tracker.queries.rows import live
from tracker.reading.license_terms import find_terms
from tracker.store.tables import TABLES

_COURT = "International Criminal Court"
_SANCTIONS = re.compile(r"\b(?:Imposing Sanctions|Blocking Property)\b", re.I)
_LICENSE = re.compile(r"Web General License (?P<number>\w+)", re.I)
_CONTINUED = re.compile(r"Continuation of the National Emergency", re.I)
_REMOVED = re.compile(r"Removal|Revocation|Termination", re.I)
_ISSUED = re.compile(r"\bissued on (?P<on>\w+ \d{1,2}, \d{4})")
_COMMENTS = re.compile(
    r"[Cc]omments?\b[^.]{0,160}?\b(?:on or before|no later than|by) (?P<on>\w+ \d{1,2}, \d{4})"
)


class Paper(msgspec.Struct, frozen=True):
    """A paper about the Court; group is a measure's group, "continuation" or "other"."""

    document_id: str
    group: str
    title: str
    publisher: str
    began_on: date
    ends_on: date | None
    comments_until: date | None
    page_id: int
    url: str
    citation: str | None
    is_sanctions_order: bool


def read_papers(engine: Engine) -> list[Paper]:
    """Dated papers of the Federal Register whose title names the Court."""
    table = TABLES["Document"]
    rows = live(
        engine, "Document", table.c.collection == "FR", table.c.title.like(f"%{_COURT}%"),
        order=[table.c.published_on],
    )  # fmt: skip
    said = TABLES["DocumentText"].c
    ids = [row.document_id for row in rows]
    full = {row.document_id: row.text for row in live(engine, "DocumentText",
            said.document_id.in_(ids))}  # fmt: skip
    papers = [_paper(row, full.get(row.document_id) or row.text or "") for row in rows]
    return [paper for paper in papers if paper]


def _paper(row: Row, text: str) -> Paper | None:
    words, group = " ".join(text.split()), _group(row.kind, row.title)
    began_on = row.signed_on or row.effective_on or row.published_on
    license_number = _LICENSE.search(row.title)
    if license_number and (issued := _ISSUED.search(words)):
        began_on = find_day(issued["on"]) or began_on
    if began_on is None:
        return None
    title = f"General License {license_number['number']}" if license_number else row.title
    return Paper(
        row.document_id, group, title, row.publisher, began_on,
        find_terms(words).over_on if license_number else None, _day(_COMMENTS, words),
        row.page_id, row.url, row.citation,
        row.kind == "executive_order" and bool(_SANCTIONS.search(row.title)),
    )  # fmt: skip


def _group(kind: str, title: str) -> str:
    if _CONTINUED.search(title):
        return "continuation"
    if kind == "executive_order":
        return "order"
    if _LICENSE.search(title):
        return "license"
    is_rule = kind == "rule" and "Regulations" in title and not _REMOVED.search(title)
    return "rule" if is_rule else "other"


def _day(pattern: re.Pattern[str], words: str) -> date | None:
    said = pattern.search(words)
    return find_day(said["on"]) if said else None
