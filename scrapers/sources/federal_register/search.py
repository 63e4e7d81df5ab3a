"""What the Federal Register's searches list: every page of every query, split where cut off."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from scrapers.sources.federal_register.documents import listed_rows
from scrapers.strict import parse_json, reading, required
from tracker.errors import ParseError
from tracker.records.base import digest

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

SITE = "https://www.federalregister.gov/"
API = f"{SITE}api/v1/"
# Words, parts of the Code and orders; what they find is then read and judged by its own text.
QUERIES: tuple[dict[str, str], ...] = (
    {"conditions[term]": '"International Criminal Court"'},
    {"conditions[term]": '"Rome Statute"'},
    {"conditions[term]": '"Executive Order 13928"'},
    {"conditions[term]": '"Executive Order 14022"'},
    {"conditions[term]": '"Executive Order 14203"'},
    {"conditions[term]": '"American Servicemembers\' Protection Act"'},
    {"conditions[cfr][title]": "31", "conditions[cfr][part]": "520"},
    {"conditions[cfr][title]": "31", "conditions[cfr][part]": "528"},
)
# The default set lacks most of these; page_views, which changes every hour, is left out.
FIELDS = (
    "abstract", "agencies", "citation", "correction_of", "corrections", "disposition_notes",
    "document_number", "effective_on", "executive_order_notes", "executive_order_number",
    "html_url", "pdf_url", "proclamation_number", "publication_date", "raw_text_url",
    "signing_date", "start_page", "subtype", "title", "toc_doc", "toc_subject", "type",
)  # fmt: skip
_LISTED = (
    "document_number", "publication_date", "title", "citation", "raw_text_url", "correction_of",
    "corrections", "disposition_notes", "executive_order_notes", "executive_order_number",
)  # fmt: skip
_PER_PAGE = 1000
_REACHABLE = 2000  # the search shows no more results of one query, whatever its count


@dataclass(frozen=True, slots=True)
class Listed:
    """A document that a search lists: its address, its text's, and what the listing says of it."""

    number: str
    url: str
    text_url: str | None
    mark: str


def list_published(fetch: "Fetch", since: date) -> Iterator[Listed]:
    """Each published document that a query finds, once, newest first within the query."""
    seen = set()
    for query in QUERIES:
        for row in _search(fetch, query, since):
            number = required(row.get("document_number"), "document_number in a listing")
            day = required(row.get("publication_date"), f"publication_date of {number}")
            # A number alone is no identity: numbers were used again before 2016.
            if (number, day) in seen:
                continue
            seen.add((number, day))
            asked = urlencode([("publication_date", day), *_fields(FIELDS)])
            url = f"{API}documents/{number}.json?{asked}"
            yield Listed(number, url, row.get("raw_text_url"), _mark(row))


def list_inspection(fetch: "Fetch") -> Iterator[Listed]:
    """Each paper on public inspection that names the Court; the list is empty on most days."""
    asked = urlencode([*QUERIES[0].items(), ("per_page", str(_PER_PAGE))])
    for row in _results(fetch, f"{API}public-inspection-documents.json?{asked}"):
        number = required(row.get("document_number"), "document_number in a listing")
        url = f"{API}public-inspection-documents/{number}.json"
        yield Listed(number, url, row.get("raw_text_url"), _mark(row))


def _search(fetch: "Fetch", query: dict[str, str], since: date) -> list[dict[str, Any]]:
    """Rows of a query; where they are too many to be shown, year by year, then month by month."""
    today = datetime.now(UTC).date()
    rows = _within(fetch, query, {"gte": since.isoformat()})
    if rows is not None:
        return rows
    found = []
    for year in range(today.year, since.year - 1, -1):
        rows = _within(fetch, query, {"year": str(year)})
        for month in range(12, 0, -1) if rows is None else ():
            last = monthrange(year, month)[1]
            days = {"gte": f"{year}-{month:02}-01", "lte": f"{year}-{month:02}-{last}"}
            if (part := _within(fetch, query, days)) is None:
                raise ParseError(f"{query} has over {_REACHABLE} results in {year}-{month:02}")
            found += part
        found += rows or []
    return [row for row in found if (row.get("publication_date") or "") >= since.isoformat()]


def _within(
    fetch: "Fetch", query: dict[str, str], days: dict[str, str]
) -> list[dict[str, Any]] | None:
    """Rows of a query within these days, None if they are more than can be shown."""
    when = [(f"conditions[publication_date][{name}]", value) for name, value in days.items()]
    paging = [("order", "newest"), ("per_page", str(_PER_PAGE))]
    asked = urlencode([*query.items(), *when, *paging, *_fields(_LISTED)])
    return _results(fetch, f"{API}documents.json?{asked}", _REACHABLE)


def _results(fetch: "Fetch", url: str, most: int | None = None) -> list[dict[str, Any]] | None:
    rows: list[dict[str, Any]] = []
    address: str | None = url
    while address:
        page = fetch.get(address, accept="application/json")
        with reading(page):
            answer = parse_json(page.body, dict)
            listed = listed_rows(answer)
        if most is not None and answer.get("count", 0) > most:
            return None
        rows += listed
        address = answer.get("next_page_url")
    if len(rows) < answer.get("count", 0):
        raise ParseError(f"{url} counts {answer['count']} documents and lists {len(rows)}")
    return rows


def _fields(names: tuple[str, ...]) -> list[tuple[str, str]]:
    return [("fields[]", name) for name in names]


def _mark(row: dict[str, Any]) -> str:
    return digest(*(f"{name}={row[name]}" for name in sorted(row) if name != "excerpts"))
