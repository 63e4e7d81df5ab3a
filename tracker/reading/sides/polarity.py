"""What a yea did to the Court: from what a measure holds and the question that was put."""

import re
from typing import Literal

import msgspec

from tracker.reading.sides.motions import find_motion, is_on_amendment, is_special_rule

Yea = Literal["supports", "against", "mixed", "procedural", "not_determined"]
Stance = Literal["supports", "against", "mixed", "informational", "not_determined"]
_SAME = {
    "supportive": "supports", "opposed": "against", "neutral": "informational",
    "unknown": "not_determined", "neutral-informational": "informational",
}  # fmt: skip
_NO_VIEW = {"informational": "mixed"}
_SIDES = ("supports", "against", "mixed", "procedural")
_TURNED = {"supports": "against", "against": "supports"}
_HELD = {"supports": "for the Court", "against": "against the Court"}


class Polarity(msgspec.Struct, frozen=True):
    """What a yea did, in one sentence; procedural: the vote was not on the matter itself."""

    yea: Yea
    sentence: str
    rule: str
    why: str
    procedural: bool = False


_OMNIBUS = re.compile(
    r"appropriations?\b|authorization act|consolidated|continuing|omnibus|supplemental"
    r"|reconciliation|rules of the house|reauthorization|coronavirus|infrastructure",
    re.IGNORECASE,
)


def read_polarity(
    question: str,
    measure: str | None,
    *,
    amendment: str | None = None,
    title: str = "",
    label: str = "the measure",
) -> Polarity:
    """What a yea on a question did to the Court.

    question is the roll call's own wording; measure and amendment are what each holds of the Court
    (supports, against, mixed, informational, or None where nobody knows); title tells whether the
    Court is one matter of many in the measure; label is how the sentence calls it.
    """
    motion, sign = find_motion(question, title)
    if motion is None:
        why = f"the question {question!r} is of no known kind"
        return Polarity("not_determined", _unknown(why), "unknown-question", why)
    if motion.id in ("no-bearing", "ruling-of-the-chair", "reconsider"):
        sentence = f"A yea was a vote {motion.did}, and says nothing of the Court."
        return Polarity("procedural", sentence, motion.id, f"the question is {question!r}", True)
    on_amendment = is_on_amendment(question)
    thing = f"an amendment to {label}" if on_amendment else label
    held = _plain(amendment if on_amendment else measure)
    many = not on_amendment and is_omnibus(title)
    why = motion.unknown
    if why is None and held == "not_determined" and not many:
        why = f"what {thing} holds of the Court is not known"
    if why is not None:
        return Polarity("not_determined", _unknown(why), motion.id, why, motion.procedural)
    did = f"it was a vote {motion.did} {_moved(thing, sign != motion.sign)}"
    if held in ("mixed", "informational") or many:
        why = _why_mixed(thing, held)
        sentence = f"A yea is not a clear view of the Court: {did}, and {why}."
        return Polarity("mixed", sentence, motion.id, why, motion.procedural)
    side = held if sign > 0 else _TURNED[held]
    why = f"{thing} is {_HELD[held]}, and a yea {'helps' if sign > 0 else 'stops'} it"
    sentence = f"A yea was {_HELD[side]}: {did}, which is {_HELD[held]}."
    return Polarity(side, sentence, motion.id, why, motion.procedural)


def _moved(thing: str, nested: bool) -> str:
    return f"a motion to put off {thing}" if nested else thing


def is_omnibus(title: str) -> bool:
    """Whether a title tells of a measure of many matters, of which the Court can be but one."""
    return _OMNIBUS.search(title) is not None and not is_special_rule(title)


def differ(one: str | None, other: str | None) -> bool:
    """Whether two readings both say something, and not the same; mixed and informational are one:
    neither is a clear view.
    """
    said = [_NO_VIEW.get(reading, reading) for reading in (one, other)]
    return all(reading in _SIDES for reading in said) and said[0] != said[1]


def plain_sentence(yea: str | None) -> str:
    """What a yea did, in words of its own, where nothing more is known."""
    said = {
        "supports": "A yea was a vote for the Court.",
        "against": "A yea was a vote against the Court.",
        "mixed": "A yea was partly for and partly against the Court.",
        "informational": "A yea took no side on the Court.",
        "procedural": "A yea settled a matter of procedure and says nothing of the Court.",
    }
    return said.get(yea or "", "What a yea meant for the Court is not determined.")


def _plain(stance: str | None) -> str:
    return _SAME.get(stance or "unknown", stance or "not_determined")


def _unknown(why: str) -> str:
    return f"What a yea meant for the Court is not determined: {why}."


def _why_mixed(thing: str, held: str) -> str:
    if held == "mixed":
        return f"{thing} holds words for and against the Court"
    if held == "informational":
        return f"{thing} takes no side on the Court"
    return f"the Court is one matter of many in {thing}"
