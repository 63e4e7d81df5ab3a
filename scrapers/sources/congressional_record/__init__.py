"""The daily Congressional Record from GovInfo's content host: items, speakers, speeches."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from scrapers.shapes.govinfo.mods import METADATA, day_address, item_address, read_metadata
from scrapers.source import Page, Source
from scrapers.sources import record_search
from scrapers.sources.congressional_record.days import Day, list_days
from scrapers.sources.congressional_record.walk import Walk
from tracker.congress import first_day
from tracker.errors import ParseError
from tracker.records import Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_WHOLE = 7  # issues: late parts and re-issues come within days
_FROM = first_day(117)  # days before are found by the full-text search, not by their headings


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Items of the newest days, metadata of items found by search, then days back to 2021.

    Of the newest days every item is read; of older days those whose heading means the Court or
    names a followed measure, for the full-text search finds the rest. A day is asked for again
    when GovInfo says that it changed; a run makes at most 600 requests.
    """
    walk = Walk(fetch)
    days = list_days(fetch, max(since, _FROM))
    whole = _whole_since(fetch, days)
    yield from walk.read_days([day for day in days if day.issued_on >= whole], whole=True)
    yield from walk.owed_metadata()
    yield from walk.read_days([day for day in days if day.issued_on < whole], whole=False)
    left = sum(not fetch.is_done(day_address(day.package), day.changed) for day in days)
    if left:
        fetch.note(f"Congressional Record: {left} of {len(days)} days not read yet")


def _whole_since(fetch: "Fetch", days: list[Day]) -> date:
    """The day from which every item is read: the seventh issue back when the first run began.

    From then on no day is passed over, however long the pause between two runs.
    """
    known = fetch.recall("whole since")
    newest = str(days[:_WHOLE][-1].issued_on) if days else str(date.max)
    if known is None and days:
        fetch.remember("whole since", newest)
    return date.fromisoformat(known or newest)


def parse(page: Page) -> Iterator[Record]:
    """Document, PageBreaks and Speeches of an item; of its metadata RecordItem and RecordMembers.

    Source: https://www.govinfo.gov/content/pkg/CREC-2005-07-20/html/CREC-2005-07-20-pt1-PgH6183.htm
    and https://www.govinfo.gov/metadata/pkg/CREC-2005-07-20/mods.xml (a day, or one of its items).
    Times: published_on is the day of the issue. Units: characters of the Document's text.
    Raises: ParseError for error pages, bot walls, metadata of another item than its address says.
    """
    if found := METADATA.search(page.url):
        yield from read_metadata(page.body, found["item"])
        return
    if "/CREC-" not in page.url:
        raise ParseError("neither an item of the Congressional Record nor its metadata")
    yield from record_search.parse(page)


def address(path: str) -> str | None:
    """Official address of an item's text, or of the metadata of a day or item, on disk."""
    if found := METADATA.search(f"https://{path.split('://')[-1].lstrip('/')}"):
        package, item = found["package"], found["item"]
        return item_address(package, item) if item else day_address(package)
    url = record_search.address(path)
    return url if url and "/CREC-" in url else None


SOURCE = Source(
    name="congressional_record",
    title="Congressional Record, daily edition",
    publisher="U.S. Government Publishing Office",
    home="https://www.govinfo.gov/app/collection/crec",
    every=timedelta(hours=6),
    stale_after=timedelta(days=4),
    pages=pages,
    parse=parse,
    address=address,
    needs=("legislators", "record_search"),
    follows=True,
)
