"""What a yea did to the Court: by the rules, by the compiled record, by what people ruled."""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, select

from tracker.queries.rulings import Standing, read_standings
from tracker.queries.stances.questions import Titles, read_measures_voted_on, read_question
from tracker.reading.sides.polarity import Polarity, differ, plain_sentence
from tracker.records import Ruling
from tracker.store.tables import TABLES

_VOTE, _BILL, _AMENDMENT, _JUDGED, _MENTION, _FOLLOW = (
    TABLES[n] for n in ("RollCall", "Bill", "Amendment", "Judgement", "Mention", "Follow")
)
_OPPOSITE = {"supports": "against", "against": "supports"}


class YeaView(msgspec.Struct, frozen=True):
    """What a yea did, from each side that says so, and which of them is shown.

    basis is people (two), record, rules, or none where it is not determined; yea and sentence are
    what is shown. machine is what the rules say by what is known of the measure, words what they
    say by the words alone, whatever anybody judged.
    """

    vote_id: str
    question: str | None
    title: str | None
    bill_id: str | None
    voted_at: str | None
    page_id: int
    yea: str
    sentence: str
    basis: str
    why: str
    machine: Polarity | None
    words: Polarity | None
    judged: str | None = None
    judged_reason: str | None = None
    settled: Ruling | None = None
    signed: Ruling | None = None
    pending: Ruling | None = None
    objected: Ruling | None = None

    @property
    def disagrees(self) -> bool:
        """Whether the rules and the record both say what a yea did, and not the same."""
        return self.machine is not None and differ(self.judged, self.machine.yea)


def read_yea(engine: Engine, vote_id: str) -> YeaView | None:
    """What a yea on one roll call did; None if the store holds no such roll call on a question."""
    return next(iter(_views(engine, _VOTE.c.vote_id == vote_id)), None)


def read_yeas(engine: Engine, among: tuple[str, ...] | None = None) -> list[YeaView]:
    """What a yea did in each roll call that concerns the Court, newest first; of those named only.

    Those are the ones that a person or the record judged, whose own words mean the Court or may,
    and those on a measure whose title means the Court or of which somebody said what it holds.
    """
    judged = select(_JUDGED.c.subject).where(_JUDGED.c.gone_at.is_(None))
    named = select(_MENTION.c.subject).where(
        _MENTION.c.found_in == "RollCall", _MENTION.c.gone_at.is_(None)
    )
    measures = judged.where(_JUDGED.c.subject_kind.in_(("bill", "amendment")))
    concerns = _VOTE.c.vote_id.in_(judged) | _VOTE.c.vote_id.in_(named)
    titled = select(_MENTION.c.subject).where(
        _MENTION.c.found_in == "Bill", _MENTION.c.verdict == "court", _MENTION.c.gone_at.is_(None)
    )
    on_measure = (
        _VOTE.c.bill_id.in_(measures) | _VOTE.c.bill_id.in_(titled)
    ) & _VOTE.c.amendment_id.is_(None)
    which = concerns | on_measure | _VOTE.c.amendment_id.in_(measures)
    return _views(engine, which if among is None else which & _VOTE.c.vote_id.in_(among))


def effect(stance: str | None, position: str) -> str | None:
    """What a vote did to the Court, from what a yea did; None for who took no side."""
    if position not in ("yea", "nay"):
        return None
    if stance is None:
        return "not_determined"
    return stance if position == "yea" else _OPPOSITE.get(stance, stance)


def _views(engine: Engine, which: Any) -> list[YeaView]:
    votes = (
        select(_VOTE, _BILL.c.title.label("bill_title"))
        .add_columns(_AMENDMENT.c.purpose, _AMENDMENT.c.description)
        .outerjoin(_BILL, _BILL.c.bill_id == _VOTE.c.bill_id)
        .outerjoin(_AMENDMENT, _AMENDMENT.c.amendment_id == _VOTE.c.amendment_id)
        .where(_VOTE.c.gone_at.is_(None), _VOTE.c.kind == "question", which)
        .order_by(_VOTE.c.voted_at.desc().nulls_last(), _VOTE.c.vote_id)
    )
    ruled, stances = read_standings(engine, "polarity"), read_standings(engine, "stance")
    with engine.connect() as connection:
        held = _judgements(connection) | {
            subject: standing.settled.value
            for subject, standing in stances.items() if standing.settled
        }  # fmt: skip
        reasons = _reasons(connection)
        rows = list(connection.execute(votes))
        titles = read_measures_voted_on(connection, rows)
    return [
        _view(row, held, titles, reasons.get(row.vote_id), ruled.get(row.vote_id, Standing()))
        for row in rows
    ]


def _view(
    row: Row, held: Mapping[str, str], titles: Titles, judged: Row | None, standing: Standing
) -> YeaView:  # fmt: skip
    machine, words = read_question(row, held, titles), read_question(row, {}, titles)
    if judged is not None and judged.origin == "person":
        judged = None  # it repeats what people settled
    settled, yea, sentence, basis, why = standing.settled, None, None, "none", ""
    if settled is not None:
        yea, basis, why = settled.value, "people", settled.reason
        sentence = plain_sentence(settled.value)
    elif judged is not None:
        yea, basis, why = judged.stance, "record", judged.reason
        sentence = judged.sentence or plain_sentence(judged.stance)
    elif machine is not None:
        yea, sentence, why = machine.yea, machine.sentence, machine.why
        basis = "none" if machine.yea == "not_determined" else "rules"
    return YeaView(
        row.vote_id, row.question, row.title, row.bill_id, row.voted_at, row.page_id,
        yea or "not_determined", sentence or plain_sentence(None), basis, why, machine,
        words, judged and judged.stance, judged and judged.reason,
        standing.settled, standing.signed, standing.pending, standing.objected,
    )  # fmt: skip


def _judgements(connection: Connection) -> dict[str, str]:
    wanted = select(_JUDGED.c.subject, _JUDGED.c.stance).where(
        _JUDGED.c.subject_kind.in_(("bill", "amendment")), _JUDGED.c.gone_at.is_(None)
    )
    return {row.subject: row.stance for row in connection.execute(wanted)}


def _reasons(connection: Connection) -> dict[str, Row]:
    wanted = select(_JUDGED).where(
        _JUDGED.c.subject_kind == "roll_call", _JUDGED.c.gone_at.is_(None)
    )
    return {row.subject: row for row in connection.execute(wanted)}
