"""The reaction clock as a page: one event with its answers, all events, filters in the address."""

import re

import pytest

from dashboard.charts import reactions as charts_reactions
from dashboard.words import reaction as words
from tests.dashboard.conftest import Open, as_csv, shown
from tracker.queries.reactions.clock import read_clocks
from tracker.store.db import open_store

PUTIN = "warrants-putin-2023"


@pytest.fixture(scope="module")
def clocks(data_folder):
    engine = open_store(f"sqlite:///{data_folder('record') / 'tracker.sqlite'}")
    yield {clock.event.event_id: clock for clock in read_clocks(engine)}
    engine.dispose()


def test_an_event_answers_first_with_days_and_doubt(open_page: Open):
    page = open_page("record", "reaction_clock", event=PUTIN)
    html = shown(page)
    assert "Warrants for Vladimir Putin and Maria Lvova-Belova, 17 Mar 2023" in html
    assert "the White House the same day (" in html
    assert "The first bill: " in html
    assert ">unverified</span>" in html
    assert "nor in the compiled record" in html
    assert not re.search(r"\d+ hours? later|\d\d:\d\d hours", html)
    assert page.query_params["event"] == PUTIN


def test_every_event_is_listed_with_the_first_days(open_page: Open):
    html = shown(open_page("record", "reaction_clock"))
    assert 'href="/reaction-clock?event=warrants-netanyahu-2024"' in html
    assert 'href="/reaction-clock?event=opening-georgia"' in html
    few = shown(open_page("record", "reaction_clock", kind="election"))
    assert "2 events with Kind of event set" in few


def test_filters_narrow_the_words_and_say_so(open_page: Open):
    every = shown(open_page("record", "reaction_clock", event=PUTIN, show="all"))
    state = shown(open_page("record", "reaction_clock", event=PUTIN, branch="state"))
    assert "1 reaction with Branch set" in state
    assert every.count("Day ") > state.count("Day ")
    none = shown(open_page("record", "reaction_clock", event="judgment-lubanga-2012"))
    assert "No reaction fits. Loosen Words." in none


def test_an_unknown_event_and_an_empty_store_are_said(open_page: Open):
    html = shown(open_page("record", "reaction_clock", event="<b>none"))
    assert "The store holds no event with the id <code>&lt;b&gt;none</code>" in html
    assert "No event at the Court is stored" in shown(open_page("empty", "reaction_clock"))
    for state in ("seeded", "faulty"):
        assert "<h1>Reaction clock</h1>" in shown(open_page(state, "reaction_clock"))


def test_sources_that_were_read_are_counted_where_nothing_was_found(open_page: Open):
    html = shown(open_page("seeded", "reaction_clock", event="judgment-ongwen-2021"))
    assert "Treasury (1 source read)" in html
    assert "House (1 source read)" in html


def test_the_strip_has_a_mark_a_word_which_opens_it(clocks):
    clock = clocks[PUTIN]
    html = charts_reactions.strip(clock)
    assert html.count("<a ") == len(clock.reactions)
    assert 'href="/bill?id=sres128-118"' in html
    assert html.count('class="branch"') == 5
    assert "White House: day 0" in html


def test_the_table_has_the_figures_of_the_strip(clocks):
    clock = clocks[PUTIN]
    lanes = words.lanes(clock)
    assert sum(named + other for _, _, named, other in lanes) == len(clock.reactions)


def test_many_words_of_one_day_are_counted(clocks):
    clock = clocks[PUTIN]
    many = type(clock)(clock.event, [clock.reactions[0]] * 12)
    assert "<small>+4</small>" in charts_reactions.strip(many)


def test_csv_is_flat(clocks):
    rows = as_csv(clocks[PUTIN].reactions)
    assert {"branch", "on", "days_after", "published_on", "basis"} <= set(rows[0])
    assert len(rows) == len(clocks[PUTIN].reactions)


def test_an_event_of_the_record_leads_to_its_clock(open_page: Open):
    html = shown(open_page("record", "act", id=PUTIN))
    assert f'href="/reaction-clock?event={PUTIN}"' in html
