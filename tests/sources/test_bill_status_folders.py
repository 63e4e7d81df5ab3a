"""How the folders of bill status files are gone through: listings, ZIPs, single files, disk."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from scrapers.archive import Archive
from scrapers.collect import House
from scrapers.replay import replay
from scrapers.runner import Result, run
from scrapers.source import Page
from scrapers.sources.bill_status import MANY, SOURCE, read_listing
from tests.importing import import_paths
from tests.origin import Origin, serving
from tracker.errors import ParseError
from tracker.queries.upkeep.collecting import followed_bills
from tracker.reading.court.taught import use_taught
from tracker.records import Follow
from tracker.settings import Settings
from tracker.store.db import writing
from tracker.store.put import put
from tracker.store.tables import TABLES

TIME = "18-Sep-2026 20:26"
BULK = "https://www.govinfo.gov/bulkdata"
FOLDER = f"{BULK}/BILLSTATUS/119/hr"
LISTING = f"{BULK}/json/BILLSTATUS/119/hr"
ZIP = f"{FOLDER}/BILLSTATUS-119-hr.zip"
SINCE = date(2025, 1, 3)


def bill(number: int, title: str) -> bytes:
    return (
        f"<billStatus><version>3.0.0</version><bill><number>{number}</number><type>HR</type>"
        "<updateDate>2025-06-20T10:11:12Z</updateDate><originChamber>House</originChamber>"
        f"<introducedDate>2025-02-03</introducedDate><congress>119</congress><title>{title}</title>"
        "</bill></billStatus>"
    ).encode()


def name_of(number: int) -> str:
    return f"BILLSTATUS-119hr{number}.xml"


def zipped(files: dict[str, bytes]) -> bytes:
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, body in files.items():
            opened.writestr(name, body)
    return bundle.getvalue()


def listing(files: dict[str, bytes], times: dict[str, str]) -> bytes:
    rows = [
        {"name": name, "justFileName": name, "folder": False, "size": len(body),
         "formattedLastModifiedTime": times.get(name, TIME)}
        for name, body in files.items()
    ]  # fmt: skip
    rows.append({"name": "BILLSTATUS-119-hr.zip", "folder": False, "size": 1})
    return json.dumps({"files": rows}).encode()


FILES = {name_of(n): bill(n, f"An Act for town {n}") for n in range(1, MANY + 11)}
COURT, TOWN = name_of(7), name_of(8)
FILES[COURT] = bill(7, "To sanction the International Criminal Court")


def publish(origin: Origin, files: dict[str, bytes], **times: str) -> None:
    """Publish the folder as its listing, its files and its ZIP."""
    by_name = {name_of(int(key[1:])): time for key, time in times.items()}
    origin.publish(LISTING, listing(files, by_name), "application/json")
    origin.publish(ZIP, zipped(files), "application/zip")
    for name, body in files.items():
        origin.publish(f"{FOLDER}/{name}", body)


@pytest.fixture
def origin() -> Iterator[Origin]:
    with serving() as served:
        publish(served, FILES)
        yield served


@pytest.fixture
def house(origin: Origin, store, tmp_path: Path) -> House:
    settings = Settings(data=tmp_path, origin=origin.address, pause=0)
    return House(store, Archive(settings.archive), settings)


def collect(house: House) -> Result:
    return run(SOURCE, house.fetch(SOURCE), SINCE)


def asked(origin: Origin) -> list[tuple[str, int]]:
    """Last part of each address asked for since the last look, and the answer's status."""
    seen = [(path.rsplit("/", 1)[1], status) for _, path, status in origin.asked if status != 404]
    origin.asked.clear()
    return seen


def titles(house: House) -> dict[str, str]:
    table = TABLES["Bill"].c
    with house.engine.connect() as connection:
        return dict(connection.execute(select(table.bill_id, table.title)).all())


def follow(house: House, add_page, bill_id: str) -> None:
    with writing(house.engine) as connection:
        stamp = add_page(connection, "record:follow", origin="record")
        put(connection, [Follow(bill_id, "record", "measures", "the record names it")], stamp)


