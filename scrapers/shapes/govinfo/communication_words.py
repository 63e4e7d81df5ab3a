"""What the words of a communication say: from whom, what, under which law, to which committee."""

import re
from datetime import date
from typing import NamedTuple

from scrapers.strict import month_number
from tracker.errors import ParseError

_SENDER = re.compile(
    r"(?:an? )?\w+ from (?:the )?(?P<sender>.+?)(?: to the (?:President|Speaker)\b[^,]*)?,? "
    r"(?:transmitting|notifying|reporting|submitting|providing|certifying|informing|relative)\b"
    r",? ?(?P<rest>.*)",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(
    r"to the ((?:[A-Z]\w+ )*Committees? on .+?|(?:[A-Z]\w+ )+Committee(?: on .+?)?)"
    r"(?:,? and (?:was )?ordered to be printed)?(?:[.:;]|$)"
)
# The Senate names the law before what is transmitted, the House after it.
_LAW_FIRST = re.compile(
    r"(?:pursuant to|consistent with|in accordance with|as required by) "
    r"(?P<law>(?:[^,]|, (?=[Ss]ec|as amended|\d|and ))+), (?P<rest>.+)"
)
_LAW_LAST = re.compile(
    r",? (?:pursuant to|in accordance with|as required by) (?P<law>.+?)(?=, [a-z]+ing\b|$)"
)
_ANY_LAW = re.compile(r"(?:the )?law")
_RECEIVED = re.compile(
    r",? (?:and )?received (?:[^;]{0,90}? )?(?:on )?([A-Z][a-z]+) (\d{1,2}), (\d{4})"
)
_HOUSE_DOCUMENT = re.compile(r"\(H\. Doc\. (?:No\. )?(\d+)\s*-+\s*(\d+)\)", re.IGNORECASE)
_REFERRED = re.compile(
    r"; (?:[^;]*\b(?:jointly|and),? )?"
    r"(?:to the (?:[A-Z]\w+ )*Committees? |ordered to |placed on ).*"
)


class Told(NamedTuple):
    """What one communication says of itself; None for what it does not."""

    sender: str | None
    subject: str
    law: str | None
    committee: str | None
    received_on: date | None
    house_document: str | None


def read_words(words: str) -> Told:
    """What is told by "A letter from …, transmitting …; to the Committee on …"."""
    told, document = _SENDER.match(words), _HOUSE_DOCUMENT.search(words)
    subject, law = _subject_and_law(told["rest"] if told else words)
    return Told(
        told["sender"].strip(" ,") if told else None, subject, law, find_committee(words),
        find_day(_RECEIVED, words),
        f"H. Doc. {document[1]}-{document[2]}" if document else None,
    )  # fmt: skip


def _subject_and_law(words: str) -> tuple[str, str | None]:
    """What is transmitted, and the law that asks for it where one is named."""
    bare = _HOUSE_DOCUMENT.sub("", _REFERRED.sub("", _RECEIVED.sub("", words))).strip(" ;,.")
    law = None
    if first := _LAW_FIRST.match(bare):
        law, bare = first["law"], first["rest"]
    elif last := _LAW_LAST.search(bare):
        law, bare = last["law"].strip(" ;,."), bare[: last.start()]
    return bare.strip(" ;,"), None if law is None or _ANY_LAW.fullmatch(law) else law


def find_committee(words: str) -> str | None:
    """The committee or committees to which it was referred, named last."""
    found = list(_COMMITTEE.finditer(words))
    return found[-1][1] if found else None


def find_day(pattern: re.Pattern[str], words: str) -> date | None:
    """Month, day and year that a pattern finds; None for none, and for a day that is none."""
    if (found := pattern.search(words)) is None:
        return None
    month, day, year = found.groups()
    try:
        return date(int(year), month_number(month, "a communication"), int(day))
    except (ParseError, ValueError):  # a misprint such as "February 30, 2005" dates nothing
        return None


def plain(words: str) -> str:
    """Words on one line; a hyphen at a line's end joins without a blank."""
    return " ".join(words.replace("-\n", "-").split())
