"""OFAC's lists as XML: the list with its own day and count, its entries, names and addresses."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree

from scrapers.strict import iso_date, number, optional_text, parse_xml, required, text_of
from tracker.errors import ParseError
from tracker.records import Record, SanctionsAddress, SanctionsEntry, SanctionsList, SanctionsName

TITLES = {
    "sdn": "Specially Designated Nationals and Blocked Persons List",
    "consolidated": "Consolidated Sanctions List (non-SDN)",
}
_SPACE = re.compile(rb"(<sdnList\b[^>]*?)\sxmlns=(?:\"[^\"]*\"|'[^']*')")
_DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
_READ = {
    "uid", "firstName", "lastName", "title", "sdnType", "remarks", "programList", "akaList",
    "addressList",
}  # fmt: skip
_LINES = ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country")
_LABELS = {
    "dateOfBirth": "born", "placeOfBirth": "born in", "nationality": "nationality",
    "citizenship": "citizenship", "vesselInfo": "vessel",
}  # fmt: skip
_SKIPPED = {"uid", "mainEntry"}


def name_list(list_id: str, copy: str) -> str:
    """Id of a list; of a copy of another day, the id with the copy's own name."""
    return f"{list_id}#{copy}" if copy else list_id


def xml_records(body: bytes, list_id: str, copy: str = "") -> Iterator[Record]:
    """The list, then each entry with its names and addresses; any namespace, as it changed in 2024.

    The misspelt <publshInformation> is the publisher's own.
    Raises: ParseError if the entries are not as many as the list says, or there is none.
    """
    # Names without their space: taken out of the bytes, which is half the work of by element.
    root = parse_xml(_SPACE.sub(rb"\1", body, count=1), "sdnList")
    if "{" in root.tag:
        for element in root.iter(etree.Element):
            element.tag = etree.QName(element).localname
    about = root.find("publshInformation")
    if about is None:
        raise ParseError("no <publshInformation>: nothing says how many entries there are")
    said = number(about.findtext("Record_Count"), "<Record_Count>")
    entries = root.findall("sdnEntry")
    if not entries or len(entries) != said:
        raise ParseError(f"{len(entries)} entries where the list says {said}")
    day = american_day(text_of(about, "Publish_Date"), "<Publish_Date>")
    own = name_list(list_id, copy)
    yield SanctionsList(own, TITLES[list_id], said, "xml", day)
    for entry in entries:
        yield from _entry(entry, own)


def american_day(text: str, what: str) -> date:
    """Day of "08/20/2026"; ParseError names what is none."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise ParseError(f"{what} is {text!r}, not a day as MM/DD/YYYY")
    return iso_date(f"{found[3]}-{found[1]}-{found[2]}", what)


def _entry(entry: Any, list_id: str) -> Iterator[Record]:
    uid = number(entry.findtext("uid"), "<uid> of an entry")
    entry_id = f"ofac:{list_id}:{uid}"
    programs = [
        required(p.text, f"<program> of {uid}") for p in entry.iterfind("programList/program")
    ]
    yield SanctionsEntry(
        entry_id, list_id, uid, _name(entry, f"entry {uid}"), text_of(entry, "sdnType").lower(),
        "; ".join(programs), optional_text(entry, "title"), _details(entry),
        optional_text(entry, "remarks"),
    )  # fmt: skip
    for alias in entry.iterfind("akaList/aka"):
        category = (alias.findtext("category") or "").strip().lower()
        yield SanctionsName(
            entry_id, text_of(alias, "uid"), optional_text(alias, "type") or "a.k.a.",
            _name(alias, f"a name of entry {uid}"), category == "weak" if category else None,
        )  # fmt: skip
    for place in entry.iterfind("addressList/address"):
        lines = [line for name in _LINES if (line := optional_text(place, name))]
        if lines:
            where = ", ".join(lines)
            country = optional_text(place, "country")
            yield SanctionsAddress(entry_id, text_of(place, "uid"), where, country)


def _name(element: Any, whose: str) -> str:
    """ "LAST, First" as the CSV prints it; an entity has a last name only."""
    last, first = optional_text(element, "lastName"), optional_text(element, "firstName")
    return required(", ".join(filter(None, (last, first))), f"name of {whose}")


def _details(entry: Any) -> str | None:
    """Every other field that the entry states, in order, each under its name."""
    found = []
    for child in entry:
        if child.tag in _READ:
            continue
        label = _LABELS.get(child.tag)
        items = [child] if label else list(child)
        for item in items:
            words = [
                f"{_LABELS[leaf.tag]} {leaf.text.strip()}" if leaf.tag in _LABELS
                else leaf.text.strip()
                for leaf in (list(item) or [item])
                if leaf.tag not in _SKIPPED and (leaf.text or "").strip()
            ]  # fmt: skip
            name = _LABELS.get(item.tag, "")
            if words:
                found.append(" ".join(filter(None, (name, (", " if label else " ").join(words)))))
    return "; ".join(found) or None
