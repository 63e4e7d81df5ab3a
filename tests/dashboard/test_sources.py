"""Sources: fresh, late, broken, closed or never read, with what the last run could not do."""

import re
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine

from dashboard.marks import record_words
from dashboard.words.source import overview, sentence, span, strip
from tests.dashboard.conftest import Open, shown
from tests.dashboard.seed import add_run, source_row
from tracker.queries.upkeep.freshness import Freshness, read_freshness
from tracker.queries.upkeep.runs import Fault, LastRun
from tracker.store.db import writing
from tracker.store.sources import put_sources

NOW = datetime(2026, 9, 18, 12, tzinfo=UTC)


def test_each_state_is_told_in_words(open_page: Open):
    html = shown(open_page("faulty", "sources"))
    assert "2 of 5 sources are fresh" in html
    for title, state in (
        ("House roll calls", "broken"), ("Senate roll calls", "late"),
        ("GovInfo search", "never read"), ("Members of Congress", "closed"),
        ("Bill status", "fresh"),
    ):  # fmt: skip
        assert f'<h3>{title} <span class="state {state.split()[0]}">{state}</span>' in html


def test_what_wants_attention_stands_first_with_its_reason_and_last_good_run(open_page: Open):
    html = shown(open_page("faulty", "sources"))
    order = [html.index(f"<h3>{title} ") for title in (
        "House roll calls", "Senate roll calls", "GovInfo search", "Members of Congress",
        "Bill status",
    )]  # fmt: skip
    assert order == sorted(order)
    line = html.split("<h3>House roll calls ")[1].split("<h3>")[0]
    reason = line.split("</details>")[-1]
    assert "Not as expected:" in reason
    assert "last good run" in reason


def test_many_that_are_not_fresh_are_counted_by_state():
    rows = [_fresh(f"Source {n}", state) for n, state in enumerate(
        ["fresh", "late", "late", "broken", "never read", "without a key"])]  # fmt: skip
    assert re.sub("<.*?>", "", sentence(rows)) == (
        "1 of 6 sources is fresh; 1 is broken, 2 are late, 1 is never read, 1 is without a key."
    )


def test_what_an_address_asks_is_left_out_of_the_reason_alone():
    fault = Fault("fetch", None, "https://a.gov/x?fields=1%2C2&page=0: HTTP 404", None)
    last = LastRun(1, "red", NOW, NOW, 0, {}, {}, [], [fault], 1)
    rows = [_fresh("A", "broken")]
    html = overview(rows, {"A": last}, {}, {}, NOW.date())
    assert html.endswith("https://a.gov/x?…: HTTP 404 · no good run yet</p></section>")
    assert "fields=1%2C2&amp;page=0: HTTP 404" in html


def test_plurals_of_records():
    assert record_words("Speech", 832) == "832 speeches"
    assert record_words("PartySpell", 1) == "1 party spell"
    assert record_words("BillSummary", 2) == "2 bill summaries"


def _fresh(name: str, state: str) -> Freshness:
    return Freshness(
        name, name, "P", "https://a.gov", 60, 60, False, 0, 1, last_run_at=NOW, state=state
    )


def test_a_fault_keeps_its_message_and_its_body(open_page: Open):
    html = shown(open_page("faulty", "sources"))
    assert "HTML where a roll call was expected" in html
    assert "the answer as kept" in html
    assert "House 2026: not published here (404)" in html


def test_without_a_run_the_page_says_how_to_begin(open_page: Open):
    assert "tracker collect" in shown(open_page("record", "sources"))


def test_thirty_squares_show_the_worst_run_of_each_day():
    today = date(2026, 9, 18)
    html = strip({today: ["red", "green"], today - timedelta(days=1): ["green"]}, today)
    assert html.count("<i ") == 30
    assert 'title="18 Sep 2026: a broken run, 2 runs in all">✕' in html
    assert "28 days with no run, 1 day with good runs, 1 day with a broken run" in html


def test_spans_in_words():
    assert [span(n) for n in (60, 21600, 86400, 90)] == [
        "1 minute",
        "6 hours",
        "1 day",
        "90 seconds",
    ]


def _state(store: Engine, name: str) -> str:
    return next(row["state"] for row in read_freshness(store, NOW) if row["source"] == name)


def test_freshness_follows_the_runs(store: Engine):
    with writing(store) as connection:
        put_sources(connection, [source_row("a", "A", "P", "https://a.gov")])
    assert _state(store, "a") == "never read"
    add_run(store, "a", NOW - timedelta(days=3), "green")
    assert _state(store, "a") == "late"
    add_run(store, "a", NOW - timedelta(hours=2), "amber", {"Bill": 4})
    assert _state(store, "a") == "fresh"
    add_run(store, "a", NOW - timedelta(hours=1), "red")
    assert _state(store, "a") == "broken"
    row = read_freshness(store, NOW)[0]
    assert row["last_good_at"] == NOW - timedelta(hours=2)
    assert row["last_new"] == {"Bill": 4}


def test_put_sources_writes_only_what_differs_and_closes_what_is_gone(store: Engine):
    rows = [source_row(name, name.upper(), "P", "https://a.gov") for name in ("a", "b")]
    with writing(store) as connection:
        assert put_sources(connection, rows) == 2
        assert put_sources(connection, rows) == 0
        assert put_sources(connection, [rows[0] | {"title": "New"}, rows[1]]) == 1
        assert put_sources(connection, rows[:1]) == 2  # the title again, and b closed
    assert _state(store, "b") == "closed"
    with writing(store) as connection:
        assert put_sources(connection, rows) == 1
    assert _state(store, "b") == "never read"
