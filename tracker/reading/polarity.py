"""What a yea did to the Court: from what a measure holds and the question that was put."""

import re
from typing import Literal

import msgspec

Yea = Literal["supports", "against", "mixed", "procedural", "not_determined"]
Stance = Literal["supports", "against", "mixed", "informational", "not_determined"]
_SAME = {
    "supportive": "supports", "opposed": "against", "neutral": "informational",
    "unknown": "not_determined", "neutral-informational": "informational",
}  # fmt: skip
_TURNED = {"supports": "against", "against": "supports"}
_HELD = {"supports": "for the Court", "against": "against the Court"}


class Polarity(msgspec.Struct, frozen=True):
    """What a yea did, in one sentence; procedural: the vote was not on the matter itself."""

    yea: Yea
    sentence: str
    rule: str
    why: str
    procedural: bool = False


class _Motion(msgspec.Struct, frozen=True):
    """A kind of question: whether a yea helps (1) or stops (-1) its object; 0 where neither."""

    id: str
    pattern: re.Pattern[str]
    sign: int
    did: str
    procedural: bool


# The outermost motion first: a motion to table a motion to recommit is a motion to table.
# Name, pattern, sign, what a yea was a vote to do, and whether the vote was on procedure alone.
_TABLE: list[tuple[str, str, int, str, bool]] = [
    (
        "no-bearing",
        r"\badjourn|\bjournal\b|\bquorum|call of the (?:house|states)|call by states|convening time"
        r"|closing portions|committee (?:do )?rise|election of|sergeant at arms|\brecess\b|guilty",
        0,
        "to settle the business of the chamber",
        True,
    ),
    ("ruling-of-the-chair", r"\bthe chair\b", 0, "on a ruling of the Chair", True),
    ("reconsider", r"\breconsider", 0, "on taking up again a vote already held", True),
    ("conferees", r"instruct(?:ing)? (?:the )?conferees", 0, "to instruct conferees on", True),
    ("table", r"\btabl(?:e|ing)\b|lay on the table", -1, "to set aside", True),
    ("cloture", r"\bcloture\b|close (?:of )?debate", 1, "to end debate on", True),
    ("previous-question", r"previous question", 1, "to end debate and vote on", True),
    ("waive", r"\bwaive", 1, "to set a budget rule aside for", True),
    ("point-of-order", r"point of order", -1, "to sustain a point of order against", True),
    ("germane", r"\bgermane", 1, "to call germane", True),
    ("enacting-clause", r"enacting clause", -1, "to strike the enacting clause of", True),
    ("instructions", r"commit\b.*with instructions", 0, "to send back with instructions", True),
    (
        "recommit",
        r"recommit|motion to (?:commit|refer)\b|postpone",
        -1,
        "to send back or put off",
        True,
    ),
    ("discharge", r"\bdischarge", 1, "to bring to the floor", True),
    ("proceed", r"motion to proceed|consideration of", 1, "to take up", True),
    ("rule", r"\b(?:the|special) rule\b", 1, "to set the terms of debate by", True),
    ("go-to-conference", r"go to conference", 1, "to go to conference on", True),
    ("override", r"veto|objections? of the president", 1, "to override the veto of", False),
    ("disagree", r"\bdisagree", 0, "to disagree to the other chamber's changes to", False),
    ("conference", r"conference report", 1, "to agree to the conference report on", False),
    ("concurrence", r"\bconcur(?!rent)", 1, "to agree to the other chamber's text of", False),
    ("suspension", r"suspend the rules", 1, "to suspend the rules and pass", False),
    ("amendment", r"\bamendments?\b|\badt\b|\bamdt\b", 1, "to agree to", False),
    ("passage", r"passage|third reading|\bpass(?:ed)?\b", 1, "to pass", False),
    ("reporting", r"\breport\b", 1, "to report", True),
    (
        "agreement",
        r"agree|adopt|ratification|resolution|^\W*(?:on )?[hs]\.",
        1,
        "to agree to",
        False,
    ),
]
_MOTIONS = [_Motion(n, re.compile(p, re.IGNORECASE), s, d, proc) for n, p, s, d, proc in _TABLE]
_NO_SIDE = {
    "conferees": "what the instructions ask is not known",
    "instructions": "what the instructions ask is not known",
    "disagree": "what the other chamber changed is not known",
}
# What the other chamber did to a measure, or "as amended", is no amendment now voted on.
_AS_AMENDED = re.compile(
    r",? as amended|concur\w* in .*|with (?:an )?amendments?\b"
    r"|(?:senate|house) (?:amendments?|am?dt)\b|amendments? to the constitution",
    re.IGNORECASE,
)
_AMENDMENT = re.compile(r"\bamendments?\b|\bamdt\b", re.IGNORECASE)
_NESTED = re.compile(r"\bmotion to (recommit|commit|refer|postpone|table)\b", re.IGNORECASE)
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
    motion, sign = _outermost(question)
    if motion is None:
        why = f"the question {question!r} is of no known kind"
        return Polarity("not_determined", _unknown(why), "unknown-question", why)
    if motion.id in ("no-bearing", "ruling-of-the-chair", "reconsider"):
        sentence = f"A yea was a vote {motion.did}, and says nothing of the Court."
        return Polarity("procedural", sentence, motion.id, f"the question is {question!r}", True)
    on_amendment = _is_on_amendment(question)
    thing = f"an amendment to {label}" if on_amendment else label
    held = _plain(amendment if on_amendment else measure)
    why = _NO_SIDE.get(motion.id)
    if held == "not_determined":
        why = f"what {thing} holds of the Court is not known"
    if why is not None:
        return Polarity("not_determined", _unknown(why), motion.id, why, motion.procedural)
    did = f"it was a vote {motion.did} {_moved(thing, sign != motion.sign)}"
    if held in ("mixed", "informational") or (not on_amendment and is_omnibus(title)):
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
    return _OMNIBUS.search(title) is not None


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


def _outermost(question: str) -> tuple[_Motion | None, int]:
    """The motion put, and whether a yea helps or stops the measure or amendment beneath it."""
    motion = next((m for m in _MOTIONS if m.pattern.search(question)), None)
    if motion is None:
        return None, 0
    inner = (found.group() for found in _NESTED.finditer(question))
    nested = any(not motion.pattern.search(name) for name in inner)
    return motion, -motion.sign if nested else motion.sign


def _is_on_amendment(question: str) -> bool:
    """Whether an amendment, and not the measure as the other chamber amended it, is voted on."""
    return _AMENDMENT.search(_AS_AMENDED.sub(" ", question)) is not None


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
