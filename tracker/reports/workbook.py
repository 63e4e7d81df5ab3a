"""Rows as an Excel workbook: a sheet of them, and a sheet that says how they came to be."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.reports.writing import Rows, cell, write_csv

MOST_ROWS = 1_048_576  # of a sheet, its header among them
MOST_LETTERS = 32_767  # of a cell, as UTF-16 counts them
CUT = "… [cut: the CSV has all of it]"
_FIRST_DAY = date(1900, 3, 1)  # before it Excel counts a day that never was; text holds those days
# What a text says stays text: nothing is made a formula, a link or a number by its looks.
_OPTIONS = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
    "strings_to_numbers": False,
}  # fmt: skip


def write_xlsx(rows: Rows, out: BinaryIO) -> int:
    """Number of rows written as a workbook; one that is full goes on in the next sheet.

    Times: Excel knows no zones, so every moment is in UTC and says so.
    """
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        sheets, digest = _Sheets(book, rows), _Digest()
        count = write_csv(Rows(rows.names, sheets.passing()), digest)
        lines = [
            *rows.about(),
            ("Rows", str(count)),
            ("SHA-256", f"{digest.sha.hexdigest()} (of these rows as CSV, UTF-8 without a mark)"),
            *sheets.notes(),
        ]
        _write_method(book, lines)
    return count


class _Digest:
    """A file for text of which only the hash is kept."""

    def __init__(self) -> None:
        self.sha = sha256()

    def write(self, text: str) -> None:
        """Take a text in."""
        self.sha.update(text.encode())


class _Sheets:
    """The rows' sheets, and what could not be shown in them as it is."""

    def __init__(self, book: xlsxwriter.Workbook, rows: Rows) -> None:
        self._book, self._rows = book, rows
        self._heading = book.add_format({"bold": True, "bottom": 1})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._moment = book.add_format({"num_format": 'yyyy-mm-dd hh:mm:ss "UTC"', "align": "left"})
        self._sheets, self._cut, self._old = 0, 0, 0

    def passing(self) -> Iterator[dict[str, Any]]:
        """The rows, each written into its sheet as it passes."""
        sheet, at = self._new_sheet(), 0
        for row in self._rows:
            if at == MOST_ROWS - 1:
                sheet, at = self._new_sheet(), 0
            at += 1
            for place, name in enumerate(self._rows.names):
                self._write(sheet, at, place, cell(row[name]))
            yield row

    def notes(self) -> Iterator[tuple[str, str]]:
        """What a reader must know of the cells."""
        yield "Moments", "in UTC"
        if self._cut:
            yield "Cut", f"{self._cut} cells of more than {MOST_LETTERS:,} letters end in: {CUT}"
        if self._old:
            yield "Old days", f"{self._old} dates before 1 March 1900 are text: Excel counts none"
        if self._sheets > 1:
            yield "Sheets", f"the rows fill {self._sheets} sheets"

    def _new_sheet(self) -> Worksheet:
        self._sheets += 1
        sheet = self._book.add_worksheet("Rows" if self._sheets == 1 else f"Rows {self._sheets}")
        for place, name in enumerate(self._rows.names):
            sheet.write_string(0, place, name, self._heading)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, max(0, len(self._rows.names) - 1), 20)
        return sheet

    def _write(self, sheet: Worksheet, row: int, column: int, value: Any) -> None:
        if isinstance(value, date) and _day(value) >= _FIRST_DAY:
            sheet.write_datetime(row, column, *self._dated(value))
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, int | float) and abs(value) < 2**53:
            sheet.write_number(row, column, value)
        elif value is not None:
            self._old += isinstance(value, date)
            sheet.write_string(row, column, self._fitting(str(value)))

    def _dated(self, value: date) -> tuple[date, Format]:
        if isinstance(value, datetime):
            return value.astimezone(UTC).replace(tzinfo=None), self._moment
        return value, self._day

    def _fitting(self, text: str) -> str:
        if len(text) <= MOST_LETTERS // 2 or _letters(text) <= MOST_LETTERS:
            return text
        self._cut += 1
        room = 2 * (MOST_LETTERS - _letters(CUT))
        return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _letters(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _write_method(book: xlsxwriter.Workbook, lines: list[tuple[str, str]]) -> None:
    sheet = book.add_worksheet("How this was made")
    label, wrapped = book.add_format({"bold": True, "valign": "top"}), book.add_format()
    wrapped.set_text_wrap()
    sheet.set_column(0, 0, 34, label)
    sheet.set_column(1, 1, 100, wrapped)
    for at, (name, words) in enumerate(lines):
        sheet.write_string(at, 0, name, label)
        sheet.write_string(at, 1, words, wrapped)
