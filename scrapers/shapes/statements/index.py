"""Frozen sites whose papers are listed month by month or year by year, each paper fetched once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from scrapers.shapes.statements.listing import Budget, Row, paper_pages
from scrapers.shapes.statements.text import without_query
from scrapers.source import Page
from scrapers.strict import parse_html, reading
from tracker.errors import MissingPage, ParseError

if TYPE_CHECKING:
    from scrapers.fetch import Fetch


@dataclass(frozen=True)
class Index:
    """Lists of papers by period, newest first: their addresses, and what a paper's is like."""

    name: str
    addresses: tuple[str, ...]
    paper: re.Pattern[str]

    def papers(self, page: Page) -> list[str]:
        """Addresses of the papers that a list names, in its order, on its own host.

        Raises: ParseError for a list without papers: its layout is another than was thought.
        """
        host, found = urlsplit(page.url).hostname, {}
        for link in parse_html(page.body).xpath("//a[@href]"):
            url = without_query(urljoin(page.url, link.get("href").strip()))
            if urlsplit(url).hostname == host and self.paper.search(urlsplit(url).path):
                found[url] = True
        if not found:
            raise ParseError("a list without papers: its layout is not as expected")
        return list(found)


def index_pages(fetch: "Fetch", index: Index, budget: Budget) -> Iterator[Page]:
    """Lists and papers that were never read, on from the period that the last run reached.

    As long as not one list was ever there, the next run begins anew: a site that is away for a day
    is not taken for one that was read to its end.
    """
    cursor, missing = f"index of {index.name}", []
    place = int(fetch.recall(cursor) or 0)
    is_there = place > 0
    budget.listings += is_there
    while place < len(index.addresses) and budget.left > 0:
        url = index.addresses[place]
        try:
            budget.spend()
            page = fetch.get(url, accept="text/html")
        except MissingPage:
            missing.append(url)
        else:
            is_there = True
            budget.listings += 1
            with reading(page):
                papers = index.papers(page)
            yield page
            yield from paper_pages(fetch, [Row(paper, None) for paper in papers], budget)
            if budget.left <= 0 and not all(map(fetch.is_done, papers)):
                break
        place += 1
        if is_there:
            fetch.remember(cursor, str(place))
    budget.absent += missing
    if missing:
        fetch.note(f"{len(missing)} lists are not published here (404): {missing[0]} first")
    if place < len(index.addresses):
        fetch.note(f"{index.name}: {place} of {len(index.addresses)} lists read")
