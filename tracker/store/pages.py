"""Rows about pages: what was fetched, what a listing said of it, whether it was read."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from tracker.store.tables import MarkRow, PageRow

PAGE, MARK = PageRow.__table__, MarkRow.__table__

_SET_MARK = (
    "INSERT INTO mark (url, source, mark, kept) VALUES ({0}, {0}, {0}, {0}) "
    "ON CONFLICT (url) DO UPDATE SET mark = excluded.mark, kept = excluded.kept"
)


def latest_page(connection: Connection, url: str) -> Row | None:
    """Newest stored version of an address, None if it was never fetched."""
    wanted = select(PAGE).where(PAGE.c.url == url).order_by(PAGE.c.id.desc()).limit(1)
    return connection.execute(wanted).first()


def add_page(connection: Connection, **values: Any) -> int:
    """Id of a new page row."""
    return connection.execute(insert(PAGE).values(**values)).inserted_primary_key[0]


def finish_page(connection: Connection, page_id: int, at: datetime, counts: dict[str, int]) -> None:
    """Say that a page's records are stored, and how many it stated before any filter."""
    connection.execute(update(PAGE).where(PAGE.c.id == page_id).values(read_at=at, counts=counts))


def unread_all(connection: Connection, sources: Iterable[str]) -> int:
    """Number of pages of these sources that a replay must read again."""
    names = list(sources)
    done = update(PAGE).where(PAGE.c.source.in_(names), PAGE.c.read_at.is_not(None))
    return connection.execute(done.values(read_at=None)).rowcount


def marks(connection: Connection, source: str) -> dict[str, tuple[str | None, bool]]:
    """Mark and whether kept, by address, of all that a source has dealt with."""
    wanted = select(MARK.c.url, MARK.c.mark, MARK.c.kept).where(MARK.c.source == source)
    return {url: (mark, kept) for url, mark, kept in connection.execute(wanted)}


def set_marks(
    connection: Connection, source: str, rows: Iterable[tuple[str, str | None, bool]]
) -> None:
    """Remember what listings said of addresses now dealt with: (url, mark, kept)."""
    values = [(url, source, mark, kept) for url, mark, kept in rows]
    if values:
        # By the driver itself: a whole Congress's marks at once, in a third of the time.
        hole = "?" if connection.dialect.paramstyle == "qmark" else "%s"
        connection.exec_driver_sql(_SET_MARK.format(hole), values)
