"""Where Statements of Administration Policy are listed: the White House's page, the collection."""

import re
from typing import NamedTuple
from urllib.parse import urljoin

from scrapers.shapes.statements.dates import find_day
from scrapers.shapes.statements.text import one_line, without_query
from scrapers.source import Page
from scrapers.strict import describe, parse_html
from tracker.errors import ParseError

COLLECTION = (
    "https://raw.githubusercontent.com/unitedstates/statements-of-administration-policy/"
    "main/archive/"
)
_ENTRY = re.compile(r"^- bills:", re.MULTILINE)
_FILE = re.compile(r"^  file: (statements/\S+\.pdf)$", re.MULTILINE)
_FROM = re.compile(r"^  fetched_from_url: (https?://\S+)$", re.MULTILINE)
# Where the National Archives keep what stood at www.whitehouse.gov under each President.
_KEPT_AT = {"46-Biden": "bidenwhitehouse.archives.gov", "45-Trump": "trumpwhitehouse.archives.gov"}


class Kept(NamedTuple):
    """A statement of a former President: its official address today, and the collection's copy."""

    official: str
    copy: str


def read_listing(page: Page) -> list[str]:
    """Addresses of the statements that the White House lists, newest first.

    A line is a link to a PDF with the day in brackets: "H.R. 8282 – … (June 3, 2024)".
    Raises: ParseError for a page without such lines.
    """
    found = {}
    for link in parse_html(page.body).xpath("//a[@href]"):
        url = without_query(urljoin(page.url, link.get("href").strip()))
        around = link.xpath("ancestor::*[self::p or self::li or self::tr][1]")
        if url.lower().endswith(".pdf") and around and find_day(one_line(around[0].text_content())):
            found[url] = True
    if not found:
        raise ParseError("a listing without statements: its layout has changed")
    return list(found)


def read_collection(page: Page) -> list[Kept]:
    """Statements of one President that the collection holds a PDF of, newest first.

    Raises: ParseError for a file of another form
    """
    president = page.url.rsplit("/", 1)[-1].removesuffix(".yaml")
    found = []
    for entry in _ENTRY.split(page.body.decode("utf-8", "replace"))[1:]:
        file, origin = _FILE.search(entry), _FROM.search(entry)
        if file and origin:
            official = origin[1].replace("http://", "https://", 1)
            if host := _KEPT_AT.get(president):
                official = official.replace("www.whitehouse.gov", host, 1)
            found.append(Kept(official, f"{COLLECTION}{file[1]}"))
    if not found:
        raise ParseError(f"{describe(page.body)} where the collection's list was expected")
    return found
