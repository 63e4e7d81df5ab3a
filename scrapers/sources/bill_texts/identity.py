"""Which measure and version a text is, as it says itself and as its address says."""

import calendar
import re
from datetime import date
from typing import Any, NamedTuple

from scrapers.shapes.govinfo.address import BillName, Place, split_bill_package
from scrapers.shapes.govinfo.text import Paper
from scrapers.strict import month_number
from tracker.congress import BILL_TYPES, build_bill_id, build_bill_version_id
from tracker.errors import ParseError

_TYPES = "|".join(sorted(BILL_TYPES, key=len, reverse=True))
_CITABLE = re.compile(rf"(\d+)({_TYPES})(\d+)([a-z]+\d*)")
_TITLED = re.compile(r"\s*(?:(\d{2,3})\s+)?([A-Z]+)\s?(\d+)\s+([A-Z]+\d*)?\s*:")
_LAW_OF = re.compile(rf"/us/bill/(\d+)/({_TYPES})/(\d+)")
_PRINTED = re.compile(
    r"\b(H\.? ?R\.?|S\.|H\.? ?J\.? ?Res\.|S\.? ?J\.? ?Res\.|H\.? ?Con\.? ?Res\.|S\.? ?Con\.? ?Res\."
    r"|H\.? ?Res\.|S\.? ?Res\.) ?(\d+)\b", re.IGNORECASE,
)  # fmt: skip
_BECAME = re.compile(r"\[([HS]\.[A-Za-z. ]{0,12}\d+)\]")
_STAGED = re.compile(r"\[([A-Z][A-Za-z. ]*?\d+) [^\]()]*\(([A-Z]+\d*)\)\]")
_CONGRESS = re.compile(r"\b(\d{2,3})(?:st|d|nd|rd|th) CONGRESS", re.IGNORECASE)
_ALONE = re.compile(r"([A-Z][a-z]+) (\d{1,2})(?: \([^)]*\))?, (\d{4})\.?")
_APPROVED = re.compile(r"Approved ([A-Z][a-z]+) (\d{1,2}), (\d{4})")
_MONTHS = {calendar.month_name[number] for number in range(1, 13)}


class Identity(NamedTuple):
    """A measure's id, its version's id, and the day that the version bears."""

    bill_id: str
    version_id: str
    issued_on: date | None


def identify_xml(root: Any, place: Place | None) -> Identity:
    """Identity of an XML text. ParseError if it names none, or another than its address."""
    law = root.tag.endswith("pLaw")
    said = _law_in_xml(root) if law else _bill_in_xml(root)
    return _settled(said, place, _day_in_xml(root))


def identify_paper(paper: Paper, place: Place | None) -> Identity:
    """Identity of a plain text, by the lines above its title."""
    front = " ".join(block.whole for block in paper.blocks[:25])
    law = re.search(r"Public Law \d+-\d+|Private Law \d+-\d+", front[:600])
    congress = _CONGRESS.search(front)
    staged = _STAGED.search(front)
    # A law names its bill in the margin: <<NOTE: Aug. 2, 2002 - [H.R. 4775]>>.
    became = _BECAME.search(front) if law else None
    printed = _PRINTED.search((staged or became or [front, front])[1])
    said = None
    if congress and printed:
        version = "pl" if law else (staged[2].lower() if staged else None)
        said = _named(congress[1], printed[1], printed[2], version)
    return _settled(said, place, _day_on(paper))


def _settled(said: BillName | None, place: Place | None, day: date | None) -> Identity:
    """What text and address say together; where both speak of a measure they must agree."""
    addressed = split_bill_package(place.package) if place else None
    if said is None and addressed is None:
        raise ParseError("a text that does not say which measure it is")
    if said and addressed and said[:3] != addressed[:3]:
        raise ParseError(f"text of {_shown(said)} under the address of {_shown(addressed)}")
    name = addressed or said
    if not name.version:
        raise ParseError(f"text of {_shown(name)} that does not say which version it is")
    bill_id = build_bill_id(name.bill_type, name.number, name.congress)
    return Identity(bill_id, build_bill_version_id(bill_id, name.version), day)


