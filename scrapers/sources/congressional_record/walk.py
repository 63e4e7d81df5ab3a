"""The way through days and items of the Record: what is read, what is owed, what failed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from scrapers.shapes.govinfo.address import content_url
from scrapers.shapes.govinfo.mods import DayItem, day_address, item_address, read_day
from scrapers.shapes.statements.listing import Budget
from scrapers.source import Page
from scrapers.sources.congressional_record.days import Day
from tracker.errors import MissingPage, ParseError
from tracker.queries.upkeep.collecting import followed_bills, owed_record_items, stored_record_items
from tracker.reading.court.mentions import decide, find_mentions

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_XML, _HTML = "application/xml, text/xml", "text/html"
_MOST_REQUESTS = 600  # of one run; the next goes on where this one stopped


class _ReadDay(NamedTuple):
    """The metadata of a day as fetched, and the items that it names."""

    page: Page
    items: list[DayItem]


class Walk:
    """One run's way through days and items, within its requests."""

    def __init__(self, fetch: "Fetch"):
        self.fetch, self.budget = fetch, Budget(_MOST_REQUESTS)
        self.followed = followed_bills(fetch.store)
        self.stored = stored_record_items(fetch.store)
        self.failed: set[str] = set()
        self.days: dict[str, _ReadDay | None] = {}

    def read_days(self, days: list[Day], *, whole: bool) -> Iterator[Page]:
        """Items of days that are not read as they stand now, and the metadata of those kept."""
        for day in days:
            url = day_address(day.package)
            if self.fetch.is_done(url, day.changed):
                continue
            if self.budget.left <= 0:
                return
            if (items := self._items(day)) is None:
                continue
            wanted = [item for item in items if whole or self._may_matter(item)]
            yield from self._read_items(day, wanted)
            if all(self._is_done(day, item) for item in wanted):
                self.fetch.set_aside([(url, day.changed)])

    def owed_metadata(self) -> Iterator[Page]:
        """Metadata of items that are stored without it, as the full-text search leaves them.

        What GovInfo does not hold by itself is looked for in the metadata of its day; what is in
        neither is asked for again in another month.
        """
        month = f"{datetime.now(UTC):%Y-%m}"
        for document_id in owed_record_items(self.fetch.store):
            item = document_id.removeprefix("govinfo:")
            package = item.split("-pt", 1)[0]
            url = item_address(package, item)
            if self.fetch.is_done(url, month):
                continue
            if self.budget.left <= 0:
                return
            try:
                page = self._get(url, _XML, month)
            except MissingPage:
                page = self._from_day(package, item, month)
                if page is None:
                    self.fetch.note(f"no metadata on GovInfo for {item}")
                    self.fetch.set_aside([(url, month)])
            if page:
                yield page

    def _from_day(self, package: str, item: str, mark: str) -> Page | None:
        """An item's own part of the metadata of its day, None where that tells nothing of it."""
        day = self._day(package, None)
        found = next((one for one in day.items if one.item_id == item), None) if day else None
        if day is None or found is None:
            return None
        return self.fetch.unpacked(day.page, item_address(package, item), found.body, mark)

    def _items(self, day: Day) -> list[DayItem] | None:
        """Items of a day by its metadata, None where it cannot be had now."""
        found = self._day(day.package, day.changed)
        return found.items if found else None

    def _day(self, package: str, changed: str | None) -> _ReadDay | None:
        """The metadata of a day, from the one or the other address that GovInfo gives it."""
        if package in self.days:
            return self.days[package]
        self.days = {package: None}  # a day is asked for once, and no more than one is held
        for url in (
            day_address(package),
            f"{content_url(package, 'pdf').split('/pdf/')[0]}/mods.xml",
        ):
            try:
                page = self._get(url, _XML, changed)
                if page is not None:
                    self.days = {package: _ReadDay(page, read_day(page.body, package))}
                return self.days[package]
            except MissingPage:
                continue
            except ParseError as error:
                self.fetch.fault("parse", error, page)
                return None
        self.fetch.note(f"no metadata on GovInfo for {package}")
        return None

    def _read_items(self, day: Day, items: list[DayItem]) -> Iterator[Page]:
        for item in items:
            if self._is_done(day, item):
                continue
            if self.budget.left <= 0:
                return
            url = content_url(day.package, "htm", item.item_id)
            try:
                page = self._get(url, _HTML, day.changed)
            except MissingPage:
                self.fetch.set_aside([(url, day.changed)])
                self.fetch.note(f"no text on GovInfo for {item.item_id}")
                continue
            if page is None:
                continue
            yield page
            if self.fetch.is_kept(url):
                place = item_address(day.package, item.item_id)
                yield self.fetch.unpacked(page, place, item.body, day.changed)

    def _may_matter(self, item: DayItem) -> bool:
        if item.bill_ids & self.followed:
            return True
        return decide(find_mentions(item.title)) is not False

    def _is_done(self, day: Day, item: DayItem) -> bool:
        """Whether an item was read as it stands; one that the search found is the search's."""
        url = content_url(day.package, "htm", item.item_id)
        if url in self.failed:
            return False
        is_another = f"govinfo:{item.item_id}" in self.stored and not self.fetch.is_done(url)
        return is_another or self.fetch.is_done(url, day.changed)

    def _get(self, url: str, accept: str, mark: str | None) -> Page | None:
        """A page, None with a fault where it cannot be had now. Raises: MissingPage."""
        self.budget.spend()
        page = self.fetch.try_get(url, accept=accept, mark=mark)
        if page is None:
            self.failed.add(url)
        return page
