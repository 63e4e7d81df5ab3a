"""The emergency clock: what is due under an order of emergency, and whether it happened.

Beside what the emergency itself makes due stand licenses, which expire by their own terms, comment
periods, which end on the day that the paper names, and deadlines of other laws and acts.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import Engine

from tracker.queries.administration.act_facts import (
    Fact,
    plain_day,
    read_endings,
    read_facts,
    short,
)
from tracker.queries.administration.due import Due, due_by, due_of
from tracker.queries.administration.emergency_duties import Emergency, continuations, reports
from tracker.queries.administration.licenses import Paper as License
from tracker.queries.administration.licenses import number_of, read_license_papers
from tracker.queries.administration.measure_papers import Paper, read_papers
from tracker.queries.administration.transmittals import Transmittal, laws_in, read_transmittals
from tracker.queries.upkeep.searched import Searched, read_searched

_DECLARES = re.compile(r"\bdeclares? a (?:new )?national emergency", re.I)
_REPORTS = re.compile(r"\b(?:report|certification|notification|determination)s?\b", re.I)
_ABOUT_DUE = timedelta(days=180)  # a paper so near a deadline answers it and not the next year's
# Beyond the newest fact and its next anniversary nothing is counted.
_AHEAD = timedelta(days=550)


def read_emergencies(engine: Engine, until: date | None = None) -> list[Due]:
    """All that is due by a day (a year and a half past the newest fact if none is given)."""
    facts, papers = read_facts(engine), read_papers(engine)
    dated = [fact.act.acted_on for fact in facts if fact.act.acted_on]
    if not dated:
        return []
    last = until or max(dated) + _AHEAD
    endings, sent, searched = read_endings(engine), read_transmittals(engine), read_searched(engine)
    found = [*_fixed(facts, read_license_papers(engine)), *_comments(papers)]
    found += _deadlines(facts, sent, searched)
    for fact in facts:
        act = fact.act
        if act.kind == "executive_order" and act.acted_on and _DECLARES.search(act.detail or ""):
            said = endings.get(act.document_id or "")
            ends = [on for on in (act.ended_on, said.on if said else None) if on]
            emergency = Emergency(fact, min(ends, default=None), last)
            found += continuations(emergency, facts, papers, sent, searched)
            found += reports(emergency, sent, searched)
    return sorted((due for due in found if due.due_on <= last), key=lambda due: due.due_on)


def _fixed(facts: list[Fact], licenses: dict[str, License]) -> Iterator[Due]:
    """Days on which licenses expire, as the acts or the licenses themselves name them."""
    ends = {n: paper for n, paper in licenses.items() if paper.terms.over_on}
    for fact in facts:
        act = fact.act
        number = number_of(act.title) if act.kind == "general_license" else None
        if paper := ends.pop(number or "", None):
            yield _expiry(paper, "act", act.act_id, act.under_act)
        elif act.kind == "general_license" and act.ended_on:
            yield due_of(
                fact, "license", act.ended_on, f"{short(act.title)} expires",
                "by its own terms", act.status or f"Expired {plain_day(act.ended_on)}.",
                act.under_act, act.ended_on,
            )  # fmt: skip
    for paper in ends.values():
        yield _expiry(paper, "document", paper.terms.document_id)


def _deadlines(
    facts: list[Fact], sent: Sequence[Transmittal], searched: Searched
) -> Iterator[Due]:  # fmt: skip
    """Deadlines of the record; one for a report under a law that a paper sent to Congress names."""
    for fact in facts:
        act = fact.act
        if act.kind != "deadline" or act.acted_on is None:
            continue
        on, rule = act.acted_on, act.detail or "as the act says"
        laws = laws_in(f"{act.title} {act.detail} {act.citation}")
        answers = [one for one in sent
                   if laws & laws_in(one.words) and abs(one.on - on) <= _ABOUT_DUE]  # fmt: skip
        outcome = "Whether it happened is not known."
        if laws and _REPORTS.search(act.title):
            outcome = f"No report was seen. {searched.record(on - _ABOUT_DUE, on)}"
            if answers:
                told = "; ".join(one.told(on) for one in answers)
                said = f"Sent to Congress: {told}."
                yield due_by(answers, "deadline", on, act.title, rule, said, act.under_act)
                continue
        yield due_of(
            fact, "deadline", on, act.title, rule, outcome, act.under_act, is_sure=False
        )  # fmt: skip


def _expiry(
    paper: License, subject_kind: str, subject: str, order: str | None = None
) -> Due:  # fmt: skip
    on, number = paper.terms.over_on, paper.terms.number
    return Due(
        "license", on, f"General License {number} expires", paper.until,
        f"Expired {plain_day(on)}.", True, subject_kind, subject, paper.page_id, order, on,
        paper.url,
    )  # fmt: skip


def _comments(papers: list[Paper]) -> Iterator[Due]:
    for paper in papers:
        if paper.comments_until:
            yield Due(
                "comments", paper.comments_until, f"Comments close: {paper.title}",
                "the day that the paper names", f"Closed {plain_day(paper.comments_until)}.", True,
                "document", paper.document_id, paper.page_id, None, paper.comments_until, paper.url,
            )  # fmt: skip
