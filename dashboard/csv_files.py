"""Tables as CSV: text that no spreadsheet runs, and the address at which a view's table lies."""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from secrets import token_urlsafe
from typing import Any
from weakref import WeakValueDictionary

import msgspec
import streamlit as st

from dashboard import marks

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HELD = "csv_file"


@dataclass(eq=False)
class CsvFile:
    """The table of the view that a visitor has open: its name, and what reads its rows."""

    token: str = field(default_factory=lambda: token_urlsafe(12))
    name: str = ""
    rows: Callable[[], Iterable[msgspec.Struct]] = tuple
    of: type[msgspec.Struct] | None = None

    def body(self) -> bytes:
        """The rows as they are now, in the dress that spreadsheets know as UTF-8."""
        return csv_text(self.rows(), self.of).encode("utf-8-sig")


# Each is held by its visitor's session and goes with it.
_open_files: "WeakValueDictionary[str, CsvFile]" = WeakValueDictionary()


def offer_csv(
    name: str, rows: Callable[[], Iterable[msgspec.Struct]], of: type[msgspec.Struct] | None = None
) -> str:
    """Address of a view's table, which answers until the visitor leaves or opens another view.

    of is the class of the rows, for the header of a table that may be empty.
    """
    file = st.session_state.get(_HELD)
    if file is None:
        file = st.session_state[_HELD] = CsvFile()
        _open_files[file.token] = file
    file.name, file.rows, file.of = name, rows, of
    return marks.address(f"csv/{file.token}")


def find_csv(token: str) -> CsvFile | None:
    """The table that an address names, None once its visitor has left."""
    return _open_files.get(token)


def csv_text(rows: Iterable[msgspec.Struct], of: type[msgspec.Struct] | None = None) -> str:
    """Rows as CSV with every field; a cell that a spreadsheet would run is quoted with '.

    of is the rows' class, so that a list without rows has its header too.
    """
    out = io.StringIO()
    writer, names = csv.writer(out), of.__struct_fields__ if of else None
    if names:
        writer.writerow(names)
    for row in rows:
        if names is None:
            names = row.__struct_fields__
            writer.writerow(names)
        writer.writerow([_cell(getattr(row, name)) for name in names])
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value.isoformat() if hasattr(value, "isoformat") else value
