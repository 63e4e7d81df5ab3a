"""One bill status file read to records: the pure half of the source `bill_status`."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from scrapers.source import Page
from scrapers.sources.bill_status import parts
from scrapers.sources.bill_status.reading import first_text, optional_day, signatures
from scrapers.sources.bill_status.steps import actions
from scrapers.sources.bill_status.texts import text_versions
from scrapers.sources.bill_status.votes import amendments, recorded_votes
from scrapers.strict import (
    iso_date,
    iso_moment,
    member_of,
    number,
    one,
    optional_text,
    parse_xml,
    required,
    text_of,
)
from tracker.congress import BILL_TYPES, build_bill_id, ordinal, split_bill_id
from tracker.errors import ParseError
from tracker.reading.court.prefilter import may_mean_court
from tracker.records import Bill, Record, Sponsorship

BULK = "https://www.govinfo.gov/bulkdata"
FILE = re.compile(r"BILLSTATUS-(\d+)([a-z]+)(\d+)\.xml")
_ZIP = re.compile(r"BILLSTATUS-(\d+)-([a-z]+)\.zip")
_WORDS = {
    "hr": "house-bill", "s": "senate-bill", "hres": "house-resolution", "sres": "senate-resolution",
    "hjres": "house-joint-resolution", "sjres": "senate-joint-resolution",
    "hconres": "house-concurrent-resolution", "sconres": "senate-concurrent-resolution",
}  # fmt: skip
_PARTS = (
    parts.titles, actions, parts.committees, parts.subjects, parts.summaries, amendments,
    recorded_votes, parts.related_bills, parts.papers, text_versions,
)  # fmt: skip

# Lists that hold no words which the mention step reads, in the order of a file: half of its bytes.
_SILENT = tuple(
    (f"<{name}>".encode(), f"</{name}>".encode())
    for name in ("committees", "relatedBills", "sponsors", "cosponsors", "textVersions")
)


def address(path: str) -> str | None:
    """Official address of a bill status file or ZIP, by its name alone."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    found = FILE.fullmatch(name) or _ZIP.fullmatch(name)
    if found is None or found[2] not in BILL_TYPES:
        return None
    return f"{BULK}/BILLSTATUS/{found[1]}/{found[2]}/{name}"


def bill_id_of(url: str) -> str:
    """Bill id that an address names. Raises ParseError for another kind of address."""
    found = FILE.fullmatch(url.rsplit("/", 1)[-1])
    if found is None or found[2] not in BILL_TYPES:
        raise ParseError(f"{url!r} is no address of a bill status file")
    return build_bill_id(found[2], found[3], found[1])


def file_url(bill_id: str) -> str:
    """Official address of a bill's status file."""
    kind, bill_number, congress = split_bill_id(bill_id)
    return f"{BULK}/BILLSTATUS/{congress}/{kind}/BILLSTATUS-{congress}{kind}{bill_number}.xml"


def may_matter(body: bytes) -> bool:
    """Whether a file must be read: its words or its damage say so."""
    whole = b"<billStatus" in body[:2000] and b"</billStatus>" in body[-200:]
    return not whole or may_mean_court(_without_lists(body))


def _without_lists(body: bytes) -> bytes:
    """The file without the first list of each kind in _SILENT and without its closing notice."""
    end = body.rfind(b"<dublinCore", -4000)
    end = len(body) if end < 0 else end
    parts, at = [], 0
    for opened, closed in _SILENT:
        start = body.find(opened, at, end)
        stop = body.find(closed, start, end) if start >= 0 else -1
        if stop >= 0:
            parts.append(body[at : start + len(opened)])
            at = stop
    return b"".join((*parts, body[at:end]))


def parse(page: Page) -> Iterator[Record]:
    """All that a bill status file says of its bill, of either schema version.

    Source: https://www.govinfo.gov/bulkdata/BILLSTATUS/119/hr/BILLSTATUS-119hr23.xml
    Shape:  one Bill, then titles, names, steps, committees, subjects, summaries, amendments with
            their steps and names, recorded votes, related bills, papers, text versions
    Times:  moments are UTC; days are those of Washington; an action's clock is Washington's
    Raises: ParseError if the file's own Congress, type and number are not those of its address
    """
    bill = one(parse_xml(page.body, "billStatus").findall("bill"), "<bill>")
    bill_id = _identity(bill, page.url)
    introduced = iso_date(text_of(bill, "introducedDate"), "<introducedDate>")
    yield _bill(bill_id, bill, introduced)
    records: list[Any] = [Sponsorship(bill_id, *name) for name in signatures(bill, introduced)]
    for part in _PARTS:
        records += part(bill_id, bill)
    yield from dict.fromkeys(records)


def _identity(bill: Any, url: str) -> str:
    """The bill's id; version 1 says billNumber and billType, version 3 number and type."""
    kind = required(first_text(bill, "type", "billType"), "<type> or <billType>").lower()
    numbered = required(first_text(bill, "number", "billNumber"), "<number> or <billNumber>")
    member_of(kind, BILL_TYPES, "type of the bill")
    stated = build_bill_id(
        kind, number(numbered, "bill number"), number(bill.findtext("congress"), "<congress>")
    )
    if stated != bill_id_of(url):
        raise ParseError(f"the file is about {stated}, its address about {bill_id_of(url)}")
    return stated


def _bill(bill_id: str, bill: Any, introduced: date) -> Bill:
    kind, numbered, congress = split_bill_id(bill_id)
    chamber = member_of(text_of(bill, "originChamber"), ("House", "Senate"), "<originChamber>")
    area = first_text(
        bill, "policyArea/name", "subjects/policyArea/name",
        "subjects/billSubjects/policyArea/name", "primarySubject/name",
    )  # fmt: skip
    return Bill(
        bill_id, congress, kind, numbered, " ".join(text_of(bill, "title").split()), introduced,
        chamber.lower(), area, optional_day(bill, "latestAction/actionDate"),
        optional_text(bill, "latestAction/text"),
        iso_moment(text_of(bill, "updateDate"), "<updateDate>"),
        f"https://www.congress.gov/bill/{ordinal(congress)}-congress/{_WORDS[kind]}/{numbered}",
    )  # fmt: skip
