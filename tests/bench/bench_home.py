"""Home's server-side time with 100,000 documents stored, against an empty Streamlit page.

Both pages are served by the tracker's own app on its own settings; a client asks each in turns,
over the websocket that a browser uses, to run its page again. A view's time is from the request to
the server's word that the script is finished: Streamlit's work before and after a script included.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from scrapers.archive import Archive
from tracker.record.install import install_record
from tracker.records import Document, Mention
from tracker.store import pages
from tracker.store.db import open_store, tidy, writing
from tracker.store.migrate import migrate
from tracker.store.put import Stamp, put

DOCUMENTS, A_PAGE, ROUNDS, WARM_UP, MOST = 100_000, 1_000, 60, 20, 3.0
# The server sends in gulps: what is asked at once would wait for the rest of the last answer.
PAUSE = 0.05
ROOT = Path(__file__).parents[2]
HOME = ROOT / "dashboard/app.py"
# The tracker's app with a page that shows nothing: what every view costs before it shows anything.
EMPTY = """
from pathlib import Path
import streamlit as st
from dashboard.app import lifespan
app = st.App(Path(__file__).with_name("empty.py"), lifespan=lifespan)
"""
_KINDS = ("record_item", "press_release", "notice", "committee_report", "hearing")


def fill(folder: Path) -> None:
    """A store with the compiled record and 100,000 documents of 25 years, each with a mention."""
    engine, now = open_store(f"sqlite:///{folder / 'tracker.sqlite'}"), datetime.now(UTC)
    migrate(engine)
    install_record(engine, Archive(folder / "archive").keep)
    for start in range(0, DOCUMENTS, A_PAGE):
        with writing(engine) as connection:
            at = now - timedelta(minutes=DOCUMENTS - start)
            url = f"https://example.gov/{start}"
            page_id = pages.add_page(
                connection, url=url, sha256=f"{start:064}", source="record_search",
                content_type="text/html", size=1, fetched_at=at, read_at=at, counts={},
            )  # fmt: skip
            put(connection, _documents(start), Stamp(page_id, url, at))
    tidy(engine)
    engine.dispose()


def _documents(start: int) -> list[Document | Mention]:
    records: list[Document | Mention] = []
    for number in range(start, start + A_PAGE):
        name, day = f"govinfo:{number}", date(2001, 1, 1) + timedelta(days=number % 9000)
        text = f"Statement {number}: the International Criminal Court sits at The Hague. " * 5
        records.append(Document(
            name, _KINDS[number % len(_KINDS)], f"Statement {number} on the Court", "GPO",
            f"https://www.govinfo.gov/{number}", day, text=text,
        ))  # fmt: skip
        records.append(Mention(
            name, "Document", "text", 18, 46, "International Criminal Court", "court",
            "name", "full name", text[:80],
        ))  # fmt: skip
    return records


@contextmanager
def serving(app: Path, data: Path) -> Iterator[ClientConnection]:
    """A browser's websocket to an app served with the dashboard's settings."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"TRACKER_DATA": str(data), "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(app), f"--server.port={port}"],
        cwd=HOME.parent, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
        address = f"ws://127.0.0.1:{port}/_stcore/stream"
        with connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None) as line:
            yield line
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str, server: subprocess.Popen) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise TimeoutError("the dashboard did not answer")


def view(line: ClientConnection) -> tuple[float, int]:
    """Seconds from a request to run the page until it is finished, and the bytes it sent."""
    request = BackMsg()
    request.rerun_script.query_string = ""
    time.sleep(PAUSE)
    begun, size = time.perf_counter(), 0
    line.send(request.SerializeToString())
    while True:
        body = line.recv()
        size += len(body)
        told = ForwardMsg.FromString(bytes(body))
        if told.WhichOneof("type") == "script_finished":
            seconds = time.perf_counter() - begun
            if told.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                raise RuntimeError("the page failed")
            return seconds, size


def measure(apps: list[Path], data: Path) -> list[tuple[float, float, int]]:
    """Seconds of each app's first view, median of its later ones, bytes of the last."""
    with ExitStack() as opened:
        lines = [opened.enter_context(serving(app, data)) for app in apps]
        rounds = [[view(line) for line in lines] for _ in range(WARM_UP + ROUNDS)]
    return [
        (seen[0][0], median(seconds for seconds, _ in seen[WARM_UP:]), seen[-1][1])
        for seen in zip(*rounds, strict=True)
    ]


def main() -> bool:
    """Print one line; whether the ratio is within what is asked."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        fill(folder)
        (folder / "empty.py").write_text("import streamlit as st\n")
        (folder / "app.py").write_text(EMPTY)
        empty, home = measure([folder / "app.py", HOME], folder)
    ratio = home[1] / empty[1]
    print(
        f"home, {DOCUMENTS:,} documents: empty page {empty[1] * 1000:.1f} ms; Home "
        f"{home[1] * 1000:.1f} ms (first view {home[0] * 1000:.0f}, {home[2] // 1000} kB), "
        f"ratio {ratio:.2f} (at most {MOST})"
    )
    return ratio <= MOST


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
