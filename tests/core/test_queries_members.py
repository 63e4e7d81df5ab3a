"""What is asked of the store about roll calls and members."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine

from tracker.queries.congress.members import read_members, read_searched
from tracker.queries.congress.roll_calls import read_casts, read_unlisted, read_votes
from tracker.queries.ledger.evidence import member_evidence
from tracker.queries.stances.polarity import effect
from tracker.records import (
    Amendment,
    Bill,
    Judgement,
    Member,
    Record,
    RollCall,
    Sponsorship,
    Term,
    VoteCast,
)  # fmt: skip
from tracker.store.db import writing
from tracker.store.put import put

DAY = date(2025, 1, 9)
HOUSE, SENATE, OLD = "h7-119.2025", "s22-119.2025", "h106-107.2001"
State = Callable[..., None]


@pytest.fixture
def state(any_store: Engine, add_page) -> State:
    """Lets a page of an address state records."""

    def say(url: str, *records: Record, **more: str) -> None:
        with writing(any_store) as connection:
            put(connection, records, add_page(connection, url, **more))

    return say


def member(bioguide_id: str, lis_id: str | None = None) -> Member:
    return Member(
        bioguide_id, "A", bioguide_id, f"A {bioguide_id}", lis_id=lis_id, party="Democrat"
    )


def vote(vote_id: str = HOUSE, kind: str = "question") -> RollCall:
    chamber = "house" if vote_id.startswith("h") else "senate"
    return RollCall(vote_id, 119, 1, chamber, 7, kind, "2025-01-09T11:41", "On Passage",
                    result="Passed", bill_id="hr23-119", yeas=1, nays=1)  # fmt: skip


def cast(vote_id: str, key: str, position: str, bioguide_id: str | None = None, **more) -> VoteCast:
    lis_id = key if vote_id.startswith("s") else None
    return VoteCast(vote_id, key, bioguide_id, lis_id, key, "D", more.get("state", "TX"), position,
                    position.title())  # fmt: skip


def term(bioguide_id: str, start: str, end: str, chamber="house", state="TX") -> Term:
    return Term(bioguide_id, chamber, date.fromisoformat(start), date.fromisoformat(end), state)


def test_official_casts_stand_in_place_of_the_record_whatever_their_keys(any_store, state):
    state("record", vote(OLD), cast(OLD, "A000001", "yea", "A000001"), origin="record")
    assert [row.origin for row in read_casts(any_store, OLD)] == ["record"]
    state("clerk", vote(OLD), cast(OLD, "Smith|TX", "yea", "A000001"))
    assert [(row.name, row.origin) for row in read_casts(any_store, OLD)] == [
        ("Smith|TX", "official")
    ]
    state("members", member("A000001"))
    assert len(member_evidence(any_store, ["A000001"])["A000001"]) == 1


def test_a_senator_is_found_by_his_lis_id(any_store, state):
    state("members", member("W000779", "S247"), member("B000001"))
    state("vote", vote(SENATE), cast(SENATE, "S247", "nay"))
    assert read_casts(any_store, SENATE)[0].bioguide_id == "W000779"
    [row] = member_evidence(any_store, ["W000779"])["W000779"]
    assert (row.subject, row.stance) == (SENATE, "not_determined")
    assert member_evidence(any_store, ["B000001"])["B000001"] == []


@pytest.mark.parametrize(
    ("stance", "position", "did"),
    [
        ("against", "yea", "against"), ("against", "nay", "supports"),
        ("supports", "nay", "against"), ("mixed", "nay", "mixed"), (None, "yea", "not_determined"),
        ("against", "not_voting", None), ("against", "present", None), (None, "Jordan", None),
    ],
)  # fmt: skip
def test_what_a_vote_did_follows_from_what_a_yea_did(stance, position, did):
    assert effect(stance, position) == did


def test_absent_is_not_the_same_as_not_in_office(any_store, state):
    state(
        "members", *(member(x) for x in ("A000001", "B000001", "C000001", "D000001", "E000001")),
        term("A000001", "2025-01-03", "2027-01-03"), term("B000001", "2025-01-03", "2027-01-03"),
        term("C000001", "2023-01-03", "2025-01-03"), term("D000001", "2025-01-03", "2027-01-03"),
        term("E000001", "2025-01-03", "2027-01-03", state="PR"),
    )  # fmt: skip
    state("vote", vote(), cast(HOUSE, "A000001", "not_voting", "A000001"),
          cast(HOUSE, "B000001", "yea", "B000001"))  # fmt: skip
    assert [row.bioguide_id for row in read_unlisted(any_store, HOUSE)] == ["D000001"]


def test_who_is_not_listed_is_unknown_without_terms_or_with_an_unknown_name(any_store, state):
    state("vote", vote(), cast(HOUSE, "A000001", "yea", "A000001"))
    assert read_unlisted(any_store, HOUSE) is None
    state("members", member("A000001"), term("A000001", "2025-01-03", "2027-01-03"))
    assert read_unlisted(any_store, HOUSE) == []
    state("vote", vote(), cast(HOUSE, "A000001", "yea", "A000001"), cast(HOUSE, "Smith", "nay"))
    assert read_unlisted(any_store, HOUSE) is None
    assert read_unlisted(any_store, "h1-119.2025") is None


def test_the_ledger_has_one_row_an_act_newest_first(any_store, state):
    state("members", member("A000001"))
    state("vote", vote(), cast(HOUSE, "A000001", "nay", "A000001"))
    state("bill", Bill("hr23-119", 119, "hr", 23, "A bill", date(2025, 1, 3)),
          Sponsorship("hr23-119", "A000001", "cosponsor", "A", date(2025, 1, 3), party="D",
                      withdrawn_on=date(2025, 2, 1)))  # fmt: skip
    state(
        "amendments",
        Amendment(
            "hamdt1-119",
            "hr23-119",
            119,
            "house",
            1,
            purpose="Strike it",
            sponsor_bioguide_id="A000001",
            submitted_on=date(2025, 1, 8),
        ),
        Amendment("hamdt2-119", "hr23-119", 119, "house", 2, sponsor_bioguide_id="A000001"),
    )
    state("judged", Judgement(HOUSE, "roll_call", "against", "sanctions"),
          Judgement("hr23-119", "bill", "against", "sanctions"),
          Judgement("hamdt1-119", "amendment", "supports", "strikes the sanctions"))  # fmt: skip
    rows = [(row.kind, row.stance) for row in member_evidence(any_store, ["A000001"])["A000001"]]
    assert rows == [
        ("withdrew", None), ("vote", "supports"), ("amendment", "supports"),
        ("cosponsored", "against"),
    ]  # fmt: skip
    [listed] = read_members(any_store)
    assert (listed.votes, listed.cosponsored, listed.withdrawn, listed.acts) == (1, 1, 1, 2)


def test_members_with_acts_come_first_and_none_has_a_score(any_store, state):
    state("members", member("A000001"), member("B000001"),
          term("B000001", "2025-01-03", "2027-01-03"))  # fmt: skip
    state("vote", vote(), cast(HOUSE, "B000001", "yea", "B000001"))
    state("judged", Judgement(HOUSE, "roll_call", "mixed", "a package"))
    rows = read_members(any_store)
    assert [(row.bioguide_id, row.acts, row.until) for row in rows] == [
        ("B000001", 1, date(2027, 1, 3)), ("A000001", 0, None),
    ]  # fmt: skip


def test_the_search_names_its_sources_and_its_first_day(any_store, state):
    assert read_searched(any_store) == (0, None)
    state("vote", vote())
    assert read_searched(any_store) == (1, DAY)
    [row] = read_votes(any_store)
    assert (row.voted_on, row.stance) == (DAY, None)
