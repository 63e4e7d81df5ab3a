"""Which of many signs stand in the bytes of a page, and where its words are broken, in one pass."""

import threading
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import hyperscan

from tracker.reading.mend import BROKEN, UNSEEN
from tracker.reading.signs import Sign

# What makes a letter part of an escape, not of the word after it: "\\u00a0", "&nbsp", "%20".
_ESCAPES = (b"\\", b"&", b"%")
_LONGEST_ESCAPE = 8


class Found(NamedTuple):
    """What stands in a body: a bit for each sign and pattern, and the ends of what breaks words."""

    bits: int
    breaks: list[int]


class Finder:
    """Signs, and patterns for what no sign can tell, searched for together.

    Bits count the signs first, then the patterns, which are of Latin-1 characters.
    """

    def __init__(self, signs: Sequence[Sign], patterns: Sequence[str]) -> None:
        forms: dict[str, list[tuple[int, bool, bool]]] = defaultdict(list)
        for number, sign in enumerate(signs):
            forms[sign.text].append((1 << number, sign.left, sign.right))
        self._forms = [(len(text), each) for text, each in forms.items()]
        self._first_pattern = 1 << len(signs)
        # In two: patterns that begin with any letter would slow down the search for words.
        self._words = _prepare([*forms, *UNSEEN], hyperscan.HS_FLAG_CASELESS)
        self._patterns = _prepare([*BROKEN, *patterns], 0)
        self._own = threading.local()

    def find(self, body: bytes) -> Found:
        """What stands in a body."""
        bits, breaks, words, patterns = 0, [], [], []
        in_words, in_patterns = self._rooms()
        self._words.scan(body, _keep, context=words, scratch=in_words)
        self._patterns.scan(body, _keep, context=patterns, scratch=in_patterns)
        for number, end in words:
            if number < len(self._forms):
                bits |= self._bits(body, number, end)
            else:
                breaks.append(end)
        for number, end in patterns:
            if number < len(BROKEN):
                breaks.append(end)
            else:
                bits |= self._first_pattern << (number - len(BROKEN))
        return Found(bits, breaks)

    def _bits(self, body: bytes, number: int, end: int) -> int:
        """The signs that a string is at its place."""
        length, each = self._forms[number]
        start, bits = end - length, 0
        for bit, left, right in each:
            if right and body[end : end + 1].isalnum():
                continue
            if left and body[max(0, start - 1) : start].isalnum() and not _is_escape(body, start):
                continue
            bits |= bit
        return bits

    def _rooms(self) -> tuple[hyperscan.Scratch, hyperscan.Scratch]:
        """Room for each search, which no two threads may share."""
        try:
            return self._own.rooms
        except AttributeError:
            self._own.rooms = hyperscan.Scratch(self._words), hyperscan.Scratch(self._patterns)
            return self._own.rooms


def _prepare(expressions: Sequence[str], flag: int) -> hyperscan.Database:
    database, many = hyperscan.Database(), len(expressions)
    coded = [expression.encode("latin-1") for expression in expressions]
    database.compile(coded, ids=range(many), elements=many, flags=[flag] * many)
    return database


def _keep(number: int, _start: int, end: int, _flags: int, places: list[tuple[int, int]]) -> None:
    places.append((number, end))


def _is_escape(body: bytes, end: int) -> bool:
    before = body[max(0, end - _LONGEST_ESCAPE) : end]
    return any(sign in before for sign in _ESCAPES)
