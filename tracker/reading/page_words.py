"""When a page is looked at again, and what of its text is words: what only decorates it is not."""

import re
from datetime import timedelta

from tracker.reading.worddiff import compared_words

# Until what it says is so old, a page is looked at again after so long: changes come early, and a
# page that has just changed, gone or come back counts as young again.
RATE = (
    (timedelta(days=7), timedelta(days=1)),
    (timedelta(days=91), timedelta(days=7)),
    (timedelta(days=365), timedelta(days=30)),
    (timedelta.max, timedelta(days=91)),
)
RATE_WORDS = (
    "each day in its first week, each week in its first quarter, each month in its first year, "
    "then each quarter"
)
SECOND_LOOK = timedelta(hours=6)  # a page that seems gone is looked for once more after this
SAME_PAPER = 0.3  # least share of the shorter text's word triples for two texts to be one paper
_MOST_ALIKE = 0.8
_DAY = (
    r"(?:\w{3,9},? )?\w{3,9}\.? \d{1,2},? \d{4}|\d{1,2} \w{3,9} \d{4}"
    r"|\d{1,4}[-/]\d{1,2}[-/]\d{1,4}"
)
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?"
# Whole lines that tell of the rendering, the reader or the site, never of the paper.
_RENDERED = re.compile(
    rf"(?:(?:this )?page |site |content )?(?:was )?(?:last )?(?:updated|modified|reviewed|generated"
    rf"|rendered|printed|retrieved|refreshed|loaded)(?: on| at| in)?:? .{{0,60}}\d.{{0,40}}"
    rf"|(?:today is |as of |current time:? ?)?(?:{_DAY})?,?(?: at| [-–|])? ?{_CLOCK}"
    rf"|today is .{{0,40}}"
    r"|(?:views?|page views|visits|visitors|shares?|likes?|comments?|reads|hits|downloads)"
    r"(?: count)?:? ?[\d,.]+ ?k?"
    r"|[\d,.]+ ?k? (?:views?|page views|visits|visitors|shares?|likes?|comments?|reads|hits"
    r"|downloads)"
    r"|\d+ min(?:ute)?s? (?:read|ago)|\d+ (?:hours?|days?|weeks?|months?|years?) ago"
    r"|(?:copyright )?© ?.{0,80}|skip to (?:main )?content|back to top|print(?: this page)?|e-?mail"
    r"|tweet|share(?: (?:this|on|via) .{0,30}| this page)?|copy link|listen|follow us.{0,40}"
    r"|(?:request|reference|session|build|version)(?: id)?:? ?[#0-9a-f.-]{6,}",
    re.IGNORECASE,
)


def next_look_after(age: timedelta) -> timedelta:
    """How long after a look the next one is due, by the age of what the page says."""
    return next(pause for until, pause in RATE if age < until)


def without_rendering(text: str) -> str:
    """A page's paragraphs without lines that change with each rendering."""
    lines = text.split("\n")
    return "\n".join(line for line in lines if not _RENDERED.fullmatch(line.strip())).strip()


def is_same_words(before: str, after: str) -> bool:
    """Whether two texts have the same words in the same order."""
    return compared_words(before) == compared_words(after)


def likeness(before: str, after: str) -> float:
    """How much of the shorter of two texts stands in the other, by word triples (0 to 1)."""
    one, other = _triples(before), _triples(after)
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else float(one == other)


def is_same_paper(before: str, after: str) -> bool:
    """Whether two texts are versions of one paper, not two papers."""
    return likeness(before, after) >= SAME_PAPER


def is_copy(before: str, after: str) -> bool:
    """Whether two texts are one paper in two places, furniture aside."""
    shorter, longer = sorted((_triples(before), _triples(after)), key=len)
    return bool(shorter) and len(shorter & longer) / len(longer) >= _MOST_ALIKE


def _triples(text: str) -> set[tuple[str, ...]]:
    words = compared_words(text)
    return {tuple(words[place : place + 3]) for place in range(max(1, len(words) - 2))}
