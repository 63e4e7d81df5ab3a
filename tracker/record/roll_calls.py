"""Roll calls on the Court and each member's vote, as the compiled record holds them."""

from collections.abc import Iterator

from tracker.congress import split_vote_id
from tracker.errors import StoreError
from tracker.record.rows import Row, basis_of, judgement_of
from tracker.records import Record, RollCall, VoteCast

_POSITIONS = {"yea": "yeas", "nay": "nays", "present": "present", "not_voting": "not_voting"}
_WORDS = {"yea": "Yea", "nay": "Nay", "present": "Present", "not_voting": "Not Voting"}


def roll_call_records(row: Row) -> Iterator[Record]:
    """A RollCall, what a yea did, and the basis."""
    chamber, roll, congress, session = split_vote_id(row["id"])
    yield RollCall(
        row["id"],
        congress,
        session,
        chamber,
        roll,
        "question",
        row["voted_on"],
        row["question"],
        result=row["result"],
        required=row["required"],
        bill_id=row["bill"],
        amendment_id=row.get("amendment_id"),
        amendment_author=row.get("amendment_author"),
        amendment_purpose=row.get("amendment_purpose"),
        yeas=row["yeas"],
        nays=row["nays"],
        present=row["present"],
        not_voting=row["not_voting"],
    )
    yield from filter(None, (judgement_of(row, "roll_call"),))
    yield basis_of(row, row["id"])


def cast_records(row: Row, roll_call: Row, members: dict[str, Row]) -> Iterator[VoteCast]:
    """Each member's vote in one roll call, by position and party as the file groups them.

    Raises: StoreError if the casts do not add up to the roll call's counts.
    """
    for position, count in _POSITIONS.items():
        parties = row.get(position, {})
        found = sum(map(len, parties.values()))
        if found != roll_call[count]:
            raise StoreError(
                f"{row['vote']}: {found} × {position}, but the count is {roll_call[count]}"
            )
        for party, ids in parties.items():
            for bioguide_id in ids:
                yield _cast(row["vote"], members[bioguide_id], party, position)


def _cast(vote_id: str, member: Row, party: str, position: str) -> VoteCast:
    # The Senate's own files name members by LIS id, the House's by bioguide id.
    lis_id = member.get("lis") if vote_id.startswith("s") else None
    return VoteCast(
        vote_id,
        lis_id or member["id"],
        member["id"],
        lis_id,
        member["full"],
        party,
        member["state"],
        position,
        _WORDS[position],
    )
