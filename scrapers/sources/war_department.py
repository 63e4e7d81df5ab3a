"""War Department (Defense until 5 September 2025): releases, speeches and transcripts."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from scrapers.shapes.statements.dates import day_in
from scrapers.shapes.statements.feed import Item, item_mark, item_text, read_feed, washington_day
from scrapers.shapes.statements.paper import Desk, paper_records
from scrapers.shapes.statements.text import has_class, plain_text, remove, words_of
from scrapers.shapes.statements.walk import note_quiet, own_address, read_routes
from scrapers.source import Page, Source
from scrapers.strict import iso_moment, parse_html, reading
from tracker.errors import FetchError, MissingPage, ParseError
from tracker.records import Document, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

SITE = "https://www.war.gov/"
# What a feed holds by its number: news, releases, speeches, transcripts.
FEEDS = {
    number: f"{SITE}DesktopModules/ArticleCS/RSS.ashx?Site=945&max=100&ContentType={number}"
    for number in (9, 11, 13, 1)
}
_RENAMED = date(2025, 9, 5)
_RSS = "application/rss+xml, application/xml, text/xml"
_PLACE = re.compile(
    r"/News/(?:(?P<section>\w[\w-]*)/)?(?:\w[\w-]*/)?Article/(?:Article/)?(?P<id>\d+)",
    re.IGNORECASE,
)
_KINDS = {"releases": "press_release", "transcripts": "briefing", "speeches": "speech",
          "news-stories": "news", "advisories": "advisory"}  # fmt: skip
_BODIES = (
    '//*[@itemprop="articleBody"]', f"//*[{has_class('adetail')}]//*[{has_class('body')}]",
    f"//article//*[{has_class('body')}]", f"//*[{has_class('article-body')}]",
    f"//*[{has_class('acontent')}]", f"//main//*[{has_class('body')}]",
)  # fmt: skip
_TITLES = (f"//h1[{has_class('maintitle')}]", '//meta[@property="og:title"]/@content', "//h1")
_DAYS = (f"//*[{has_class('adetail')}]//*[{has_class('date')}]", "//article//time", "//time",
         f"//*[{has_class('date')}]")  # fmt: skip
_SITE_NAME = re.compile(
    r"\s+[>|-]\s+(?:U\.S\. )?Department of (?:Defense|War)\b.*$|\s+>\s+\w[\w ]*$", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:^|/)(www\.(?:war|defense)\.gov/News/.+?)(?:/index)?(?:\.html?)?$", re.I)


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Papers of the feeds at their own addresses; where those are refused, as the feeds cut them.

    The site has no listing or search that a program may read: what left the feeds is past.
    Raises: the first refusal, once all feeds are read, so that the run ends red and says so.
    """
    refused: list[FetchError] = []
    routes = [partial(_feed, fetch, url, refused) for url in FEEDS.values()]
    yield from read_routes(fetch, routes, all_of_them=True)
    if refused:
        raise refused[0]


def _feed(fetch: "Fetch", url: str, refused: list[FetchError]) -> Iterator[Page]:
    page = fetch.get(url, accept=_RSS)
    with reading(page):
        items = read_feed(page.body)
    note_quiet(fetch, url, items)
    for item in items:
        mark, place = item_mark(item), _now(item.url)
        if fetch.is_done(place, mark):
            fetch.count(Document, 1)
        elif paper := None if refused else _paper(fetch, place, mark, refused):
            yield paper
        elif fetch.is_done(place, f"cut {mark}"):
            fetch.count(Document, 1)
        else:
            yield fetch.unpacked(page, place, item.body, f"cut {mark}")


def _paper(fetch: "Fetch", url: str, mark: str, refused: list[FetchError]) -> Page | None:
    try:
        return fetch.get(url, accept="text/html", mark=mark)
    except MissingPage:
        fetch.note(f"in a feed and not there: {url}")
    except FetchError as error:
        refused.append(error)
    return None


def parse(page: Page) -> Iterator[Record]:
    """Document of an item as a feed cuts it; DocumentText and turns too of a paper's own page.

    Source: https://www.war.gov/DesktopModules/ArticleCS/RSS.ashx?Site=945&ContentType=13, and
            https://www.war.gov/News/Transcripts/Transcript/Article/{id}/{slug}/
    Times:  published_on is the day in Washington
    Raises: ParseError for an empty feed, a bot wall, a page without title, day or body.
    """
    start = page.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:400]
    if start.startswith((b"<?xml", b"<rss", b"<item")):
        for item in read_feed(page.body):
            yield from _item_records(item)
    else:
        root = parse_html(page.body)
        yield from _page_records(own_address(page.url, root), root)


def _item_records(item: Item) -> list[Record]:
    text = item_text(item)
    return paper_records(
        _desk(item.published_on), _now(item.url), item.title, item.published_on, text, form=None,
        kind=_kind(item.url), own_id=_own_id(item.url),
    )  # fmt: skip


def _page_records(url: str, root: Any) -> list[Record]:
    title = next(filter(None, (words_of(root, path) for path in _TITLES)), None)
    bodies = next(filter(None, (root.xpath(path) for path in _BODIES)), None)
    day = _day(root)
    if not title or not bodies or day is None:
        raise ParseError("no title, day or body of a paper: the layout has changed, or it is none")
    body = max(bodies, key=lambda element: len(element.text_content()))
    remove(body, ".//figure", f".//*[{has_class('date')}]")
    return paper_records(
        _desk(day), _now(url), _SITE_NAME.sub("", title), day, plain_text(body), form="html",
        kind=_kind(url), own_id=_own_id(url),
    )  # fmt: skip


def _day(root: Any) -> date | None:
    if stated := words_of(root, '//meta[@property="article:published_time"]/@content'):
        return washington_day(iso_moment(stated, "article:published_time"))
    elements = (element for path in _DAYS for element in root.xpath(path)[:3])
    return next(filter(None, map(day_in, elements)), None)


def _desk(day: date) -> Desk:
    """The department under the name that it bore on a day."""
    return Desk("war", f"U.S. Department of {'War' if day >= _RENAMED else 'Defense'}")


def _kind(url: str) -> str | None:
    found = _PLACE.search(url)
    return _KINDS.get((found["section"] or "").lower()) if found else None


def _own_id(url: str) -> str | None:
    """The number of an article, which it kept when the site was renamed."""
    found = _PLACE.search(url)
    return f"article/{found['id']}" if found else None


def _now(url: str) -> str:
    return url.replace("https://www.defense.gov/", SITE, 1)


def address(path: str) -> str | None:
    """Official address of a file on disk, if its path holds host and path, under today's name."""
    found = _ADDRESS.search(path.replace("\\", "/"))
    return _now(f"https://{found[1]}") if found else None


SOURCE = Source(
    name="war_department", title="War Department (Defense until 2025)",
    publisher="U.S. Department of War", home=f"{SITE}News/", every=timedelta(hours=6),
    stale_after=timedelta(days=3), pages=pages, parse=parse, expect={Document: (1, 100_000)},
    address=address,
)  # fmt: skip
