"""Hearings, markups and meetings of the House's committees, from the House's own repository."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from scrapers.shapes.again import set_aside_pages
from scrapers.source import Page, Source
from scrapers.sources.house_hearings.lists import (
    COMMITTEES,
    DAY,
    FEED,
    day_of,
    read_committees,
    read_day,
    read_feed,
    witness_address,
    xml_address,
)
from scrapers.sources.house_hearings.meeting import EVENT_PAGE, read_meeting, read_witnesses
from scrapers.sources.house_hearings.statements import (
    is_concerned,
    read_statement,
    statement_pages,
)
from scrapers.strict import parse_xml, reading
from tracker.errors import MissingPage
from tracker.records import Document, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_XML, _HTML = "application/xml, text/xml", "text/html"
_RSS = f"application/rss+xml, {_XML}"
_AHEAD, _BEHIND = timedelta(days=21), timedelta(days=7)  # statuses change until after the day
_FIRST = date(2012, 1, 1)  # the repository begins with the 112th Congress's last year
_DAYS_A_RUN = 30
_MOST_STATEMENTS = 150
_MOST_OLD = 250  # meetings whose day is past that one run reads; the next goes on
_CURSOR = "back-filled to"
_ADDRESS = re.compile(
    r"(docs\.house\.gov/meetings/[^?#]+(?:\.xml|-Wstate-[^/?#]+\.pdf))$", re.IGNORECASE
)


@dataclass
class _Left:
    """How many meetings of the past, and statements of witnesses, one run may still read."""

    old: int
    statements: int


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Meetings by the committees' feeds, then by the calendar's days, then older ones.

    A meeting is asked for again until a week after its day: it may be moved, postponed, cancelled.
    The witness list, and what witnesses handed in, is read of meetings that are kept and of those
    of committees at which the Court may be spoken of. Last what was set aside before its measure
    was followed. Raises: ParseError for a page of another layout, FetchError as fetched.
    """
    today, seen, left = datetime.now(UTC).date(), set(), _Left(_MOST_OLD, _MOST_STATEMENTS)
    yield from _by_feeds(fetch, today, seen, left)
    for number in range(-_BEHIND.days, _AHEAD.days + 1):
        yield from _by_day(fetch, today + timedelta(days=number), seen, left)
    yield from _back_fill(fetch, max(since, _FIRST), today - _BEHIND, seen, left)
    yield from set_aside_pages(fetch, parse)


def _by_feeds(
    fetch: "Fetch", today: date, seen: set[str], left: _Left
) -> Iterator[Page]:  # fmt: skip
    try:
        listed_codes = fetch.get(COMMITTEES, accept=_HTML)
    except MissingPage:
        fetch.note("no list of committees' feeds: meetings are found by the calendar alone")
        return
    with reading(listed_codes):
        codes = read_committees(listed_codes.body)
    for code in codes:
        url = FEED.format(code)
        try:
            feed = fetch.get(url, accept=_RSS)
        except MissingPage:
            fetch.note(f"no feed of its meetings for the committee {code}")
            continue
        with reading(feed):
            meetings = read_feed(feed.body)
        for listed in meetings:
            if listed.event in seen:  # a joint meeting is in each committee's feed
                continue
            seen.add(listed.event)
            day = day_of(listed.url)
            is_old = day is not None and day < today - _BEHIND
            if is_old and (left.old <= 0 or fetch.is_done(listed.url, listed.mark)):
                fetch.count(Document, 1)
            else:
                left.old -= is_old
                yield from _meeting(fetch, left, listed.event, listed.url, listed.mark)


def _by_day(fetch: "Fetch", day: date, seen: set[str], left: _Left) -> Iterator[Page]:
    """Meetings that the calendar names and no feed did."""
    calendar = fetch.get(DAY.format(day), accept=_HTML)
    with reading(calendar):
        events = read_day(calendar.body)
    for event in events:
        if event in seen:
            continue
        seen.add(event)
        left.old -= 1
        page = fetch.get(EVENT_PAGE.format(event), accept=_HTML)
        with reading(page):
            address = xml_address(page.body, event)
        if address is None:
            fetch.note(f"meeting {event} has no papers yet, and so no address of its own")
        else:
            yield from _meeting(fetch, left, event, address, None)


def _back_fill(
    fetch: "Fetch", first: date, last: date, seen: set[str], left: _Left
) -> Iterator[Page]:
    """Older days, newest first, so many a run; a day is begun only if it may be ended."""
    reached = fetch.recall(_CURSOR)
    day = date.fromisoformat(reached) if reached else last
    for _ in range(_DAYS_A_RUN):
        if day <= first or left.old <= 0:
            break
        day -= timedelta(days=1)
        yield from _by_day(fetch, day, seen, left)
        fetch.remember(_CURSOR, day.isoformat())
    if day > first:
        fetch.note(f"older meetings are read back to {day}; the next run goes on to {first}")


def _meeting(
    fetch: "Fetch", left: _Left, event: str, url: str, mark: str | None
) -> Iterator[Page]:  # fmt: skip
    try:
        page = fetch.get(url, accept=_XML, mark=mark)
    except MissingPage:
        fetch.note(f"meeting {event} has no file at its address")
        return
    yield page
    listed = witness_address(url)
    if listed and (fetch.is_kept(url) or is_concerned(url)):
        try:
            witnesses = fetch.get(listed, accept=_XML)
        except MissingPage:
            return  # a meeting without witnesses has no list of them
        yield witnesses
        if fetch.is_done(url) and fetch.is_done(listed):  # both were read: neither is faulty
            statements = statement_pages(fetch, parse(page), parse(witnesses))
            for statement in islice(statements, left.statements):
                left.statements -= 1
                yield statement


def parse(page: Page) -> Iterator[Record]:
    """Document and Hearing of a meeting with its measures and papers; witnesses; a statement.

    Source: https://docs.house.gov/meetings/{committee}/{sub}/{yyyymmdd}/{EventID}/, there
    {HHRG, HMKP or HMTG}-{congress}-{sub}-{yyyymmdd}.xml, …-{sub}-WList-{yyyymmdd}.xml and
    …-{sub}-Wstate-{name}-{yyyymmdd}.pdf.
    Times:  stamps are Washington's and bear no zone
    Raises: ParseError for another root, an unknown kind or status, a meeting without committee,
    title or day, a witness without a name
    """
    if ".pdf" in page.url.lower():
        yield from read_statement(page)
        return
    body = page.body.replace(b"&nbsp;", b"&#160;")  # stands in some, and is no entity of XML
    root = parse_xml(body, ("committee-meeting", "witness-list"))
    yield from read_meeting(root) if root.tag == "committee-meeting" else read_witnesses(root)


def address(path: str) -> str | None:
    """Official address of a meeting's file on disk; a bare name does not tell its number."""
    found = _ADDRESS.search(path)
    return f"https://{found[1]}" if found else None


SOURCE = Source(
    "house_hearings", "Hearings of House committees", "United States House of Representatives",
    "https://docs.house.gov/Committee/Calendar/ByMonth.aspx", timedelta(hours=6),
    timedelta(days=2), pages, parse, {Document: (1, 20_000)}, address, ("bill_status",),
    follows=True,
)  # fmt: skip
