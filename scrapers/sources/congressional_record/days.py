"""Which issues of the daily Record there are, and when GovInfo last changed each."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from scrapers.strict import parse_xml, reading
from tracker.errors import BudgetSpent, FetchError, MissingPage, ParseError

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_INDEX = "https://www.govinfo.gov/sitemap/CREC_sitemap_index.xml"
_FEED = "https://www.govinfo.gov/rss/crec.xml"
_XML = "application/xml, text/xml, application/rss+xml"
_YEAR = re.compile(r"[_-](\d{4})[_-]")
# A date alone is no issue: two volumes once shared a day (CREC-…-v164).
_PACKAGE = re.compile(r"CREC-(\d{4}-\d\d-\d\d)(?:-[vi]\d+)?(?=$|[/?#])")


class Day(NamedTuple):
    """An issue by its package; changed is what the listing says of its last change."""

    package: str
    issued_on: date
    changed: str


def list_days(fetch: "Fetch", since: date) -> list[Day]:
    """Issues since a day, newest first: from the sitemaps by year; where they fail, the feed.

    The feed holds the newest issues alone and is noted as such. Where neither is there the run
    goes on with what it owes, and ends red.
    """
    try:
        days = [day for url in _years(fetch, since) for day in _listed(fetch, url)]
    except BudgetSpent:
        raise
    except (FetchError, ParseError) as error:
        is_missing = isinstance(error, MissingPage)
        if not is_missing:
            fetch.fault("fetch" if isinstance(error, FetchError) else "parse", error)
        days = _listed(fetch, _FEED)
        if is_missing and days:
            fetch.note(f"not published here (404): {_INDEX}")
        elif is_missing:
            fetch.fault("fetch", error)
        fetch.note(f"Congressional Record: the feed alone tells of new issues ({len(days)})")
    found = {day.package: day for day in days if day.issued_on >= since}
    return sorted(found.values(), key=lambda day: (day.issued_on, day.package), reverse=True)


def _years(fetch: "Fetch", since: date) -> list[str]:
    """Addresses of the sitemaps of the years from a day on, newest first."""
    page = fetch.get(_INDEX, accept=_XML)
    with reading(page):
        places = _places(parse_xml(page.body, "sitemapindex"))
        years = {int(found[1]): url for url, _ in places if (found := _YEAR.search(url))}
        if not years:
            raise ParseError("an index of sitemaps without a year")
    return [url for year, url in sorted(years.items(), reverse=True) if year >= since.year]


def _listed(fetch: "Fetch", url: str) -> list[Day]:
    """Issues of a year's sitemap or of the feed; none of a year that is not there."""
    try:
        page = fetch.get(url, accept=_XML)
    except MissingPage:
        fetch.note(f"not published here (404): {url}")
        return []
    with reading(page):
        return read_days(page.body)


def read_days(body: bytes) -> list[Day]:
    """Issues that a sitemap or feed names. Raises: ParseError for one that names none."""
    days = []
    for place, changed in _places(parse_xml(body, ("urlset", "rss"))):
        if found := _PACKAGE.search(place):
            days.append(Day(found[0], date.fromisoformat(found[1]), changed))
    if not days:
        raise ParseError("a listing without an issue of the Congressional Record")
    return days


def _places(root: Any) -> list[tuple[str, str]]:
    """Addresses and times of last change of a sitemap's or feed's entries."""
    found = []
    for entry in root.iter("{*}url", "{*}sitemap", "{*}item"):
        told = {etree.QName(part).localname: (part.text or "").strip() for part in entry}
        place = told.get("loc") or told.get("link")
        if place:
            found.append((place, told.get("lastmod") or told.get("pubDate") or ""))
    return found
