"""Treasury: press releases, statements and remarks by its content API, else by its listing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urljoin, urlsplit

from scrapers.shapes.statements.answers import Answer, Told, newest_answers, older_answers
from scrapers.shapes.statements.listing import Budget, Listing, Row, Rows, newest_pages, owed_pages
from scrapers.shapes.statements.text import without_query, words_of
from scrapers.shapes.statements.walk import own_address, read_routes
from scrapers.source import Page, Source
from scrapers.sources.treasury.papers import (
    DESK,
    SITE,
    markdown_records,
    node_moment,
    node_records,
    node_url,
    page_records,
    read_nodes,
)
from scrapers.strict import iso_date, parse_html, reading
from tracker.errors import ParseError
from tracker.records import Document, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

API = f"{SITE}jsonapi/node/news"
KINDS = {
    "press releases": "cf77c794-0050-49b5-88cd-4b9382644cdf",
    "statements and remarks": "f00aa509-9bd9-4709-a492-2b91c494c08d",
}
_SIZE = 50
_MOST_REQUESTS = 60
_ACCEPT = "application/vnd.api+json, application/json"
_PAPER = re.compile(r"/news/(?:press-releases|featured-stories|statements-remarks)/[\w.-]+/?$")
_LISTED = re.compile(r"/news/press-releases/?$")
_ADDRESS = re.compile(r"(?:^|/)(home\.treasury\.gov/news/.+?)(?:/index\.html|\.html?)?$")
_MARKDOWN = re.compile(r"(?:^|/)\d{4}-\d\d-\d\d-([a-z]{1,8}\d+)\.md$")


@dataclass
class _Walk:
    """One kind of paper by pages of fifty, newest first."""

    fetch: "Fetch"
    kind: str
    budget: Budget

    def page(self, number: int) -> Answer:
        """Papers of a page; none beyond the oldest."""
        self.budget.spend()
        asked = {
            "filter[field_news_news_category.id]": KINDS[self.kind],
            "sort": "-field_news_publication_date", "page[limit]": str(_SIZE),
            "page[offset]": str(number * _SIZE),
        }  # fmt: skip
        page = self.fetch.get(f"{API}?{urlencode(asked)}", accept=_ACCEPT)
        with reading(page):
            return Answer(page, read_nodes(page.body))

    def told(self, row: dict[str, Any]) -> Told:
        """Address, moment of the last change, and moment of a paper."""
        changed = str(row["attributes"].get("changed") or node_moment(row))
        return Told(node_url(row), changed, node_moment(row))


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """New papers by the first way that answers, API or listing, then the past; 60 requests a run.

    The listing's HTML has had no lines without its script since 2026: that is a fault, not a day
    without news. Papers that the API shows have to have a word of the Court to be kept.
    """
    budget = Budget(_MOST_REQUESTS)
    yield from read_routes(
        fetch, [partial(_by_api, fetch, since, budget), partial(_by_listing, fetch, budget)]
    )
    yield from owed_pages(fetch, budget)


def _by_api(fetch: "Fetch", since: date, budget: Budget) -> Iterator[Page]:
    walks = [_Walk(fetch, kind, budget) for kind in KINDS]
    for walk in walks:
        yield from newest_answers(walk)
    for walk in walks:
        yield from older_answers(walk, since)


def _by_listing(fetch: "Fetch", budget: Budget) -> Iterator[Page]:
    yield from newest_pages(fetch, RELEASES, budget)


def read_listing(page: Page) -> Rows:
    """Papers that the listing of press releases names, newest first.

    Raises: ParseError for a listing without papers: its lines are filled in by a script.
    """
    root, rows = parse_html(page.body), {}
    for link in root.xpath("//main//a[@href] | //*[@id='main-content']//a[@href]"):
        url = without_query(urljoin(page.url, link.get("href").strip()))
        if _PAPER.search(urlsplit(url).path):
            around = link.xpath("ancestor::*[.//time[@datetime]][1]//time[@datetime]/@datetime")
            day = iso_date(around[0], "day of a listed paper") if around else None
            rows.setdefault(url, Row(url, day))
    if not rows:
        raise ParseError("a listing without papers: filled by script, or its layout has changed")
    return Rows(list(rows.values()), has_next=True)


RELEASES = Listing(f"{SITE}news/press-releases", read_listing, "?page={}", -1)


def parse(page: Page) -> Iterator[Record]:
    """Document, DocumentText and turns of each paper of an answer, of a page, or of Markdown.

    Source: https://home.treasury.gov/jsonapi/node/news, https://home.treasury.gov/news/
            press-releases/jy1949; the Treasury's own repository for papers up to January 2026
    Shape:  of a listing nothing, once its lines are found
    Times:  published_on is the day in Washington; updated_at in UTC
    Raises: ParseError for a refusal of the API, a bot wall, a paper without title, day or body.
    """
    start = page.body.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        for node in read_nodes(page.body):
            yield from node_records(node)
    elif start.startswith(b"---"):
        yield from markdown_records(page.body)
    elif _LISTED.search(urlsplit(page.url).path):
        read_listing(page)
    else:
        root = parse_html(page.body)
        if "technical difficulties" in (words_of(root, "//title") or "").lower():
            raise ParseError("a decoy page with 200: technical difficulties")
        yield from page_records(own_address(page.url, root), root)


def address(path: str) -> str | None:
    """Official address of a file on disk: by host and path, or by its name in the repository."""
    place = path.replace("\\", "/")
    if found := _ADDRESS.search(place):
        return f"https://{found[1]}"
    found = _MARKDOWN.search(place)
    return f"{SITE}news/press-releases/{found[1]}" if found else None


SOURCE = Source(
    name="treasury", title="Treasury Department", publisher=DESK.publisher,
    home=RELEASES.first, every=timedelta(hours=6), stale_after=timedelta(days=3),
    pages=pages, parse=parse, expect={Document: (1, 1_000_000)}, address=address,
    watched=True,
)  # fmt: skip
