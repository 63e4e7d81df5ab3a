"""White House of former presidents, as the National Archives keep it: each paper fetched once."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from scrapers.shapes.statements.listing import (
    Budget,
    Listing,
    back_fill,
    owed_pages,
    refuse_silence,
)
from scrapers.source import Page, Source
from scrapers.sources import white_house
from scrapers.sources.white_house import parse, read_listing

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_BIDEN = "https://bidenwhitehouse.archives.gov/"
_TRUMP = "https://trumpwhitehouse.archives.gov/"
_OBAMA = "https://obamawhitehouse.archives.gov/briefing-room/"
# Obama's second page is ?page=1.
LISTINGS = (
    Listing(f"{_BIDEN}briefing-room/", read_listing),
    Listing(f"{_TRUMP}briefings-statements/", read_listing),
    Listing(f"{_TRUMP}presidential-actions/", read_listing),
    *(
        Listing(f"{_OBAMA}{name}", read_listing, "?page={}", -1)
        for name in ("statements-and-releases", "press-briefings", "speeches-and-remarks")
    ),
)
_MOST_REQUESTS = 200
_HOST = re.compile(r"\w+whitehouse\.archives\.gov/")


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Papers of each archived site that were never read; at most 200 requests a run.

    Raises: MissingPage if not one of the sites is there.
    """
    budget = Budget(_MOST_REQUESTS)
    yield from owed_pages(fetch, budget)
    for listing in LISTINGS:
        yield from back_fill(fetch, listing, since, budget)
    refuse_silence(budget)


def address(path: str) -> str | None:
    """Official address of a file on disk, if its path holds an archived site's host and path."""
    return white_house.address(path) if _HOST.search(path.replace("\\", "/")) else None


SOURCE = Source(
    name="white_house_archives",
    title="White House archives, 2009 to 2025",
    publisher="National Archives and Records Administration",
    home=f"{_BIDEN}briefing-room/",
    every=timedelta(hours=12),
    stale_after=timedelta(days=7),
    pages=pages,
    parse=parse,
    address=address,
    watched=True,
)
