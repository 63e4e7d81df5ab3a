"""Statements of Administration Policy: what the President's office holds of a measure."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from scrapers.shapes.statements.listing import Budget
from scrapers.shapes.statements.walk import read_routes
from scrapers.source import Page, Source
from scrapers.sources.policy_statements.lists import (
    COLLECTION,
    Kept,
    read_collection,
    read_listing,
)
from scrapers.sources.policy_statements.statement import PUBLISHER, statement_records
from scrapers.strict import reading
from tracker.errors import BudgetSpent, FetchError, MissingPage
from tracker.records import Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

HOME = "https://www.whitehouse.gov/omb/statements-of-administration-policy/"
# The listing has stood at both addresses since 2025; the first that answers is read.
LISTINGS = (
    HOME,
    "https://www.whitehouse.gov/omb/information-resources/legislative/"
    "statements-of-administration-policy/",
)
PAST = ("46-Biden", "45-Trump", "44-Obama")
_PDF = "application/pdf"
_MOST_REQUESTS = 200
_ADDRESS = re.compile(r"(?:^|/)((?:www\.whitehouse|\w+whitehouse\.archives)\.gov/.+\.pdf)$", re.I)


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Statements that are listed now, then those of Presidents since 2009; 200 requests a run.

    The Archives' copy of a past statement is asked for first; where there is none, the one in the
    collection of public-domain papers, kept under its address with the official one behind a #.
    """
    budget = Budget(_MOST_REQUESTS)
    listings = [partial(_listed, fetch, url, budget) for url in LISTINGS]
    routes = [partial(read_routes, fetch, listings)]
    routes += [partial(_collected, fetch, f"{COLLECTION}{name}.yaml", budget) for name in PAST]
    yield from read_routes(fetch, routes, all_of_them=True)


def _listed(fetch: "Fetch", url: str, budget: Budget) -> Iterator[Page]:
    page = fetch.get(url, accept="text/html")
    with reading(page):
        listed = read_listing(page)
    for address in listed:
        if budget.left > 0 and not fetch.is_done(address):
            budget.spend()
            try:
                if paper := fetch.try_get(address, accept=_PDF):
                    yield paper
            except MissingPage:
                fetch.note(f"listed and not there: {address}")


def _collected(fetch: "Fetch", url: str, budget: Budget) -> Iterator[Page]:
    without, page = 0, fetch.get(url)
    with reading(page):
        collection = read_collection(page)
    for kept in collection:
        name = f"{kept.copy}#{kept.official}"
        if budget.left > 0 and not fetch.is_done(kept.official) and not fetch.is_done(name):
            budget.spend()
            page = _kept(fetch, kept, name)
            if page.body.startswith(b"%PDF"):
                yield page
            else:
                without += 1
                fetch.set_aside([(name, None)])
    if without:
        fetch.note(f"{url}: of {without} statements no PDF is held, there or at the Archives")


def _kept(fetch: "Fetch", kept: Kept, name: str) -> Page:
    """The Archives' own copy; the collection's where that cannot be had."""
    try:
        return fetch.get(kept.official, accept=_PDF)
    except BudgetSpent:
        raise
    except FetchError:
        return fetch.get(kept.copy, name=name)


def parse(page: Page) -> Iterator[Record]:
    """Document and DocumentText of one statement.

    Source: https://www.whitehouse.gov/wp-content/uploads/2024/06/SAP-HR8282.pdf, from 2025 on at
            https://bidenwhitehouse.archives.gov/wp-content/uploads/2024/06/SAP-HR8282.pdf
    Times:  published_on is the day that the paper prints, in Washington
    Raises: ParseError for what is no PDF, or no Statement of Administration Policy
    """
    url, _, official = page.url.partition("#")
    yield from statement_records(page.body, official or url)


def address(path: str) -> str | None:
    """Official address of a statement on disk, if its path holds host and path."""
    found = _ADDRESS.search(path.replace("\\", "/"))
    return f"https://{found[1]}" if found else None


SOURCE = Source(
    name="policy_statements", title="Statements of Administration Policy", publisher=PUBLISHER,
    home=HOME, every=timedelta(hours=6), stale_after=timedelta(days=3), pages=pages, parse=parse,
    address=address,
)  # fmt: skip
