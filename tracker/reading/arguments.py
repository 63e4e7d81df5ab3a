"""How much the words of a text speak for each side: points a word, and the words that told.

The points stand in points.json, a line a word or pair of words: what it counts for the four sides.
They were counted over our own labelled passages (tests/bench/points.py); whom a word names is put
as a kind first (stance.toml), so that what is said of Kony is known of Bashir.
"""

import json
import re
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp, sqrt

import msgspec

from tracker.reading.stance_rules import load_rules

SIDES = ("supportive", "opposed", "mixed", "informational")
_WORD = re.compile(r"[A-Z]+|[a-z']+|0|[?!;:$]")
_NUMBER = re.compile(r"\d[\d,.]*")
_TELLING = 4
# Fewer known words and pairs than these, about six words in a row, tell nothing.
_LEAST = 13


class Weighed(msgspec.Struct, frozen=True):
    """What a text's words speak for: points a side, and the words that speak most for each."""

    points: dict[str, float]
    words: dict[str, list[str]]
    known: int


class _Points(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of points.json, in hundredths."""

    sides: list[str]
    bias: list[int]
    words: dict[str, list[int]]


def weigh(said: str) -> Weighed | None:
    """The points that a text gives to each side; None where too few of its words are known."""
    table = _load()
    known = [(word, table.words[word]) for word in sorted(features(said)) if word in table.words]
    if len(known) < _LEAST:
        return None
    share = 1 / sqrt(len(known) + 1)
    points, told = {}, {}
    for place, side in enumerate(SIDES):
        total = sum(counts[place] for _, counts in known) * share
        points[side] = (table.bias[place] + total) / 100
        most = sorted(known, key=lambda each: -each[1][place])[:_TELLING]
        told[side] = [_shown(word) for word, counts in most if counts[place] > 0]
    return Weighed(points, told, len(known))


def chance(points: dict[str, float], side: str) -> float:
    """The share of one side among all, from 0 to 1."""
    top = max(points.values())
    return exp(points[side] - top) / sum(exp(value - top) for value in points.values())


def features(said: str) -> set[str]:
    """The words and pairs of words of a text, numbers as 0 and those named as kinds."""
    text = " ".join(said.lower().split())
    for name, pattern in _kinds():
        text = pattern.sub(f" {name} ", text)
    words = _WORD.findall(_NUMBER.sub("0", text))
    pairs = {f"{a} {b}" for a, b in pairwise(words)}
    apart = {
        f"{a} … {b}" for a, b in zip(words, words[2:], strict=False) if a.isupper() or b.isupper()
    }
    return {*words, *pairs, *apart}


def _shown(word: str) -> str:
    """A word or pair as a reader knows it."""
    return re.sub(r"[A-Z]+", lambda kind: load_rules().kinds[kind.group()].shown, word)


@cache
def _load() -> _Points:
    raw = files(__package__).joinpath("points.json").read_text(encoding="utf-8")
    return msgspec.convert(json.loads(raw), _Points)


@cache
def _kinds() -> list[tuple[str, re.Pattern[str]]]:
    kinds = load_rules().kinds.items()
    return [(name, re.compile(rf"(?:{'|'.join(kind.words)})(?:'s)?")) for name, kind in kinds]
