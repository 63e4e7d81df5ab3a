"""The letters without which no spelling of a phrase can stand on a page: what is looked for first.

A phrase of terms.toml is cut into the runs of letters that stand in it unbroken. Wherever reading
finds the phrase, one sign of each of its sets is there, as it stands or once mended.
"""

import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate, takewhile
from typing import NamedTuple

# Spellings of letters in brackets that are listed at most; beyond that they end the run.
_MOST = 128
_GAPS = " '.-"
# How much rarer a string is that no list names, for each of its letters.
_A_LETTER = 30.0


# The side of a sign on which letters may stand beside it.
OPEN = "*"


class Sign(NamedTuple):
    """A string in small letters, and what may stand on its two sides.

    A side is OPEN, or no letter or digit stands beside the string there. Letters name those with
    one of which the word on that side must end or begin, if only blanks part it from the string.
    """

    text: str
    left: str = ""
    right: str = ""


class _Part(NamedTuple):
    """A letter, a class such as `[0-9]`, a gap or a group, and how often it may stand."""

    kind: str
    value: str
    inside: "list[list[_Part]]"
    times: str

    @property
    def is_blank(self) -> bool:
        """Whether it always parts two words."""
        return self.kind == " " and not self.times


@cache
def sign_sets(phrase: str) -> list[frozenset[Sign]]:
    """Sets of signs, one of each of which stands wherever the phrase does; the rarest set first.

    None is given where a phrase has only gaps, accents and single letters.
    """
    found = _sets_of(_read(phrase, 0)[0], "", "")
    return sorted(dict.fromkeys(found), key=rarity)


def rarity(signs: Iterable[Sign]) -> float:
    """The share of official texts in which any of some signs can be expected, roughly."""
    return sum(map(_share, signs))


@cache
def _share(sign: Sign) -> float:
    text, inside, at = sign.text, 0.0, -1
    listed, starts, shares = _common()
    while (at := listed.find(text, at + 1)) >= 0:
        inside += shares[bisect_right(starts, at) - 1]
    if OPEN not in (sign.left, sign.right):
        # To be found inside other words costs a little, though they are not what is meant.
        whole = listed.find(f" {text} ") + 1
        share = shares[bisect_right(starts, whole) - 1] if whole else 0.0
        inside = inside / 4 + share * _luck(sign.left) * _luck(sign.right)
    return inside + _A_LETTER ** (1 - len(text))


def _luck(letters: str) -> float:
    """How often one of some letters, all if none is named, begins or ends a word."""
    return min(1.0, len(letters) / 10) if letters else 1.0


@cache
def _common() -> tuple[str, list[int], list[float]]:
    """Common words one after the other, where each starts, and what share of texts hold it."""
    listed = tomllib.loads(
        files(__package__).joinpath("common_words.toml").read_text(encoding="utf-8")
    )
    words = [(word, float(share)) for share, text in listed.items() for word in text.split()]
    starts = accumulate((len(word) + 1 for word, _ in words), initial=1)
    return f" {' '.join(word for word, _ in words)} ", list(starts), [share for _, share in words]


def _read(phrase: str, at: int) -> tuple[list[list[_Part]], int]:
    """The alternatives of a phrase from a place on, up to where their bracket closes."""
    ways: list[list[_Part]] = [[]]
    while at < len(phrase) and phrase[at] != ")":
        sign, inside, start = phrase[at], [], at
        if sign == "|":
            ways.append([])
            at += 1
            continue
        if sign == "(":
            inside, at = _read(phrase, at + 1)
        elif sign == "[":
            at = phrase.index("]", at)
        at += 1
        times = phrase[at] if at < len(phrase) and phrase[at] in "?+*" else ""
        ways[-1].append(_Part(sign, phrase[start:at], inside, times))
        at += len(times)
    return ways, at


def _spellings(part: _Part) -> list[str] | None:
    """The strings as which a part may stand, in small letters; None if they cannot be listed."""
    if part.times in ("+", "*") or part.kind in _GAPS:
        return None
    if part.kind == "(":
        found = [word for way in part.inside for word in _words_of(way)]
    elif part.kind == "[":
        found = _class_letters(part.value[1:-1])
    else:
        found = [part.value.lower()] if part.value.isascii() else []
    if not found or len(found) > _MOST:
        return None
    return list(dict.fromkeys(found + [""] * (part.times == "?")))


