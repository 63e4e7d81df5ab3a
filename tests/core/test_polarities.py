"""The record and the rules side by side: each subject of the record, and every disagreement."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tracker.queries.stances.held import read_measure_view, read_stances_to_rule
from tracker.queries.stances.polarities import read_polarities
from tracker.record.install import install_record
from tracker.record.rows import read_rows
from tracker.records import Bill, BillTitle, Follow, Judgement, RollCall
from tracker.reports.derived import DERIVED
from tracker.store.db import writing
from tracker.store.put import put

# What both say of each subject: [record, rules by all that is known, rules by the words alone].
# Where they differ the row goes on with who is right and why, once somebody has looked.
EXPECTED = Path(__file__).parent / "polarities.json"
BILL, VOTE = "hr9-118", "h9-118.2024"
TITLE = "To impose sanctions with respect to the International Criminal Court"


@pytest.fixture
def rows(store):
    install_record(store, lambda body: "")
    return {row.subject: row for row in read_polarities(store)}


def test_both_readings_of_everything_in_the_record_are_the_expected_ones(rows):
    found = {subject: [row.record, row.rules, row.words] for subject, row in rows.items()}
    expected = json.loads(EXPECTED.read_text())
    assert found == {subject: said[:3] for subject, said in expected.items()}
    differing = {subject for subject, row in rows.items() if row.agreement == "differ"}
    looked_at = {subject: said[3:] for subject, said in expected.items() if len(said) > 3}
    assert set(looked_at) == differing
    assert all(who in ("record", "rules") and why for who, why in looked_at.values())


def test_every_roll_call_and_measure_of_the_record_has_a_row_with_its_reason(rows):
    subjects = {row["id"] for name in ("roll_calls", "bills") for row in read_rows(name)}
    assert subjects == set(rows)
    assert all(row.rules_reason and row.words_reason for row in rows.values())
    kinds = Counter(row.kind for row in rows.values())
    assert kinds["roll_call"] == len(read_rows("roll_calls"))


def test_the_rules_agree_on_every_roll_call_of_the_record(rows):
    votes = [row for row in rows.values() if row.kind == "roll_call"]
    assert {row.agreement for row in votes} == {"agree"}


@pytest.fixture
def write(store, add_page):
    def stored(*records, origin="official"):
        with writing(store) as connection:
            put(connection, list(records), add_page(connection, f"{origin}:1", origin=origin))

    return stored


def test_a_special_rule_is_read_by_the_measures_that_it_brings_up(store, write):
    title = "Providing for consideration of H.R. 9 and H.R. 10"
    write(
        Bill(BILL, 118, "hr", 9, TITLE),
        Bill("hr10-118", 118, "hr", 10, "Agriculture Appropriations Act, 2025"),
        Bill("hres1-118", 118, "hres", 1, title),
        RollCall(VOTE, 118, 2, "house", 9, "question", "2024-06-04T14:00", "On the Resolution",
                 title=title, bill_id="hres1-118"),
        Judgement(VOTE, "roll_call", "against", "It brought up the sanctions."),
    )  # fmt: skip
    (row,) = [row for row in read_polarities(store) if row.kind == "roll_call"]
    assert (row.words, row.question, row.agreement) == ("against", "rule", "agree")


def test_a_popular_name_tells_where_the_official_title_does_not(store, write):
    write(
        Bill(BILL, 118, "hr", 9, "To amend the Act of 1961, and for other purposes"),
        BillTitle(
            BILL, "short", "Short Title", "No Funds for the International Criminal Court Act"
        ),
    )
    assert read_measure_view(store, BILL).stance == "against"


def test_a_measure_on_which_record_and_rules_differ_waits_for_a_person(store, write):
    write(Bill(BILL, 118, "hr", 9, TITLE), Judgement(BILL, "bill", "supports", "A slip."))
    (row,) = read_polarities(store)
    assert (row.record, row.rules, row.agreement) == ("supports", "against", "differ")
    assert read_measure_view(store, BILL).disagrees
    assert read_stances_to_rule(store) == []
    write(Follow(BILL, "mention", "its title", "It names the Court."), origin="person")
    (waiting,) = read_stances_to_rule(store)
    assert waiting.judged_reason == "A slip."


def test_the_listing_is_exported():
    assert DERIVED["polarities"].row.__struct_fields__[:3] == ("kind", "subject", "on")
