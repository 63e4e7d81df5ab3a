"""The page of hearings: the sentence, the weeks, the filters, and one meeting's own page."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.marks import EASTERN
from dashboard.words.hearing import describe_weeks, weeks
from scrapers.archive import Archive
from tests.dashboard.conftest import MAIN, Open, shown
from tests.dashboard.seed import NOW, add_page, build_store
from tracker.queries.congress.hearings import read_hearings
from tracker.records import Document, Hearing, HearingMeasure, HearingPaper, HearingWitness, Record
from tracker.settings import read_settings
from tracker.store.db import open_store

TODAY = datetime.now(EASTERN).date()
STATEMENT = "house-paper:119999/Wstate"
SENATE, HOUSE = "senate-meeting:399001", "house-meeting:119999"


def _house(day: int, status: str) -> list[Record]:
    on = TODAY + timedelta(days=day)
    at = datetime(on.year, on.month, on.day, 10, tzinfo=EASTERN)
    return [
        Document(HOUSE, "hearing", "The Court <b>and</b> its allies", "US House", "https://h", on),
        Hearing(HOUSE, "house", "119999", "Hearing", "Committee on Foreign Affairs", on, at,
                "2172 RHOB", status, status[0].upper()),
        HearingMeasure(HOUSE, "H.R. 23", "hr23-119", "A bill"),
        HearingWitness(HOUSE, 1, "Jane Doe", "Ambassador", "Department of State"),
        HearingPaper(HOUSE, "https://h/notice.pdf", "Hearing Notice"),
        HearingPaper(HOUSE, "https://h/Wstate.pdf", "Doe Testimony", "WS", "Jane Doe"),
        Document(STATEMENT, "testimony", "Prepared statement of Jane Doe: The Court", "US House",
                 "https://h/Wstate.pdf", on, speaker="Jane Doe", collection="HHRG",
                 pdf_url="https://h/Wstate.pdf"),
    ]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with a House hearing that moved and a Senate one whose day is past."""
    build_store(tmp_path, "seeded")
    engine = open_store(f"sqlite:///{tmp_path / 'tracker.sqlite'}")
    archive = Archive(tmp_path / "archive")
    for day, status in ((3, "scheduled"), (9, "rescheduled")):
        add_page(engine, archive, "house_hearings", "https://h/x.xml", NOW, _house(day, status))
    past = TODAY - timedelta(days=5)
    add_page(engine, archive, "senate_hearings", "https://s", NOW, [
        Document(SENATE, "hearing", "Nominations", "US Senate", "https://s", past),
        Hearing(SENATE, "senate", "399001", "Open Hearing", "Foreign Relations", past),
        HearingMeasure(SENATE, "PN 937-3", None, "Jane Doe to be an Ambassador"),
    ])  # fmt: skip
    engine.dispose()
    return tmp_path


@pytest.fixture
def open_on(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """A page on the store of a folder."""

    def opened(folder: Path, page: str, **params: str) -> AppTest:
        monkeypatch.setenv("TRACKER_DATA", str(folder))
        read_settings.cache_clear()
        at = AppTest.from_file(MAIN, default_timeout=30)
        at.run().switch_page(f"app_pages/{page}.py")
        for name, value in params.items():
            at.query_params[name] = value
        return at.run()

    return opened


def test_the_sentence_names_what_is_ahead_and_the_table_all_that_is_on_it(open_on, folder):
    html = shown(open_on(folder, "hearings"))
    assert "1 meeting that concerns the Court is ahead; the next is" in html
    assert "The Court &lt;b&gt;and&lt;/b&gt; its allies" in html
    assert "◆ ahead, moved" in html
    assert 'href="/bill?id=hr23-119"' in html
    assert "PN 937-3" in html
    assert "1 whose day is past" in html


def test_filters_live_in_the_address(open_on, folder):
    html = shown(open_on(folder, "hearings", chamber="senate"))
    assert "1 meeting with chamber set" in html
    html = shown(open_on(folder, "hearings", q="jane doe department"))
    assert "1 meeting with words set" in html


def test_a_meeting_shows_what_changed_who_testifies_and_its_papers(open_on, folder):
    html = shown(open_on(folder, "document", id=HOUSE))
    first, then = (TODAY + timedelta(days=n) for n in (3, 9))
    assert f"Moved from {first.day} {first:%b %Y}, 10:00" in html
    assert f"to {then.day} {then:%b %Y}, 10:00" in html
    assert "Jane Doe, Ambassador, Department of State" in html
    assert 'href="https://h/notice.pdf"' in html
    assert "set for" in html


def test_a_witnesss_statement_and_its_meeting_lead_to_each_other(open_on, folder):
    paper = "/document?id=house-paper%3A119999%2FWstate"
    assert f'href="{paper}"' in shown(open_on(folder, "document", id=HOUSE))
    html = shown(open_on(folder, "document", id=STATEMENT))
    assert 'Handed in at</h2><a href="/document?id=house-meeting%3A119999"' in html


def test_a_store_without_meetings_says_so(open_page: Open):
    assert "No meeting of a committee that concerns the Court is stored" in shown(
        open_page("empty", "hearings")
    )


def test_the_weeks_are_told_in_words(folder):
    rows = read_hearings(open_store(f"sqlite:///{folder / 'tracker.sqlite'}"), TODAY)
    words = describe_weeks(weeks(rows, TODAY))
    assert "1 ahead, moved" in words
    assert "1 day is past" in words


def test_home_names_the_next_hearing_and_nothing_where_none_is_ahead(
    monkeypatch, folder, open_page: Open
):
    monkeypatch.setenv("TRACKER_DATA", str(folder))
    read_settings.cache_clear()
    html = shown(AppTest.from_file(MAIN, default_timeout=30).run())
    assert "<h2>Hearings ahead</h2>" in html
    assert "House, Committee on Foreign Affairs" in html
    assert "Hearings ahead" not in shown(open_page("empty"))
