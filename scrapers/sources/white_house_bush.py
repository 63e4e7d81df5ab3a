"""White House of George W. Bush, as the National Archives keep it: releases month by month."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapers.shapes.statements.index import Index, index_pages
from scrapers.shapes.statements.listing import Budget, owed_pages, refuse_silence
from scrapers.shapes.statements.main_text import read_words
from scrapers.shapes.statements.paper import Desk, paper_records
from scrapers.shapes.statements.text import without_query
from scrapers.source import Page, Source
from scrapers.strict import iso_date
from tracker.errors import ParseError
from tracker.records import Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

SITE = "https://georgewbush-whitehouse.archives.gov/"
_MONTHS = [(year, month) for year in range(2001, 2009) for month in range(1, 13)] + [(2009, 1)]
_PAPER = re.compile(r"/news/releases/\d{4}/\d\d/(\d{4})(\d\d)(\d\d)(?:-\d+)?\.html?$")
_LIST = re.compile(r"/news/releases/\d{4}/\d\d/(?:index\.html?)?$")
_MOST_REQUESTS = 200
_DESK = Desk("whitehouse", "The White House", "press_statement")
_SITE_NAME = re.compile(r"^(?:The White House|For Immediate Release)\W+", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:^|/)(georgewbush-whitehouse\.archives\.gov/.+)$")


def releases(since: date) -> Index:
    """Lists of releases of each month in office, newest first, back to a day."""
    months = [m for m in reversed(_MONTHS) if m >= (since.year, since.month)]
    places = tuple(f"{SITE}news/releases/{year}/{month:02}/" for year, month in months)
    return Index("releases 2001-09", places, _PAPER)


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Papers that were never read, newest month first; at most 200 requests a run."""
    budget = Budget(_MOST_REQUESTS)
    yield from owed_pages(fetch, budget)
    yield from index_pages(fetch, releases(since), budget)
    refuse_silence(budget)


def parse(page: Page) -> Iterator[Record]:
    """Document, DocumentText and turns of a paper; nothing of a month's list, once it is read.

    Source: https://georgewbush-whitehouse.archives.gov/news/releases/2002/05/20020506-12.html
    Times:  published_on is the day in the address, that of the paper in Washington
    Raises: ParseError for a bot wall, an error page, a page without words, another address.
    """
    url = without_query(page.url)
    if _LIST.search(urlsplit(url).path):
        releases(date(2001, 1, 1)).papers(page)
        return
    found = _PAPER.search(urlsplit(url).path)
    if found is None:
        raise ParseError(f"{url} is no address of a paper of this site")
    words = read_words(page)
    if words.missing:
        raise ParseError(f"a page that is no paper answers with 200: {words.missing!r}")
    day = iso_date("-".join(found.groups()), "the day in the address")
    title = _SITE_NAME.sub("", words.title)
    own_id = re.sub(r"\.html?$", "", urlsplit(url).path.strip("/"))
    yield from paper_records(_DESK, url, title, day, words.text, form="html", own_id=own_id)


def address(path: str) -> str | None:
    """Official address of a file on disk, if its path holds host and path."""
    found = _ADDRESS.search(path.replace("\\", "/"))
    return f"https://{found[1]}" if found else None


SOURCE = Source(
    name="white_house_bush", title="White House archive, 2001 to 2009",
    publisher="National Archives and Records Administration", home=f"{SITE}news/",
    every=timedelta(hours=12), stale_after=timedelta(days=7), pages=pages, parse=parse,
    address=address,
)  # fmt: skip
