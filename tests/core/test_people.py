"""Who a member was on a day, and whom a printed name means."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert
from sqlmodel import SQLModel

from tracker.queries.people import (
    bioguide_by_lis,
    current_bioguide,
    fold,
    match_name,
    name_index,
    parties_on,
    party_letter,
    party_on,
)
from tracker.records import Member, MemberAlias, PartySpell, Term
from tracker.store.db import open_store, writing
from tracker.store.put import Stamp, put
from tracker.store.tables import PageRow

NOON = datetime(2026, 9, 18, 12, tzinfo=UTC)
DAY = date(2001, 5, 10)
SPAN = (date(2001, 1, 3), date(2003, 1, 3))


def sitting(bioguide_id: str, first: str, last: str, state: str, **more) -> list:
    member = Member(bioguide_id, first, last, f"{first} {last}", **more)
    return [member, Term(bioguide_id, "house", *SPAN, state)]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    engine = open_store(f"sqlite:///{tmp_path_factory.mktemp('people') / 'tracker.sqlite'}")
    SQLModel.metadata.create_all(engine)
    records = [
        *sitting("S000522", "Christopher", "Smith", "NJ"),
        *sitting("S000583", "Lamar", "Smith", "TX"),
        *sitting("D000096", "Danny", "Davis", "IL", middle_name="K."),
        *sitting("D000598", "Susan", "Davis", "CA"),
        *sitting("D000597", "Jo Ann", "Davis", "VA"),
        *sitting("J000126", "Eddie", "Johnson", "TX", middle_name="Bernice"),
        *sitting("J000174", "Sam", "Johnson", "TX"),
        *sitting("J000032", "Sheila", "Jackson Lee", "TX"),
        *sitting("V000081", "Nydia", "Velázquez", "NY"),
        *sitting("M001159", "Cathy", "Rodgers", "WA", lis_id=None),
        MemberAlias("M001159", "name", "Cathy McMorris"),
        MemberAlias("S000522", "bioguide", "S999999"),
        Member("B001230", "Tammy", "Baldwin", "Tammy Baldwin", lis_id="S354"),
        PartySpell("G000280", date(2001, 1, 3), date(2002, 7, 31), "Independent"),
        PartySpell("G000280", date(2002, 8, 1), date(2003, 1, 3), "Republican"),
        PartySpell("G000280", date(2003, 1, 3), date(2005, 1, 3), "Republican"),
        PartySpell("A000361", date(2003, 1, 3), date(2004, 8, 8), "Democrat"),
    ]
    with writing(engine) as connection:
        row = PageRow(
            id=1, url="https://x/", sha256="0", source="t", content_type="x", size=1,
            fetched_at=NOON, read_at=NOON, counts={},
        )  # fmt: skip
        connection.execute(insert(PageRow), [row.model_dump()])
        put(connection, records, Stamp(1, "https://x/", NOON))
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def index(store):
    return name_index(store, "house", DAY)


@pytest.mark.parametrize(
    "day, party",
    [
        (date(2002, 7, 31), "Independent"),
        (date(2002, 8, 1), "Republican"),
        (date(2003, 1, 3), "Republican"),
        (date(2000, 1, 1), None),
        (date(2005, 1, 4), None),
    ],
)
def test_the_party_is_that_of_the_day(store, day, party):
    assert party_on(store, "G000280", day) == party


def test_parties_of_several_leave_out_who_did_not_sit(store):
    assert parties_on(store, ["G000280", "A000361"], date(2002, 1, 1)) == {"G000280": "Independent"}


@pytest.mark.parametrize(
    "printed, state, who",
    [
        ("Smith (NJ)", "NJ", "S000522"),
        ("Smith (TX)", None, "S000583"),
        ("Smith", "TX", "S000583"),
        ("Smith", None, None),
        ("Smith (MI)", "MI", None),
        ("Davis, Danny K.", "IL", "D000096"),
        ("Davis, Jo Ann", "VA", "D000597"),
        ("Davis, Danny", None, "D000096"),
        ("Johnson, E. B.", "TX", "J000126"),
        ("Johnson, Sam", "TX", "J000174"),
        ("Johnson", "TX", None),
        ("Jackson-Lee (TX)", "TX", "J000032"),
        ("Velazquez", "NY", "V000081"),
        ("McMorris", "WA", "M001159"),
        ("", "TX", None),
    ],
)
def test_a_printed_name_means_one_member_or_nobody(index, printed, state, who):
    assert match_name(index, printed, state) == who


def test_nobody_sits_outside_his_terms(store):
    assert name_index(store, "house", date(2003, 1, 4)) == {}
    assert name_index(store, "senate", DAY) == {}


def test_ids_lead_to_the_id_in_use(store):
    assert bioguide_by_lis(store) == {"S354": "B001230"}
    assert current_bioguide(store, "S999999") == "S000522"
    assert current_bioguide(store, "S000583") == "S000583"


def test_parties_have_letters_in_every_publishers_words():
    names = ("Democrat", "Democratic", "Republican", "Whig", None)
    assert [party_letter(n) for n in names] == ["D", "D", "R", "Whig", None]


def test_names_fold_alike():
    assert fold("Luján, Ben-Ray") == "LUJAN BEN RAY"
