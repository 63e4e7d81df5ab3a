"""What people rule of the match of two passages holds for every later tracing of the texts."""

import pytest

from scrapers.archive import Archive
from tests.core import planted
from tests.core.test_provisions import VERSIONS, about, add_bill, states
from tracker.errors import StoreError
from tracker.queries.congress.provisions import read_standings, read_traces, standing_rows
from tracker.queries.rows import live
from tracker.store.reviews import rule, rule_mention
from tracker.store.tables import TABLES


@pytest.fixture
def say(store, tmp_path):
    """Writes a ruling on a match: say(standing.match, "reject")."""
    keep = Archive(tmp_path / "archive").keep

    def said(match, verdict, value=None):
        return rule(store, keep, kind="provision", subject=match, about="hr7900-117", value=value,
                    verdict=verdict, reason="Read both", author="Ada")  # fmt: skip

    return said


def test_a_match_that_a_person_rejected_is_two_provisions(store, add_page, say):
    add_bill(store, add_page)
    reworded = about(read_traces(store), "detention")
    say(reworded.standings[1].match, "reject")
    first, second = (t for t in read_traces(store) if "detention" in t.present[0].name)
    assert states(first) == {"ih": ("new",), "eh": ("stripped",), "enr": ("absent",)}
    assert "A passage that might be it is not: Ada, " in first.standings[1].why
    assert states(second) == {"eh": ("new",), "enr": ("carried",)}


def test_a_match_that_a_person_confirmed_says_so_in_the_list_for_export(store, add_page, say):
    add_bill(store, add_page)
    say(about(read_traces(store), "detention").standings[1].match, "confirm")
    reworded = about(read_traces(store), "detention")
    assert states(reworded)["eh"] == ("reworded",)
    row = standing_rows(reworded)[1]
    assert row.rule == "a person's ruling"
    assert row.ruled.startswith("Ada, ")
    assert row.ruled.endswith(": Read both")
    assert row in read_standings(store)


def test_a_person_can_join_what_no_rule_holds_for_the_same(store, add_page, say):
    add_bill(store, add_page)
    stripped, new = (about(read_traces(store), w) for w in ("intelligence sharing", "transport"))
    match = f"{stripped.present[0].passage_id}>{new.present[0].passage_id}"
    say(match, "confirm")
    joined = about(read_traces(store), "intelligence sharing")
    assert states(joined) == {"ih": ("new",), "eh": ("moved", "reworded"), "enr": ("stripped",)}


def test_a_corrected_match_goes_to_the_other_passage(store, add_page, say):
    add_bill(store, add_page)
    traces = read_traces(store)
    reworded, other = about(traces, "detention"), about(traces, "intelligence sharing")
    say(reworded.standings[1].match, "correct", other.present[0].passage_id)
    after = about(read_traces(store), "intelligence sharing")
    assert after.standings[1].text == reworded.standings[1].text
    with pytest.raises(StoreError, match="has to be named"):
        say(reworded.standings[1].match, "correct")


def test_rulings_outlive_a_second_reading_and_a_text_that_comes_between(store, add_page, say):
    add_bill(store, add_page)
    say(about(read_traces(store), "detention").standings[1].match, "reject")
    between = ("rh", "2022-07-01", planted.FIRST)
    add_bill(store, add_page, versions=(VERSIONS[0], between, *VERSIONS[1:]))
    first, second = (t for t in read_traces(store) if "detention" in t.present[0].name)
    assert states(first)["rh"] == ("carried",)
    assert states(first)["eh"] == ("stripped",)
    assert states(second)["eh"] == ("new",)


def test_a_rejected_mention_is_no_provision(store, add_page, tmp_path):
    add_bill(store, add_page)
    keep = Archive(tmp_path / "archive").keep
    held = live(store, "Mention", TABLES["Mention"].c.passage.contains("Sense of Congress"))
    held += live(store, "Mention", TABLES["Mention"].c.passage.contains("documentation"))
    assert held
    for mention in held:
        rule_mention(store, keep, mention, "reject", reason="Not it", author="Ada")
    assert not [t for t in read_traces(store) if "Sense of Congress" in t.present[0].name]
