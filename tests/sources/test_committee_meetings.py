"""Meetings by Congress.gov's API: with a key, with none, with one that is refused."""

import json
from datetime import UTC, date, datetime

import pytest
from pydantic import SecretStr

from scrapers.runner import Result, run
from scrapers.sources.committee_meetings import SOURCE
from tests.origin import Origin, answers, serving
from tests.sources.statements import body_of, recorded
from tracker.queries.upkeep.freshness import Freshness
from tracker.records import Hearing, HearingMeasure, HearingPaper, HearingWitness
from tracker.store.tables import TABLES

API = "https://api.congress.gov/v3/committee-meeting"
NOW = datetime(2026, 9, 18, tzinfo=UTC)


@pytest.fixture
def keyed(house):
    """A house that has a key."""
    house.settings.congress_key = SecretStr("a-key-of-ours")
    return house


def _of(case: str, kind: type) -> list:
    return [record for record in recorded(SOURCE, case) if isinstance(record, kind)]


def _publish(origin: Origin, rows: list[tuple[str, str]]) -> None:
    listed = [{"eventId": event, "updateDate": updated} for event, updated in rows]
    for congress in (118, 119):
        for chamber in ("house", "senate"):
            found = listed if (congress, chamber) == (119, "house") else []
            answer = {"committeeMeetings": found, "pagination": {"count": len(found)}}
            for window in ("", *(f"&fromDateTime={day}T00:00:00Z" for day in _overlaps())):
                url = f"{API}/{congress}/{chamber}?format=json&limit=250&offset=0{window}"
                origin.publish(url, json.dumps(answer).encode(), "application/json")


def _overlaps() -> list[date]:
    today = datetime.now(UTC).date()
    return [date.fromordinal(today.toordinal() - days) for days in (2, 3)]


def _run(house) -> Result:
    return run(SOURCE, house.fetch(SOURCE), date(2025, 1, 3))


def test_a_meeting_is_read_with_all_that_the_api_states():
    (hearing,) = _of("hearing", Hearing)
    assert (hearing.chamber, hearing.event_id, hearing.status) == ("house", "119999", "scheduled")
    assert hearing.place == "2172 Rayburn House Office Building"
    assert [m.bill_id for m in _of("hearing", HearingMeasure)] == ["hr23-119"]
    assert [w.name for w in _of("hearing", HearingWitness)] == ["The Honorable Jane Doe"]
    assert len(_of("hearing", HearingPaper)) == 2  # the notice is listed twice


def test_midnight_in_washington_is_no_hour_and_an_evening_no_other_day():
    (hearing,) = _of("senate_postponed", Hearing)
    assert (hearing.held_on, hearing.starts_at) == (date(2026, 9, 30), None)
    assert (hearing.status, hearing.place) == ("postponed", "Example City, Exampleland")
    assert [(m.measure, m.bill_id) for m in _of("senate_postponed", HearingMeasure)] == [
        ("S 9951", "s9951-119"), ("PN 937-3", None), ("Treaty Doc. 119-2A", None),
    ]  # fmt: skip


def test_without_a_key_it_says_so_and_is_not_broken(house):
    result = _run(house)
    assert (result.state, result.faults, result.pages) == ("keyless", [], 0)
    assert result.notes == [
        "this source asks for a key: set TRACKER_CONGRESS_KEY (free at https://api.data.gov/signup)"
    ]
    seen = Freshness("x", "x", "x", "x", 60, 60, is_closed=False, pages=0, runs=1,
                     last_run_state=result.state)  # fmt: skip
    assert seen.at(NOW).state == "without a key"


def test_a_key_that_is_refused_is_a_fault_that_names_its_setting(keyed):
    refusal = b'{"error":{"code":"API_KEY_INVALID","message":"An invalid api_key was supplied."}}'
    with serving() as origin:
        keyed.settings.origin = origin.address
        url = f"{API}/119/house?format=json&limit=250&offset=0"
        origin.break_page(url, answers(403, refusal, Content_Type="application/json"))
        result = _run(keyed)
    assert result.state == "red"
    assert "the key in TRACKER_CONGRESS_KEY is refused" in result.faults[0]["message"]
    assert "a-key-of-ours" not in str(result.summary())


def test_what_changed_is_read_anew_and_nothing_else_is_asked(keyed):
    item = f"{API}/119/house/119999?format=json"
    with serving() as origin:
        keyed.settings.origin = origin.address
        _publish(origin, [("119999", "2026-09-17T18:40:43Z")])
        origin.publish(item, body_of(SOURCE.name, "hearing"), "application/json")
        first = _run(keyed)
        asked = len(origin.asked)
        again = _run(keyed)
        assert not any("119999" in path for _, path, _ in origin.asked[asked:])
        _publish(origin, [("119999", "2026-09-19T10:00:00Z")])
        moved = body_of(SOURCE.name, "hearing").replace(b"Scheduled", b"Canceled")
        origin.publish(item, moved, "application/json")
        third = _run(keyed)
    assert (first.state, first.counts["Hearing"].new) == ("green", 1)
    assert (again.state, again.changed_rows) == ("green", 0)
    assert (third.state, third.counts["Hearing"].changed) == ("green", 1)
    with keyed.engine.connect() as connection:
        (row,) = connection.execute(TABLES["Hearing"].select())
    assert row.status == "canceled"
