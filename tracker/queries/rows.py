"""Rows of one table as they stand now: those that their page still states."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, select

from tracker.store.tables import TABLES


def live(
    engine: Engine, record: str, *wheres: ColumnElement[bool], order: Iterable[Any] = ()
) -> list[Row]:
    """All fields of the rows of a record class that are not gone, where every condition holds."""
    table = TABLES[record]
    wanted = select(table).where(table.c.gone_at.is_(None), *wheres).order_by(*order)
    with engine.connect() as connection:
        return list(connection.execute(wanted))


def first(
    engine: Engine, record: str, *wheres: ColumnElement[bool], order: Iterable[Any] = ()
) -> Row | None:
    """The first such row, None if there is none."""
    return next(iter(live(engine, record, *wheres, order=order)), None)


def by(rows: Iterable[Row], key: Callable[[Row], Any]) -> dict[Any, list[Row]]:
    """Rows grouped under their key, in the order given."""
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def page_of_print(breaks: Sequence[Row], start: int) -> str | None:
    """The page of print on which a place of a text stands, by its page breaks in their order."""
    return next((row.page for row in reversed(breaks) if row.start <= start), None)
