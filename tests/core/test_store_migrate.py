"""A migrated store has the very tables that today's records ask for, and keeps what it held."""

import re
import threading

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text
from sqlmodel import SQLModel

from tracker.errors import StoreError
from tracker.store import migrate as migrations
from tracker.store.db import open_store, writing
from tracker.store.migrate import is_ours, migrate, newest_step
from tracker.store.tables import ChangeRow

# A column that was added later stands on the last one's line.
_COLUMNS = re.compile(r",(?![^(]*\))|(?<=\w) \((?=\s*\w+ )|\)(?= WITHOUT|$)")


def _statements(engine) -> dict[str, str]:
    """Each table's own SQL, with white space and the order of its lines made alike."""
    wanted = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    with engine.connect() as connection:
        found = dict(map(tuple, connection.execute(text(wanted))))
    return {
        name: sorted(filter(None, map(str.strip, _COLUMNS.split(re.sub(r"\s+", " ", sql)))))
        for name, sql in found.items()
        if not name.startswith(("search_index", "alembic_version"))
    }


def test_migrated_tables_are_those_of_the_records(any_store):
    with any_store.connect() as connection:
        options = {"compare_type": True, "include_object": is_ours}
        context = MigrationContext.configure(connection, opts=options)
        found = compare_metadata(context, SQLModel.metadata)
    assert found == [], 'records changed: python -m tracker.store.migrate "what changed"'


def test_sqlite_tables_keep_what_a_comparison_cannot_see(store, tmp_path):
    made = open_store(f"sqlite:///{tmp_path / 'made.sqlite'}")
    SQLModel.metadata.create_all(made)
    assert _statements(store) == _statements(made)
    assert any("WITHOUT ROWID" in line for line in _statements(store)["vote_cast"])


def test_a_store_of_today_needs_no_alembic(store, monkeypatch):
    monkeypatch.setattr(migrations, "_climb", lambda engine: pytest.fail("climbed"))
    assert migrate(store) is False


def test_tables_without_a_step_number_are_not_taken_for_a_store(tmp_path):
    engine = open_store(f"sqlite:///{tmp_path / 'tracker.sqlite'}")
    assert migrate(engine) is True
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == newest_step()


def test_a_store_of_a_later_version_is_refused_and_left_alone(any_store):
    with writing(any_store) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"step 9999.*later version"):
        migrate(any_store)


def test_a_step_that_fails_leaves_the_store_as_it_was(tmp_path, monkeypatch):
    engine = open_store(f"sqlite:///{tmp_path / 'tracker.sqlite'}")

    def broken(connection) -> None:
        connection.execute(text("CREATE TABLE half (done)"))
        raise RuntimeError("pulled plug")

    monkeypatch.setattr(migrations, "prepare_index", broken)
    with pytest.raises(RuntimeError, match="pulled plug"):
        migrate(engine)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM sqlite_master")) == 0


def test_two_that_start_at_once_climb_once(tmp_path):
    engine, outcomes = open_store(f"sqlite:///{tmp_path / 'tracker.sqlite'}"), []

    def start() -> None:
        outcomes.append(migrate(engine))

    threads = [threading.Thread(target=start) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == 2
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).one()


def test_a_mention_keeps_its_class_and_its_history_under_the_new_name(tmp_path):
    engine = open_store(f"sqlite:///{tmp_path / 'tracker.sqlite'}")
    with writing(engine) as connection:
        command.upgrade(migrations._config(connection), "0002")
        for statement in (
            "INSERT INTO page (id, url, sha256, source, content_type, size, fetched_at)"
            " VALUES (1, 'u', 's', 't', 'x', 1, '2026-01-01')",
            'INSERT INTO mention (subject, record, place, start, "end", text, verdict, rule, why,'
            " passage, page_id, origin, first_seen_at, last_seen_at, changed_at) VALUES ('hr1-119',"
            " 'Bill', 'Bill:title', 0, 3, 'ICC', 'court', 'r', 'w', 'p', 1, 'official',"
            " '2026-01-01', '2026-01-01', '2026-01-01')",
            "INSERT INTO change (record, key, kind, at, page_id, old) VALUES ('Mention', '[]',"
            " 'gone', '2026-01-01', 1, '{\"record\": \"Bill\", \"start\": 0}')",
        ):
            connection.exec_driver_sql(statement)
    assert migrate(engine) is True
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT found_in FROM mention")) == "Bill"
        old = connection.execute(select(ChangeRow.__table__.c.old)).scalar_one()
    assert old == {"start": 0, "found_in": "Bill"}
