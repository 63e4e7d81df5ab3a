"""The stance of anything that has one, by its id: a measure, a paper, an act, a member's speech."""

import msgspec
from sqlalchemy import Engine, select

from tracker.congress import kind_of_id
from tracker.queries.congress.floor import FloorStatement, read_floor
from tracker.queries.congress.testimony import Testimony, read_testimony
from tracker.queries.ledger.entry import STANCES
from tracker.queries.ledger.floor import floor_key
from tracker.queries.ledger.statements import paper_entries
from tracker.queries.rulings import Standing, read_standings
from tracker.queries.stances.held import StanceView, read_measure_view, read_paper_stance
from tracker.store.tables import TABLES

_ACT, _JUDGED = TABLES["Act"], TABLES["Judgement"]


def read_stance_view(engine: Engine, subject: str) -> StanceView | None:
    """What is known of one stance; None if the store holds nothing of that id that has one."""
    if kind_of_id(subject) == "bill":
        return read_measure_view(engine, subject)
    if "#" in subject:
        return _members_view(engine, subject)
    return read_paper_stance(engine, subject) if ":" in subject else _act_view(engine, subject)


def _members_view(engine: Engine, subject: str) -> StanceView | None:
    """The stance of one member in a paper that is not that member's alone."""
    document_id, _, bioguide_id = subject.partition("#")
    return _spoken_view(engine, document_id, bioguide_id) or _signers_view(
        engine, document_id, bioguide_id
    )


def _spoken_view(engine: Engine, document_id: str, bioguide_id: str) -> StanceView | None:
    """What one member holds where several speak: in an item of the Record, at a hearing."""
    made = _spoken(engine, document_id, bioguide_id)
    if made is None:
        return None
    subject = floor_key(document_id, bioguide_id)
    read, standing = made.stance, _standing(engine, subject)
    settled = standing.settled
    machine = STANCES.get(read.stance, "not_determined")
    basis = "people" if settled else "none" if machine == "not_determined" else "rules"
    return StanceView(
        "document", subject, made.title, made.spoken_on, made.said.speaker, made.page_id, made.url,
        (settled.value or "not_determined") if settled else machine, basis,
        settled.reason if settled else read.why, made.said.quote, machine, read.quote or None, None,
        standing.settled, standing.signed, standing.pending, standing.objected,
    )  # fmt: skip


def _spoken(
    engine: Engine, document_id: str, bioguide_id: str
) -> FloorStatement | Testimony | None:  # fmt: skip
    heard = read_testimony(engine, document_id)
    if heard is not None:
        return next((m for m in heard.statements if m.bioguide_id == bioguide_id), None)
    said = read_floor(engine, document_id)
    return next((m for m in said if m.who.person_id == bioguide_id), None)


def _signers_view(engine: Engine, document_id: str, bioguide_id: str) -> StanceView | None:
    """What a member holds who signed another's statement: as his ledger has it."""
    key = floor_key(document_id, bioguide_id)
    held = paper_entries(engine, [bioguide_id], read_standings(engine, "stance"))
    entry = next((e for e in held.get(bioguide_id, []) if e.ruled_as == key), None)
    paper = read_paper_stance(engine, document_id)
    if entry is None or paper is None:
        return None
    act, standing = entry.act, entry.standing
    return msgspec.structs.replace(
        paper, subject=key, speaker=bioguide_id, stance=act.stance or "not_determined",
        basis=entry.basis, why=act.reason or "the words that decide are its publisher's",
        settled=standing.settled, signed=standing.signed, pending=standing.pending,
        objected=standing.objected,
    )  # fmt: skip


def _act_view(engine: Engine, subject: str) -> StanceView | None:
    """What the record, or people, judged of an act."""
    wanted = (
        select(_ACT, _JUDGED.c.stance, _JUDGED.c.reason, _JUDGED.c.sentence)
        .outerjoin(_JUDGED, (_JUDGED.c.subject == _ACT.c.act_id) & _JUDGED.c.gone_at.is_(None))
        .where(_ACT.c.act_id == subject, _ACT.c.gone_at.is_(None))
    )
    with engine.connect() as connection:
        row = connection.execute(wanted).first()
    if row is None:
        return None
    standing = _standing(engine, subject)
    basis = "people" if standing.settled else "record" if row.stance else "none"
    return StanceView(
        "act", subject, row.title, row.acted_on, row.actor, row.page_id, row.url,
        row.stance or "not_determined", basis, row.reason or "nobody gave a reason",
        row.detail or row.title, "not_determined", None, row.sentence,
        standing.settled, standing.signed, standing.pending, standing.objected,
    )  # fmt: skip


def _standing(engine: Engine, subject: str) -> Standing:
    return read_standings(engine, "stance").get(subject, Standing())
