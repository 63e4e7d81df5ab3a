"""tracker sources: each source there is, as fresh, late, broken, closed, keyless or never read."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner

from scrapers.sources import describe_sources, find_sources
from tests.dashboard.seed import add_run
from tracker.cli import app
from tracker.settings import read_settings
from tracker.store.db import open_store, writing
from tracker.store.migrate import migrate
from tracker.store.sources import put_sources

FAULT = "https://www.state.gov/rss-feed/: bot wall"
STATES = {
    "white_house": "fresh", "treasury": "late", "state_department": "broken",
    "court_cases": "without a key", "press_gone_house": "closed", "justice": "never read",
}  # fmt: skip


@pytest.fixture
def told(tmp_path, monkeypatch):
    """What the command answers: (exit code, output); before it, a run of each kind took place."""
    monkeypatch.setenv("TRACKER_DATA", str(tmp_path))
    engine, now = open_store(read_settings().url()), datetime.now(UTC)
    migrate(engine)
    one = next(row for row in describe_sources() if row["name"] == "press_roy_house")
    over = one | {"name": "press_gone_house", "title": "Releases of Max Gone"}
    with writing(engine) as connection:
        put_sources(connection, [*describe_sources(), over])
    for name in ("white_house", "state_department", "press_gone_house"):
        add_run(engine, name, now - timedelta(hours=1), "green", {"Document": 2})
    stale = find_sources()["treasury"].stale_after
    add_run(engine, "treasury", now - stale - timedelta(hours=1), "green", {"Document": 1})
    add_run(engine, "court_cases", now, "keyless")
    fault = {"kind": "fetch", "url": FAULT, "message": FAULT, "sha256": None, "trace": None}
    add_run(engine, "state_department", now, "red", faults=[fault])
    engine.dispose()

    def tell(*words: str) -> tuple[int, str]:
        shown = CliRunner().invoke(app, ["sources", *words], catch_exceptions=False)
        return shown.exit_code, shown.output

    return tell


def test_every_source_has_its_state_and_the_broken_one_its_reason(told):
    code, output = told("--json")
    rows = {row["source"]: row for row in map(json.loads, output.splitlines())}
    assert {name: rows[name]["state"] for name in STATES} == STATES
    assert set(rows) == {*find_sources(), "press_gone_house"}
    assert {row["state"] for name, row in rows.items() if name not in STATES} == {"never read"}
    assert (rows["state_department"]["fault"], code) == (FAULT, 1)
    assert rows["state_department"]["last_good_at"] < rows["state_department"]["last_run_at"]
    assert rows["treasury"]["last_new"] == {"Document": 1}


def test_a_person_reads_the_same_in_words(told):
    _, output = told()
    for name, state in STATES.items():
        line = next(line for line in output.splitlines() if name in line)
        assert state in line
    assert FAULT in output
