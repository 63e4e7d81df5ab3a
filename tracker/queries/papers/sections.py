"""In which sections of a report or print its words mean the Court, each with its first passage."""

from itertools import groupby

import msgspec
from sqlalchemy import Engine, Row, select

from tracker.queries.rows import page_of_print
from tracker.queries.rulings import read_mentions
from tracker.store.tables import TABLES

_HEADING, _PAGE, _MENTION = (TABLES[name] for name in ("PaperHeading", "PageBreak", "Mention"))


class PaperSection(msgspec.Struct, frozen=True):
    """A section by its headings, the outer first, and what it says of the Court.

    page is the page of print on which the first passage stands, None where the text tells none.
    """

    headings: tuple[str, ...]
    page: str | None
    mentions: int
    passage: str
    span: str


def read_sections(engine: Engine, document_id: str) -> list[PaperSection]:
    """Sections of a document whose words mean the Court, in its order; none without headings."""
    with engine.connect() as connection:
        headings, pages = (
            list(
                connection.execute(
                    select(table)
                    .where(table.c.document_id == document_id, table.c.gone_at.is_(None))
                    .order_by(table.c.start)
                )
            )
            for table in (_HEADING, _PAGE)
        )
    if not headings:
        return []
    which = (_MENTION.c.subject == document_id, _MENTION.c.place == "Document:text")
    found = read_mentions(engine, *which, order=[_MENTION.c.start])
    marks = [row for row, verdict in found if verdict == "court"]
    grouped = groupby(marks, key=lambda row: _path(headings, row.start))
    return [_section(path, list(rows), pages) for path, rows in grouped]


def _path(headings: list[Row], start: int) -> tuple[str, ...]:
    """The last heading in capitals before a place, and the last other one after that."""
    outer, inner = None, None
    for row in headings:
        if row.start > start:
            break
        if row.level == 1:
            outer, inner = row.heading, None
        else:
            inner = row.heading
    return tuple(filter(None, (outer, inner)))


def _section(path: tuple[str, ...], marks: list[Row], pages: list[Row]) -> PaperSection:
    first = marks[0]
    page = page_of_print(pages, first.start)
    return PaperSection(path, page, len(marks), first.passage, first.text)
