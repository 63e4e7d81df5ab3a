"""What is not published is asked for again: at once while it is new, at a falling rate after."""

from datetime import UTC, date, datetime, timedelta

import pytest

from scrapers.fetch import Fetch
from scrapers.page import Page
from scrapers.runner import run
from scrapers.source import Source
from tests.origin import serving
from tracker.errors import MissingPage

URL = "https://www.example.gov/texts/one.xml"
LONG_AGO = date(2021, 1, 3)


@pytest.fixture
def origin():
    with serving() as running:
        yield running


@pytest.fixture
def start(house, origin):
    """Begins a run's Fetch; settings may be given."""

    def begin(**settings) -> Fetch:
        changed = house.settings.model_copy(update={"origin": origin.address} | settings)
        return Fetch("test", house.engine, house.archive, changed)

    return begin


def _look(fetch: Fetch, due_on: date | None = LONG_AGO) -> Page | None:
    try:
        with fetch.looking_for(URL, due_on):
            return fetch.get(URL)
    except MissingPage:
        return None


def _as_if_missed(fetch: Fetch, first: timedelta, last: timedelta) -> None:
    now = datetime.now(UTC)
    fetch.remember(f"missed {URL}", f"{(now - first).isoformat()} {(now - last).isoformat()}")


def test_what_is_long_overdue_is_not_asked_for_in_the_next_run(start, origin):
    assert _look(start()) is None
    again = start()
    assert _look(again) is None
    assert origin.statuses() == [404]
    assert "not asked for in this run: 1; looked for again from" in again.awaited_words()


@pytest.mark.parametrize(
    "first, last, asked",
    [
        (timedelta(days=1, hours=1), timedelta(days=1, hours=1), True),  # each day in a week
        (timedelta(days=9), timedelta(days=1, hours=1), False),  # each week in a quarter
        (timedelta(days=20), timedelta(days=8), True),
        (timedelta(days=300), timedelta(days=20), False),  # each month in a year
    ],
)
def test_the_longer_it_is_missed_the_more_seldom_it_is_asked_for(start, origin, first, last, asked):
    _as_if_missed(start(), first, last)
    assert _look(start()) is None
    assert len(origin.asked) == asked


@pytest.mark.parametrize("due_on", [None, datetime.now(UTC).date() - timedelta(days=20)])
def test_what_may_come_any_day_is_asked_for_in_every_run(start, origin, due_on):
    assert _look(start(), due_on) is None
    origin.publish(URL, b"<bill/>")
    assert _look(start(), due_on).body == b"<bill/>"


def test_a_person_may_have_everything_asked_for_in_every_run(start, origin):
    assert _look(start()) is None
    origin.publish(URL, b"<bill/>")
    assert _look(start(look_pace=0)).body == b"<bill/>"


def test_what_came_is_read_as_any_page_and_not_waited_for(start, origin):
    _as_if_missed(start(), timedelta(days=3), timedelta(days=2))
    origin.publish(URL, b"<bill/>")
    assert _look(start()) is not None
    assert _look(start()) is not None
    assert origin.statuses() == [200, 304]


def test_a_run_says_what_it_left_alone(house, start):
    def pages(fetch: Fetch, _since: date):
        _look(fetch)
        yield from ()

    week = timedelta(days=7)
    source = Source("test", "Test", "Nobody", URL, week, week, pages, lambda _page: iter(()))
    assert run(source, start(), LONG_AGO).notes == []
    (note,) = run(source, start(), LONG_AGO).notes
    assert note.startswith("long not published and not asked for in this run: 1;")
