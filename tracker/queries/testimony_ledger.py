"""A member's words on the Court in printed hearings, as rows of the ledger."""

from sqlalchemy import Engine, or_, select

from tracker.queries.floor_ledger import floor_key
from tracker.queries.ledger_entry import STANCES, Entry, Quote
from tracker.queries.member_evidence import Evidence
from tracker.queries.rulings import Standing, read_standings
from tracker.queries.testimony import Testimony, read_testimony
from tracker.store.tables import TABLES

_SPEECH, _CHAIR, _PAPER, _MEMBER = (
    TABLES[name].c for name in ("Speech", "HearingChair", "Document", "Member")
)
_NAMED_BY = {
    "metadata": "the hearing's own papers name the speaker",
    "name": "the speaker is matched by name among those who served that day",
    "office": "the hearing names who presides",
}


def hearing_entries(engine: Engine, bioguide_id: str) -> list[Entry]:
    """One row a hearing in which the member's own words mean the Court."""
    ruled = read_standings(engine, "stance")
    return [
        _entry(made, ruled.get(floor_key(made.document_id, bioguide_id), Standing()))
        for document_id in _hearings(engine, bioguide_id)
        if (heard := read_testimony(engine, document_id))
        for made in heard.statements
        if made.bioguide_id == bioguide_id
    ]


def _hearings(engine: Engine, bioguide_id: str) -> list[str]:
    """Printed hearings in which a speaker has the member's surname, or the member presides."""
    alias = TABLES["MemberAlias"].c
    lasts = select(_MEMBER.last_name).where(_MEMBER.bioguide_id == bioguide_id)
    others = select(alias.alias).where(alias.bioguide_id == bioguide_id, alias.kind == "name")
    with engine.connect() as connection:
        names = {*connection.scalars(lasts), *(n.split()[-1] for n in connection.scalars(others))}
        if not names:
            return []
        found = (
            select(column.document_id)
            .join(TABLES["Document"], _PAPER.document_id == column.document_id)
            .where(_PAPER.collection == "CHRG", column.gone_at.is_(None))
            .where(or_(*(field.ilike(f"%{name}%") for name in names)))
            for column, field in ((_SPEECH, _SPEECH.speaker), (_CHAIR, _CHAIR.name))
        )
        return sorted({one for wanted in found for one in connection.scalars(wanted)})


def _entry(made: Testimony, standing: Standing) -> Entry:
    said, settled = made.said, standing.settled
    stance = STANCES.get(made.stance.stance, "not_determined")
    reason = f"decided by “{made.stance.quote}”" if made.stance.quote else None
    basis = "rules" if stance != "not_determined" else "none"
    if settled is not None:
        stance, reason, basis = settled.value or "not_determined", settled.reason, "people"
    did = "Handed in a statement at a hearing" if said.kind == "inserted" else "Spoke at a hearing"
    act = Evidence(
        said.kind, made.spoken_on, "document", made.document_id, made.title, did, stance, reason,
        None, "official", made.page_id,
    )  # fmt: skip
    place = f"{made.title}; {_NAMED_BY[made.who.basis]}"
    return Entry(act, basis, Quote(said.quote, said.span or "", place, made.page_id), standing)
