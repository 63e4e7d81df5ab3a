"""What OFAC's lists and notices did to an entry: listed it, changed it, took it off."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Literal

import msgspec
from sqlalchemy import Row

from tracker.queries.administration.sanctions_history import Pages, State

Kind = Literal["designated", "changed", "delisted"]
# EO numbers in the tags of programs over the Court: ICCP-EO13928 (2020), ICC-EO14203 (2025 on).
TAG = re.compile(r"\bICCP?-EO ?(\d+)")
PARTS = ("SanctionsName", "SanctionsAddress", "SanctionsRemark")
_LABELS = dict(zip(PARTS, ("another name", "address", "remarks, continued"), strict=True))
_FIELDS = {
    "name": "name", "programs": "program", "title": "title", "kind": "kind",
    "details": "birth, nationality and papers", "remarks": "remarks",
}  # fmt: skip
_TOGETHER = timedelta(minutes=15)  # the files of one CSV list are read one after the other


class Difference(msgspec.Struct, frozen=True):
    """One thing that a list states otherwise than before; None is nothing."""

    what: str
    before: str | None
    after: str | None


class ListEvent(msgspec.Struct, frozen=True):
    """What a list or a notice did to an entry; both pages, as far as there were two.

    on is the day of the list or notice; before_page_id the version of the list before it.
    """

    kind: Kind
    on: date
    name: str
    listed_id: str
    by: Literal["list", "notice"]
    page_id: int
    before_page_id: int | None = None
    seen_at: datetime | None = None
    differences: tuple[Difference, ...] = ()
    document_id: str | None = None
    text: str | None = None


def is_over_court(values: Mapping[str, Any] | None) -> bool:
    """Whether a program over the Court is among those of an entry."""
    return values is not None and bool(TAG.search(values["programs"]))


def words_of(record: str, state: State) -> str:
    """A name, an address or a remark as it stands."""
    values = state.values or {}
    if record == "SanctionsName":
        weak = ", weak" if values["is_weak"] else ""
        return f"{values['kind']} {values['name']}{weak}"
    return values["address"] if record == "SanctionsAddress" else values["text"]


def entry_events(entry_id: str, past: list[State], pages: Pages) -> list[ListEvent]:
    """What the list did to the entry itself; what stood on the first list read is no event."""
    events = []
    for before, state in zip([None, *past], past, strict=False):
        page = pages.get(state.page_id)
        earlier = pages.before(page) if before is None else pages.get(_last_page(before, page))
        if earlier is None:
            continue
        was = is_over_court(before.values) if before else False
        over = is_over_court(state.values)
        kind = "changed" if was and over else "designated" if over else "delisted"
        changed = _differences(before.values if before else None, state.values)
        if was or over:
            events.append(
                ListEvent(kind, page.day, (state.values or before.values)["name"], entry_id,
                          "list", page.page_id, earlier.page_id, state.at, changed)
            )  # fmt: skip
    return events


def _last_page(state: State, page: Any) -> int:
    """The last version that stated what a later one does not."""
    return state.values["page_id"] if state.values is not None else state.page_id


def _differences(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> tuple[Difference, ...]:  # fmt: skip
    if before is None or after is None:
        return ()
    return tuple(
        Difference(label, before[name], after[name])
        for name, label in _FIELDS.items()
        if before[name] != after[name]
    )


def part_events(
    entry_id: str, past: list[State], parts: list[tuple], pages: Pages
) -> list[ListEvent]:  # fmt: skip
    """Names, addresses and remarks that came, changed or went while the entry stood."""
    turns = [s for s, b in zip(past, [None, *past], strict=False)
             if b is None or (s.values is None) != (b.values is None)]  # fmt: skip
    name = next(s for s in reversed(past) if s.values is not None).values["name"]
    grouped: dict[datetime, list[tuple[Difference, int, int]]] = {}
    for record, states in parts:
        for before, state in zip([None, *states], states, strict=False):
            if any(is_together(state, turn, pages) for turn in turns):
                continue
            page = pages.get(state.page_id)
            earlier = before.values["page_id"] if before and before.values else None
            earlier = earlier or getattr(pages.before(page), "page_id", None)
            told = Difference(
                _LABELS[record],
                words_of(record, before) if before and before.values else None,
                words_of(record, state) if state.values else None,
            )
            grouped.setdefault(state.at, []).append((told, page.page_id, earlier))
    return [
        ListEvent("changed", pages.get(told[0][1]).day, name, entry_id, "list", told[0][1],
                  told[0][2], at, tuple(difference for difference, _, _ in told))
        for at, told in grouped.items()
    ]  # fmt: skip


def is_together(part: State, turn: State, pages: Pages) -> bool:
    """Whether a part came or went because its entry did: in the same file, or one beside it."""
    if pages.get(part.page_id).url == pages.get(turn.page_id).url:
        return part.at == turn.at
    return abs(part.at - turn.at) < _TOGETHER


def notice_event(listed_id: str, row: Row) -> ListEvent:
    """What a line of a notice did."""
    kinds = {"added": "designated", "removed": "delisted", "changed": "changed"}
    return ListEvent(
        kinds[row.change], row.acted_on, row.name, listed_id, "notice", row.page_id,
        document_id=row.document_id, text=row.text,
    )  # fmt: skip