def test_a_whole_folder_comes_as_its_zip_and_only_what_means_the_court_is_stored(house, origin):
    result = collect(house)
    assert (result.state, result.pages, result.seen["Bill"]) == ("green", 1, len(FILES))
    assert asked(origin) == [("hr", 200), ("BILLSTATUS-119-hr.zip", 200)]
    assert titles(house) == {"hr7-119": "To sanction the International Criminal Court"}
    assert any(note.startswith("119th Congress, no bill status") for note in result.notes)
    assert sum("119th" in note for note in result.notes) == 1


def test_a_second_reading_asks_for_the_listing_alone_and_changes_nothing(house, origin):
    collect(house)
    asked(origin)
    result = collect(house)
    assert asked(origin) == [("hr", 304)]
    assert (result.state, result.changed_rows, result.pages) == ("green", 0, 0)


def test_a_changed_file_is_read_alone(house, origin):
    collect(house)
    asked(origin)
    publish(origin, FILES | {COURT: bill(7, "To leave the International Criminal Court alone")},
            n7="19-Sep-2026 04:00")  # fmt: skip
    assert collect(house).state == "green"
    assert asked(origin) == [("hr", 200), (COURT, 200)]
    assert titles(house) == {"hr7-119": "To leave the International Criminal Court alone"}


def test_a_bill_that_no_longer_means_the_court_is_read_for_what_is_gone(house, origin):
    collect(house)
    publish(origin, FILES | {COURT: bill(7, "To pave a road")}, n7="19-Sep-2026 04:00")
    collect(house)
    table = TABLES["Follow"].c
    with house.engine.connect() as connection:
        left = select(func.count()).where(table.bill_id == "hr7-119", table.gone_at.is_(None))
        assert connection.scalar(left) == 0
    assert titles(house) == {"hr7-119": "To pave a road"}


def test_a_bill_that_comes_to_be_followed_is_read_though_its_file_has_not_changed(
    house, origin, add_page
):
    collect(house)
    follow(house, add_page, "hr8-119")
    collect(house)
    assert titles(house)["hr8-119"] == "An Act for town 8"
    asked(origin)
    assert collect(house).changed_rows == 0
    assert asked(origin) == [("hr", 304)]


def test_a_member_that_is_not_as_listed_is_fetched_by_itself(house, origin):
    newer = FILES | {TOWN: bill(8, "To arrest the Prosecutor of the International Criminal Court")}
    publish(origin, newer)
    origin.publish(ZIP, zipped(FILES), "application/zip")
    collect(house)
    assert asked(origin)[-1] == (TOWN, 200)
    assert set(titles(house)) == {"hr7-119", "hr8-119"}


def test_a_folder_that_lists_fewer_files_than_before_is_a_fault_and_loses_nothing(house, origin):
    collect(house)
    publish(origin, {name: FILES[name] for name in list(FILES)[:30]})
    result = collect(house)
    assert result.state == "red"
    assert f"lists 30 files, {len(FILES)} the time before" in result.faults[0]["message"]
    assert titles(house) == {"hr7-119": "To sanction the International Criminal Court"}


def test_a_damaged_file_is_a_fault_though_it_does_not_name_the_court(house, origin):
    collect(house)
    publish(origin, FILES | {TOWN: FILES[TOWN][:200]}, n8="19-Sep-2026 04:00")
    result = collect(house)
    assert result.state == "red"
    assert result.faults[0]["message"].startswith(f"{FOLDER}/{TOWN}: ")


def test_a_listing_without_a_bill_file_is_refused():
    page = Page(LISTING, b'{"files": []}', "application/json", datetime.now(UTC), "0")
    with pytest.raises(ParseError, match="no bill status file is listed"):
        read_listing(page)


# ------------------------------------------------------------------- from disk


def test_zip_folder_and_file_from_disk_say_the_same(house, tmp_path):
    bundle, folder = tmp_path / "BILLSTATUS-119-hr.zip", tmp_path / "unzipped"
    bundle.write_bytes(zipped(FILES))
    folder.mkdir()
    for name, body in FILES.items():
        (folder / name).write_bytes(body)
    (first,) = import_paths(house, [bundle])
    assert (first.state, first.pages, first.seen["Bill"]) == ("green", 1, len(FILES))
    assert followed_bills(house.engine) == {"hr7-119"}
    (second,) = import_paths(house, [folder, folder / COURT])
    assert (second.state, second.changed_rows, second.seen["Bill"]) == ("green", 0, len(FILES) + 1)


