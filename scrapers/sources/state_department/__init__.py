"""State Department: statements, readouts, remarks and briefings as the Department gives them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
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
from scrapers.shapes.statements.posts import Posts, new_posts, old_posts, read_posts
from scrapers.shapes.statements.text import has_class, one_line, without_query, words_of
from scrapers.shapes.statements.walk import feed_pages, own_address, read_routes
from scrapers.source import Page, Source
from scrapers.sources.state_department.papers import (
    CLUTTER,
    article_records,
    item_records,
    post_records,
    read_long_day,
)
from scrapers.strict import parse_html
from tracker.errors import ParseError
from tracker.records import Document, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

SITE = "https://www.state.gov/"
_FEED = f"{SITE}rss-feed/press-releases/feed/"
POSTS = Posts(f"{SITE}wp-json/wp/v2/", ("state_press_release", "state_briefing", "state_report"))
_MOST_REQUESTS = 60  # five seconds apart, as the site asks: five minutes of a run
_ADDRESS = re.compile(r"(?:^|/)((?:www|\d{4}-\d{4})\.state\.gov/.*)$")
_FILE = re.compile(r"\.(?:xml|html?|json)$")
_LISTED = re.compile(r"/(?:press-releases|department-press-briefings)(?:/page/\d+)?/?")
_DECOY = re.compile(r"technical difficulties", re.IGNORECASE)


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """New and changed papers by the first way that answers, then the past by the same way.

    The content API has every word and every change; where it is not to be had, the feed of the
    last ten releases, then the listing. At most 60 requests of a run are spent.
    """
    budget = Budget(_MOST_REQUESTS)
    yield from read_routes(
        fetch,
        [
            partial(_posts, fetch, since, budget),
            partial(_feed, fetch, since, budget),
            partial(_listed, fetch, since, budget),
        ],
    )


def _posts(fetch: "Fetch", since: date, budget: Budget) -> Iterator[Page]:
    yield from new_posts(fetch, POSTS, budget)
    yield from old_posts(fetch, POSTS, since, budget)


def _feed(fetch: "Fetch", since: date, budget: Budget) -> Iterator[Page]:
    yield from feed_pages(fetch, _FEED, CLUTTER)
    yield from owed_pages(fetch, budget)
    yield from back_fill(fetch, RELEASES, since, budget)


def _listed(fetch: "Fetch", since: date, budget: Budget) -> Iterator[Page]:
    yield from newest_pages(fetch, RELEASES, budget)
    yield from owed_pages(fetch, budget)
    yield from back_fill(fetch, RELEASES, since, budget)


def read_listing(page: Page) -> Rows:
    """Papers that a listing names; an older page is taken to follow until one is missing.

    Raises: ParseError for the bot wall's decoy, and for a listing without papers.
    """
    rows = []
    for element in _html(page).xpath(f"//li[{has_class('collection-result')}]"):
        links = element.xpath(f".//a[{has_class('collection-result__link')}]/@href")
        if links:
            url = without_query(urljoin(page.url, links[0].strip()))
            said = element.xpath(f".//*[{has_class('collection-result-meta')}]//span")
            day = one_line(said[-1].text_content()) if said else ""
            rows.append(Row(url, read_long_day(day) if day else None))
    if not rows:
        raise ParseError("a listing without papers: its layout has changed")
    return Rows(rows, has_next=True)


RELEASES = Listing(f"{SITE}press-releases/", read_listing)


def parse(page: Page) -> Iterator[Record]:
    """Document and DocumentText of each paper of an answer, a feed, one item or a paper's page.

    Source: https://www.state.gov/wp-json/wp/v2/state_press_release?per_page=100,
            https://www.state.gov/rss-feed/press-releases/feed/ (July 2021 to September 2026)
    Shape:  of a listing nothing, once its lines are found
    Times:  published_on is the day in Washington; updated_at in UTC
    Raises: ParseError for the decoy "Technical Difficulties", a refusal of the API, an empty feed,
    and for a paper without title, day or body.
    """
    start = page.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:400]
    if start.startswith((b"{", b"[")):
        for post in read_posts(page.body):
            yield from post_records(post)
    elif start.startswith((b"<?xml", b"<rss", b"<item")):
        for item in read_feed(page.body):
            yield from item_records(item)
    elif _LISTED.fullmatch(urlsplit(page.url).path):
        read_listing(page)
    else:
        root = _html(page)
        stated = words_of(root, '//meta[@name="DC_identifier"]/@content')
        if stated and not page.url.startswith("https://"):
            yield from article_records(without_query(stated), root)
        else:
            yield from article_records(own_address(page.url, root), root)


def _html(page: Page) -> Any:
    root = parse_html(page.body)
    title = words_of(root, "//title") or ""
    if _DECOY.search(title):
        raise ParseError(f"the bot wall's decoy page with 200: {title!r}")
    return root


def address(path: str) -> str | None:
    """Official address of a file on disk, if its path holds host and path.

    A capture of a feed keeps its own name behind a #, as several of one address differ.
    """
    found = _ADDRESS.search(path.replace("\\", "/"))
    if found is None or "/" not in found[1] or found[1].endswith("/"):
        return None
    place, name = found[1].rsplit("/", 1)
    if _FILE.search(name) is None or re.match(r"\d+\.html?$", name):
        return f"https://{found[1]}"  # /r/pa/prs/ps/2016/01/251087.htm is an address as it stands
    stem = _FILE.sub("", name)
    return f"https://{place}/" if stem == "index" else f"https://{place}/#{stem}"


SOURCE = Source(
    name="state_department",
    title="State Department",
    publisher="U.S. Department of State",
    home=f"{SITE}press-releases/",
    every=timedelta(minutes=30),
    stale_after=timedelta(days=2),
    pages=pages,
    parse=parse,
    expect={Document: (1, 100_000)},
    address=address,
    watched=True,
)
