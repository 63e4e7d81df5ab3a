"""The compiled record into the store: once a version, a page a file, never over an official row."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Connection, Engine

from tracker.record.load import FILES, read_record
from tracker.record.rows import DATA
from tracker.records import Record
from tracker.store import pages as stored
from tracker.store.db import writing
from tracker.store.put import Stamp, put
from tracker.store.search import refresh_index

SOURCE = "record"


def install_record(engine: Engine, keep: Callable[[bytes], str]) -> int:
    """Number of data files that were new or changed and are now stored; keep archives bytes."""
    bodies = {name: (DATA / f"{name}.jsonl").read_bytes() for name in FILES}
    hashes = {name: sha256(body).hexdigest() for name, body in bodies.items()}
    with engine.connect() as connection:
        due = [name for name in FILES if not _is_installed(connection, name, hashes[name])]
    records = read_record() if due else {}
    for name in due:
        keep(bodies[name])
        with writing(engine) as connection:
            _install(connection, name, bodies[name], hashes[name], records[name])
    refresh_index(engine)
    return len(due)


def _url(name: str) -> str:
    return f"tracker:record/{name}"


def _is_installed(connection: Connection, name: str, sha: str) -> bool:
    row = stored.latest_page(connection, _url(name))
    return row is not None and row.sha256 == sha and row.read_at is not None


def _install(
    connection: Connection, name: str, body: bytes, sha: str, records: list[Record]
) -> None:
    now = datetime.now(UTC)
    page_id = stored.add_page(
        connection, url=_url(name), sha256=sha, source=SOURCE, fetched_at=now,
        content_type="application/jsonl", size=len(body),
    )  # fmt: skip
    put(connection, records, Stamp(page_id, _url(name), now, "record"))
    counts = Counter(type(record).__name__ for record in records)
    stored.finish_page(connection, page_id, now, dict(counts))
