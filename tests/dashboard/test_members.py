"""The members' pages: the ledger, no score, and nothing found said plainly."""

import re
from datetime import date

import pytest

from dashboard.charts.congress import member_strip
from dashboard.words.ledger import ledger_section
from dashboard.words.member import evidence_rows, member_sentence
from tests.dashboard.conftest import Open, shown
from tracker.queries.ledger.entry import Entry, Quote
from tracker.queries.ledger.evidence import Evidence
from tracker.queries.provenance import Sureness


@pytest.mark.parametrize("state", ["empty", "record", "seeded", "faulty"])
def test_members_opens(open_page: Open, state: str):
    html = shown(open_page(state, "members"))
    assert ("No member is stored yet" in html) == (state == "empty")


def test_a_member_is_found_by_name_and_state(open_page: Open):
    at = open_page("record", "members", q="mcgovern")
    at.selectbox(key="state").set_value("MA").run()
    html = shown(at)
    assert "1 member with name and state set" in html
    assert at.query_params["state"] in ("MA", ["MA"])
    assert "James P. McGovern" in html


def test_before_any_list_of_members_a_party_is_that_of_the_last_vote(open_page: Open):
    at = open_page("record", "members", q="mcgovern", party="D", chamber="house")
    assert "1 member with name, party and chamber set" in shown(at)
    assert 'title="Democrat">D</span>' in shown(at)


def test_one_member_shows_each_act_with_its_page(open_page: Open):
    html = shown(open_page("record", "member", id="M000312"))
    assert "Voted nay" in html
    assert "House roll call 7 of 2025" in html
    assert ">M000312" not in html.split("</h1>")[0]
    assert "opposed what was against the Court" in html
    evidence = html.partition("The evidence")[2].partition("What this rests on")[0]
    assert not re.search(r"\d ?%", evidence)  # counts are made from rows, never a score


@pytest.mark.parametrize("wanted", ["Z999999", "<b>", ""])
def test_an_unknown_member_is_a_sentence(open_page: Open, wanted: str):
    html = shown(open_page("seeded", "member", id=wanted))
    assert "No such member" in html
    assert "<b>" not in html


def act(kind: str = "vote", **more) -> Evidence:
    values = {
        "on": date(2025, 1, 9), "subject_kind": "roll_call", "subject": "h7-119.2025",
        "title": "On Passage", "did": "Voted nay", "stance": "supports", "reason": "sanctions",
        "party": "D", "origin": "record", "page_id": 1, "position": "nay",
    }  # fmt: skip
    return Evidence(kind=kind, **{**values, **more})


def test_nothing_found_names_sources_and_first_day():
    said = member_sentence([], (6, date(1998, 7, 17)))
    assert said == "Nothing found in 6 sources since 17 Jul 1998."
    assert member_sentence([], (1, None)) == "Nothing found in 1 source."


def test_acts_are_counted_by_what_they_were_not_scored():
    rows = [
        act(), act(), act(stance="against", position="yea"),
        act(stance=None, position="not_voting"), act("withdrew", stance=None, position=None),
        act("cosponsored", stance="against", position=None),
    ]  # fmt: skip
    said = member_sentence(rows, (6, None))
    assert said.startswith("Voted nay on what was against the Court twice, ")
    assert "voted yea on what was against the Court once" in said
    assert "took no position in 1 more such vote" in said
    assert "cosponsored 1 measure and withdrew from 1" in said


def test_votes_nobody_judged_are_no_evidence_of_a_view():
    rows = [act(stance="not_determined", reason=None)]
    assert "none is judged" in member_sentence(rows, (6, None))


def test_a_row_of_the_record_that_nobody_verified_says_so():
    doubt = Sureness("recalled", "medium", None, None)
    assert "unverified" in evidence_rows([act()], {}, {"h7-119.2025": doubt})
    sure = Sureness("seen", "high", None, None)
    assert "unverified" not in evidence_rows([act()], {}, {"h7-119.2025": sure})
    official = act(origin="official")
    assert "unverified" not in evidence_rows([official], {}, {"h7-119.2025": doubt})


def test_the_strip_has_a_lane_a_kind_and_a_mark_an_act():
    html = member_strip([act(), act("sponsored", stance="against", on=date(2001, 5, 1))])
    assert html.count('class="lane"') == 2
    assert html.count("<a ") == 2
    assert member_strip([act(on=None)]) == ""


def test_the_words_that_decided_are_shown_once():
    words = "We must never fund the International Criminal Court."
    said = act("speech", stance="against", reason=f"decided by “{words}”")
    html = ledger_section([Entry(said, "rules", Quote(words, "", "its own words", 1))], {}, {})
    assert "read by rules, by the words quoted" in html
    assert "read by rules: decided by" not in html