def test_a_file_in_a_zip_is_read_when_its_bill_is_followed_whatever_its_words(
    house, tmp_path, add_page
):
    bundle = tmp_path / "BILLSTATUS-119-hr.zip"
    bundle.write_bytes(zipped(FILES))
    follow(house, add_page, "hr8-119")
    (result,) = import_paths(house, [bundle])
    assert (result.state, result.pages, result.seen["Bill"]) == ("green", 2, len(FILES))
    assert set(titles(house)) == {"hr7-119", "hr8-119"}


def test_a_replay_looks_with_new_terms_at_what_was_set_aside_in_a_zip(house, tmp_path):
    bundle = tmp_path / "BILLSTATUS-119-hr.zip"
    bundle.write_bytes(zipped(FILES))
    list(import_paths(house, [bundle]))
    assert "hr9-119" not in titles(house)
    house.settings.terms.write_text(
        '[[term]]\nid = "town"\nkind = "name"\nsense = "court"\nwords = ["town 9"]\nalone = true\n'
    )
    try:
        (result,) = replay(house, [SOURCE])
        (again,) = replay(house, [SOURCE])
    finally:
        house.settings.terms.unlink()
        use_taught(house.settings.terms)
    assert (result.state, again.changed_rows) == ("green", 0)
    assert titles(house)["hr9-119"] == "An Act for town 9"
    assert set(titles(house)) == {"hr7-119", "hr9-119"}


def test_files_of_nobody_are_named(house, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    bundle = tmp_path / "mixed.zip"
    bundle.write_bytes(zipped({COURT: FILES[COURT], "shopping.xml": b"<list/>"}))
    first, last = import_paths(house, [tmp_path / "notes.txt", bundle])
    assert (first.state, first.pages) == ("green", 1)
    assert last.state == "amber"
    assert [note.rsplit("/", 1)[1] for note in last.notes] == [
        "notes.txt is no file of a source known here",
        "mixed.zip > shopping.xml is no file of a source known here",
    ]


def test_a_file_that_is_no_zip_is_a_fault_by_name(house, tmp_path):
    (tmp_path / "BILLSTATUS-119-hr.zip").write_bytes(zipped(FILES)[:3000])
    (last,) = import_paths(house, [tmp_path / "BILLSTATUS-119-hr.zip"])
    assert last.state == "red"
    assert "BILLSTATUS-119-hr.zip: not a whole ZIP" in last.faults[0]["message"]


def test_a_damaged_member_is_a_fault_by_name_and_the_rest_is_read(house, tmp_path):
    body = bytearray(zipped(FILES))
    start = body.index(name_of(20).encode()) + len(name_of(20))
    body[start + 20 : start + 40] = bytes(20)
    (tmp_path / "BILLSTATUS-119-hr.zip").write_bytes(body)
    (result,) = import_paths(house, [tmp_path / "BILLSTATUS-119-hr.zip"])
    assert result.state == "red"
    assert f"{name_of(20)}: " in result.faults[0]["message"]
    assert followed_bills(house.engine) == {"hr7-119"}


def test_two_processes_see_what_one_sees(store, tmp_path):
    many = {name_of(n): bill(n, f"An Act for town {n}") for n in range(1, 1201)}
    for number in (3, 600, 1199):
        many[name_of(number)] = bill(number, "On the International Criminal Court")
    bundle = tmp_path / "BILLSTATUS-119-hr.zip"
    bundle.write_bytes(zipped(many))
    settings = Settings(data=tmp_path, origin="http://127.0.0.1:9", pause=0, processes=2)
    (result,) = import_paths(House(store, Archive(settings.archive), settings), [bundle])
    assert (result.pages, result.seen["Bill"]) == (3, 1200)
    assert followed_bills(store) == {"hr3-119", "hr600-119", "hr1199-119"}
