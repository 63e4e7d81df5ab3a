"""Reading sources now, in order, until what they follow is settled; one collection at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from filelock import FileLock, Timeout
from sqlalchemy import Engine

from scrapers.archive import Archive
from scrapers.fetch import Fetch, build_session
from scrapers.runner import Result, run
from scrapers.source import Source
from tracker.errors import TrackerError
from tracker.queries.upkeep.collecting import followed_bills
from tracker.reading.court.taught import use_taught
from tracker.settings import Settings
from tracker.store.terms import keep_terms

_MOST_ROUNDS = 4


@dataclass(frozen=True)
class House:
    """What every reading needs: the store, the archive, the settings."""

    engine: Engine
    archive: Archive
    settings: Settings

    def fetch(self, source: Source, session: object = None) -> Fetch:
        """A fresh Fetch for one run of a source, which reads by the terms as they now stand."""
        use_taught(self.settings.terms)
        keep_terms(self.engine, self.archive.keep)
        return Fetch(source.name, self.engine, self.archive, self.settings, session)


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Hold the collection's lock; TrackerError at once if another collection is going on."""
    settings.data.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(settings.data / "collect.lock", timeout=0):
            yield
    except Timeout:
        raise TrackerError("another collection is going on in this data folder") from None


def collect(house: House, sources: list[Source], since: date) -> Iterator[Result]:
    """Result of each source as it ends.

    What one source reads can make another's measures followed. Sources that go by what is followed
    are read again until none began before the last measure came to be followed, so that one
    collection leaves nothing for the next to discover.
    """
    session = build_session(house.settings)
    due, knew = sources, {}
    for _ in range(_MOST_ROUNDS):
        for source in due:
            knew[source.name] = followed_bills(house.engine)
            yield run(source, house.fetch(source, session), since)
        now = followed_bills(house.engine)
        due = [source for source in sources if source.follows and now - knew[source.name]]
