"""The stance of anything that has one, by its id: a measure, a paper, an act, a member's speech."""

from sqlalchemy import Engine, select

from tracker.congress import kind_of_id
from tracker.queries.floor import read_floor
from tracker.queries.floor_ledger import floor_key
from tracker.queries.ledger_entry import STANCES
from tracker.queries.rulings import Standing, read_standings
from tracker.queries.stances import StanceView, read_measure_view, read_paper_stance
from tracker.store.tables import TABLES

_ACT, _JUDGED = TABLES["Act"], TABLES["Judgement"]


def read_stance_view(engine: Engine, subject: str) -> StanceView | None:
    """What is known of one stance; None if the store holds nothing of that id that has one."""
    if kind_of_id(subject) == "bill":
        return read_measure_view(engine, subject)
    if "#" in subject:
        return _floor_view(engine, subject)
    return read_paper_stance(engine, subject) if ":" in subject else _act_view(engine, subject)


def _floor_view(engine: Engine, subject: str) -> StanceView | None:
    """The stance of one member in an item of the Record where several may speak."""
    document_id, _, bioguide_id = subject.partition("#")
    found = [m for m in read_floor(engine, document_id) if m.who.person_id == bioguide_id]
    if not found:
        return None
    made, standing = found[0], _standing(engine, floor_key(document_id, bioguide_id))
    read, settled = made.said.stance, standing.settled
    machine = STANCES.get(read.stance, "not_determined")
    basis = "people" if settled else "none" if machine == "not_determined" else "rules"
    return StanceView(
        "document", subject, made.title, made.spoken_on, made.said.speaker, made.page_id, made.url,
        (settled.value or "not_determined") if settled else machine, basis,
        settled.reason if settled else read.why, made.said.quote, machine, read.quote or None, None,
        standing.settled, standing.signed, standing.pending, standing.objected,
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
