"""The administration's position as of a day: what was in force, who spoke last, what is open."""

import re
from datetime import date

import msgspec
from sqlalchemy import Engine

from tracker.queries.administration.act_facts import Fact, plain_day, read_facts, short
from tracker.queries.administration.emergency import read_emergencies
from tracker.queries.administration.measures import Measure, read_measures
from tracker.queries.administration.relationship import Administration, read_administrations
from tracker.queries.administration.spoken_papers import read_spoken_papers
from tracker.queries.provenance import Recorded, recorded
from tracker.queries.rulings import read_mentions
from tracker.store.tables import TABLES

_SPEAKING = (
    "statement", "speech", "press_briefing", "testimony", "sap", "policy", "executive_order",
)  # fmt: skip
_QUOTED = re.compile(r"“([^”]+)”")


class Spoken(Recorded, frozen=True):
    """Who spoke on a day; words are the exact ones, None where we do not hold them."""

    spoken_on: date
    speaker: str
    title: str
    kind: str
    words: str | None
    subject_kind: str
    subject: str
    page_id: int
    url: str | None = None


class Position(msgspec.Struct, frozen=True):
    """The position on a day.

    in_force are the measures that counted on that day, oldest first; spoken those who spoke on the
    last day on which anybody did, the one whose words we hold first; open what the record cannot
    answer; undated how many acts have no date and so stand on no day.
    """

    day: date
    administration: Administration | None
    in_force: list[Measure]
    spoken: list[Spoken]
    open: list[str]
    undated: int

    def of(self, group: str) -> list[Measure]:
        """Measures of one group."""
        return [measure for measure in self.in_force if measure.group == group]

    @property
    def sanctions_orders(self) -> list[Measure]:
        """Orders in force on the day under which sanctions may be laid."""
        return [measure for measure in self.in_force if measure.is_sanctions_order]


def position_on(engine: Engine, day: date) -> Position:
    """What was in force on a day and by which rule, who spoke last, what is not known."""
    measures, facts = read_measures(engine), read_facts(engine)
    in_force = [measure for measure in measures if measure.counts_on(day)]
    in_office = [
        a for a in read_administrations(engine)
        if a.started_on <= day and (a.ended_on is None or day < a.ended_on)
    ]  # fmt: skip
    return Position(
        day,
        in_office[-1] if in_office else None,
        in_force,
        _spoken(engine, facts, day),
        [*_revived(measures, day), *_lapsed(engine, in_force, day)],
        sum(fact.act.acted_on is None for fact in facts),
    )


def read_turning_days(engine: Engine) -> list[date]:
    """Days on which a measure began or ended, newest first: where the answer changes."""
    measures = read_measures(engine)
    days = {m.began_on for m in measures} | {m.ended_on for m in measures if m.ended_on}
    return sorted(days, reverse=True)


def _spoken(engine: Engine, facts: list[Fact], day: date) -> list[Spoken]:
    said = [
        fact for fact in facts
        if fact.act.kind in _SPEAKING and fact.act.acted_on and fact.act.acted_on <= day
    ]  # fmt: skip
    acted = {f.act.document_id for f in said}  # an act of the record tells of its own paper
    papers = [
        p for p in read_spoken_papers(engine) if p.spoken_on <= day and p.document_id not in acted
    ]
    last = max([f.act.acted_on for f in said] + [p.spoken_on for p in papers], default=None)
    passages = _passages(engine, [f.act.document_id for f in said if f.act.acted_on == last])
    found = [_from_fact(f, passages) for f in said if f.act.acted_on == last]
    found += [
        Spoken(p.spoken_on, p.speaker, p.title, p.kind, p.words, "document", p.document_id,
               p.page_id, p.url)
        for p in papers if p.spoken_on == last
    ]  # fmt: skip
    return sorted(found, key=lambda spoken: (spoken.words is None, spoken.subject))


def _from_fact(fact: Fact, passages: dict[str, str]) -> Spoken:
    act = fact.act
    quoted = _QUOTED.search(act.detail or "")
    return Spoken(
        act.acted_on, act.actor or "speaker unknown", act.title, act.kind,
        quoted[1] if quoted else passages.get(act.document_id or ""), "act", act.act_id,
        fact.evidence_page_id, act.url, **recorded(fact.sureness),
    )  # fmt: skip


def _passages(engine: Engine, document_ids: list[str | None]) -> dict[str, str]:
    """First passage of each document that means the Court, of its full text where that has one."""
    said = TABLES["Mention"].c
    wanted = [document_id for document_id in document_ids if document_id]
    order = [said.place.startswith("DocumentText:"), said.place.desc(), said.start.desc()]
    found = read_mentions(engine, said.subject.in_(wanted), order=order)
    return {row.subject: row.passage for row, verdict in found if verdict == "court"}


def _revived(measures: list[Measure], day: date) -> list[str]:
    """Orders whose ending was itself taken back: whether they stand again is for lawyers."""
    by_subject = {measure.subject: measure for measure in measures if measure.group == "order"}
    found = []
    for order in by_subject.values():
        ender = by_subject.get(order.ended_by or "")
        if order.ended_on and ender and ender.ended_on and ender.ended_on <= day:
            again = by_subject.get(ender.ended_by or "")
            by = f" by {short(again.title)}" if again else ""
            found.append(
                f"{short(ender.title)}, which had ended {short(order.title)}, was itself ended "
                f"{plain_day(ender.ended_on)}{by}. Some take that to bring {short(order.title)} "
                "back; no text that says so was seen, and it is not counted as in force here."
            )
    return found


def _lapsed(engine: Engine, in_force: list[Measure], day: date) -> list[str]:
    """Orders in force whose emergency ran out unless continued, where no sure notice is held."""
    standing = {measure.subject: measure for measure in in_force if measure.group == "order"}
    return [
        f"The emergency of {short(standing[row.order].title)} ended on {plain_day(row.due_on)} "
        f"unless a notice continued it. {row.outcome}"
        for row in read_emergencies(engine)
        if row.kind == "continuation" and row.due_on <= day and not row.is_sure
        if row.order in standing
    ]
