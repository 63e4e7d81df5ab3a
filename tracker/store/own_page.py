"""Pages of our own: what the tracker itself worked out, kept like a publisher's page."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from sqlalchemy import Engine

from tracker.records import Record
from tracker.store import pages as stored
from tracker.store.db import writing
from tracker.store.put import Stamp, put


def keep_own_page(
    engine: Engine, name: str, body: bytes, of: type[Record], records: Sequence[Record],
    keep: Callable[[bytes], str],
) -> bool:  # fmt: skip
    """Whether body differs from what was last kept as tracker:name; it and its records then are.

    of is the records' class; keep archives bytes and answers their sha256. Nothing is kept of a
    first page without records.
    """
    url, sha = f"tracker:{name}", keep(body)
    with engine.connect() as connection:
        last = stored.latest_page(connection, url)
    is_known = last is not None and last.read_at is not None and last.sha256 == sha
    if is_known or (last is None and not records):
        return False
    now = datetime.now(UTC)
    with writing(engine) as connection:
        page_id = stored.add_page(
            connection, url=url, sha256=sha, source=name, fetched_at=now,
            content_type="application/jsonl", size=len(body),
        )  # fmt: skip
        put(connection, records, Stamp(page_id, url, now, "record"))
        stored.finish_page(connection, page_id, now, {of.__name__: len(records)})
    return True
