"""A second collection with nothing changed against the first, whole commands, start to end."""

import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

REAL = Path(__file__).parents[3] / "shared" / "real"
SOURCES = ("bill_status", "bill_texts", "house_roll_calls", "senate_roll_calls", "legislators")
SINCE, MOST, ROUNDS = "2007-01-03", 1 / 50, 3
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('run', 'fault')"


@contextmanager
def serving(real: Path) -> Iterator[str]:
    """Address of an origin with the real official files."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    origin = subprocess.Popen(
        [sys.executable, real / "serve.py", "--port", str(port), "--reconstructed"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        origin.terminate()
        origin.wait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + 300  # it unpacks its files first
    while time.monotonic() < until:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError("the origin with the real files did not answer")


def collect(data: Path, origin: str) -> float:
    """Wall seconds of one whole `tracker collect`."""
    command = [Path(sys.executable).with_name("tracker"), "collect", *SOURCES, "--since", SINCE]
    environment = os.environ | {"TRACKER_DATA": str(data), "TRACKER_ORIGIN": origin}
    begun = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
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
        data = Path(place)
        environment = os.environ | {"TRACKER_DATA": str(data)}
        tracker = Path(sys.executable).with_name("tracker")
        subprocess.run([tracker, "init"], env=environment, check=True, stdout=subprocess.DEVNULL)
        first = collect(data, origin)
        rows = count_rows(data)
        again = min(collect(data, origin) for _ in range(ROUNDS))
        same = count_rows(data) == rows
    print(
        f"collect, {rows['page']:,} pages kept: the first {first:.1f} s; with nothing changed "
        f"{again:.2f} s, {'no row written' if same else 'ROWS WRITTEN'}, "
        f"ratio {again / first:.3f} (at most {MOST:.3f})"
    )
    return same and again / first <= MOST


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
