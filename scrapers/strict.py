"""Look-ups that raise ParseError instead of answering None, for XML, HTML and JSON."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from lxml import etree, html

from scrapers.page import Page
from tracker.errors import ParseError

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
# Browsers take Latin 1 for Windows' code page, and so did those who wrote it.
_LATIN = re.compile(rb"charset=[\"']?(?:iso-8859-1|latin-?1|us-ascii)\b", re.IGNORECASE)
_SHOWN = "//body//text()[not(parent::script or parent::style or parent::noscript)]"
_LONGEST_WALL = 200  # words; the longest known, of the Federal Register, has 130
_BOT_WALL = re.compile(
    rb"(?i)just a moment\.\.\.|attention required|access denied|captcha|"
    rb"request unsuccessful\. incapsula|errors\.edgesuite\.net|unblock\.federalregister"
)


def parse_xml(body: bytes, root: str | Iterable[str]) -> Any:
    """Root element of an XML body; never loads a DTD. ParseError names the fault."""
    wanted = (root,) if isinstance(root, str) else tuple(root)
    if not body.strip():
        raise ParseError(f"empty body where <{wanted[0]}> was expected")
    reader = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(body, reader)
    except etree.XMLSyntaxError as error:
        raise ParseError(f"{describe(body)}, not well-formed XML: {error}") from error
    name = etree.QName(tree).localname
    if name not in wanted:
        found = describe(body)
        raise ParseError(f"{found}: root is <{name}> where <{'> or <'.join(wanted)}> was expected")
    return tree


def parse_html(body: bytes) -> Any:
    """Root element of an HTML body read as it says, else as UTF-8, else as Windows wrote it."""
    if not body.strip():
        raise ParseError("empty body where HTML was expected")
    try:
        root = html.document_fromstring(body, html.HTMLParser(encoding=_encoding(body)))
    except etree.ParserError as error:
        raise ParseError(f"unreadable HTML: {error}") from error
    # A paper may speak of access denied, and a site's form load a captcha: a wall says little else.
    if _BOT_WALL.search(body[:20_000]) and _count_words(root) < _LONGEST_WALL:
        raise ParseError(describe(body))
    return root


def _count_words(root: Any) -> int:
    return sum(len(text.split()) for text in root.xpath(_SHOWN))


def _encoding(body: bytes) -> str | None:
    """What a page is written in; None where it names it. Pages of 1998 have Windows' quotes."""
    if b"charset=" in body[:2048] and not _LATIN.search(body[:2048]):
        return None
    try:
        body.decode()
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def parse_json(body: bytes, kind: type = dict) -> Any:
    """Value of a JSON body, which must be an object (or the kind asked for)."""
    try:
        value = json.loads(body)
    except ValueError as error:
        raise ParseError(f"{describe(body)}, not JSON: {error}") from error
    if not isinstance(value, kind):
        raise ParseError(f"JSON {type(value).__name__} where {kind.__name__} was expected")
    return value


@contextmanager
def reading(page: Page) -> Iterator[None]:
    """Around what is read off a page on the way to others: its ParseError then names the page."""
    try:
        yield
    except ParseError as error:
        named = ParseError(f"{page.url}: {error}")
        named.url, named.sha256 = page.url, page.sha256
        raise named from error


def describe(body: bytes) -> str:
    """What a body looks like, in words for an error message."""
    start = body.lstrip()[:400].lower()
    if not start:
        return "empty body"
    if _BOT_WALL.search(body[:20_000]):
        return "bot wall"
    if start.startswith((b"<!doctype html", b"<html")):
        return "HTML page"
    if start[:1] in b"{[":
        return "JSON text"
    if start[:1] == b"<":
        return "XML text"
    return f"bytes that begin {body[:24]!r}"


def required(value: str | None, what: str) -> str:
    """Value without surrounding blanks; ParseError if there is none."""
    text = (value or "").strip()
    if not text:
        raise ParseError(f"no {what}")
    return text


def text_of(element: Any, path: str) -> str:
    """Text of the one child at a path; ParseError if missing or empty."""
    return required(element.findtext(path), f"<{path}> in <{element.tag}>")


def optional_text(element: Any, path: str) -> str | None:
    """Text of a child, None where the element is missing or empty."""
    return (element.findtext(path) or "").strip() or None


def one(elements: list[Any], what: str) -> Any:
    """The only element of a list; ParseError if there is none or more than one."""
    if len(elements) != 1:
        raise ParseError(f"{len(elements)} × {what} where one was expected")
    return elements[0]


def member_of(value: str, allowed: Iterable[str], what: str) -> str:
    """The value, if it is one of those allowed; ParseError names it otherwise."""
    if value not in (choices := tuple(allowed)):
        raise ParseError(f"{what} is {value!r}, none of {', '.join(choices)}")
    return value


def number(value: str | None, what: str) -> int:
    """Whole number; ParseError names what it was not."""
    try:
        return int((value or "").strip())
    except ValueError as error:
        raise ParseError(f"{what} is {value!r}, not a whole number") from error


def iso_date(value: str | None, what: str) -> date:
    """Date of an ISO text (2025-01-09, or the date part of a moment)."""
    try:
        return date.fromisoformat((value or "").strip()[:10])
    except ValueError as error:
        raise ParseError(f"{what} is {value!r}, not an ISO date") from error


def iso_moment(value: str | None, what: str) -> datetime:
    """Aware UTC moment of an ISO text with a zone (2026-03-12T15:02:10Z)."""
    try:
        moment = datetime.fromisoformat((value or "").strip())
    except ValueError as error:
        raise ParseError(f"{what} is {value!r}, not an ISO moment") from error
    if moment.tzinfo is None:
        raise ParseError(f"{what} is {value!r}, which names no zone")
    return moment.astimezone(UTC)


def month_number(name: str, what: str) -> int:
    """Number of an English month, full or three letters."""
    try:
        return _MONTHS.index(name.strip().lower()[:3]) + 1
    except ValueError as error:
        raise ParseError(f"{what} has month {name!r}") from error
