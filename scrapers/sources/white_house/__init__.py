"""White House: statements, briefings, fact sheets, remarks and orders as the site gives them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from scrapers.shapes.statements.feed import read_feed
from scrapers.shapes.statements.listing import (
    Budget,
    Listing,
    Row,
    Rows,
    back_fill,
    newest_pages,
    owed_pages,
)
from scrapers.shapes.statements.text import has_class, without_query, words_of
from scrapers.shapes.statements.walk import feed_pages, own_address, read_routes
from scrapers.source import Page, Source
from scrapers.sources.white_house.markdown import markdown_records
from scrapers.sources.white_house.papers import (
    CLUTTER,
    article_records,
    is_known_section,
    item_records,
    section_of,
)
from scrapers.strict import iso_date, parse_html
from tracker.errors import ParseError
from tracker.records import Document, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

SITE = "https://www.whitehouse.gov/"
_FEEDS = (f"{SITE}news/feed/", f"{SITE}presidential-actions/feed/")
_OLD_FEED = f"{SITE}briefing-room/feed/"  # the theme of 2021-25
_MOST_REQUESTS = 200
_ADDRESS = re.compile(r"(?:^|/)((?:www\.whitehouse\.gov|\w+whitehouse\.archives\.gov)/.*)$")
_FILE = re.compile(r"([^/]+)\.(?:xml|html?)$")
_LISTED = re.compile(
    r"/(?:news|presidential-actions|briefings-statements|fact-sheets|releases|articles|research"
    r"|remarks|briefing-room(?:/[a-z-]+)?)(?:/page/\d+)?/?"
)
# One theme of the site a line: 2025 on; 2017-25; 2009-17.
_ROWS = (
    f"//main//li[{has_class('wp-block-post')}]",
    "//article",
    f"//*[{has_class('views-row')}]",
)
_LINK = ".//h2//a[@href] | .//h3//a[@href]"
_NEXT = f'//link[@rel="next"] | //*[{has_class("pager-next")}]//a'


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """New items of the feeds, then papers of the listing of all news that were never read.

    The feed of all news is asked first; where it is gone, that of the theme before, then the
    listing itself. At most 200 requests of a run go into the past.
    """
    budget = Budget(_MOST_REQUESTS)
    yield from _newest(fetch, budget)
    yield from owed_pages(fetch, budget)
    yield from back_fill(fetch, NEWS, since, budget)


def _newest(fetch: "Fetch", budget: Budget) -> Iterator[Page]:
    new_feeds = [partial(_feed, fetch, url) for url in _FEEDS]
    yield from read_routes(
        fetch,
        [
            partial(read_routes, fetch, new_feeds, all_of_them=True),
            partial(_feed, fetch, _OLD_FEED),
            partial(newest_pages, fetch, NEWS, budget),
        ],
    )


def _feed(fetch: "Fetch", url: str) -> Iterator[Page]:
    for page in feed_pages(fetch, url, CLUTTER):
        if not is_known_section(page.url):
            fetch.note(f"a section that this source does not know: {section_of(page.url)}")
        yield page


def read_listing(page: Page) -> Rows:
    """Papers that a listing of any theme names, and whether an older page follows.

    Raises: ParseError for a listing without papers, and for one that is no HTML.
    """
    root = parse_html(page.body)
    rows = []
    for element in next(filter(None, (root.xpath(path) for path in _ROWS)), []):
        links = element.xpath(_LINK)
        if not links:
            continue
        url = without_query(urljoin(page.url, links[0].get("href").strip()))
        stated = words_of(element, ".//time/@datetime")
        rows.append(Row(url, iso_date(stated, "time of a listed paper") if stated else None))
    if not rows:
        raise ParseError("a listing without papers: its layout has changed")
    return Rows(rows, bool(root.xpath(_NEXT)))


NEWS = Listing(f"{SITE}news/", read_listing)


def parse(page: Page) -> Iterator[Record]:
    """Document and DocumentText of each paper of a feed, of one item or of a paper's own page.

    Source: https://www.whitehouse.gov/news/feed/, https://www.whitehouse.gov/presidential-actions/
    2025/02/imposing-sanctions-on-the-international-criminal-court/, and the archived sites
    Shape:  of a listing nothing, once its lines are found
    Times:  published_on is the day in Washington; updated_at in UTC
    Raises: ParseError for an empty feed, a bot wall, a paper without title, day or body.
    """
    start = page.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:400]
    if start.startswith((b"<?xml", b"<rss", b"<item")):
        for item in read_feed(page.body):
            yield from item_records(item)
    elif start.startswith(b"---"):
        yield from markdown_records(page.body)
    elif _LISTED.fullmatch(urlsplit(page.url).path):
        read_listing(page)
    else:
        root = parse_html(page.body)
        yield from article_records(own_address(page.url, root), root)


def address(path: str) -> str | None:
    """Official address of a file on disk, if its path holds host and path.

    A capture of a feed keeps its own name behind a #, as several of one address differ. The papers
    of the themes before 2017 have addresses without a / at the end, and so have files of them.
    """
    found = _ADDRESS.search(path.replace("\\", "/"))
    if found is None or found[1].endswith("/"):
        return None
    place, name = found[1].rsplit("/", 1)
    stem = _FILE.sub(r"\1", name)
    if "/the-press-office/" in f"/{place}/":
        return f"https://{place}" if stem == "index" else f"https://{place}/{stem}"
    return f"https://{place}/" if stem == "index" else f"https://{place}/#{stem}"


SOURCE = Source(
    name="white_house",
    title="White House",
    publisher="Executive Office of the President",
    home=f"{SITE}news/",
    every=timedelta(minutes=30),
    stale_after=timedelta(days=2),
    pages=pages,
    parse=parse,
    expect={Document: (1, 100_000)},
    address=address,
    watched=True,
)
