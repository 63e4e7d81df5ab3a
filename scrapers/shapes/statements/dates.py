"""Days as offices print them: 9/5/26, 09.05.2026, Sept. 5, 2026; none where the year is missing."""

import re
from datetime import date, datetime
from typing import Any

from scrapers.shapes.statements.feed import washington_day
from scrapers.shapes.statements.text import one_line
from scrapers.strict import month_number
from tracker.errors import ParseError

_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<number>\d{1,2})([./-])(?P<day>\d{1,2})\2(?P<year>\d{4}|\d\d)(?!\d)"),
    re.compile(
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE
    ),
    re.compile(rf"\b(?P<day>\d{{1,2}})\s+{_MONTH},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
)
_YEARLESS = re.compile(rf"\s*{_MONTH}\s+(?P<day>\d{{1,2}})\s*", re.IGNORECASE)
# What may stand around a day that is printed alone: a label, the weekday, the hour.
_AROUND = re.compile(
    r"(?:(?:posted|published|released|issued|date|on|in|press releases?|at|et|est|edt|\w+day"
    r"|mon|tue|wed|thu|fri|sat|sun|\d{1,2}:\d\d(?::\d\d)?(?:\s*[ap]\.?m)?)\b\.?|[\s,:|()–—•-])*",
    re.IGNORECASE,
)
# The day of a change is not the day on which a release was given out.
_CHANGED = re.compile(r"\b(?:updated|modified|revised|edited)\b", re.IGNORECASE)
_OLDEST = 1990
_CENTURY = 70  # 05.19.15 is of 2015; 12.31.98 of 1998


def read_day(words: str | None) -> date | None:
    """Day of words that hold a day and little else; None for others, and for a day of change."""
    for form in _FORMS if words and not _CHANGED.search(words) else ():
        if found := form.search(words):
            rest = words[: found.start()] + " " + words[found.end() :]
            rest = re.sub(r"T\d\d:\d\d\S*", "", rest)
            return _day(found) if _AROUND.fullmatch(rest) else None
    return None


def yearless(words: str | None) -> str | None:
    """A day printed without its year ("Sep 15") as --09-15; None for anything else."""
    found = _YEARLESS.fullmatch(words or "")
    return (
        f"--{month_number(found['month'], 'a day'):02d}-{int(found['day']):02d}" if found else None
    )


def find_day(words: str) -> date | None:
    """The first day that words print anywhere ("Posted in Press Releases on April 17, 2015 |")."""
    places = [
        found
        for form in _FORMS
        for found in form.finditer(words)
        if not _CHANGED.search(words[max(0, found.start() - 30) : found.start()])
    ]
    return _day(min(places, key=lambda found: found.start())) if places else None


def day_in(element: Any) -> date | None:
    """Day that an element prints: in an element of its own, as a time's moment, or in its text.

    What is printed comes before a datetime, which is often UTC's: 2026-09-16T01:00:00Z was 15
    September in Washington.
    """
    parts = [part for part in element.iter() if isinstance(part.tag, str)]
    for part in parts:
        if len(part.text_content()) < 80 and (day := read_day(one_line(part.text_content()))):
            return day
    for part in parts:
        if part.tag == "time" and (day := moment_day(part.get("datetime"))):
            return day
    links = {
        id(inner) for link in element.iter("a") if link is not element for inner in link.iter()
    }
    own = " ".join(text for part in parts if id(part) not in links for text in _own(part))
    return find_day(one_line(own))


def moment_day(stated: str | None) -> date | None:
    """Day in Washington of an ISO moment or day; None for what is neither."""
    try:
        moment = datetime.fromisoformat((stated or "").strip())
    except ValueError:
        return read_day(stated)
    return moment.date() if moment.tzinfo is None else washington_day(moment)


def _own(element: Any) -> list[str]:
    tails = [child.tail for child in element if child.tail]
    return [element.text or "", *tails]


def _day(found: re.Match) -> date | None:
    named = found.groupdict()
    month = int(named["number"]) if "number" in named else month_number(named["month"], "a day")
    year = int(named["year"])
    if year < 100:
        year += 1900 if year > _CENTURY else 2000
    try:
        day = date(year, month, int(named["day"]))
    except ValueError as error:
        raise ParseError(f"{found.group()!r} is no day") from error
    return day if day.year >= _OLDEST else None
