"""Which Senate roll calls are asked for, and when one is read again."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from scrapers.collect import House
from scrapers.runner import Result, run
from scrapers.sources.senate_roll_calls import SOURCE, menu_url, vote_url
from tests.origin import Origin, answers, serving
from tracker.records import RollCall
from tracker.store.db import writing
from tracker.store.put import put

BODY = Path(__file__).parent.parent / "pages" / "senate_roll_calls" / "cloture_2025" / "body.xml"
TODAY = datetime(2025, 3, 20, 12, tzinfo=UTC)


@pytest.fixture
def origin() -> Iterator[Origin]:
    with serving() as running:
        yield running


def publish_menu(origin: Origin, tally: tuple[int, int] = (2, 2)) -> None:
    yeas, nays = tally
    body = (
        "<vote_summary><congress>119</congress><session>1</session>"
        "<congress_year>2025</congress_year><votes><vote><vote_number>00022</vote_number>"
        "<vote_date>28-Jan</vote_date><issue>H.R. 23</issue><question>On Cloture</question>"
        f"<vote_tally><yeas>{yeas}</yeas><nays>{nays}</nays></vote_tally></vote></votes>"
        "</vote_summary>"
    )
    origin.publish(menu_url(119, 1), body.encode())


def collect(house: House, origin: Origin) -> Result:
    settings = house.settings.model_copy(update={"origin": origin.address})
    there = House(house.engine, house.archive, settings)
    return run(SOURCE, there.fetch(SOURCE), date(2025, 1, 1))


def asked(origin: Origin) -> list[str]:
    found = [path.rsplit("/", 1)[1] for _, path, _ in origin.asked]
    origin.asked.clear()
    return found


@time_machine.travel(TODAY)
def test_a_second_run_asks_for_the_menu_alone_until_a_tally_is_mended(house, origin):
    publish_menu(origin)
    origin.publish(vote_url("s22-119.2025"), BODY.read_bytes())
    assert collect(house, origin).state == "green"
    assert asked(origin) == ["vote_menu_119_1.xml", "vote_119_1_00022.xml"]
    assert collect(house, origin).changed_rows == 0
    assert asked(origin) == ["vote_menu_119_1.xml"]
    publish_menu(origin, (3, 2))
    collect(house, origin)
    assert "vote_119_1_00022.xml" in asked(origin)


@time_machine.travel(TODAY)
def test_a_vote_listed_before_its_file_exists_is_a_note(house, origin):
    publish_menu(origin)
    result = collect(house, origin)
    assert result.state == "green"
    assert "Senate 2025: not published here (404): roll calls 22" in result.notes


@time_machine.travel(TODAY)
def test_a_redirect_to_the_not_available_page_is_no_vote(house, origin):
    publish_menu(origin)
    gone = "/www.senate.gov/legislative/LIS/roll-call-vote-not-available.htm"
    origin.break_page(vote_url("s22-119.2025"), answers(302, Location=gone))
    assert collect(house, origin).notes[-1].startswith("Senate 2025: not published here")


@time_machine.travel(TODAY)
def test_a_refusal_ends_the_run_red_and_says_so(house, origin):
    origin.break_page(menu_url(119, 1), answers(403, b"<h1>Access Denied</h1>"))
    result = collect(house, origin)
    assert result.state == "red"
    assert "HTTP 403 (bot wall)" in result.faults[0]["message"]


@time_machine.travel(TODAY)
def test_a_vote_that_the_record_names_is_read_whatever_the_menus_say(house, origin, add_page):
    publish_menu(origin)
    origin.publish(vote_url("s22-119.2025"), BODY.read_bytes())
    named = RollCall("s358-107.2001", 107, 1, "senate", 358, "question", "2001-12-07", "On it")
    with writing(house.engine) as connection:
        put(connection, [named], add_page(connection, "record", origin="record"))
    result = collect(house, origin)
    assert "vote_107_1_00358.xml" in asked(origin)
    assert "named roll calls not published here (404): s358-107.2001" in result.notes


def test_the_menu_of_a_finished_session_is_asked_for_once_more_and_then_left(house, origin):
    publish_menu(origin)
    origin.publish(vote_url("s22-119.2025"), BODY.read_bytes())
    for day, menu_asked in (
        (date(2025, 12, 30), True), (date(2026, 1, 5), True), (date(2026, 2, 1), True),
        (date(2026, 2, 2), False),
    ):  # fmt: skip
        with time_machine.travel(datetime(day.year, day.month, day.day, 12, tzinfo=UTC)):
            collect(house, origin)
        assert ("vote_menu_119_1.xml" in asked(origin)) is menu_asked, day
