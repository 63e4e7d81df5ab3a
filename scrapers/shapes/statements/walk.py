"""How sites of statements are asked for news: one way after another, feeds item by item."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from scrapers.shapes.statements.feed import Item, item_mark, read_feed
from scrapers.shapes.statements.text import without_query, words_of
from scrapers.source import Page
from scrapers.strict import reading
from tracker.errors import BudgetSpent, FetchError, MissingPage, ParseError
from tracker.records import Document

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_RSS = "application/rss+xml, application/xml, text/xml"
_HTML = "text/html"
_MOST_FEED_PAGES = 5
_QUIET = timedelta(days=14)


def read_routes(
    fetch: "Fetch", routes: Iterable[Callable[[], Iterator[Page]]], *, all_of_them: bool = False
) -> Iterator[Page]:
    """Pages of the first route that answers, or of all; a route is a feed, an API or a listing.

    A route that holds nothing (404) is a note. One that is refused or unreadable is told when the
    others have been read, so that what can be had is had and the run still ends red.
    Raises: the first refusal; MissingPage if no route holds anything.
    """
    refused: list[FetchError | ParseError] = []
    missing, answered = None, False
    for route in routes:
        try:
            yield from route()
            answered = True
        except BudgetSpent:
            raise
        except MissingPage as error:
            missing = error
            fetch.note(f"not published here (404): {without_query(error.url)}")
        except (FetchError, ParseError) as error:
            refused.append(error)
        if answered and not all_of_them:
            break
    if refused:
        raise refused[0]
    if missing and not answered:
        raise missing


def feed_pages(fetch: "Fetch", url: str, clutter: tuple[str, ...] = ()) -> Iterator[Page]:
    """A page for each new or changed item of a feed; older pages of it after a full turnover.

    Items that are cut off are read at their own address.
    Raises: ParseError for a feed that is empty or no feed.
    """
    knew = fetch.recall(f"feed {url}")
    for number in range(1, _MOST_FEED_PAGES + 1):
        try:
            page = fetch.get(url if number == 1 else f"{url}?paged={number}", accept=_RSS)
        except MissingPage:
            if number == 1:
                raise
            break
        with reading(page):
            items = read_feed(page.body)
        new = [item for item in items if not fetch.is_done(item.url)]
        for item in items:
            yield from _item_pages(fetch, page, item, clutter)
        if number == 1:
            note_quiet(fetch, url, items)
        if knew is None or len(new) < len(items):
            break
    fetch.remember(f"feed {url}", "read")


def _item_pages(
    fetch: "Fetch", page: Page, item: Item, clutter: tuple[str, ...]
) -> Iterator[Page]:  # fmt: skip
    mark = item_mark(item, clutter)
    if fetch.is_done(item.url, mark):
        fetch.count(Document, 1)
        return
    if not item.whole:
        try:
            yield fetch.get(item.url, accept=_HTML, mark=mark)
        except MissingPage:
            fetch.note(f"cut off in its feed and not at its address: {item.url}")
        else:
            return
    yield fetch.unpacked(page, item.url, item.body, mark)


def note_quiet(fetch: "Fetch", url: str, items: list[Item]) -> None:
    """Note a feed whose newest item is over two weeks old: it may have been left to stand."""
    newest = max(item.published_at for item in items)
    if datetime.now(UTC) - newest > _QUIET:
        fetch.note(f"{url}: its newest item is of {newest.date()}")


def own_address(asked: str, root: Any) -> str:
    """Address of a paper: the one asked for; of a file on disk, the one that it states.

    Raises: ParseError for a file that states none.
    """
    if asked.startswith("https://") and "#" not in asked:
        return without_query(asked)
    stated = words_of(root, '//link[@rel="canonical"]/@href') or asked
    if not stated.startswith("https://"):
        raise ParseError("neither a feed nor a paper that states its own address")
    return without_query(stated)
