"""The record's data files read as records, and the version that says when to load them again."""

from functools import partial
from itertools import chain

from tracker.record.history import act_records, person_records, situation_records, topic_records
from tracker.record.measures import amendment_records, bill_records
from tracker.record.roll_calls import cast_records, roll_call_records
from tracker.record.rows import DATA, Row, read_rows
from tracker.records import Member, Record, digest

FILES = (
    "members", "bills", "roll_calls", "casts", "acts", "people", "situations", "topics",
)  # fmt: skip


def data_version() -> str:
    """Digest of all data files, by which a store loads each version once."""
    return digest(*((DATA / f"{name}.jsonl").read_text("utf-8") for name in FILES))


def read_record() -> dict[str, list[Record]]:
    """Every record of the compiled record, by data file; a file is one page of the store.

    Each subject has a Basis. What is recalled with less than high confidence is a lead to check.
    Raises: StoreError if a line is no JSON object or casts and counts differ.
    """
    rows = {name: read_rows(name) for name in FILES}
    members = {row["id"]: row for row in rows["members"]}
    roll_calls = {row["id"]: row for row in rows["roll_calls"]}
    readers = {
        "members": lambda row: (_member(row),),
        "bills": partial(_measure, members=members),
        "roll_calls": roll_call_records,
        "casts": lambda row: cast_records(row, roll_calls[row["vote"]], members),
        "acts": act_records,
        "people": person_records,
        "situations": situation_records,
        "topics": topic_records,
    }
    return {name: list(chain.from_iterable(map(readers[name], rows[name]))) for name in FILES}


def _measure(row: Row, members: dict[str, Row]) -> chain[Record]:
    read = amendment_records if "bill" in row else bill_records
    return chain(read(row, members))


def _member(row: Row) -> Member:
    first, last, full = row["first"], row["last"], row["full"]
    return Member(row["id"], first, last, full, lis_id=row.get("lis"), state=row["state"])
