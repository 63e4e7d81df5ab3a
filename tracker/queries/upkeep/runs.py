"""What the page of sources asks: the runs of the last days, notes and faults of the last one."""

from collections import defaultdict
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Engine, func, select

from tracker.store.tables import FaultRow, PageRow, RunRow

_RUN, _FAULT, _PAGE = RunRow.__table__, FaultRow.__table__, PageRow.__table__
_EASTERN = ZoneInfo("America/New_York")
_WORST = ("red", "interrupted", "amber", "keyless", "green")
_MOST_FAULTS = 20


class Fault(msgspec.Struct, frozen=True):
    """Something that went wrong in a run; sha256 names the body that was kept."""

    kind: str
    url: str | None
    message: str
    sha256: str | None


class LastRun(msgspec.Struct, frozen=True):
    """The newest ended run of a source: what it saw, noted and could not do."""

    run_id: int
    state: str
    started_at: datetime
    finished_at: datetime
    pages: int
    seen: dict[str, int]
    counts: dict[str, dict[str, int]]
    notes: list[str]
    faults: list[Fault]
    faults_in_all: int


class Kept(msgspec.Struct, frozen=True):
    """How many pages of a source are archived, and since when."""

    pages: int
    first_at: datetime
    last_at: datetime


def read_days(engine: Engine, since: datetime) -> dict[str, dict[date, list[str]]]:
    """States of the runs ended since a moment, worst first, by source and Washington's day."""
    wanted = select(_RUN.c.source, _RUN.c.state, _RUN.c.finished_at)
    days: dict[str, dict[date, list[str]]] = defaultdict(lambda: defaultdict(list))
    with engine.connect() as connection:
        for row in connection.execute(wanted.where(_RUN.c.finished_at >= since)):
            days[row.source][row.finished_at.astimezone(_EASTERN).date()].append(row.state)
    return {
        source: {day: sorted(states, key=_WORST.index) for day, states in by_day.items()}
        for source, by_day in days.items()
    }


def read_last_runs(engine: Engine) -> dict[str, LastRun]:
    """The newest ended run by source."""
    newest = select(func.max(_RUN.c.id)).where(_RUN.c.finished_at.is_not(None))
    with engine.connect() as connection:
        runs = connection.execute(
            select(_RUN).where(_RUN.c.id.in_(newest.group_by(_RUN.c.source)))
        ).all()
        faults = defaultdict(list)
        for row in connection.execute(
            select(_FAULT)
            .where(_FAULT.c.run_id.in_([run.id for run in runs]))
            .order_by(_FAULT.c.id)
        ):
            faults[row.run_id].append(Fault(row.kind, row.url, row.message, row.sha256))
    return {
        run.source: LastRun(
            run.id, run.state, run.started_at, run.finished_at, run.pages, run.seen, run.counts,
            run.notes, faults[run.id][:_MOST_FAULTS], len(faults[run.id]),
        )
        for run in runs
    }  # fmt: skip


def read_kept(engine: Engine) -> dict[str, Kept]:
    """What the archive holds, by source."""
    wanted = select(
        _PAGE.c.source, func.count(), func.min(_PAGE.c.fetched_at), func.max(_PAGE.c.fetched_at)
    )
    with engine.connect() as connection:
        return {
            row[0]: Kept(*row[1:]) for row in connection.execute(wanted.group_by(_PAGE.c.source))
        }
