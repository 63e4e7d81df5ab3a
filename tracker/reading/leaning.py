"""Where a speaker leans when no phrase takes a side outright: praise and blame, and of what.

Blame of the Court is against it; blame of what is done to the Court is for it; and the reverse
for praise. A demand counts by what it asks for. Each word that counts is given as the reason.
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from tracker.reading.stance_rules import filled, is_by_others, is_negated, load_rules

_CONTRAST = re.compile(
    r"\b(?:but|yet|while|although|though|however|neither|even as|at the same time|still|also)\b"
)
_MEASURE = re.compile(
    r"\b(?:h\.? ?r\.? ?\d+|s\. ?\d+|(?:this|the|that|a|my) (?:\w+ )?(?:bill|legislation|measure"
    r"|amendment|resolution|order|rider))\b"
)
_PRONOUN = re.compile(r"\b(?:it|them|they|this|these|that|those)\b")
_OWN = re.compile(r"\b(?:i|we|our|us|my)\b|^(?:let|give|help|join|shame)\b|!")


class Leaning(msgspec.Struct, frozen=True):
    """A side that one clause leans to, with the words that say so."""

    side: str
    words: str
    weight: int
    own: bool


def find_leanings(clauses: list[str]) -> list[tuple[int, Leaning]]:
    """The clauses of a text in small letters that lean: the number of each, and where it leans."""
    deed_somewhere = any(_deed().search(clause) for clause in clauses)
    leanings, against_deed = [], False
    for number, clause in enumerate(clauses):
        same = against_deed and _PRONOUN.search(clause) and not _court().search(clause)
        measure = deed_somewhere and _MEASURE.search(clause)
        against_deed = bool(_deed().search(clause) or same or measure)
        leanings += [(number, leaning) for leaning in _leanings(clause, against_deed)]
    return leanings


def is_contrast(text: str) -> bool:
    """Whether a text in small letters sets one thing against another."""
    return _CONTRAST.search(text) is not None


def _leanings(clause: str, against_deed: bool) -> list[Leaning]:
    """Where one clause leans: to one side, to both where they balance, or nowhere."""
    counted = list(_counted(clause, against_deed))
    total = sum(weight for weight, _ in counted)
    own = _OWN.search(clause) is not None
    leanings = []
    for side, sign in (("supportive", 1), ("opposed", -1)):
        words = [word for weight, word in counted if weight * sign > 0]
        if words and total * sign >= 0:
            leanings.append(Leaning(side, ", ".join(words), abs(total) or 1, own))
    return leanings


def _counted(clause: str, against_deed: bool) -> Iterator[tuple[int, str]]:
    """Each word that praises, blames or demands, with its weight toward the Court."""
    for weight, pattern in ((1, _words("good_word")), (-1, _words("bad_word"))):
        for found in pattern.finditer(clause):
            if is_by_others(clause, found):
                continue
            turned = is_negated(clause, found.start()) != against_deed
            yield (-weight if turned else weight), found.group()
    demand = _words("demand").search(clause)
    if demand is None:
        return
    for weight, pattern in ((2, _words("help_act")), (-2, _words("harm_act"))):
        act = pattern.search(clause, demand.end())
        if act is not None:
            turned = is_negated(clause, act.start())
            yield (-weight if turned else weight), f"{demand.group()} … {act.group()}"


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(filled, load_rules().lists[name]))})\b")


@cache
def _court() -> re.Pattern[str]:
    return re.compile("|".join(map(filled, load_rules().lists["court"])))


@cache
def _deed() -> re.Pattern[str]:
    """What is done against the Court: sanctions, and the laws and orders against it."""
    return re.compile("|".join(map(filled, load_rules().lists["deed"])))
