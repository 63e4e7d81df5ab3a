"""The terms in force as rows, so that what changed in them, and when, can be asked."""

from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Engine

from tracker.reading.taught import term_entries
from tracker.records import TermEntry
from tracker.store import pages as stored
from tracker.store.db import writing
from tracker.store.put import Stamp, put

URL = "tracker:terms"


def keep_terms(engine: Engine, keep: Callable[[bytes], str]) -> bool:
    """Whether the terms in force differ from those last kept; they are then kept, as one page.

    keep archives bytes and answers their sha256.
    """
    entries = term_entries()
    lines = [msgspec.json.encode([name, entries[name]]) for name in sorted(entries)]
    body = b"\n".join(lines)
    sha = keep(body)
    with engine.connect() as connection:
        last = stored.latest_page(connection, URL)
    if last is not None and last.sha256 == sha and last.read_at is not None:
        return False
    records = [
        TermEntry(name, name.partition(":")[0], msgspec.json.encode(entry).decode())
        for name, entry in entries.items()
    ]
    now = datetime.now(UTC)
    with writing(engine) as connection:
        page_id = stored.add_page(
            connection, url=URL, sha256=sha, source="terms", fetched_at=now,
            content_type="application/jsonl", size=len(body),
        )  # fmt: skip
        put(connection, records, Stamp(page_id, URL, now, "record"))
        stored.finish_page(connection, page_id, now, {"TermEntry": len(records)})
    return True