def _words_of(way: list[_Part]) -> list[str]:
    """Every spelling of parts that follow each other; too many of them if there is no end."""
    words = [""]
    for part in way:
        spelt = _spellings(part)
        if spelt is None or len(words) * len(spelt) > _MOST:
            return [""] * (_MOST + 1)
        words = [start + end for start in words for end in spelt]
    return words


def _class_letters(inside: str) -> list[str]:
    letters, at = [], 0
    while at < len(inside):
        last = inside[at + 2] if inside[at + 1 : at + 2] == "-" and at + 2 < len(inside) else ""
        letters += map(chr, range(ord(inside[at]), ord(last or inside[at]) + 1))
        at += 3 if last else 1
    known = all(letter.isascii() and letter.isalnum() for letter in letters)
    return [letter.lower() for letter in letters] if known else []


def _sets_of(ways: list[list[_Part]], left: str, right: str) -> list[frozenset[Sign]]:
    """What is needed of alternatives: all sets of the only one, the rarest of each of several.

    left and right are the sides of all of them.
    """
    each = [
        [found for found in _sets_along(way, left, right) if min(len(s.text) for s in found) > 1]
        for way in ways
    ]
    if len(each) == 1:
        return each[0]
    if not all(each):
        return []
    return [frozenset().union(*(min(found, key=rarity) for found in each))]


def _sets_along(way: list[_Part], left: str, right: str) -> Iterator[frozenset[Sign]]:
    """The sets of parts that follow each other: one a run of letters, and those of its groups."""
    run, begins = {""}, left

    def told(ends: str) -> frozenset[Sign]:
        return frozenset(Sign(text, begins, ends) for text in run)

    for place, part in enumerate(way):
        spelt = _spellings(part)
        if spelt is not None and len(run) * len(spelt) <= _MOST:
            run = {start + end for start in run for end in spelt}
            continue
        beside = "" if _blank_follows(way, place) else OPEN
        yield told(_side(way[place + 1 :], right, 0) if part.is_blank else beside)
        if spelt is not None:
            run, begins = set(spelt), OPEN
            continue
        if part.kind == "(" and part.times not in ("?", "*"):
            before = _before(way, place, left)
            after = right
            if place + 1 < len(way):
                after = _side(way[place + 2 :], right, 0) if way[place + 1].is_blank else OPEN
            yield from _sets_of(part.inside, before, after)
        is_parted = run == {""} and begins != OPEN
        is_parted = _parts_words(part, is_parted)
        run, begins = {""}, _side(way[: place + 1], left, -1) if is_parted else OPEN
    yield told(right)


def _blank_follows(way: list[_Part], place: int) -> bool:
    """Whether a word ends where other gaps begin: "Crim. Court", not "Service-members"."""
    gaps = takewhile(lambda part: part.kind in _GAPS, way[place:])
    return any(part.is_blank for part in gaps)


def _before(way: list[_Part], place: int, left: str) -> str:
    """The left side of a group of a way."""
    if place == 0:
        return left
    return _side(way[:place], left, -1) if way[place - 1].is_blank else OPEN


def _parts_words(part: _Part, before: bool) -> bool:
    """Whether a new word begins after a part; before tells whether one would begin without it."""
    if part.kind == "(":
        ends = all(way and way[-1].is_blank for way in part.inside)
        return ends and (before or part.times not in ("?", "*"))
    return part.is_blank


def _side(way: list[_Part], beyond: str, end: int) -> str:
    """Letters with which the words of a way can begin (end 0) or end (end -1); none if unknown.

    beyond is what its own side is, should nothing of the way have to stand there.
    """
    found: set[str] = set()
    for part in way if end == 0 else reversed(way):
        if part.kind in _GAPS:
            continue
        letters = _edge(part, end)
        if not letters:
            return ""
        found.update(letters)
        if part.times not in ("?", "*"):
            return "".join(sorted(found))
    return "".join(sorted({*found, *beyond})) if beyond not in ("", OPEN) else ""


def _edge(part: _Part, end: int) -> set[str]:
    """First or last letters of a part that stands; none if unknown."""
    if part.kind != "(":
        spelt = _spellings(part._replace(times="")) or []
        return {text[end] for text in spelt}
    found: set[str] = set()
    for way in part.inside:
        letters = _side(way, "", end)
        if not letters:
            return set()
        found.update(letters)
    return found
