"""Where docs.house.gov names its meetings: a feed a committee, a calendar page a day."""

import re
from datetime import date
from typing import NamedTuple

from scrapers.strict import describe, parse_html, parse_xml
from tracker.errors import ParseError

COMMITTEES = "https://docs.house.gov/Committee/Committees.aspx"
FEED = "https://docs.house.gov/Committee/RSS.ashx?Code={}"
DAY = "https://docs.house.gov/Committee/Calendar/ByDay.aspx?DayID={:%m%d%Y}"
_EVENT = re.compile(r"EventID=(\d+)$", re.IGNORECASE)
_PLACE = re.compile(
    r"docs\.house\.gov/meetings/(?P<committee>[A-Z]{2})/(?P<sub>[A-Z]{2}\d\d)/(?P<day>\d{8})/"
    r"(?P<event>\d+)/(?P<kind>H[A-Z]{3})-(?P<congress>\d+)-(?P=sub)-",
    re.IGNORECASE,
)
_XML = re.compile(r"-(\d{8})(?:-U\d+)?\.xml$", re.IGNORECASE)
_GRID = 'id="MainContent_GridViewMeetings"'
_EVENT_PAGE = ("DivMeetingContent", "previewPanel", "No meeting data is available")


class Listed(NamedTuple):
    """A meeting in a committee's feed: its number, its XML file, what the feed says of it."""

    event: str
    url: str
    mark: str


def read_committees(body: bytes) -> list[str]:
    """Codes of the committees that have a feed: AG00, FA00 …"""
    codes = parse_html(body).xpath("//option/@value")
    found = sorted({code for code in codes if re.fullmatch(r"[A-Z]{2}\d\d", code)})
    if not found:
        raise ParseError(f"{describe(body)} that lists no committee")
    return found


def read_feed(body: bytes) -> list[Listed]:
    """Meetings of a committee's feed; stubs without a number (guid 0) are left out.

    Raises: ParseError for what is no feed. &nbsp; is no entity of XML, and stands in some.
    """
    root = parse_xml(body.replace(b"&nbsp;", b"&#160;"), "rss")
    found = []
    for item in root.iterfind("channel/item"):
        event = _EVENT.search((item.findtext("link") or "").strip())
        files = [file.get("url") or "" for file in item.iterfind("enclosure")]
        url = next((url for url in files if url.lower().endswith(".xml")), None)
        if event and url:
            mark = (item.findtext("pubDate") or "").strip()
            found.append(Listed(event[1], url.replace("http://", "https://", 1), mark))
    return found


def read_day(body: bytes) -> list[str]:
    """Numbers of the meetings on a day of the calendar; none on a day without any.

    Raises: ParseError for a page without the calendar's grid, so that a new layout is no quiet day.
    """
    text = body.decode("utf-8", "replace")
    if _GRID not in text:
        raise ParseError(f"{describe(body)} without the calendar's grid of meetings")
    links = parse_html(body).xpath("//a/@href[contains(., 'ByEvent.aspx')]")
    return list(dict.fromkeys(found[1] for link in links if (found := _EVENT.search(link.strip()))))


def xml_address(event_page: bytes, event: str) -> str | None:
    """Address of a meeting's XML, from those of its papers; None while it has none.

    The page offers the file by a script alone; it also lies at an address that its papers tell.
    Raises: ParseError for a page that is no meeting's.
    """
    text = event_page.decode("utf-8", "replace")
    if not any(sign in text for sign in _EVENT_PAGE):
        raise ParseError(f"{describe(event_page)} where meeting {event} was expected")
    for link in parse_html(event_page).xpath("//a/@href"):
        found = _PLACE.search(link)
        if found and found["event"] == event:
            sub, day = found["sub"].upper(), found["day"]
            return (
                f"https://docs.house.gov/meetings/{sub[:2]}/{sub}/{day}/{event}/"
                f"{found['kind'].upper()}-{found['congress']}-{sub}-{day}.xml"
            )
    return None


def witness_address(url: str) -> str | None:
    """Address of the witness list beside a meeting's XML: …-FA00-WList-20260519.xml."""
    return _XML.sub(r"-WList-\1.xml", url) if _XML.search(url) else None


def day_of(url: str) -> date | None:
    """Day of a meeting as its XML's address names it."""
    found = _XML.search(url)
    return date.fromisoformat(found[1]) if found else None
