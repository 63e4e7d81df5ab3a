"""An official page takes the place of the compiled record, whatever keys the record used."""

from tracker.records import Basis, VoteCast
from tracker.store.db import writing
from tracker.store.put import Counts, put
from tracker.store.tables import TABLES

RECORDED = VoteCast("h113-107.2002", "D000001", "D000001", None, "Doe", "R", "TX", "yea", "yea")
PRINTED = VoteCast("h113-107.2002", "Doe (TX)", None, None, "Doe", "R", "TX", "yea", "Aye")


def _put(store, add_page, url: str, records: list, origin: str) -> dict[str, Counts]:
    with writing(store) as connection:
        return put(connection, records, add_page(connection, url, origin=origin))


def _standing(store) -> list[str]:
    casts = TABLES["VoteCast"].c
    with store.connect() as connection:
        rows = connection.execute(TABLES["VoteCast"].select().where(casts.gone_at.is_(None)))
        return [row.member for row in rows]


def test_a_cast_of_the_record_goes_when_the_official_file_tells_all_casts(any_store, add_page):
    _put(any_store, add_page, "tracker:record/casts", [RECORDED], "record")
    counts = _put(any_store, add_page, "https://example.gov/roll", [PRINTED], "official")
    assert counts["VoteCast"] == Counts(new=1, gone=1)
    assert _standing(any_store) == ["Doe (TX)"]


def test_the_record_never_adds_to_what_an_official_file_has_told_whole(any_store, add_page):
    _put(any_store, add_page, "https://example.gov/roll", [PRINTED], "official")
    counts = _put(any_store, add_page, "tracker:record/casts", [RECORDED], "record")
    assert counts["VoteCast"] == Counts(unchanged=1)
    assert _standing(any_store) == ["Doe (TX)"]


def test_classes_of_which_a_page_tells_a_part_keep_the_record(any_store, add_page):
    basis = Basis("h113-107.2002", "seen", "high")
    _put(any_store, add_page, "tracker:record/casts", [basis], "record")
    _put(any_store, add_page, "https://example.gov/roll", [PRINTED], "official")
    with any_store.connect() as connection:
        row = connection.execute(TABLES["Basis"].select()).one()
    assert row.gone_at is None
