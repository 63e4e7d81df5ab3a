"""Hearings and business meetings of the Senate's committees in the ten days ahead."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lxml import etree

from scrapers.shapes.again import set_aside_pages
from scrapers.source import Page, Source
from scrapers.sources.senate_hearings.meeting import (
    HOME,
    numbered,
    read_listing,
    read_meeting,
)
from scrapers.strict import parse_xml, reading
from tracker.records import Document, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_URL = "https://www.senate.gov/general/committee_schedules/hearings.xml"
_LISTED = "#listed"


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """A page for each meeting, so that one held and no longer listed is not taken for withdrawn.

    After them the list itself: what leaves it before its day is then seen to have left.
    """
    listing = fetch.get(_URL, accept="application/xml, text/xml")
    with reading(listing):
        meetings = numbered(parse_xml(listing.body, "css_meetings_scheduled"))
    for number, meeting in meetings:
        yield fetch.unpacked(listing, f"{_URL}#{number}", etree.tostring(meeting), None)
    yield fetch.unpacked(listing, f"{_URL}{_LISTED}", listing.body, None)
    yield from set_aside_pages(fetch, parse)


def parse(page: Page) -> Iterator[Record]:
    """Document, Hearing and HearingMeasures of each meeting; of #listed, a HearingListing each.

    None where the list says that no hearing is scheduled.
    Source: https://www.senate.gov/general/committee_schedules/hearings.xml
    Times:  published_on and held_on are the day of the meeting, in Washington
    Raises: ParseError for a list without a line, a meeting without number, committee, type or date
    """
    read = read_listing if page.url.endswith(_LISTED) else read_meeting
    for number, meeting in numbered(parse_xml(page.body, ("meeting", "css_meetings_scheduled"))):
        yield from read(number, meeting)


SOURCE = Source(
    "senate_hearings", "Hearings of Senate committees", "United States Senate", HOME,
    timedelta(hours=12), timedelta(days=3), pages, parse, {Document: (0, 400)},
    needs=("bill_status",),
    follows=True,
)  # fmt: skip
