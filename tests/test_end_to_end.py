"""From an empty folder to what a person sees: collected, broken, killed, mended."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from scrapers.archive import Archive
from tests.origin import Origin, answers, dripping, endless, serving, truncated
from tests.small_congress import BULK, SOURCES, bill_status, house_url, publish_all
from tracker.records import RECORDS
from tracker.reports.export import read_rows
from tracker.store.db import open_store
from tracker.store.search import SEARCHED
from tracker.store.tables import FaultRow, MarkRow, PageRow, RunRow

ROOT = Path(__file__).parents[1]
WALL = b"<!DOCTYPE html><html><title>Just a moment...</title></html>"
HTML = {"Content_Type": "text/html; charset=utf-8"}
BILL = f"{BULK}/BILLSTATUS/119/hr/BILLSTATUS-119hr3.xml"
KILLS = 20


class Home:
    """A data folder with the front door, as a person has it."""

    def __init__(self, folder: Path, origin: Origin):
        self.folder = folder
        self.environment = {
            **os.environ, "TRACKER_DATA": str(folder), "TRACKER_ORIGIN": origin.address,
            "TRACKER_TIMEOUT": "3", "TRACKER_DEADLINE": "3", "TRACKER_MAX_MEGABYTES": "5",
        }  # fmt: skip

    def start(self, *words: str) -> subprocess.Popen:
        """Begin a command."""
        return subprocess.Popen(
            [sys.executable, "-m", "tracker", *words], cwd=ROOT, env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def tracker(self, *words: str) -> tuple[int, str]:
        """Exit code and output of a command."""
        running = self.start(*words)
        out, err = running.communicate(timeout=300)
        assert "Traceback" not in err, err
        return running.returncode, out

    def collect(self, *sources: str) -> tuple[int, str]:
        """Collect from the small Congress, from all its sources unless some are named."""
        return self.tracker("collect", *(sources or SOURCES), "--since", "2025-01-03")

    def engine(self) -> Engine:
        """The store."""
        return open_store(f"sqlite:///{self.folder / 'tracker.sqlite'}")

    def rows(self, row: type) -> list:
        """All rows of a table, oldest first."""
        table = row.__table__
        with self.engine().connect() as connection:
            return list(connection.execute(select(table).order_by(*table.primary_key.columns)))


def everything(home: Home) -> dict[str, list]:
    """All that the store says, but for its own numbers, times and cursors."""
    with home.engine().connect() as connection:
        said = {
            name: list(read_rows(connection, record, {}, gone=True))
            for name, record in RECORDS.items()
        }
        texts = select(SEARCHED.c.place, SEARCHED.c.subject, SEARCHED.c.title, SEARCHED.c.body)
        said["searched"] = sorted(map(tuple, connection.execute(texts)))
    marks = [(row.url, row.mark, row.kept) for row in home.rows(MarkRow)]
    said["mark"] = [mark for mark in marks if not mark[0].startswith("cursor:")]
    said["page"] = sorted((row.url, row.sha256, bool(row.read_at)) for row in home.rows(PageRow))
    return said


def _differences(found: dict[str, list], wanted: dict[str, list]) -> dict[str, tuple]:
    """What only one of two stores says, by kind."""
    return {
        name: ([row for row in found[name] if row not in rows],
               [row for row in rows if row not in found[name]])
        for name, rows in wanted.items()
        if found[name] != rows
    }  # fmt: skip


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Data folders after a first start (tables, the compiled record) and a first collection."""
    folder = tmp_path_factory.mktemp("started")
    with serving() as origin:
        publish_all(origin)
        home = Home(folder / "installed", origin)
        code, out = home.tracker("init")
        assert code == 0, out
        shutil.copytree(home.folder, folder / "collected")
        code, out = Home(folder / "collected", origin).collect()
        assert code == 0, out
    return {"installed": folder / "installed", "collected": folder / "collected"}


@pytest.fixture
def origin() -> Iterator[Origin]:
    with serving() as running:
        publish_all(running)
        yield running


@pytest.fixture
def new_home(tmp_path: Path, started: dict[str, Path], origin: Origin) -> Callable[..., Home]:
    """Makes a data folder as it is after a first start or a first collection."""

    def make(name: str = "data", after: str = "installed") -> Home:
        shutil.copytree(started[after], tmp_path / name)
        return Home(tmp_path / name, origin)

    return make


def test_a_collection_follows_what_means_the_court_and_a_second_changes_nothing(new_home, origin):
    home = new_home()
    code, out = home.collect()
    assert code == 0, out
    first = everything(home)
    bills = {row["bill_id"] for row in first["Bill"] if row["bill_id"].endswith("-119")}
    assert {"hr3-119", "hr12-119", "hres54-119"} <= bills
    assert not {"hr1-119", "hres53-119"} & bills
    assert "hr4-119" in bills, "the House's fourth roll call says that it means the Court"
    assert {row["bill_version_id"] for row in first["BillText"]} >= {"hr3-119-ih", "hr12-119-ih"}
    casts = [row for row in first["VoteCast"] if row["vote_id"] == "h3-119.2025"]
    assert [row["position"] for row in casts].count("yea") == 3

    tables = [PageRow, MarkRow, FaultRow]
    before, asked = [home.rows(row) for row in tables], len(origin.asked)
    code, out = home.collect()
    assert code == 0, out
    assert everything(home) == first
    assert [home.rows(row) for row in tables] == before
    assert 200 not in origin.statuses()[asked:]
    assert len(origin.asked) - asked < asked


