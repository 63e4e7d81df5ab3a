"""What every part of a BILLSTATUS page is read with: days, HTML as text, members' names."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from lxml import etree, html

from scrapers.strict import iso_date, iso_moment, member_of, optional_text, required
from tracker.errors import ParseError

_EASTERN = ZoneInfo("America/New_York")
_SEAT = re.compile(r"\[([A-Z]{1,3})-([A-Z]{2})(?:-(\d+|At Large))?\]")
_BREAKS = {"p", "br", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre"}


class Signature(NamedTuple):
    """A member's name under a measure, in the order of the fields of a Sponsorship."""

    bioguide_id: str
    role: str
    name: str
    sponsored_on: date | None
    is_original: bool | None
    withdrawn_on: date | None
    party: str | None
    state: str | None
    district: int | None
    spell: int


def eastern_day(value: str | None, what: str) -> date:
    """Day in Washington of a date or of a UTC moment: evening votes are the next day's there."""
    text = required(value, what)
    if len(text) == 10:
        return iso_date(text, what)
    return iso_moment(text, what).astimezone(_EASTERN).date()


def optional_day(element: Any, path: str) -> date | None:
    """Day in Washington at a path, None where the page gives none."""
    text = optional_text(element, path)
    return eastern_day(text, path) if text else None


def first_text(element: Any, *paths: str) -> str | None:
    """Text at the first of several paths that has any."""
    return next((text for path in paths if (text := optional_text(element, path))), None)


def every(element: Any, *paths: str) -> list[Any]:
    """Elements at each of several paths: one schema version has them here, the other there."""
    return [found for path in paths for found in element.findall(path)]


def plain_text(markup: str | None) -> str:
    """Text of HTML that stands escaped or in CDATA; one line a paragraph or list item."""
    if not (markup or "").strip():
        return ""
    tree = html.document_fromstring(f"<div>{markup}</div>", html.HTMLParser(encoding="utf-8"))
    for element in tree.iter(etree.Element):
        if element.tag in _BREAKS:
            element.text = "\u2029" + (element.text or "")
            element.tail = "\u2029" + (element.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().split("\u2029"))
    return "\n".join(filter(None, lines))


def signatures(parent: Any, introduced: date | None) -> Iterator[Signature]:
    """Sponsors and cosponsors of a bill or an amendment, each spell once.

    Raises: ParseError if a member without a bioguide id is named; committees have none.
    Quirks: 117 H.Res. 157 lists a member who withdrew and signed again; 114 S. 26 lists its one
    sponsor twice under two spellings; pages of 2015 give party and state inside the name alone.
    """
    for role in ("sponsor", "cosponsor"):
        found: dict[tuple[str, date | None], Signature] = {}
        for item in parent.iterfind(f"{role}s/item"):
            if (name := optional_text(item, "fullName")) is None:
                continue  # a committee as sponsor of an amendment: <name>Rules Committee</name>
            signed = _signature(item, role, name, introduced)
            known = found.get((signed.bioguide_id, signed.sponsored_on))
            if known is None or (signed.withdrawn_on and not known.withdrawn_on):
                found[signed.bioguide_id, signed.sponsored_on] = signed
        spells: Counter[str] = Counter()
        for signed in sorted(found.values(), key=lambda s: s.sponsored_on or date.min):
            spells[signed.bioguide_id] += 1
            yield signed._replace(spell=spells[signed.bioguide_id])


def _signature(item: Any, role: str, name: str, introduced: date | None) -> Signature:
    seat = _SEAT.search(name)
    party, state, district = seat.groups() if seat else (None, None, None)
    district = optional_text(item, "district") or district
    original = optional_text(item, "isOriginalCosponsor")
    if original is not None:
        member_of(original, ("True", "False"), "<isOriginalCosponsor>")
    signed_on = optional_day(item, "sponsorshipDate") if role == "cosponsor" else introduced
    if role == "cosponsor" and signed_on is None:
        raise ParseError(f"cosponsor {name} has no <sponsorshipDate>")
    return Signature(
        required(first_text(item, "bioguideId", "identifiers/bioguideId"), f"id of {role} {name}"),
        role, name, signed_on, None if original is None else original == "True",
        optional_day(item, "sponsorshipWithdrawnDate"), optional_text(item, "party") or party,
        optional_text(item, "state") or state,
        int(district) if district and district.isdigit() else 0 if district else None, 1,
    )  # fmt: skip
