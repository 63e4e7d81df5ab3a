"""White House of Bill Clinton, as the National Archives keep it: press releases month by month."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from scrapers.shapes.statements.dates import find_day
from scrapers.shapes.statements.listing import Row
from scrapers.shapes.statements.main_text import read_paper
from scrapers.shapes.statements.monthly import (
    WHITE_HOUSE,
    Monthly,
    archived_address,
    own_id,
    own_title,
)
from scrapers.shapes.statements.paper import paper_records
from scrapers.shapes.statements.text import without_query
from scrapers.source import Page, Source
from tracker.errors import ParseError
from tracker.records import Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

# Five snapshots of the site, and with the number 6 the press releases of all eight years: every
# paper has a companion ….header.html there, which is none.
_HOST = r"clintonwhitehouse[1-6]\.archives\.gov"
SIGNATURE = Row(
    "https://clintonwhitehouse5.archives.gov/textonly/library/hot_releases/December_31_2000.html",
    date(2000, 12, 31),
)
RELEASES = Monthly(
    site="https://clintonwhitehouse6.archives.gov/",
    folder="{}/{:02}/",
    paper=re.compile(r"/\d{4}/\d\d/(\d{4})-(\d\d)-(\d\d)-[^/]+(?<!\.header)\.html?$"),
    first=(1993, 1),
    last=(2001, 1),
    known=(SIGNATURE,),
)
# What the site prints above a paper: its banner, links to its other parts.
_BANNER = re.compile(
    r"\A(?:\s*(?:View Header|T H E W H I T E H O U S E|Help|Site Map|\[?Text (?:Only|Version)\]?))+"
    r"(?:\n|$)\s*"
)
_LETTERHEAD = re.compile(
    r"(?:[\s_]*(?:(?:the white house|office of the (?:press secretary|vice president|first lady))"
    r"(?=\s*(?:$|[\n(_]|for |immediate ))|\([^)\n]{3,60}\)|(?:for )?immediate release|for release"
    r"|embargoed[^\n]{0,60}"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r" \d{1,2}, \d{4})(?![^\W\d_]))+",
    re.IGNORECASE,
)
_LONGEST_HEADING = 8  # lines; a few papers are in capitals throughout
_NAMED = re.compile(r"/\d{4}-\d\d-\d\d-([^/]+)\.html?$")


class Paper(NamedTuple):
    """What a paper's head calls it and the day that it bears, if it does, and the words below."""

    title: str | None
    day: date | None
    text: str


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Papers that were never read, newest month first; before them the one of the signature."""
    yield from RELEASES.pages(fetch, since)


def parse(page: Page) -> Iterator[Record]:
    """Document, DocumentText and turns of a paper; nothing of a month's list, once it is read.

    Source: https://clintonwhitehouse6.archives.gov/1998/07/1998-07-24-press-briefing-by-mike-mccurry.html
            https://clintonwhitehouse5.archives.gov/textonly/library/hot_releases/December_31_2000.html
    Shape:  a paper of the releases has no title; its letterhead, its heading or its address has
    Times:  published_on is the day in the address, else that of the letterhead, in Washington
    Raises: ParseError for a bot wall, an error page, a page without words, title or day.
    """
    if RELEASES.is_list(page):
        return
    url, words = without_query(page.url), read_paper(page, ends=False)
    paper = read_head(words.text)
    title = own_title(words.title) or paper.title or _title_in(url)
    day = RELEASES.day(url) or paper.day
    if day is None:
        raise ParseError("no day in the address and none in the letterhead")
    yield from paper_records(
        WHITE_HOUSE, url, title, day, paper.text, form="html", own_id=own_id(url)
    )


def read_head(text: str) -> Paper:
    """A paper by its head: the lines in capitals under the letterhead, or the line above it."""
    text = _BANNER.sub("", text)
    above, _, below = text.partition("\n")
    letterhead, title = _LETTERHEAD.match(text), None
    if letterhead is None:
        letterhead, title = _LETTERHEAD.match(below), above
    if letterhead is None:
        return Paper(None, None, text)
    lines = letterhead.string[letterhead.end() :].strip("_ \n").split("\n")
    heading = list(takewhile(_is_heading, lines[:_LONGEST_HEADING]))
    return Paper(
        title or " ".join(filter(None, heading)), find_day(letterhead[0]),
        "\n".join(lines[len(heading) :]).strip(),
    )  # fmt: skip


def _is_heading(line: str) -> bool:
    """Whether a line is blank or in capitals, McCURRY's small letter aside, and no hour."""
    letters = [letter for letter in line if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return not line or (capitals > 0.9 * len(letters) and not line[0].isdigit())


def _title_in(url: str) -> str:
    """Words of an address: "statement by the president" as "Statement by the president"."""
    found = _NAMED.search(urlsplit(url).path)
    return found[1].replace("-", " ").capitalize() if found else ""


def address(path: str) -> str | None:
    """Official address of a file on disk, if its path holds the host of a snapshot and a path."""
    return archived_address(_HOST, path)


SOURCE = Source(
    name="white_house_clinton", title="White House archive, 1993 to 2001",
    publisher="National Archives and Records Administration", home=RELEASES.site,
    every=timedelta(hours=12), stale_after=timedelta(days=7), pages=pages, parse=parse,
    address=address,
)  # fmt: skip
