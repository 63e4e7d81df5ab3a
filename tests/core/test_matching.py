"""Stored votes find members that came later; what is not sure is listed with the reason."""

from datetime import date

from tests.core.test_members import ALIASES, MEMBERS, SPELLS, TERMS, build_cast
from tracker.records import Document, DocumentSigner, RollCall, VoteCast
from tracker.store.db import writing
from tracker.store.matching import Matcher, find_unmatched, match_casts
from tracker.store.put import put
from tracker.store.tables import TABLES

CALL = RollCall("h106-107.2001", 107, 1, "house", 106, "question", "2001-05-10T13:57", "On it")
VOTES = [build_cast("Goode", "VA", "I"), build_cast("Nobody", "TX")]
URL = "https://clerk.house.gov/evs/2001/roll106.xml"


def put_all(store, add_page, url, records) -> None:
    with writing(store) as connection:
        put(connection, records, add_page(connection, url))


def stored(store) -> list[tuple]:
    cast = TABLES["VoteCast"].c
    with store.connect() as connection:
        found = connection.execute(
            cast.member.table.select().where(cast.gone_at.is_(None)).order_by(cast.name)
        )
        return [(row.member, row.bioguide_id, row.matched_by) for row in found]


def test_votes_stored_before_their_members_are_matched_afterwards(any_store, add_page):
    put_all(any_store, add_page, URL, [CALL, *VOTES])
    assert match_casts(any_store).matched == 0
    put_all(any_store, add_page, "https://x.test/m", [*MEMBERS, *ALIASES, *TERMS, *SPELLS])
    result = match_casts(any_store)
    assert result.matched == 1
    assert [(cast.name, reason) for cast, reason in result.unmatched] == [
        ("Nobody", "0 members of 2001-05-10 fit Nobody, D, TX")
    ]
    assert stored(any_store) == [
        ("G000001", "G000001", "name, state, party and day"), ("Nobody (TX)", None, None),
    ]  # fmt: skip
    assert match_casts(any_store).matched == 0
    assert [cast.name for cast, _ in find_unmatched(any_store)] == ["Nobody"]


def test_signers_stored_before_their_members_are_matched_afterwards(any_store, add_page):
    paper = Document("x:1", "letter", "A", "B", "https://x.test/1", date(2001, 5, 10))
    signers = [
        DocumentSigner("x:1", "Nydia Velazquez", "signed", 1, state="NY"),
        DocumentSigner("x:1", "Nobody At All", "signed", 2),
    ]
    put_all(any_store, add_page, "https://x.test/1", [paper, *signers])
    put_all(any_store, add_page, "https://x.test/m", [*MEMBERS, *ALIASES, *TERMS, *SPELLS])
    assert match_casts(any_store).matched == 1
    signer = TABLES["DocumentSigner"].c
    with any_store.connect() as connection:
        rows = connection.execute(signer.name.table.select().order_by(signer.position)).all()
    assert [(row.bioguide_id, row.confidence) for row in rows] == [
        ("V000001", "high"), (None, None),
    ]  # fmt: skip
    assert match_casts(any_store).matched == 0


def test_members_are_loaded_only_for_votes_without_ids(store, add_page):
    put_all(store, add_page, "https://x.test/m", [*MEMBERS, *ALIASES, *TERMS, *SPELLS])
    matcher = Matcher(store)
    printed = VoteCast("h7-119.2025", "A000001", "A000001", None, "A", "R", "AA", "yea", "Yea")
    assert matcher.fill([CALL, printed]) == [CALL, printed]
    assert "index" not in vars(matcher)
    assert matcher.fill([CALL, *VOTES])[1].bioguide_id == "G000001"
