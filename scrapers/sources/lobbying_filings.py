"""Filings under the Lobbying Disclosure Act whose stated issues name the Court."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from scrapers.shapes.keyed import ask_with_key, own_key
from scrapers.source import Page, Source
from scrapers.strict import iso_moment, parse_json, reading, required
from tracker.congress import congress_on
from tracker.errors import ParseError
from tracker.records import Document, LobbyingFiling, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_API = "https://lda.gov/api/v1/filings/"
_SETTING = "TRACKER_LDA_KEY"
_FIRST_YEAR = 1999  # the first year whose filings are on line
_SIZE = 25  # a larger page is cut to this, in silence
_TERMS = (
    "International Criminal Court", "Rome Statute", "Servicemembers Protection Act",
    "Illegitimate Court Counteraction", "ICC sanctions",
)  # fmt: skip
_MOST_PAGES = 400
_READ_ANEW = 2  # years whose filings still come in


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """A page for each filing that a search of the stated issues names, the newest year first.

    The running year and the one before are asked again each run, older ones once. What is found by
    words that may mean another ICC is kept only if the filing's own words mean the Court.
    Raises: ParseError for an answer without count and results.
    """
    today = datetime.now(UTC).date()
    for year in range(today.year, max(since.year, _FIRST_YEAR) - 1, -1):
        for term in _TERMS:
            name = f"{term} {year}"
            if year <= today.year - _READ_ANEW and fetch.recall(name):
                continue
            yield from _found(fetch, term, year)
            fetch.remember(name, "read")


def _found(fetch: "Fetch", term: str, year: int) -> Iterator[Page]:
    key = own_key(fetch.settings.lda_key)
    asked = quote(f'"{term}"')
    for number in range(1, _MOST_PAGES + 1):
        url = (
            f"{_API}?filing_specific_lobbying_issues={asked}&filing_year={year}"
            f"&ordering=-dt_posted&page={number}&page_size={_SIZE}"
        )
        page = ask_with_key(fetch, url, _SETTING, f"Token {key}") if key else fetch.get(
            url, accept="application/json"
        )  # fmt: skip
        with reading(page):
            count, rows = read_answer(page.body)
        for row in rows:
            place, mark = required(row.get("url"), "url of a filing"), row.get("dt_posted")
            if fetch.is_done(place, mark):
                fetch.count(LobbyingFiling, 1)
            else:
                body = json.dumps(row, ensure_ascii=False, sort_keys=True).encode()
                yield fetch.unpacked(page, place, body, mark, "application/json")
        if not rows or number * _SIZE >= count:
            return


def read_answer(body: bytes) -> tuple[int, list[dict[str, Any]]]:
    """How many filings a search found, and those of this page of it."""
    answer = parse_json(body)
    count, rows = answer.get("count"), answer.get("results")
    if not isinstance(count, int) or not isinstance(rows, list):
        told = answer.get("detail") or ", ".join(answer) or "empty"
        raise ParseError(f"an answer without count and results: {told}")
    return count, rows


def parse(page: Page) -> Iterator[Record]:
    """Document and LobbyingFiling of a filing; nothing of an answer of the search.

    Source: https://lda.gov/api/v1/filings/{filing_uuid}/ (lda.senate.gov closed on 30 June 2026)
    Times:  dt_posted bears its zone; published_on is its day as stated. Units: dollars as stated.
    Raises: ParseError for another answer, a filing without registrant, client, type or year
    """
    if page.url.startswith(f"{_API}?"):
        read_answer(page.body)
        return
    row = parse_json(page.body)
    number = required(row.get("filing_uuid"), "filing_uuid")
    registrant = required((row.get("registrant") or {}).get("name"), "registrant")
    client = row.get("client") or {}
    name, kind = required(client.get("name"), "client"), _kind(row)
    year, posted = row.get("filing_year"), row.get("dt_posted")
    if not isinstance(year, int):
        raise ParseError(f"filing_year is {year!r}, not a whole number")
    acts = row.get("lobbying_activities") or []
    posted_at = iso_moment(posted, "dt_posted") if posted else None
    day = date.fromisoformat(posted[:10]) if posted else None
    own = registrant.casefold() == name.casefold()
    yield Document(
        f"lda:{number}", "lobbying_filing", name if own else f"{registrant} for {name}",
        "Office of Public Records, US Senate", row.get("filing_document_url") or page.url,
        published_on=day, number=f"{kind}, {year}", congress=congress_on(day) if day else None,
        text="\n\n".join(filter(None, map(_issue, acts))) or None, collection="LDA",
    )  # fmt: skip
    yield LobbyingFiling(
        f"lda:{number}", registrant, name, kind, year,
        row.get("filing_period_display") or row.get("filing_period") or None,
        row.get("income") or None, row.get("expenses") or None, posted_at,
        client.get("country_display") or client.get("country") or None,
        _joined(act.get("general_issue_code") for act in acts),
        _joined(_person(who) for act in acts for who in act.get("lobbyists") or []),
        _joined(e.get("name") for act in acts for e in act.get("government_entities") or []),
        _joined(entity.get("name") for entity in row.get("foreign_entities") or []),
    )  # fmt: skip


def _kind(row: dict[str, Any]) -> str:
    return required(row.get("filing_type_display") or row.get("filing_type"), "filing_type")


def _issue(act: dict[str, Any]) -> str:
    area = act.get("general_issue_code_display") or act.get("general_issue_code")
    words = [act.get("description"), act.get("foreign_entity_issues")]
    return ": ".join(filter(None, [area, "\n".join(word for word in words if word)]))


def _person(who: dict[str, Any]) -> str:
    named = who.get("lobbyist") or {}
    parts = (named.get(part) for part in ("first_name", "middle_name", "last_name"))
    return " ".join(part.strip().title() for part in parts if part)


def _joined(values: Any) -> str | None:
    return "; ".join(dict.fromkeys(value for value in values if value)) or None


SOURCE = Source(
    "lobbying_filings", "Lobbying filings", "Secretary of the Senate and Clerk of the House",
    "https://lda.gov/filings/public/filing/search/", timedelta(days=1), timedelta(days=4),
    pages, parse, {LobbyingFiling: (1, 50_000)},
)  # fmt: skip
