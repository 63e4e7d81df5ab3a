"""Cases in the courts of the United States whose papers name the Court, by CourtListener."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus, urljoin

from scrapers.shapes.keyed import ask_with_key, wanted_key
from scrapers.source import Page, Source
from scrapers.strict import iso_date, parse_json, reading, required
from tracker.congress import congress_on
from tracker.errors import ParseError
from tracker.records import CourtCase, CourtPaper, Document, Record, digest

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_SITE = "https://www.courtlistener.com"
_SEARCH = f"{_SITE}/api/rest/v4/search/"
_FILES = "https://storage.courtlistener.com/"
_SETTING = "TRACKER_COURTLISTENER_TOKEN"
_WHERE = f"{_SITE}/profile/api-token/"
_QUESTIONS = (
    '"international criminal court" AND ("14203" OR "13928" OR "sanctions")',
    '"executive order 14203"',
    '"executive order 13928" AND "criminal court"',
)
_MOST_PAGES = 8  # of twenty, a question a run: the free allowance is spoken of as 125 to 250 a day


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """A page for each docket that a search names, the last filed first.

    A question is asked to its end once; then only until a page of it shows nothing new.
    Raises: KeyMissing where no token is set; ParseError for an answer without results.
    """
    token = wanted_key(_SETTING, _WHERE, fetch.settings.courtlistener_token)
    for question in _QUESTIONS:
        yield from _question(fetch, f"Token {token}", question, since)


def _question(fetch: "Fetch", token: str, question: str, since: date) -> Iterator[Page]:
    whole = f"whole {digest(question)}"
    url = fetch.recall(f"next {digest(question)}") or (
        f"{_SEARCH}?q={quote_plus(question)}&type=r&order_by=dateFiled+desc&filed_after={since}"
    )
    for _ in range(_MOST_PAGES):
        page = ask_with_key(fetch, url, _SETTING, token)
        with reading(page):
            rows, following = read_answer(page.body)
        new = 0
        for row in rows:
            body = json.dumps(_lasting(row), ensure_ascii=False, sort_keys=True).encode()
            place, mark = f"{_SEARCH}#docket-{row['docket_id']}", digest(body)
            if not fetch.is_done(place, mark):
                new += 1
                yield fetch.unpacked(page, place, body, mark, "application/json")
            else:
                fetch.count(CourtCase, 1)
        if following is None:
            fetch.remember(whole, "read")
        if following is None or (fetch.recall(whole) and not new):
            fetch.remember(f"next {digest(question)}", "")
            return
        url = following
        if not fetch.recall(whole):
            fetch.remember(f"next {digest(question)}", url)
    fetch.note(f"more dockets answer {question} than one run reads; the next goes on")


def read_answer(body: bytes) -> tuple[list[dict[str, Any]], str | None]:
    """Dockets of a page of the search, and the address of the next; counts are estimates."""
    answer = parse_json(body)
    rows = answer.get("results")
    if not isinstance(rows, list):
        told = answer.get("detail") or ", ".join(answer) or "empty"
        raise ParseError(f"an answer without results: {told}")
    if strange := [row for row in rows if not row.get("docket_id")]:
        raise ParseError(f"a docket without docket_id: {str(strange[0])[:120]}")
    return rows, answer.get("next") or None


def _lasting(row: dict[str, Any]) -> dict[str, Any]:
    """A docket without what each search computes anew: scores and moments of indexing."""
    kept = {name: value for name, value in row.items() if name not in ("meta", "score")}
    papers = row.get("recap_documents") or []
    return kept | {"recap_documents": [
        {name: value for name, value in paper.items() if name not in ("meta", "score")}
        for paper in papers
    ]}  # fmt: skip


def parse(page: Page) -> Iterator[Record]:
    """Document and CourtCase of a docket, then each paper that the search showed.

    Source: https://www.courtlistener.com/api/rest/v4/search/?type=r (token)
    Times:  dates are the court's
    Raises: ParseError for another answer, a docket without name, number or court
    """
    row = parse_json(page.body)
    if "results" in row or "docket_id" not in row:
        read_answer(page.body)
        return
    case = f"courtlistener:{row['docket_id']}"
    name, number = required(row.get("caseName"), "caseName"), row.get("docketNumber")
    court = required(row.get("court") or row.get("court_id"), "court")
    filed = iso_date(row["dateFiled"], "dateFiled") if row.get("dateFiled") else None
    ended = row.get("dateTerminated")
    place = urljoin(_SITE, row.get("docket_absolute_url") or f"/docket/{row['docket_id']}/")
    yield Document(
        case, "court_case", _words(name), court, place, published_on=filed,
        number=required(number, "docketNumber"), citation=row.get("court_citation_string") or None,
        congress=congress_on(filed) if filed else None, collection="RECAP",
    )  # fmt: skip
    yield CourtCase(
        case, court, required(number, "docketNumber"), _words(name), filed,
        iso_date(ended, "dateTerminated") if ended else None, row.get("assignedTo") or None,
        row.get("cause") or None, row.get("suitNature") or None,
        "; ".join(dict.fromkeys(map(_words, row.get("party") or []))) or None,
    )  # fmt: skip
    yield from _papers(case, row.get("recap_documents") or [])


def _papers(case: str, rows: list[dict[str, Any]]) -> Iterator[CourtPaper]:
    for paper in {row.get("id"): row for row in rows if row.get("id")}.values():
        filed, held = paper.get("entry_date_filed"), paper.get("filepath_local")
        number = paper.get("document_number")
        yield CourtPaper(
            case, str(paper["id"]), iso_date(filed, "entry_date_filed") if filed else None,
            str(number) if number is not None else None,
            _words(paper.get("short_description") or paper.get("description")) or None,
            _words(paper.get("snippet")) or None,
            urljoin(_SITE, paper["absolute_url"]) if paper.get("absolute_url") else None,
            f"{_FILES}{held}" if held and paper.get("is_available") else None,
        )  # fmt: skip


def _words(text: str | None) -> str:
    """Words without the marks that a search puts around what it found."""
    return " ".join(re.sub(r"</?mark>", "", text or "").split())


SOURCE = Source(
    "court_cases", "Cases on the sanctions", "CourtListener (Free Law Project)",
    f"{_SITE}/?q=%22international+criminal+court%22&type=r", timedelta(days=1), timedelta(days=4),
    pages, parse, {CourtCase: (1, 5_000)},
)  # fmt: skip
