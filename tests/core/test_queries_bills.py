"""What is asked of the store about measures."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine

from tracker.queries.congress.bill import (
    read_changes,
    read_quotes,
    read_status,
    read_unread_votes,
    read_versions,
    read_votes_on,
)  # fmt: skip
from tracker.queries.congress.bills import read_bills
from tracker.records import (
    Action,
    Bill,
    BillText,
    Follow,
    Judgement,
    Mention,
    Record,
    RecordedVote,
    RollCall,
    RollCallMatter,
    Sponsorship,
    TextSection,
    TextVersion,
)  # fmt: skip
from tracker.store.db import writing
from tracker.store.put import put

TODAY = date(2026, 11, 22)
HR23, DAY = "hr23-119", date(2025, 1, 3)
State = Callable[..., None]


@pytest.fixture
def state(any_store: Engine, add_page) -> State:
    """Lets a page of an address state records and nothing else that it stated before."""

    def say(url: str, *records: Record, **more: str) -> None:
        with writing(any_store) as connection:
            put(connection, records, add_page(connection, url, **more))

    return say


def bill(bill_id: str = HR23, congress: int = 119, title: str = "A bill") -> Bill:
    return Bill(bill_id, congress, "hr", int(bill_id[2:].split("-")[0]), title, DAY)


def vote(vote_id: str, bill_id: str | None = HR23) -> RollCall:
    roll = int(vote_id[1:].split("-")[0])
    return RollCall(vote_id, 119, 1, "house", roll, "question", "2025-01-09T11:00", "On Passage",
                    result="Passed", bill_id=bill_id, yeas=243, nays=140)  # fmt: skip


def test_the_list_says_who_sponsored_what_it_does_and_where_it_stands(any_store, state):
    state(
        "status", bill(), Action(HR23, "1", 1, date(2025, 1, 9), "On passage Passed by the Yeas "
        "and Nays: 243 - 140 (Roll no. 7)."),
        Sponsorship(HR23, "R000614", "sponsor", "Roy", DAY, party="R", state="TX"),
        Sponsorship(HR23, "A000001", "cosponsor", "A", DAY),
        Sponsorship(HR23, "B000001", "cosponsor", "B", DAY, withdrawn_on=date(2025, 2, 1)),
        Follow(HR23, "mention", HR23, "Bill: “ICC”"),
    )  # fmt: skip
    state("record", Judgement(HR23, "bill", "against", "sanctions"), origin="record")
    [row] = read_bills(any_store, TODAY)
    assert (row.sponsor, row.sponsor_party, row.cosponsors) == ("Roy", "R", 1)
    assert (row.status, row.status_on) == ("passed_house", date(2025, 1, 9))
    assert (row.stance, row.followed_by, row.is_uncertain) == ("against", "mention", False)


def test_a_measure_that_only_may_mean_the_court_is_uncertain(any_store, state):
    state("status", bill(), Mention(HR23, "Bill", "Bill:title", 0, 3, "ICC", "uncertain", "bare",
                                    "no sense given", "ICC"))  # fmt: skip
    [row] = read_bills(any_store, TODAY)
    assert row.is_uncertain
    assert row.followed_by == ""


def test_newest_measures_come_first_and_gone_ones_not_at_all(any_store, state):
    older = Bill("hr9-118", 118, "hr", 9, "Older", date(2023, 1, 3))
    undated = Bill("hr8-117", 117, "hr", 8, "No day")
    state("a", undated)
    state("b", older)
    state("c", bill())
    state("d", Bill("hr7-119", 119, "hr", 7, "Gone", DAY))
    state("d")
    assert [row.bill_id for row in read_bills(any_store, TODAY)] == [HR23, "hr9-118", "hr8-117"]


def test_votes_on_a_measure_are_its_own_those_listed_and_those_of_several_matters(any_store, state):
    state("status", bill(), RecordedVote(HR23, "h8-119.2025", "hamdt1-119", "house", DAY, "https://x"),
          RecordedVote(HR23, "h99-119.2025", "", "house", DAY, "https://y"))  # fmt: skip
    state("7", vote("h7-119.2025"))
    state("8", vote("h8-119.2025", None))
    state("9", vote("h9-119.2025", "hr1-119"), RollCallMatter("h9-119.2025", 2, bill_id=HR23))
    state("10", vote("h10-119.2025", "hr1-119"))
    assert {row.vote_id for row in read_votes_on(any_store, HR23)} == {
        "h7-119.2025", "h8-119.2025", "h9-119.2025",
    }  # fmt: skip
    assert [row.vote_id for row in read_unread_votes(any_store, HR23)] == ["h99-119.2025"]


def test_a_listed_vote_on_an_amendment_is_no_passage(any_store, state):
    amended = RollCall("h8-119.2025", 119, 1, "house", 8, "question", "2025-01-09T11:00",
                       "On Agreeing to the Amendment", result="Agreed to", bill_id=HR23,
                       yeas=2, nays=1)  # fmt: skip
    state("status", bill())
    state("8", amended)
    assert read_status(any_store, HR23, TODAY).code == "introduced"
    assert read_status(any_store, "hr404-119", TODAY) is None


def test_each_version_keeps_its_own_mentions_with_the_heading_above(any_store, state):
    for version in ("ih", "eh"):
        name = f"{HR23}-{version}"
        state(
            name, TextVersion(name, HR23, version, version, DAY), BillText(name, HR23, "xml", 1, 9),
            TextSection(name, HR23, 3, "section", "Sec. 3. Sanctions", "the ICC"),
            Mention(HR23, "TextSection", f"TextSection:{name}:3:text", 4, 7, "ICC", "court", "r",
                    "w", "the ICC"),
        )  # fmt: skip
    state("pcs", TextVersion(f"{HR23}-pcs", HR23, "pcs", "Placed", date(2025, 1, 16)))
    quotes = read_quotes(any_store, HR23)
    assert {quote.version for quote in quotes} == {f"{HR23}-ih", f"{HR23}-eh"}
    assert {quote.path for quote in quotes} == {"Sec. 3. Sanctions"}
    versions = read_versions(any_store, HR23)
    assert (versions[0].version, versions[0].form, versions[0].mentions) == ("pcs", None, 0)
    assert {row.mentions for row in versions[1:]} == {1}


def test_changes_are_those_of_the_measure_and_of_its_texts_alone(any_store, state):
    state("a", bill(title="Old"), TextVersion(f"{HR23}-ih", HR23, "ih", "Old", DAY))
    state("b", bill("hr233-119", title="Old"))
    state("a", bill(title="New"), TextVersion(f"{HR23}-ih", HR23, "ih", "New", DAY))
    state("b", bill("hr233-119", title="New"))
    changes = read_changes(any_store, HR23)
    assert {(row.record, row.kind) for row in changes} == {
        ("Bill", "changed"), ("TextVersion", "changed"),
    }  # fmt: skip
    assert {row.old.get("title") for row in changes} == {"Old", None}
