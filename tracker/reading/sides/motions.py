"""The kinds of question that a chamber puts: what a yea does to the matter under it."""

import re

import msgspec


class Motion(msgspec.Struct, frozen=True):
    """A kind of question: whether a yea helps (1) or stops (-1) its object; 0 where neither.

    did says what a yea was a vote to do; procedural, that it was not on the matter itself; unknown,
    why a yea on such a question tells nothing of the Court by itself.
    """

    id: str
    pattern: re.Pattern[str]
    sign: int
    did: str
    procedural: bool
    unknown: str | None = None


_INSTRUCTED = "what the instructions ask is not known"
_CHANGED = "what the other chamber changed is not known"
# The outermost motion first: a motion to table a motion to recommit is a motion to table.
_TABLE: list[tuple[str, str, int, str, bool]] = [
    (
        "no-bearing",
        r"\badjourn|\bjournal\b|\bquorum|call of the (?:house|states|senate)|call by states"
        r"|convening time|\b(?:clos(?:e|ed|ing)|secret) (?:portions|meetings|conference|session)"
        r"|committee (?:do )?(?:now )?ris(?:e|ing)\b(?! (?:and|with))|committee of the whole"
        r"|election of|s(?:ergean|g)t\.?[ -]at[ -]arms|\brecess\b|guilty|\bimpeach|disqualif"
        r"|\bdispens|further proceedings"
        r"|words (?:be )?taken down|\bexpunge|permission to|leave to sit",
        0,
        "to settle the business of the chamber",
        True,
    ),
    ("ruling-of-the-chair", r"\bthe chair\b|\bappeal\b", 0, "on a ruling of the Chair", True),
    ("reconsider", r"\breconsider(?!ation)", 0, "on taking up again a vote already held", True),
    ("nomination", r"\bnominat|\bconfirmation\b|\bpn ?\d", 0, "to confirm", False),
    ("conferees", r"instruct(?:ing)? (?:the )?(?:conferees|managers)", 0, "to instruct", True),
    (
        "table-other-chambers",
        r"\btabl(?:e|ing) the (?:senate|house) am",
        0,
        "to set aside the other chamber's changes to",
        True,
    ),
    ("table", r"(?<!from the )\btabl(?:e|ing)\b", -1, "to set aside", True),
    ("cloture", r"\bcloture\b|(?:clos|limit)\w* (?:of )?debate", 1, "to end debate on", True),
    ("previous-question", r"previous question", 1, "to end debate and vote on", True),
    ("waive", r"\bwaiv", 1, "to set a budget rule aside for", True),
    (
        "suspend-a-rule",
        r"suspend (?:standing )?rule\b",
        1,
        "to set a rule aside for",
        True,
    ),
    ("germane", r"\bgermane|\bin order to\b", 1, "to hold in order", True),
    ("point-of-order", r"points? of order", -1, "to sustain a point of order against", True),
    ("enacting-clause", r"enacting clause", -1, "to strike the enacting clause of", True),
    ("instructions", r"commit\b.*with instructions", 0, "to send back with instructions", True),
    (
        "recommit",
        r"recommit|motion to (?:commit|refer)\b|\brefer(?:ral|ring)?\b|postpon",
        -1,
        "to send back or put off",
        True,
    ),
    ("discharge", r"\bdischarg", 1, "to bring to the floor", True),
    (
        "proceed",
        r"motion to proceed|consideration of|(?:take|taking) (?:up|from the)|now consider",
        1,
        "to take up",
        True,
    ),
    ("rule", r"\b(?:the|special) rule\b", 1, "to set the terms of debate by", True),
    (
        "go-to-conference",
        r"(?:go to|request(?:ing)?|ask(?:ing)? for) (?:a )?conference",
        1,
        "to go to conference on",
        True,
    ),
    ("override", r"veto|objections? of the president", 1, "to override the veto of", False),
    (
        "disagree",
        r"^(?!.*\bconcur(?!rent)).*\b(?:disagree|insist|reced|adher)",
        0,
        "to disagree to the other chamber's changes to",
        False,
    ),
    ("conference", r"conference report", 1, "to agree to the conference report on", False),
    ("concurrence", r"\bconcur(?!rent)", 1, "to agree to the other chamber's text of", False),
    ("suspension", r"suspend(?:ing)? the rules", 1, "to suspend the rules and pass", False),
    (
        "amendment",
        r"\bamendments?\b|\badt\b|\bam(?:d|en)?ts?\b|^on the (?:reservation|understanding)"
        r"|^on the (?:declaration|condition)",
        1,
        "to agree to",
        False,
    ),
    ("division", r"\b(?:retain|division)", 1, "to keep a part of", False),
    ("passage", r"passage|third reading|\bpass(?:ed|ing)?\b", 1, "to pass", False),
    ("reporting", r"\breport\b", 1, "to report", True),
    (
        "agreement",
        r"agree|adopt|ratification|resolution|^\W*(?:on )?[hs]\.",
        1,
        "to agree to",
        False,
    ),
]
_UNKNOWN = {
    "nomination": "the vote was on a person, not on a measure",
    "conferees": _INSTRUCTED, "instructions": _INSTRUCTED,
    "table-other-chambers": _CHANGED, "disagree": _CHANGED,
}  # fmt: skip
_MOTIONS = [
    Motion(name, re.compile(pattern, re.IGNORECASE), sign, did, procedural, _UNKNOWN.get(name))
    for name, pattern, sign, did, procedural in _TABLE
]
# What the other chamber did to a measure, or "as amended", is no amendment now voted on.
_AS_AMENDED = re.compile(
    r",? as amended|concur\w* (?:in|to) .*|with (?:an )?amendments?\b"
    r"|\b(?:senate|house) (?:amendments?|am?dts?)\b|amendments? to the constitution",
    re.IGNORECASE,
)
_AMENDMENT = re.compile(r"\bamendments?\b|\bamdts?\b", re.IGNORECASE)
_NESTED = re.compile(r"\bmotion to (recommit|commit|refer|postpone|table)\b", re.IGNORECASE)
# The Senate's generic questions, which leave the motion or what it is about to the title.
_GENERIC = re.compile(
    r"^(?:up)?on (?:the |cloture on the )(?:[\w ]+ )?(?:motion|point of order|decision|appeal)\b",
    re.IGNORECASE,
)
_SPECIAL_RULE = re.compile(
    r"^(?:waiving (?:a requirement|points of order)|relating to (?:the )?consideration of\b"
    r"|providing for (?:the )?(?:further |expedited )?consideration\b)",
    re.IGNORECASE,
)


