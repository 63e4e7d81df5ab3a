"""A member's words on the Court in the Congressional Record, as rows of the ledger."""

from collections.abc import Collection, Mapping

from sqlalchemy import Engine

from tracker.queries.congress.floor import FloorStatement, read_floor
from tracker.queries.ledger.entry import STANCES, Entry, Quote
from tracker.queries.ledger.evidence import Evidence
from tracker.queries.rulings import Standing

_NAMED_BY = {
    "metadata": "GPO's metadata of the item names the speaker",
    "name": "the speaker is matched by name among those who served that day",
    "misprint": "a misprint of the name of one whom GPO's metadata has speaking there",
    "office": "the item names who held the office",
}


def floor_entries(
    engine: Engine, ids: Collection[str], ruled: Mapping[str, Standing]
) -> dict[str, list[Entry]]:  # fmt: skip
    """By member, one row an item of the Record in which the member's own words mean the Court."""
    only = next(iter(ids)) if len(ids) == 1 else None
    found: dict[str, list[Entry]] = {}
    for made in read_floor(engine, bioguide_id=only):
        who = made.who.person_id
        if who in ids:
            standing = ruled.get(floor_key(made.document_id, who), Standing())
            found.setdefault(who, []).append(_entry(made, standing))
    return found


def floor_key(document_id: str, bioguide_id: str) -> str:
    """Under what people rule on the stance of one member in an item where several may speak."""
    return f"{document_id}#{bioguide_id}"


def _entry(made: FloorStatement, standing: Standing) -> Entry:
    said, settled = made.said, standing.settled
    stance = STANCES.get(said.stance.stance, "not_determined")
    reason = f"decided by “{said.stance.quote}”" if said.stance.quote else None
    basis = "rules" if stance != "not_determined" else "none"
    if settled is not None:
        stance, reason, basis = settled.value or "not_determined", settled.reason, "people"
    act = Evidence(
        said.kind, made.spoken_on, "document", made.document_id, made.title, _did(made), stance,
        reason, None, made.origin, made.page_id,
    )  # fmt: skip
    place = f"{made.citation}; {_NAMED_BY[made.who.basis]}"
    quote = Quote(said.quote, said.span or "", place, made.page_id)
    key = floor_key(made.document_id, made.who.person_id or "")
    return Entry(act, basis, quote, standing, key)


def _did(made: FloorStatement) -> str:
    if made.said.kind == "inserted":
        return f"Inserted in the Congressional Record ({made.place.partition(',')[0]})"
    return f"Spoke on the {made.place}"
