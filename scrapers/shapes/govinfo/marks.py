"""What the print of the Record marks within its text: pages, and statements that were not spoken.

The marks stand between words or in the midst of a sentence, and the text drops them so that it
reads on. Their places are kept by counting letters, which no joining of lines changes.
"""

import re
from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from scrapers.shapes.govinfo.text import Block, clean

_PRE = re.compile(r"(?is)<pre\b[^>]*>(.*?)(?:</pre>|\Z)")
_MARK = re.compile(r"\[\[Page (?P<page>[^\]\s]+)[^\]]*\]\]|(?P<bullet><bullet>)")
_LETTER = re.compile(r"[A-Za-z0-9]")


class Marks(NamedTuple):
    """Marks by how many letters and digits stand before each.

    pages begin there; between the two numbers of a pair stand words that were not spoken: the
    Record sets a bullet before and behind what a senator handed in.
    """

    pages: list[tuple[int, str]]
    unspoken: list[tuple[int, int]]


class Letters:
    """A text in which places are found by the letters before them."""

    def __init__(self, text: str):
        self._count = [0, *accumulate(1 if _LETTER.match(sign) else 0 for sign in text)]

    def before(self, place: int) -> int:
        """How many letters and digits stand before a place."""
        return self._count[place]

    def place(self, letters: int) -> int:
        """Where the letter stands before which there are so many."""
        return max(0, bisect_left(self._count, letters + 1) - 1)


def read_marks(body: bytes, head: Block) -> Marks:
    """Marks of an item's page; head is its first block, which is no part of the text."""
    printed = "\n\n".join(_PRE.findall(body.decode("utf-8", "replace")))
    pages, bullets, seen, at = [], [], -_letters(head.whole), 0
    for mark in _MARK.finditer(printed):
        seen += _letters(clean(printed[at : mark.start()]))
        at = mark.end()
        if mark["page"]:
            pages.append((seen, mark["page"]))
        else:
            opens = not printed[:at].rpartition("\n")[2].replace("<bullet>", "").strip()
            bullets.append((seen, opens))
    return Marks(pages, _pairs(bullets))


def _pairs(bullets: list[tuple[int, bool]]) -> list[tuple[int, int]]:
    """From each bullet that opens to the next one; the last may have lost its end."""
    ends = [*(place for place, _ in bullets[1:]), 10**9][: len(bullets)]
    return [(place, end) for (place, opens), end in zip(bullets, ends, strict=True) if opens]


def _letters(text: str) -> int:
    return len(_LETTER.findall(text))