def full_question(question: str, title: str | None, chamber: str) -> str:
    """The question with what a Senate's title adds to a generic one: "On the Motion to Table"
    is put with "Motion to Table Helms Amdt. No. 1254". The House's titles are those of measures.
    """
    if chamber == "senate" and title and _GENERIC.search(question):
        return f"{question}: {title}"
    return question


def find_motion(question: str, title: str = "") -> tuple[Motion | None, int]:
    """The outermost motion put, and whether a yea helps or stops what lies beneath it.

    title is the measure's: to agree to a special rule is to set the terms of a debate.
    """
    motion = next((m for m in _MOTIONS if m.pattern.search(question)), None)
    if motion is None:
        return None, 0
    if motion.id == "agreement" and is_special_rule(title):
        motion = next(m for m in _MOTIONS if m.id == "rule")
    inner = (found.group() for found in _NESTED.finditer(question))
    nested = any(not motion.pattern.search(name) for name in inner)
    return motion, -motion.sign if nested else motion.sign


def is_on_amendment(question: str) -> bool:
    """Whether an amendment, and not the measure as the other chamber amended it, is voted on."""
    return _AMENDMENT.search(_AS_AMENDED.sub(" ", question)) is not None


def is_special_rule(title: str) -> bool:
    """Whether a resolution's title tells of the terms on which measures come to the floor."""
    return _SPECIAL_RULE.search(title) is not None
