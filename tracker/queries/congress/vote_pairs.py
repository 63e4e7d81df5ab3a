"""Two roll calls of one chamber beside each other: who voted how in each, and who switched."""

from collections.abc import Callable, Iterable, Sequence

import msgspec
from sqlalchemy import Engine

from tracker.congress import split_vote_id
from tracker.queries.congress.roll_calls import Cast, read_casts, read_unlisted
from tracker.queries.stances.polarity import YeaView, effect, read_yea, read_yeas

_SIDES = ("supports", "against")
_JUDGED = (*_SIDES, "mixed", "informational")
_VOTED = ("yea", "nay")


class Pair(Cast, frozen=True, kw_only=True):
    """A member's vote in a roll call and in another.

    Who is in only one of them has "unlisted" in the other if he was in office that day,
    "not_in_office" if not, "not_listed" if who was in office is not known.
    """

    other_vote_id: str
    other_position: str
    switched: bool


def read_comparable(engine: Engine, vote_id: str) -> list[YeaView]:
    """Other roll calls of the chamber of which it is known what a yea did, newest first."""
    chamber = split_vote_id(vote_id)[0]
    return [
        row for row in read_yeas(engine)
        if row.yea in _JUDGED and row.vote_id != vote_id
        and split_vote_id(row.vote_id)[0] == chamber
    ]  # fmt: skip


def find_earlier(vote: YeaView, others: list[YeaView]) -> YeaView | None:
    """The newest one before a roll call that decided the same kind of question for or against.

    A rule for a bill passes on other grounds than the bill itself. It is of the same Congress or
    the one before: further back few members are the same.
    """
    if vote.yea not in _SIDES or vote.machine is None:
        return None
    least = split_vote_id(vote.vote_id)[2] - 1
    before = [
        row for row in others
        if row.yea in _SIDES and row.machine is not None and row.machine.rule == vote.machine.rule
        and split_vote_id(row.vote_id)[2] >= least and _when(row) < _when(vote)
    ]  # fmt: skip
    return max(before, key=_when, default=None)


def _when(row: YeaView) -> tuple[str, int]:
    return (row.voted_at or "")[:10], split_vote_id(row.vote_id)[1]


def read_pairs(engine: Engine, vote_id: str, other_id: str) -> list[Pair]:
    """Every identified member of either roll call with both positions, by state and name."""
    here, there = _by_member(engine, vote_id), _by_member(engine, other_id)
    absent_here = _absence(engine, vote_id)
    absent_there = _absence(engine, other_id)
    stances = _yea(engine, vote_id), _yea(engine, other_id)
    pairs = []
    for member in here.keys() | there.keys():
        cast, before = here.get(member), there.get(member)
        position = cast.position if cast else absent_here(member)
        other = before.position if before else absent_there(member)
        fields = msgspec.structs.asdict(cast or before)
        if cast is None:
            fields["vote_text"] = ""
        fields["position"] = position
        pairs.append(Pair(**fields, other_vote_id=other_id, other_position=other,
                          switched=_is_switch(stances, (position, other))))  # fmt: skip
    return sorted(pairs, key=lambda pair: (pair.state or "", pair.name))


def beside(casts: Iterable[Cast], pairs: Sequence[Pair]) -> list[Cast]:
    """The casts with what each member did in the roll call of the pairs; as they are if none."""
    if not pairs:
        return list(casts)
    known = {pair.bioguide_id: pair for pair in pairs}
    bare = {"other_vote_id": pairs[0].other_vote_id, "other_position": "not_listed"}
    return [
        known.get(cast.bioguide_id) or Pair(**msgspec.structs.asdict(cast), **bare, switched=False)
        for cast in casts
    ]


def _by_member(engine: Engine, vote_id: str) -> dict[str, Cast]:
    return {cast.bioguide_id: cast for cast in read_casts(engine, vote_id) if cast.bioguide_id}


def _absence(engine: Engine, vote_id: str) -> Callable[[str], str]:
    sitting = read_unlisted(engine, vote_id)
    if sitting is None:
        return lambda _member: "not_listed"
    there = {row.bioguide_id for row in sitting}
    return lambda member: "unlisted" if member in there else "not_in_office"


def _yea(engine: Engine, vote_id: str) -> str | None:
    view = read_yea(engine, vote_id)
    return view.yea if view is not None and view.basis != "none" else None


def _is_switch(stances: tuple[str | None, str | None], positions: tuple[str, str]) -> bool:
    """Whether two votes went different ways: for the Court and against it, else yea and nay."""
    if not all(position in _VOTED for position in positions):
        return False
    if all(stance in _SIDES for stance in stances):
        did = [effect(s, p) for s, p in zip(stances, positions, strict=True)]
        return did[0] != did[1]
    return positions[0] != positions[1]
