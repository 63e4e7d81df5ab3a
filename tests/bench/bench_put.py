"""Upserting 100,000 vote casts with put, against the raw driver's executemany into the same table.

Both write the same columns to the same table, indexes included, in a file in WAL mode, in the same
transactions of one roll call each; put also compares with what is stored, and keeps what changed.
"""

import gc
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import msgspec

from tracker.records import VoteCast
from tracker.store import pages
from tracker.store.db import open_store, writing
from tracker.store.migrate import migrate
from tracker.store.put import Stamp, put

CASTS, A_ROLL, ROUNDS, MOST = 100_000, 435, 5, 2.5
NOW = datetime(2026, 9, 18, 12, tzinfo=UTC)
_FIELDS = VoteCast.__struct_fields__
_PLACES = ("page_id", "origin", "first_seen_at", "last_seen_at", "changed_at", "gone_at")


def build_rolls() -> list[list[VoteCast]]:
    """100,000 casts, a list a roll call."""
    numbers = range(CASTS)
    casts = [
        VoteCast(
            f"h{n // A_ROLL}-119.2025", f"M{n % A_ROLL:06}", f"M{n % A_ROLL:06}", None,
            f"Member {n % A_ROLL}", "RD"[n % 2], "TX", ("yea", "nay")[n % 3 == 0], "Yea",
        )
        for n in numbers
    ]  # fmt: skip
    return [casts[start : start + A_ROLL] for start in range(0, CASTS, A_ROLL)]


def write_raw(file: Path, rolls: list[list[VoteCast]]) -> float:
    """Seconds of sqlite3's own executemany, INSERT … ON CONFLICT DO UPDATE, a commit a roll."""
    names = [*_FIELDS, *_PLACES]
    updates = ", ".join(f"{n} = excluded.{n}" for n in names if n not in VoteCast.KEY)
    statement = (
        f"INSERT INTO vote_cast ({', '.join(names)}) VALUES ({', '.join('?' * len(names))}) "
        f"ON CONFLICT ({', '.join(VoteCast.KEY)}) DO UPDATE SET {updates}"
    )
    at = NOW.strftime("%Y-%m-%d %H:%M:%S.%f")
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "cache_size=-65536",
    ):
        connection.execute(f"PRAGMA {pragma}")
    gc.collect()
    begun = time.perf_counter()
    for page_id, roll in enumerate(rolls, 1):
        rows = [(*msgspec.structs.astuple(c), page_id, "official", at, at, at, None) for c in roll]
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(statement, rows)
        connection.execute("COMMIT")
    spent = time.perf_counter() - begun
    connection.close()
    return spent


def write_put(file: Path, rolls: list[list[VoteCast]]) -> float:
    """Seconds of put, a transaction a roll."""
    engine = open_store(f"sqlite:///{file}")
    gc.collect()
    begun = time.perf_counter()
    for page_id, roll in enumerate(rolls, 1):
        with writing(engine) as connection:
            put(connection, roll, Stamp(page_id, f"https://example.gov/{page_id}", NOW))
    spent = time.perf_counter() - begun
    engine.dispose()
    return spent


def prepare(file: Path, rolls: int) -> None:
    """A migrated store with a page row for each roll call."""
    engine = open_store(f"sqlite:///{file}")
    migrate(engine)
    with writing(engine) as connection:
        for number in range(1, rolls + 1):
            pages.add_page(
                connection, url=f"https://example.gov/{number}", sha256=f"{number:064}",
                source="house_roll_calls", content_type="application/xml", size=1,
                fetched_at=NOW, read_at=NOW, counts={},
            )  # fmt: skip
    engine.dispose()


def measure(rolls: list[list[VoteCast]], write: Callable[..., float]) -> tuple[float, float]:
    """Median seconds of writing all into an empty store, and of writing the same once more."""
    first, again = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as place:
            file = Path(place) / "tracker.sqlite"
            prepare(file, len(rolls))
            first.append(write(file, rolls))
            again.append(write(file, rolls))
    return median(first), median(again)


def main() -> bool:
    """Print a line for new rows and one for the same again; whether both ratios are as asked."""
    rolls, within = build_rolls(), True
    raw, ours = measure(rolls, write_raw), measure(rolls, write_put)
    for what, theirs, mine in zip(("new", "the same again"), raw, ours, strict=True):
        print(
            f"put, {CASTS:,} casts, {what}: sqlite3 executemany {theirs:.2f} s; "
            f"put {mine:.2f} s, ratio {mine / theirs:.2f} (at most {MOST})"
        )
        within = within and mine / theirs <= MOST
    return within


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
