"""Pages looked at again: every page that means the Court, at a falling rate; what became of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from scrapers.shapes.statements.listing import Budget
from scrapers.shapes.statements.main_text import read_words
from scrapers.source import Page, Source
from scrapers.sources import find_sources
from scrapers.sources.watched_pages.events import (
    back_event,
    gone_event,
    keep_event,
    own_edits,
    read_event,
    standing_copy,
    turned_event,
)
from scrapers.sources.watched_pages.look import Copy, Verdict, is_archive, judge
from tracker.errors import AwayPage, FetchError, GonePage, MissingPage, ParseError
from tracker.queries.upkeep.watching import Watched, due_at, watched_pages
from tracker.reading.page_words import SECOND_LOOK
from tracker.records import Record
from tracker.store.looks import Look, encode_look, look_name

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_HTML = "text/html"
_LOOK, _ABSENT = "#look", "#absent"
_MOST_REQUESTS = 150
_MOST_REFUSALS = 2  # of one host in one run; the rest of its pages wait
_FEWEST_MISSED = 3  # pages of one host in one run, after which all of its pages are looked for


@dataclass
class _Round:
    """One run's looks: requests left; by host, refusals, pages that wait, pages missed."""

    budget: Budget
    refusals: Counter[str] = field(default_factory=Counter)
    waiting: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """What each due look found, the most overdue page first; at most 150 requests a run.

    A page that cannot be read is a fault of its own, and the others go on. A host that refuses
    twice is left alone until the next run; where three pages are missed, the whole site is looked
    through at once.
    """
    sources = [name for name, source in find_sources().items() if source.watched]
    yield from (keep_event(fetch, event) for event in own_edits(fetch, sources))
    now, going = datetime.now(UTC), _Round(Budget(_MOST_REQUESTS))
    pace = fetch.settings.look_pace
    watched = [(due_at(page, pace), page) for page in watched_pages(fetch.store, sources)]
    watched.sort(key=lambda pair: (pair[0], pair[1].url))
    for due, page in watched:
        if due <= now:
            yield from _look(fetch, page, going)
    for due, page in watched:  # a site that moves away takes all of its pages with it
        if due > now and going.missed[_host(page)] >= _FEWEST_MISSED and _stood(page, now):
            yield from _look(fetch, page, going)
    for host, number in sorted(going.waiting.items()):
        fetch.note(f"{host}: {number} pages wait for the next run")


def _host(page: Watched) -> str:
    return urlsplit(page.url).hostname or ""


def _stood(page: Watched, now: datetime) -> bool:
    """Whether a page stood when it was last looked at, and that is not just now."""
    look = page.look
    return bool(look) and look.absent_since is None and now - look.tried_at >= SECOND_LOOK


def _look(fetch: "Fetch", page: Watched, going: _Round) -> Iterator[Page]:
    host = _host(page)
    if going.refusals[host] >= _MOST_REFUSALS or going.budget.left <= 0:
        going.waiting[host] += 1
        return
    going.budget.spend()
    new_miss = 0 if page.look and page.look.is_gone else 1
    try:
        answer = fetch.get(page.url, accept=_HTML, name=page.url + _LOOK)
    except (MissingPage, GonePage) as error:
        going.missed[host] += new_miss
        yield from _missed(fetch, page, str(error).partition(": ")[2], error.sha256)
        return
    except AwayPage as error:
        if is_archive(error.target):
            going.missed[host] += new_miss
            reason = f"the address leads to an archive, {error.target}"
            yield from _missed(fetch, page, reason, None, error.target)
        else:
            fetch.fault("fetch", error)
            _remember(fetch, page, is_faulty=True)
        return
    except FetchError as error:
        going.refusals[host] += 1
        fetch.fault("fetch", error)
        return
    try:
        copy = standing_copy(fetch, page)
        found = judge(copy, answer, page.look.landed if page.look else None)
    except ParseError as error:
        fetch.fault("parse", error, answer)
        _remember(fetch, page, is_faulty=True)
        return
    if found.kind == "absent":
        going.missed[host] += new_miss
        yield from _missed(fetch, page, found.reason, answer.sha256, found.to_url)
    else:
        yield answer
        yield from _found(fetch, page, copy, answer, found)


def _found(
    fetch: "Fetch", page: Watched, copy: Copy, answer: Page, found: Verdict
) -> Iterator[Page]:
    now, look = datetime.now(UTC), page.look
    event = None
    if look and look.is_gone:
        event = back_event(page, copy, answer, found, now)
    elif found.kind != "same":
        event = turned_event(page, copy, answer, found, now)
    if event:
        yield keep_event(fetch, event)
    is_new = event is not None or not copy.is_page
    _remember(
        fetch, page, sha256=answer.sha256 if is_new else copy.sha256, seen_at=now,
        copied_at=answer.fetched_at if is_new else copy.copied_at, absent_since=None, is_gone=False,
        landed=found.to_url, looks=(look.looks if look else 0) + 1, is_faulty=False,
        **({"changed_at": now} if event else {}),
    )  # fmt: skip


def _missed(
    fetch: "Fetch", page: Watched, reason: str, sha256: str | None, to_url: str | None = None
) -> Iterator[Page]:
    """Remember a look that missed the page; a second one that agrees makes it an event."""
    now, look = datetime.now(UTC), page.look
    if sha256:
        fetch.imported(page.url + _ABSENT, fetch.archive.read(sha256), _HTML)
    if look is None or look.absent_since is None:
        fetch.note(f"not there, to be looked for once more: {page.url} ({reason})")
        _remember(fetch, page, absent_since=now, is_faulty=False)
        return
    changed = {}
    if not look.is_gone:
        copy = standing_copy(fetch, page)
        yield keep_event(fetch, gone_event(fetch.store, page, copy, (reason, sha256, to_url), now))
        changed = {"changed_at": now}
    _remember(fetch, page, is_gone=True, is_faulty=False, **changed)


def _remember(fetch: "Fetch", page: Watched, **changed: object) -> None:
    now = datetime.now(UTC)
    look = msgspec.structs.replace(page.look or Look(now), tried_at=now, **changed)
    fetch.remember(look_name(page.url), encode_look(look))


def parse(page: Page) -> Iterator[Record]:
    """PageEvent of a written event; of a look nothing, once the page is known to be readable.

    Source: an event is written by the walk, as https://www.whitehouse.gov/…/#event-1f2e3d4c5b6a7980
    Times:  aware UTC
    Raises: ParseError for an answer that is no page of a paper: a bot wall, an error or login page
    with 200, one that is cut off, one without a text.
    """
    if "#event-" in page.url:
        yield read_event(page.body)
    else:
        read_words(page)


SOURCE = Source(
    name="watched_pages",
    title="Pages looked at again",
    publisher="The publishers of the pages themselves",
    home="https://www.whitehouse.gov/news/",
    every=timedelta(hours=3),
    stale_after=timedelta(days=2),
    pages=pages,
    parse=parse,
    may_matter=lambda _body: False,  # a look that was refused is not read again
)
