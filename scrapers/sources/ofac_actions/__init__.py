"""OFAC's recent actions and the page of its program over the Court: notices and licenses."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from scrapers.shapes.statements.listing import (
    Budget,
    Listing,
    Row,
    Rows,
    back_fill,
    newest_pages,
    owed_pages,
)
from scrapers.shapes.statements.text import (
    has_class,
    one_line,
    plain_text,
    remove,
    without_query,
    words_of,
)
from scrapers.shapes.statements.walk import own_address, read_routes
from scrapers.source import Page, Source
from scrapers.sources.ofac_actions.license import (
    PUBLISHER,
    count_licenses,
    license_papers,
    license_record,
    linked_licenses,
    paper_records,
)
from scrapers.sources.ofac_actions.notice import notice_records
from scrapers.strict import iso_date, month_number, parse_html, required
from tracker.errors import ParseError
from tracker.records import Document, DocumentText, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

SITE = "https://ofac.treasury.gov/"
PROGRAM = (
    f"{SITE}sanctions-programs-and-country-information/"
    "international-criminal-court-related-sanctions"
)
_MOST_REQUESTS = 200
_ITEM = re.compile(r"/recent-actions/(\d{4})(\d\d)(\d\d)(?:_\d+)?/?$")
_ROW = f"//*[{has_class('search-result')} or {has_class('views-row')}]"
_DAY = re.compile(r"([A-Z][a-z]+) (\d{1,2}), (\d{4})")
_MAIN = f"//*[{has_class('field--name-field-body')} or {has_class('field--name-body')}]"
_PAPER = re.compile(r"/media/\d+/|\.pdf(?:$|[?#])", re.IGNORECASE)
_ISSUED = re.compile(r"\(([A-Z][a-z]+ \d{1,2}, \d{4})\)")
_ADDRESS = re.compile(r"(?:^|/)(ofac\.treasury\.gov/.*?)(?:\.html?)?$")


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """The program's page, new notices, notices of the past, then the licenses' own papers.

    At most 200 notices a run. The feed of recent actions is dead (its newest item is of 12 February
    2025) and never asked.
    """
    budget = Budget(_MOST_REQUESTS)
    routes = [partial(_program, fetch), partial(newest_pages, fetch, ACTIONS, budget)]
    yield from read_routes(fetch, routes, all_of_them=True)
    yield from owed_pages(fetch, budget)
    yield from back_fill(fetch, ACTIONS, since, budget)
    yield from license_papers(fetch)


def _program(fetch: "Fetch") -> Iterator[Page]:
    yield fetch.get(PROGRAM, accept="text/html")


def read_listing(page: Page) -> Rows:
    """Notices that the listing names, newest first; the page after the last names none.

    Raises: ParseError for a first page without notices, and for what is no page of the listing.
    """
    root, rows = parse_html(page.body), []
    for element in root.xpath(_ROW):
        links = [urljoin(page.url, a.get("href").strip()) for a in element.xpath(".//a[@href]")]
        if url := next((link for link in links if _ITEM.search(urlsplit(link).path)), None):
            rows.append(Row(without_query(url), _row_day(url, one_line(element.text_content()))))
    rows = list({row.url: row for row in rows}.values())
    if not rows and (not urlsplit(page.url).query or not _is_listing(root)):
        raise ParseError("a listing without notices: its layout has changed")
    return Rows(rows, bool(rows))


def _is_listing(root: Any) -> bool:
    return "recent actions" in (words_of(root, "//h1") or words_of(root, "//title") or "").lower()


def _row_day(url: str, words: str) -> date:
    """Day that a line states ("August 20, 2025 - Sanctions List Updates"), else its address's."""
    if stated := _DAY.search(words):
        return _long_day(stated[0])
    found = _ITEM.search(urlsplit(url).path)
    return iso_date("-".join(found.groups()) if found else None, "day of a listed notice")


def _long_day(text: str) -> date:
    month, day, year = required(text, "a day").replace(",", "").split()
    number = month_number(month, "a day of OFAC")
    return iso_date(f"{year}-{number:02}-{int(day):02}", "a day of OFAC")


ACTIONS = Listing(f"{SITE}recent-actions", read_listing, "?page={}", -1)


def parse(page: Page) -> Iterator[Record]:
    """A notice with its entries, the program's page with its licenses, or the words of one.

    Source: https://ofac.treasury.gov/recent-actions/20250820, PROGRAM, and /media/{id}/download
    Shape:  of the listing nothing, once its lines are found
    Times:  days in Washington, as printed
    Raises: ParseError for a bot wall, a page without title, day or body.
    """
    if _PAPER.search(page.url):
        yield from paper_records(page)
        return
    root = parse_html(page.body)
    url = own_address(page.url, root)
    if url.rstrip("/") == f"{SITE}recent-actions":
        read_listing(page)
    elif url.rstrip("/") == PROGRAM:
        yield from _program_records(url, root)
    else:
        yield from notice_records(url, root)


def _program_records(url: str, root: Any) -> Iterator[Record]:
    title = required(words_of(root, "//h1") or words_of(root, "//h2"), "title of the program")
    bodies = root.xpath(_MAIN) or root.xpath("//article") or root.xpath("//main")
    if not bodies:
        raise ParseError("no body of the program's page: its layout has changed")
    body = max(bodies, key=lambda element: len(element.text_content()))
    remove(body, f".//*[{has_class('field__label')}]")
    licenses = list(_licenses(url, title, body))
    document_id = f"ofac:{url.rstrip('/').rsplit('/', 1)[-1]}"
    text = required(plain_text(body), "text of the program's page")
    yield Document(document_id, "sanctions_program", title, PUBLISHER, url, collection="OFAC")
    yield DocumentText(document_id, "html", text)
    yield from licenses


def _licenses(url: str, title: str, body: Any) -> Iterator[Document]:
    """Each license of the program: "General License 8 - Authorizing … (July 9, 2025)"."""
    for number, place, link in linked_licenses(url, body):
        label, around = one_line(link.text_content()), link.getparent()
        words = one_line((around if around is not None else link).text_content())
        alone = count_licenses(words) == 1
        issued = _ISSUED.search(label) or (_ISSUED.search(words) if alone else None)
        yield license_record(
            f"ofac:icc-gl-{number}", number, words if alone else label, title, place,
            _long_day(issued[1]) if issued else None,
        )  # fmt: skip


def address(path: str) -> str | None:
    """Official address of a file on disk, if its path holds host and path."""
    found = _ADDRESS.search(path.replace("\\", "/"))
    return f"https://{found[1]}" if found else None


SOURCE = Source(
    name="ofac_actions",
    title="Recent actions of OFAC",
    publisher=PUBLISHER,
    home=f"{SITE}recent-actions",
    every=timedelta(hours=2),
    stale_after=timedelta(days=2),
    pages=pages,
    parse=parse,
    expect={Document: (1, 100_000)},
    address=address,
    watched=True,
)
