"""A row's past as a list stated it: from which page on, until which, with which words."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, select

from tracker.records import RECORDS
from tracker.store.tables import TABLES, ChangeRow, PageRow

_PAGE, _CHANGE = PageRow.__table__, ChangeRow.__table__
_EASTERN = ZoneInfo("America/New_York")


class State(NamedTuple):
    """What a page stated of a row from a moment on; values is None once it states it no more."""

    at: datetime
    page_id: int
    values: Mapping[str, Any] | None


class PageOf(NamedTuple):
    """A version of a list's file: the day that the list states for itself, else ours."""

    page_id: int
    url: str
    fetched_at: datetime
    read_at: datetime | None
    own_day: date | None

    @property
    def day(self) -> date:
        """The list's own day, else the day in Washington on which it was fetched."""
        return self.own_day or self.fetched_at.astimezone(_EASTERN).date()


class Pages:
    """Versions of the files of the lists, oldest first."""

    def __init__(self, connection: Connection, page_ids: Iterable[int]):
        urls = select(_PAGE.c.url).where(_PAGE.c.id.in_(sorted(set(page_ids))))
        wanted = select(_PAGE.c.id, _PAGE.c.url, _PAGE.c.fetched_at, _PAGE.c.read_at)
        rows = connection.execute(wanted.where(_PAGE.c.url.in_(urls)).order_by(_PAGE.c.id))
        days = _own_days(connection)
        self._pages = {row.id: PageOf(*row, days.get(row.id)) for row in rows}

    def get(self, page_id: int) -> PageOf:
        """One version by its id."""
        return self._pages[page_id]

    def stating(self, page_id: int, at: datetime) -> PageOf:
        """The version of the same file that was read at a moment, else the one named."""
        named = self._pages[page_id]
        same = (p for p in self._pages.values() if p.url == named.url and p.read_at == at)
        return next(same, named)

    def before(self, page: PageOf) -> PageOf | None:
        """The version of the same file that was read last before one; None if it is the first."""
        earlier = [
            p for p in self._pages.values()
            if p.url == page.url and p.page_id < page.page_id and p.read_at is not None
        ]  # fmt: skip
        return earlier[-1] if earlier else None


def read_states(connection: Connection, record: str, pages: Pages) -> dict[tuple, list[State]]:
    """States of each row of a record class, oldest first, by key."""
    changes: dict[tuple, list[Row]] = {}
    wanted = select(_CHANGE).where(_CHANGE.c.record == record).order_by(_CHANGE.c.id)
    for change in connection.execute(wanted):
        changes.setdefault(tuple(change.key), []).append(change)
    found = {}
    for row in connection.execute(select(TABLES[record])):
        key = tuple(row._mapping[name] for name in RECORDS[record].KEY)
        found[key] = _states(row, changes.get(key, []), pages)
    return found


def page_ids(connection: Connection, records: Iterable[str]) -> set[int]:
    """Pages on which rows of these record classes rest or rested."""
    found: set[int] = set()
    for record in records:
        found |= set(connection.scalars(select(TABLES[record].c.page_id).distinct()))
        wanted = select(_CHANGE.c.page_id, _CHANGE.c.old).where(_CHANGE.c.record == record)
        for change in connection.execute(wanted):
            found |= {change.page_id, change.old["page_id"]}
    return found


def _states(row: Row, changes: list[Row], pages: Pages) -> list[State]:
    said = [*(change.old for change in changes), row._mapping]
    first = pages.stating(said[0]["page_id"], row.first_seen_at)
    states = [State(row.first_seen_at, first.page_id, said[0])]
    for change, after in zip(changes, said[1:], strict=True):
        values = None if change.kind == "gone" else after
        states.append(State(change.at, change.page_id, values))
    return states


def _own_days(connection: Connection) -> dict[int, date]:
    """The day that each version of a list states for itself, by page."""
    table = TABLES["SanctionsList"]
    now = select(table.c.page_id, table.c.published_on).where(table.c.published_on.is_not(None))
    days = {row.page_id: row.published_on for row in connection.execute(now)}
    past = select(_CHANGE.c.old).where(_CHANGE.c.record == "SanctionsList")
    for old in connection.scalars(past):
        if old["published_on"]:
            days[old["page_id"]] = date.fromisoformat(old["published_on"])
    return days
