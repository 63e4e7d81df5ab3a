"""Exports: stored records and derived lists as JSON or CSV, sorted by key, by their field names.

Mentions say what people ruled of them; every other value that people rule on is stored with the
ruling (tracker.store.settled), or derived by it.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

import msgspec
from sqlalchemy import Connection, select

from tracker.errors import TrackerError
from tracker.queries.rulings import ruled_mentions
from tracker.records import RECORDS, Mention, Record, Ruling, mention_key
from tracker.reports.derived import DERIVED, Derived, derived_rows
from tracker.store.tables import TABLES, PageRow, snake

_NAMES = {"VoteCast": "casts", "Person": "people", "Basis": "bases", "Summary": "summaries"}
_PROVENANCE = ("origin", "first_seen_at", "last_seen_at", "changed_at", "gone_at")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_name(name: str) -> str:
    """What a record class is called on the command line: RollCall -> roll-calls."""
    if name in _NAMES:
        return _NAMES[name]
    dashed = snake(name).replace("_", "-")
    if dashed.endswith("y"):
        return dashed[:-1] + "ies"
    return dashed + ("es" if dashed.endswith(("s", "ch", "x")) else "s")


EXPORTS: dict[str, type[Record]] = {export_name(name): record for name, record in RECORDS.items()}


class Rows:
    """Flat rows with their column names, which are known even where there is no row."""

    def __init__(self, names: Iterable[str], rows: Iterable[dict[str, Any]]) -> None:
        self.names = list(names)
        self._rows = rows

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self._rows)


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
    """Flat rows sorted by key; filters are field -> value, compared as text.

    With provenance each row also says which page stated it, that page's sha256 and our times (UTC).
    """
    if isinstance(what, Derived):
        if gone or provenance:
            raise TrackerError("a derived list has no page of its own, and nothing of it is gone")
        return Rows(what.row.__struct_fields__, derived_rows(connection.engine, what, filters))
    names = [*what.__struct_fields__]
    names += ["page_url", "page_sha256", *_PROVENANCE] if provenance else []
    if what is not Mention:
        return Rows(names, _stored(connection, what, filters, gone, provenance))
    later = {name: filters[name] for name in ("verdict",) if name in filters}
    kept = {name: value for name, value in filters.items() if name not in later}
    ruled = ruled_mentions(connection)
    rows = (_as_ruled(row, ruled) for row in _stored(connection, what, kept, gone, provenance))
    return Rows(names, (row for row in rows if later.items() <= row.items()))


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
        yield msgspec.to_builtins(dict(row._mapping))


def _typed(record: type[Record], name: str, value: str) -> Any:
    kind = next(field.type for field in msgspec.structs.fields(record) if field.name == name)
    try:
        return msgspec.convert(value, kind, strict=False)
    except msgspec.ValidationError as error:
        raise TrackerError(f"{name}={value!r}: {error}") from None


def write_json(rows: Iterable[dict[str, Any]], out: TextIO) -> int:
    """Number of rows written as one JSON array, a row a line."""
    count = 0
    out.write("[")
    for row in rows:
        out.write((",\n" if count else "\n") + msgspec.json.encode(row).decode())
        count += 1
    out.write("\n]\n" if count else "]\n")
    return count


def write_csv(rows: Iterable[dict[str, Any]], out: TextIO) -> int:
    """Number of rows written as CSV under a header; no cell can be taken for a formula.

    Where there is no row the header stands alone, if the rows say their names.
    """
    count, writer = 0, None
    if isinstance(rows, Rows):
        writer = csv.DictWriter(out, rows.names)
        writer.writeheader()
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, list(row))
            writer.writeheader()
        writer.writerow({name: plain_cell(value) for name, value in row.items()})
        count += 1
    return count


def plain_cell(value: Any) -> Any:
    """A cell that a spreadsheet shows as text: an apostrophe stands before would-be formulas."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


WRITERS = {"json": write_json, "csv": write_csv}
