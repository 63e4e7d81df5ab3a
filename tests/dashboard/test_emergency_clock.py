"""The emergency clock on screen: next due first, what was done with its papers, what is unseen."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts.clock import dues
from scrapers.archive import Archive
from scrapers.source import Page
from scrapers.sources.congressional_record import SOURCE
from tests.dashboard.conftest import MAIN, Open, shown
from tests.dashboard.seed import NOW, add_page, build_store
from tests.sources.statements import body_of
from tracker.queries.administration.due import STANDINGS
from tracker.queries.administration.emergency import read_emergencies
from tracker.reading.keep import Known, keep
from tracker.settings import read_settings
from tracker.store.db import open_store

PAGES = {
    "house_communications_2025": "CREC-2025-11-12/html/CREC-2025-11-12-pt1-PgH4700-3.htm",
    "senate_messages_2026": "CREC-2026-02-04/html/CREC-2026-02-04-pt1-PgS501-6.htm",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record beside a report to the House and a message to the Senate."""
    place = build_store(tmp_path_factory.mktemp("clock"), "record")
    engine = open_store(f"sqlite:///{place / 'tracker.sqlite'}")
    archive = Archive(place / "archive")
    for case, path in PAGES.items():
        url, body = f"https://www.govinfo.gov/content/pkg/{path}", body_of(SOURCE.name, case)
        records = keep(SOURCE.parse(Page(url, body, "text/html", datetime.now(UTC), "")), Known())
        add_page(engine, archive, SOURCE.name, url, NOW, records, body)
    engine.dispose()
    return place


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Callable[[str], str]:
    """HTML of the clock on a day."""

    def read(on: str) -> str:
        monkeypatch.setenv("TRACKER_DATA", str(folder))
        read_settings.cache_clear()
        at = AppTest.from_file(MAIN, default_timeout=30)
        at.run().switch_page("app_pages/emergency_clock.py")
        at.query_params["on"] = on
        return shown(at.run())

    return read


def test_what_is_due_next_stands_first_with_its_countdown(clock):
    html = clock("2026-03-01")
    answer = html.partition("Still to come")[0]
    assert "Next is the" in answer
    assert "in 67 days, 7 May 2026." in answer
    assert "Of 3 reports to Congress due before 1 Mar 2026, 1 seen, 1 of them late." in answer
    coming = html.partition("Still to come")[2].partition("Whether it happened")[0]
    assert coming.index("in 67 days") < coming.index("in 248 days")


def test_what_was_done_is_told_with_its_papers_and_what_was_not_seen_as_unseen(clock):
    passed = clock("2026-03-01").partition("Whether it happened")[2]
    assert "EC-2302 to the House, printed 12 Nov 2025, 8 days after it was due." in passed
    assert 'href="/document?id=communication%3Ahouse-ec2302-119"' in passed
    assert ">reported late</span>" in passed
    assert "Sent to Congress: PM-40 to the Senate, dated 3 Feb 2026" in passed
    assert ">continued</span>" in passed
    assert "No report was seen. The Congressional Record of 2021 has not been searched" in passed


def test_before_a_paper_was_sent_the_clock_still_runs(clock):
    html = clock("2025-11-01")
    assert "in 3 days" in html
    assert "EC-2302" not in html.partition("What this rests on")[0]


@pytest.mark.parametrize("state", ["empty", "record", "seeded", "faulty"])
def test_the_page_opens_on_every_store(open_page: Open, state: str):
    assert "<h1>Emergency clock on" in shown(open_page(state, "emergency_clock"))


def test_the_figure_has_a_mark_a_duty_and_the_day(folder):
    engine = open_store(f"sqlite:///{folder / 'tracker.sqlite'}")
    found = read_emergencies(engine, date(2027, 1, 1))
    spec = dues(found, date(2026, 3, 1))
    values = spec["layer"][0]["data"]["values"]
    assert len(values) == len(found)
    assert {value["stands"] for value in values} <= set(STANDINGS)
    assert spec["layer"][1]["data"]["values"][0]["day"] == "2026-03-01"
