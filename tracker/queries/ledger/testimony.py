"""A member's words on the Court in printed hearings, as rows of the ledger."""

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import Connection, Engine, select

from tracker.queries.congress.testimony import Testimony, read_testimony
from tracker.queries.ledger.entry import STANCES, Entry, Quote
from tracker.queries.ledger.evidence import Evidence
from tracker.queries.ledger.floor import floor_key
from tracker.queries.rulings import Standing
from tracker.reading.people.members import fold
from tracker.store.tables import TABLES

_SPEECH, _CHAIR, _PAPER, _MEMBER = (
    TABLES[name].c for name in ("Speech", "HearingChair", "Document", "Member")
)
_NAMED_BY = {
    "metadata": "the hearing's own papers name the speaker",
    "name": "the speaker is matched by name among those who served that day",
    "office": "the hearing names who presides",
}


def hearing_entries(
    engine: Engine, ids: Collection[str], ruled: Mapping[str, Standing]
) -> dict[str, list[Entry]]:  # fmt: skip
    """By member, one row a hearing in which the member's own words mean the Court."""
    found: dict[str, list[Entry]] = {}
    for document_id in _hearings(engine, ids):
        heard = read_testimony(engine, document_id)
        for made in heard.statements if heard else ():
            if made.bioguide_id in ids:
                standing = ruled.get(floor_key(document_id, made.bioguide_id), Standing())
                found.setdefault(made.bioguide_id, []).append(_entry(made, standing))
    return found


def _hearings(engine: Engine, ids: Collection[str]) -> list[str]:
    """Printed hearings in which one of them may speak or preside: a name printed holds theirs."""
    wanted = [
        select(column.document_id, field)
        .join(TABLES["Document"], _PAPER.document_id == column.document_id)
        .where(_PAPER.collection == "CHRG", column.gone_at.is_(None))
        .distinct()
        for column, field in ((_SPEECH, _SPEECH.speaker), (_CHAIR, _CHAIR.name))
    ]
    with engine.connect() as connection:
        names = {fold(name) for name in _last_names(connection, ids)}
        printed = [(one, fold(name)) for asked in wanted for one, name in connection.execute(asked)]
    return sorted({one for one, said in printed if any(name in said for name in names)})


def _last_names(connection: Connection, ids: Collection[str]) -> Iterator[str]:
    """Their surnames, former ones too."""
    alias = TABLES["MemberAlias"].c
    former = select(alias.alias).where(alias.bioguide_id.in_(ids), alias.kind == "name")
    yield from connection.scalars(select(_MEMBER.last_name).where(_MEMBER.bioguide_id.in_(ids)))
    yield from (name.split()[-1] for name in connection.scalars(former))


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
    quote = Quote(said.quote, said.span or "", place, made.page_id)
    return Entry(act, basis, quote, standing, floor_key(made.document_id, made.bioguide_id or ""))
