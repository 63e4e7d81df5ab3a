"""Rows about sources: what each one's file says of it."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, insert, select, update

from tracker.store.tables import SourceRow

SOURCE = SourceRow.__table__


def put_sources(connection: Connection, rows: Iterable[dict[str, Any]]) -> int:
    """Number of rows written so that the table says what rows say; a source not named is closed.

    Each row gives name, title, publisher, home, every_seconds and stale_after_seconds; their order
    is kept as position. Writes nothing when nothing differs.
    """
    stored = {row.name: row for row in connection.execute(select(SOURCE))}
    given = {
        row["name"]: {**row, "position": position, "is_closed": False}
        for position, row in enumerate(rows)
    }
    new = [row for name, row in given.items() if name not in stored]
    changed = [row for name, row in given.items() if name in stored and row != _plain(stored[name])]
    closed = [n for n, row in stored.items() if n not in given and not row.is_closed]
    if new:
        connection.execute(insert(SOURCE), new)
    for row in changed:
        connection.execute(update(SOURCE).where(SOURCE.c.name == row["name"]).values(row))
    if closed:
        connection.execute(update(SOURCE).where(SOURCE.c.name.in_(closed)).values(is_closed=True))
    return len(new) + len(changed) + len(closed)


def _plain(row: Any) -> dict[str, Any]:
    return dict(row._mapping)
