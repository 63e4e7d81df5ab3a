"""The speaker's stance toward the Court, with the sentence that decides it.

Only what the speaker says counts: words quoted from others, a reporter's questions and what stands
under an "if" are left out. Where nothing decides, or only irony could, the stance is unknown.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, Protocol

import msgspec

from tracker.reading.normalise import Folded, fold
from tracker.reading.sentences import find_sentences, holding
from tracker.reading.sides.arguments import find_arguments, lead, weigh
from tracker.reading.sides.rules import find_both, find_signs
from tracker.reading.sides.speech import own_words

Side = Literal["supportive", "opposed", "mixed", "informational", "unknown"]
_CLAUSE = re.compile(r";|, (?:but|and (?:I|we|that|also)|yet|though|while)\b|\bbut\b")
# Sentences around a mention that still speak of it: "We do not support it."
_REACH = range(-1, 4)
# What a rule counts beside the arguments: most where a law or an order says what may not be done,
# a report is asked for, or nothing is answered.
_LAWS = ("no-money", "no-money-if", "order-against-it", "hereby-undone", "exception-for-help")
_OUTRIGHT = (*_LAWS, "report-asked-for", "no-answer")
_OUTRIGHT_COUNT, _CUES_COUNT, _ATTITUDES_COUNT = 15, 7, 4
# What it counts against two minds that nothing is said for the Court, or nothing against it.
_ONE_SIDED = 3
# By how many points a side must lead the next.
# To say that somebody takes a side it takes more than to say that somebody reports.
_ENOUGH, _ENOUGH_TO_REPORT = 3, 2
# So many of the words that told are named.
_TELLING = 5


class Stance(msgspec.Struct, frozen=True):
    """A stance; quote is the deciding sentence as it stands at start:end, empty where unknown."""

    stance: Side
    quote: str = ""
    start: int = 0
    end: int = 0
    rule: str = "no-cue"
    why: str = "no words of the speaker's own take a side"


class Placed(Protocol):
    """A mention, as far as a stance needs it."""

    start: int
    end: int
    verdict: str


class _Found(msgspec.Struct, frozen=True):
    """A side that one sentence takes."""

    side: str
    rule: str
    words: str
    start: int
    end: int


def find_stance(text: str, spans: Iterable[Placed], *, arguing: bool = True) -> Stance:
    """What the speaker of a text holds of the Court: supportive, opposed, mixed, informational,
    or unknown where the words do not tell. spans are the mentions of that text.
    Without arguing only phrases count that take a side outright, as for a bill's title.
    With it, what the text argues is weighed beside what its phrases say outright.
    """
    spans, folded = list(spans), fold(text)
    said = own_words(folded.text)
    places = _about(folded, said, spans)
    ruled = _by_rules(text, folded, said, places)
    return _with_points(text, folded, said, places, ruled) if arguing and places else ruled


def _by_rules(text: str, folded: Folded, said: str, places: list[tuple[int, int]]) -> Stance:
    """What the rules of stance.toml make of a text."""
    found = [sign for place in places for sign in _signs(said, *place)]
    # What a law forbids or excepts is its side, whatever conditions it lists.
    found = [sign for sign in found if sign.rule in _LAWS] or found
    sides = {sign.side for sign in found}
    if "mixed" in sides or {"supportive", "opposed"} <= sides:
        return _mixed(text, folded, found)
    for side in ("supportive", "opposed", "informational"):
        if side in sides:
            sign = next(sign for sign in found if sign.side == side)
            return _made(text, folded, side, sign, f"“{sign.words}”")
    return Stance("unknown")


def _with_points(
    text: str, folded: Folded, said: str, places: list[tuple[int, int]], ruled: Stance
) -> Stance:
    """The side for which rule and arguments speak together; unknown where none leads enough."""
    argued = {place: find_arguments(said[slice(*place)]) for place in places}
    weighed = weigh(argued.values())
    points = dict(weighed.points)
    if ruled.stance != "unknown":
        points[ruled.stance] += _worth(ruled.rule)
    if ruled.stance != "mixed" and not all(
        weighed.words[side] or ruled.stance == side for side in ("supportive", "opposed")
    ):
        points["mixed"] -= _ONE_SIDED
    side, ahead = lead(points)
    enough = _ENOUGH_TO_REPORT if side == "informational" else _ENOUGH
    if ahead >= enough and side == ruled.stance:
        return ruled
    if ahead < enough or not weighed.words[side]:
        return Stance("unknown")
    best = max(places, key=lambda place: weigh([argued[place]]).points[side])
    why = "what it argues speaks for it: " + ", ".join(
        f"“{word}”" for word in weighed.words[side][:_TELLING]
    )
    return _made(text, folded, side, _Found(side, "arguments", "", *best), why)


def _worth(rule: str) -> int:
    """The points of a rule for the side that it tells."""
    if rule in _OUTRIGHT:
        return _OUTRIGHT_COUNT
    return _ATTITUDES_COUNT if rule == "attitude" else _CUES_COUNT


def _about(folded: Folded, said: str, spans: Sequence[Placed]) -> list[tuple[int, int]]:
    """The sentences that mention the Court, the one before and those after in which the speaker
    has words of his own: an answer speaks of what was asked.
    """
    sentences = find_sentences(folded.text)
    marks = [(s.start, s.end) for s in spans if s.verdict in ("court", "uncertain")]
    held = {sentences[n] for n in holding((folded.span(*place) for place in sentences), marks)}
    heard = [place for place in sentences if place in held or said[slice(*place)].strip()]
    near = {n + step for n, place in enumerate(heard) if place in held for step in _REACH}
    return [place for n, place in enumerate(heard) if n in near]


def _signs(said: str, start: int, end: int) -> list[_Found]:
    """What the clauses of one sentence say, the speaker's own words alone."""
    whole = find_both(" ".join(said[start:end].lower().split()))
    clauses = (
        sign
        for clause in _CLAUSE.split(said[start:end])
        for sign in find_signs(" ".join(clause.lower().split()))
    )
    return [_Found(side, rule, words, start, end) for side, rule, words in [*whole, *clauses]]


def _mixed(text: str, folded: Folded, found: list[_Found]) -> Stance:
    said = next((sign for sign in found if sign.side == "mixed"), None)
    if said is not None:
        return _made(text, folded, "mixed", said, f"“{said.words}”")
    good = next(sign for sign in found if sign.side == "supportive")
    bad = next(sign for sign in found if sign.side == "opposed")
    last = max(good, bad, key=lambda sign: sign.start)
    first = min(good, bad, key=lambda sign: sign.start)
    both = _Found("mixed", "both-sides", "", first.start, max(first.end, last.end))
    if last.start - first.end > 400:
        both = last
    return _made(text, folded, "mixed", both, f"“{good.words}” and “{bad.words}”")


def _made(text: str, folded: Folded, side: Side, sign: _Found, why: str) -> Stance:
    start, end = folded.span(sign.start, sign.end)
    quote = " ".join(text[start:end].split())
    return Stance(side, quote, start, end, sign.rule, why)
