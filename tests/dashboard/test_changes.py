"""The page of changes after a replay of changed terms: what changed, exactly, and why."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts.changes import by_source, changes_bars, total, words
from tests.core.test_changes import CHESS, SOURCE, again, read_house, teach_chess
from tests.dashboard.conftest import MAIN, shown
from tracker.queries.upkeep.changes import RunChanges, read_runs
from tracker.settings import read_settings

assert read_house  # a fixture of the readings themselves, used here as it is there
NOON = datetime(2026, 9, 18, 12, tzinfo=UTC)


@pytest.fixture
def changes(monkeypatch: pytest.MonkeyPatch, read_house):
    """Opens the page over the house's store: changes(run="3")."""

    def opened(**params: str) -> str:
        monkeypatch.setenv("TRACKER_DATA", str(read_house.settings.data))
        read_settings.cache_clear()
        at = AppTest.from_file(MAIN, default_timeout=60)
        at.run().switch_page("app_pages/changes.py")
        for name, value in params.items():
            at.query_params[name] = value
        return shown(at.run())

    return opened


def test_a_changed_term_is_told_with_the_one_mention_that_it_took(read_house, changes):
    teach_chess(read_house)
    again(read_house)
    newest = read_runs(read_house.engine)[0]
    listed = changes()
    assert "mentions −1" in listed
    assert "look-alike “International Correspondence Chess” added by Ada (A chess federation)" in (
        listed
    )
    html = changes(run=str(newest.run_id))
    assert "Of the rows that it stated: 1 taken away" in html
    assert html.count("<blockquote>") == 1
    assert "<mark>ICC</mark>" in html
    assert CHESS.partition("ICC")[2] in html
    assert "in doubt → no mention" in html
    assert "Grandmasters" in html


def test_the_first_reading_says_that_all_was_new(read_house, changes):
    assert SOURCE.name in {run.source for run in read_runs(read_house.engine)}
    html = changes()
    assert "It was the first reading of this source" in html
    assert "What the one reading that changed anything did: " in html


def test_the_picture_counts_what_it_draws():
    runs = [
        RunChanges(2, "a", NOON, NOON, {"Mention": {"new": 3, "gone": 1}}, False, []),
        RunChanges(1, "a", NOON, NOON, {"Bill": {"changed": 2, "returned": 1}}, False, []),
        RunChanges(3, "<b>", NOON, NOON, {"Bill": {"new": 1}}, False, []),
    ]
    groups = by_source(runs, {"a": "Papers"})
    assert [(name, counts) for name, _, counts in groups] == [
        ("Papers", Counter(added=4, changed=2, gone=1)), ("<b>", Counter(added=1)),
    ]  # fmt: skip
    assert words(total(groups)) == "5 added or back, 2 changed, 1 taken away"
    html = changes_bars(groups)
    assert "Papers: 4 added or back, 2 changed, 1 taken away" in html
    assert "<b>" not in html
    assert 'href="/changes?source=a"' in html
