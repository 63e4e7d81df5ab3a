"""What each reading changed and why: new words, changed terms, or rows that a page states anew."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Engine, Row, select

from tracker.records import RECORDS, TaughtRule
from tracker.store.tables import PROVENANCE, TABLES, ChangeRow, PageRow, RunRow

_RUN, _PAGE, _CHANGE = RunRow.__table__, PageRow.__table__, ChangeRow.__table__
_MENTION, _ENTRY, _RULE = TABLES["Mention"], TABLES["TermEntry"], TABLES["TaughtRule"]
_WRITTEN = ("new", "changed", "gone", "returned")
_MOST_ROWS = 300
Kind = Literal["new", "changed", "gone", "returned"]


class TermChange(msgspec.Struct, frozen=True):
    """An entry of the terms that came, changed or went before a run; rule if a person taught it."""

    entry: str
    kind: Kind
    at: datetime
    content: str
    rule: TaughtRule | None = None


class MentionChange(msgspec.Struct, frozen=True):
    """A mention that came or went in a run; before and after are verdicts, None for no mention."""

    kind: Kind
    subject: str
    record: str
    place: str
    text: str
    passage: str
    why: str
    before: str | None
    after: str | None
    page_id: int


class RunChanges(msgspec.Struct, frozen=True):
    """A run that wrote something: how many rows of which record, and what changed in the terms."""

    run_id: int
    source: str
    started_at: datetime
    finished_at: datetime
    counts: dict[str, dict[str, int]]
    is_first: bool
    terms: list[TermChange]

    def of(self, record: str) -> dict[str, int]:
        """How many rows of a record class were new, changed, gone or returned, none left out."""
        found = self.counts.get(record, {})
        return {kind: found.get(kind, 0) for kind in _WRITTEN}


class RowChange(msgspec.Struct, frozen=True):
    """A row of any record that came, changed or went in a run, with each field's values."""

    record: str
    key: tuple[Any, ...]
    kind: Kind
    fields: dict[str, tuple[Any, Any]]
    page_id: int


def read_runs(engine: Engine, source: str | None = None, limit: int = 30) -> list[RunChanges]:
    """Newest runs that wrote something, newest first."""
    wanted = select(_RUN).where(_RUN.c.finished_at.is_not(None)).order_by(_RUN.c.id.desc())
    if source:
        wanted = wanted.where(_RUN.c.source == source)
    found: list[RunChanges] = []
    with engine.connect() as connection:
        for row in connection.execute(wanted):
            if _written(row.counts):
                found.append(_run_changes(connection, row))
            if len(found) == limit:
                break
    return found


def read_run(engine: Engine, run_id: int) -> RunChanges | None:
    """One run; None if there is none of that id, or it has not ended."""
    wanted = select(_RUN).where(_RUN.c.id == run_id, _RUN.c.finished_at.is_not(None))
    with engine.connect() as connection:
        row = connection.execute(wanted).first()
        return _run_changes(connection, row) if row else None


def read_mention_changes(engine: Engine, run_id: int) -> list[MentionChange]:
    """Mentions that came, went or changed their verdict in a run, by subject and place.

    A mention of which only the wording of its reason changed is left out.
    """
    run = read_run(engine, run_id)
    if run is None:
        return []
    with engine.connect() as connection:
        came = [_mention("new", row, None, row.verdict) for row in _new(connection, "Mention", run)]
        rows = [_changed_mention(connection, row) for row in _changes(connection, "Mention", run)]
    found = [row for row in (*came, *rows) if row.before != row.after]
    return sorted(found, key=lambda row: (row.kind, row.subject, row.place, row.passage))


def read_row_changes(engine: Engine, run_id: int, record: str) -> list[RowChange]:
    """Rows of a record class that a run wrote, at most 300: fields as (before, after)."""
    names, run = RECORDS[record].__struct_fields__, read_run(engine, run_id)
    if run is None:
        return []
    with engine.connect() as connection:
        found = [
            RowChange(record, _key(record, row._mapping), "new", _fields(names, {}, row._mapping),
                      row.page_id)
            for row in _new(connection, record, run)
        ]  # fmt: skip
        for row in _changes(connection, record, run):
            after = {} if row.kind == "gone" else _values_after(connection, record, row)
            fields = _fields(names, row.old if row.kind != "returned" else {}, after)
            found.append(RowChange(record, tuple(row.key), row.kind, fields, row.page_id))
    return found[:_MOST_ROWS]


def _run_changes(connection: Connection, row: Row) -> RunChanges:
    earlier = select(_RUN.c.started_at).where(_RUN.c.source == row.source, _RUN.c.id < row.id)
    last = connection.scalar(
        earlier.where(_RUN.c.finished_at.is_not(None)).order_by(_RUN.c.id.desc()).limit(1)
    )
    terms = _term_changes(connection, last, row.started_at) if last else []
    counts = {
        name: {kind: n for kind, n in count.items() if kind in _WRITTEN and n}
        for name, count in row.counts.items()
    }
    counts = {name: count for name, count in counts.items() if count}
    return RunChanges(
        row.id, row.source, row.started_at, row.finished_at, counts, last is None, terms
    )


