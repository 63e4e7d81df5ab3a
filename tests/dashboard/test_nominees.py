"""Nominees: words before confirmation beside acts after, on the list and on the official's page."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scrapers.archive import Archive
from tests.dashboard.conftest import MAIN, Open, shown
from tests.dashboard.nominees import add_nominees
from tests.dashboard.seed import build_store
from tracker.settings import read_settings
from tracker.store.db import open_store


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with three nominees."""
    place = build_store(tmp_path_factory.mktemp("nominees"), "seeded")
    engine = open_store(f"sqlite:///{place / 'tracker.sqlite'}")
    add_nominees(engine, Archive(place / "archive"))
    engine.dispose()
    return place


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, folder: Path):
    """HTML of a page on that store."""

    def read(page: str, **params: str) -> str:
        monkeypatch.setenv("TRACKER_DATA", str(folder))
        read_settings.cache_clear()
        at = AppTest.from_file(MAIN, default_timeout=30)
        at.run().switch_page(f"app_pages/{page}.py")
        for name, value in params.items():
            at.query_params[name] = value
        return shown(at.run())

    return read


@pytest.mark.parametrize("state", ["empty", "record", "seeded", "faulty"])
def test_where_no_nominee_is_held_it_says_where_we_look(open_page: Open, state):
    html = shown(open_page(state, "nominees"))
    assert "No nominee is held" in html
    assert "the Senate's lists of nominations are where we look" in html
    assert "No nominee is stored yet." in html


def test_the_answer_counts_statements_and_says_who_acted(opened):
    html = opened("nominees")
    assert (
        "1 of 3 nominees spoke or wrote of the Court in printed hearings on the nomination, "
        "in 2 statements: 2 against the Court. Acts on it since confirmation are held of 1."
    ) in html


def test_what_was_said_stands_beside_what_was_done(opened):
    figure = opened("nominees").partition('<figure class="nominees">')[2].partition("</figure>")[0]
    assert "before, 2 against the Court; in office, 1 supports the Court, 1 against" in figure
    assert figure.count('<a class="against"') == 3  # two statements, one act
    assert '/act?id=doe-1"' in figure
    assert '/official?id=jane-doe"' in figure


def test_each_step_has_its_day_quote_and_page(opened):
    html = opened("nominees")
    steps = html.partition("<h3>")[2].partition("No words on the Court are held of")[0]
    days = ["3 Feb 2026", "12 Mar 2026", "12 Mar 2026", "15 Apr 2026"]
    assert [part[: len(day)] for part, day in
            zip(steps.split('<span class="when">')[1:], days, strict=True)] == days  # fmt: skip
    assert "Said at the hearing" in steps
    assert "Handed in, in writing" in steps
    assert "The Senate voted, 53 to 45: Confirmed" in steps
    assert steps.count("our copy") == 4
    assert "/LIS/roll_call_votes/vote1192/vote_119_2_00101.htm" in steps


def test_who_is_shown_apart_says_why_and_is_no_link_to_an_official(opened):
    html = opened("nominees", which="apart")
    assert "Shown apart: an official bears this name, but nothing shows the same office" in html
    assert "<p>Lou Roe: Assistant Secretary of State" in html
    assert "Withdrawn by the President" in html
    assert "1 nominee with official set" in html


def test_a_filter_that_leaves_nobody_is_named(opened):
    assert "No nominee fits. Loosen name." in opened("nominees", q="nobody of this name")
    assert "1 nominee with words set" in opened("nominees", said="said")


def test_an_officials_page_tells_what_came_before_office(opened):
    html = opened("official", id="jane-doe")
    before, _, after = html.partition("<h2>The evidence</h2>")
    assert "<h2>Before confirmation</h2>" in before
    assert "Taken for the official: full name and office agree" in before
    assert "against the Court" in before
    assert "4 acts in office, since 15 Apr 2026." in after


def test_an_official_not_confirmed_has_no_acts_counted_in_office(opened):
    html = opened("official", id="kim-sample")
    assert "In committee (Foreign Relations)" in html
    assert "No printed hearing on it that names the Court is held." in html
    assert "in office, since" not in html


def test_a_nominee_of_an_officials_name_stands_on_the_page_as_perhaps_another(opened):
    html = opened("official", id="lou-roe")
    assert "Nominated under the same name, perhaps another person" in html
    assert "<h2>Before confirmation</h2>" not in html
