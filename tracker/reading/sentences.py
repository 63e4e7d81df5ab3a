"""Where sentences begin and end in a text: enough for a window around a word, or a quotation."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

_REACH = 1500
_END = re.compile(
    r"(?:[.!?][\"'”’)\]]{0,3}(?=\s+[\"'“‘(\[`]{0,3}[A-Z0-9])|;[\"'”’]?(?=\s)|\n[ \t]*\n)\s*"
)
_NOT_AN_END = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|MR|MRS|MS|DR|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Hon|Jr|Sr|St|No|Nos|Art|Sec|Secs"
    r"|Stat|Pub|Fed|Reg|U\.S|U\.N|I\.C\.C|v|vs|cf|e\.g|i\.e|al|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr"
    r"|Aug|Sept|Oct|Nov|Dec|Ph\.D|a\.m|p\.m|D\.C|Prof|Amb|Rev|Subsec|par|pt|[A-Z]\.[A-Z]))\.$"
)


def find_sentences(text: str) -> list[tuple[int, int]]:
    """The places of the sentences of a text, in order, without the blanks around them."""
    ends = [0]
    for found in _END.finditer(text):
        if not _NOT_AN_END.search(text, max(0, found.start() - 12), found.start() + 1):
            ends.append(found.end())
    ends.append(len(text))
    return [span for start, end in pairwise(ends) if (span := _trimmed(text, start, end))]


def shorten(words: str, most: int) -> str:
    """Words cut at a blank after at most so many letters, with … behind; whole if not longer."""
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"


def holding(places: Iterable[tuple[int, int]], marks: Iterable[tuple[int, int]]) -> Sequence[int]:
    """The numbers of the places of which some mark takes in a part."""
    ordered = sorted(marks)
    starts, ends = [start for start, _ in ordered], list(accumulate((e for _, e in ordered), max))
    found = []
    for number, (start, end) in enumerate(places):
        before = bisect_left(starts, end)
        if before and ends[before - 1] > start:
            found.append(number)
    return found


def window(text: str, start: int, end: int, *, beside: int = 1) -> tuple[int, int]:
    """The place of the sentences that hold a span, with so many sentences on each side."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    near = [(low + left, low + right) for left, right in find_sentences(text[low:high])]
    held = [n for n, (left, right) in enumerate(near) if right > start and left < end]
    if not held:
        return start, end
    return near[max(0, held[0] - beside)][0], near[min(len(near) - 1, held[-1] + beside)][1]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
