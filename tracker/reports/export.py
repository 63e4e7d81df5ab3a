"""Exports: stored records and derived lists as files, sorted by key, by their field names.

Mentions say what people ruled of them; every other value that people rule on is stored with the
ruling (tracker.store.settled), or derived by it.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, TextIO

import msgspec
from sqlalchemy import Connection, select

from tracker.errors import TrackerError
from tracker.queries.rulings import ruled_mentions
from tracker.queries.upkeep.freshness import read_sources
from tracker.records import RECORDS, Mention, Record, Ruling, mention_key
from tracker.reports.derived import DERIVED, Derived, derived_rows
from tracker.reports.method import method
from tracker.reports.workbook import write_xlsx
from tracker.reports.writing import About, Rows, write_csv, write_json
from tracker.store.tables import TABLES, PageRow, snake

_NAMES = {"VoteCast": "casts", "Person": "people", "Basis": "bases", "Summary": "summaries"}
_PROVENANCE = ("origin", "first_seen_at", "last_seen_at", "changed_at", "gone_at")


def export_name(name: str) -> str:
    """What a record class is called on the command line: RollCall -> roll-calls."""
    if name in _NAMES:
        return _NAMES[name]
    dashed = snake(name).replace("_", "-")
    if dashed.endswith("y"):
        return dashed[:-1] + "ies"
    return dashed + ("es" if dashed.endswith(("s", "ch", "x")) else "s")


EXPORTS: dict[str, type[Record]] = {export_name(name): record for name, record in RECORDS.items()}


def find_export(what: str) -> type[Record] | Derived:
    """Record class or derived list of an export; TrackerError names the choices."""
    found = EXPORTS.get(what) or DERIVED.get(what)
    if found is None:
        choices = ", ".join(sorted({*EXPORTS, *DERIVED}))
        raise TrackerError(f"nothing is called {what!r}; there are {choices}")
    return found


def read_rows(
    connection: Connection, what: type[Record] | Derived, filters: dict[str, str], *,
    gone: bool = False, provenance: bool = False,
) -> Rows:  # fmt: skip
    """Flat rows sorted by key, which can say how they came to be; filters are field -> value.

    With provenance each row also says which page stated it, that page's sha256 and our times (UTC).
    """

    def about() -> About:
        asked = {**filters, "gone": "also"} if gone else filters
        sources = read_sources(connection.engine)
        return method(_name(what), "tracker export", asked, sources, datetime.now(UTC))

    if isinstance(what, Derived):
        if gone or provenance:
            raise TrackerError("a derived list has no page of its own, and nothing of it is gone")
        derived = derived_rows(connection.engine, what, filters)
        return Rows(what.row.__struct_fields__, derived, about)
    names = [*what.__struct_fields__]
    names += ["page_url", "page_sha256", *_PROVENANCE] if provenance else []
    if what is not Mention:
        return Rows(names, _stored(connection, what, filters, gone, provenance), about)
    later = {name: filters[name] for name in ("verdict",) if name in filters}
    kept = {name: value for name, value in filters.items() if name not in later}
    ruled = ruled_mentions(connection)
    rows = (_as_ruled(row, ruled) for row in _stored(connection, what, kept, gone, provenance))
    return Rows(names, (row for row in rows if later.items() <= row.items()), about)


def _name(what: type[Record] | Derived) -> str:
    return next(name for name, found in {**EXPORTS, **DERIVED}.items() if found is what)


def _as_ruled(row: dict[str, Any], ruled: Mapping[str, Ruling]) -> dict[str, Any]:
    """A mention with a person's word on it: other where it does not mean the Court."""
    word = ruled.get(mention_key(row["subject"], row["text"], row["passage"]))
    if word is None:
        return row
    verdict = "other" if word.verdict == "reject" else "court"
    why = f"{word.author}: {word.reason}"
    return {**row, "verdict": verdict, "rule": "a person's ruling", "why": why}


def _stored(
    connection: Connection, record: type[Record], filters: dict[str, str], gone: bool,
    provenance: bool,
) -> Iterator[dict[str, Any]]:  # fmt: skip
    table, page = TABLES[record.__name__], PageRow.__table__
    columns = [table.c[name] for name in record.__struct_fields__]
    wanted = select(*columns)
    if provenance:
        wanted = select(
            *columns, page.c.url.label("page_url"), page.c.sha256.label("page_sha256"),
            *(table.c[name] for name in _PROVENANCE),
        ).join(page, page.c.id == table.c.page_id)  # fmt: skip
    for name, value in filters.items():
        if name not in record.__struct_fields__:
            choices = ", ".join(record.__struct_fields__)
            raise TrackerError(f"{record.__name__} has no field {name!r}; it has {choices}")
        wanted = wanted.where(table.c[name] == _typed(record, name, value))
    if not gone:
        wanted = wanted.where(table.c.gone_at.is_(None))
    wanted = wanted.order_by(*(table.c[name] for name in record.KEY))
    for row in connection.execution_options(yield_per=2000).execute(wanted):
        yield dict(row._mapping)


def _typed(record: type[Record], name: str, value: str) -> Any:
    kind = next(field.type for field in msgspec.structs.fields(record) if field.name == name)
    try:
        return msgspec.convert(value, kind, strict=False)
    except msgspec.ValidationError as error:
        raise TrackerError(f"{name}={value!r}: {error}") from None


def _write_xlsx(rows: Rows, out: TextIO) -> int:
    if out.isatty():
        raise TrackerError("a workbook is no text: send it to a file, as in … > bills.xlsx")
    return write_xlsx(rows, out.buffer)


WRITERS = {"json": write_json, "csv": write_csv, "xlsx": _write_xlsx}
