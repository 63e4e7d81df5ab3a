"""Committees' meetings of both chambers as Congress.gov states them, by its API."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from scrapers.shapes.again import set_aside_pages
from scrapers.shapes.keyed import ask_with_key, wanted_key
from scrapers.source import Page, Source
from scrapers.sources.committee_meetings.item import read_item
from scrapers.strict import parse_json, reading
from tracker.congress import congress_on
from tracker.errors import BudgetSpent, ParseError
from tracker.records import Document, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_HOST = "api.congress.gov"
_API = f"https://{_HOST}/v3/committee-meeting"
_FIRST = 112  # the API states meetings from the 112th Congress on
_SIZE = 250
_MOST_ITEMS = 500  # read in one run; the next goes on
_RESERVE = 50
_OVERLAP = timedelta(days=2)
_SETTING, _WHERE = "TRACKER_CONGRESS_KEY", "https://api.data.gov/signup"


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Meetings that changed of late, then older Congresses, newest first, so many a run.

    A meeting is read anew when its updateDate changes. Lists move while they are read: what one
    look misses, the next one, which overlaps it by two days, finds.
    Raises: KeyMissing where no key is set; BudgetSpent when the hour's allowance is.
    """
    key = wanted_key(_SETTING, _WHERE, fetch.settings.congress_key, fetch.settings.govinfo_key)
    left = [_MOST_ITEMS]
    current = congress_on(datetime.now(UTC).date())
    for congress in range(current, max(_FIRST, congress_on(since)) - 1, -1):
        for chamber in ("house", "senate"):
            yield from _chamber(fetch, key, congress, chamber, current, left)
    if left[0] <= 0:
        fetch.note("more meetings are listed than one run reads; the next goes on")
    yield from set_aside_pages(fetch, parse)


def _chamber(
    fetch: "Fetch", key: str, congress: int, chamber: str, current: int, left: list[int]
) -> Iterator[Page]:  # fmt: skip
    """What changed since the last complete look; of a past Congress nothing once it was read."""
    name, began = f"{congress} {chamber}", datetime.now(UTC).date()
    known = fetch.recall(name)
    if left[0] <= 0 or (known and congress < current - 1):
        return
    start = date.fromisoformat(known) - _OVERLAP if known else None
    listed = _listed(fetch, key, congress, chamber, start)
    if not listed and start is None:
        if _FIRST < congress < current:
            raise ParseError(f"{_API}/{congress}/{chamber}: not one meeting is listed")
        return  # a Congress may have begun today
    for row in listed:
        url = f"{_API}/{congress}/{chamber}/{row['eventId']}?format=json"
        if fetch.is_done(url, row["updateDate"]):
            fetch.count(Document, 1)
            continue
        if left[0] <= 0:
            return
        left[0] -= 1
        _spare(fetch)
        yield ask_with_key(fetch, url, _SETTING, key, row["updateDate"])
    fetch.remember(name, began.isoformat())


def _listed(
    fetch: "Fetch", key: str, congress: int, chamber: str, start: date | None
) -> list[dict[str, Any]]:  # fmt: skip
    """Rows of the list, each meeting once, the latest change first."""
    found: dict[str, dict[str, Any]] = {}
    offset, count = 0, 1
    while offset < count:
        window = f"&fromDateTime={start}T00:00:00Z" if start else ""
        url = f"{_API}/{congress}/{chamber}?format=json&limit={_SIZE}&offset={offset}{window}"
        _spare(fetch)
        page = ask_with_key(fetch, url, _SETTING, key)
        with reading(page):
            rows, count = _read_list(page.body)
        found.update((row["eventId"], row) for row in rows)
        offset += _SIZE
    return sorted(found.values(), key=lambda row: row["updateDate"], reverse=True)


def _read_list(body: bytes) -> tuple[list[dict[str, Any]], int]:
    """Rows of a page of the list, and how many the whole list has."""
    answer = parse_json(body)
    rows, pagination = answer.get("committeeMeetings"), answer.get("pagination")
    if not isinstance(rows, list) or not isinstance(pagination, dict):
        raise ParseError("a list without committeeMeetings or pagination")
    for row in rows:
        if not row.get("eventId") or not row.get("updateDate"):
            raise ParseError(f"a row without eventId or updateDate: {str(row)[:120]}")
    named = [row | {"eventId": str(row["eventId"])} for row in rows]
    return named, int(pagination.get("count", 0))


def _spare(fetch: "Fetch") -> None:
    left = fetch.allowance(_HOST)
    if left is not None and left <= _RESERVE:
        raise BudgetSpent(_API, f"{left} requests are left this hour")


def parse(page: Page) -> Iterator[Record]:
    """Document and Hearing of a meeting, then its measures, witnesses and papers.

    Source: https://api.congress.gov/v3/committee-meeting/{congress}/{chamber}/{eventId}
    Times:  date bears its zone; held_on is its day in Washington
    Raises: ParseError for another answer, an unknown status, a meeting without its day, committee
    or number. The API leaves out what is empty.
    """
    yield from read_item(parse_json(page.body))


SOURCE = Source(
    "committee_meetings", "Committee meetings by Congress.gov", "Library of Congress",
    "https://www.congress.gov/committee-schedule", timedelta(hours=6), timedelta(days=2),
    pages, parse, {Document: (0, 20_000)}, needs=("bill_status",),
    follows=True,
)  # fmt: skip
