"""A vote's member is found once or not at all: by Senate id, or by name, state, party and day."""

from datetime import date

import pytest

from tracker.reading.people.members import MemberIndex, fill_members, fold
from tracker.records import Member, MemberAlias, PartySpell, RollCall, Term, VoteCast

DAY = date(2001, 5, 10)


def build_member(bioguide_id: str, first: str, last: str, **more) -> Member:
    return Member(bioguide_id, first, last, f"{first} {last}", **more)


def build_term(bioguide_id: str, state: str, party: str, **more) -> Term:
    days = {"started_on": date(2001, 1, 3), "ended_on": date(2003, 1, 3)} | more
    chamber = days.pop("chamber", "house")
    return Term(bioguide_id, chamber, days["started_on"], days["ended_on"], state, party=party)


MEMBERS = [
    build_member("J000001", "Eddie", "Johnson", middle_name="Bernice"),
    build_member("J000002", "Sam", "Johnson"),
    build_member("J000003", "Timothy", "Johnson", nickname="Tim"),
    build_member("V000001", "Nydia", "Velázquez"),
    build_member("J000004", "Sheila", "Jackson Lee"),
    build_member("B000001", "Mary", "Bono Mack"),
    build_member("G000001", "Virgil", "Goode"),
    build_member("N000001", "Eleanor", "Norton"),
    build_member("W000001", "Jane", "Wed"),
    build_member("S000001", "Max", "Roe", lis_id="S901"),
]
TERMS = [
    build_term("J000001", "TX", "Democrat"),
    build_term("J000002", "TX", "Republican"),
    build_term("J000003", "IL", "Republican"),
    build_term("V000001", "NY", "Democrat"),
    build_term("J000004", "TX", "Democrat"),
    build_term("B000001", "CA", "Republican"),
    build_term("G000001", "VA", "Republican"),
    build_term("N000001", "DC", "Democrat"),
    build_term("W000001", "OH", "Democrat"),
    build_term("S000001", "ZZ", "Democrat", chamber="senate"),
]
SPELLS = [
    PartySpell("G000001", date(2001, 1, 3), date(2002, 8, 1), "Independent", "Republican"),
    PartySpell("G000001", date(2002, 8, 1), date(2003, 1, 3), "Republican"),
]
ALIASES = [MemberAlias("W000001", "name", "Jane Q. Maiden")]
INDEX = MemberIndex(MEMBERS, ALIASES, TERMS, SPELLS)


def build_cast(name: str, state: str | None, party: str | None = "D", **more) -> VoteCast:
    ids = {"bioguide_id": None, "lis_id": None} | more
    return VoteCast("h106-107.2001", f"{name} ({state})", ids["bioguide_id"], ids["lis_id"], name,
                    party, state, "yea", "Aye")  # fmt: skip


@pytest.mark.parametrize(
    ("name", "state", "party", "bioguide_id"),
    [
        ("Johnson, E. B.", "TX", "D", "J000001"),
        ("Johnson, Sam", "TX", "R", "J000002"),
        ("Johnson", "TX", "R", "J000002"),
        ("Johnson (IL)", "IL", "R", "J000003"),
        ("Johnson, Tim", "IL", "R", "J000003"),
        ("Velazquez", "NY", "D", "V000001"),
        ("VELÁZQUEZ", "NY", "D", "V000001"),
        ("Jackson-Lee (TX)", "TX", "D", "J000004"),
        ("Bono", "CA", "R", "B000001"),
        ("Goode", "VA", "I", "G000001"),
        ("Norton", "XX", "D", "N000001"),
        ("Maiden", "OH", "D", "W000001"),
        ("Goode", "VA", "D", None),
        ("Johnson", "TX", None, None),
        ("Johnson, Ann", "TX", "D", None),
        ("Norton", "VA", "D", None),
        ("Nobody", "TX", "D", None),
        ("Norton", None, "D", None),
    ],
)
def test_a_printed_name_finds_one_member_or_none(name, state, party, bioguide_id):
    match = INDEX.match(build_cast(name, state, party), "house", DAY)
    assert match.bioguide_id == bioguide_id
    assert match.reason


def test_two_that_fit_are_named_and_neither_is_taken():
    match = INDEX.match(build_cast("Johnson", "TX", None), "house", DAY)
    assert match.candidates == ("J000001", "J000002")
    assert "2 members of 2001-05-10 fit" in match.reason


def test_who_did_not_serve_that_day_or_in_that_chamber_is_not_meant():
    cast = build_cast("Norton", "DC")
    assert INDEX.match(cast, "house", date(2000, 5, 10)).bioguide_id is None
    assert INDEX.match(cast, "senate", DAY).bioguide_id is None


def test_a_senate_id_is_enough_and_a_strange_one_is_not_guessed_by_name():
    assert INDEX.match(build_cast("Roe (D-ZZ)", "ZZ", lis_id="S901"), "senate", DAY) == (
        INDEX.match(build_cast("Other", "YY", "R", lis_id="S901"), "senate", DAY)
    )
    assert INDEX.match(build_cast("Roe (D-ZZ)", "ZZ", lis_id="S999"), "senate", DAY).reason == (
        "no member has Senate id S999"
    )
    assert INDEX.match(build_cast("Roe (D-ZZ)", "ZZ"), "senate", DAY).bioguide_id == "S000001"


def test_a_filled_vote_says_how_and_is_known_by_its_id_the_rest_stays_as_printed():
    call = RollCall("h106-107.2001", 107, 1, "house", 106, "question", "2001-05-10T13:57", "On it")
    printed = build_cast("Norton", "XX", bioguide_id="N000001")
    goode, nobody = build_cast("Goode", "VA", "I"), build_cast("Nobody", "TX")
    filled = fill_members([call, printed, goode, nobody], INDEX)
    assert filled[:2] == [call, printed]
    assert (filled[2].member, filled[2].bioguide_id) == ("G000001", "G000001")
    assert filled[2].matched_by == "name, state, party and day"
    assert filled[3] == nobody


def test_two_names_of_one_member_stay_unmatched():
    call = RollCall("h106-107.2001", 107, 1, "house", 106, "question", "2001-05-10", "On it")
    twice = [build_cast("Bono", "CA", "R"), build_cast("Bono Mack", "CA", "R")]
    assert fill_members([call, *twice], INDEX)[1:] == twice


def test_letters_alone_make_a_name():
    assert fold("O’Brien-de la Cruz") == fold("OBRIEN DE LA CRUZ")


@pytest.mark.parametrize(
    ("name", "beside", "found"),
    [
        ("Nydia Velazquez", {"state": "NY"}, "V000001"),
        ("Sheila Jackson Lee", {}, "J000004"),
        ("Eddie Bernice Johnson", {"state": "TX", "party": "D"}, "J000001"),
        ("Timothy V. Johnson, Sr.", {"chamber": "house"}, "J000003"),
        ("Mary Bono", {"party": "R"}, "B000001"),
        ("Jim Roe", {"state": "MA", "party": "R"}, None),  # he sits for another state
        ("Robert Goode", {"state": "VA", "party": "I"}, "G000001"),  # one of the name, by party
        ("Robert Goode", {"state": "VA"}, None),
        ("Virgil Goode", {"chamber": "senate"}, None),
    ],
)
def test_a_full_name_is_one_member_of_the_day_or_nobody(name, beside, found):
    match = INDEX.find(name, DAY, **beside)
    assert match.bioguide_id == found, match
    assert match.reason
