"""Exports: the record's own fields, sorted by key; filters named; nothing a spreadsheet runs."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from scrapers.archive import Archive
from tests.core.test_provisions import add_bill
from tracker.errors import TrackerError
from tracker.queries.rows import live
from tracker.reading.keep import Known, keep
from tracker.records import RECORDS, Document, Mention, VoteCast
from tracker.reports.export import EXPORTS, WRITERS, find_export, read_rows
from tracker.reports.writing import plain_cell, write_csv, write_json
from tracker.store.db import writing
from tracker.store.put import put
from tracker.store.reviews import rule_mention

CASTS = [
    VoteCast("h7-119.2025", "B000002", "B000002", None, "=cmd()", "D", "NY", "nay", "No"),
    VoteCast("h7-119.2025", "A000001", "A000001", None, "Doe", "R", "TX", "yea", "Aye"),
]


@pytest.fixture
def filled(store, add_page):
    with writing(store) as connection:
        put(connection, CASTS, add_page(connection, "https://clerk.house.gov/evs/2025/roll007.xml"))
    return store


def _rows(store, **options):
    filters = options.pop("filters", {})
    with store.connect() as connection:
        return list(read_rows(connection, VoteCast, filters, **options))


def test_every_record_class_can_be_exported():
    assert set(EXPORTS.values()) == set(RECORDS.values())
    assert all(not name.endswith(("sss", "chs")) for name in EXPORTS)
    for name in ("bills", "speeches", "roll-calls", "casts", "members", "documents", "mentions"):
        assert name in EXPORTS


def test_rows_have_the_fields_of_the_record_and_the_order_of_its_key(filled):
    rows = _rows(filled)
    assert [row["member"] for row in rows] == ["A000001", "B000002"]
    assert list(rows[0]) == list(VoteCast.__struct_fields__)


def test_provenance_names_the_page_and_its_hash(filled):
    row = _rows(filled, provenance=True)[0]
    assert row["page_url"] == "https://clerk.house.gov/evs/2025/roll007.xml"
    assert len(row["page_sha256"]) == 64
    assert row["first_seen_at"].tzinfo is not None


def test_filters_choose_rows_and_a_wrong_one_is_named(filled):
    assert [r["member"] for r in _rows(filled, filters={"position": "nay"})] == ["B000002"]
    with pytest.raises(TrackerError, match="no field 'colour'"):
        _rows(filled, filters={"colour": "blue"})


def test_what_is_gone_is_left_out_unless_asked_for(filled, add_page):
    with writing(filled) as connection:
        put(
            connection, CASTS[:1],
            add_page(connection, "https://clerk.house.gov/evs/2025/roll007.xml"),
        )  # fmt: skip
    assert [row["member"] for row in _rows(filled)] == ["B000002"]
    assert len(_rows(filled, gone=True)) == 2


def test_json_is_one_array_even_when_empty(filled):
    out = io.StringIO()
    assert write_json(_rows(filled), out) == 2
    assert [row["member"] for row in json.loads(out.getvalue())] == ["A000001", "B000002"]
    empty = io.StringIO()
    assert write_json([], empty) == 0
    assert json.loads(empty.getvalue()) == []


def test_no_csv_cell_is_a_formula(filled):
    out = io.StringIO()
    with filled.connect() as connection:
        write_csv(read_rows(connection, VoteCast, {}), out)
    names = [row["name"] for row in csv.DictReader(io.StringIO(out.getvalue()))]
    assert names == ["Doe", "'=cmd()"]
    assert plain_cell("@x") == "'@x"
    assert plain_cell(-3) == -3


def test_a_workbook_names_its_filters_and_goes_to_a_file_alone(filled):
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with filled.connect() as connection:
        rows = read_rows(connection, VoteCast, {"position": "nay"}, gone=True)
        assert WRITERS["xlsx"](rows, out) == 1
        out.isatty = lambda: True
        with pytest.raises(TrackerError, match="send it to a file"):
            WRITERS["xlsx"](rows, out)
    book = load_workbook(out.buffer)
    assert [cell.value for cell in book["Rows"]["E"]] == ["name", "=cmd()"]
    said = dict(book["How this was made"].values)
    assert (said["Table"], said["Filter position"], said["Filter gone"]) == ("casts", "nay", "also")


def test_an_empty_csv_still_has_its_header(store):
    for what in ("casts", "provisions", "ledger", "officials", "speakers", "unattributed"):
        found = find_export(what)
        row = getattr(found, "row", found)
        out = io.StringIO()
        with store.connect() as connection:
            assert write_csv(read_rows(connection, found, {}), out) == 0
        assert out.getvalue().strip().split(",") == list(row.__struct_fields__)
    out = io.StringIO()
    with store.connect() as connection:
        write_csv(read_rows(connection, VoteCast, {}, provenance=True), out)
    assert out.getvalue().strip().endswith("changed_at,gone_at")


def test_provisions_are_exported_text_by_text_and_filtered(store, add_page):
    add_bill(store, add_page)
    with store.connect() as connection:
        found = list(read_rows(connection, find_export("provisions"), {"state": "stripped"}))
        with pytest.raises(TrackerError, match="no field 'colour'"):
            list(read_rows(connection, find_export("provisions"), {"colour": "x"}))
        with pytest.raises(TrackerError, match="derived"):
            read_rows(connection, find_export("provisions"), {}, provenance=True)
    assert {row["version_id"] for row in found} == {"hr7900-117-eh", "hr7900-117-enr"}
    assert write_json(found, io.StringIO()) == len(found)


def test_mentions_say_what_people_ruled_of_them(store, add_page, tmp_path):
    paper = Document(
        "fr:1", "notice", "A notice", "Someone", "https://x.gov/1", text="The ICC met."
    )
    with writing(store) as connection:
        put(connection, keep([paper], Known()), add_page(connection, "https://x.gov/1"))
    (mention,) = live(store, "Mention")
    rule_mention(store, Archive(tmp_path / "archive").keep, mention, "reject", reason="A chamber",
                 author="Ada")  # fmt: skip
    with store.connect() as connection:
        (row,) = read_rows(connection, Mention, {})
        assert list(read_rows(connection, Mention, {"verdict": "uncertain"})) == []
        assert list(read_rows(connection, Mention, {"verdict": "other"})) == [row]
    assert (row["verdict"], row["why"]) == ("other", "Ada: A chamber")


def test_an_unknown_kind_names_the_choices():
    with pytest.raises(TrackerError, match=r"there are .*casts"):
        find_export("castes")
