"""A workbook has the rows as they are: text as text, days as days, and says what it could not."""

import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from tracker.reports import workbook
from tracker.reports.workbook import CUT, MOST_LETTERS, write_xlsx
from tracker.reports.writing import Rows


def _book(values: list, name: str = "x"):
    out = io.BytesIO()
    rows = Rows([name], [{name: value} for value in values], lambda: [("Table", "test")])
    assert write_xlsx(rows, out) == len(values)
    return load_workbook(out)


def _cells(values: list) -> list:
    return [row[0] for row in _book(values)["Rows"].iter_rows(min_row=2)]


def _said(values: list) -> dict[str, str]:
    return dict(_book(values)["How this was made"].values)


@pytest.mark.parametrize(
    "text", ["=1+1", "{=1}", "@x", "-2", "00123", "https://x.gov", "mailto:a@x.gov", " x ", "TRUE",
             "two\nlines", "a\x07b\x00c", "_x0041_", "\ufffe", "𝄞", "2025-01-09", "<b>&amp;"]
)  # fmt: skip
def test_text_stays_text(text: str):
    (cell,) = _cells([text])
    assert (unescape(cell.value), cell.data_type, cell.hyperlink) == (text, "s", None)


def test_numbers_and_truths_are_what_they_are():
    assert [cell.value for cell in _cells([7, 2.5, True, None, 2**60])] == [
        7, 2.5, True, None, str(2**60),
    ]  # fmt: skip


def test_days_are_days_and_moments_are_in_utc():
    day, moment = _cells([date(2025, 1, 9), datetime(2025, 1, 9, 14, 5, 6, tzinfo=UTC)])
    assert (day.value.isoformat(), day.number_format) == ("2025-01-09T00:00:00", "yyyy-mm-dd")
    assert moment.value.isoformat() == "2025-01-09T14:05:06"
    assert "UTC" in moment.number_format


def test_a_day_that_excel_cannot_count_is_text_and_told():
    assert [cell.value for cell in _cells([date(1789, 3, 4)])] == ["1789-03-04"]
    assert _said([date(1789, 3, 4)])["Old days"].startswith("1 dates before")
    assert "Old days" not in _said([date(2025, 1, 9)])


@pytest.mark.parametrize("letter", ["x", "𝄞"])
def test_a_text_too_long_for_a_cell_is_cut_with_a_mark_and_told(letter: str):
    whole, long = "x" * MOST_LETTERS, letter * (MOST_LETTERS + 1)
    kept, cut = (cell.value for cell in _cells([whole, long]))
    assert kept == whole
    assert cut.endswith(CUT)
    assert set(cut.removesuffix(CUT)) == {letter}
    assert MOST_LETTERS - 2 < len(cut.encode("utf-16-le")) // 2 <= MOST_LETTERS
    assert _said([whole, long])["Cut"].startswith("1 cells")


def test_a_list_is_its_json():
    assert [cell.value for cell in _cells([["a", 1], {"b": None}])] == ['["a",1]', '{"b":null}']


def test_a_full_sheet_goes_on_in_the_next(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    book = _book(["a", "b", "c", "d", "e"])
    assert book.sheetnames == ["Rows", "Rows 2", "Rows 3", "How this was made"]
    assert [[cell.value for cell in sheet["A"]] for sheet in book.worksheets[:3]] == [
        ["x", "a", "b"], ["x", "c", "d"], ["x", "e"],
    ]  # fmt: skip
    said = dict(book["How this was made"].values)
    assert (said["Rows"], said["Sheets"]) == ("5", "the rows fill 3 sheets")
