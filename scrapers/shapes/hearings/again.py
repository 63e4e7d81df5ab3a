"""Meetings that were set aside before a measure on their table came to be followed."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from scrapers.page import ArchivedPage, Page
from tracker.queries.upkeep.collecting import followed_bills, pages_set_aside
from tracker.records import Record, digest

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_CURSOR = "followed when set aside"


def set_aside_pages(fetch: "Fetch", parse: Callable[[Page], Iterable[Record]]) -> Iterator[Page]:
    """Pages set aside whose measures are followed by now, from the archive.

    They are looked through only if what is followed has changed since the last time.
    """
    followed = followed_bills(fetch.store)
    now, before = digest(*sorted(followed)), fetch.recall(_CURSOR)
    if before not in (None, now):
        for row in pages_set_aside(fetch.store, fetch.source):
            if "pdf" in row.content_type:
                continue  # a witness's statement has no measures on its table
            page = ArchivedPage(
                row.url, partial(fetch.archive.read, row.sha256), row.content_type,
                row.fetched_at, row.sha256, row.mark,
            )  # fmt: skip
            if any(getattr(record, "bill_id", None) in followed for record in parse(page)):
                yield page
    fetch.remember(_CURSOR, now)
