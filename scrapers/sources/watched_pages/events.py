"""Events of pages as they are written down: made by a look, kept as pages of their own, read."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Engine

from scrapers.shapes.statements.main_text import Words, read_words
from scrapers.source import Page
from scrapers.sources.watched_pages.look import Copy, Verdict
from tracker.errors import ParseError
from tracker.queries.upkeep.watching import (
    Watched,
    find_twin,
    newest_change,
    reworded,
    watched_pages,
)
from tracker.reading.page_words import is_same_words
from tracker.reading.worddiff import diff_words
from tracker.records import PageEvent, digest

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_CURSOR = "own edits"
_HTML = "text/html"


def standing_copy(fetch: "Fetch", page: Watched) -> Copy:
    """The copy that stands for a page: its last look's, else its source's own."""
    look = page.look
    if look and look.sha256 and look.copied_at and look.seen_at:
        sha256, copied_at, seen_at = look.sha256, look.copied_at, look.seen_at
    elif page.is_page:
        sha256, copied_at, seen_at = page.sha256, page.fetched_at, page.fetched_at
    else:
        words = Words(page.title, page.text or "")
        return Copy(page.sha256, page.fetched_at, page.fetched_at, words, is_page=False)
    kept = Page(page.url, fetch.archive.read(sha256), _HTML, copied_at, sha256)
    return Copy(sha256, copied_at, seen_at, read_words(kept), is_page=True)


def turned_event(
    page: Watched, copy: Copy, answer: Page, found: Verdict, now: datetime
) -> PageEvent:
    """The page has other words, or stands at another address."""
    return _event(page, found.kind, copy, now, found.reason, answer.sha256, found)


def back_event(page: Watched, copy: Copy, answer: Page, found: Verdict, now: datetime) -> PageEvent:
    """The page that was gone answers again."""
    same = found.before and found.after and not _differs(copy, found)
    reason = "the page answers again" + (", with the same words" if same else "")
    return _event(page, "back", copy, now, reason, answer.sha256, found)


def gone_event(
    engine: Engine, page: Watched, copy: Copy, said: tuple[str, str | None, str | None],
    now: datetime,
) -> PageEvent:  # fmt: skip
    """The page was missed twice; it has moved if the same words stand at another address."""
    reason, sha256, to_url = said
    if not copy.is_page:
        reason = f"{reason}; no look has found it there, the copy before is its source's own"
    twin = find_twin(engine, page, copy.before.whole)
    if twin:
        reason = f"{reason}; the same words stand at {twin}"
    kind, since = "moved" if twin else "gone", page.look and page.look.absent_since
    found = Verdict("absent", reason, to_url=twin or to_url)
    event = _event(page, kind, copy, since or now, reason, sha256, found)
    return msgspec.structs.replace(event, confirmed_at=now)


def own_edits(fetch: "Fetch", sources: Collection[str]) -> Iterator[PageEvent]:
    """Edits that the papers' own sources have met: a feed or an API gave other words."""
    after, newest = int(fetch.recall(_CURSOR) or 0), newest_change(fetch.store)
    if after == newest:
        return
    watched = {page.document_id for page in watched_pages(fetch.store, sources)}
    for change in reworded(fetch.store, after):
        if change.document_id not in watched:
            continue
        if not is_same_words(change.before_text, change.after_text):
            diff = diff_words(change.before_text, change.after_text)
            event_id = digest("edited", change.url, change.before_sha256, change.before_at)
            yield PageEvent(
                change.url, event_id, change.document_id, "edited", change.title, change.before_at,
                change.after_at, change.before_sha256, "its feed or API gives other words",
                None, change.after_sha256, None, diff.deleted, diff.inserted,
                change.before_text, change.after_text,
            )  # fmt: skip
    fetch.remember(_CURSOR, str(newest))


def keep_event(fetch: "Fetch", event: PageEvent) -> Page:
    """An event as a page of its own, archived before it is read."""
    return fetch.imported(event_address(event), encode_event(event), "application/json")


def event_address(event: PageEvent) -> str:
    """Address under which an event is kept: the page's own, and the event behind a #."""
    return f"{event.url}#event-{event.event_id}"


def encode_event(event: PageEvent) -> bytes:
    """An event as the bytes that are archived."""
    return msgspec.json.format(msgspec.json.encode(event), indent=1)


def read_event(body: bytes) -> PageEvent:
    """The event that was written down; ParseError for what is none."""
    try:
        return msgspec.json.decode(body, type=PageEvent)
    except msgspec.DecodeError as error:
        raise ParseError(f"no written event: {error}") from error


def _event(
    page: Watched, kind: str, copy: Copy, after_at: datetime, reason: str, sha256: str | None,
    found: Verdict,
) -> PageEvent:  # fmt: skip
    # The same look at the same copy is the same event, however often it is made.
    event_id = digest(kind, page.url, copy.sha256, copy.seen_at)
    event = PageEvent(
        page.url, event_id, page.document_id, kind, page.title, copy.seen_at, after_at,
        copy.sha256, reason, None, sha256, found.to_url,
    )  # fmt: skip
    if not _differs(copy, found):
        return event
    before, after = found.before.whole, found.after.whole
    diff = diff_words(before, after)
    return msgspec.structs.replace(
        event, deleted=diff.deleted, inserted=diff.inserted, before_text=before, after_text=after
    )


def _differs(copy: Copy, found: Verdict) -> bool:
    """Whether two copies of the page itself have other words."""
    if not (copy.is_page and found.before and found.after):
        return False
    return not is_same_words(found.before.whole, found.after.whole)
