"""A view's table as files: the rows that its filters leave, and how they came to be."""

import csv
import io
import re
from hashlib import sha256

import pytest
from openpyxl import load_workbook
from starlette.responses import Response
from streamlit.testing.v1 import AppTest

from dashboard.table_files import TableFile
from tests.dashboard.conftest import Get, Open, as_csv, shown
from tracker.queries.upkeep.runs import Fault


def _address(at: AppTest, form: str) -> str:
    return re.search(rf'href="(/table/[^"]+\.{form})"', shown(at)).group(1)


def _csv(answer: Response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))


def test_csv_disarms_what_a_spreadsheet_would_run():
    rows = as_csv([Fault("=1+1", "@x", "-2", "plain"), Fault("a", None, "b,c", "\tt")])
    assert [list(row.values()) for row in rows] == [
        ["'=1+1", "'@x", "'-2", "plain"], ["a", "", "b,c", "'\tt"],
    ]  # fmt: skip


def test_a_file_without_rows_has_its_header():
    assert TableFile(of=Fault).body("csv").decode("utf-8-sig").strip() == "kind,url,message,sha256"
    sheet = load_workbook(io.BytesIO(TableFile(of=Fault).body("xlsx")))["Rows"]
    assert [cell.value for cell in sheet[1]] == list(Fault.__struct_fields__)
    assert sheet.max_row == 1


def test_a_view_offers_its_table_at_addresses_of_our_own(get: Get, open_page: Open):
    at = open_page("seeded", "roll_calls")
    address = _address(at, "csv")
    answer = get(address)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].endswith("roll-calls.csv")
    assert "h7-119.2025" in {row["vote_id"] for row in _csv(answer)}
    assert _address(at.run(), "csv") == address
    assert get(_address(at, "xlsx")).headers["Content-Disposition"].endswith("roll-calls.xlsx")


def test_a_table_is_saved_from_where_its_rows_are_counted_too(open_page: Open):
    at = open_page("seeded", "roll_calls")
    count = shown(at).partition('class="left">')[2].partition("</p>")[0]
    assert [_address(at, form) in count for form in ("xlsx", "csv")] == [True, True]
    none = shown(open_page("seeded", "roll_calls", q="zebra"))
    assert "Save as" not in none


def test_both_forms_have_the_rows_that_filters_leave(get: Get, open_page: Open):
    at = open_page("seeded", "roll_calls", chamber="senate")
    rows = _csv(get(_address(at, "csv")))
    assert {row["chamber"] for row in rows} == {"senate"}
    sheet = load_workbook(io.BytesIO(get(_address(at, "xlsx")).body))["Rows"]
    assert [cell.value for cell in sheet["A"]] == ["vote_id", *(row["vote_id"] for row in rows)]


def test_a_workbook_says_how_it_was_made(get: Get, open_page: Open):
    at = open_page("seeded", "roll_calls", chamber="senate")
    plain = get(_address(at, "csv")).body
    book = load_workbook(io.BytesIO(get(_address(at, "xlsx")).body))
    said = dict(book["How this was made"].values)
    assert said["Table"] == "roll-calls"
    assert said["Filter chamber"] == "senate"
    assert "chamber=senate" in said["Made by"]
    assert re.search(r"\d\d:\d\d E[SD]T \(20\d\d-.*Z\)", said["As of"])
    assert said["Rows"] == str(len(_csv(Response(plain))))
    assert said["SHA-256"].split()[0] == sha256(plain.removeprefix(b"\xef\xbb\xbf")).hexdigest()
    freshness = [words for words in said.values() if "last good run" in words]
    assert len(freshness) == 2
    assert all("https://" in words for words in freshness)


def test_a_list_without_rows_offers_its_header(get: Get, open_page: Open):
    at = open_page("record", "bills", q="zebra")
    assert get(_address(at, "csv")).body.startswith(b"\xef\xbb\xbfbill_id,")


@pytest.mark.parametrize("address", ["/table/unknown.csv", "/table/unknown.exe"])
def test_the_table_of_a_closed_view_is_not_found(get: Get, address: str):
    answer = get(address)
    assert answer.status_code == 404
    assert b"Open its page again" in answer.body


@pytest.mark.parametrize(
    "page, who, told_apart",
    [("member", "M000312", {"stance": "not_determined"}), ("official", "marco-rubio", {})],
)
def test_the_file_of_a_ledger_has_the_acts_that_its_page_counts(
    get: Get, open_page: Open, page: str, who: str, told_apart: dict[str, str]
):
    for chosen in ({}, {"stance": "against"}, told_apart):
        at = open_page("seeded", page, id=who, **chosen)
        told = int(re.search(r'class="left">(\d+|No) act', shown(at)).group(1).replace("No", "0"))
        assert len(_csv(get(_address(at, "csv")))) == told
