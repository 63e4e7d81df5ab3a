"""Tables as files: the address at which a view's table lies, and the forms it is given in."""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from secrets import token_urlsafe
from weakref import WeakValueDictionary

import msgspec
import streamlit as st

from dashboard import marks
from tracker.reports.workbook import write_xlsx
from tracker.reports.writing import About, Rows, struct_rows, write_csv

_HELD = "table_file"


@dataclass(eq=False)
class TableFile:
    """The table of the view that a visitor has open: its name, and what reads its rows.

    of is the class of the rows, for the header of a table that may be empty; about says how the
    table was made.
    """

    token: str = field(default_factory=lambda: token_urlsafe(12))
    name: str = ""
    rows: Callable[[], Iterable[msgspec.Struct]] = tuple
    of: type[msgspec.Struct] | None = None
    about: Callable[[], About] = list

    def body(self, form: str) -> bytes:
        """The rows as they are now, as a file of a form."""
        return FORMS[form].write(struct_rows(self.rows(), self.of, self.about))


def _csv(rows: Rows) -> bytes:
    """In the dress that spreadsheets know as UTF-8."""
    out = io.StringIO()
    write_csv(rows, out)
    return out.getvalue().encode("utf-8-sig")


def _xlsx(rows: Rows) -> bytes:
    out = io.BytesIO()
    write_xlsx(rows, out)
    return out.getvalue()


@dataclass(frozen=True)
class Form:
    """A form of file: what it is served as, and what makes it."""

    content_type: str
    write: Callable[[Rows], bytes]


FORMS = {
    "xlsx": Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    "csv": Form("text/csv; charset=utf-8", _csv),
}
# Each is held by its visitor's session and goes with it.
_open_files: "WeakValueDictionary[str, TableFile]" = WeakValueDictionary()


def table_addresses() -> dict[str, str]:
    """Address of the table of the view that is being drawn, in each form."""
    token = _held_file().token
    return {form: marks.address(f"table/{token}.{form}") for form in FORMS}


def offer_table(
    name: str, rows: Callable[[], Iterable[msgspec.Struct]], of: type[msgspec.Struct] | None,
    about: Callable[[], About],
) -> None:  # fmt: skip
    """Let a view's table be had at its addresses until the visitor leaves or opens another view.

    The file is made when asked for.
    """
    file = _held_file()
    file.name, file.rows, file.of, file.about = name, rows, of, about


def _held_file() -> TableFile:
    file = st.session_state.get(_HELD)
    if file is None:
        file = st.session_state[_HELD] = TableFile()
        _open_files[file.token] = file
    return file


def find_table(token: str) -> TableFile | None:
    """The table that an address names, None once its visitor has left."""
    return _open_files.get(token)
