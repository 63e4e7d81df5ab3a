"""Opening the store: WAL, keys enforced, no update lost, no value in an error text."""

import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from tracker.errors import SettingError
from tracker.store.db import open_store, tidy, writing
from tracker.store.tables import FaultRow, MarkRow, PageRow, RunRow

MARK, PAGE, FAULT = MarkRow.__table__, PageRow.__table__, FaultRow.__table__
PAGE_VALUES = {"sha256": "0" * 64, "source": "s", "content_type": "text/html", "size": 1}


def test_sqlite_is_in_wal_mode_with_keys_enforced(store):
    with store.connect() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1


def test_a_fault_without_its_run_is_refused(any_store):
    with pytest.raises(IntegrityError), writing(any_store) as connection:
        connection.execute(insert(FAULT).values(run_id=77, kind="parse", message="m"))


def test_error_texts_hide_bound_values(any_store):
    with pytest.raises(IntegrityError) as caught, writing(any_store) as connection:
        connection.execute(insert(FAULT).values(run_id=77, kind="parse", message="a secret"))
    assert "a secret" not in str(caught.value)


def test_six_writers_at_once_lose_no_update(store):
    with writing(store) as connection:
        connection.execute(insert(MARK).values(url="n", source="s", mark="0", kept=False))

    def count() -> None:
        for _ in range(25):
            with writing(store) as connection:
                now = int(connection.scalar(select(MARK.c.mark)))
                connection.execute(MARK.update().values(mark=str(now + 1)))

    threads = [threading.Thread(target=count) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.connect() as connection:
        assert connection.scalar(select(MARK.c.mark)) == "150"


def test_a_transaction_that_fails_writes_nothing(any_store):
    def good_then_bad(connection) -> None:
        connection.execute(insert(MARK).values(url="u", source="s", kept=False))
        connection.execute(insert(FAULT).values(run_id=77, kind="parse", message="m"))

    with pytest.raises(IntegrityError), writing(any_store) as connection:
        good_then_bad(connection)
    with any_store.connect() as connection:
        assert connection.execute(select(MARK)).all() == []


def test_moments_come_back_in_utc(any_store):
    eastern = datetime(2025, 1, 9, 13, 30, tzinfo=timezone(timedelta(hours=-5)))
    with writing(any_store) as connection:
        connection.execute(insert(PAGE).values(url="u", fetched_at=eastern, **PAGE_VALUES))
    with any_store.connect() as connection:
        found = connection.scalar(select(PAGE.c.fetched_at))
    assert found == datetime(2025, 1, 9, 18, 30, tzinfo=UTC)
    assert found.utcoffset() == timedelta(0)


def test_a_moment_without_a_zone_is_refused(store):
    naive = datetime(2025, 1, 9, 13, 30)  # noqa: DTZ001 - the very thing that is refused
    with pytest.raises(StatementError, match="timezone"), writing(store) as connection:
        connection.execute(insert(PAGE).values(url="u", fetched_at=naive, **PAGE_VALUES))


def test_lists_and_objects_come_back_as_they_went_in(any_store):
    run, counts = RunRow.__table__, {"Bill": {"new": 2, "gone": 0}}
    values = {"source": "s", "state": "green", "started_at": datetime(2025, 1, 9, tzinfo=UTC)}
    values |= {"seen": {"Bill": 2}, "counts": counts, "notes": ["é"], "confirmed": [3, 1]}
    with writing(any_store) as connection:
        connection.execute(insert(run).values(pages=1, **values))
    with any_store.connect() as connection:
        row = connection.execute(select(run)).one()
    assert (row.counts, row.notes, row.confirmed) == (counts, ["é"], [3, 1])


def test_tidying_folds_the_log_back(store, tmp_path):
    with writing(store) as connection:
        connection.execute(insert(MARK).values(url="u", source="s", kept=False))
    assert (tmp_path / "tracker.sqlite-wal").stat().st_size > 0
    tidy(store)
    assert (tmp_path / "tracker.sqlite-wal").stat().st_size == 0


def test_what_is_no_address_of_a_database_is_a_setting_error():
    with pytest.raises(SettingError, match="TRACKER_DATABASE_URL"):
        open_store("not a url")
