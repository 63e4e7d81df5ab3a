"""What OFAC itself states: who stands on its lists over the Court, since when, what it changed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec
from sqlalchemy import Engine, Row

from tracker.queries.administration.sanctions_events import (
    PARTS,
    TAG,
    ListEvent,
    entry_events,
    is_over_court,
    is_together,
    notice_event,
    part_events,
    words_of,
)
from tracker.queries.administration.sanctions_history import Pages, State, page_ids, read_states
from tracker.queries.rows import live
from tracker.store.tables import TABLES

LISTS = {"sdn": "SDN list", "consolidated": "Consolidated list"}
_ENTRY = "SanctionsEntry"


class Span(msgspec.Struct, frozen=True):
    """A time on the list; began_on is None where the first list that was read held it already.

    seen_from is the day from which a page of ours shows it, listed_on that of the last such list.
    dated_on is the day that the entry itself states in OFAC's fuller forms.
    """

    seen_from: date
    began_on: date | None
    ended_on: date | None
    page_id: int
    listed_on: date | None = None
    notice: str | None = None
    ended_by_notice: bool = False
    dated_on: date | None = None


class Listed(msgspec.Struct, frozen=True):
    """A name that OFAC lists or listed over the Court, by its entry, its notices, or both."""

    listed_id: str
    name: str
    kind: str
    programs: str
    page_id: int
    spans: list[Span]
    events: list[ListEvent]
    number: int | None = None
    list_name: str | None = None
    title: str | None = None
    details: str | None = None
    remarks: str | None = None
    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()

    @property
    def order_number(self) -> str | None:
        """Number of the order in the tag of its program over the Court: 14203."""
        found = TAG.search(self.programs)
        return found[1] if found else None


def read_listed(engine: Engine) -> list[Listed]:
    """Every name that an official list or notice puts under a program over the Court."""
    with engine.connect() as connection:
        pages = Pages(connection, page_ids(connection, (_ENTRY, *PARTS, "SanctionsList")))
        states = {record: read_states(connection, record, pages) for record in (_ENTRY, *PARTS)}
    parts = _by_entry(states)
    notices, dates = _notices(engine), _dates(engine)
    found = [
        _from_entry(key[0], past, parts.get(key[0], []), pages, notices, dates.get(key[0]))
        for key, past in states[_ENTRY].items()
        if past[0].values["list_id"] in LISTS
    ]
    found = [listed for listed in found if listed.spans]
    taken = {id_of(name) for listed in found for name in (listed.name, *listed.names)}
    found += [_from_notices(same) for key, same in notices.items() if key not in taken]
    return sorted(found, key=lambda listed: listed.listed_id)


def read_list_events(engine: Engine) -> list[ListEvent]:
    """What OFAC's lists and notices did to names under programs over the Court, newest first."""
    events = [event for listed in read_listed(engine) for event in listed.events]
    return sorted(events, key=lambda e: (e.on, e.by, e.name), reverse=True)