def _bill_in_xml(root: Any) -> BillName | None:
    for citable in root.iterfind("./{*}*/{*}citableAs"):
        if found := _CITABLE.fullmatch((citable.text or "").strip()):
            return BillName(int(found[1]), found[2], int(found[3]), found[4])
    title = root.findtext(".//{http://purl.org/dc/elements/1.1/}title") or ""
    titled = _TITLED.match(title)
    congress = root.findtext("./{*}meta/{*}congress") or _congress_of(root)
    if titled and (titled[1] or congress):
        return _named(titled[1] or congress, titled[2], titled[3], (titled[4] or "").lower())
    printed = _PRINTED.fullmatch(" ".join("".join(_legis_num(root)).split()))
    if printed and congress:
        return _named(congress, printed[1], printed[2], None)
    return None


def _legis_num(root: Any) -> list[str]:
    element = next(root.iterfind(".//legis-num"), None)
    return [] if element is None else list(element.itertext())


def _congress_of(root: Any) -> str | None:
    """Number in "119th CONGRESS"; enrolled texts spell it in words, which is no number here."""
    element = next(root.iterfind(".//congress"), None)
    found = _CONGRESS.search(" ".join(element.itertext())) if element is not None else None
    return found[1] if found else None


def _law_in_xml(root: Any) -> BillName | None:
    """The measure that became a law: its margin note or its history refers to it."""
    for reference in root.iterfind(".//{*}ref[@href]"):
        in_margin = any(
            parent.tag.endswith(("sidenote", "legislativeHistory"))
            for parent in reference.iterancestors()
        )
        if in_margin and (found := _LAW_OF.match(reference.get("href"))):
            return BillName(int(found[1]), found[2], int(found[3]), "pl")
    return None


def _named(congress: str, printed: str, number: str, version: str | None) -> BillName | None:
    bill_type = re.sub(r"[^a-z]", "", printed.lower())
    if bill_type not in BILL_TYPES:
        return None
    return BillName(int(congress), bill_type, int(number), version or "")


def _day_in_xml(root: Any) -> date | None:
    """The version's own day: Dublin Core's, else the last dated step on its front page."""
    stated = [root.findtext(".//{http://purl.org/dc/elements/1.1/}date")]
    stated += [step.get("date") for step in root.iter("{*}date", "action-date", "attestation-date")]
    days = [day for value in stated if (day := _iso(value))]
    for step in root.iter("{*}actionDescription"):
        if approved := _APPROVED.match("".join(step.itertext())):
            return _day(approved)
    return days[0] if _iso(stated[0]) else max(days, default=None)


def _iso(value: str | None) -> date | None:
    """Date of 2025-01-03 or 20250103; other words in these attributes are not dates."""
    digits = re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)", (value or "").strip())
    return date(*map(int, digits.groups())) if digits else None


def _day_on(paper: Paper) -> date | None:
    """Day on which a law was approved, else the last day that stands alone on the front page.

    Days inside a sentence belong to the text: "the fiscal year ending September 30, 2026".
    """
    texts = [block.text for block in paper.blocks]
    if approved := next(filter(None, map(_APPROVED.match, texts)), None):
        return _day(approved)
    days = (_day(alone) for alone in map(_ALONE.fullmatch, texts[:25]) if alone)
    return max(filter(None, days), default=None)


def _day(found: re.Match[str]) -> date | None:
    if found[1] not in _MONTHS:
        return None
    return date(int(found[3]), month_number(found[1], "a date on the front"), int(found[2]))


def _shown(name: BillName) -> str:
    return f"{name.bill_type} {name.number} of the {name.congress}th Congress"
