"""What the executive sent to Congress over the Court, read for the duties that it answers.

A paper answers a duty by what it names: the order that declared an emergency, or the law that asks
for a report. Its day is that of its receipt or signature where it is told, else the day on which
the Congressional Record prints it.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec
from sqlalchemy import Engine, and_, select

from tracker.queries.administration.act_facts import find_day, plain_day
from tracker.store.tables import TABLES

_ORDER = re.compile(r"\bExecutive Order (?:No\. ?)?(\d{5})\b", re.I)
_LAW = re.compile(r"\b(?:Public Law|Pub\. ?L\.) (\d+)-+(\d+)|\b(\d+) U\.S\.C\. (\d+\w*)", re.I)
_COURTS = re.compile(r"\bnational emergency\b.{0,160}\bInternational Criminal Court\b", re.I)
_EMERGENCY = re.compile(r"\bnational emergency\b", re.I)
_PERIODIC = re.compile(
    r"\b(?:six|6)[- ]month\b|\bperiodic report\b|\bfinal report\b|\b1641\(c\)|\b401\(c\)", re.I
)
_FINAL = re.compile(r"\bfinal report\b", re.I)
_CONTINUES = re.compile(r"\bcontinu(?:e|es|ed|ing|ation)\b", re.I)
_UNTIL = re.compile(
    r"\b(?:period|months) (?:(?:that )?end(?:ing|ed)(?: on)?"
    r"|(?:of |from )?[A-Z][a-z]+ \d{1,2}, \d{4},? (?:to|through|until))"
    r" (?P<on>[A-Z][a-z]+ \d{1,2}, \d{4})"
)


class Transmittal(msgspec.Struct, frozen=True):
    """A paper laid before a chamber; words is all that is printed of it.

    covers_until is the end of the period that it says it covers, None where it says none.
    """

    document_id: str
    name: str
    chamber: str
    on: date
    printed_on: date
    words: str
    page_id: int
    url: str

    @property
    def orders(self) -> set[str]:
        """Numbers of the executive orders that it names."""
        return set(_ORDER.findall(self.words))

    @property
    def is_of_the_court(self) -> bool:
        """Whether the emergency that it names is the one over the Court."""
        return _COURTS.search(self.words) is not None

    @property
    def is_report(self) -> bool:
        """Whether it is a report on an emergency, as one is due for each six months."""
        return bool(_EMERGENCY.search(self.words) and _PERIODIC.search(self.words))

    @property
    def is_final(self) -> bool:
        """Whether it calls itself the final report."""
        return _FINAL.search(self.words) is not None

    @property
    def is_continuation(self) -> bool:
        """Whether it tells that an emergency goes on."""
        return bool(_EMERGENCY.search(self.words) and _CONTINUES.search(self.words))

    @property
    def covers_until(self) -> date | None:
        """Last day of the period that it says it covers."""
        said = _UNTIL.search(self.words)
        return find_day(said["on"]) if said else None

    def told(self, due_on: date) -> str:
        """Number, chamber and days in words, and how late it was against a day."""
        dated = "" if self.on == self.printed_on else f"dated {plain_day(self.on)}, "
        late = (self.on - due_on).days
        after = f", {late} day{'s' if late > 1 else ''} after it was due" if late > 0 else ""
        printed = f"{dated}printed {plain_day(self.printed_on)}"
        return f"{self.name} to the {self.chamber.capitalize()}, {printed}{after}"


def read_transmittals(engine: Engine) -> list[Transmittal]:
    """Every communication and message that is stored, oldest first."""
    sent, paper = TABLES["Communication"].c, TABLES["Document"].c
    wanted = (
        select(
            sent.document_id, paper.number, sent.chamber, sent.printed_on, sent.received_on,
            paper.signed_on, paper.text, paper.page_id, paper.url,
        )
        .join_from(TABLES["Communication"], TABLES["Document"],
                   and_(sent.document_id == paper.document_id, paper.gone_at.is_(None)))
        .where(sent.gone_at.is_(None))
    )  # fmt: skip
    with engine.connect() as connection:
        rows = connection.execute(wanted).all()
    found = [
        Transmittal(
            row.document_id, row.number, row.chamber,
            row.received_on or row.signed_on or row.printed_on, row.printed_on,
            " ".join((row.text or "").replace("-\n", "-").split()), row.page_id, row.url,
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.on, one.document_id))


def laws_in(words: str) -> set[str]:
    """Laws that a text names, each in one form: "P.L. 118-47", "50 U.S.C. 1641"."""
    return {
        f"P.L. {law}-{number}" if law else f"{title} U.S.C. {section}"
        for law, number, title, section in _LAW.findall(words)
    }


def by_period(ends: Sequence[date], sent: Sequence[Transmittal]) -> dict[date, list[Transmittal]]:
    """Reports by the end of the period that each covers.

    Where a report does not say which, it is taken for that which had ended last on its day.
    """
    found: dict[date, list[Transmittal]] = {}
    for paper in sent:
        said = paper.covers_until
        known = [end for end in ends if end <= paper.on]
        if said:
            known = [end for end in ends if abs(end - said) <= timedelta(days=31)]
        if known:
            found.setdefault(known[-1], []).append(paper)
    return found
