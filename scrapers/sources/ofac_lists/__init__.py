"""OFAC's sanctions lists: everyone listed, under which programs; who went is gone from the list."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapers.shapes.statements.walk import read_routes
from scrapers.source import Page, Source
from scrapers.sources.ofac_lists.csv import FILES, csv_records, file_name
from scrapers.sources.ofac_lists.dates import (
    ENTITIES,
    advanced_records,
    entity_pages,
    entity_records,
)
from scrapers.sources.ofac_lists.xml import xml_records
from tracker.errors import MissingPage, ParseError
from tracker.records import Record, SanctionsEntry, SanctionsList

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

EXPORTS = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/"
_XML = {"sdn": "SDN.XML", "consolidated": "CONSOLIDATED.XML"}
_CSV = {
    list_id: tuple(name for name, file in FILES.items() if file.list_id == list_id)
    for list_id in _XML
}
# One line of a list: an entry of the XML, of the CSV; and the tag of a program over the Court.
_ENTRY = re.compile(rb"<(?:\w+:)?sdnEntry[\s>]|^\d+,", re.MULTILINE)
_TAG = re.compile(rb"\bICCP?-EO\s?\d+")
_MANY = 1000  # a list of so many entries does not lose half of them in a day
_ADDRESS = re.compile(
    r"(?:^|/)sanctionslistservice\.ofac\.treas\.gov/(?:api/PublicationPreview/.*|entities/\d+)$"
)
_ADVANCED_FILE = re.compile(r"(?P<list>sdn|cons)_advanced[^/]*\.xml", re.IGNORECASE)
_XML_FILE = re.compile(r"(?P<list>sdn|consolidated)(?!_advanced)[^/]*\.xml", re.IGNORECASE)


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Each list as now published: the XML, or the CSV files where no XML was ever published.

    A list is read in the form in which it was read first, so that what one form leaves out is not
    taken for removed. What fails of one list is told when the other has been read. Then what the
    list service says of each entry over the Court, once: since when it is listed.
    """
    yield from read_routes(
        fetch, [partial(_list_pages, fetch, list_id) for list_id in _XML], all_of_them=True
    )
    yield from entity_pages(fetch)


def _list_pages(fetch: "Fetch", list_id: str) -> Iterator[Page]:
    form = fetch.recall(f"form of {list_id}")
    if form != "csv":
        try:
            page = fetch.get(f"{EXPORTS}{_XML[list_id]}", accept="application/xml, text/xml")
        except MissingPage as error:
            fetch.note(f"no XML of this list (404), its CSV is read: {error.url}")
        else:
            yield from _whole(fetch, list_id, page)
            fetch.remember(f"form of {list_id}", "xml")
            return
    for name in _CSV[list_id]:
        page = fetch.get(
            f"{EXPORTS}{name}", accept="text/csv, text/plain, application/octet-stream"
        )
        yield from _whole(fetch, list_id, page) if FILES[name].is_list else (page,)
        fetch.remember(f"form of {list_id}", "csv")


def _whole(fetch: "Fetch", list_id: str, page: Page) -> Iterator[Page]:
    """The page, unless far fewer entries stand in it than at the last reading.

    Raises: ParseError for a list that lost half of its entries: it was cut off.
    """
    entries, tagged = len(_ENTRY.findall(page.body)), len(_TAG.findall(page.body))
    before, tagged_before = map(int, (fetch.recall(f"entries of {list_id}") or "0 0").split())
    if before >= _MANY and entries < before / 2:
        raise ParseError(
            f"{page.url}: {entries:,} entries where {before:,} stood before: not taken for whole"
        )
    yield page
    if tagged_before and not tagged:
        fetch.note(f"{page.url}: no entry bears a tag of the Court any more; {tagged_before} did")
    if fetch.is_done(page.url):
        fetch.remember(f"entries of {list_id}", f"{entries} {tagged}")


def parse(page: Page) -> Iterator[Record]:
    """The list, then each entry with its other names and addresses; or since when it is listed.

    Source: https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN.XML
            (and CONSOLIDATED.XML, SDN_ADVANCED.XML, SDN.CSV with ADD, ALT and SDN_COMMENTS.CSV;
            https://sanctionslistservice.ofac.treas.gov/entities/9640)
    Times:  published_on is the day that the list itself states, in Washington; a CSV states none
    Raises: ParseError for a list that is empty, cut off, or holds another number of entries than
    it says; for the bucket's <Error> and for a bot wall's HTML.
    """
    name, copy = file_name(page.url), urlsplit(page.url).fragment
    if page.url.startswith(ENTITIES):
        yield from entity_records(page.url, page.body)
    elif name.endswith("_ADVANCED.XML"):
        list_id = "consolidated" if name.startswith("CONS") else "sdn"
        yield from advanced_records(page.body, list_id, copy)
    elif name in FILES:
        yield from csv_records(name, page.body, copy)
    else:
        list_id = "consolidated" if name.startswith("CONS") else "sdn"
        yield from xml_records(page.body, list_id, copy)


def address(path: str) -> str | None:
    """Official address of a list on disk: by host and path, or by the name of its file.

    A copy under a name of its own ("sdn_2019-01.csv") keeps that behind a #, and its entries are
    that copy's: another day's list says nothing of who is listed today.
    """
    place = path.replace("\\", "/")
    if found := _ADDRESS.search(place):
        return f"https://{found[0].lstrip('/')}"
    own, name = place.rsplit("/", 1)[-1], file_name(place)
    if found := _ADVANCED_FILE.fullmatch(own):
        name = f"{found['list'].upper()}_ADVANCED.XML"
    elif found := _XML_FILE.fullmatch(own):
        name = _XML["sdn" if found["list"].lower() == "sdn" else "consolidated"]
    elif name not in FILES:
        return None
    return f"{EXPORTS}{name}" if own.upper() == name else f"{EXPORTS}{name}#{own}"


SOURCE = Source(
    name="ofac_lists",
    title="Sanctions lists of OFAC",
    publisher="Office of Foreign Assets Control, U.S. Department of the Treasury",
    home="https://sanctionslist.ofac.treas.gov/Home/SdnList",
    every=timedelta(hours=12),
    stale_after=timedelta(days=2),
    pages=pages,
    parse=parse,
    expect={SanctionsList: (1, 20), SanctionsEntry: (1, 200_000)},
    address=address,
)
