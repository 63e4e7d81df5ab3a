"""How far the places were searched in which a paper would stand that nobody has seen."""

from datetime import date
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Engine, select

from tracker.queries.upkeep.freshness import read_sources
from tracker.store.tables import MarkRow

_EASTERN = ZoneInfo("America/New_York")
# As the full-text search remembers each year of the Record whose hits were all read.
_YEAR_READ = "cursor:record_search:window Record "
_RECORD = ("record_search", "congressional_record")
_REGISTER = ("federal_register",)


class Searched(msgspec.Struct, frozen=True):
    """Years of the Congressional Record searched to their end; last good readings, None if none."""

    years: frozenset[int]
    record_on: date | None
    register_on: date | None

    def record(self, first: date, last: date) -> str:
        """How far the Record was searched for a paper of these days, as a sentence."""
        wanted = range(first.year, last.year + 1)
        done = [year for year in wanted if year in self.years]
        if self.record_on is None or not done:
            return f"The Congressional Record of {_span(wanted)} has not been searched yet."
        on = f"last read {_day(self.record_on)}"
        if len(done) < len(wanted):
            return f"Of the Congressional Record, {on}, only {_span(done)} has been searched."
        return f"The Congressional Record of {_span(wanted)} was searched, {on}."

    def register(self) -> str:
        """Whether the Federal Register was read, as a sentence."""
        if self.register_on is None:
            return "The Federal Register has not been read yet."
        return f"The Federal Register was last read {_day(self.register_on)}."


def read_searched(engine: Engine) -> Searched:
    """How far the Record and the Federal Register were read."""
    mark = MarkRow.__table__.c
    wanted = select(mark.url).where(mark.url.like(f"{_YEAR_READ}%"), mark.mark.is_not(None))
    with engine.connect() as connection:
        years = {int(url.removeprefix(_YEAR_READ)) for url in connection.scalars(wanted)}
    good = {row.source: row.last_good_at for row in read_sources(engine) if row.last_good_at}
    return Searched(frozenset(years), _last(good, _RECORD), _last(good, _REGISTER))


def _last(good: dict, names: tuple[str, ...]) -> date | None:
    moments = [good[name] for name in names if name in good]
    return max(moments).astimezone(_EASTERN).date() if moments else None


def _span(years: range | list[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"


def _day(on: date) -> str:
    return f"{on.day} {on:%b %Y}"
