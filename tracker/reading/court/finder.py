"""Which of many signs stand in the bytes of a page, and where its words are broken, in one pass."""

import re
import threading
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import hyperscan

from tracker.reading.court.mend import BROKEN, UNSEEN
from tracker.reading.court.signs import OPEN, Sign

# What makes a letter part of an escape, not of the word after it: "\\u00a0", "&nbsp", "%20".
_ESCAPE = re.compile(rb"[\\&%]")
_LONGEST_ESCAPE = 8
_BLANKS = frozenset(b" \t\r\n\f")
# Beside a string stands the inside of its own word; or nothing that tells of the next word.
_IN_WORD, _ANY = "!", "?"
_IS_WORD = [chr(byte).isascii() and chr(byte).isalnum() for byte in range(256)]
_LETTER = [
    chr(byte).lower() if chr(byte).isascii() and chr(byte).isalpha() else _ANY
    for byte in range(256)
]


class Found(NamedTuple):
    """What stands in a body: numbers of signs and patterns, and the ends of what breaks words."""

    numbers: set[int]
    breaks: list[int]


class Finder:
    """Signs, and patterns for what no sign can tell, searched for together.

    They are numbered, the signs first; the patterns are of Latin-1 characters.
    """

    def __init__(self, signs: Sequence[Sign], patterns: Sequence[str]) -> None:
        forms: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
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
        forms = self._forms
        for string, end in places:
            if string >= len(forms):
                breaks.append(end)
                continue
            length, signs = forms[string]
            before = after = None
            for number, left, right in signs:
                if number in numbers:
                    continue
                if right != OPEN:
                    after = after or _after(body, end)
                    if after == _IN_WORD or (right and after != _ANY and after not in right):
                        continue
                if left != OPEN:
                    before = before or _before(body, end - length)
                    if before == _IN_WORD or (left and before != _ANY and before not in left):
                        continue
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


def _after(body: bytes, at: int) -> str:
    """The letter with which a word begins that only blanks part from a place."""
    if at < len(body) and _IS_WORD[body[at]]:
        return _IN_WORD
    while at < len(body) and body[at] in _BLANKS:
        at += 1
    return _LETTER[body[at]] if at < len(body) else _ANY


def _before(body: bytes, start: int) -> str:
    """The letter with which a word ends that only blanks part from a place."""
    at = start - 1
    if at >= 0 and _IS_WORD[body[at]]:
        return _ANY if _is_escape(body, start) else _IN_WORD
    while at >= 0 and body[at] in _BLANKS:
        at -= 1
    if at < 0 or _is_escape(body, at + 1):
        return _ANY
    return _LETTER[body[at]]


def _is_escape(body: bytes, end: int) -> bool:
    """Whether what ends at a place may be an escape."""
    return _ESCAPE.search(body, max(0, end - _LONGEST_ESCAPE), end) is not None
