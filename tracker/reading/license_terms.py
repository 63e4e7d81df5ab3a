"""Until when a general license of OFAC authorizes what it does, and which one it replaces."""

import re
from calendar import month_name
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

_EASTERN = ZoneInfo("America/New_York")
_MONTHS = list(month_name)
_MONTH = "|".join(_MONTHS[1:])
_DAY = rf"(?:{_MONTH}) \d{{1,2}}, \d{{4}}"
_HOUR = (
    r"(?:(?P<hour>\d{1,2}):(?P<minute>\d\d) ?(?P<half>[ap])\.? ?m\.?,? ?"
    r"(?:eastern (?:daylight |standard )?(?:savings? )?time|E[DS]?T)?,? ?(?:on )?)?"
)
# "are authorized through 12:01 a.m. eastern daylight time, August 8, 2025" is how licenses say it;
# "expired on July 8, 2025" and "an expiration date of" how the Federal Register speaks of them.
_ENDS = re.compile(
    rf"(?<!not )\bauthorized,? (?:from {_DAY},? )?(?P<word>through|until|to|before|prior to)"
    rf" {_HOUR}(?P<day>{_DAY})"
    rf"|(?<!which )(?<!that )\b(?P<word2>expire[sd]?|expiration date(?: is| of)?)(?: on| at)? "
    rf"{_HOUR.replace('<', '<at_')}(?P<day2>{_DAY})"
)  # fmt: skip
_AUTHORIZES = re.compile(r"\b(?:is|are) authorized\b(?! (?:by|under|pursuant)\b)")
_LIMITED = re.compile(r"\b(?:is|are) authorized,? (?:from|through|until|to|before|prior)\b")
_REPLACES = re.compile(
    rf"(?:Effective (?P<day>{_DAY}), )?General License (?:No\. ?)?(?P<number>\d+[A-Z]?),?"
    rf"(?: which (?:is|was))?(?: dated {_DAY},?)? is (?:hereby )?(?:replaced and )?superseded"
    r" in its entirety by this General License"
)
_NUMBER = re.compile(r"\bGENERAL LICENSE NO\. ?(?P<number>\d+[A-Z]?)\b")
_ISSUED = re.compile(rf"\bDated:? (?P<day>{_DAY})")
_AFTER_MIDNIGHT = time(0, 1)


class Terms(msgspec.Struct, frozen=True):
    """What a license says of its time: the day named last, with its moment if an hour is named.

    over_on is the first day without force: the day named if it ends there by 12:01 a.m., else the
    one after. words are those that say so; replaces is another license's number, superseded on
    replaced_on.
    """

    ends_on: date | None = None
    ends_at: datetime | None = None
    over_on: date | None = None
    words: str | None = None
    replaces: str | None = None
    replaced_on: date | None = None


def find_terms(text: str) -> Terms:
    """Terms of a license as its text, or a paper about it, states them; what is unsaid is None.

    Where two different days are named, or a part is authorized without one, no end is taken.
    """
    plain = " ".join(text.split())
    found = [end for said in _ENDS.finditer(plain) if (end := _end(said))]
    is_open = len(_AUTHORIZES.findall(plain)) > len(_LIMITED.findall(plain))
    is_one = len({end.ends_on for end in found}) == 1 and not is_open
    end = max(found, key=lambda one: one.ends_at is not None) if is_one else Terms()
    replaced = _REPLACES.search(plain)
    if replaced is None:
        return end
    on = _day(replaced["day"]) if replaced["day"] else find_issue(plain)
    return msgspec.structs.replace(end, replaces=replaced["number"], replaced_on=on)


def find_number(text: str) -> str | None:
    """Number of the license whose paper this is: "GENERAL LICENSE NO. 8A" -> 8A."""
    said = _NUMBER.search(" ".join(text.split()))
    return said["number"] if said else None


def find_issue(text: str) -> date | None:
    """Day under the signature: "Dated: July 9, 2025"."""
    said = _ISSUED.search(" ".join(text.split()))
    return _day(said["day"]) if said else None


def _end(said: re.Match[str]) -> Terms | None:
    word, day = said["word"] or said["word2"], _day(said["day"] or said["day2"])
    if day is None:
        return None
    at = _clock(said["hour"], said["minute"], said["half"])
    at = at or _clock(said["at_hour"], said["at_minute"], said["at_half"])
    is_over = at <= _AFTER_MIDNIGHT if at else word not in ("through", "until", "to")
    return Terms(
        day, datetime.combine(day, at, _EASTERN) if at else None,
        day if is_over else day + timedelta(days=1), said[0],
    )  # fmt: skip


def _clock(hour: str | None, minute: str | None, half: str | None) -> time | None:
    if hour is None:
        return None
    return time(int(hour) % 12 + (12 if half == "p" else 0), int(minute))


def _day(words: str) -> date | None:
    """None for what the calendar does not hold, as February 30, 2026."""
    month, number, year = words.replace(",", "").split()
    first = date(int(year), _MONTHS.index(month), 1)
    day = first + timedelta(days=int(number) - 1)
    return day if day.month == first.month else None
