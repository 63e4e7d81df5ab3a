"""Committees' meetings that concern the Court: ahead, moved, postponed, canceled, held."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Engine, Row, select

from tracker.queries.rows import by, first, live
from tracker.store.tables import TABLES, ChangeRow

_HEARING, _DOCUMENT = TABLES["Hearing"], TABLES["Document"]
_CHANGE = ChangeRow.__table__
_EASTERN = ZoneInfo("America/New_York")
_WATCHED = ("held_on", "starts_at", "place", "status")


class Moment(msgspec.Struct, frozen=True):
    """When, where and in what standing a publisher said that a meeting would be."""

    held_on: date
    starts_at: datetime | None
    place: str | None
    status: str | None


class HearingEvent(msgspec.Struct, frozen=True):
    """A change that a publisher made to a meeting, and when we saw it."""

    kind: str
    seen_at: datetime
    before: Moment
    after: Moment


class Table(msgspec.Struct, frozen=True):
    """A measure, nomination or treaty on the table; bill_id where it is a bill."""

    measure: str
    bill_id: str | None
    description: str | None
    url: str | None


class Witness(msgspec.Struct, frozen=True):
    """A person called to testify."""

    name: str
    role: str | None
    organization: str | None
    panel: int | None


class Twin(msgspec.Struct, frozen=True):
    """The same meeting as another publisher states it; differs: another day or standing."""

    document_id: str
    stated: Moment
    differs: bool


class HearingView(msgspec.Struct, frozen=True):
    """A meeting as the list shows it; state says how it stands on a day.

    state: upcoming, moved (still ahead, not as first stated), postponed, canceled, unlisted (its
    chamber's list of what is ahead no longer names it, before its day), past.
    """

    document_id: str
    chamber: str
    kind: str
    title: str
    committee: str
    held_on: date
    starts_at: datetime | None
    place: str | None
    status: str | None
    status_text: str | None
    state: str
    url: str
    video_url: str | None
    first_seen_at: datetime
    page_id: int
    table: tuple[Table, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    events: tuple[HearingEvent, ...] = ()
    also_stated_by: tuple[Twin, ...] = ()

    @property
    def is_ahead(self) -> bool:
        """Whether it is still to be held as stated."""
        return self.state in ("upcoming", "moved")


class HearingLine(msgspec.Struct, frozen=True):
    """A meeting on one line, as a spreadsheet takes it."""

    document_id: str
    state: str
    chamber: str
    committee: str
    kind: str
    held_on: date
    starts_at: datetime | None
    place: str | None
    title: str
    measures: str
    witnesses: str
    changes: str
    url: str


def read_hearings(engine: Engine, today: date) -> list[HearingView]:
    """Every meeting kept, the latest day first; today is Washington's."""
    wanted = (
        select(_HEARING, _DOCUMENT.c.title, _DOCUMENT.c.url)
        .join(_DOCUMENT, _DOCUMENT.c.document_id == _HEARING.c.document_id)
        .where(_HEARING.c.gone_at.is_(None), _DOCUMENT.c.gone_at.is_(None))
        .order_by(_HEARING.c.held_on.desc(), _HEARING.c.document_id)
    )
    with engine.connect() as connection:
        rows = list(connection.execute(wanted))
    events, unlisted = _events(engine, rows), _unlisted(engine)
    tables = by(live(engine, "HearingMeasure"), lambda row: row.document_id)
    order = (TABLES["HearingWitness"].c.position,)
    witnesses = by(live(engine, "HearingWitness", order=order), lambda row: row.document_id)
    found = [
        _view(row, today, events[row.document_id], row.document_id in unlisted,
              tables.get(row.document_id, ()), witnesses.get(row.document_id, ()))
        for row in rows
    ]  # fmt: skip
    return _joined(found)


def flat(row: HearingView) -> HearingLine:
    """The meeting on one line; several measures, witnesses or changes are joined by '; '."""
    told = {
        "measures": "; ".join(t.measure for t in row.table),
        "witnesses": "; ".join(
            ", ".join(filter(None, (who.name, who.role, who.organization))) for who in row.witnesses
        ),
        "changes": "; ".join(f"{event.seen_at:%Y-%m-%d} {event.kind}" for event in row.events),
    }
    names = [name for name in HearingLine.__struct_fields__ if name not in told]
    return HearingLine(**{name: getattr(row, name) for name in names}, **told)


def read_hearing(engine: Engine, document_id: str, today: date) -> HearingView | None:
    """One meeting, None if the id is none of a meeting that is kept."""
    return next((h for h in read_hearings(engine, today) if h.document_id == document_id), None)


def read_papers(engine: Engine, document_id: str) -> list[Row]:
    """Papers of a meeting that its publisher lists, newest first; read_as is one's own document."""
    paper = TABLES["HearingPaper"]
    wanted = (
        select(paper, _DOCUMENT.c.document_id.label("read_as"))
        .outerjoin(_DOCUMENT, _DOCUMENT.c.pdf_url == paper.c.url)
        .where(paper.c.document_id == document_id, paper.c.gone_at.is_(None))
        .order_by(paper.c.published_at.desc().nulls_last(), paper.c.description)
    )
    with engine.connect() as connection:
        return list(connection.execute(wanted))


def read_meeting_of(engine: Engine, document_id: str) -> Row | None:
    """The meeting at which a paper was handed in, as a document: its id and title; None if unkept.

    The id of the paper names the number of the meeting: house-paper:119999/…
    """
    event = document_id.partition(":")[2].partition("/")[0]
    return first(engine, "Document", _DOCUMENT.c.document_id == f"house-meeting:{event}")


def read_transcripts(engine: Engine, document_id: str) -> list[Row]:
    """Printed transcripts of what the same committee held that day: document_id and title."""
    hearing = first(engine, "Hearing", _HEARING.c.document_id == document_id)
    if hearing is None or not hearing.committee_codes:
        return []
    told = TABLES["HearingTranscript"]
    wanted = (
        select(told.c.document_id, told.c.committee_codes, _DOCUMENT.c.title)
        .join(_DOCUMENT, _DOCUMENT.c.document_id == told.c.document_id)
        .where(told.c.held_on == hearing.held_on, told.c.gone_at.is_(None))
    )
    codes = set(hearing.committee_codes.split("; "))
    with engine.connect() as connection:
        rows = list(connection.execute(wanted))
    return [row for row in rows if codes & set((row.committee_codes or "").split("; "))]


def _view(
    row: Row, today: date, events: tuple[HearingEvent, ...], is_unlisted: bool,
    table: Iterable[Row], witnesses: Iterable[Row],
) -> HearingView:  # fmt: skip
    moved = row.status == "rescheduled" or any(event.kind == "moved" for event in events)
    if row.status in ("canceled", "postponed"):
        state = row.status
    elif is_unlisted:
        state = "unlisted"
    elif row.held_on < today:
        state = "past"
    else:
        state = "moved" if moved else "upcoming"
    names = HearingView.__struct_fields__[: HearingView.__struct_fields__.index("table")]
    values = {name: row._mapping[name] for name in names if name != "state"}
    return HearingView(
        **values, state=state, events=events,
        table=tuple(Table(t.measure, t.bill_id, t.description, t.url) for t in table),
        witnesses=tuple(Witness(w.name, w.role, w.organization, w.panel) for w in witnesses),
    )  # fmt: skip


def _events(engine: Engine, rows: list[Row]) -> dict[str, tuple[HearingEvent, ...]]:
    """What changed of each meeting, oldest first: what stood before, and what then stood."""
    said: dict[str, list[tuple[datetime, Moment]]] = defaultdict(list)
    wanted = select(_CHANGE).where(_CHANGE.c.record == "Hearing").order_by(_CHANGE.c.id)
    with engine.connect() as connection:
        for change in connection.execute(wanted):
            before = msgspec.convert({n: change.old[n] for n in _WATCHED}, Moment)
            said[change.key[0]].append((change.at, before))
    events: dict[str, tuple[HearingEvent, ...]] = defaultdict(tuple)
    for row in rows:
        changes = said[row.document_id]
        stood = [before for _, before in changes]
        stood.append(Moment(*(row._mapping[name] for name in _WATCHED)))
        found = [
            HearingEvent(kind, at, before, after)
            for (at, before), after in zip(changes, stood[1:], strict=True)
            if (kind := _kind(before, after))
        ]
        events[row.document_id] = tuple(found)
    return events


def _kind(before: Moment, after: Moment) -> str | None:
    """What a change was: a new standing that is said, else another day, hour or place."""
    if after.status != before.status and after.status in ("canceled", "postponed"):
        return after.status
    if before.status in ("canceled", "postponed") and after.status != before.status:
        return "on again"
    same = (before.held_on, before.starts_at, before.place) == (
        after.held_on, after.starts_at, after.place,
    )  # fmt: skip
    return None if same else "moved"


def _unlisted(engine: Engine) -> set[str]:
    """Meetings that left their chamber's list of those ahead before their day."""
    listing = TABLES["HearingListing"]
    with engine.connect() as connection:
        gone = connection.execute(select(listing).where(listing.c.gone_at.is_not(None)))
        return {
            row.document_id for row in gone
            if row.gone_at.astimezone(_EASTERN).date() < row.held_on
        }  # fmt: skip


def _joined(rows: list[HearingView]) -> list[HearingView]:
    """One row a meeting: where its chamber states it, Congress.gov's word is told beside it."""
    own = {_number(row): row for row in rows if not row.document_id.startswith("congress-")}
    others: dict[str, list[Twin]] = defaultdict(list)
    kept = []
    for row in rows:
        twin = own.get(_number(row))
        if twin is None or twin is row:
            kept.append(row)
        else:
            stated = Moment(row.held_on, row.starts_at, row.place, row.status)
            same = row.held_on == twin.held_on and row.status in (None, twin.status)
            others[twin.document_id].append(Twin(row.document_id, stated, not same))
    return [
        msgspec.structs.replace(row, also_stated_by=tuple(others[row.document_id])) for row in kept
    ]


def _number(row: HearingView) -> tuple[str, str]:
    return row.chamber, row.document_id.rpartition(":")[2]
