"""What a text argues for and against the Court: points a side, and the words that told.

The arguments stand in arguments.toml with their words and whole points. People who defend the
Court speak of victims, evidence and justice; people who attack it of soldiers, sovereignty and
waste; people who report speak in dates, numbers and sections.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import msgspec

from tracker.reading.sides.rules import is_negated

SIDES = ("supportive", "opposed", "mixed", "informational")
# An argument made over and over is one argument.
_MOST = 2
# Words that count for less do not tell a side: "we", "must".
_TELLING = 2
_TURNED = {"supportive": "opposed", "opposed": "supportive"}


class Argument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of argument: its points a side, its words, and what its sentence must name."""

    id: str
    points: dict[str, int]
    words: list[str] = []
    beside: list[str] = []
    unless: list[str] = []
    turns: bool = False


class Arguments(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of arguments.toml."""

    start: dict[str, int]
    names: dict[str, list[str]]
    argument: list[Argument]


# What one sentence argues.
Argued = list[tuple[Argument, list[tuple[bool, str]]]]


class Weighed(msgspec.Struct, frozen=True):
    """What sentences argue: points a side, and for each side the words that speak for it."""

    points: dict[str, int]
    words: dict[str, list[str]]


def find_arguments(sentence: str) -> Argued:
    """The arguments that a sentence makes: each with its words, and whether a "not" turns them."""
    return list(_made(" ".join(sentence.lower().split())))


def weigh(argued: Iterable[Argued]) -> Weighed:
    """The points of what sentences argue for each side, the heaviest words of a side first."""
    points, told = dict(load_arguments().start), {side: [] for side in SIDES}
    for argument, turned, word in _counted(argued):
        for side, worth in argument.points.items():
            helped = _TURNED.get(side, side) if turned else side
            points[helped] += worth
            told[helped] += [(worth, word)] if worth >= _TELLING else []
    heaviest = {side: sorted(words, key=lambda each: -each[0]) for side, words in told.items()}
    shown = {side: list(dict.fromkeys(w for _, w in words)) for side, words in heaviest.items()}
    return Weighed(points, shown)


def count_arguments(sentences: Iterable[str]) -> Counter[str]:
    """How often some sentences make each argument, but for those that a "not" turns."""
    counted = _counted(map(find_arguments, sentences))
    return Counter(argument.id for argument, turned, _ in counted if not turned)


def lead(points: dict[str, int]) -> tuple[str, int]:
    """The side with the most points, and by how many it leads the next."""
    first, second = sorted(points, key=points.__getitem__, reverse=True)[:2]
    return first, points[first] - points[second]


def _made(sentence: str) -> Iterator[tuple[Argument, list[tuple[bool, str]]]]:
    named = {name: found.group() for name, p in _names() if (found := p.search(sentence))}
    for argument, pattern in _patterns():
        if argument.beside and not named.keys() & argument.beside:
            continue
        if named.keys() & argument.unless:
            continue
        if pattern is None:
            yield argument, [(False, next(named[n] for n in argument.beside if n in named))]
            continue
        words = [
            (argument.turns and is_negated(sentence, found.start()), found.group())
            for found in pattern.finditer(sentence)
        ]
        if words:
            yield argument, words[:1] if argument.beside else words


def _counted(argued: Iterable[Argued]) -> Iterator[tuple[Argument, bool, str]]:
    """What counts of some sentences: argument, whether it is turned, and the word that makes it."""
    made: Counter[str] = Counter()
    for sentence in argued:
        for argument, words in sentence:
            for turned, word in words[: _MOST - made[argument.id]]:
                made[argument.id] += 1
                yield argument, turned, word


@cache
def load_arguments() -> Arguments:
    """The arguments as they ship. Raises msgspec.ValidationError on a bad entry."""
    raw = files(__package__).joinpath("arguments.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(raw), Arguments)


@cache
def _names() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, _whole(words)) for name, words in load_arguments().names.items()]


@cache
def _patterns() -> list[tuple[Argument, re.Pattern[str] | None]]:
    return [(a, _whole(a.words) if a.words else None) for a in load_arguments().argument]


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some words, each whole; a mark such as "?" stands where it stands."""
    return re.compile(rf"(?:(?<![\w'])|(?=\W))(?:{'|'.join(words)})(?!\w)")
