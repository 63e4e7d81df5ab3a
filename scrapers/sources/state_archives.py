"""State Department of former administrations, 2001 to 2025: each paper fetched once."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapers.shapes.statements.dates import find_day
from scrapers.shapes.statements.index import Index, index_pages
from scrapers.shapes.statements.listing import (
    Budget,
    Listing,
    Rows,
    back_fill,
    owed_pages,
    refuse_silence,
)
from scrapers.shapes.statements.main_text import read_paper
from scrapers.shapes.statements.text import has_class, without_query
from scrapers.shapes.statements.walk import read_routes
from scrapers.source import Page, Source
from scrapers.sources import state_department
from scrapers.sources.state_department import read_listing
from scrapers.sources.state_department.papers import paper_records
from scrapers.strict import parse_html
from tracker.errors import ParseError
from tracker.records import Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_MOST_REQUESTS = 120
_OLDEST = "2001-2009.state.gov"


def read_copy(page: Page) -> Rows:
    """Papers that an archived listing names; none in a copy without the script that filled it."""
    lists = parse_html(page.body).xpath(f"//ul[{has_class('collection-results')}]")
    if lists and not lists[0].xpath(".//li"):
        return Rows([], has_next=False)
    return read_listing(page)


LISTINGS = tuple(
    Listing(f"https://{host}/{name}/", read_copy)
    for host in ("2021-2025.state.gov", "2017-2021.state.gov")
    for name in ("press-releases", "department-press-briefings")
)
_MONTHS = [f"{year}/{month:02}" for year in range(2017, 2008, -1) for month in range(12, 0, -1)]
INDEXES = tuple(
    Index(
        f"{name} {years}",
        tuple(f"https://{host}/r/pa/prs/{folder}/{period}/index.htm" for period in periods),
        re.compile(rf"^/r/pa/prs/{folder}/{paper}\.htm$"),
    )
    for name, folder in (("releases", "ps"), ("briefings", "dpb"))
    for years, host, periods, paper in (
        ("2009-17", "2009-2017.state.gov", _MONTHS, r"\d{4}/\d\d/\d+"),
        ("2001-09", _OLDEST, range(2009, 2000, -1), r"\d{4}/\d+"),
    )
)
_HOST = re.compile(r"(?:^|/)\d{4}-\d{4}\.state\.gov/")
_NEAR = 800  # letters within which a paper prints its day


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Papers that were never read, newest site first; at most 120 requests a run.

    A site that refuses is told when the others have been read.
    """
    budget = Budget(_MOST_REQUESTS)
    yield from owed_pages(fetch, budget)
    listed = [partial(back_fill, fetch, listing, since, budget) for listing in LISTINGS]
    indexed = [partial(index_pages, fetch, index, budget) for index in INDEXES]
    yield from read_routes(fetch, [*listed, *indexed], all_of_them=True)
    refuse_silence(budget)


def parse(page: Page) -> Iterator[Record]:
    """Document, DocumentText and turns of a paper of any of the four sites; nothing of a list.

    Source: https://2009-2017.state.gov/r/pa/prs/ps/2012/01/180000.htm and its like
    Shape:  the site of 2017-21 is a static copy, whose papers are at /slug/ or /slug/index.html
    Times:  published_on is the day in Washington that the paper bears
    Raises: ParseError for the decoy "Technical Difficulties", a list without papers, a paper
    without title, day or text.
    """
    place = urlsplit(page.url)
    index = next((index for index in INDEXES if page.url in index.addresses), None)
    listing = next((one for one in LISTINGS if page.url.startswith(one.first)), None)
    if index is not None:
        index.papers(page)
    elif listing is not None:
        listing.read(page)
    elif place.hostname == _OLDEST:
        yield from _oldest_records(page)
    else:
        yield from state_department.parse(page)


def _oldest_records(page: Page) -> list[Record]:
    """A paper of 2001-09, whose pages state nothing about themselves but what they print."""
    words = read_paper(page)
    day = find_day(words.text[:_NEAR])
    if day is None:
        raise ParseError("no day printed near the head of a paper of the site of 2001-09")
    return paper_records(
        without_query(page.url), words.title, day, words.text, creator=None, doctype=None,
        form="html",
    )  # fmt: skip


def address(path: str) -> str | None:
    """Official address of a file on disk, if its path holds an archived site's host and path."""
    place = path.replace("\\", "/")
    return state_department.address(place) if _HOST.search(place) else None


SOURCE = Source(
    name="state_archives", title="State Department archives, 2001 to 2025",
    publisher="U.S. Department of State", home="https://2021-2025.state.gov/press-releases/",
    every=timedelta(hours=12), stale_after=timedelta(days=7), pages=pages, parse=parse,
    address=address,
)  # fmt: skip
