"""Rows written as JSON or CSV; tracker.reports.workbook writes the same rows for Excel."""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, TextIO

import msgspec

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
About = list[tuple[str, str]]


class Rows:
    """Flat rows with their column names, which are known even where there is no row.

    about says how they came to be, label by label; it is asked only by a form that can say it.
    """

    def __init__(
        self, names: Iterable[str], rows: Iterable[dict[str, Any]],
        about: Callable[[], About] = list,
    ) -> None:  # fmt: skip
        self.names = list(names)
        self.about = about
        self._rows = rows

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self._rows)


def struct_rows(
    rows: Iterable[msgspec.Struct], of: type[msgspec.Struct] | None, about: Callable[[], About]
) -> Rows:
    """Structs as rows; of is their class, for the names of a list that may be empty."""
    found = list(rows)
    kind = of or (type(found[0]) if found else None)
    names = kind.__struct_fields__ if kind else ()
    return Rows(names, map(msgspec.structs.asdict, found), about)


def write_json(rows: Iterable[dict[str, Any]], out: TextIO) -> int:
    """Number of rows written as one JSON array, a row a line."""
    count = 0
    out.write("[")
    for row in rows:
        out.write((",\n" if count else "\n") + msgspec.json.encode(row).decode())
        count += 1
    out.write("\n]\n" if count else "]\n")
    return count


def write_csv(rows: Rows, out: TextIO) -> int:
    """Number of rows written as CSV under a header; no cell can be taken for a formula."""
    count, writer = 0, csv.writer(out)
    if rows.names:
        writer.writerow(rows.names)
    for row in rows:
        writer.writerow([plain_cell(row[name]) for name in rows.names])
        count += 1
    return count


def plain_cell(value: Any) -> Any:
    """A cell that a spreadsheet shows as text: an apostrophe stands before would-be formulas."""
    value = cell(value)
    if isinstance(value, date):
        return msgspec.to_builtins(value)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def cell(value: Any) -> Any:
    """What one cell holds of a value: text, number, truth, date or moment; else its JSON."""
    if value is None or isinstance(value, str | int | float | date):
        return value
    return msgspec.json.encode(value).decode()
