"""How fresh each source is: fresh, late, broken, closed or never read, and since when."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, Select, func, select

from tracker.store.tables import FaultRow, PageRow, RunRow, SourceRow

_SOURCE, _RUN, _PAGE = SourceRow.__table__, RunRow.__table__, PageRow.__table__
_FAULT = FaultRow.__table__
GOOD = ("green", "amber")
_RUNS_LOOKED_AT, _A_LOOK = 400, 20


class Freshness(msgspec.Struct, frozen=True):
    """What is known of a source; `at` says how fresh that makes it at a moment."""

    source: str
    title: str
    publisher: str
    home: str
    every_seconds: int
    stale_after_seconds: int
    is_closed: bool
    pages: int
    runs: int
    last_run_id: int | None = None
    last_run_at: datetime | None = None
    last_run_state: str | None = None
    last_good_at: datetime | None = None
    last_new_at: datetime | None = None
    last_new: dict[str, int] = {}
    fault: str | None = None
    group: str | None = None
    state: str = "unknown"

    @property
    def is_wanting(self) -> bool:
        """Whether it keeps us from knowing what is new: late, broken or never read."""
        return self.state in ("late", "broken", "never read")

    def at(self, now: datetime) -> "Freshness":
        """The same with its state at a moment.

        never read: no run ended; without a key: it asks for one that nobody has set; broken: its
        last run ended red; late: no good run for longer than it may take; closed: no longer read.
        """
        return msgspec.structs.replace(self, state=self._state(now))

    def _state(self, now: datetime) -> str:
        if self.is_closed:
            return "closed"
        if self.last_run_state is None:
            return "never read"
        if self.last_run_state == "keyless":
            return "without a key"
        if self.last_run_state not in GOOD:
            return "broken"
        late = now - self.last_good_at > timedelta(seconds=self.stale_after_seconds)
        return "late" if late else "fresh"


def read_freshness(engine: Engine, now: datetime) -> list[dict[str, Any]]:
    """One flat row a source with its state at a moment, in the order in which sources are read."""
    return [msgspec.structs.asdict(row.at(now)) for row in read_sources(engine)]


def read_sources(engine: Engine) -> list[Freshness]:
    """What is known of each source, in the order in which sources are read."""
    with engine.connect() as connection:
        pages = _count(connection, _PAGE)
        runs = _count(connection, _RUN)
        sources = connection.execute(select(_SOURCE).order_by(_SOURCE.c.position, _SOURCE.c.name))
        return [_freshness(connection, row, pages, runs) for row in sources.all()]


def _count(connection: Connection, table: Any) -> dict[str, int]:
    counted = select(table.c.source, func.count()).group_by(table.c.source)
    return {row.source: row[1] for row in connection.execute(counted)}


def _freshness(
    connection: Connection, row: Row, pages: dict[str, int], runs: dict[str, int]
) -> Freshness:
    ended = (
        select(_RUN)
        .where(_RUN.c.source == row.name, _RUN.c.finished_at.is_not(None))
        .order_by(_RUN.c.id.desc())
    )
    last = connection.execute(ended.limit(1)).first()
    is_good = last and last.state in GOOD
    good = (
        last
        if is_good
        else connection.execute(ended.where(_RUN.c.state.in_(GOOD)).limit(1)).first()
    )
    news = _newest_with_news(connection, ended)
    return Freshness(
        row.name, row.title, row.publisher, row.home, row.every_seconds, row.stale_after_seconds,
        row.is_closed, pages.get(row.name, 0), runs.get(row.name, 0),
        last_run_id=last and last.id,
        last_run_at=last and last.finished_at,
        last_run_state=last and last.state,
        last_good_at=good and good.finished_at,
        last_new_at=news and news.finished_at,
        last_new={n: c["new"] for n, c in news.counts.items() if c["new"]} if news else {},
        fault=_first_fault(connection, last) if last else None,
        group=row.group,
    )  # fmt: skip


def _newest_with_news(connection: Connection, ended: Select) -> Row | None:
    """The last run that wrote something new, among the last few hundred."""
    for start in range(0, _RUNS_LOOKED_AT, _A_LOOK):
        runs = connection.execute(ended.limit(_A_LOOK).offset(start)).all()
        for run in runs:
            if any(counted["new"] for counted in run.counts.values()):
                return run
        if len(runs) < _A_LOOK:
            return None
    return None


def _first_fault(connection: Connection, run: Row) -> str | None:
    wanted = select(_FAULT.c.message).where(_FAULT.c.run_id == run.id).order_by(_FAULT.c.id)
    return connection.scalar(wanted.limit(1))
