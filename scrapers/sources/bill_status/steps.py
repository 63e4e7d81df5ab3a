"""Steps of a bill or an amendment on a BILLSTATUS page."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from scrapers.strict import iso_date, optional_text
from tracker import records
from tracker.errors import ParseError
from tracker.records.base import digest

_CLOCK = re.compile(r"([01]\d|2[0-3])(:[0-5]\d(?::[0-5]\d)?)(?:\s*([AP])M)?")


class Step(NamedTuple):
    """One step, in the order of the fields of an Action."""

    action_id: str
    position: int
    acted_on: date
    text: str
    acted_at: str | None
    action_type: str | None
    action_codes: str | None
    witnesses: str | None
    committee_codes: str | None


@dataclass
class _Told:
    """A step as one or more systems tell it."""

    day: date
    text: str
    nth: int
    clock: str | None = None
    kind: str | None = None
    codes: list[str] = field(default_factory=list)
    witnesses: list[str] = field(default_factory=list)
    committees: list[str] = field(default_factory=list)

    def hear(self, item: Any, clock: str | None) -> None:
        """Add what one more item says of the same step."""
        self.clock = self.clock or clock
        self.kind = self.kind or optional_text(item, "type")
        paths = {
            "actionCode": self.codes, "sourceSystem/name": self.witnesses,
            "committees/item/systemCode": self.committees, "committee/systemCode": self.committees,
        }  # fmt: skip
        for path, known in paths.items():
            for found in item.iterfind(path):
                if (text := (found.text or "").strip()) and text not in known:
                    known.append(text)


def steps(items: Iterable[Any]) -> list[Step]:
    """Steps from the oldest on, each once, with every system that tells of it.

    The House and the Library tell of the same step in the same words, the Library once for each of
    its codes, a referral once for each committee: one date and one text is one step, unless the
    clock tells two apart (117 H.R. 803: three votes asked for in the same words).
    Quirks: an item with a date alone says nothing (117 S.Amdt. 4999) and is left out; one without
    text keeps its type as text (114 H.R. 2822).
    """
    told: dict[tuple[date, str], list[_Told]] = {}
    for item in reversed(list(items)):
        text = " ".join((optional_text(item, "text") or optional_text(item, "type") or "").split())
        if not text:
            continue
        day = iso_date(item.findtext("actionDate"), f"date of the action {text[:60]!r}")
        clock = _clock(optional_text(item, "actionTime"))
        same = told.setdefault((day, text), [])
        step = next((s for s in same if not clock or s.clock in (None, clock)), None)
        if step is None:
            step = _Told(day, text, len(same))
            same.append(step)
        step.hear(item, clock)
    in_order = sorted((s for same in told.values() for s in same), key=lambda step: step.day)
    return [_step(position, told) for position, told in enumerate(in_order, 1)]


def _clock(value: str | None) -> str | None:
    """Time of day on a clock of 24 hours; pages of 2015 say 07:27PM."""
    if value is None:
        return None
    found = _CLOCK.fullmatch(value)
    if found is None:
        raise ParseError(f"<actionTime> is {value!r}, not a time of day")
    hour = int(found[1]) if not found[3] else int(found[1]) % 12 + 12 * (found[3] == "P")
    return f"{hour:02d}{found[2]}"


def _step(position: int, told: _Told) -> Step:
    parts = (told.day, told.text) if told.nth == 0 else (told.day, told.text, told.nth)
    joined = ("; ".join(part) or None for part in (told.codes, told.witnesses, told.committees))
    clock = f"{told.day}T{told.clock}" if told.clock else None
    return Step(digest(*parts), position, told.day, told.text, clock, told.kind, *joined)


def actions(bill_id: str, bill: Any) -> Iterator[records.Action]:
    """Steps of the bill itself."""
    for step in steps(bill.iterfind("actions/item")):
        yield records.Action(bill_id, *step)