def _term_changes(connection: Connection, after: datetime, until: datetime) -> list[TermChange]:
    """What changed in the terms between two moments; what was kept first of all is no change."""
    first = select(_ENTRY.c.first_seen_at).order_by(_ENTRY.c.first_seen_at).limit(1)
    since = max(filter(None, (after, connection.scalar(first))))
    came = select(_ENTRY).where(_ENTRY.c.first_seen_at > since, _ENTRY.c.first_seen_at <= until)
    found = [
        TermChange(row.entry, "new", row.first_seen_at, row.content)
        for row in connection.execute(came)
    ]
    wanted = select(_CHANGE).where(
        _CHANGE.c.record == "TermEntry", _CHANGE.c.at > since, _CHANGE.c.at <= until
    )
    for row in connection.execute(wanted.order_by(_CHANGE.c.id)):
        found.append(TermChange(row.key[0], row.kind, row.at, row.old["content"]))
    columns = [_RULE.c[name] for name in TaughtRule.__struct_fields__]
    rules = [TaughtRule(*row) for row in connection.execute(select(*columns))]
    return [msgspec.structs.replace(change, rule=_rule_of(change, rules)) for change in found]


def _rule_of(change: TermChange, rules: Iterable[TaughtRule]) -> TaughtRule | None:
    """The rule that a person taught, or withdrew, last before an entry changed."""
    moments = [
        (moment, rule)
        for rule in rules
        if change.entry == f"sense:{rule.sense}"
        for moment in (rule.taught_at, rule.withdrawn_at)
        if moment is not None and moment <= change.at
    ]
    return max(moments, key=lambda pair: pair[0])[1] if moments else None


def _new(connection: Connection, record: str, run: RunChanges) -> list[Row]:
    table = TABLES[record]
    wanted = (
        select(table)
        .join(_PAGE, _PAGE.c.id == table.c.page_id)
        .where(table.c.first_seen_at.between(run.started_at, run.finished_at))
        .where(_PAGE.c.source == run.source)
    )
    return list(connection.execute(wanted))


def _changes(connection: Connection, record: str, run: RunChanges) -> list[Row]:
    wanted = (
        select(_CHANGE)
        .join(_PAGE, _PAGE.c.id == _CHANGE.c.page_id)
        .where(_CHANGE.c.record == record, _PAGE.c.source == run.source)
        .where(_CHANGE.c.at.between(run.started_at, run.finished_at))
        .order_by(_CHANGE.c.id)
    )
    return list(connection.execute(wanted))


def _changed_mention(connection: Connection, row: Row) -> MentionChange:
    after = None if row.kind == "gone" else _values_after(connection, "Mention", row)
    before = None if row.kind == "returned" else row.old["verdict"]
    shown = {**row.old, "page_id": row.page_id} if after is None else after
    return _mention(row.kind, shown, before, after and after["verdict"])


def _mention(kind: Kind, row: Any, before: str | None, after: str | None) -> MentionChange:
    values = row._mapping if isinstance(row, Row) else row
    names = ("subject", "found_in", "place", "text", "passage", "why")
    return MentionChange(kind, *(values[n] for n in names), before, after, values["page_id"])


def _values_after(connection: Connection, record: str, change: Row) -> dict[str, Any]:
    """What a row held after a change: the old values of its next change, else what it holds now."""
    later = select(_CHANGE.c.key, _CHANGE.c.old).where(
        _CHANGE.c.record == record, _CHANGE.c.id > change.id
    )
    for row in connection.execute(later.order_by(_CHANGE.c.id)):
        if row.key == change.key:
            return row.old
    table = TABLES[record]
    keys = zip(RECORDS[record].KEY, change.key, strict=True)
    types = {name: table.c[name].type.python_type for name in RECORDS[record].KEY}
    wheres = [table.c[name] == msgspec.convert(part, types[name]) for name, part in keys]
    found = connection.execute(select(table).where(*wheres)).first()
    return msgspec.to_builtins(dict(found._mapping)) if found else {}


def _key(record: str, values: Any) -> tuple[Any, ...]:
    return tuple(values[name] for name in RECORDS[record].KEY)


def _fields(names: Iterable[str], before: Any, after: Any) -> dict[str, tuple[Any, Any]]:
    pairs = {
        name: (msgspec.to_builtins(before.get(name)), msgspec.to_builtins(after.get(name)))
        for name in names
        if name not in PROVENANCE
    }
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _written(counts: dict[str, dict[str, int]]) -> bool:
    return any(count.get(kind) for count in counts.values() for kind in _WRITTEN)
