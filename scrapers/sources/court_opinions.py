"""Opinions of the courts of the United States that name the Court, as GovInfo publishes them."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from scrapers.shapes.govinfo.address import content_url
from scrapers.shapes.govinfo.answers import SEARCH, search_answers
from scrapers.shapes.govinfo.pdf import read_pdf
from scrapers.shapes.govinfo.search import read_answer
from scrapers.source import Page, Source
from scrapers.strict import iso_date, parse_json, required
from tracker.congress import congress_on
from tracker.errors import MissingPage, ParseError
from tracker.records import CourtCase, Document, DocumentText, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_NAMES = (
    '("International Criminal Court" OR "Executive Order 14203" OR "Exec. Order 14203" OR '
    '"Executive Order 13928" OR "American Servicemembers Protection Act")'
)
_OVERLAP = timedelta(days=3)
_GRANULE = re.compile(r"USCOURTS-(?P<court>[a-z0-9]+)-(?P<office>\d+)_(?P<docket>.+)-(?P<part>\d+)")


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """For each opinion that the search names its text, then what the search says of it.

    The whole back-file is asked for once, then what changed since the last look. Texts come first:
    an opinion is kept for its words. Raises: ParseError for an answer that is none.
    """
    today = datetime.now(UTC).date()
    known = fetch.recall("read until")
    span = f"lastModified:range({date.fromisoformat(known) - _OVERLAP}T00:00:00Z,)" if known else (
        f"publishdate:range({since},)"
    )  # fmt: skip
    for page, answer in search_answers(fetch, f"{_NAMES} AND collection:(USCOURTS) AND {span}"):
        if not known and not answer.count:
            raise ParseError(f"{page.url}: no opinion since {since} names the Court")
        for row in parse_json(page.body)["results"]:
            yield from _opinion(fetch, page, row)
    fetch.remember("read until", today.isoformat())


def _opinion(fetch: "Fetch", answer: Page, row: dict[str, Any]) -> Iterator[Page]:
    granule, changed = row.get("granuleId"), row.get("lastModified")
    if not granule:
        return  # a case without an opinion of its own
    place = f"{SEARCH}#{granule}"
    if fetch.is_done(place, changed):
        fetch.count(CourtCase, 1)
        return
    url = content_url(row["packageId"], "pdf", granule)
    try:
        yield fetch.get(url, accept="application/pdf", mark=changed)
    except MissingPage:
        fetch.note(f"no text on GovInfo for the opinion {granule}")
    body = json.dumps(row, ensure_ascii=False, sort_keys=True).encode()
    yield fetch.unpacked(answer, place, body, changed, "application/json")


def parse(page: Page) -> Iterator[Record]:
    """DocumentText of an opinion's PDF; Document and CourtCase of what the search says of it.

    Source: POST https://api.govinfo.gov/search, collection USCOURTS, and the opinions' PDFs
    Times:  published_on is the day that the publisher gives the opinion
    Raises: ParseError for another answer, an unreadable PDF, a name of another form
    """
    if page.url.endswith(".pdf"):
        granule = page.url.rsplit("/", 1)[-1].removesuffix(".pdf")
        text = "\n\n".join(block.whole for block in read_pdf(page.body).blocks)
        yield DocumentText(f"govinfo:{granule}", "pdf", text)
        return
    row = parse_json(page.body)
    if "results" in row or "granuleId" not in row:
        read_answer(page.body)
        return
    granule, package = row["granuleId"], required(row.get("packageId"), "packageId")
    named = _GRANULE.fullmatch(granule)
    if named is None:
        raise ParseError(f"{granule} is no name of an opinion")
    docket = f"{named['office']}:{named['docket'].replace('_', ':')}"
    title = " ".join(required(row.get("title"), "title").split())
    day = iso_date(row["dateIssued"], "dateIssued") if row.get("dateIssued") else None
    court = f"United States Courts, {named['court']}"
    yield Document(
        f"govinfo:{granule}", "court_opinion", title, court,
        f"https://www.govinfo.gov/app/details/{package}/{granule}", published_on=day,
        number=docket, congress=congress_on(day) if day else None, collection="USCOURTS",
        pdf_url=content_url(package, "pdf", granule),
    )  # fmt: skip
    yield CourtCase(f"govinfo:{granule}", court, docket, title)


SOURCE = Source(
    "court_opinions", "Opinions of federal courts", "U.S. Government Publishing Office",
    "https://www.govinfo.gov/app/collection/uscourts", timedelta(days=1), timedelta(days=4),
    pages, parse, {CourtCase: (0, 20_000)},
)  # fmt: skip
