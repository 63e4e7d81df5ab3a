"""Rows about runs: begun, finished, interrupted, and the faults of each."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from tracker.store.tables import FaultRow, RunRow

RUN, FAULT = RunRow.__table__, FaultRow.__table__


def begin_run(connection: Connection, source: str, at: datetime) -> int:
    """Id of a new run; an unfinished one of the same source is marked interrupted."""
    stale = update(RUN).where(RUN.c.source == source, RUN.c.state == "running")
    connection.execute(stale.values(state="interrupted"))
    new = insert(RUN).values(
        source=source, started_at=at, state="running", pages=0,
        seen={}, counts={}, notes=[], confirmed=[],
    )  # fmt: skip
    return connection.execute(new).inserted_primary_key[0]


def was_cut_short(connection: Connection, run_id: int) -> bool:
    """Whether the run of the same source before this one never came to its end."""
    this = select(RUN.c.source).where(RUN.c.id == run_id).scalar_subquery()
    before = select(RUN.c.state).where(RUN.c.source == this, RUN.c.id < run_id)
    return connection.scalar(before.order_by(RUN.c.id.desc()).limit(1)) == "interrupted"


def finish_run(connection: Connection, run_id: int, **values: Any) -> None:
    """Write down what came of a run."""
    connection.execute(update(RUN).where(RUN.c.id == run_id).values(**values))


def add_faults(connection: Connection, run_id: int, faults: list[dict[str, Any]]) -> None:
    """Keep the faults of a run."""
    if faults:
        connection.execute(insert(FAULT), [{"run_id": run_id, **fault} for fault in faults])


def latest_runs(connection: Connection) -> dict[str, Row]:
    """Newest run of each source."""
    newest = select(func.max(RUN.c.id)).group_by(RUN.c.source)
    found = connection.execute(select(RUN).where(RUN.c.id.in_(newest)))
    return {row.source: row for row in found}
