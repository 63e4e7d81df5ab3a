"""Officials: the list, one ledger with counts that open its rows, and who is known by nothing."""

import pytest

from tests.dashboard.conftest import Open, shown


@pytest.mark.parametrize("state", ["empty", "record", "seeded", "faulty"])
def test_the_list_stands_in_every_state(open_page: Open, state):
    html = shown(open_page(state, "officials"))
    assert "Officials" in html
    if state != "empty":
        assert '/official?id=marco-rubio"' in html
        assert "Sanae Takaichi" not in html
        assert "Security Council" not in html


def test_an_officials_counts_open_the_rows_that_they_count(open_page: Open):
    html = shown(open_page("record", "official", id="marco-rubio"))
    assert "Secretary of State" in html
    against = int(html.split(" against the Court</a>")[0].rpartition(">")[2])
    assert "/official?id=marco-rubio&amp;stance=against" in html
    opened = shown(open_page("record", "official", id="marco-rubio", stance="against"))
    assert f"{against} acts with Stance set" in opened
    assert opened.count('<li><span class="when">') == against
    assert "judged in the compiled record" in opened


def test_the_words_of_an_act_are_quoted_with_their_place(open_page: Open):
    html = shown(open_page("record", "official", id="joe-biden"))
    assert "there is no further need for the blocking of assets" in html
    assert "its own words, as the compiled record has them" in html


def test_one_of_whom_nothing_is_found_says_where_we_looked(open_page: Open):
    html = shown(open_page("seeded", "official", id="nikki-haley"))
    assert "Nothing found in 1 source of the executive since 12 Feb 2025" in html
    assert "US Ambassador to the UN" in html


@pytest.mark.parametrize("wanted", ["nobody", "<b>", "../x"])
def test_an_unknown_official_is_a_sentence(open_page: Open, wanted):
    html = shown(open_page("record", "official", id=wanted))
    assert "No such official" in html
    assert "<b>" not in html


def test_acts_positions_and_papers_lead_to_who_did_them(open_page: Open):
    assert '/official?id=donald-trump"' in shown(open_page("record", "act", id="eo-14203"))
    assert '/official?id=marco-rubio"' in shown(open_page("record", "administration"))
    assert "/official?id=" in shown(open_page("record", "position", on="2025-07-10"))