def id_of(name: str) -> str:
    """Id of a name in addresses: Nicolas Guillou -> nicolas-guillou."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _by_entry(states: Mapping[str, dict[tuple, list[State]]]) -> dict[str, list[tuple]]:
    found: dict[str, list[tuple]] = {}
    for record in PARTS:
        for key, past in states[record].items():
            found.setdefault(key[0], []).append((record, past))
    return found


def _from_entry(
    entry_id: str, past: list[State], parts: list[tuple], pages: Pages,
    notices: Mapping[str, list[Row]], dated_on: date | None,
) -> Listed:  # fmt: skip
    last = next(state for state in reversed(past) if state.values is not None)
    tagged = next((s for s in reversed(past) if is_over_court(s.values)), last)
    held: dict[str, list[str]] = {record: [] for record in PARTS}
    for record, states in parts:
        if state := _last_held(states, past[-1], pages):
            held[record].append(words_of(record, state))
    names, addresses, more = (held[record] for record in PARTS)
    keys = {id_of(last.values["name"]), *(id_of(name.partition(" ")[2]) for name in names)}
    said = [row for key in sorted(keys) for row in notices.get(key, [])]
    spans = _dated(_joined(_spans(past, pages), _notice_spans(said)), dated_on)
    events = [*entry_events(entry_id, past, pages), *part_events(entry_id, past, parts, pages)]
    events += [notice_event(entry_id, row) for row in said]
    values = last.values
    return Listed(
        entry_id, values["name"], values["kind"], tagged.values["programs"],
        tagged.values["page_id"], spans, sorted(events, key=lambda e: (e.on, e.kind)),
        values["number"], LISTS[values["list_id"]], values["title"], values["details"],
        "".join([values["remarks"] or "", *more]) or None, tuple(names), tuple(addresses),
    )  # fmt: skip


def _last_held(states: list[State], end: State, pages: Pages) -> State | None:
    """A name, address or remark as the entry bears it, or bore it when the entry went."""
    last = states[-1]
    if last.values is not None:
        return last
    return states[-2] if end.values is None and is_together(last, end, pages) else None


def _spans(past: list[State], pages: Pages) -> list[Span]:
    """Times at which the list held the entry under a program over the Court."""
    spans: list[Span] = []
    is_open = False
    for place, state in enumerate(past):
        page, over = pages.get(state.page_id), is_over_court(state.values)
        if over and not is_open:
            is_first = place == 0 and pages.before(page) is None
            spans.append(Span(page.day, None if is_first else page.day, None, page.page_id))
        elif is_open and not over:
            spans[-1] = msgspec.structs.replace(spans[-1], ended_on=page.day)
        is_open = over
        if over:
            latest = pages.get(state.values["page_id"])
            spans[-1] = msgspec.structs.replace(
                spans[-1], page_id=latest.page_id, listed_on=latest.day
            )
    return spans


def _notice_spans(said: Iterable[Row]) -> list[Span]:
    spans: list[Span] = []
    for row in sorted(said, key=lambda row: row.acted_on):
        is_open = bool(spans) and spans[-1].ended_on is None
        if row.change == "added" and not is_open:
            on = row.acted_on
            spans.append(Span(on, on, None, row.page_id, notice=row.document_id))
        elif row.change == "removed" and is_open:
            ended = {"ended_on": row.acted_on, "ended_by_notice": True}
            spans[-1] = msgspec.structs.replace(spans[-1], **ended)
    return spans


def _joined(listed: list[Span], noticed: list[Span]) -> list[Span]:
    """Times told by lists and by notices, those of the same listing as one."""
    spans = list(noticed)
    for span in listed:
        until = span.ended_on or date.max
        same = next(
            (
                n
                for n in spans
                if n.seen_from <= until and (n.ended_on or date.max) >= span.seen_from
            ),
            None,
        )
        if same is None:
            spans.append(span)
            continue
        spans[spans.index(same)] = msgspec.structs.replace(
            same, page_id=span.page_id, listed_on=span.listed_on,
            ended_on=same.ended_on or span.ended_on,
        )  # fmt: skip
    return sorted(spans, key=lambda span: span.seen_from)


def _dated(spans: list[Span], on: date | None) -> list[Span]:
    """The newest time with the day that its entry states, which is where it began if none told.

    A day after the one on which the list was seen to hold the entry is only told beside it.
    """
    if on is None or not spans:
        return spans
    newest = msgspec.structs.replace(spans[-1], dated_on=on)
    if newest.notice is None and on <= newest.seen_from:
        newest = msgspec.structs.replace(newest, began_on=on)
    return [*spans[:-1], newest]


def _dates(engine: Engine) -> dict[str, date]:
    """Day stated of each entry that stands under programs over the Court alone.

    Of one that other programs list too the day may be that of another designation. The list
    service's answer for the entry comes before the advanced list.
    """
    rows = live(engine, "SanctionsDate", order=[TABLES["SanctionsDate"].c.witness])
    return {
        row.entry_id: row.listed_on
        for row in rows
        if all(TAG.search(program) for program in row.programs.split("; "))
    }


def _notices(engine: Engine) -> dict[str, list[Row]]:
    """Lines of notices under programs over the Court, by the id of the name."""
    found: dict[str, list[Row]] = {}
    acted = TABLES["SanctionsAction"].c.acted_on.is_not(None)
    for row in live(engine, "SanctionsAction", acted):
        if TAG.search(row.programs):
            found.setdefault(id_of(row.name), []).append(row)
    return found


def _from_notices(same: list[Row]) -> Listed:
    """A name of which notices tell and no list that was read."""
    newest = max(same, key=lambda row: row.acted_on)
    key = f"ofac:notice:{id_of(newest.name)}"
    kind = "individual" if "(individual)" in newest.text else "entity"
    return Listed(
        key, newest.name, kind, newest.programs, newest.page_id, _notice_spans(same),
        [notice_event(key, row) for row in sorted(same, key=lambda row: row.acted_on)],
    )  # fmt: skip
