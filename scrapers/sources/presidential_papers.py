"""Compilation of Presidential Documents: GovInfo's feed for news, its numbers for the past."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from scrapers.shapes.govinfo.address import content_url, find_place, split_content
from scrapers.shapes.govinfo.papers import read_document
from scrapers.shapes.govinfo.text import read_paper
from scrapers.shapes.statements.feed import Item, read_feed
from scrapers.shapes.statements.listing import Budget
from scrapers.source import Page, Source
from scrapers.strict import reading
from tracker.errors import MissingPage, ParseError
from tracker.records import Document, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

FEED = "https://www.govinfo.gov/rss/dcpd.xml"
_RSS = "application/rss+xml, application/xml, text/xml"
_FIRST_YEAR = 2009  # the daily compilation began on 20 January 2009; before it, weeks
_GAP = 12  # so many numbers missing in a row end a year
_MOST_REQUESTS = 150
_QUIET = timedelta(days=75)  # documents come five weeks late, more in summer
_PACKAGE = re.compile(r"DCPD-(?P<year>\d{4})(?P<number>\d{5})")


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Documents of the feed that were not read, then year by year by their numbers, newest first.

    The feed needs no key; where a key is set, the full-text search finds the weekly compilations
    of 1992 to 2009 too. At most 150 requests a run go into the past.
    """
    yield from _feed(fetch)
    yield from _past(fetch, since, Budget(_MOST_REQUESTS))


def _feed(fetch: "Fetch") -> Iterator[Page]:
    page = fetch.get(FEED, accept=_RSS)
    with reading(page):
        items = read_feed(page.body)
        packages = [package_of(item) for item in items]
    newest = max(item.published_at for item in items)
    if datetime.now(UTC) - newest > _QUIET:
        fetch.note(f"{FEED}: its newest item is of {newest.date()}")
    for url in map(_text_url, packages):
        if fetch.is_done(url):
            fetch.count(Document, 1)
            continue
        try:
            yield fetch.get(url, accept="text/html")
        except MissingPage:
            fetch.note(f"in the feed and not there yet: {url}")


def package_of(item: Item) -> str:
    """Package of a feed's item: DCPD-202600476.

    Raises: ParseError for an item that names none.
    """
    found = _PACKAGE.search(item.url) or _PACKAGE.search(item.title)
    if found is None:
        raise ParseError(f"an item of the feed that names no document: {item.url}")
    return found[0]


def _past(fetch: "Fetch", since: date, budget: Budget) -> Iterator[Page]:
    """Number after number from the year's first; what it remembers is year, number, gap so far."""
    first = max(since.year, _FIRST_YEAR)
    place = fetch.recall("past") or f"{datetime.now(UTC).year} 1 0"
    year, number, gap = map(int, place.split())
    while year >= first and budget.left > 0:
        url = _text_url(f"DCPD-{year}{number:05d}")
        is_there = fetch.is_done(url)
        if not is_there:
            budget.spend()
            try:
                yield fetch.get(url, accept="text/html")
                is_there = True
            except MissingPage:
                is_there = False  # numbers have gaps; a row of them ends the year
        gap = 0 if is_there else gap + 1
        year, number, gap = (year - 1, 1, 0) if gap >= _GAP else (year, number + 1, gap)
        fetch.remember("past", f"{year} {number} {gap}")
    if year >= first:
        fetch.note(f"presidential documents: read down to {year}; the next run goes on from there")


def _text_url(package: str) -> str:
    return content_url(package, "htm", package)


def parse(page: Page) -> Iterator[Record]:
    """Document of a presidential paper, then each turn of an exchange in it.

    Source: https://www.govinfo.gov/content/pkg/DCPD-202500170/html/DCPD-202500170.htm
    Times:  published_on is the day that the paper bears
    Raises: ParseError for an error page, a bot wall, and a text of another collection.
    """
    if page.body.lstrip()[:5] == b"<?xml":
        for item in read_feed(page.body):
            package_of(item)
        return
    place = split_content(page.url) or find_place(page.url)
    if place is None or place.collection != "CPD" or place.form != "htm":
        raise ParseError("no text of the Compilation of Presidential Documents")
    yield from read_document(read_paper(page.body), place, page.url, page.body)


def address(path: str) -> str | None:
    """Official address of a presidential paper's text on disk."""
    place = find_place(path)
    if place is None or place.collection != "CPD" or place.form != "htm":
        return None
    return content_url(place.package, "htm", place.stem)


SOURCE = Source(
    name="presidential_papers",
    title="Compilation of Presidential Documents",
    publisher="Office of the Federal Register",
    home="https://www.govinfo.gov/app/collection/cpd",
    every=timedelta(hours=6),
    stale_after=timedelta(days=3),
    pages=pages,
    parse=parse,
    expect={Document: (1, 100_000)},
    address=address,
)
