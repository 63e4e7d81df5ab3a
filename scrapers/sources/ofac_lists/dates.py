"""Since when an entry stands on a list, which OFAC states in its two fuller forms alone.

The advanced form is one file of 120 MB (SDN_ADVANCED.XML); the list service answers for one entry
by its number, in the enhanced form (/entities/9640).
"""

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from lxml import etree

from scrapers.source import Page
from scrapers.sources.ofac_lists.xml import name_list
from scrapers.strict import describe, iso_date, parse_xml, required
from tracker.errors import MissingPage, ParseError
from tracker.queries.upkeep.collecting import undated_entries
from tracker.records import Record, SanctionsDate

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

ENTITIES = "https://sanctionslistservice.ofac.treas.gov/entities/"
_LISTS = {"sdn": "SDN List", "consolidated": "Consolidated List"}
_ROOT = re.compile(rb"<(?:\w+:)?Sanctions[\s>]")
_PROGRAM = "1"  # the sort of measure whose comment is the tag of a program
_NEEDED = tuple(f"{{*}}{name}" for name in ("LegalBasis", "DistinctParty", "SanctionsEntry"))


def entity_pages(fetch: "Fetch") -> Iterator[Page]:
    """The list service's own answer for each entry over the Court whose date is not held yet."""
    missing = []
    for number in undated_entries(fetch.store):
        url = f"{ENTITIES}{number}"
        if fetch.is_done(url):
            continue
        try:
            if page := fetch.try_get(url, accept="application/xml, text/xml"):
                yield page
        except MissingPage:
            missing.append(str(number))
    if missing:
        fetch.note(f"since when they are listed is not told of entries {', '.join(missing)} (404)")


def entity_records(url: str, body: bytes) -> Iterator[SanctionsDate]:
    """Since when the one entry of an answer stands on each list that is read.

    Source: https://sanctionslistservice.ofac.treas.gov/entities/9640
    Raises: ParseError for an answer of another form, without entry, or of another entry
    """
    root = _plain(parse_xml(body, "sanctionsData"))
    asked, entities = url.rstrip("/").rsplit("/", 1)[-1], root.findall("entities/entity")
    if [entity.get("id") for entity in entities] != [asked]:
        raise ParseError(f"an answer of the entries {[e.get('id') for e in entities]}")
    (entity,), named = entities, {name: list_id for list_id, name in _LISTS.items()}
    as_of = root.findtext("publicationInfo/dataAsOf")
    for listed in entity.iterfind("sanctionsLists/sanctionsList"):
        if list_id := named.get((listed.text or "").strip()):
            yield SanctionsDate(
                f"ofac:{list_id}:{asked}", "entity",
                _joined(entity, "sanctionsPrograms/sanctionsProgram"),
                iso_date(listed.get("datePublished"), f"datePublished of entry {asked}"),
                _joined(entity, "legalAuthorities/legalAuthority") or None,
                iso_date(as_of, "dataAsOf") if as_of else None,
            )  # fmt: skip


def advanced_records(body: bytes, list_id: str, copy: str = "") -> Iterator[Record]:
    """Since when each entry of the advanced form stands on its list, and on what authority.

    Source: https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/, there
    SDN_ADVANCED.XML; the namespace changed in May 2024.
    Raises: ParseError for a file that is cut off, or holds no entry with a day
    """
    authorities: dict[str, str] = {}
    found: dict[str, SanctionsDate] = {}
    own = name_list(list_id, copy)
    for element in _elements(body):
        kind = etree.QName(element).localname
        if kind == "LegalBasis":
            name = (element.text or "").strip() or element.get("LegalBasisShortRef") or ""
            authorities[element.get("ID", "")] = name
        elif kind == "SanctionsEntry" and (one := _advanced(_plain(element), own, authorities)):
            known = found.get(one.entry_id)
            if known is None or one.listed_on < known.listed_on:
                found[one.entry_id] = one
    if not found:
        raise ParseError("no entry with the day on which it was listed: its layout has changed")
    yield from found.values()


def _advanced(entry: Any, list_id: str, authorities: dict[str, str]) -> SanctionsDate | None:
    """None for an entry without an event that bears a day."""
    uid = required(entry.get("ProfileID"), "ProfileID of an entry")
    events = [(_day(event.find("Date"), uid), event) for event in entry.iterfind("EntryEvent")]
    dated = [(day, event.get("LegalBasisID", "")) for day, event in events if day]
    if not dated:
        return None
    day, basis = min(dated)
    programs = [
        (measure.findtext("Comment") or "").strip()
        for measure in entry.iterfind("SanctionsMeasure")
        if measure.get("SanctionsTypeID") == _PROGRAM
    ]
    authority = authorities.get(basis)
    return SanctionsDate(
        f"ofac:{list_id}:{uid}", "advanced", "; ".join(filter(None, programs)), day,
        authority if authority not in ("", "Unknown") else None,
    )  # fmt: skip


def _elements(body: bytes) -> Iterator[Any]:
    """Elements that are needed, one at a time: the whole tree would take a gigabyte."""
    if not _ROOT.search(body[:2000]):
        raise ParseError(f"{describe(body)} where <Sanctions> was expected")
    reader = etree.iterparse(
        io.BytesIO(body), events=("end",), tag=_NEEDED, resolve_entities=False, no_network=True,
        load_dtd=False, huge_tree=True,
    )  # fmt: skip
    try:
        for _, element in reader:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise ParseError(f"not well-formed XML: {error}") from error


def _plain(root: Any) -> Any:
    """The tree with names that stand in no namespace."""
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
    return root


def _day(stated: Any, uid: str) -> date | None:
    if stated is None:
        return None
    parts = [(stated.findtext(name) or "").strip() for name in ("Year", "Month", "Day")]
    if not all(part.isdigit() for part in parts):
        return None
    year, month, day = map(int, parts)
    return iso_date(f"{year:04}-{month:02}-{day:02}", f"day of entry {uid}")


def _joined(entity: Any, path: str) -> str:
    return "; ".join(filter(None, ((found.text or "").strip() for found in entity.iterfind(path))))
