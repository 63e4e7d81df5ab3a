"""What the readers of both chambers' roll calls share: measures, days and sums."""

import re
from collections.abc import Container, Mapping
from typing import Any

from scrapers.strict import iso_date, month_number
from tracker.congress import AMENDMENT_TYPES, BILL_TYPES, build_amendment_id, build_bill_id
from tracker.errors import ParseError

_NUMBERED = re.compile(r"([a-z]+)(\d+)")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?:\s*([AaPp])\.?[Mm])?")
COUNTS = ("yea", "nay", "present", "not_voting")


def find_bill_id(measure: str | None, congress: int) -> str | None:
    """Bill id of a measure as either chamber prints it ("H R 23", "S.Con.Res. 70"), else None.

    QUORUM, JOURNAL, ADJOURN, MOTION, nominations (PN55-25) and treaties are no bills.
    """
    kind, number = _split(measure)
    return build_bill_id(kind, number, congress) if kind in BILL_TYPES else None


def find_amendment_id(printed: str | None, congress: int) -> str | None:
    """Amendment id of "S.Amdt. 2337", else None."""
    kind, number = _split(printed)
    return build_amendment_id(kind, number, congress) if kind in AMENDMENT_TYPES else None


def _split(printed: str | None) -> tuple[str, str]:
    found = _NUMBERED.fullmatch(re.sub(r"[\s.]", "", printed or "").lower())
    return (found[1], found[2]) if found else ("", "")


def wall_time(year: str, month: str, day: str, clock: str | None, what: str) -> str:
    """ISO text of a printed day and hour, never shifted; the day alone where no hour is given."""
    on = iso_date(f"{year}-{month_number(month, what):02d}-{int(day):02d}", what)
    if not (clock or "").strip():
        return on.isoformat()
    found = _CLOCK.fullmatch(clock.strip())
    if not found:
        raise ParseError(f"{what} has the hour {clock!r}")
    hour = int(found[1])
    if found[3]:
        hour = hour % 12 + (12 if found[3] in "Pp" else 0)
    if hour > 23 or int(found[2]) > 59:
        raise ParseError(f"{what} has the hour {clock!r}")
    return f"{on.isoformat()}T{hour:02d}:{found[2]}"


def check_sums(what: str, stated: Mapping[str, int], counted: Mapping[str, int]) -> None:
    """Raise ParseError that names each count in which the page contradicts its own members."""
    wrong = [
        f"{name} {stated.get(name, 0)} stated, {counted.get(name, 0)} counted"
        for name in dict.fromkeys([*stated, *counted])
        if stated.get(name, 0) != counted.get(name, 0)
    ]
    if wrong:
        raise ParseError(f"{what} contradict the members' votes: {'; '.join(wrong)}")


def check_identity(stated: tuple[int, ...], addressed: tuple[int, ...] | None, what: str) -> None:
    """Raise ParseError if a page's own numbers are not those of its address."""
    if addressed is not None and stated != addressed:
        raise ParseError(f"{what} is {stated} in the page, {addressed} in its address")


def unique_key(name: str, party: str | None, taken: Container[str]) -> str:
    """A key for a member without id whose printed name another member of the roll call bears."""
    key = f"{name} {party}" if party else name
    place = 2
    while key in taken:
        key, place = f"{name} {party or ''} #{place}".replace("  ", " "), place + 1
    return key


def words(element: Any) -> str | None:
    """All words of an element, those of elements inside it too; None where there are none."""
    return None if element is None else " ".join("".join(element.itertext()).split()) or None
