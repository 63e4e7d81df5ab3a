"""White House of George W. Bush, as the National Archives keep it: releases month by month."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from scrapers.shapes.statements.main_text import read_paper
from scrapers.shapes.statements.monthly import WHITE_HOUSE, Monthly, own_id, own_title
from scrapers.shapes.statements.paper import paper_records
from scrapers.shapes.statements.text import without_query
from scrapers.source import Page, Source
from tracker.errors import ParseError
from tracker.records import Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

RELEASES = Monthly(
    site="https://georgewbush-whitehouse.archives.gov/",
    folder="news/releases/{}/{:02}/",
    paper=re.compile(r"/news/releases/\d{4}/\d\d/(\d{4})(\d\d)(\d\d)(?:-\d+)?\.html?$"),
    first=(2001, 1),
    last=(2009, 1),
)


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Papers that were never read, newest month first."""
    yield from RELEASES.pages(fetch, since)


def parse(page: Page) -> Iterator[Record]:
    """Document, DocumentText and turns of a paper; nothing of a month's list, once it is read.

    Source: https://georgewbush-whitehouse.archives.gov/news/releases/2002/05/20020506-12.html
    Times:  published_on is the day in the address, that of the paper in Washington
    Raises: ParseError for a bot wall, an error page, a page without words, another address.
    """
    if RELEASES.is_list(page):
        return
    url = without_query(page.url)
    day = RELEASES.day(url)
    if day is None:
        raise ParseError(f"{url} is no address of a paper of this site")
    words = read_paper(page)
    yield from paper_records(
        WHITE_HOUSE, url, own_title(words.title), day, words.text, form="html", own_id=own_id(url)
    )


SOURCE = Source(
    name="white_house_bush", title="White House archive, 2001 to 2009",
    publisher="National Archives and Records Administration", home=f"{RELEASES.site}news/",
    every=timedelta(hours=12), stale_after=timedelta(days=7), pages=pages, parse=parse,
    address=RELEASES.address,
)  # fmt: skip
