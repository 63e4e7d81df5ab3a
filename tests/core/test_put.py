"""Writing a page: new, changed, unchanged, gone and back; what was known on a day stays."""

from datetime import date

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from tracker.errors import StoreError
from tracker.records import Bill, BillTitle, VoteCast
from tracker.store.db import writing
from tracker.store.put import Counts, put
from tracker.store.tables import TABLES, ChangeRow

URL, OTHER = "https://example.gov/hr23.xml", "https://example.gov/list.xml"
BILL = Bill("hr23-119", 119, "hr", 23, "Illegitimate Court Counteraction Act", date(2025, 1, 3))
CASTS = [
    VoteCast("h7-119.2025", name, name, None, name, "R", "TX", "yea", "Yea")
    for name in ("A000001", "B000002", "C000003")
]


@pytest.fixture
def state(any_store, add_page):
    """States records as a page would, answers the counts of their class."""

    def says(records, url=URL, of=None, **more) -> Counts:
        with writing(any_store) as connection:
            counts = put(connection, records, add_page(connection, url, **more))
        return counts[of or type(records[0]).__name__]

    return says


def _rows(store, name: str) -> list:
    with store.connect() as connection:
        table = TABLES[name]
        return list(connection.execute(select(table).order_by(*table.primary_key.columns)))


def _changes(store) -> list:
    with store.connect() as connection:
        return list(connection.execute(select(ChangeRow.__table__).order_by(ChangeRow.id)))


def test_a_first_statement_is_new(any_store, state):
    assert state([BILL]) == Counts(new=1)
    (row,) = _rows(any_store, "Bill")
    assert (row.bill_id, row.title, row.introduced_on) == (
        BILL.bill_id, BILL.title, BILL.introduced_on,
    )  # fmt: skip
    assert row.first_seen_at == row.last_seen_at == row.changed_at
    assert (row.origin, row.gone_at) == ("official", None)


def test_the_same_again_only_moves_last_seen(any_store, state):
    state([BILL])
    assert state([BILL]) == Counts(unchanged=1)
    (row,) = _rows(any_store, "Bill")
    assert row.first_seen_at == row.changed_at < row.last_seen_at
    assert _changes(any_store) == []


def test_a_change_keeps_the_old_values(any_store, state):
    state([BILL])
    assert state([replace(BILL, title="Another Act")]) == Counts(changed=1)
    (row,), (change,) = _rows(any_store, "Bill"), _changes(any_store)
    assert (row.title, row.first_seen_at < row.changed_at) == ("Another Act", True)
    assert (change.record, change.key, change.kind) == ("Bill", ["hr23-119"], "changed")
    assert change.old["title"] == BILL.title
    assert change.old["introduced_on"] == "2025-01-03"


def test_what_a_page_no_longer_states_is_gone_with_a_date_and_never_deleted(any_store, state):
    state(CASTS)
    assert state(CASTS[1:]) == Counts(unchanged=2, gone=1)
    rows = _rows(any_store, "VoteCast")
    assert [row.gone_at is None for row in rows] == [False, True, True]
    assert [change.kind for change in _changes(any_store)] == ["gone"]
    assert state(CASTS[1:]) == Counts(unchanged=2)


def test_a_page_that_states_nothing_more_of_a_kind_takes_all_of_it_away(any_store, state):
    state(CASTS)
    assert state([], of="VoteCast") == Counts(gone=3)
    assert all(row.gone_at for row in _rows(any_store, "VoteCast"))


def test_what_comes_back_is_said_to_return(any_store, state):
    state(CASTS)
    state(CASTS[1:])
    assert state(CASTS) == Counts(unchanged=2, returned=1)
    (first, *_) = _rows(any_store, "VoteCast")
    assert first.gone_at is None
    assert [change.kind for change in _changes(any_store)] == ["gone", "returned"]


def test_another_page_takes_nothing_away(any_store, state):
    state(CASTS)
    assert state(CASTS[:1], OTHER) == Counts(unchanged=1)
    assert all(row.gone_at is None for row in _rows(any_store, "VoteCast"))


def test_one_page_states_many_keys_under_one_subject(any_store, state):
    titles = [
        BillTitle("hr23-119", kind, kind, "A title") for kind in ("official", "short", "popular")
    ]
    assert state(titles) == Counts(new=3)
    assert len(_rows(any_store, "BillTitle")) == 3


def test_a_page_that_contradicts_itself_is_refused_whole(any_store, state):
    with pytest.raises(StoreError, match=r"Bill .*hr23-119.* is stated twice, differently"):
        state([BILL, replace(BILL, title="Another Act")])
    assert _rows(any_store, "Bill") == []
    assert state([BILL, BILL]) == Counts(new=1)


def test_the_compiled_record_yields_to_an_official_page_and_never_replaces_it(any_store, state):
    compiled = replace(BILL, title="As compiled")
    assert state([compiled], "tracker:record/bills", origin="record") == Counts(new=1)
    assert state([BILL]) == Counts(changed=1)
    (row,) = _rows(any_store, "Bill")
    assert (row.title, row.origin) == (BILL.title, "official")
    assert state([compiled], "tracker:record/bills", origin="record") == Counts(unchanged=1)
    (row,) = _rows(any_store, "Bill")
    assert (row.title, row.origin, row.gone_at) == (BILL.title, "official", None)


def test_an_official_page_that_says_the_same_takes_the_compiled_rows_place(any_store, state):
    state([BILL], "tracker:record/bills", origin="record")
    assert state([BILL]) == Counts(changed=1)
    (row,) = _rows(any_store, "Bill")
    assert row.origin == "official"


def test_a_roll_call_of_435_is_one_page(any_store, state):
    casts = [replace(CASTS[0], member=f"M{n:06}", bioguide_id=f"M{n:06}") for n in range(1200)]
    assert state(casts) == Counts(new=1200)
    assert state([replace(cast, position="nay") for cast in casts[:5]] + casts[5:]) == Counts(
        changed=5, unchanged=1195
    )
    assert state(casts[600:]) == Counts(unchanged=600, gone=600)


def test_nothing_is_written_when_the_transaction_fails(any_store, add_page):
    def state_and_fail(connection) -> None:
        put(connection, CASTS, add_page(connection, URL))
        raise KeyError("later in the page")

    with pytest.raises(KeyError), writing(any_store) as connection:
        state_and_fail(connection)
    assert _rows(any_store, "VoteCast") == []
