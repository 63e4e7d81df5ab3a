"""A second collection with nothing changed against the first, whole commands, start to end.

An origin in this process answers from memory, with 304 to who holds a page, so that neither figure
is another server's: it learns what to answer in a collection that is not measured. It does not make
a collection pause between requests, as publishers do: so the requests are counted too, and the
time that the same command takes to begin when there is nothing to read at all.
"""

import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

REAL = Path(__file__).parents[3] / "shared" / "real"
TRACKER = Path(sys.executable).with_name("tracker")
SOURCES = ("bill_status", "bill_texts", "house_roll_calls", "senate_roll_calls", "legislators")
SINCE, MOST, ROUNDS = "2007-01-03", 1 / 50, 3
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('run', 'fault')"


class Relay(BaseHTTPRequestHandler):
    """Answers as the origin of the real files once did, with an ETag."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each body waits 40 ms for the headers to be acknowledged
    upstream: tuple[str, int]
    known: ClassVar[dict[str, tuple[int, bytes, dict[str, str]]]] = {}
    answered: ClassVar[Counter[int]] = Counter()

    def do_GET(self) -> None:
        """One answer, from memory if it was given before."""
        if self.path not in self.known:
            self.known[self.path] = self._learn()
        status, body, headers = self.known[self.path]
        if "ETag" in headers and self.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        self.answered[status] += 1
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _learn(self) -> tuple[int, bytes, dict[str, str]]:
        with closing(HTTPConnection(*self.upstream)) as connection:
            connection.request("GET", self.path, headers={"Accept": self.headers["Accept"]})
            answer = connection.getresponse()
            body = answer.read()
        headers = {n: v for n in ("Content-Type", "Location") if (v := answer.getheader(n))}
        if answer.status == 200:
            headers["ETag"] = f'"{sha256(body).hexdigest()[:16]}"'
        return answer.status, body, headers

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(real: Path) -> Iterator[str]:
    """Address of an origin with the real official files, answered from memory."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    upstream = subprocess.Popen(
        [sys.executable, real / "serve.py", "--port", str(port), "--reconstructed"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    Relay.upstream = ("127.0.0.1", port)
    relay = ThreadingHTTPServer(("127.0.0.1", 0), Relay)
    Thread(target=relay.serve_forever, daemon=True).start()
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{relay.server_address[1]}"
    finally:
        relay.shutdown()
        upstream.terminate()
        upstream.wait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + 300  # it unpacks its files first
    while time.monotonic() < until:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError("the origin with the real files did not answer")


def collect(data: Path, origin: str) -> float:
    """Wall seconds of one whole `tracker collect`; the origin counts its answers anew."""
    Relay.answered.clear()
    return _seconds(["collect", *SOURCES, "--since", SINCE], data, origin)


def begin(data: Path, origin: str) -> float:
    """Wall seconds of `tracker init` on a store that is ready: what every command costs."""
    return min(_seconds(["init"], data, origin) for _ in range(ROUNDS))


def _seconds(words: list[str], data: Path, origin: str) -> float:
    environment = os.environ | {"TRACKER_DATA": str(data), "TRACKER_ORIGIN": origin}
    begun = time.perf_counter()
    subprocess.run([TRACKER, *words], env=environment, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begun


def count_rows(data: Path) -> dict[str, int]:
    """Rows of each table but those that tell of runs."""
    with closing(sqlite3.connect(data / "tracker.sqlite")) as connection:
        names = [name for (name,) in connection.execute(_TABLES)]
        return {n: connection.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in names}


def main(real: Path = REAL) -> bool:
    """Print one line; whether the ratio is within what is asked and no row was written."""
    if not (real / "serve.py").exists():
        print("collect: not measured, the real official files are not beside this checkout")
        return True
    with tempfile.TemporaryDirectory() as place, serving(real) as origin:
        data, learnt = Path(place) / "data", Path(place) / "learnt"
        for folder in (data, learnt):
            environment = os.environ | {"TRACKER_DATA": str(folder)}
            subprocess.run(
                [TRACKER, "init"], env=environment, check=True, stdout=subprocess.DEVNULL
            )
        collect(learnt, origin)
        first, asked = collect(data, origin), Relay.answered.total()
        rows = count_rows(data)
        again = min(collect(data, origin) for _ in range(ROUNDS))
        after, start = count_rows(data), begin(data, origin)
    same, missing = Relay.answered[304], Relay.answered.total() - Relay.answered[304]
    written = {name: after[name] - count for name, count in rows.items() if after[name] != count}
    print(
        f"collect, {rows['page']:,} pages kept: the first {first:.1f} s, {asked} requests; with "
        f"nothing changed {again:.2f} s, {same} requests answered 304, {missing} for what may come "
        f"any day, {f'rows written: {written}' if written else 'no row written'}, "
        f"ratio {again / first:.3f} (at most {MOST:.3f})"
    )
    print(
        f"collect, without the {start:.2f} s that any command takes to begin: the first "
        f"{first - start:.1f} s; with nothing changed {again - start:.2f} s, "
        f"ratio {(again - start) / (first - start):.3f} (at most {MOST:.3f})"
    )
    return not written and again / first <= MOST


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
