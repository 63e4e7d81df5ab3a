"""Releases of all members since 2001, as the congress-press collection holds them, by month."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from scrapers.shapes.statements.feed import washington_day
from scrapers.source import Page, Source
from scrapers.sources.congress_press.lines import Line, line_records, read_lines
from scrapers.strict import iso_moment, reading
from tracker.errors import MissingPage, ParseError
from tracker.reading.court.prefilter import may_mean_court
from tracker.records import Document, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_HOME = "https://github.com/dwillis/congress-press"
_BASE = "https://raw.githubusercontent.com/dwillis/congress-press/main/data"
_KIND = "text/plain, application/jsonl"
_FIRST = 2001
_NEWEST = 2  # months that are asked for in each run
_MOST_OLD = 12  # months a run that go into the past
# A month once read is looked at again every thirty days: releases are added to it years later.
_ROUND = 30
_STALE = timedelta(days=3)
_COLLECTED = re.compile(rb'"collected_at": ?"([^"]+)"')
_FILE = re.compile(r"(?:^|/)(\d{4}-(?:0[1-9]|1[0-2]))\.jsonl$")


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Releases that may mean the Court, each a page of its own: two newest months, then the past.

    Twelve months a run go into the past, newest first, until each was read once; a month that was
    read is looked at again every thirty days, by its ETag.
    Raises: ParseError when all is read, if nothing was collected for three days or more.
    """
    today, left, missing = washington_day(datetime.now(UTC)), _MOST_OLD, []
    newest: datetime | None = None
    for place, month in enumerate(_months(today, since)):
        url = _url(month)
        if place >= _NEWEST and (left <= 0 or not _is_due(fetch, url, month, today)):
            continue
        try:
            page = fetch.get(url, accept=_KIND)
        except MissingPage:
            missing.append(month)
            if place >= _NEWEST:
                fetch.set_aside([(url, "missing")])
            continue
        left -= place >= _NEWEST
        yield from _releases(fetch, page)
        if place < _NEWEST:
            newest = max(filter(None, (newest, _collected(page))), default=None)
    if missing:
        words = f"{missing[-1]} to {missing[0]}" if len(missing) > 1 else missing[0]
        fetch.note(f"{len(missing)} of the months asked for are not in the collection: {words}")
    _check_fresh(newest)


def _check_fresh(newest: datetime | None) -> None:
    if newest is None:
        raise ParseError("the collection holds no file of this month or the last")
    if datetime.now(UTC) - newest > _STALE:
        raise ParseError(
            f"nothing was collected since {newest:%Y-%m-%d}: the collection's job seems to stand"
        )


def _months(today: date, since: date) -> Iterator[str]:
    year, month = today.year, today.month
    while (year, month) >= max((since.year, since.month), (_FIRST, 1)):
        yield f"{year}-{month:02d}"
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)


def _is_due(fetch: "Fetch", url: str, month: str, today: date) -> bool:
    number = int(month[:4]) * 12 + int(month[5:])
    return not fetch.is_done(url) or number % _ROUND == today.toordinal() % _ROUND


def _url(month: str) -> str:
    return f"{_BASE}/{month[:4]}/{month}.jsonl"


def _collected(page: Page) -> datetime | None:
    found = _COLLECTED.findall(page.body)
    return iso_moment(max(found).decode(), "collected_at") if found else None


def _releases(fetch: "Fetch", page: Page) -> Iterator[Page]:
    """Pages of a month's releases that may mean the Court or did; the month is settled after."""
    if (known := fetch.settled(page)) is not None:
        fetch.count(Document, known)
        return
    with reading(page):
        lines = read_lines(page)
    wanted = [line for line in lines if _matters(fetch, line)]
    fetch.count(Document, len(lines) - len(wanted))
    for line in wanted:
        if fetch.is_done(line.address, line.mark):
            fetch.count(Document, 1)
        else:
            yield fetch.unpacked(page, line.address, line.body, line.mark, "application/json")
    if all(fetch.is_done(line.address, line.mark) for line in wanted):
        fetch.settle(page, len(lines))


def _matters(fetch: "Fetch", line: Line) -> bool:
    return line.fault is not None or may_mean_court(line.words) or fetch.is_kept(line.address)


def parse(page: Page) -> Iterator[Record]:
    """Document, signers and DocumentText of each release of a month's file, or of one line of it.

    Source: https://raw.githubusercontent.com/dwillis/congress-press/main/data/2024/2024-11.jsonl
    Shape:  one JSON object a line; a release whose text the collection lacks has no DocumentText
    Times:  published_on is the day that the office printed; none where it is partial
    Raises: ParseError for what is no JSON Lines, for a release without address, member or title.
    """
    known = set()
    for line in read_lines(page):
        records = line_records(line)
        if records[0].key() not in known:  # the file repeats an address in another form
            yield from records
        known.add(records[0].key())


def address(path: str) -> str | None:
    """Official address of a month's file on disk; its name tells."""
    found = _FILE.search(path.replace("\\", "/"))
    return _url(found[1]) if found else None


SOURCE = Source(
    name="congress_press",
    title="Releases of members, as collected",
    publisher="The congress-press collection (Derek Willis), copies of members' own pages",
    home=_HOME,
    every=timedelta(hours=12),
    stale_after=timedelta(days=3),
    pages=pages,
    parse=parse,
    expect={Document: (1, 2_000_000)},
    address=address,
)
