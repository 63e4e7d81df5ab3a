"""Releases of members and committees at their own sites: a source an office, a row each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from scrapers.shapes.statements.listing import (
    Budget,
    Listing,
    Row,
    Rows,
    back_fill,
    newest_pages,
    owed_pages,
    paper_pages,
)
from scrapers.shapes.statements.releases import release_records
from scrapers.source import Page, Source
from scrapers.sources.press.listing import read_listing
from scrapers.sources.press.offices import OfficeRow, load_offices
from scrapers.sources.press.release import read_release
from tracker.errors import AwayPage, FetchError, GonePage, MissingPage
from tracker.queries.upkeep.collecting import copied_releases
from tracker.records import Document, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

GROUP = "Offices of members and committees"
_MOST_REQUESTS = 20
_MOVED = "if its member left or the site moved, end its row in press/offices.toml with until"
_FILE_END = re.compile(r"(?:/index)?\.html?$")
_PAGE_NUMBER = 987654321  # stands for any number in the address of a listing's page


@dataclass(frozen=True)
class Reader:
    """Walks and reads one office's site, by its row."""

    row: OfficeRow

    def pages(self, fetch: "Fetch", since: date) -> Iterator[Page]:
        """The listing's new releases; then those that the collection copied; then the past.

        At most 20 requests a run. Raises: ParseError for a listing in another layout, FetchError
        for one that is refused or gone, so that this office alone ends red.
        """
        budget, listing = Budget(_MOST_REQUESTS), self.row.listing(self._read)
        yield from self._newest(fetch, listing, budget)
        yield from owed_pages(fetch, budget)
        copied = copied_releases(fetch.store, self.row.host)
        rows = (Row(url, day, day.isoformat() if day else None) for url, day in copied)
        yield from paper_pages(fetch, rows, budget)
        yield from back_fill(fetch, listing, max(since, self.row.since), budget)

    def parse(self, page: Page) -> Iterator[Record]:
        """Document, signers and DocumentText of a release; nothing of a listing, once it is read.

        Source: https://www.cotton.senate.gov/news/press-releases/cotton-icc-threats-against-allies-
        should-face-retaliation (address as of 10 November 2024)
        Times:  published_on is the day as the office prints it
        Raises: ParseError for a bot wall, an error page with 200, another layout, no title or day.
        """
        if self._is_listing(page.url):
            self._read(page)
            return
        yield from release_records("release", self.row.office, read_release(page))

    def address(self, path: str) -> str | None:
        """Official address of a file on disk, if its path holds this site's host and a path."""
        if self.row.host not in path:
            return None
        found = re.search(rf"(?:^|/)((?:www\.)?{re.escape(self.row.host)}/.+)$", path)
        return f"https://{_FILE_END.sub('', found[1])}" if found else None

    def _newest(self, fetch: "Fetch", listing: Listing, budget: Budget) -> Iterator[Page]:
        try:
            yield from newest_pages(fetch, listing, budget)
        except (MissingPage, GonePage, AwayPage) as error:
            raise FetchError(error.url, f"{_told(error)}; {_MOVED}", error.sha256) from error

    def _read(self, page: Page) -> Rows:
        return read_listing(page, self.row.family, self.row.lines)

    def _is_listing(self, url: str) -> bool:
        listing = self.row.listing(self._read)
        numbered = re.escape(listing.address(_PAGE_NUMBER - listing.offset))
        return url == self.row.list or bool(
            re.fullmatch(numbered.replace(str(_PAGE_NUMBER), r"\d+"), url)
        )


def _told(error: FetchError) -> str:
    return str(error).removeprefix(f"{error.url}: ")


def press(row: OfficeRow) -> Source:
    """The source of one office."""
    reader = Reader(row)
    return Source(
        name=row.source,
        title=f"Releases of {row.name}",
        publisher=row.office.publisher,
        home=row.list,
        every=timedelta(hours=12),
        stale_after=timedelta(days=3),
        pages=reader.pages,
        parse=reader.parse,
        expect={Document: (1, 100_000)},
        address=reader.address,
        group=GROUP,
        watched=True,
    )


def still_read(rows: Iterable[OfficeRow]) -> list[Source]:
    """Sources of the offices that are not over; of the others what was read stays, as closed."""
    return [press(row) for row in rows if row.until is None]


SOURCES = still_read(load_offices())
