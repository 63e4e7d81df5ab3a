"""The emergency clock: what is due under an order of emergency, and whether it happened.

An emergency ends on each anniversary of its declaration unless, within the 90 days before, the
President publishes a notice that continues it (50 U.S.C. 1622(d)). While it lasts the President
reports its expenditures to Congress within 90 days after each six months (50 U.S.C. 1641(c)).
Licenses expire by their own terms; comment periods end on the day that the paper names.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import Engine

from tracker.queries.administration.act_facts import (
    Fact,
    plain_day,
    read_endings,
    read_facts,
    short,
)
from tracker.queries.administration.licenses import Paper as License
from tracker.queries.administration.licenses import number_of, read_license_papers
from tracker.queries.administration.measure_papers import Paper, read_papers
from tracker.queries.provenance import Recorded, recorded

_DECLARES = re.compile(r"\bdeclares? a (?:new )?national emergency", re.I)
_NOTICE_DAYS = timedelta(days=90)
_SIX_MONTHS = 6
# Beyond the newest fact and its next anniversary nothing is counted.
_AHEAD = timedelta(days=550)
KINDS = {
    "continuation": "continuation of the emergency", "report": "report to Congress",
    "license": "license expiry", "deadline": "deadline", "comments": "comments close",
}  # fmt: skip


class Due(Recorded, frozen=True):
    """Something due on a day; outcome says in words whether it happened and how we know.

    is_sure tells that an official paper or a checked fact shows that it happened.
    """

    kind: str
    due_on: date
    title: str
    rule: str
    outcome: str
    is_sure: bool
    subject_kind: str
    subject: str
    page_id: int
    order: str | None = None
    happened_on: date | None = None
    url: str | None = None

    def state_on(self, day: date) -> str:
        """Where it stands on a day: how many days are left, or what came of it."""
        left = (self.due_on - day).days
        if self.happened_on and self.happened_on <= day:
            return self.outcome
        if left > 0:
            return f"in {left:,} day{'s' if left > 1 else ''}"
        return self.outcome if left < 0 else f"today. {self.outcome}"


def read_emergencies(engine: Engine, until: date | None = None) -> list[Due]:
    """All that is due by a day (a year and a half past the newest fact if none is given)."""
    facts, papers = read_facts(engine), read_papers(engine)
    dated = [fact.act.acted_on for fact in facts if fact.act.acted_on]
    if not dated:
        return []
    last = until or max(dated) + _AHEAD
    endings = read_endings(engine)
    found = [*_fixed(facts, read_license_papers(engine)), *_comments(papers)]
    for fact in facts:
        act = fact.act
        if act.kind == "executive_order" and act.acted_on and _DECLARES.search(act.detail or ""):
            said = endings.get(act.document_id or "")
            over = min(filter(None, [act.ended_on, said.on if said else None, last]))
            found += [*_continuations(fact, facts, papers, over), *_reports(fact, over)]
    return sorted((due for due in found if due.due_on <= last), key=lambda due: due.due_on)


def _continuations(
    order: Fact, facts: list[Fact], papers: list[Paper], over: date
) -> Iterator[Due]:
    start = order.act.acted_on
    for year in range(start.year + 1, over.year + 1):
        due_on = _on_month(start, (year - start.year) * 12)
        if due_on > over:
            return
        name = short(order.act.title)
        title = f"Notice that continues the emergency of {name}"
        rule = "within the 90 days before the anniversary, 50 U.S.C. 1622(d)"
        paper = _notice(papers, due_on)
        recorded = _recorded(facts, order.act.act_id, due_on)
        if paper:
            yield Due(
                "continuation", due_on, title, rule, f"Continued {plain_day(paper.began_on)}: "
                f"{paper.title}", True, "document", paper.document_id, paper.page_id,
                order.act.act_id, paper.began_on, paper.url,
            )  # fmt: skip
        elif recorded:
            yield _due(
                recorded, "continuation", due_on, title, rule, _continued(recorded),
                order.act.act_id, recorded.act.acted_on,
            )  # fmt: skip
        else:
            yield _due(
                order, "continuation", due_on, title, rule,
                "No notice was seen.", order.act.act_id, is_sure=False,
            )  # fmt: skip


def _notice(papers: list[Paper], due_on: date) -> Paper | None:
    """The notice of continuation that was signed within the 90 days before an anniversary."""
    for paper in papers:
        if paper.group == "continuation" and due_on - _NOTICE_DAYS <= paper.began_on <= due_on:
            return paper
    return None


def _recorded(facts: list[Fact], order: str, due_on: date) -> Fact | None:
    """A notice in the record whose effect lasts until the anniversary after this one."""
    for fact in facts:
        until = fact.act.ended_on
        is_notice = fact.act.kind == "notice" and fact.act.under_act == order
        if is_notice and until and _on_month(due_on, 12) == until:
            return fact
    return None


def _continued(notice: Fact) -> str:
    on = notice.act.acted_on
    if on:
        return f"Continued {plain_day(on)}."
    return f"The notice was not seen. {notice.sureness.note if notice.sureness else ''}".strip()


def _reports(order: Fact, over: date) -> Iterator[Due]:
    start, half_years = order.act.acted_on, 1
    while (ends := _on_month(start, _SIX_MONTHS * half_years)) <= over:
        yield _due(
            order, "report", ends + _NOTICE_DAYS,
            f"Report to Congress on the emergency of {short(order.act.title)}, six months to "
            f"{plain_day(ends)}",
            "within 90 days after each six months, 50 U.S.C. 1641(c)", "No report was seen.",
            order.act.act_id, is_sure=False,
        )  # fmt: skip
        half_years += 1


def _fixed(facts: list[Fact], licenses: dict[str, License]) -> Iterator[Due]:
    """Days that acts and licenses themselves name: expiries, deadlines."""
    ends = {n: paper for n, paper in licenses.items() if paper.terms.over_on}
    for fact in facts:
        act = fact.act
        number = number_of(act.title) if act.kind == "general_license" else None
        if paper := ends.pop(number or "", None):
            yield _expiry(paper, "act", act.act_id, act.under_act)
        elif act.kind == "general_license" and act.ended_on:
            yield _due(
                fact, "license", act.ended_on, f"{short(act.title)} expires",
                "by its own terms", act.status or f"Expired {plain_day(act.ended_on)}.",
                act.under_act, act.ended_on,
            )  # fmt: skip
        elif act.kind == "deadline" and act.acted_on:
            yield _due(
                fact, "deadline", act.acted_on, act.title, act.detail or "as the act says",
                "Whether it happened is not known.", act.under_act, is_sure=False,
            )  # fmt: skip
    for paper in ends.values():
        yield _expiry(paper, "document", paper.terms.document_id)


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


def _due(
    fact: Fact, kind: str, due_on: date, title: str, rule: str, outcome: str,
    order: str | None, happened_on: date | None = None, is_sure: bool | None = None,
) -> Due:  # fmt: skip
    act, sure = fact.act, fact.sureness
    if is_sure is None:
        is_sure = happened_on is not None and (sure is None or sure.is_verified)
    return Due(
        kind, due_on, title, rule, outcome, is_sure, "act", act.act_id, fact.evidence_page_id,
        order, happened_on, act.url, **recorded(sure),
    )  # fmt: skip


def _on_month(start: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
