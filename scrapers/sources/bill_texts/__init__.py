"""Texts of followed measures, every version, from GovInfo's content host (no key)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from scrapers.shapes.govinfo.address import content_url, find_place, split_content
from scrapers.shapes.govinfo.pdf import read_pdf
from scrapers.shapes.govinfo.text import read_paper
from scrapers.source import Page, Source
from scrapers.sources.bill_texts.identity import Identity, identify_paper, identify_xml
from scrapers.sources.bill_texts.pieces import Piece
from scrapers.sources.bill_texts.plain import cut_plain
from scrapers.sources.bill_texts.xml import cut_xml
from scrapers.strict import parse_xml
from tracker.congress import first_day, split_bill_id, split_bill_version_id
from tracker.errors import MissingPage, ParseError
from tracker.queries.upkeep.collecting import wanted_texts
from tracker.records import BillText, Record, TextSection

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_ROOTS = ("bill", "resolution", "amendment-doc", "pLaw", "engrossedAmendment", "amendment")
_ACCEPT = {
    "xml": "application/xml, text/xml", "htm": "text/html, application/xhtml+xml, text/plain",
    "pdf": "application/pdf",
}  # fmt: skip

_MOST_NAMED = 10
_TYPE = re.compile(r"(?i)an? (?:bill|act)|(?:joint |concurrent )?resolution")


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """A page for each unread text version of a followed measure: XML, else HTML, else PDF.

    What GovInfo does not hold yet is noted and asked for again by the next run; what it should
    have held for long, more seldom.
    """
    missing = []
    for version_id, issued_on, listed in wanted_texts(fetch.store):
        due_on = issued_on or _end_of_congress(version_id)
        page = fetch_text(fetch, addresses(version_id, listed), due_on=due_on)
        if page is None:
            missing.append(version_id)
        else:
            yield page
    if missing:
        more = ", …" if len(missing) > _MOST_NAMED else ""
        named = ", ".join(missing[:_MOST_NAMED])
        fetch.note(f"texts not published yet ({len(missing)}): {named}{more}")


def _end_of_congress(version_id: str) -> date:
    bill_id, _ = split_bill_version_id(version_id)
    return first_day(split_bill_id(bill_id)[2] + 1)


def fetch_text(
    fetch: "Fetch", places: list[str], mark: str | None = None, due_on: date | None = None
) -> Page | None:
    """The first of these addresses that GovInfo holds, None if it holds none."""
    for url in places:
        place = split_content(url)
        try:
            with fetch.looking_for(url, due_on):
                return fetch.get(url, accept=_ACCEPT.get(place.form if place else ""), mark=mark)
        except MissingPage:
            continue
    return None


def addresses(version_id: str, listed: tuple[str, ...] = ()) -> list[str]:
    """Where a version's text may lie, best form first, by its page's links or by its own name.

    A status page gives laws a stem that the content host does not hold:
    PLAW-117publ1_uslm/xml/PLAW-117publ1_uslm.xml (seen in the 117th's files) is PLAW-117publ1.
    """
    bill_id, version = split_bill_version_id(version_id)
    bill_type, number, congress = split_bill_id(bill_id)
    known = [place for url in listed if (place := split_content(url))]
    package = known[0].package if known else f"BILLS-{congress}{bill_type}{number}{version}"
    if version == "pl" and not known:
        return []
    package = package.removesuffix("_uslm")
    return [content_url(package, form) for form in ("xml", "htm", "pdf")]


def parse(page: Page) -> Iterator[Record]:
    """One BillText, then its TextSections in the order of the text.

    Source: https://www.govinfo.gov/content/pkg/BILLS-119hr983enr/xml/BILLS-119hr983enr.xml
    (bill.dtd), and the same in USLM, as GPO's HTML (html/….htm) and as PDF.
    Times: issued_on is a date in Washington. Units: characters of the sections' texts.
    Raises: ParseError for what is no text of a measure, for a text that does not say which
    measure it is, and for one that is another measure's than its address says.
    """
    place = split_content(page.url) or find_place(page.url)
    form = place.form if place else _form_of(page.body)
    if form == "xml":
        root = parse_xml(page.body, _ROOTS)
        identity = identify_xml(root, place)
        pieces = cut_xml(root).finished()
    else:
        paper = read_pdf(page.body) if form == "pdf" else read_paper(page.body)
        identity = identify_paper(paper, place)
        pieces = cut_plain(paper.blocks).finished()
    if not any(piece.place.kind not in ("other", "heading", "toc") for piece in pieces):
        raise ParseError("a text of a measure without any section")
    yield from _records(identity, form, pieces)


def _form_of(body: bytes) -> str:
    if body.startswith(b"%PDF"):
        return "pdf"
    return "htm" if re.match(rb"(?i)\s*(?:<!doctype html|<html)", body) else "xml"


def _records(identity: Identity, form: str, pieces: list[Piece]) -> Iterator[Record]:
    sections = [
        TextSection(
            identity.version_id, identity.bill_id, position, piece.place.kind,
            " > ".join(piece.place.path) or "Text", piece.text, piece.number, piece.heading,
        )
        for position, piece in enumerate(pieces, 1)
    ]  # fmt: skip
    yield BillText(
        identity.version_id, identity.bill_id, form, len(sections),
        sum(len(section.text) for section in sections), _official_title(pieces), identity.issued_on,
    )  # fmt: skip
    yield from sections


def _official_title(pieces: list[Piece]) -> str | None:
    """Official title without the line "A BILL" that some forms print above it."""
    for piece in pieces:
        if piece.place.path[:1] == ("Official title",):
            lines = (line for line in piece.text.split("\n") if not line.startswith("["))
            return max((x for x in lines if not _TYPE.fullmatch(x)), key=len, default=None)
    return None


def address(path: str) -> str | None:
    """Official address of a bill's or law's text on disk."""
    place = find_place(path)
    if place is None or place.collection not in ("BILLS", "PLAW"):
        return None
    return content_url(place.package, place.form)


SOURCE = Source(
    name="bill_texts",
    title="Texts of bills and laws",
    publisher="U.S. Government Publishing Office",
    home="https://www.govinfo.gov/app/collection/bills",
    every=timedelta(hours=4),
    stale_after=timedelta(days=3),
    pages=pages,
    parse=parse,
    address=address,
    needs=("bill_status", "record_search"),
    follows=True,
)
