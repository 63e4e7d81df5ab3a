"""Which House roll calls are asked for, when, and what a second run asks."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from scrapers.collect import House
from scrapers.runner import Result, run
from scrapers.sources.house_roll_calls import SOURCE
from tests.origin import Origin, answers, serving
from tracker.records import Follow, RollCallListing
from tracker.store.db import writing
from tracker.store.put import put

BODY = Path(__file__).parent.parent / "pages" / "house_roll_calls" / "passage_2025" / "body.xml"
BASE = "https://clerk.house.gov/evs"


@pytest.fixture
def origin() -> Iterator[Origin]:
    with serving() as running:
        yield running


def publish(origin: Origin, year: int, roll: int, congress: int, session: str, day: str) -> bytes:
    body = BODY.read_bytes().replace(b"<congress>119<", f"<congress>{congress}<".encode())
    body = body.replace(b"<session>1st<", f"<session>{session}<".encode())
    body = body.replace(b"num>7<", f"num>{roll}<".encode()).replace(b"9-Jan-2025", day.encode())
    origin.publish(f"{BASE}/{year}/roll{roll:03d}.xml", body)
    return body


def publish_list(origin: Origin, year: int, lines: list[tuple[int, str, str, str]]) -> None:
    rows = "".join(
        f'<tr><td><a href="http://clerk.house.gov/cgi-bin/vote.asp?year={year}&rollnumber={roll}">'
        f"{roll}</a></td><td>{day}</td><td>{issue}</td><td>On Passage</td><td>P</td>"
        f"<td>{title}</td></tr>"
        for roll, day, issue, title in lines
    )
    body = f'<h2>Roll Call Votes {year}</h2><a href="ROLL_000.asp">0</a><table>{rows}</table>'
    origin.publish(f"{BASE}/{year}/index.asp", body.encode(), "text/html")
    origin.publish(f"{BASE}/{year}/ROLL_000.asp", body.encode(), "text/html")


def collect(house: House, origin: Origin, since: date = date(2010, 1, 1)) -> Result:
    settings = house.settings.model_copy(update={"origin": origin.address})
    return run(SOURCE, House(house.engine, house.archive, settings).fetch(SOURCE), since)


def asked(origin: Origin) -> list[str]:
    found = [path.removeprefix("clerk.house.gov/evs/") for _, path, _ in origin.asked]
    origin.asked.clear()
    return found


@time_machine.travel(datetime(2026, 3, 20, 12, tzinfo=UTC))
def test_this_congress_and_the_last_are_read_whole_and_older_years_where_the_court_is_meant(
    house, origin
):
    publish_list(origin, 2026, [(1, "6-Jan", "H R 9", "A dam")])
    publish(origin, 2026, 1, 119, "2nd", "6-Jan-2026")
    publish_list(origin, 2012, [
        (3, "3-Feb", "H R 3", "A road"), (2, "2-Feb", "H R 2", "International Criminal Court Act"),
    ])  # fmt: skip
    publish(origin, 2012, 2, 112, "2nd", "2-Feb-2012")
    publish(origin, 2012, 3, 112, "2nd", "3-Feb-2012")
    result = collect(house, origin)
    assert result.state == "green", result.line()
    paths = asked(origin)
    assert {"2026/roll001.xml", "2012/roll002.xml"} <= set(paths)
    assert "2012/roll003.xml" not in paths
    assert any("2012: the list lacks roll calls 1" in note for note in result.notes)
    assert any("no list of roll calls published here (404)" in note for note in result.notes)

    again = collect(house, origin)
    assert again.changed_rows == 0
    assert not {p for p in asked(origin) if p.startswith("2012/") or p == "2026/roll001.xml"}


@time_machine.travel(datetime(2026, 3, 20, 12, tzinfo=UTC))
def test_an_older_vote_is_read_when_its_bill_is_followed(house, origin, add_page):
    publish_list(origin, 2012, [(3, "3-Feb", "H R 3", "A road")])
    publish(origin, 2012, 3, 112, "2nd", "3-Feb-2012")
    collect(house, origin)
    assert "2012/roll003.xml" not in asked(origin)
    with writing(house.engine) as connection:
        put(connection, [Follow("hr3-112", "person", "staff", "asked")], add_page(connection, "x"))
    collect(house, origin)
    assert "2012/roll003.xml" in asked(origin)


@time_machine.travel(datetime(2026, 3, 20, 12, tzinfo=UTC))
def test_a_vote_looked_at_before_its_bill_was_followed_is_stored_then(house, origin, add_page):
    publish_list(origin, 2026, [(1, "6-Jan", "H R 9", "A dam")])
    dam = publish(origin, 2026, 1, 119, "2nd", "6-Jan-2026")
    dam = dam.replace(b"H R 23", b"H R 9").replace(b"Illegitimate Court Counteraction", b"Dam")
    origin.publish(f"{BASE}/2026/roll001.xml", dam)
    assert "RollCall" not in collect(house, origin, date(2026, 1, 1)).counts
    with writing(house.engine) as connection:
        put(connection, [Follow("hr9-119", "person", "staff", "asked")], add_page(connection, "x"))
    assert collect(house, origin, date(2026, 1, 1)).counts["RollCall"].new == 1


def test_a_vote_is_read_again_for_three_days(house, origin):
    publish_list(origin, 2026, [(1, "18-Mar", "H R 9", "A dam")])
    publish(origin, 2026, 1, 119, "2nd", "18-Mar-2026")
    for day, expected in ((18, True), (20, True), (25, False)):
        with time_machine.travel(datetime(2026, 3, day, 12, tzinfo=UTC)):
            collect(house, origin, date(2026, 1, 1))
            assert ("2026/roll001.xml" in asked(origin)) is expected


@time_machine.travel(datetime(2026, 3, 20, 12, tzinfo=UTC))
def test_a_year_without_a_list_is_read_by_number_to_its_end(house, origin):
    for roll in (1, 2, 3):
        publish(origin, 2026, roll, 119, "2nd", "6-Jan-2026")
    result = collect(house, origin, date(2026, 1, 1))
    assert result.seen["RollCall"] == 3
    assert asked(origin)[-1] == "2026/roll004.xml"


@time_machine.travel(datetime(2026, 3, 20, 12, tzinfo=UTC))
def test_a_vote_that_contradicts_itself_is_named_and_the_others_are_kept(house, origin):
    publish_list(origin, 2026, [(2, "6-Jan", "H R 9", "A dam"), (1, "6-Jan", "H R 8", "A mill")])
    good = publish(origin, 2026, 1, 119, "2nd", "6-Jan-2026")
    bad = good.replace(b"num>1<", b"num>2<").replace(b"<vote>Nay<", b"<vote>Yea<")
    origin.publish(f"{BASE}/2026/roll002.xml", bad)
    result = collect(house, origin, date(2026, 1, 1))
    assert result.state == "red"
    (fault,) = result.faults
    assert (
        "roll002.xml: totals contradict the members' votes: yea 3 stated, 4 counted"
        in (fault["message"])
    )
    assert result.seen["RollCall"] == 1


@time_machine.travel(datetime(2026, 3, 20, 12, tzinfo=UTC))
def test_lines_do_not_go_when_the_index_moves_on(house, origin):
    publish_list(origin, 2026, [(1, "6-Jan", "H R 9", "A dam")])
    publish(origin, 2026, 1, 119, "2nd", "6-Jan-2026")
    collect(house, origin, date(2026, 1, 1))
    publish_list(origin, 2026, [(2, "7-Jan", "H R 8", "A mill"), (1, "6-Jan", "H R 9", "A dam")])
    publish(origin, 2026, 2, 119, "2nd", "7-Jan-2026")
    result = collect(house, origin, date(2026, 1, 1))
    listed = result.counts[RollCallListing.__name__]
    assert (listed.new, listed.gone) == (1, 0)


@time_machine.travel(datetime(2026, 3, 20, 12, tzinfo=UTC))
def test_a_page_of_the_list_that_cannot_be_read_is_read_again(house, origin):
    publish_list(origin, 2024, [(1, "6-Jan", "H R 9", "A dam")])
    publish(origin, 2024, 1, 118, "2nd", "6-Jan-2024")
    wall = b"<html><title>Just a moment...</title><body>Checking your browser</body></html>"
    origin.break_page(f"{BASE}/2024/ROLL_000.asp", answers(200, wall, Content_Type="text/html"))
    assert collect(house, origin, date(2024, 1, 1)).state == "red"
    origin.mend()
    assert collect(house, origin, date(2024, 1, 1)).state == "green"
