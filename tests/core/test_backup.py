"""Backup and restore: everything comes back, counted; nothing is overwritten."""

import pytest

from tracker.errors import StoreError
from tracker.store.backup import backup, restore
from tracker.store.db import open_store, writing
from tracker.store.migrate import migrate
from tracker.store.put import put

from .test_export import CASTS


@pytest.fixture
def home(tmp_path, add_page):
    url = f"sqlite:///{tmp_path / 'old' / 'tracker.sqlite'}"
    engine = open_store(url)
    migrate(engine)
    with writing(engine) as connection:
        put(connection, CASTS, add_page(connection, "https://example.gov/roll"))
    engine.dispose()
    (tmp_path / "old" / "archive" / "ab").mkdir(parents=True)
    (tmp_path / "old" / "archive" / "ab" / "abc.gz").write_bytes(b"body")
    return tmp_path, url


def test_a_backup_restores_rows_and_archive(home):
    place, url = home
    written = backup(url, place / "old" / "archive", place / "b.tar.gz")
    new = f"sqlite:///{place / 'new' / 'tracker.sqlite'}"
    read = restore(new, place / "new" / "archive", place / "b.tar.gz")
    assert read == written
    assert read["vote_cast"] == 2
    assert (place / "new" / "archive" / "ab" / "abc.gz").read_bytes() == b"body"


def test_nothing_is_overwritten(home):
    place, url = home
    backup(url, place / "old" / "archive", place / "b.tar.gz")
    with pytest.raises(StoreError, match="exists already"):
        backup(url, place / "old" / "archive", place / "b.tar.gz")
    with pytest.raises(StoreError, match="move it away"):
        restore(url, place / "old" / "archive", place / "b.tar.gz")


@pytest.mark.parametrize("content", [b"", b"not a tar", b"\x1f\x8b\x08broken"])
def test_a_file_that_is_no_backup_is_named_and_leaves_nothing(tmp_path, content):
    (tmp_path / "b.tar.gz").write_bytes(content)
    with pytest.raises(StoreError, match="is no backup"):
        restore(f"sqlite:///{tmp_path}/x/tracker.sqlite", tmp_path / "a", tmp_path / "b.tar.gz")
    assert not (tmp_path / "x" / "tracker.sqlite").exists()


def test_a_server_database_is_refused_with_the_way_out(tmp_path):
    with pytest.raises(StoreError, match="server's own tools"):
        backup("postgresql://x/y", tmp_path, tmp_path / "b")
