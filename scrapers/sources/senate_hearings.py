"""Hearings and business meetings of the Senate's committees in the ten days ahead."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from lxml import etree

from scrapers.source import Page, Source
from scrapers.strict import iso_date, iso_moment, optional_text, parse_xml, text_of
from tracker.congress import congress_on
from tracker.records import Document, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_URL = "https://www.senate.gov/general/committee_schedules/hearings.xml"
_HOME = "https://www.senate.gov/committees/hearings_meetings.htm"


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """A page for each meeting, so that one held and no longer listed is not taken for withdrawn."""
    listing = fetch.get(_URL, accept="application/xml, text/xml")
    for meeting in parse_xml(listing.body, "css_meetings_scheduled").iterfind("meeting"):
        if number := optional_text(meeting, "identifier"):
            yield fetch.unpacked(listing, f"{_URL}#{number}", etree.tostring(meeting), None)


def parse(page: Page) -> Iterator[Record]:
    """A Document for each meeting; none where the list says that no hearing is scheduled.

    Source: https://www.senate.gov/general/committee_schedules/hearings.xml
    Times:  published_on is the day of the meeting, in Washington
    Raises: ParseError if a meeting lacks its committee, type or date
    """
    for meeting in parse_xml(page.body, ("meeting", "css_meetings_scheduled")).iter("meeting"):
        if number := optional_text(meeting, "identifier"):
            yield _document(number, meeting)


def _document(number: str, meeting: Any) -> Document:
    committee, kind = text_of(meeting, "committee"), text_of(meeting, "type")
    papers = [paper.get("document_description", "") for paper in meeting.iter("AssociatedDocument")]
    day = iso_date(text_of(meeting, "date_iso_8601"), "date_iso_8601")
    updated = optional_text(meeting, "last_update_iso_8601")
    return Document(
        f"senate-meeting:{number}", "hearing", optional_text(meeting, "matter") or kind,
        f"US Senate, {committee}", optional_text(meeting, "video_url") or _HOME,
        published_on=day, congress=congress_on(day), text="\n".join(papers) or None,
        # Printed as 2026-07-29T16:36:25.000000Z-04:00, with a Z that is not meant.
        updated_at=updated and iso_moment(updated.replace("Z", ""), "last_update_iso_8601"),
    )  # fmt: skip


SOURCE = Source(
    "senate_hearings", "Hearings of Senate committees", "United States Senate", _HOME,
    timedelta(hours=12), timedelta(days=3), pages, parse, {Document: (0, 400)},
)  # fmt: skip
