"""Rows about sources: what each one's file says of it."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from tracker.store.db import writing
from tracker.store.pages import MARK, set_marks
from tracker.store.tables import SourceRow

SOURCE = SourceRow.__table__
_TOLD = "cursor:sources"


def keep_sources(
    engine: Engine, digest: str, describe: Callable[[], Iterable[dict[str, Any]]]
) -> int:
    """Number of rows written so that the table says what the sources' files say.

    digest is of those files: while it is that of the last time, describe is not asked.
    """
    with engine.connect() as connection:
        if connection.scalar(select(MARK.c.mark).where(MARK.c.url == _TOLD)) == digest:
            return 0
    rows = describe()
    with writing(engine) as connection:
        set_marks(connection, "sources", [(_TOLD, digest, False)])
        return put_sources(connection, rows)


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
