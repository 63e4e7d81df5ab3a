"""Reports of the Congressional Research Service that concern the Court, each of their versions."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from scrapers.shapes.keyed import ask_with_key, own_key
from scrapers.source import Page, Source
from scrapers.sources.crs_reports.versions import (
    SITE,
    Listed,
    read_listing,
    read_product,
    read_report,
    read_text,
    text_addresses,
)
from scrapers.strict import parse_json, reading
from tracker.errors import MissingPage
from tracker.reading.court.mentions import find_mentions
from tracker.records import Document, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_LISTING = f"{SITE}/reports.csv"
_PRODUCT = "https://api.congress.gov/v3/crsreport/{}?format=json"
_SETTING = "TRACKER_CONGRESS_KEY"
_LATELY = timedelta(days=30)
_MOST = 300  # reports read in one run


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """For each report its versions' texts, then what is said of them; with a key, Congress.gov's.

    Read are reports whose title means the Court, whenever published, and of the others those
    changed in the last thirty days, kept if their summary means it. A report is read anew when the
    listing's digest of it changes. Texts come first: a version is kept for its words.
    Raises: ParseError for a listing without its columns.
    """
    listing = fetch.get(_LISTING, accept="text/csv, text/plain")
    with reading(listing):
        listed = read_listing(listing.body)
    fetch.count(Document, len(listed))
    today, asked = datetime.now(UTC).date(), 0
    for report in listed:
        named = _means_court(report.title)
        if report.dated < since or not (named or report.dated > today - _LATELY):
            continue
        if not fetch.is_done(report.url, report.sha1):
            if asked >= _MOST:
                fetch.note("more reports changed than one run reads; the next goes on")
                return
            asked += 1
            yield from _report(fetch, report)
        if fetch.is_kept(report.url):
            yield from _product(fetch, report)


def _report(fetch: "Fetch", report: Listed) -> Iterator[Page]:
    try:
        page = fetch.get(report.url, accept="application/json", mark=report.sha1)
    except MissingPage:
        fetch.note(f"{report.number} is listed and not there")
        return
    records = list(read_report(parse_json(page.body)))
    said = [f"{r.title}\n{r.abstract or ''}" for r in records if isinstance(r, Document)]
    if any(map(_means_court, said)):
        for url in text_addresses(parse_json(page.body)):
            if not fetch.is_done(url):
                try:
                    yield fetch.get(url, accept="text/html")
                except MissingPage:
                    fetch.note(f"{report.number}: a version's text is not there: {url}")
    yield page


def _product(fetch: "Fetch", report: Listed) -> Iterator[Page]:
    """Authors and number of the version now current, which the files' publisher leaves out."""
    key = own_key(fetch.settings.congress_key) or own_key(fetch.settings.govinfo_key)
    if key is None:
        fetch.note(f"authors and version numbers ask for a key: {_SETTING}")
        return
    url = _PRODUCT.format(report.number)
    if not fetch.is_done(url, report.sha1):
        try:
            yield ask_with_key(fetch, url, _SETTING, key, report.sha1)
        except MissingPage:
            fetch.note(f"{report.number} is not on Congress.gov")


def _means_court(text: str) -> bool:
    return any(span.verdict != "other" for span in find_mentions(text))


def parse(page: Page) -> Iterator[Record]:
    """A Document and a ReportVersion for each version; a version's text; or a ReportProduct.

    Source: https://www.everycrsreport.com/reports/{number}.json and …/files/{name}.html, with the
    same reports as CRS gave them out, back to the nineties; https://api.congress.gov/v3/crsreport.
    Times:  published_on is the day that a version bears
    Raises: ParseError for another answer, a report without versions, a text without words
    """
    if page.url.startswith(f"{SITE}/files/"):
        yield read_text(page.body, page.url)
        return
    answer = parse_json(page.body)
    if "CRSReport" in answer or "api.congress.gov" in page.url:
        yield read_product(answer)
    else:
        yield from read_report(answer)


SOURCE = Source(
    "crs_reports", "CRS reports by version", "Congressional Research Service (EveryCRSReport.com)",
    SITE, timedelta(days=1), timedelta(days=4), pages, parse, {Document: (1_000, 200_000)},
)  # fmt: skip
