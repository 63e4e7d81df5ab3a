"""What an order of emergency makes due while it stands: its continuation, reports to Congress.

An emergency ends on each anniversary of its declaration unless, within the 90 days before, the
President publishes a notice that continues it and sends it to Congress (50 U.S.C. 1622(d)). While
it lasts he reports its expenditures within 90 days after each six months, and once more within 90
days after its end (50 U.S.C. 1641(c)).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count, takewhile

import msgspec

from tracker.queries.administration.act_facts import Fact, plain_day, short
from tracker.queries.administration.due import Due, due_by, due_of, on_month
from tracker.queries.administration.measure_papers import Paper
from tracker.queries.administration.transmittals import Transmittal, by_period
from tracker.queries.upkeep.searched import Searched

_NOTICE_DAYS = _REPORT_DAYS = timedelta(days=90)
_PRINTED_AFTER = timedelta(days=30)  # a message of the last day is printed when a chamber next sits
_SIX_MONTHS = 6
_NUMBER = re.compile(r"\b(?:Executive Order|E\.?O\.?) (\d+)")
_CONTINUE = "within the 90 days before the anniversary, 50 U.S.C. 1622(d)"
_REPORT = "within 90 days after each six months, 50 U.S.C. 1641(c)"
_FINAL = "within 90 days after the emergency ends, 50 U.S.C. 1641(c)"


class Emergency(msgspec.Struct, frozen=True):
    """An order that declares an emergency, the day on which it ended, the last day looked at."""

    order: Fact
    ended_on: date | None
    until: date

    @property
    def name(self) -> str:
        """The order as people name it: Executive Order 14203."""
        return short(self.order.act.title)

    @property
    def began_on(self) -> date:
        """The day on which it was declared."""
        return self.order.act.acted_on

    @property
    def over(self) -> date:
        """The last day on which anything of it can fall due by its standing."""
        return min(filter(None, [self.ended_on, self.until]))

    def is_meant(self, paper: Transmittal) -> bool:
        """Whether a paper is about it: it names the order, or none and the Court in its time."""
        said = _NUMBER.search(self.order.act.title)
        if paper.orders:
            return said is not None and said[1] in paper.orders
        last = (self.ended_on or self.until) + _REPORT_DAYS + _PRINTED_AFTER
        return paper.is_of_the_court and self.began_on <= paper.on <= last


def continuations(
    emergency: Emergency, facts: Sequence[Fact], notices: Sequence[Paper],
    sent: Sequence[Transmittal], searched: Searched,
) -> Iterator[Due]:  # fmt: skip
    """Each anniversary on which the emergency ends unless it is continued."""
    order, start = emergency.order, emergency.began_on
    messages = [one for one in sent if one.is_continuation and emergency.is_meant(one)]
    for year in range(start.year + 1, emergency.over.year + 1):
        due_on = on_month(start, (year - start.year) * 12)
        if due_on > emergency.over:
            return
        title = f"Notice that continues the emergency of {emergency.name}"
        told = [one for one in messages
                if due_on - _NOTICE_DAYS <= one.on <= due_on + _PRINTED_AFTER]  # fmt: skip
        notice, known = _notice(notices, due_on), _recorded(facts, order.act.act_id, due_on)
        said = f"Sent to Congress: {_listed(told, due_on)}." if told else ""
        if notice:
            yield Due(
                "continuation", due_on, title, _CONTINUE,
                f"Continued {plain_day(notice.began_on)}: {notice.title}. {said}".strip(), True,
                "document", notice.document_id, notice.page_id, order.act.act_id,
                notice.began_on, notice.url, tuple(told),
            )  # fmt: skip
        elif told:
            yield due_by(
                told, "continuation", due_on, title, _CONTINUE, f"Continued. {said}",
                order.act.act_id,
            )  # fmt: skip
        elif known:
            yield due_of(
                known, "continuation", due_on, title, _CONTINUE, _continued(known, searched),
                order.act.act_id, known.act.acted_on,
            )  # fmt: skip
        else:
            yield due_of(
                order, "continuation", due_on, title, _CONTINUE,
                f"No notice was seen. {searched.register()}", order.act.act_id, is_sure=False,
            )  # fmt: skip


def reports(emergency: Emergency, sent: Sequence[Transmittal], searched: Searched) -> Iterator[Due]:
    """The report after each six months, and the final one, with the papers that transmit them."""
    halves = (on_month(emergency.began_on, _SIX_MONTHS * n) for n in count(1))
    ends = list(takewhile(lambda end: end <= emergency.over, halves))
    mine = [one for one in sent if one.is_report and emergency.is_meant(one)]
    last = emergency.ended_on
    final = [one for one in mine if last and one.on > last and (one.is_final or not ends)]
    found = by_period(ends, [one for one in mine if one not in final])
    for end in ends:
        title = (f"Report to Congress on the emergency of {emergency.name}, six months to "
                 f"{plain_day(end)}")  # fmt: skip
        yield _report(emergency, end, title, _REPORT, found.get(end, []), searched)
    if last and last <= emergency.until:
        title = f"Final report to Congress on the emergency of {emergency.name}"
        yield _report(emergency, last, title, _FINAL, final, searched)


def _report(
    emergency: Emergency, end: date, title: str, rule: str, sent: list[Transmittal],
    searched: Searched,
) -> Due:  # fmt: skip
    due_on, order = end + _REPORT_DAYS, emergency.order
    if not sent:
        return due_of(
            order, "report", due_on, title, rule,
            f"No report was seen. {searched.record(end, due_on)}", order.act.act_id, is_sure=False,
        )  # fmt: skip
    by_day = rule == _REPORT and not any(one.covers_until for one in sent)
    why = " That it is the report on these six months is told by its day." if by_day else ""
    outcome = f"Reported: {_listed(sent, due_on)}.{why}"
    return due_by(sent, "report", due_on, title, rule, outcome, order.act.act_id)


def _listed(sent: Sequence[Transmittal], due_on: date) -> str:
    return "; ".join(one.told(due_on) for one in sent)


def _notice(notices: Sequence[Paper], due_on: date) -> Paper | None:
    """The notice of continuation that was signed within the 90 days before an anniversary."""
    for paper in notices:
        if paper.group == "continuation" and due_on - _NOTICE_DAYS <= paper.began_on <= due_on:
            return paper
    return None


def _recorded(facts: Sequence[Fact], order: str, due_on: date) -> Fact | None:
    """A notice in the record whose effect lasts until the anniversary after this one."""
    for fact in facts:
        until = fact.act.ended_on
        is_notice = fact.act.kind == "notice" and fact.act.under_act == order
        if is_notice and until and on_month(due_on, 12) == until:
            return fact
    return None


def _continued(notice: Fact, searched: Searched) -> str:
    on = notice.act.acted_on
    if on:
        return f"Continued {plain_day(on)}."
    note = notice.sureness.note if notice.sureness else None
    return " ".join(filter(None, ["The notice was not seen.", searched.register(), note]))
