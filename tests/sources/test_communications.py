"""Congress.gov as a second witness of communications: with a key, with none, when it lacks one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pydantic import SecretStr

from scrapers.runner import Result, run
from scrapers.sources.communications import SOURCE
from tests.origin import serving
from tests.sources.statements import body_of, recorded
from tracker.records import Communication, CommunicationListing, Document
from tracker.store.db import writing
from tracker.store.put import put
from tracker.store.tables import TABLES

API = "https://api.congress.gov/v3"
HOUSE, SENATE = f"{API}/house-communication", f"{API}/senate-communication"


def _paper(name: str, on: date, chamber: str, number: int | None) -> list:
    url = "https://www.govinfo.gov/content/pkg/CREC-2025-11-12/html/x.htm"
    text = "A report on the International Criminal Court."
    return [
        Document(name, "executive_communication", text, "U.S. Congress", url, on, text=text),
        Communication(name, "EC", 119, chamber, on, text, number),
    ]


@pytest.fixture
def stored(house, add_page):
    """A house with a key that holds three communications of the Record, one without a number."""
    house.settings.congress_key = SecretStr("a-key-of-ours")
    recent = datetime.now(UTC).date() - timedelta(days=10)
    papers = [
        *_paper("communication:house-ec2302-119", date(2025, 11, 12), "house", 2302),
        *_paper("communication:senate-ec3401-119", recent, "senate", 3401),
        *_paper("govinfo:CREC-2025-03-06-pt1-PgH1034", date(2025, 3, 6), "house", None),
    ]
    with writing(house.engine) as connection:
        put(connection, papers, add_page(connection, "https://www.govinfo.gov/x"))
    return house


def _run(house) -> Result:
    return run(SOURCE, house.fetch(SOURCE), date(1998, 7, 17))


def test_the_two_chambers_tell_what_they_tell():
    (ours,), (theirs,) = recorded(SOURCE, "house_item"), recorded(SOURCE, "senate_item")
    assert (ours.agency, ours.official, ours.printed_on) == (
        "Department of the Treasury", "Secretary", date(2025, 11, 12),
    )  # fmt: skip
    assert ours.law.startswith("50 U.S.C. 1641(c)")
    assert (theirs.agency, theirs.printed_on) == (None, date(2026, 5, 12))
    assert theirs.document_id == "communication:senate-ec3401-119"
    assert recorded(SOURCE, "house_message")[0].house_document == "H. Doc. 119-23"


def test_the_name_of_the_answer_before_2023_is_known():
    (old,) = recorded(SOURCE, "house_item_of_2022")
    assert old.document_id == "communication:house-ec2302-117"


def test_without_a_key_it_says_so_and_is_not_broken(house):
    result = _run(house)
    assert (result.state, result.faults) == ("keyless", [])
    assert "set TRACKER_CONGRESS_KEY" in result.notes[0]


def test_only_what_the_record_numbers_is_asked_for_and_a_settled_one_once(stored):
    with serving() as origin:
        stored.settings.origin = origin.address
        for url, case in ((HOUSE, "house_item"), (SENATE, "senate_item")):
            number = "2302" if url == HOUSE else "3401"
            body = body_of(SOURCE.name, case)
            origin.publish(f"{url}/119/ec/{number}?format=json", body, "application/json")
        first, asked = _run(stored), len(origin.asked)
        again = _run(stored)
    assert (first.state, first.counts["CommunicationListing"].new) == ("green", 2)
    assert (again.state, again.changed_rows, len(origin.asked)) == ("green", 0, asked)
    with stored.engine.connect() as connection:
        rows = connection.execute(TABLES[CommunicationListing.__name__].select()).all()
    assert len(rows) == 2


def test_one_that_congress_gov_does_not_hold_is_a_note(stored):
    with serving() as origin:
        stored.settings.origin = origin.address
        result, asked = _run(stored), len(origin.asked)
        _run(stored)
        assert len(origin.asked) == asked
    assert result.faults == []
    assert "not on Congress.gov: house EC 2302" in result.notes
