"""The terms in force as rows, so that what changed in them, and when, can be asked."""

from collections.abc import Callable
from functools import lru_cache

import msgspec
from sqlalchemy import Engine

from tracker.reading.court.lexicon import lexicon_digest
from tracker.reading.court.taught import term_entries
from tracker.records import TermEntry
from tracker.store.own_page import keep_own_page


def keep_terms(engine: Engine, keep: Callable[[bytes], str]) -> bool:
    """Whether the terms in force differ from those last kept; they are then kept, as one page.

    keep archives bytes and answers their sha256.
    """
    body, records = _read_page(lexicon_digest())
    return keep_own_page(engine, "terms", body, TermEntry, records, keep)


@lru_cache(maxsize=1)
def _read_page(_digest: str) -> tuple[bytes, list[TermEntry]]:
    """The page of the terms of a digest, and its records: every source's run asks for them."""
    entries = term_entries()
    lines = [msgspec.json.encode([name, entries[name]]) for name in sorted(entries)]
    records = [
        TermEntry(name, name.partition(":")[0], msgspec.json.encode(entry).decode())
        for name, entry in entries.items()
    ]
    return b"\n".join(lines), records
