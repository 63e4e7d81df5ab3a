"""What the sources ask of the store while they collect."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert
from sqlmodel import SQLModel

from tracker.queries.upkeep.collecting import followed_bills, named_votes, wanted_texts
from tracker.records import BillText, Follow, Judgement, RecordedVote, RollCall, TextVersion
from tracker.store.db import open_store, writing
from tracker.store.put import Stamp, put
from tracker.store.tables import PageRow

NOON = datetime(2026, 9, 18, 12, tzinfo=UTC)
FOLLOWED, OTHER = "hr23-119", "hr7221-117"


@pytest.fixture
def store(tmp_path):
    engine = open_store(f"sqlite:///{tmp_path / 'tracker.sqlite'}")
    SQLModel.metadata.create_all(engine)
    yield engine
    engine.dispose()


def state(engine, page_id: int, *records, origin: str = "official", read: bool = False) -> None:
    """Let a page state these records, and nothing else that it stated before."""
    address = f"https://www.govinfo.gov/{page_id}"
    with writing(engine) as connection:
        if not read:
            row = PageRow(
                id=page_id, url=address, sha256="0", source="t", content_type="x", size=1,
                fetched_at=NOON, read_at=NOON, counts={type(r).__name__: 1 for r in records},
            )  # fmt: skip
            connection.execute(insert(PageRow), [row.model_dump()])
        put(connection, records, Stamp(page_id, address, NOON, origin))


def test_a_measure_is_followed_until_its_last_reason_is_gone(store):
    state(store, 1, Follow(FOLLOWED, "mention", "title", "names the Court"))
    state(store, 2, Follow(FOLLOWED, "record", "measures", "in the record"))
    state(store, 1, read=True)
    assert followed_bills(store) == {FOLLOWED}
    state(store, 2, read=True)
    assert followed_bills(store) == set()


def test_a_vote_is_named_by_the_record_by_a_followed_measure_or_by_a_judgement(store):
    def roll_call(vote_id: str) -> RollCall:
        return RollCall(vote_id, 119, 1, "house", 1, "question", None, "On Passage")

    state(store, 1, Follow(FOLLOWED, "mention", "title", "names the Court"))
    state(store, 2, roll_call("h242-118.2024"), origin="record")
    state(store, 3, roll_call("h8-119.2025"))
    state(store, 4, RecordedVote(FOLLOWED, "h7-119.2025", "", "house", NOON.date(), "https://x"))
    state(store, 5, RecordedVote(OTHER, "h9-119.2025", "", "house", NOON.date(), "https://x"))
    state(store, 6, Judgement("s22-119.2025", "roll_call", "against", "cloture"))
    state(store, 7, Judgement(OTHER, "bill", "against", "a bill"))
    assert named_votes(store) == {"h242-118.2024", "h7-119.2025", "s22-119.2025"}


def test_texts_wanted_are_the_unread_versions_of_followed_measures_newest_first(store):
    state(store, 1, Follow(FOLLOWED, "mention", "title", "names the Court"))
    state(store, 2, Follow(FOLLOWED, "record", "measures", "in the record"))
    versions = [
        TextVersion(
            f"{FOLLOWED}-ih", FOLLOWED, "ih", "Introduced", date(2025, 1, 3), "x", "h", "p"
        ),
        TextVersion(f"{FOLLOWED}-eh", FOLLOWED, "eh", "Engrossed", date(2025, 1, 9), "x2"),
        TextVersion(f"{FOLLOWED}-pcs", FOLLOWED, "pcs", "Placed", date(2025, 1, 16), "x3"),
    ]
    state(store, 3, *versions)
    state(store, 4, TextVersion(f"{OTHER}-ih", OTHER, "ih", "Introduced", None, "x4"))
    state(store, 5, BillText(f"{FOLLOWED}-pcs", FOLLOWED, "xml", 3, 900))
    assert wanted_texts(store) == [
        (f"{FOLLOWED}-eh", date(2025, 1, 9), ("x2",)),
        (f"{FOLLOWED}-ih", date(2025, 1, 3), ("x", "h", "p")),
    ]
