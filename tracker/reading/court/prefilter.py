"""Whether the bytes of a page may mean the Court: asked before anything is parsed.

One pass looks for the rarest letters of every rule at once (signs.py, finder.py). Only where some
are there are words looked for, and only those to which the letters belong.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

import re2

from tracker.reading.court.finder import Finder
from tracker.reading.court.lexicon import cased, compiled, group_phrases, load_lexicon, raw_phrase
from tracker.reading.court.mend import mend
from tracker.reading.court.phrase import loose
from tracker.reading.court.signs import Sign, rarity, sign_sets

# Bytes on each side of a broken word in which the name that it belongs to stands.
_AROUND = 300
# What a term needs where its entry names nothing: the evidence that a bare "ICC" is weighed by.
_EVIDENCE = ["court-strong", "court-faint"]
# Share of texts below which the signs of a rule's other lists are looked for.
_RARE = 0.005
# How many signs can be told in the time of one search through a page.
_SEARCH = 3


def may_mean_court(body: bytes) -> bool:
    """False only where no reading of these bytes could find the Court or be in doubt about it.

    The body is XML, HTML, JSON or plain text in UTF-8 or Latin-1, as served: tags, entities,
    escapes, page marks and words broken at a line end may stand inside a name.
    """
    looks = _looks()
    found = looks.finder.find(body)
    if found.breaks:
        mended = mend(_around(body, found.breaks))
        found.numbers.update(looks.finder.find(mended).numbers)
    possible = looks.possible(found.numbers)
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
    """A phrase as terms.toml has it, whether capitals count, and whether it stands by itself."""

    phrase: str
    exact: bool
    bounded: bool = False

    @property
    def sets(self) -> list[frozenset[Sign]]:
        """Its sets of signs, the rarest first."""
        return sign_sets(self.phrase)

    @property
    def loose(self) -> str:
        """The pattern that is its sign where it has no letters for one."""
        return cased(loose(self.phrase), self.exact)


class _Phrase(NamedTuple):
    """Words, and sets of numbers of signs, of each of which one is there wherever the words are."""

    words: _Words
    needs: list[frozenset[int]]

    def may_be(self, numbers: set[int]) -> bool:
        """Whether the signs of a body leave room for it."""
        return not any(map(numbers.isdisjoint, self.needs))


class _List(NamedTuple):
    """Phrases of which one must be there; which signs tell of any, None where some have none."""

    phrases: list[_Phrase]
    signs: frozenset[int] | None

    def possible(self, numbers: set[int]) -> list[tuple[_Words, ...]]:
        """Words of which some must be there: one of any of these lists."""
        if self.signs is None:
            return [tuple(phrase.words for phrase in self.phrases)]
        if self.signs.isdisjoint(numbers):
            return []
        return [(phrase.words,) for phrase in self.phrases if phrase.may_be(numbers)]


class _Looks(NamedTuple):
    """What is looked for: each rule's lists, the rarest first; by number what signs begin with."""

    finder: Finder
    rules: list[list[_List]]
    begun: dict[int, list[tuple[int, _Phrase]]]

    def possible(self, numbers: set[int]) -> list[list[list[tuple[_Words, ...]]]]:
        """The rules for which the signs of a body leave room: of each list what can be there."""
        begun: dict[int, dict[_Words, None]] = defaultdict(dict)
        for number in numbers:
            for rule, phrase in self.begun.get(number, ()):
                if phrase.may_be(numbers):
                    begun[rule][phrase.words] = None
        found = []
        for rule, words in begun.items():
            others = [other.possible(numbers) for other in self.rules[rule][1:]]
            if all(others):
                found.append([[(each,) for each in words], *others])
        return found


def _holds(bodies: list[bytes], possible: list[list[list[tuple[_Words, ...]]]]) -> bool:
    """Whether the words of some rule are all there, as they stand or once mended."""
    known: dict[tuple[_Words, ...], bool] = {}

    def occurs(words: tuple[_Words, ...]) -> bool:
        if words not in known:
            pattern = _pattern(words)
            known[words] = any(pattern.search(body) is not None for body in bodies)
        return known[words]

    return any(all(any(map(occurs, words)) for words in lists) for lists in possible)


@cache
def _looks() -> _Looks:
    """The rules in force, made ready to be looked for."""
    rules = [sorted(lists, key=_share) for lists in _lists()]
    signs = sorted({sign for lists in rules for sign in _wanted(lists)})
    patterns = sorted({w.loose for lists in rules for w in lists[0] if not w.sets})
    numbers = {sign: number for number, sign in enumerate([*signs, *patterns])}

    def ready(words: _Words) -> _Phrase:
        sets = words.sets or [frozenset([words.loose])]
        return _Phrase(words, [frozenset(map(numbers.get, s)) for s in sets if s <= numbers.keys()])

    made, begun = [], defaultdict(list)
    for place, lists in enumerate(rules):
        made.append([_list([*map(ready, words)]) for words in lists])
        for phrase in made[place][0].phrases:
            for number in phrase.needs[0]:
                begun[number].append((place, phrase))
    return _Looks(Finder(signs, patterns), made, begun)


def _list(phrases: list[_Phrase]) -> _List:
    told = all(phrase.needs for phrase in phrases)
    return _List(phrases, frozenset().union(*(p.needs[0] for p in phrases)) if told else None)


def _wanted(lists: list[list[_Words]]) -> Iterator[Sign]:
    """The signs of a rule that are looked for.

    Of each phrase of its rarest list the rarest, and others that rule it out for less than a
    search for it takes; of the phrases of its other lists those that are rare.
    """
    for words in lists[0]:
        for place, signs in enumerate(words.sets):
            if place == 0 or _is_worth(rarity(words.sets[0]), rarity(signs)):
                yield from signs
    for words in chain(*lists[1:]):
        if words.sets and rarity(words.sets[0]) < _RARE:
            yield from words.sets[0]


def _is_worth(begins: float, share: float) -> bool:
    """Whether signs in this share of texts are worth telling, for a phrase begun in that many."""
    return begins * (1 - share) > share / _SEARCH


def _share(words: list[_Words]) -> float:
    """The share of official texts in which one of some phrases can be expected, roughly."""
    return rarity(frozenset().union(*(each.sets[0] for each in words if each.sets)))


def _lists() -> Iterator[list[list[_Words]]]:
    """The lists of every rule: phrases of a term, of what it needs, of an unnamed mention."""
    for term in load_lexicon().term:
        if term.kind != "lookalike":
            own = [_Words(word, term.exact, term.exact) for word in term.words]
            enough = term.alone or term.without == "uncertain"
            yield [own] if enough else [own, _groups(*(term.needs or _EVIDENCE))]
    for rule in load_lexicon().indirect:
        yield [_groups(name) for name in rule.all]


def _groups(*names: str) -> list[_Words]:
    return [_Words(*phrase) for name in names for phrase in group_phrases(name)]


@cache
def _pattern(words: tuple[_Words, ...]) -> re2._Regexp:
    """One pattern for any of some words over raw bytes."""
    return compiled("|".join(raw_phrase(*each) for each in words))
