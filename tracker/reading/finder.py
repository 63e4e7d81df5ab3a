"""Which of many signs stand in the bytes of a page, and where its words are broken, in one pass."""

import re
import threading
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import hyperscan

from tracker.reading.mend import BROKEN, UNSEEN
from tracker.reading.signs import Sign

# What makes a letter part of an escape, not of the word after it: "\\u00a0", "&nbsp", "%20".
_ESCAPE = re.compile(rb"[\\&%]")
_LONGEST_ESCAPE = 8
_IN_WORDS = [chr(byte).isascii() and chr(byte).isalnum() for byte in range(256)]


class Found(NamedTuple):
    """What stands in a body: numbers of signs and patterns, and the ends of what breaks words."""

    numbers: set[int]
    breaks: list[int]


class Finder:
    """Signs, and patterns for what no sign can tell, searched for together.

    They are numbered, the signs first; the patterns are of Latin-1 characters.
    """

    def __init__(self, signs: Sequence[Sign], patterns: Sequence[str]) -> None:
        forms: dict[str, list[tuple[int, bool, bool]]] = defaultdict(list)
        for number, sign in enumerate(signs):
            forms[sign.text].append((number, sign.left, sign.right))
        self._forms = [(len(text), each) for text, each in forms.items()]
        self._after_signs = len(signs) - len(BROKEN)
        # In two: patterns that begin with any letter would slow down the search for words.
        self._words = _prepare([*forms, *UNSEEN], hyperscan.HS_FLAG_CASELESS)
        self._patterns = _prepare([*BROKEN, *patterns], 0)
        self._own = threading.local()

    def find(self, body: bytes) -> Found:
        """What stands in a body."""
        words: list[tuple[int, int]] = []
        patterns: list[tuple[int, int]] = []
        in_words, in_patterns = self._rooms()
        self._words.scan(body, _keep, context=words, scratch=in_words)
        self._patterns.scan(body, _keep, context=patterns, scratch=in_patterns)
        numbers: set[int] = set()
        breaks: list[int] = []
        if words:
            self._add_words(body, words, numbers, breaks)
        for number, end in patterns:
            if number < len(BROKEN):
                breaks.append(end)
            else:
                numbers.add(self._after_signs + number)
        return Found(numbers, breaks)

    def _add_words(
        self, body: bytes, places: list[tuple[int, int]], numbers: set[int], breaks: list[int]
    ) -> None:
        """Add the signs that the strings at some places are, and what is unseen."""
        forms, size = self._forms, len(body)
        for string, end in places:
            if string >= len(forms):
                breaks.append(end)
                continue
            length, signs = forms[string]
            for number, left, right in signs:
                if number in numbers or (right and end < size and _IN_WORDS[body[end]]):
                    continue
                start = end - length
                alone = not left or not start or not _IN_WORDS[body[start - 1]]
                if alone or _ESCAPE.search(body, max(0, start - _LONGEST_ESCAPE), start):
                    numbers.add(number)

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
