"""Nominations: facts of each list, what is kept, and what later runs find, move and leave alone."""

import json
from datetime import date

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from scrapers.runner import Result, run
from scrapers.sources.nominations import SOURCE
from tests.origin import Origin, answers, serving
from tests.sources.statements import body_of, recorded
from tracker.records import HearingWitness, Nomination, Person
from tracker.store.db import writing
from tracker.store.put import put
from tracker.store.tables import TABLES, ChangeRow

LISTS = "https://www.senate.gov/legislative/LIS/nominations/"
API = "https://api.congress.gov/v3/nomination"
CASES = {
    "NomCivilianConfirmed": "confirmed", "NomWithdrawn": "withdrawn",
    "NomCivilianPendingCalendar": "on_calendar", "NomPrivileged": "privileged",
    "NomCivilianPendingCommittee": "in_committee", "NomFailedOrReturned": "returned",
    "NomNonCivilianConfirmed": "military_confirmed",
    "NomNonCivilianPendingCalendar": "military_on_calendar",
    "NomNonCivilianPendingCommittee": "military_in_committee",
}  # fmt: skip
NOW_119 = date(2025, 1, 3)


@pytest.fixture
def known(house, add_page):
    """A house whose record names two officials, one of whom is a nominee."""
    people = [
        Person("doe", "Jane Q. Doe", "us_official", "Ambassador-at-Large"),
        Person("poe", "Pat Poe", "us_official", "Legal Adviser"),
    ]
    with writing(house.engine) as connection:
        put(connection, people, add_page(connection, "https://record"))
    return house


def _publish(origin: Origin, **other: bytes) -> None:
    for name, case in CASES.items():
        origin.publish(f"{LISTS}{name}.xml", other.get(name) or body_of("nominations", case))


def _run(house, origin: Origin, since: date = NOW_119) -> Result:
    house.settings.origin = origin.address
    return run(SOURCE, house.fetch(SOURCE), since)


def _stored(house) -> dict:
    table = TABLES["Nomination"]
    with house.engine.connect() as connection:
        rows = connection.execute(select(table).where(table.c.gone_at.is_(None)))
        return {row.nomination_id: row for row in rows}


def _changes(house) -> list[str]:
    with house.engine.connect() as connection:
        return list(connection.scalars(select(ChangeRow.__table__.c.kind)))


def _meet_a_nominee(house, add_page, name: str) -> None:
    witness = HearingWitness("govinfo:CHRG-1", 1, name, "OF TEXAS, TO BE", kind="Nominee")
    with writing(house.engine) as connection:
        put(connection, [witness], add_page(connection, "https://hearing"))


def test_a_line_of_a_list_tells_who_to_what_and_how_far():
    first, abroad, treasury = recorded(SOURCE, "confirmed")
    assert (first.nomination_id, first.number, first.stage) == (
        "pn852-1-119", "PN852-1", "confirmed",
    )  # fmt: skip
    assert (first.nominee, first.office) == (
        "Jane Q. Doe", "Ambassador at Large for Global Criminal Justice",
    )  # fmt: skip
    assert (first.received_on, first.stage_on) == (date(2026, 2, 3), date(2026, 4, 15))
    assert abroad.nominee == "Max Roe"  # of the Foreign Service, with his class before the office
    assert treasury.committee == "Finance; Banking, Housing, and Urban Affairs"
    assert treasury.committee_codes == "ssfi00; ssbk00"


def test_several_people_in_one_nomination_are_no_nominee():
    single, several = recorded(SOURCE, "in_committee")
    assert (single.nominee, several.nominee) == ('Kim "Kit" Sample', None)
    assert several.description.startswith("Foreign Service nominations (87)")


def test_a_latest_action_tells_the_stage_and_the_roll_call():
    told = {one.number: one for one in recorded(SOURCE, "past_congress")}
    assert (told["PN800"].stage, told["PN800"].vote_id) == ("confirmed", "s33-118.2024")
    assert (told["PN78-4"].stage, told["PN78-4"].vote_id) == ("confirmed", None)  # by voice
    assert [told[n].stage for n in ("PN9", "PN10", "PN11", "PN13")] == [
        "returned", "withdrawn", "on_calendar", None,
    ]  # fmt: skip
    rejected = recorded(SOURCE, "older_congress")[2]
    assert (rejected.stage, rejected.vote_id) == ("rejected", "s390-109.2006")  # 2 January 2007


def test_only_nominees_whose_names_are_known_are_kept(known):
    with serving() as origin:
        _publish(origin)
        result = _run(known, origin)
        again = _run(known, origin)
    assert (result.state, result.pages, result.seen["Nomination"]) == ("green", 9, 13)
    assert set(_stored(known)) == {"pn852-1-119"}
    assert (again.state, again.changed_rows) == ("green", 0)


