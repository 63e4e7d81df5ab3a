"""Pages that changed: the list, one change with both copies, a paper's history, groups."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from dashboard.charts.pages import states_by_site
from dashboard.words import page_change as words
from scrapers.archive import Archive
from tests.dashboard.changed_pages import AFTER, BEFORE, EDITED, GONE, PAPER, add_changed_pages
from tests.dashboard.conftest import Open, as_csv, shown
from tests.dashboard.seed import ORDER, build_store
from tracker.queries.upkeep.page_events import (
    PageChange,
    read_history,
    read_page_changes,
    read_sites,
    together,
)
from tracker.settings import read_settings
from tracker.store.db import open_store

START = datetime(2029, 1, 20, 17, tzinfo=UTC)


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    folder = build_store(tmp_path_factory.mktemp("changed"), "seeded")
    engine = open_store(f"sqlite:///{folder / 'tracker.sqlite'}")
    add_changed_pages(engine, Archive(folder / "archive"))
    yield folder, engine
    engine.dispose()


@pytest.fixture
def open_changed(changed, monkeypatch, open_page: Open):
    monkeypatch.setattr("tests.dashboard.conftest.build_store", lambda *_: changed[0])
    state = "changed"
    yield lambda page, **params: open_page(state, page, **params)
    read_settings.cache_clear()


def gone(n: int, at: datetime, site: str = "www.state.gov", kind: str = "gone") -> PageChange:
    return PageChange(
        f"{site}{n}", kind, f"state:{n}", f"Paper {n}", f"https://{site}/{n}/", at, at,
        at + timedelta(hours=7), "a" * 64, None, "HTTP 404", None, None, None, at, 1, "State",
    )  # fmt: skip


def test_the_list_answers_first_and_shows_every_event(open_changed):
    html = shown(open_changed("pages_that_changed"))
    assert "13 pages about the Court are looked at again: 1 stands as first copied" in html
    assert "7 are gone" in html or "8 are gone" in html
    assert "7 pages of www.state.gov went together" in html
    assert "Statement &lt;b&gt;on the Court&lt;/b&gt;" in html
    assert "<b>on the Court" not in html
    assert f'href="/page-change?id={EDITED}"' in html


def test_a_filter_leaves_its_kind_and_lives_in_the_address(open_changed):
    page = open_changed("pages_that_changed", kind="edited")
    html = shown(page)
    assert "1 change with What set" in html
    assert page.query_params["kind"] == "edited"
    assert "went together" not in html
    none = shown(open_changed("pages_that_changed", kind="moved", q="no such words"))
    assert "No change fits. Loosen What and Words." in none


def test_a_change_shows_both_copies_times_and_words(open_changed, changed):
    page = open_changed("page_change", id=EDITED)
    html = shown(page)
    (event,) = [c for c in read_page_changes(changed[1]) if c.event_id == EDITED]
    for sha in (event.before_sha256, event.after_sha256):
        assert f'href="/archive/{sha}"' in html
    assert "<ins>{+must have+}</ins>" in html
    assert "<del>[−We will not cooperate" in html
    cited = page.code[0].value
    assert event.before_sha256 in cited
    assert event.after_sha256 in cited
    assert len(re.findall(r"\d\d:\d\d E[SD]T", cited)) == 2


def test_a_page_gone_names_both_looks_that_missed_it(open_changed):
    html = shown(open_changed("page_change", id=GONE))
    assert re.search(r"Last seen .* E[SD]T; missed .* E[SD]T, and again .* E[SD]T", html)
    assert "no answer was kept after" in html
    assert "What differs" not in html


def test_an_unknown_change_is_said_not_raised(open_changed):
    assert "The store holds no change of a page" in shown(open_changed("page_change", id="<b>"))


def test_home_tells_of_a_changed_page_as_news(open_changed):
    html = shown(open_changed("home"))
    assert f'href="/page-change?id={EDITED}"' in html
    assert "edited: Statement" in html


def test_a_paper_shows_the_history_of_its_page(open_changed, changed):
    html = shown(open_changed("document", id=ORDER))
    assert "What became of its page" in html
    assert f'href="/page-change?id={EDITED}"' in html
    found = read_history(changed[1], ORDER)
    assert (found.url, len(found.changes), found.look.looks) == (PAPER, 1, 3)
    assert read_history(changed[1], "whitehouse:none") is None


def test_a_store_without_looks_says_when_there_will_be(open_page: Open):
    for state in ("empty", "record", "seeded", "faulty"):
        html = shown(open_page(state, "pages_that_changed"))
        assert "No page has been looked at again yet" in html
        assert "each day in its first week" in html


def test_the_table_has_the_figures_of_the_picture(changed):
    sites = read_sites(changed[1])
    spec = states_by_site(sites)
    drawn = sum(value["pages"] for value in spec["data"]["values"])
    assert drawn == sum(site.total for site in sites) == 13
    states = {site.site: site.states for site in sites}
    assert states["www.whitehouse.gov"] == {
        "moved": 1, "edited": 1, "as first copied": 1, "not readable": 1, "missed once": 1,
    }  # fmt: skip
    assert states["www.state.gov"] == {"gone": 7}


def test_the_sentence_opens_the_changes_that_it_counts(open_changed):
    said = shown(open_changed("pages_that_changed")).partition("answer")[2].partition("</p>")[0]
    assert '<a href="/pages-that-changed?kind=gone"' in said
    assert ">7 are gone</a>" in said
    assert "kind=as" not in said


def test_csv_has_a_row_an_event_and_no_formula(changed):
    rows = as_csv(read_page_changes(changed[1]))
    assert len(rows) == 11
    assert {"event_id", "before_sha256", "before_at", "after_at"} <= set(rows[0])


def test_pages_of_one_site_that_went_at_once_are_one_group():
    many = [gone(n, START + timedelta(hours=n)) for n in range(40)]
    later = gone(99, START + timedelta(days=30))
    other = gone(1, START, "www.whitehouse.gov")
    groups = together([later, *reversed(many), other])
    assert [len(group) for group in groups] == [1, 40, 1]
    assert together(many[:4]) == [[c] for c in many[:4]]
    html = words.group_row(groups[1])
    assert "40 pages of www.state.gov went together" in html
    assert html.count("<li>") == 41


def test_a_comparison_is_never_empty_and_leaves_out_what_is_the_same():
    html = words.comparison(BEFORE, AFTER)
    assert "That is all for today" not in html
    assert html.count('class="pair"') == 2
    assert "not there" in html
    assert "A passage that names the Court is among what changed" in html
