"""Where a text means the Court without naming it: words that together can mean nothing else."""

from collections.abc import Iterator
from itertools import takewhile

import msgspec

from tracker.reading.court.document import Document
from tracker.reading.court.lexicon import Indirect, group_words, load_lexicon

# Sentences on each side in which another court may be named that the words mean instead.
_FURTHER = 3


class Sign(msgspec.Struct, frozen=True):
    """Words at a place of the folded text that point to the Court."""

    start: int
    end: int
    verdict: str
    rule: str
    why: str


def find_indirect(document: Document) -> list[Sign]:
    """The first places, one a rule, where the rules for unnamed mentions hold.

    Where a rule is sure the doubtful ones are left out.
    """
    rules = [rule for rule in load_lexicon().indirect if rule.in_force(document.on)]
    signs = [sign for rule in rules if (sign := next(_signs(rule, document), None))]
    sure = [sign for sign in signs if sign.verdict == "court"]
    places = {(sign.start, sign.end): sign for sign in reversed(sure or signs)}
    return list(places.values())


def _signs(rule: Indirect, document: Document) -> Iterator[Sign]:
    for start, end in group_words(rule.anchor).places(document.text):
        near = document.around(start, end)
        words = list(takewhile(bool, (group_words(name).find(near) for name in rule.all)))
        if len(words) < len(rule.all):
            continue
        further = document.around(start, end, beside=_FURTHER)
        if not any(group_words(name).is_in(further) for name in rule.none):
            told = " with ".join(f"“{found[0]}”" for found in words)
            yield Sign(start, end, rule.verdict, rule.id, f"{told}, and no other court")
