"""What the store says of the sources: asked of their files only when these changed."""

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from scrapers.sources import describe_sources, sources_digest
from tracker.store.db import open_store
from tracker.store.sources import SOURCE, keep_sources


@pytest.fixture
def store(tmp_path):
    engine = open_store(f"sqlite:///{tmp_path / 'tracker.sqlite'}")
    SQLModel.metadata.create_all(engine)
    yield engine
    engine.dispose()


def names(engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.scalars(select(SOURCE.c.name).where(~SOURCE.c.is_closed)))


def test_sources_are_described_once_for_each_state_of_their_files(store):
    asked = []

    def describe():
        asked.append(1)
        return describe_sources()

    assert keep_sources(store, "first", describe) == len(describe_sources())
    assert keep_sources(store, "first", describe) == 0
    assert len(asked) == 1
    assert sorted(names(store)) == sorted(row["name"] for row in describe_sources())
    assert keep_sources(store, "second", lambda: describe_sources()[1:]) > 0
    assert len(names(store)) == len(describe_sources()) - 1


def test_a_description_that_fails_is_asked_for_again(store):
    with pytest.raises(ZeroDivisionError):
        keep_sources(store, "first", lambda: 1 // 0)
    assert keep_sources(store, "first", describe_sources) > 0


def test_the_digest_is_of_the_files(tmp_path, monkeypatch):
    monkeypatch.setattr("scrapers.sources.__file__", str(tmp_path / "__init__.py"))
    (tmp_path / "one.py").write_text("SOURCE = 1")
    before = sources_digest()
    assert sources_digest() == before
    (tmp_path / "one.py").write_text("SOURCE = 2")
    assert sources_digest() != before
