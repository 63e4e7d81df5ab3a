"""Federal Register: orders, notices, rules and public-inspection papers about the Court."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from scrapers.source import Page, Source
from scrapers.sources.federal_register.documents import document_records, listed_rows
from scrapers.sources.federal_register.search import (
    SITE,
    Listed,
    list_inspection,
    list_published,
)
from scrapers.sources.federal_register.text import parse_text
from scrapers.strict import parse_json, parse_xml
from tracker.errors import BudgetSpent, FetchError, MissingPage, ParseError
from tracker.records import Document, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_ADDRESS = re.compile(r"(?:^|/)www\.federalregister\.gov/((?:api/v1|documents|public-insp).*)$")
_JSON = re.compile(rb"\{|\[\s*[\[{\]]")  # a text begins "[Federal Register Volume"
_ISSUES = (b"<FEDREG", b"<frDoc")


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Text and metadata of each document that the searches list, newest first.

    The searches are asked in full each time, so that a late or re-indexed document is found; a
    document is read again when the listing says something else of it, dispositions included.
    Papers on public inspection come first: once published, the published form takes their place.
    A list of them that is not there, or cannot be read, loses none of the published documents.
    """
    for listed in _inspection(fetch):
        yield from _due_pages(fetch, listed)
    for listed in list_published(fetch, since):
        yield from _due_pages(fetch, listed)


def _inspection(fetch: "Fetch") -> list[Listed]:
    """Papers on public inspection; none, and a fault of the run, where their list cannot be read.

    A 404 of a list that never answered says that none is kept for these words: that is no fault.
    """
    try:
        return list(list_inspection(fetch))
    except BudgetSpent:
        raise
    except MissingPage:
        fetch.note("public inspection: no list for the Court is published here (404)")
    except FetchError as error:
        fetch.fault("fetch", error)
    except ParseError as error:
        fetch.fault("parse", error)
    return []


def _due_pages(fetch: "Fetch", listed: Listed) -> Iterator[Page]:
    if fetch.is_done(listed.url, listed.mark):
        fetch.count(Document, 1)
    else:
        yield from _document_pages(fetch, listed)


def _document_pages(fetch: "Fetch", listed: Listed) -> Iterator[Page]:
    # The text decides whether the Court is meant, so it comes before what is said about it.
    if listed.text_url and not fetch.is_done(listed.text_url):
        try:
            yield fetch.get(listed.text_url, accept="text/plain, text/html")
        except MissingPage:
            fetch.note(f"{listed.number}: its text is not published yet (404)")
            return
        if not fetch.is_done(listed.text_url):
            return  # it could not be read: a fault of this run, and asked again by the next
    if listed.text_url and fetch.was_set_aside(listed.text_url):
        fetch.count(Document, 1)
        fetch.set_aside([(listed.url, listed.mark)])
        return
    yield fetch.get(listed.url, accept="application/json", mark=listed.mark)


def parse(page: Page) -> Iterator[Record]:
    """Documents of an API answer (one, several or a search), or the DocumentText of a text.

    Source: https://www.federalregister.gov/api/v1/documents/2025-02612.json
            https://www.federalregister.gov/documents/full_text/text/2025/02/12/2025-02612.txt
    Shape:  a Document, its DocumentAgencies and Dispositions, and so on for each row
    Times:  dates as printed; filing moments of public-inspection papers in UTC
    Raises: ParseError for a whole issue, an error page, or a row without number, title or date.
    """
    start = page.body.lstrip()[:400]
    if "/api/v1/" in page.url or _JSON.match(start):
        for row in listed_rows(parse_json(page.body, dict)):
            yield from document_records(row)
    elif any(name in start for name in _ISSUES):
        parse_xml(page.body, ("FEDREG", "frDoc"))
        raise ParseError("a whole issue of the Federal Register, not an answer about documents")
    else:
        yield parse_text(page.url, page.body)


def address(path: str) -> str | None:
    """Official address of a file on disk, if its path holds host and path."""
    found = _ADDRESS.search(path.replace("\\", "/"))
    return SITE + found[1] if found else None


SOURCE = Source(
    name="federal_register",
    title="Federal Register",
    publisher="Office of the Federal Register, National Archives",
    home=f"{SITE}documents/search?conditions%5Bterm%5D=%22International+Criminal+Court%22",
    every=timedelta(hours=6),
    stale_after=timedelta(days=3),
    pages=pages,
    parse=parse,
    expect={Document: (50, 10_000)},
    address=address,
)
