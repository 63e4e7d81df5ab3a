"""The relationship since 1998: every dated act of Congress, the administration and the Court."""

from collections.abc import Iterator
from datetime import date

import msgspec
from sqlalchemy import Connection, Engine, and_, select

from tracker.queries.provenance import Recorded, recorded
from tracker.store.tables import TABLES

_JUDGED, _BASIS, _FOLLOW = TABLES["Judgement"], TABLES["Basis"], TABLES["Follow"]
LANES = {"congress": "Congress", "administration": "The administration", "court": "The Court"}


class ActMark(Recorded, frozen=True):
    """One act: who acted, what, when, what it means for the Court and why, and how sure we are.

    subject_kind and subject name the page of ours that shows it: bill, roll_call or act.
    """

    lane: str
    kind: str
    subject_kind: str
    subject: str
    title: str
    acted_on: date | None
    stance: str | None
    reason: str | None
    page_id: int
    origin: str
    actor: str | None = None
    administration: str | None = None
    ended_on: date | None = None
    detail: str | None = None
    citation: str | None = None
    status: str | None = None
    document_id: str | None = None
    url: str | None = None


class Administration(msgspec.Struct, frozen=True):
    """The years of one administration; ended_on is None while it lasts."""

    act_id: str
    name: str
    title: str
    started_on: date
    ended_on: date | None
    stance: str | None


def read_marks(engine: Engine) -> list[ActMark]:
    """Every act in the three lanes, oldest first; those without a date come first of all."""
    with engine.connect() as connection:
        marks = [*_acts(connection), *_bills(connection), *_roll_calls(connection)]
    return sorted(marks, key=lambda mark: (mark.acted_on or date.min, mark.lane, mark.subject))


def read_administrations(engine: Engine) -> list[Administration]:
    """Administrations in order, as the compiled record dates them."""
    act = TABLES["Act"].c
    wanted = (
        select(act.act_id, act.administration, act.title, act.acted_on, act.ended_on)
        .add_columns(_JUDGED.c.stance)
        .outerjoin(_JUDGED, _JUDGED.c.subject == act.act_id)
        .where(act.kind == "administration_period", act.gone_at.is_(None))
        .where(act.acted_on.is_not(None))
        .order_by(act.acted_on)
    )
    with engine.connect() as connection:
        return [Administration(*row) for row in connection.execute(wanted)]


def _judged(table_name: str, subject: str, *columns: str) -> object:
    """Rows of a table with the judgement and basis of their subject, where there are any."""
    table = TABLES[table_name]
    judged = and_(_JUDGED.c.subject == table.c[subject], _JUDGED.c.gone_at.is_(None))
    said = (_BASIS.c.subject == table.c[subject], table.c.origin == "record")
    based = and_(*said, _BASIS.c.gone_at.is_(None))
    return (
        select(*(table.c[name] for name in (subject, *columns)))
        .add_columns(_JUDGED.c.stance, _JUDGED.c.reason, table.c.page_id, table.c.origin)
        .add_columns(_BASIS.c.basis, _BASIS.c.confidence, _BASIS.c.note)
        .outerjoin(_JUDGED, judged)
        .outerjoin(_BASIS, based)
        .where(table.c.gone_at.is_(None))
    )


def _acts(connection: Connection) -> Iterator[ActMark]:
    act = TABLES["Act"].c
    more = ("actor", "administration", "ended_on", "detail", "citation", "status", "document_id")
    wanted = _judged("Act", "act_id", "lane", "kind", "title", "acted_on", *more, "url")
    for row in connection.execute(wanted.where(act.kind != "administration_period")):
        yield ActMark(
            row.lane, row.kind, "act", row.act_id, row.title, row.acted_on,
            row.stance, row.reason, row.page_id, row.origin,
            *(row._mapping[name] for name in more), row.url, **recorded(row),
        )  # fmt: skip


def _bills(connection: Connection) -> Iterator[ActMark]:
    """Measures that are followed or judged, at the day on which they were introduced."""
    bill = TABLES["Bill"].c
    followed = select(_FOLLOW.c.bill_id).where(_FOLLOW.c.gone_at.is_(None))
    wanted = _judged("Bill", "bill_id", "title", "introduced_on")
    relevant = bill.bill_id.in_(followed) | _JUDGED.c.subject.is_not(None)
    for row in connection.execute(wanted.where(relevant)):
        yield ActMark(
            "congress", "introduced", "bill", row.bill_id, row.title, row.introduced_on,
            row.stance, row.reason, row.page_id, row.origin, **recorded(row),
        )  # fmt: skip


def _roll_calls(connection: Connection) -> Iterator[ActMark]:
    """Roll calls at the day of the vote; the stance is what a yea did for the Court.

    A roll call on a followed measure that is neither judged nor names the Court is left out: most
    votes on a spending bill of a thousand pages are about something else.
    """
    vote, said = TABLES["RollCall"].c, TABLES["Mention"].c
    named = select(said.subject).where(said.found_in == "RollCall", said.gone_at.is_(None))
    wanted = _judged("RollCall", "vote_id", "question", "voted_at", "result", "chamber")
    relevant = vote.vote_id.in_(named) | _JUDGED.c.subject.is_not(None)
    for row in connection.execute(wanted.where(relevant)):
        on = date.fromisoformat(row.voted_at[:10]) if row.voted_at else None
        yield ActMark(
            "congress", "roll_call", "roll_call", row.vote_id, row.question, on,
            row.stance, row.reason, row.page_id, row.origin,
            actor=row.chamber.capitalize(), status=row.result, **recorded(row),
        )  # fmt: skip
