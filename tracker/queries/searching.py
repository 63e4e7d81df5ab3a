"""What the page Search asks: every measure, roll call, document and act that holds some words."""

from collections.abc import Iterable
from datetime import date, datetime

import msgspec
from sqlalchemy import Engine, func, select

from tracker.queries.papers.statements import copies
from tracker.queries.rulings import means_court
from tracker.records import RECORDS
from tracker.store.search import SEARCHED, find_subjects, find_words
from tracker.store.tables import TABLES

# Kind of page -> the record that it shows, the field of its day, the field that heads it.
_SHOWN = {
    "bill": ("Bill", "introduced_on", "title"),
    "roll_call": ("RollCall", "voted_at", "question"),
    "document": ("Document", "published_on", "title"),
    "act": ("Act", "acted_on", "title"),
}
MOST = 2000
_SUBJECTS = {"bill_id": "bill", "vote_id": "roll_call", "document_id": "document"}


class Hit(msgspec.Struct, frozen=True):
    """Something that holds the words: its kind and id, its heading and day, the words around."""

    kind: str
    subject: str
    title: str | None
    on: date | None
    words: str | None
    origin: str
    page_id: int
    url: str | None = None
    bill_id: str | None = None


def kind_of(record: str) -> str | None:
    """Kind of page that shows a class of record; None for what has no page."""
    if record == "Act":
        return "act"
    return _SUBJECTS.get(RECORDS[record].SUBJECT or "") if record in RECORDS else None


def find_hits(engine: Engine, query: str) -> list[Hit]:
    """What holds the words of a query, newest first: of each kind the newest MOST that do.

    The forms of a query are those of tracker.store.search.search.
    """
    found = [
        hit for kind in _SHOWN
        for hit in _hits(engine, kind, find_subjects(engine, query, _records(kind), MOST))
    ]  # fmt: skip
    return sorted(found, key=lambda hit: (hit.on or date.min, hit.subject), reverse=True)


def add_words(engine: Engine, query: str, hits: Iterable[Hit]) -> list[Hit]:
    """The same hits, each with the words around what was found."""
    hits, words = list(hits), {}
    for kind in {hit.kind for hit in hits}:
        subjects = [hit.subject for hit in hits if hit.kind == kind]
        found = find_words(engine, query, _records(kind), subjects)
        words |= {(kind, subject): said for subject, said in found.items()}
    return [msgspec.structs.replace(h, words=words.get((h.kind, h.subject))) for h in hits]


def count_searched(engine: Engine) -> tuple[dict[str, int], date | None, date | None]:
    """How many of each kind are searched, and between which days they fall."""
    kinds = {record: kind for kind, (record, _, _) in _SHOWN.items()}
    grouped = (
        select(SEARCHED.c.record, func.count(), func.min(SEARCHED.c.day), func.max(SEARCHED.c.day))
        .where(SEARCHED.c.record.in_(kinds))
        .group_by(SEARCHED.c.record)
    )
    with engine.connect() as connection:
        rows = connection.execute(grouped).all()
    days = [day for _, _, *span in rows for day in span if day]
    counted = {kinds[record]: n for record, n, _, _ in rows}
    return counted, min(days, default=None), max(days, default=None)


def _records(kind: str) -> tuple[str, ...]:
    return tuple(name for name, of in RECORDS.items() if of.TEXTS and kind_of(name) == kind)


def _hits(engine: Engine, kind: str, subjects: list[str]) -> Iterable[Hit]:
    name, on, title = _SHOWN[kind]
    table = TABLES[name]
    key = table.c[RECORDS[name].KEY[0]]
    wanted = select(table).where(table.c.gone_at.is_(None), key.in_(subjects))
    with engine.connect() as connection:
        if kind == "document":
            wanted = wanted.where(means_court(connection, key), key.not_in(copies()))
        for row in connection.execute(wanted):
            named = row._mapping
            yield Hit(
                kind, named[key.name], named[title], _day(named[on]), None, row.origin,
                row.page_id, named.get("url"), named.get("bill_id"),
            )  # fmt: skip


def _day(value: date | datetime | str | None) -> date | None:
    return date.fromisoformat(value[:10]) if isinstance(value, str) else value
