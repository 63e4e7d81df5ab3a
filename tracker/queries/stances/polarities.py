"""What the record and the rules say of each roll call, measure and amendment, side by side."""

from collections.abc import Iterator
from datetime import date

import msgspec
from sqlalchemy import Engine, select

from tracker.queries.stances.held import StanceView, read_measure_views
from tracker.queries.stances.polarity import YeaView, read_yeas
from tracker.queries.stances.titles import read_measure_stance
from tracker.reading.sides.polarity import Polarity, differ
from tracker.store.tables import TABLES

_AMENDMENT, _JUDGED = TABLES["Amendment"].c, TABLES["Judgement"].c


class PolarityRow(msgspec.Struct, frozen=True):
    """What a yea did to the Court, or a measure holds of it, by each side that says so.

    rules is what the rules say by all that is known; words, by the words of the question and the
    titles alone, whatever anybody judged. agreement is agree, differ, or which of them is silent.
    """

    kind: str
    subject: str
    on: date | None
    title: str
    shown: str
    basis: str
    record: str | None
    record_reason: str | None
    question: str | None
    rules: str
    rules_reason: str
    words: str
    words_reason: str
    agreement: str


def read_polarities(engine: Engine) -> list[PolarityRow]:
    """Roll calls, then measures, then amendments; each that concerns the Court, newest first."""
    return [
        *map(_of_vote, read_yeas(engine)),
        *map(_of_measure, read_measure_views(engine)),
        *_of_amendments(engine),
    ]


def _of_vote(view: YeaView) -> PolarityRow:
    nothing = Polarity("not_determined", "", "", "the roll call states no question")
    rules, words = view.machine or nothing, view.words or nothing
    on = date.fromisoformat(view.voted_at[:10]) if view.voted_at else None
    return PolarityRow(
        "roll_call", view.vote_id, on, view.title or view.question or view.vote_id, view.yea,
        view.basis, view.judged, view.judged_reason, rules.rule or None, rules.yea, rules.why,
        words.yea, words.why, _agreement(view.judged, rules.yea, words.yea),
    )  # fmt: skip


def _of_measure(view: StanceView) -> PolarityRow:
    why = view.quote or "its titles tell no stance"
    return PolarityRow(
        "measure", view.subject, view.on, view.title, view.stance, view.basis, view.judged,
        view.judged_reason, None, view.machine, why, view.machine, why,
        _agreement(view.judged, view.machine),
    )  # fmt: skip


def _of_amendments(engine: Engine) -> Iterator[PolarityRow]:
    wanted = (
        select(_AMENDMENT.amendment_id, _AMENDMENT.submitted_on, _AMENDMENT.purpose)
        .add_columns(_AMENDMENT.description, _JUDGED.stance, _JUDGED.reason)
        .join(TABLES["Judgement"], _JUDGED.subject == _AMENDMENT.amendment_id)
        .where(_AMENDMENT.gone_at.is_(None), _JUDGED.gone_at.is_(None))
        .order_by(_AMENDMENT.submitted_on.desc().nulls_last(), _AMENDMENT.amendment_id)
    )
    with engine.connect() as connection:
        rows = list(connection.execute(wanted))
    for row in rows:
        title = row.purpose or row.description or row.amendment_id
        told = read_measure_stance(title) or "not_determined"
        why = title if told != "not_determined" else "its purpose tells no stance"
        yield PolarityRow(
            "amendment", row.amendment_id, row.submitted_on, title, row.stance, "record",
            row.stance, row.reason, None, told, why, told, why, _agreement(row.stance, told),
        )  # fmt: skip


def _agreement(record: str | None, *rules: str) -> str:
    """Whether what the record says and every reading of the rules that tells are one."""
    told = [reading for reading in rules if reading != "not_determined"]
    if record in (None, "not_determined"):
        return "the record does not say" if told else "nobody says"
    if not told:
        return "the rules do not tell"
    return "differ" if any(differ(record, reading) for reading in told) else "agree"
