"""Exports: each stored record class as JSON or CSV, sorted by key, by its own field names."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

import msgspec
from sqlalchemy import Connection, select

from tracker.errors import TrackerError
from tracker.records import RECORDS, Record
from tracker.store.tables import TABLES, PageRow, snake

_NAMES = {"VoteCast": "casts", "Person": "people", "Basis": "bases", "Summary": "summaries"}
_PROVENANCE = ("origin", "first_seen_at", "last_seen_at", "changed_at", "gone_at")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_name(name: str) -> str:
    """What a record class is called on the command line: RollCall -> roll-calls."""
    if name in _NAMES:
        return _NAMES[name]
    dashed = snake(name).replace("_", "-")
    return dashed[:-1] + "ies" if dashed.endswith("y") else dashed + "s"


EXPORTS: dict[str, type[Record]] = {export_name(name): record for name, record in RECORDS.items()}


def find_export(what: str) -> type[Record]:
    """Record class of an export; TrackerError names the choices."""
    if what not in EXPORTS:
        raise TrackerError(f"nothing is called {what!r}; there are {', '.join(sorted(EXPORTS))}")
    return EXPORTS[what]


def read_rows(
    connection: Connection, record: type[Record], filters: dict[str, str], *,
    gone: bool = False, provenance: bool = False,
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """Flat rows sorted by key; filters are field -> value, compared as text.

    With provenance each row also says which page stated it, that page's sha256 and our times (UTC).
    """
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
    """Number of rows written as CSV with a header; no cell can be taken for a formula."""
    count, writer = 0, None
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
