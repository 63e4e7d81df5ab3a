"""GPO's metadata (MODS) of a day of the Record: its items, their members, the measures named."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from scrapers.strict import optional_text, parse_xml, required
from tracker.congress import BILL_TYPES, build_bill_id
from tracker.errors import ParseError
from tracker.records import RecordItem, RecordMember

_MODS = "{http://www.loc.gov/mods/v3}"
_CLASSES = ("HOUSE", "SENATE", "EXTENSIONS", "DAILYDIGEST", "FRONTMATTER")
_CHAMBERS = {"H": "house", "S": "senate"}
# Who voted how stands in the roll calls, thousands of names a day.
_VOTE = re.compile(r"(?:NOT )?VOT(?:ED|ING)\b")
_ITEM = re.compile(r"CREC-\d{4}-\d\d-\d\d(?:-[vi]\d+)?-[\w-]+")
METADATA = re.compile(
    r"www\.govinfo\.gov/(?:metadata/(?:pkg|granule)|content/pkg)/(?P<package>CREC-[\w-]+)"
    r"/(?:(?P<item>CREC-[\w-]+)/)?mods\.xml$"
)


class DayItem(NamedTuple):
    """An item as the metadata of its day tells it; body is its own part of the metadata.

    bill_ids are the measures that its heading or first paragraph names, not its lists.
    """

    item_id: str
    title: str
    item_class: str
    bill_ids: frozenset[str]
    body: bytes


def day_address(package: str) -> str:
    """Address of the metadata of a day."""
    return f"https://www.govinfo.gov/metadata/pkg/{package}/mods.xml"


def item_address(package: str, item: str) -> str:
    """Address of the metadata of one item, which the metadata of the day also holds."""
    return f"https://www.govinfo.gov/metadata/granule/{package}/{item}/mods.xml"


def read_day(body: bytes, package: str) -> list[DayItem]:
    """Items of a day in the order of its metadata.

    Raises: ParseError for another day's metadata, an error page, or a day without items.
    """
    root = parse_xml(body, "mods")
    stated = _last_id(root)
    if stated is not None and stated != package:
        raise ParseError(f"the metadata of {package} says that it is of {stated}")
    items = [_day_item(element) for element in _constituents(root)]
    if not items:
        raise ParseError(f"the metadata of {package} names no item")
    return items


def read_metadata(body: bytes, item: str | None) -> Iterator[RecordItem | RecordMember]:
    """The item and its members; for the metadata of a day, of each of its items.

    Raises: ParseError for what is no metadata, or is of another item than was asked for.
    """
    root = parse_xml(body, ("mods", "relatedItem"))
    elements = [root] if item else _constituents(root)
    if not elements:
        raise ParseError("metadata without an item of the Record")
    for element in elements:
        stated = _item_id(element)
        if item and stated != item:
            raise ParseError(f"the metadata of {item} says that it is of {stated}")
        yield _record_item(element, stated)
        yield from read_members(element, stated)


def _constituents(root: Any) -> list[Any]:
    return [e for e in root.findall(f"{_MODS}relatedItem") if e.get("type") == "constituent"]


def _last_id(root: Any) -> str | None:
    ids = [e.text for e in root.findall(f"{_MODS}extension/{_MODS}accessId")]
    return ids[-1] if ids else None


def _item_id(element: Any) -> str:
    for extension in element.findall(f"{_MODS}extension"):
        if stated := optional_text(extension, f"{_MODS}accessId"):
            break
    else:
        stated = (element.get("ID") or "").removeprefix("id-")
    if not _ITEM.fullmatch(stated):
        raise ParseError(f"an item of the Record called {stated!r}")
    return stated


def _day_item(element: Any) -> DayItem:
    item = _record_item(element, _item_id(element))
    bills = element.iterfind(f"{_MODS}extension/{_MODS}bill")
    ids = (_bill_id(bill) for bill in bills if bill.get("context") != "OTHER")
    body = etree.tostring(element, encoding="utf-8", with_tail=False, xml_declaration=True)
    return DayItem(
        item.document_id.removeprefix("govinfo:"), item.title, item.item_class,
        frozenset(filter(None, ids)), body,
    )  # fmt: skip


def _bill_id(bill: Any) -> str | None:
    kind, number, congress = ((bill.get(n) or "").lower() for n in ("type", "number", "congress"))
    if kind not in BILL_TYPES or not number.isdigit() or not congress.isdigit():
        return None
    return build_bill_id(kind, number, congress)


def _record_item(element: Any, item: str) -> RecordItem:
    kind = required(_told(element, "granuleClass"), f"granuleClass of {item}")
    if kind not in _CLASSES:
        raise ParseError(f"{item} is of a class that the Record never had, {kind!r}")
    pages = element.find(f"{_MODS}part/{_MODS}extent")
    return RecordItem(
        f"govinfo:{item}", _title(element, item), kind, _told(element, "subGranuleClass"),
        optional_text(pages, f"{_MODS}start") if pages is not None else None,
        optional_text(pages, f"{_MODS}end") if pages is not None else None, _citation(element),
    )  # fmt: skip


def _title(element: Any, item: str) -> str:
    title = element.find(f"{_MODS}titleInfo/{_MODS}title")
    words = " ".join("".join(title.itertext()).split()) if title is not None else ""
    return required(words, f"title of {item}")


def _told(element: Any, name: str) -> str | None:
    for extension in element.findall(f"{_MODS}extension"):
        if words := optional_text(extension, f"{_MODS}{name}"):
            return words
    return None


def _citation(element: Any) -> str | None:
    for identifier in element.findall(f"{_MODS}identifier"):
        if identifier.get("type") == "congressional record citation":
            return (identifier.text or "").strip() or None
    return None


def read_members(element: Any, item: str) -> Iterator[RecordMember]:
    """Members whom metadata names for a paper, each role once; who voted how is left out."""
    seen: set[tuple[str, str, str]] = set()
    for member in element.iterfind(f"{_MODS}extension/{_MODS}congMember"):
        who, role = member.get("bioGuideId"), (member.get("role") or "").upper()
        names = {name.get("type"): _words(name) for name in member.findall(f"{_MODS}name")}
        printed = names.get("parsed") or ""
        if not who or _VOTE.match(role) or (who, role, printed) in seen:
            continue
        seen.add((who, role, printed))
        last = (names.get("authority-lnf") or "").partition(",")[0] or None
        yield RecordMember(
            f"govinfo:{item}", who, role, printed, names.get("authority-fnf"), last,
            _CHAMBERS.get(member.get("chamber") or ""), member.get("state"), member.get("party"),
        )  # fmt: skip


def _words(name: Any) -> str:
    return " ".join("".join(name.itertext()).split())