FAULTS = {
    "truncated": (truncated(bill_status("hr", 3)), "broke off after", b"<billStatus>"),
    "garbled": (answers(200, b"\x00\xff<billStatus" * 50, Content_Type="application/xml"),
                "not well-formed XML", b"\x00\xff"),
    "empty": (answers(200, b"", Content_Type="application/xml"), "empty answer", None),
    "html": (answers(200, b"<html>Welcome</html>", **HTML), "HTML page where", b"Welcome"),
    "bot wall": (answers(200, WALL, **HTML), "bot wall where", b"Just a moment"),
    "bot wall as xml": (answers(200, WALL, Content_Type="application/xml"), "bot wall", b"moment"),
    "forbidden": (answers(403, WALL, **HTML), "HTTP 403 (bot wall)", b"Just a moment"),
    "endless": (endless(100), "larger than 5 MB", b"<a>"),
    "broken": (answers(500, b"oops", Retry_After="1"), "HTTP 500", b"oops"),
    "dripping": (dripping(bill_status("hr", 3), 0.05), "longer than 3 s", b"<?xml"),
    "moved away": (answers(302, Location="https://login.example.com/"), "to another host", None),
    "no longer there": (answers(302, Location="/www.govinfo.gov/error"), "not-available", None),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_each_way_to_fail_is_one_clear_fault_and_loses_nothing(new_home, origin, name):
    fault, message, body = FAULTS[name]
    home = new_home(after="collected")
    before = everything(home)
    _publish_again(origin, 3)
    origin.break_page(BILL, fault)
    code, out = home.collect("bill_status")
    assert code == 1, out
    (row,) = home.rows(FaultRow)
    assert row.url == BILL
    assert message in row.message
    assert out.count(BILL) == 1
    assert row.trace is None
    if body is not None:
        assert body in Archive(home.folder / "archive").read(row.sha256)
    assert home.rows(RunRow)[-1].state == "red"
    after = everything(home)
    assert {name: after[name] for name in RECORDS} == {name: before[name] for name in RECORDS}

    origin.mend()
    code, out = home.collect("bill_status")
    assert code == 0, out
    assert len(home.rows(FaultRow)) == 1
    (changed,) = [row for row in everything(home)["Bill"] if row["bill_id"] == "hr3-119"]
    assert changed["title"] == "Much Amended Court Act"


def test_a_spent_allowance_is_amber_and_the_next_run_goes_on(new_home, origin):
    home = new_home()
    origin.break_page(house_url(3), answers(429, b"slow down", Retry_After="1"))
    code, out = home.collect()
    assert code == 0, out
    assert "goes on from here" in out
    assert {run.source: run.state for run in home.rows(RunRow)}["house_roll_calls"] == "amber"
    origin.mend()
    home.collect()
    calm = everything(new_home("calm", after="collected"))
    assert _differences(everything(home), calm) == {}


def _publish_again(origin: Origin, number: int) -> None:
    """A new version of a bill's status, as its folder's listing says too."""
    body = bill_status("hr", number).replace(b"Example Court Act", b"Much Amended Court Act")
    origin.publish(BILL, body)
    place = "www.govinfo.gov/bulkdata/json/BILLSTATUS/119/hr"
    listing, kind = origin.bodies[place]
    old, new = len(bill_status("hr", number)), len(body)
    name = f'BILLSTATUS-119hr{number}.xml", "size": '.encode()
    assert name + str(old).encode() in listing
    listing = listing.replace(name + str(old).encode(), name + str(new).encode())
    origin.publish(f"https://{place}", listing, kind)


def test_killed_at_any_moment_and_started_again_it_ends_as_if_it_never_was(new_home, origin):
    new_home("first").collect()
    wanted, asked = everything(new_home("calm", after="collected")), len(origin.asked)
    for kill in range(KILLS):
        home = new_home(f"killed-{kill}")
        # Between two answers, and a little later each time: fetched, parsed, or being written.
        _kill_at(home, origin, asked=(kill + 1) * asked // (KILLS + 1), later=0.004 * (kill % 7))
        interrupted = [run.state for run in home.rows(RunRow)][-1:]
        code, out = home.collect()
        assert code == 0, out
        found = everything(home)
        assert _differences(found, wanted) == {}, f"killed at {kill}: {interrupted}"
        shutil.rmtree(home.folder)


def _kill_at(home: Home, origin: Origin, asked: int, later: float) -> None:
    origin.asked.clear()
    reached = threading.Event()
    origin.listeners = [lambda: reached.set() if len(origin.asked) >= asked else None]
    running = home.start("collect", *SOURCES, "--since", "2025-01-03")
    assert reached.wait(120)
    origin.listeners = []
    threading.Event().wait(later)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    assert running.returncode == -signal.SIGKILL
