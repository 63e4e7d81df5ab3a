"""Frozen sites of former presidents: releases listed month by month, each paper fetched once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapers.shapes.statements.index import Index, index_pages
from scrapers.shapes.statements.listing import (
    Budget,
    Row,
    owed_pages,
    paper_pages,
    refuse_silence,
)
from scrapers.shapes.statements.paper import Desk
from scrapers.shapes.statements.text import without_query
from scrapers.shapes.statements.walk import read_routes
from scrapers.source import Page
from scrapers.strict import iso_date

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

WHITE_HOUSE = Desk("whitehouse", "The White House", "press_statement")
_MOST_REQUESTS = 200
_SITE_NAME = re.compile(
    r"^(?:(?:Welcome to )?The White House|For Immediate Release)(?:\W+|$)", re.IGNORECASE
)


@dataclass(frozen=True)
class Monthly:
    """A site, the months that it lists, and what the path of a month's list and of a paper is like.

    folder is filled with year and month; paper finds year, month and day of a paper in its path.
    known are papers that no list names.
    """

    site: str
    folder: str
    paper: re.Pattern[str]
    first: tuple[int, int]
    last: tuple[int, int]
    known: tuple[Row, ...] = ()

    def index(self, since: date) -> Index:
        """Lists of the months, newest first, back to a day."""
        (began, _), (ended, _) = self.first, self.last
        oldest = max(self.first, (since.year, since.month))
        places = tuple(
            self.site + self.folder.format(year, month)
            for year in range(ended, began - 1, -1) for month in range(12, 0, -1)
            if oldest <= (year, month) <= self.last
        )  # fmt: skip
        return Index(f"releases {began}-{ended % 100:02}", places, self.paper)

    def pages(self, fetch: "Fetch", since: date) -> Iterator[Page]:
        """Papers that were never read, newest month first; at most 200 requests a run."""
        budget = Budget(_MOST_REQUESTS)
        yield from owed_pages(fetch, budget)
        known = [row for row in self.known if row.day and row.day >= since]
        routes = [
            partial(paper_pages, fetch, known, budget),
            partial(index_pages, fetch, self.index(since), budget),
        ]
        yield from read_routes(fetch, routes, all_of_them=True)
        refuse_silence(budget)

    def is_list(self, page: Page) -> bool:
        """Whether a page is a month's list. Raises: ParseError for one that names no paper."""
        index = self.index(date(*self.first, 1))
        is_list = re.sub(r"index\.html?$", "", without_query(page.url)) in index.addresses
        if is_list:
            index.papers(page)
        return is_list

    def day(self, url: str) -> date | None:
        """The day in a paper's address; None for an address of another kind."""
        found = self.paper.search(urlsplit(url).path)
        return iso_date("-".join(found.groups()), "the day in the address") if found else None

    def address(self, path: str) -> str | None:
        """Official address of a file on disk, if its path holds the site's host and a path."""
        return archived_address(urlsplit(self.site).hostname or "", path)


def archived_address(host: str, path: str) -> str | None:
    """Official address of a file on disk, if its path holds such a host and a path."""
    found = re.search(rf"(?:^|/)({host}/.+)$", path.replace("\\", "/"))
    return f"https://{found[1]}" if found else None


def own_title(title: str) -> str:
    """Title of a page without the site's name before it."""
    return _SITE_NAME.sub("", title)


def own_id(url: str) -> str:
    """What names a paper on its site: the path of its address."""
    return re.sub(r"\.html?$", "", urlsplit(url).path.strip("/"))
