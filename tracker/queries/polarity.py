"""What a yea did to the Court: by the rules, by the compiled record, by what people ruled."""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, select

from tracker.queries.rulings import Standing, read_standings
from tracker.reading.measure import find_measure_stance
from tracker.reading.mentions import find_mentions
from tracker.reading.polarity import Polarity, plain_sentence, read_polarity
from tracker.records import Ruling
from tracker.store.tables import TABLES

_VOTE, _BILL, _AMENDMENT, _JUDGED, _MENTION, _FOLLOW = (
    TABLES[n] for n in ("RollCall", "Bill", "Amendment", "Judgement", "Mention", "Follow")
)
# What a machine read of a statement, in the words of judgements.
_HELD = {"supportive": "supports", "opposed": "against"}
_SAME = {"informational": "mixed"}


class YeaView(msgspec.Struct, frozen=True):
    """What a yea did, from each side that says so, and which of them is shown.

    basis is people (two), record, rules, or none where it is not determined; yea and sentence are
    what is shown. machine is what the rules say, whatever else is held.
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
    judged: str | None = None
    judged_reason: str | None = None
    settled: Ruling | None = None
    signed: Ruling | None = None
    pending: Ruling | None = None
    objected: Ruling | None = None

    @property
    def disagrees(self) -> bool:
        """Whether the rules and the record both say what a yea did, and not the same."""
        sides = ("supports", "against", "mixed", "informational")
        if self.machine is None or self.machine.yea not in sides or self.judged not in sides:
            return False
        return _SAME.get(self.judged, self.judged) != _SAME.get(self.machine.yea, self.machine.yea)


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
    return [
        _view(row, held, reasons.get(row.vote_id), ruled.get(row.vote_id, Standing()))
        for row in rows
    ]


def _view(row: Row, held: Mapping[str, str], judged: Row | None, standing: Standing) -> YeaView:
    machine = _machine(row, held)
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
        judged and judged.stance, judged and judged.reason,
        standing.settled, standing.signed, standing.pending, standing.objected,
    )  # fmt: skip


def _machine(row: Row, held: Mapping[str, str]) -> Polarity | None:
    """What the rules make of the question, by what is known of the measure and the amendment."""
    question = row.question or row.title
    if not question:
        return None
    purpose = row.amendment_purpose or row.purpose or row.description
    measure = held.get(row.bill_id) or read_measure_stance(row.bill_title or row.document_title)
    amendment = held.get(row.amendment_id) or read_measure_stance(purpose)
    title = row.bill_title or row.document_title or row.title or ""
    label = row.measure or "the measure"
    return read_polarity(question, measure, amendment=amendment, title=title, label=label)


def read_measure_stance(text: str | None) -> str | None:
    """What the rules read of a title or purpose: its stance to the Court, None if they cannot."""
    if not text:
        return None
    found = find_measure_stance(text, [s for s in find_mentions(text) if s.verdict == "court"])
    return _HELD.get(found.stance, found.stance if found.stance != "unknown" else None)


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
