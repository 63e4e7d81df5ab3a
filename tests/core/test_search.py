"""Full text: what a person types finds what is stored, and can never be syntax."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.records import Bill
from tracker.store.db import writing
from tracker.store.put import Stamp, put
from tracker.store.search import build_match, describe_index, refresh_index, search

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def _bill(number: int, title: str, day: date) -> Bill:
    return Bill(f"hr{number}-119", 119, "hr", number, title, day)


@pytest.fixture
def indexed(any_store, add_page):
    bills = [
        _bill(1, "Illegitimate Court Counteraction Act", date(2025, 1, 3)),
        _bill(2, "A bill about the Rome Statute and Darfur", date(2025, 2, 3)),
        _bill(3, "Rome is lovely; the Statute of Anne is old", date(2025, 3, 3)),
    ]
    with writing(any_store) as connection:
        put(connection, bills, add_page(connection, "https://example.gov/bills"))
    refresh_index(any_store, LONG_AGO)
    return any_store


def _found(store, query: str) -> list[str]:
    return [row["subject"] for row in search(store, query)]


def test_words_find_newest_first(indexed):
    assert _found(indexed, "statute") == ["hr3-119", "hr2-119"]


def test_quoted_words_must_stand_together(indexed):
    assert _found(indexed, '"Rome Statute"') == ["hr2-119"]


def test_a_word_after_minus_must_not_occur(indexed):
    assert _found(indexed, "statute -Darfur") == ["hr3-119"]


def test_or_joins_two_words(indexed):
    assert _found(indexed, "Darfur OR counteraction") == ["hr2-119", "hr1-119"]


def test_an_indexed_row_that_changes_is_found_by_its_new_words_only(indexed, add_page):
    changed = _bill(1, "Sanctions for judges", date(2025, 1, 3))
    with writing(indexed) as connection:
        stamp: Stamp = add_page(connection, "https://example.gov/other")
        put(connection, [changed], stamp)
    refresh_index(indexed, stamp.at)
    assert _found(indexed, "judges") == ["hr1-119"]
    assert _found(indexed, "counteraction") == []


def test_what_the_index_says_already_is_left_as_it_is(indexed, add_page):
    changed = _bill(1, "Sanctions for judges", date(2025, 1, 3))
    with writing(indexed) as connection:
        put(connection, [changed], add_page(connection, "https://example.gov/other"))
    assert refresh_index(indexed, LONG_AGO) == 1
    assert refresh_index(indexed, LONG_AGO) == 0
    assert _found(indexed, "statute OR judges") == ["hr3-119", "hr2-119", "hr1-119"]


def test_the_index_says_what_it_holds(indexed):
    assert describe_index(indexed) == (
        "Indexed: 3 records dated 2025-01-03 to 2025-03-03 (3 Bill)."
    )


@given(st.text(max_size=40))
def test_no_text_is_syntax(text):
    match = build_match(text)
    outside = match.split('"')[::2]
    assert set(" ".join(outside).split()) <= {"AND", "OR", "NOT", "(", ")"} | {
        "(" * n for n in (1, 2)
    }


@given(st.text(max_size=40))
def test_any_text_can_be_searched(text):
    import sqlite3

    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(body)")
        if match := build_match(text.replace("\0", "")):
            connection.execute("SELECT * FROM t WHERE t MATCH ?", (match,)).fetchall()
