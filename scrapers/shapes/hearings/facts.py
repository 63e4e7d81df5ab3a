"""What both chambers' lists of meetings have in common: Washington's clock, statuses, measures."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from tracker.congress import build_bill_id
from tracker.errors import ParseError
from tracker.records import HearingMeasure

EASTERN = ZoneInfo("America/New_York")
_TYPES = {
    "hr": "hr", "hn": "hr", "s": "s", "sn": "s", "hres": "hres", "he": "hres", "sres": "sres",
    "se": "sres", "hjres": "hjres", "hj": "hjres", "sjres": "sjres", "sj": "sjres",
    "hconres": "hconres", "hc": "hconres", "sconres": "sconres", "sc": "sconres",
}  # fmt: skip
_KIND = r"(?:H|S)\.? ?(?:(?:J|Con)\.? ?)?(?:Res\.?|R\.?)?"
_NAMED = re.compile(rf"(?<![\w.])(?P<kind>{_KIND}) ?(?P<number>\d{{1,5}})(?![\w-])(?!\.\d)")
_STANDING = (
    ("canceled", re.compile(r"\bcancell?ed\b", re.IGNORECASE)),
    ("postponed", re.compile(r"\bpostponed\b", re.IGNORECASE)),
    ("rescheduled", re.compile(r"\brescheduled\b", re.IGNORECASE)),
    ("scheduled", re.compile(r"\bscheduled\b", re.IGNORECASE)),
)


def moment(day: date, clock: str | None) -> datetime | None:
    """UTC moment of an hour in Washington as ISO text (10:00:00); None for none or midnight.

    Both chambers write 00:00:00 where no hour is set. Raises: ParseError for what is no hour.
    """
    text = (clock or "").strip()
    if not text:
        return None
    try:
        hour = time.fromisoformat(text[:8])
    except ValueError as error:
        raise ParseError(f"{text!r} is no hour of a day") from error
    if hour == time(0):
        return None
    return datetime.combine(day, hour, EASTERN).astimezone(UTC)


def washington(stamp: str | None) -> datetime | None:
    """UTC moment of a stamp in Washington's time without a zone (2026-05-20T13:47:13.700)."""
    text = (stamp or "").strip()
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=EASTERN).astimezone(UTC)
    except ValueError as error:
        raise ParseError(f"{text!r} is no moment") from error


def find_standing(*texts: str | None) -> str | None:
    """Status that words state: canceled before postponed before rescheduled; None if none does."""
    return next(
        (
            standing
            for standing, words in _STANDING
            for text in texts
            if text and words.search(text)
        ),
        None,
    )


def measure_id(kind: str, number: str, congress: int) -> str | None:
    """Bill id of a type as printed or as the Senate's list codes it; None for what is no bill."""
    bill_type = _TYPES.get(re.sub(r"[\W_]+", "", kind).lower())
    return build_bill_id(bill_type, number, congress) if bill_type and number.isdigit() else None


def named_measures(text: str, congress: int) -> Iterator[tuple[str, str]]:
    """Each measure that a text names, as printed, with its bill id: "H.R. 4435" -> hr4435-113."""
    for found in _NAMED.finditer(text):
        if bill_id := measure_id(found["kind"], found["number"], congress):
            yield " ".join(found.group().split()), bill_id


def distinct(measures: Iterable[HearingMeasure]) -> list[HearingMeasure]:
    """Measures without those stated twice: by bill, else by name; the first one stands."""
    known: dict[str, HearingMeasure] = {}
    names: set[str] = set()
    for measure in measures:
        if measure.measure not in names:
            known.setdefault(measure.bill_id or measure.measure, measure)
            names.add(measure.measure)
    return list(known.values())
