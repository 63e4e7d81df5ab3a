"""Pages read again from the archive: what is known now has changed since they were read."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import Row

from scrapers.page import ArchivedPage, Page
from tracker.queries.upkeep.collecting import followed_bills, pages_read, pages_set_aside
from tracker.records import Record, digest
from tracker.store.db import writing
from tracker.store.pages import unread_all

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_FOLLOWED, _KNOWN = "followed when set aside", "people known when read"


def set_aside_pages(fetch: "Fetch", parse: Callable[[Page], Iterable[Record]]) -> Iterator[Page]:
    """Pages set aside whose measures are followed by now, from the archive.

    They are looked through only if what is followed has changed since the last time.
    """
    followed = followed_bills(fetch.store)
    now, before = digest(*sorted(followed)), fetch.recall(_FOLLOWED)
    if before not in (None, now):
        for row in pages_set_aside(fetch.store, fetch.source):
            if "pdf" in row.content_type:
                continue  # a witness's statement has no measures on its table
            page = _archived(fetch, row)
            if any(getattr(record, "bill_id", None) in followed for record in parse(page)):
                yield page
    fetch.remember(_FOLLOWED, now)


def pages_of_people(fetch: "Fetch", known: Iterable[str]) -> Iterator[Page]:
    """All pages of a source from the archive, to be read again if other people are known by now."""
    now, before = digest(*sorted(known)), fetch.recall(_KNOWN)
    if before not in (None, now):
        with writing(fetch.store) as connection:
            unread_all(connection, [fetch.source])
        for row in pages_read(fetch.store, fetch.source):
            yield _archived(fetch, row)
    fetch.remember(_KNOWN, now)


def _archived(fetch: "Fetch", row: Row) -> Page:
    return ArchivedPage(
        row.url, partial(fetch.archive.read, row.sha256), row.content_type,
        row.fetched_at, row.sha256, row.mark,
    )  # fmt: skip
