"""A run: all of a page or nothing, each fault once with its body, and what a second run does."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from scrapers.collect import alone, collect
from scrapers.replay import replay
from scrapers.runner import Result, run
from scrapers.source import Page, Source
from scrapers.strict import parse_json, reading
from tests.origin import answers, serving
from tracker.errors import BudgetSpent, FetchError, ParseError, TrackerError
from tracker.records import Bill, Record
from tracker.store.tables import TABLES, FaultRow, MarkRow, PageRow, RunRow

HOST = "https://bills.example.gov"
SINCE = date(2025, 1, 3)
COURT = "To impose sanctions with respect to the International Criminal Court"
TABLE_COUNTS = [PageRow, MarkRow, FaultRow]


def _parse(page: Page) -> Iterator[Record]:
    """One bill a page, as {"number": 23, "title": "…"}."""
    stated = parse_json(page.body)
    if "number" not in stated:
        raise ParseError("no number")
    number = stated["number"]
    yield Bill(f"hr{number}-119", 119, "hr", number, stated["title"], date(2025, 1, 3))


def _source(pages=None, **more) -> Source:
    def walk(fetch, since):
        for number in (1, 2, 3):
            yield fetch.get(f"{HOST}/{number}.json", accept="application/json")

    values = {
        "name": "test_bills", "title": "Bills", "publisher": "We", "home": HOST,
        "every": timedelta(hours=1), "stale_after": timedelta(days=1), "pages": pages or walk,
        "parse": _parse, "expect": {Bill: (3, 3)},
    }  # fmt: skip
    return Source(**values | more)


@pytest.fixture
def origin(house):
    with serving() as running:
        for number, title in ((1, "A post office"), (2, COURT), (3, "Interstate commerce")):
            _publish(running, number, title)
        house.settings.origin = running.address
        yield running


def _publish(origin, number: int, title: str) -> None:
    body = f'{{"number": {number}, "title": "{title}"}}'.encode()
    origin.publish(f"{HOST}/{number}.json", body, "application/json")


def _run(house, source: Source | None = None) -> Result:
    source = source or _source()
    return run(source, house.fetch(source), SINCE)


def _bills(house) -> dict[str, str]:
    table = TABLES["Bill"]
    with house.engine.connect() as connection:
        found = connection.execute(select(table.c.bill_id, table.c.title))
        return dict(map(tuple, found))


def _last(house, row) -> object:
    with house.engine.connect() as connection:
        table = row.__table__
        return connection.execute(select(table).order_by(table.c.id.desc())).first()


def _count(house, row) -> int:
    with house.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(row.__table__))


def test_only_what_means_the_court_is_stored_and_all_is_counted(house, origin):
    result = _run(house)
    assert (result.state, result.pages, result.seen["Bill"]) == ("green", 3, 3)
    assert _bills(house) == {"hr2-119": COURT}
    row = _last(house, RunRow)
    assert (row.state, row.pages, row.seen["Bill"], row.counts["Bill"]["new"]) == ("green", 3, 3, 1)
    assert row.started_at <= row.finished_at


def test_a_second_run_asks_conditionally_and_writes_nothing_but_its_row(house, origin):
    _run(house)
    before = [_count(house, row) for row in TABLE_COUNTS]
    result = _run(house)
    assert origin.statuses() == [200] * 3 + [304] * 3
    assert (result.state, result.changed_rows, result.seen["Bill"]) == ("green", 0, 3)
    assert [_count(house, row) for row in TABLE_COUNTS] == before
    assert len(_last(house, RunRow).confirmed) == 3


def test_a_page_that_changed_is_read_again(house, origin):
    _run(house)
    _publish(origin, 2, f"{COURT}, and for other purposes")
    result = _run(house)
    assert result.counts["Bill"].changed == 1
    assert _bills(house)["hr2-119"].endswith("other purposes")


def test_a_wrong_page_loses_only_itself_and_is_kept(house, origin):
    origin.publish(f"{HOST}/1.json", b'{"title": "no number"}', "application/json")
    result = _run(house)
    assert (result.state, result.pages, _bills(house)) == ("red", 3, {"hr2-119": COURT})
    fault = _last(house, FaultRow)
    assert (fault.kind, fault.url) == ("parse", f"{HOST}/1.json")
    assert fault.message == f"{HOST}/1.json: no number"
    assert b"no number" in house.archive.read(fault.sha256)
    assert fault.trace is None


def test_a_wrong_page_is_tried_again_until_it_is_right(house, origin):
    origin.publish(f"{HOST}/2.json", b'{"title": "no number"}', "application/json")
    assert [_run(house).state, _run(house).state] == ["red", "red"]
    _publish(origin, 2, COURT)
    assert _run(house).state == "green"
    assert _bills(house) == {"hr2-119": COURT}


def test_a_wrong_version_loses_nothing_already_stored(house, origin):
    _run(house)
    origin.publish(f"{HOST}/2.json", b"{", "application/json")
    assert _run(house).state == "red"
    assert _bills(house) == {"hr2-119": COURT}


def test_a_publisher_that_fails_ends_the_run_and_keeps_what_came_before(house, origin):
    origin.break_page(f"{HOST}/3.json", answers(403, b"<html>Access Denied</html>"))
    result = _run(house)
    assert (result.state, result.pages) == ("red", 2)
    fault = _last(house, FaultRow)
    assert (fault.kind, fault.url) == ("fetch", f"{HOST}/3.json")
    assert "HTTP 403 (bot wall)" in fault.message
    assert _bills(house) == {"hr2-119": COURT}


def test_a_list_that_cannot_be_read_is_named_and_its_copy_kept_with_the_fault(house, origin):
    def pages(fetch, since):
        listing = fetch.get(f"{HOST}/2.json")
        with reading(listing):
            yield from parse_json(listing.body, list)

    assert _run(house, _source(pages)).state == "red"
    fault = _last(house, FaultRow)
    assert (fault.kind, fault.url) == ("parse", f"{HOST}/2.json")
    assert fault.message == f"{HOST}/2.json: JSON dict where list was expected"
    assert COURT.encode() in house.archive.read(fault.sha256)


def test_a_spent_allowance_is_amber_and_says_that_it_goes_on(house, origin):
    def pages(fetch, since):
        yield fetch.get(f"{HOST}/2.json")
        raise BudgetSpent(HOST, "HTTP 429")

    result = _run(house, _source(pages, expect={}))
    assert (result.state, result.faults) == ("amber", [])
    assert "goes on from here" in _last(house, RunRow).notes[0]


def test_a_bug_is_kept_with_its_traceback_and_the_run_ends_red(house, origin):
    def pages(fetch, since):
        yield fetch.get(f"{HOST}/2.json")
        yield {}["the bug"]

    assert _run(house, _source(pages)).state == "red"
    fault = _last(house, FaultRow)
    assert fault.kind == "bug"
    assert "KeyError: 'the bug'" in fault.trace
    assert _bills(house) == {"hr2-119": COURT}


@pytest.mark.parametrize(
    ("expect", "state", "said"),
    [
        ((4, 9), "red", f"{HOST}: 3 Bill where at least 4"),
        ((0, 2), "amber", "3 Bill where at most 2"),
    ],
)
def test_too_few_is_red_and_too_many_amber(house, origin, expect, state, said):
    result = _run(house, _source(expect={Bill: expect}))
    assert result.state == state
    assert said in result.line()


def test_a_page_that_was_not_archived_cannot_be_read(house, origin):
    def pages(fetch, since):
        page = fetch.get(f"{HOST}/2.json")
        yield Page(f"{HOST}/made-up.json", page.body, "", page.fetched_at, page.sha256)

    result = _run(house, _source(pages))
    assert result.state == "red"
    assert "was not archived before it was read" in result.faults[0]["message"]


def test_a_run_that_was_killed_is_marked_when_the_next_begins(house, origin):
    def pages(fetch, since):
        raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt):
        _run(house, _source(pages))
    assert _last(house, RunRow).state == "running"
    _run(house)
    with house.engine.connect() as connection:
        states = list(connection.scalars(select(RunRow.state).order_by(RunRow.id)))
    assert states == ["interrupted", "green"]


def test_a_replay_reads_the_past_without_the_network(house, origin):
    _run(house)
    asked = len(origin.asked)

    def better(page: Page) -> Iterator[Record]:
        (bill,) = _parse(page)
        yield Bill(bill.bill_id, 119, "hr", bill.number, bill.title.upper(), bill.introduced_on)

    (result,) = replay(house, [_source(parse=better)])
    assert (result.state, len(origin.asked)) == ("green", asked)
    assert _bills(house) == {"hr2-119": COURT.upper()}


def test_a_replay_reads_the_last_good_version_of_a_page_that_is_broken_now(house, origin):
    _run(house)
    origin.publish(f"{HOST}/2.json", b"{}", "application/json")
    assert _run(house).state == "red"

    def better(page: Page) -> Iterator[Record]:
        (bill,) = _parse(page)
        yield Bill(bill.bill_id, 119, "hr", bill.number, bill.title.upper(), bill.introduced_on)

    (result,) = replay(house, [_source(parse=better)])
    assert result.state == "green"
    assert _bills(house) == {"hr2-119": COURT.upper()}


def test_sources_that_go_by_what_is_followed_are_read_until_nothing_more_is(house, origin):
    _publish(origin, 9, COURT)

    def pages(fetch, since):
        yield fetch.get(f"{HOST}/9.json")

    bills = _source(follows=True)
    later = _source(pages, name="test_texts", expect={}, needs=("test_bills",), follows=True)
    alone = _source(pages, name="test_other", expect={}, needs=("test_bills",))
    read = [result.source for result in collect(house, [bills, later, alone], SINCE)]
    assert read[:4] == ["test_bills", "test_texts", "test_other", "test_bills"]
    assert "test_other" not in read[4:]
    again = list(collect(house, [bills, later, alone], SINCE))
    assert [r.changed_rows for r in again] == [0, 0, 0]


def test_two_collections_do_not_go_on_at_once(house):
    with alone(house.settings):
        second = alone(house.settings)
        with pytest.raises(TrackerError, match="another collection"):
            second.__enter__()


def test_a_fetch_error_says_where(house):
    assert str(FetchError(HOST, "empty answer")) == f"{HOST}: empty answer"
