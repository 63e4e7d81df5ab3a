"""Something due on a day, and what came of it."""

from calendar import monthrange
from datetime import date

from tracker.queries.administration.act_facts import Fact
from tracker.queries.administration.transmittals import Transmittal
from tracker.queries.provenance import Recorded, recorded

KINDS = {
    "continuation": "continuation of the emergency", "report": "report to Congress",
    "license": "license expiry", "deadline": "deadline", "comments": "comments close",
}  # fmt: skip
STANDINGS = ("in time", "late", "not seen", "not known", "to come")


class Due(Recorded, frozen=True):
    """Something due on a day; outcome says in words whether it happened and how we know.

    is_sure tells that an official paper or a checked fact shows that it happened; papers are those
    that were sent to Congress for it.
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
    papers: tuple[Transmittal, ...] = ()

    def state_on(self, day: date) -> str:
        """Where it stands on a day: how many days are left, or what came of it."""
        left = (self.due_on - day).days
        if self.happened_on and self.happened_on <= day:
            return self.outcome
        if left > 0:
            return f"in {left:,} day{'s' if left > 1 else ''}"
        known = "Nothing was seen by then." if self.happened_on else self.outcome
        return known if left < 0 else f"today. {known}"

    def standing_on(self, day: date) -> str:
        """The same in a word or two, one of STANDINGS."""
        if self.happened_on and self.happened_on <= day:
            return "late" if self.happened_on > self.due_on else "in time"
        if self.due_on >= day:
            return "to come"
        return "not known" if self.kind == "deadline" and not self.papers else "not seen"


def due_of(
    fact: Fact, kind: str, due_on: date, title: str, rule: str, outcome: str,
    order: str | None, happened_on: date | None = None, is_sure: bool | None = None,
) -> Due:  # fmt: skip
    """What an act of the record makes due."""
    act, sure = fact.act, fact.sureness
    if is_sure is None:
        is_sure = happened_on is not None and (sure is None or sure.is_verified)
    return Due(
        kind, due_on, title, rule, outcome, is_sure, "act", act.act_id, fact.evidence_page_id,
        order, happened_on, act.url, **recorded(sure),
    )  # fmt: skip


def due_by(
    sent: list[Transmittal], kind: str, due_on: date, title: str, rule: str, outcome: str,
    order: str | None,
) -> Due:  # fmt: skip
    """What was done by papers sent to Congress; the first of them stands for it."""
    first = sent[0]
    return Due(
        kind, due_on, title, rule, outcome, True, "document", first.document_id, first.page_id,
        order, first.on, first.url, tuple(sent),
    )  # fmt: skip


def on_month(start: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
