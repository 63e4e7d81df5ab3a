"""GovInfo's full-text search as the finder of measures, Record items, reports and hearings."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from scrapers.shapes.govinfo.address import content_url, find_place, split_content
from scrapers.shapes.govinfo.answers import SEARCH, search_answers
from scrapers.shapes.govinfo.papers import read_document
from scrapers.shapes.govinfo.search import (
    PAGE_SIZE,
    Window,
    changed_query,
    names_digest,
    read_answer,
    windows,
)
from scrapers.shapes.govinfo.text import read_paper
from scrapers.source import Page, Source
from scrapers.sources import bill_texts
from scrapers.sources.record_search.hits import Hits
from tracker.errors import BudgetSpent, ParseError
from tracker.records import Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_OVERLAP = timedelta(days=2)
_ROME = 1998  # the year of the conference that made the Court
_TEXTS = ("BILLS", "PLAW")


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Answers of the search, and after each the papers that it names and that were not read.

    First what changed of late, then the back-fill, one year and group of collections a question,
    newest first. The hourly allowance is spent but for a reserve; what is left waits for the next
    run. A window is done when each of its papers is read or known to be missing.
    """
    today = datetime.now(UTC).date()
    hits = Hits(fetch, today)
    try:
        yield from _changed(fetch, hits, today)
        yield from _back_fill(fetch, hits, windows(since, today))
    except BudgetSpent:
        if fetch.settings.govinfo_key.get_secret_value() == "DEMO_KEY":
            fetch.note("search: working slowly on DEMO_KEY (about 40 requests an hour)")
        fetch.note("search: the hour's allowance is spent; the next run goes on from here")
    finally:
        hits.note_missing()
        _note_progress(fetch, windows(since, today))


def _changed(fetch: "Fetch", hits: Hits, today: date) -> Iterator[Page]:
    """What GovInfo changed since the last complete look, two days of overlap included."""
    start = date.fromisoformat(fetch.recall("changed since") or str(today - _OVERLAP))
    yield from _question(fetch, hits, changed_query(start))
    fetch.remember("changed since", str(max(start, today - _OVERLAP)))


def _back_fill(fetch: "Fetch", hits: Hits, left: list[Window]) -> Iterator[Page]:
    """Raises: ParseError for a past year of the Record without the Court: there is none."""
    silent = []
    for window in left:
        if _is_read(fetch, window):
            continue
        yield from _question(fetch, hits, window.query)
        if hits.named and hits.all_done():
            fetch.remember(_name(window), names_digest())
        elif not hits.named and window.group == "Record" and _ROME <= window.year < hits.today.year:
            raise ParseError(f"{SEARCH}: no item of the Record of {window.year} names the Court")
        elif not hits.named:
            silent.append(window)
    for window in silent:  # to be believed, as the search is not silent on all
        fetch.remember(_name(window), names_digest())


def _question(fetch: "Fetch", hits: Hits, query: str) -> Iterator[Page]:
    """Every page of answers to one question, each followed by the papers it names."""
    hits.clear()
    for page, answer in search_answers(fetch, query):
        hits.named += len(answer.hits)
        yield page
        yield from hits.papers(answer.hits)


def _is_read(fetch: "Fetch", window: Window) -> bool:
    return fetch.recall(_name(window)) == names_digest()


def _name(window: Window) -> str:
    return f"window {window.group} {window.year}"


def _note_progress(fetch: "Fetch", everything: list[Window]) -> None:
    read = sum(_is_read(fetch, window) for window in everything)
    if read < len(everything):
        fetch.note(f"search: {read} of {len(everything)} windows of the back-fill read")


def parse(page: Page) -> Iterator[Record]:
    """Document of a paper, with the speeches of a Record item; texts of a measure; no answers.

    Source: POST https://api.govinfo.gov/search (answers, at most 1,000 hits), and for instance
    https://www.govinfo.gov/content/pkg/CREC-2005-07-20/html/CREC-2005-07-20-pt1-PgE1541-2.htm.
    Times: published_on is the day in Washington that the paper bears.
    Raises: ParseError for error pages, bot walls, refusals of the search, metadata files, and for
    a Record item whose header names another day than its address.
    """
    if page.url.startswith(SEARCH):
        answer = read_answer(page.body)
        if len(answer.hits) > PAGE_SIZE:
            raise ParseError(f"{len(answer.hits)} hits where at most {PAGE_SIZE} were asked for")
        return
    place = split_content(page.url) or find_place(page.url)
    if place is None:
        raise ParseError("neither an answer of the search nor a text of GovInfo")
    if place.collection in _TEXTS:
        yield from bill_texts.parse(page)
    elif place.form != "htm":
        raise ParseError(f"{place.stem}.{place.form} is no text that this source reads")
    else:
        yield from read_document(read_paper(page.body), place, page.url, page.body)


def address(path: str) -> str | None:
    """Official address of a Record item's, report's, hearing's or other paper's text on disk."""
    place = find_place(path)
    if place is None or place.form != "htm" or place.collection in _TEXTS:
        return None
    return content_url(place.package, "htm", place.stem)


SOURCE = Source(
    name="record_search",
    title="Full-text search over congressional papers",
    publisher="U.S. Government Publishing Office",
    home="https://www.govinfo.gov/app/search/",
    every=timedelta(hours=2),
    stale_after=timedelta(days=2),
    pages=pages,
    parse=parse,
    address=address,
    follows=True,
)
