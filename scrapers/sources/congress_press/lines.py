"""One line of the congress-press collection: a release, its member and who copied it when."""

import re
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from scrapers.shapes.statements.releases import Office, Release, release_records
from scrapers.source import Page
from scrapers.strict import describe, member_of, parse_json, required
from tracker.errors import ParseError
from tracker.records import Record, digest

COLLECTION = "congress-press"
_BIOGUIDE = re.compile(r"[A-Z]\d{6}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# In the order in which the collection trusts them; a text without one has no day.
_DATE_SOURCES = ("scraper", "page_html", "legacy", "newspaper4k")


class Line(NamedTuple):
    """A line: the address of its own page, its bytes, the words to look through, its version.

    mark leaves out when it was collected, which says nothing of the release. fault tells why a
    line could not be read.
    """

    address: str
    body: bytes
    words: bytes
    mark: str
    fault: str | None = None


def read_lines(page: Page) -> list[Line]:
    """Lines of a month's file, or the one line that was taken out of one.

    Raises: ParseError for a body that is no JSON Lines.
    """
    if not page.body.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{"):
        raise ParseError(f"{describe(page.body)} where JSON Lines were expected")
    base, _, part = page.url.partition("#")
    rows = enumerate(page.body.removeprefix(b"\xef\xbb\xbf").splitlines(), 1)
    return [_read(base, part or f"line-{number}", row) for number, row in rows if row.strip()]


def _read(base: str, part: str, body: bytes) -> Line:
    try:
        said = parse_json(body)
        url = str(required(said.get("url"), "url"))
    except ParseError as error:
        return Line(f"{base}#{part}", body, b"", digest(body), f"{part}: {error}")
    words = f"{said.get('title') or ''}\n\n{said.get('text') or ''}"
    mark = digest(url, words, said.get("date"), said.get("date_partial"), said.get("member"))
    return Line(f"{base}#{url}", body, words.encode(), mark)


def line_records(line: Line) -> list[Record]:
    """Document, its signers and DocumentText of a line.

    Raises: ParseError that names the release and what it lacks.
    """
    if line.fault:
        raise ParseError(line.fault)
    said = parse_json(line.body)
    url = said["url"].strip()
    if not re.match(r"https?://[^/\s]+/", url):
        raise ParseError(f"url is {url[:120]!r}, no address of a release")
    release = Release(
        url.replace("http://", "https://", 1), said.get("title") or "", _day(said, url),
        said.get("text"), "collection",
    )  # fmt: skip
    return release_records(COLLECTION, _office(said, url), release, COLLECTION)


def _office(said: dict[str, Any], url: str) -> Office:
    member = said.get("member") or {}
    bioguide_id = required(member.get("bioguide_id"), f"member's bioguide_id of {url}")
    if not _BIOGUIDE.fullmatch(bioguide_id):
        raise ParseError(f"bioguide_id of {url} is {bioguide_id!r}")
    chamber = member_of((member.get("chamber") or "").lower(), ("house", "senate"), "chamber")
    name = required(member.get("name"), f"member's name of {url}")
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    if other := misnamed(host, chamber):
        return Office(other)
    return Office(name, bioguide_id, chamber, member.get("party"), member.get("state"))


def misnamed(host: str, chamber: str) -> str | None:
    """The host as who publishes, where the member named sits in the other chamber; else None.

    The collection names Senator John Kennedy (K000393) for pages of kennedy.house.gov, which is
    another's: four in its file of November 2024. Who speaks there is left open.
    """
    ends = {"senate": ".house.gov", "house": ".senate.gov"}
    return host if host.endswith(ends[chamber]) else None


def _day(said: dict[str, Any], url: str) -> date | None:
    """Day that the release bears; none if it is missing, partial or of no named source."""
    stated = said.get("date")
    if not stated or said.get("date_partial") or not _DAY.fullmatch(stated):
        return None
    if source := said.get("date_source"):
        member_of(source, _DATE_SOURCES, f"date_source of {url}")
    try:
        return date.fromisoformat(stated)
    except ValueError as error:
        raise ParseError(f"date of {url} is {stated!r}") from error
