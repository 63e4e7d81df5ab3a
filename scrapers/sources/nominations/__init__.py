"""Nominations before the Senate: its own lists of this Congress, Congress.gov's of those past.

The store keeps a nomination whose nominee bears the name of an official of whom something is held
or whom the record names, or of a nominee in a printed hearing that names the Court. The rest is
archived and read again once more people are known.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from scrapers.shapes.again import pages_of_people
from scrapers.shapes.keyed import ask_with_key, own_key
from scrapers.source import Page, Source
from scrapers.sources.nominations.answer import read_answer, total_of
from scrapers.sources.nominations.senate_list import STAGES, congress_of, read_list
from scrapers.strict import parse_json, parse_xml, reading
from tracker.congress import congress_on, ordinal
from tracker.errors import MissingPage, ParseError
from tracker.queries.administration.nominations import known_names
from tracker.records import Nomination, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_LISTS = "https://www.senate.gov/legislative/LIS/nominations/"
_API = "https://api.congress.gov/v3/nomination"
_SETTING, _WHERE = "TRACKER_CONGRESS_KEY", "https://api.data.gov/signup"
_SIZE = 250
_LIST = re.compile(r"(Nom[A-Za-z]+)\.xml(?:#\d+)?$")


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Past Congresses once, newest first, where a key is set; then each list of the Senate.

    A list is a page of its Congress, so that what the next Congress's leaves out is not taken for
    withdrawn. What stands furthest is read first: a nomination that moved on is never gone.
    """
    yield from pages_of_people(fetch, known_names(fetch.store))
    yield from _past(fetch, since)
    for name in STAGES:
        try:
            page = fetch.get(f"{_LISTS}{name}.xml", accept="application/xml, text/xml")
        except MissingPage:
            fetch.note(f"the Senate publishes no list {name} now")
            continue
        with reading(page):
            congress = congress_of(page.body)
        yield fetch.unpacked(page, f"{page.url}#{congress}", page.body, None)


def _past(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Every nomination of each past Congress that was not read whole before."""
    key = own_key(fetch.settings.congress_key) or own_key(fetch.settings.govinfo_key)
    last = congress_on(datetime.now(UTC).date()) - 1
    due = [c for c in range(last, congress_on(since) - 1, -1) if fetch.recall(f"{c}") is None]
    if due and key is None:
        fetch.note(f"nominations of past Congresses ask for a key: set {_SETTING} ({_WHERE})")
        return
    for congress in due:
        offset, total, read = 0, 1, 0
        while offset < total:
            url = f"{_API}/{congress}?format=json&limit={_SIZE}&offset={offset}"
            page = ask_with_key(fetch, url, _SETTING, key)
            yield page
            with reading(page):
                total, rows = total_of(parse_json(page.body))
                if not total:
                    raise ParseError("a past Congress without a nomination")
            offset, read = offset + _SIZE, read + rows
        if read != total:
            fetch.note(f"{read} of {total} nominations of the {ordinal(congress)} Congress came")
        fetch.remember(f"{congress}", f"{read}")


def parse(page: Page) -> Iterator[Record]:
    """A Nomination for each that a list of the Senate, or an answer of Congress.gov, states.

    Source: https://www.senate.gov/legislative/LIS/nominations/NomCivilianConfirmed.xml,
        https://api.congress.gov/v3/nomination/118?format=json&limit=250&offset=0
    Times:  received_on and stage_on are days in Washington
    Raises: ParseError for a list or an answer of another shape, and for a nomination without its
        number, or named twice
    """
    found = _LIST.search(page.url)
    if found:
        records = read_list(parse_xml(page.body, "Nominations"), found[1])
    else:
        records = read_answer(parse_json(page.body))
    seen: set[str] = set()
    for record in records:
        if record.nomination_id in seen:
            raise ParseError(f"{record.number} is listed twice")
        seen.add(record.nomination_id)
        yield record


def address(path: str) -> str | None:
    """Official address of a list on disk, by its file's name."""
    found = _LIST.search(path)
    return f"{_LISTS}{found[1]}.xml" if found and found[1] in STAGES else None


SOURCE = Source(
    "nominations", "Nominations before the Senate", "United States Senate",
    "https://www.senate.gov/legislative/nominations_new.htm",
    timedelta(hours=12), timedelta(days=3), pages, parse, {Nomination: (0, 90_000)}, address,
    needs=("record_search",),
)  # fmt: skip
