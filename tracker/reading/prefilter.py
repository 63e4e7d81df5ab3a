"""Whether the bytes of a page may mean the Court: asked before anything is parsed.

One pass looks for the rarest letters of every rule at once (signs.py, finder.py). Only where some
are there are words looked for, and only those to which the letters belong.
"""

from collections.abc import Iterator
from functools import cache, lru_cache, reduce
from itertools import chain
from operator import or_
from typing import NamedTuple

import re2

from tracker.reading.finder import Finder
from tracker.reading.lexicon import cased, compiled, group_phrases, load_lexicon, raw_phrase
from tracker.reading.mend import mend
from tracker.reading.phrase import loose
from tracker.reading.signs import Sign, rarity, sign_sets

# Bytes on each side of a broken word in which the name that it belongs to stands.
_AROUND = 300
# What a term needs where its entry names nothing: the evidence that a bare "ICC" is weighed by.
_EVIDENCE = ["court-strong", "court-faint"]
# Letters in more texts than this are looked for with others of their phrase, if not in most.
_RARE, _COMMON = 0.005, 0.1


def may_mean_court(body: bytes) -> bool:
    """False only where no reading of these bytes could find the Court or be in doubt about it.

    The body is XML, HTML, JSON or plain text in UTF-8 or Latin-1, as served: tags, entities,
    escapes, page marks and words broken at a line end may stand inside a name.
    """
    found = _looks().finder.find(body)
    bits = found.bits
    if found.breaks:
        bits |= _looks().finder.find(mend(_around(body, found.breaks))).bits
    possible = _possible(bits)
    return bool(possible) and _holds([body, mend(body)] if found.breaks else [body], possible)


def _around(body: bytes, ends: list[int]) -> bytes:
    """The stretches in which words are broken, one after the other."""
    parts, start, stop = [], 0, 0
    for end in sorted(ends):
        if end - _AROUND > stop:
            parts.append(body[start:stop])
            start = end - _AROUND
        stop = end + _AROUND
    return b"\n\0\n".join([*parts, body[start:stop]])


class _Words(NamedTuple):
    """A phrase as a pattern over raw bytes, and as a looser one; its signs, the rarest first."""

    pattern: str
    loose: str
    sets: list[frozenset[Sign]]


class _Phrase(NamedTuple):
    """A pattern over raw bytes, and bits of signs: of each number one must be there."""

    pattern: str
    needs: list[int]

    def may_be(self, bits: int) -> bool:
        """Whether the signs of a body leave room for it."""
        return all(need & bits for need in self.needs)


class _Rule(NamedTuple):
    """Lists of phrases of which one each must be there, and the signs of the rarest list."""

    lists: list[list[_Phrase]]
    begins: int


class _Looks(NamedTuple):
    """What is looked for."""

    finder: Finder
    rules: list[_Rule]


def _holds(bodies: list[bytes], possible: list[list[list[str]]]) -> bool:
    """Whether the words of some rule are all there, as they stand or once mended."""
    known: dict[str, bool] = {}

    def occurs(pattern: str) -> bool:
        if pattern not in known:
            known[pattern] = any(_raw(pattern).search(body) is not None for body in bodies)
        return known[pattern]

    return any(all(any(map(occurs, words)) for words in lists) for lists in possible)


@lru_cache(maxsize=10_000)
def _possible(bits: int) -> list[list[list[str]]]:
    """The rules that can hold among these signs: of each list the patterns that can be there."""
    found = []
    for rule in _looks().rules:
        lists: list[list[str]] = []
        while rule.begins & bits and len(lists) < len(rule.lists) and all(lists):
            lists.append([p.pattern for p in rule.lists[len(lists)] if p.may_be(bits)])
        if lists and all(lists):
            found.append(lists)
    return found


@cache
def _looks() -> _Looks:
    """The rules in force, made ready to be looked for."""
    rules = [sorted(lists, key=_share) for lists in _lists()]
    signs = sorted({sign for lists in rules for sign in _wanted(lists)})
    patterns = sorted({w.loose for lists in rules for w in lists[0] if not w.sets})
    bits = {sign: 1 << number for number, sign in enumerate([*signs, *patterns])}

    def ready(words: _Words) -> _Phrase:
        sets = words.sets or [frozenset([words.loose])]
        needs = [sum(map(bits.get, signs)) for signs in sets if signs <= bits.keys()]
        return _Phrase(words.pattern, needs)

    made = []
    for lists in rules:
        phrases = [[ready(words) for words in each] for each in lists]
        made.append(_Rule(phrases, reduce(or_, (phrase.needs[0] for phrase in phrases[0]))))
    return _Looks(Finder(signs, patterns), made)


def _wanted(lists: list[list[_Words]]) -> Iterator[Sign]:
    """The signs of a rule that are looked for.

    The rarest of each phrase of its rarest list, where that is common more of the phrase; and of
    its other phrases those that are rare.
    """
    for words in lists[0]:
        for signs in words.sets[:1]:
            yield from signs
        for signs in words.sets[1:2]:
            if rarity(words.sets[0]) > _RARE and rarity(signs) < _COMMON:
                yield from signs
    for words in chain(*lists[1:]):
        if words.sets and rarity(words.sets[0]) < _RARE:
            yield from words.sets[0]


def _share(words: list[_Words]) -> float:
    """The share of official texts in which one of some phrases can be expected, roughly."""
    return rarity(frozenset().union(*(each.sets[0] for each in words if each.sets)))


def _lists() -> Iterator[list[list[_Words]]]:
    """The lists of every rule: phrases of a term, of what it needs, of an unnamed mention."""
    for term in load_lexicon().term:
        if term.kind != "lookalike":
            own = [_words(word, term.exact, bounded=term.exact) for word in term.words]
            enough = term.alone or term.without == "uncertain"
            yield [own] if enough else [own, _groups(*(term.needs or _EVIDENCE))]
    for rule in load_lexicon().indirect:
        yield [_groups(name) for name in rule.all]


def _groups(*names: str) -> list[_Words]:
    return [_words(*phrase) for name in names for phrase in group_phrases(name)]


@cache
def _words(phrase: str, exact: bool, *, bounded: bool = False) -> _Words:
    pattern = raw_phrase(phrase, exact, bounded=bounded)
    return _Words(pattern, cased(loose(phrase), exact), sign_sets(phrase))


@cache
def _raw(pattern: str) -> re2._Regexp:
    return compiled(pattern)