def test_one_who_is_met_later_is_found_on_lists_that_have_not_changed(known, add_page):
    with serving() as origin:
        _publish(origin)
        _run(known, origin)
        _meet_a_nominee(known, add_page, "Lee V. Model")
        later = _run(known, origin)
    assert later.state == "green"
    assert set(_stored(known)) == {"pn852-1-119", "pn1001-119"}
    assert later.counts["Nomination"].new == 1


def test_a_nomination_that_moves_on_changes_and_is_never_gone(known):
    confirmed = body_of("nominations", "confirmed")
    pending = confirmed.replace(b"2026-04-15", b"2026-02-03")
    with serving() as origin:
        empty = body_of("nominations", "none_listed").replace(b">120<", b">119<")
        _publish(origin, NomCivilianConfirmed=empty, NomCivilianPendingCommittee=pending)
        _run(known, origin)
        assert _stored(known)["pn852-1-119"].stage == "in_committee"
        _publish(origin, NomCivilianPendingCommittee=empty)
        _run(known, origin)
    assert _stored(known)["pn852-1-119"].stage == "confirmed"
    assert _changes(known) == ["changed"]


def test_the_next_congress_leaves_those_of_the_last_as_they_were(known):
    with serving() as origin:
        _publish(origin)
        _run(known, origin)
        new = body_of("nominations", "none_listed")
        _publish(origin, **dict.fromkeys(CASES, new))
        result = _run(known, origin)
    assert result.state == "green"
    assert set(_stored(known)) == {"pn852-1-119"}
    assert _changes(known) == []


def test_a_refused_list_is_a_fault_and_loses_nothing(known):
    with serving() as origin:
        _publish(origin)
        _run(known, origin)
        for name in CASES:
            origin.break_page(f"{LISTS}{name}.xml", answers(403, b"<HTML>Access Denied</HTML>"))
        refused = _run(known, origin)
    assert refused.state == "red"
    assert "NomCivilianConfirmed.xml" in refused.faults[0]["message"]
    assert set(_stored(known)) == {"pn852-1-119"}


def test_a_page_of_html_where_a_list_stood_is_a_fault(known):
    with serving() as origin:
        _publish(origin)
        page = body_of("nominations", "html_for_xml")
        origin.publish(f"{LISTS}NomWithdrawn.xml", page, "text/html")
        result = _run(known, origin)
    assert result.state == "red"
    assert "NomWithdrawn.xml" in result.faults[0]["message"]


def test_a_list_that_is_not_published_is_a_note(known):
    with serving() as origin:
        _publish(origin)
        del origin.bodies[f"{LISTS}NomPrivileged.xml".removeprefix("https://")]
        result = _run(known, origin)
    assert result.state == "green"
    assert "the Senate publishes no list NomPrivileged now" in result.notes


def test_past_congresses_ask_for_a_key_and_are_read_once(known):
    url = f"{API}/118?format=json&limit=250&offset=0"
    body = body_of("nominations", "past_congress").replace(b"Sam Poe", b"Pat Poe")
    with serving() as origin:
        _publish(origin)
        without = _run(known, origin, date(2023, 1, 3))
        assert any("set TRACKER_CONGRESS_KEY" in note for note in without.notes)
        assert without.state == "green"
        known.settings.congress_key = SecretStr("a-key-of-ours")
        origin.publish(url, body, "application/json")
        first = _run(known, origin, date(2023, 1, 3))
        _run(known, origin, date(2023, 1, 3))
        assert sum("api.congress.gov" in path for _, path, _ in origin.asked) == 1
    assert first.state == "green"
    assert _stored(known)["pn10-118"].stage == "withdrawn"
    assert "a-key-of-ours" not in json.dumps(first.summary(), default=str)


def test_a_key_that_is_refused_names_its_setting(known):
    refusal = b'{"error":{"code":"API_KEY_INVALID","message":"An invalid api_key was supplied."}}'
    known.settings.congress_key = SecretStr("a-key-of-ours")
    with serving() as origin:
        _publish(origin)
        url = f"{API}/118?format=json&limit=250&offset=0"
        origin.break_page(url, answers(403, refusal, Content_Type="application/json"))
        result = _run(known, origin, date(2023, 1, 3))
    assert result.state == "red"
    assert "the key in TRACKER_CONGRESS_KEY is refused" in result.faults[0]["message"]


def test_a_list_on_disk_is_known_by_its_name():
    assert SOURCE.address("/x/NomWithdrawn.xml") == f"{LISTS}NomWithdrawn.xml"
    assert SOURCE.address("/x/NomRejected.xml") is None
    assert isinstance(recorded(SOURCE, "withdrawn")[0], Nomination)
