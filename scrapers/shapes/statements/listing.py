"""Listings of statements: their first pages for news, the pages after them for the past."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from scrapers.shapes.statements.text import without_query
from scrapers.source import Page
from scrapers.strict import reading
from tracker.errors import AwayPage, MissingPage
from tracker.records import Document

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_HTML = "text/html"
_MOST_NEW_PAGES = 5
_QUIET = timedelta(days=14)


class Row(NamedTuple):
    """A line of a listing: the paper's address, and its day where the line states it.

    mark is what the paper's page is to know of its line.
    """

    url: str
    day: date | None
    mark: str | None = None


class Rows(NamedTuple):
    """A page of a listing, newest first, and whether an older page follows."""

    rows: list[Row]
    has_next: bool


@dataclass(frozen=True)
class Listing:
    """A list of papers, newest first, over numbered pages.

    next_page is what is added to the first address for another page ("page/{}/", "?page={}"),
    offset what is added to its number there: some sites call the second page 1.
    """

    first: str
    read: Callable[[Page], Rows]
    next_page: str = "page/{}/"
    offset: int = 0

    def address(self, number: int) -> str:
        """Address of a page, the first being 1."""
        if number == 1:
            return self.first
        return self.first + self.next_page.format(number + self.offset)


@dataclass
class Budget:
    """How many requests of one run are left for a site's past, and which papers it asked for.

    absent holds the first pages of listings that are not published, listings counts those that
    answered, in this run or before.
    """

    left: int
    asked: set[str] = field(default_factory=set)
    absent: list[str] = field(default_factory=list)
    listings: int = 0

    def spend(self) -> None:
        """One request less."""
        self.left -= 1


def newest_pages(fetch: "Fetch", listing: Listing, budget: Budget) -> Iterator[Page]:
    """Papers of a listing's first pages, on to the first page without a new one."""
    for number in range(1, _MOST_NEW_PAGES + 1):
        try:
            page, found = _listing_page(fetch, listing, number, budget)
        except MissingPage:
            if number == 1:
                raise
            return
        yield page
        if number == 1:
            _note_quiet(fetch, listing, found)
        new = [row for row in found.rows if not fetch.is_done(row.url)]
        fetch.count(Document, len(found.rows) - len(new))
        yield from paper_pages(fetch, new, budget)
        if not new or not found.has_next or not budget.left:
            return


def _note_quiet(fetch: "Fetch", listing: Listing, found: Rows) -> None:
    days = [row.day for row in found.rows if row.day is not None]
    if days and datetime.now(UTC).date() - max(days) > _QUIET:
        fetch.note(f"{listing.first}: its newest paper is of {max(days)}")


def back_fill(fetch: "Fetch", listing: Listing, since: date, budget: Budget) -> Iterator[Page]:
    """Papers of a listing that were never read, newest first, from where the last run left off.

    New papers push the old to later pages, so that a remembered page number skips none.
    """
    cursor = f"page of {listing.first}"
    knew = fetch.recall(cursor)
    place = knew or "1"
    budget.listings += knew is not None
    while place != "end" and budget.left > 0:
        number = int(place)
        try:
            page, found = _listing_page(fetch, listing, number, budget)
        except MissingPage as error:
            if number == 1:
                fetch.note(f"not published here (404): {without_query(error.url)}")
                budget.absent.append(error.url)
                return
            found, page = Rows([], has_next=False), None
        if page is not None:
            yield page
        if number == 1 and not found.rows:
            fetch.note(f"{listing.first} names no paper")
            return
        due = [row for row in found.rows if row.day is None or row.day >= since]
        yield from paper_pages(fetch, due, budget)
        if len(due) < len(found.rows):
            return  # the rest is older than what was asked for
        if budget.left > 0 or all(fetch.is_done(row.url) for row in due):
            place = str(number + 1) if found.has_next else "end"
            fetch.remember(cursor, place)
    if place != "end":
        fetch.note(f"{listing.first}: read down to page {place}; the next run goes on from there")


def refuse_silence(budget: Budget) -> None:
    """Nothing, if a listing answered or none was asked. Raises: MissingPage if none is there."""
    if budget.absent and not budget.listings:
        raise MissingPage(budget.absent[0], f"none of {len(budget.absent)} listings is published")


def owed_pages(fetch: "Fetch", budget: Budget) -> Iterator[Page]:
    """Papers that earlier runs could not read, asked for again."""
    owed = (fetch.recall("owed") or "").split()
    yield from paper_pages(fetch, [Row(url, None) for url in owed], budget)
    if owed:
        fetch.remember("owed", " ".join(url for url in owed if not fetch.is_done(url)))


def _listing_page(
    fetch: "Fetch", listing: Listing, number: int, budget: Budget
) -> tuple[Page, Rows]:
    budget.spend()
    page = fetch.get(listing.address(number), accept=_HTML)
    budget.listings += 1
    with reading(page):
        return page, listing.read(page)


def paper_pages(fetch: "Fetch", rows: Iterable[Row], budget: Budget) -> Iterator[Page]:
    """Papers of listed lines that were never read.

    One that is not there (404), or that leads to another host, is a note and is not asked again.
    """
    for row in rows:
        if fetch.is_done(row.url) or row.url in budget.asked:
            continue
        if budget.left <= 0:
            return
        budget.spend()
        budget.asked.add(row.url)
        try:
            yield fetch.get(row.url, accept=_HTML, mark=row.mark)
        except MissingPage:
            fetch.note(f"listed and not there: {row.url}")
            fetch.set_aside([(row.url, None)])
            continue
        except AwayPage as error:
            fetch.note(f"listed and elsewhere: {row.url} leads to {error.target}")
            fetch.set_aside([(row.url, None)])
            continue
        if not fetch.is_done(row.url):  # a fault of this run, and owed to the next
            owed = set((fetch.recall("owed") or "").split())
            fetch.remember("owed", " ".join(sorted({*owed, row.url})))
