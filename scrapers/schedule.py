"""The schedule: one job a source, one at a time, in UTC, due by our own run table."""

import signal
import threading
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from scrapers.collect import House, alone
from scrapers.runner import run
from scrapers.source import Source
from scrapers.sources import find_sources
from tracker.errors import TrackerError
from tracker.queries.upkeep.collecting import followed_bills
from tracker.store.runs import latest_runs

log = structlog.get_logger()
_RETRY = timedelta(minutes=30)
_BUSY = timedelta(minutes=1)


def next_due(house: House, source: Source, now: datetime) -> datetime:
    """When a source is to be read next, by its last run: at once if that never ended."""
    with house.engine.connect() as connection:
        last = latest_runs(connection).get(source.name)
    if last is None or last.state in ("running", "interrupted"):
        return now
    wait = min(_RETRY, source.every) if last.state == "red" else source.every
    return max(now, last.started_at + wait)


def read_source(house: House, scheduler: BackgroundScheduler, source: Source) -> None:
    """Run a source and say when it is next due; new follows wake the sources that go by them."""
    now = datetime.now(UTC)
    try:
        with alone(house.settings):
            before = followed_bills(house.engine)
            result = run(source, house.fetch(source), house.settings.since)
            grown = not followed_bills(house.engine) <= before
    except TrackerError as error:
        log.warning("waiting", source=source.name, reason=str(error))
        scheduler.modify_job(source.name, next_run_time=now + _BUSY)
        return
    log.info(
        "run", source=source.name, state=result.state, pages=result.pages,
        changed=result.changed_rows, faults=[fault["message"] for fault in result.faults],
    )  # fmt: skip
    scheduler.modify_job(source.name, next_run_time=next_due(house, source, now))
    for other in find_sources().values() if grown else ():
        if other.follows and other.name != source.name:
            scheduler.modify_job(other.name, next_run_time=datetime.now(UTC))


def build_scheduler(house: House) -> BackgroundScheduler:
    """A scheduler with one job a source, not yet started; jobs live in code, never in a table."""
    scheduler = BackgroundScheduler(timezone=UTC, executors={"default": ThreadPoolExecutor(1)})
    for source in find_sources().values():
        scheduler.add_job(
            read_source, "interval", seconds=source.every.total_seconds(), id=source.name,
            args=[house, scheduler, source], coalesce=True, max_instances=1, jitter=30,
            misfire_grace_time=None, next_run_time=next_due(house, source, datetime.now(UTC)),
        )  # fmt: skip
    return scheduler


def configure_log(form: str) -> None:
    """Log lines for people (console) or for programs (json), with aware UTC times."""
    show = (
        structlog.processors.JSONRenderer() if form == "json" else structlog.dev.ConsoleRenderer()
    )
    stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
    structlog.configure(processors=[structlog.processors.add_log_level, stamp, show])


def run_schedule(house: House) -> None:
    """Keep collecting until SIGTERM or Ctrl-C; what a page was half through is read again."""
    configure_log(house.settings.log)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    scheduler = build_scheduler(house)
    scheduler.start()
    stop.wait()
    scheduler.pause()
    scheduler.shutdown(wait=False)
