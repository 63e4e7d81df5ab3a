"""RSS feeds of statements: each item as the publisher wrote it, whole or cut off."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from scrapers.shapes.statements.text import one_line, outer_xml, plain_text, read_fragment, remove
from scrapers.strict import parse_xml, required
from tracker.errors import ParseError
from tracker.records import digest

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_WASHINGTON = ZoneInfo("America/New_York")
# An excerpt ends so: "... mosquitoes, [&#8230;]" or, in 2021-25, "will continue to&#8230;".
_CUT_OFF = re.compile(r"(?:\[\s*)?(?:…|\.\.\.)\s*\]?\s*$")


class Item(NamedTuple):
    """An item: where it stands, its words as HTML, who is named, and its own bytes.

    whole says that the words are all of the paper, not an excerpt.
    """

    url: str
    title: str
    published_at: datetime
    creator: str | None
    categories: tuple[str, ...]
    guid: str
    html: str
    whole: bool
    body: bytes

    @property
    def published_on(self) -> date:
        """Day in Washington on which it was published."""
        return washington_day(self.published_at)


def washington_day(moment: datetime) -> date:
    """Day that it is in Washington at a moment."""
    return moment.astimezone(_WASHINGTON).date()


def read_feed(body: bytes) -> list[Item]:
    """Items of a feed, in its order, or the one item that was taken out of a feed.

    Raises: ParseError for what is no RSS, for a feed without items, and for an item without
    address or day.
    """
    root = parse_xml(body, ("rss", "item"))
    items = [root] if root.tag == "item" else root.findall("channel/item")
    if not items:
        raise ParseError("a feed without items")
    return [_read(item) for item in items]


def item_mark(item: Item, clutter: tuple[str, ...] = ()) -> str:
    """What stands for the item's words: layout that changes at each serving is left out."""
    return digest(item.title, item.published_at, item.creator, item_text(item, clutter))


def item_text(item: Item, clutter: tuple[str, ...] = ()) -> str:
    """Plain paragraphs of an item, without the elements at the paths of clutter."""
    if not item.html.strip():
        return ""
    root = read_fragment(item.html)
    remove(root, *clutter)
    return plain_text(root)


def _read(item: Any) -> Item:
    url = required(item.findtext("link"), "<link> in an <item>")
    if not url.startswith("https://") and not url.startswith("http://"):
        raise ParseError(f"<link> of an <item> is {url[:120]!r}, no address")
    full, excerpt = item.findtext(_CONTENT) or "", item.findtext("description") or ""
    categories = (one_line(category.text) for category in item.findall("category"))
    return Item(
        url.replace("http://", "https://", 1),
        one_line(item.findtext("title")),
        _moment(required(item.findtext("pubDate"), f"<pubDate> of {url}"), url),
        one_line(unescape(item.findtext(_CREATOR) or "")) or None,
        tuple(filter(None, categories)),
        one_line(item.findtext("guid")),
        full if full.strip() else excerpt,
        _is_whole(full, excerpt),
        outer_xml(item),
    )


def _is_whole(full: str, excerpt: str) -> bool:
    words = full if full.strip() else excerpt
    return bool(words.strip()) and not _CUT_OFF.search(_end(words))


def _end(words: str) -> str:
    return plain_text(read_fragment(words))[-40:]


def _moment(text: str, url: str) -> datetime:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError as error:
        raise ParseError(f"<pubDate> of {url} is {text!r}") from error
    if moment.tzinfo is None:
        raise ParseError(f"<pubDate> of {url} is {text!r}, which names no zone")
    return moment.astimezone(UTC)
