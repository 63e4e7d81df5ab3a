"""Acts of members: one table of all, by Congress, chamber and party, whose file has its rows."""

import re
from collections import Counter

import pytest

from dashboard.words import member_act as words
from tests.dashboard.conftest import Open, shown
from tracker.queries.ledger.flat import LedgerRow, read_member_rows
from tracker.settings import read_settings
from tracker.store.db import open_store


@pytest.fixture
def rows(monkeypatch, data_folder) -> list[LedgerRow]:
    monkeypatch.setenv("TRACKER_DATA", str(data_folder("seeded")))
    read_settings.cache_clear()
    return read_member_rows(open_store(read_settings().url()))


@pytest.mark.parametrize("state", ["empty", "record", "seeded", "faulty"])
def test_it_opens(open_page: Open, state: str):
    html = shown(open_page(state, "member_acts"))
    assert ("No act of a member is stored yet" in html) == (state == "empty")


def test_filters_leave_the_acts_of_two_congresses_of_one_party(open_page: Open, rows):
    kept = [row for row in rows if row.congress in (118, 119) and row.party == "D"]
    assert 0 < len(kept) < len(rows)
    at = open_page("seeded", "member_acts", congress=["118", "119"], party="D")
    html = shown(at)
    assert f"{len(kept):,} acts with Congress and Party then set" in html
    assert at.query_params["congress"] == ["118", "119"]
    assert 'title="Republican"' not in html.partition("The evidence</h2>")[2]


def test_the_bars_count_every_act_that_is_left(rows):
    groups = words.count_groups(rows)
    assert sum(counts.total() for _, counts in groups) == len(rows)
    counted = sum((counts for _, counts in groups), Counter())
    assert counted["against"] == sum(row.stance == "against" for row in rows)
    table = words.groups_table(groups)
    figures = [int(n.replace(",", "")) for n in re.findall(r'"number">([\d,]+)</td>', table)]
    assert sum(figures) == len(rows)


def test_a_row_says_who_the_member_was_and_leads_to_its_page(open_page: Open, rows):
    vote = next(row for row in rows if row.actor == "M000312" and row.subject == "h242-118.2024")
    assert (vote.name, vote.party, vote.chamber) == ("James P. McGovern", "D", "house")
    assert (vote.congress, vote.position, vote.subject_kind) == (118, "nay", "roll_call")
    html = shown(open_page("seeded", "member_acts", q="mcgovern", congress=["118"], kind="vote"))
    assert "opposed what was against the Court" in html
    assert f"/archive/{vote.page_sha256}" in html


def test_a_page_of_a_long_list_says_which_rows_it_shows(open_page: Open, rows):
    assert f"Rows 1 to 50 of {len(rows):,}" in shown(open_page("seeded", "member_acts"))
    assert "Rows 1 to" not in shown(open_page("seeded", "documents"))


def test_no_filter_that_leaves_nothing_is_kept_secret(open_page: Open):
    html = shown(open_page("seeded", "member_acts", q="zebra"))
    assert "No act fits. Loosen Member or words." in html
