"""The deeds that a title tells of the Court: "To prohibit X", "Condemning Y and urging Z".

Each word that takes away, forbids or blames turns the side of what follows it: to fund is for the
Court, to prohibit funds is against it, and to repeal that prohibition is for it again.
"""

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from tracker.reading.court.mentions import Span

# Where one deed ends and the next begins; what a deed depends on, or a law says, is no deed.
_NEXT = re.compile(
    r"[;:]|,? (?:and|or) (?:(?:for|to) |(?=\w+ing\b|(?:do|does|did|is|will|should) not\b))"
    r"|, (?:to )?(?=(?:require|direct|authorize|amend|provide|establish|call|urge)\w*\b)"
    r"|(?<=\d) (?=to )|(?P<beside>\b(?:without|unless|until|except|if|when|so long as)\b"
    r"|, which \(?(?=\w+ly\b|\w+s\b|\d))",
    re.IGNORECASE,
)
_TURNS = re.compile(
    r"\b(?:no(?!\.)|not(?! (?:later|less|more))|never|none|nor|impunity|concerns?|exempt\w*"
    r"|(?:prohibit|prevent|forbid|limit|restrict|with(?:hold|held)|delet|eliminat|remov|defund"
    r"|block|suspend|revers|overturn|terminat|repeal|rescind|revok|waiv|lift|withdr[ae]w|sanction"
    r"|oppos|refus|fail|undermin|weaken|threat|attack|intimidat|obstruct|retaliat|penal|disavow"
    r"|renounc|nullif|non-?(?:cooperat|applica)|combat|fight)\w*"
    r"|(?:held|detained|imprisoned)(?= by)"
    r"|(?:ban|bar|counter|end|stop|exit)(?:s|n?ed|red|ped|n?ing|ring|ping|act\w*)?"
    r"|str(?:ike|ikes|iking|uck)|den(?:y|ies|ied|ying|ial))\b",
    re.IGNORECASE,
)
_BLAMES = re.compile(
    r"\b(?:condemn|deplor|denounc|reject|disapprov|repudiat|rebuk|criticiz)\w*\b(?P<what>.*)",
    re.IGNORECASE,
)
# "To protect our soldiers from its judges": a turn, where no other word is one.
_AWAY = re.compile(
    r"\bagainst\b|\b(?:protect|shield|defend|safeguard)\w*\b.*\bfrom\b", re.IGNORECASE
)
_HELD_TO = re.compile(r"\bhold(?:s|ing)?(?: the)?\s*$", re.IGNORECASE)
_ACCOUNT = re.compile(r"^\W*(?:\w+ ){0,3}(?:accountable|to account)\b", re.IGNORECASE)
_HELPS = re.compile(
    r"\b(?:support|allow|authori[sz]|permit|provid|encourag|urg|call|commend|welcom|applaud|prais"
    r"|join|rejoin|acced|ratif|assent|becom|assist|help|cooperat|fund|contribut|petition"
    r"|arrest|surrender|transfer|refer|shar|ask|favou?r|recogni[sz]|strengthen|facilitat)\w*"
    r"|\b(?:establish|add|enact|extend)(?:s|ed|ing)?\b",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\b(?:reports?|stud(?:y|ies)|strateg(?:y|ies)|briefings?)\b", re.IGNORECASE)
_MERELY_NAMED = re.compile(r"\b(?:under|amend(?:ing|s)?)(?: the)?(?: \w+)?\s*$", re.IGNORECASE)
# What the Court itself is asked to do.
_ASKED = re.compile(r"^\W*(?:should|must|ought to|shall|to)\b", re.IGNORECASE)
# "any court which fails to protect …" is a condition on a court, and no view of it as such.
_CONDITION = re.compile(
    r"^s? (?:which|that) (?:fails?|falls?|lacks?|den(?:y|ies)|do(?:es)? not)\b", re.IGNORECASE
)
_BLAMED_WITHIN = 9
Side = Literal["supportive", "opposed", "mixed", "informational", "unknown"]


class Deed(msgspec.Struct, frozen=True):
    """One deed that names the Court, where it stands, and the side it takes."""

    side: Side
    start: int
    end: int


def find_deeds(text: str, spans: Sequence[Span], against: re.Pattern[str]) -> list[Deed]:
    """The deeds of a title that name the Court and tell a side, in order.

    spans are the words that mean the Court, against what names a law that is against it.
    """
    found, start, is_beside = [], 0, False
    cuts = [(cut.end(), cut["beside"] is not None) for cut in _NEXT.finditer(text)]
    for end, goes_beside in [*cuts, (len(text), False)]:
        named = next((span for span in spans if start <= span.start < end), None)
        if named is not None and not is_beside:
            before, after = text[start : named.start], text[named.end : end]
            law = against.search(text, named.start, named.end) is not None
            side = _side_on_law(before) if law else _side(before, after)
            found += [Deed(side, start, end)] if side else []
        start, is_beside = end, goes_beside
    return found


def _side(before: str, after: str) -> Side | None:
    if _CONDITION.search(after):
        return "mixed"
    turns, blamed = len(_TURNS.findall(before)), _BLAMES.search(before)
    if blamed:
        far = "," in blamed["what"] or len(blamed["what"].split()) > _BLAMED_WITHIN
        if far and not turns:
            return "unknown"  # something else is condemned, and the Court named beside it
        turns += 1
    blames = _HELD_TO.search(before) and _ACCOUNT.search(after)
    if not turns and (blames or _AWAY.search(before)):
        turns = 1
    helps = _HELPS.search(before)
    if _ASKED.search(after) and not turns:
        turns, helps = len(_TURNS.findall(after)), True
    if _REPORT.search(before) and not turns:
        return "informational"
    if not turns and not helps:
        return None
    return "opposed" if turns % 2 else "supportive"


def _side_on_law(before: str) -> Side | None:
    """The side of what is done to a law against the Court; None where it is only named."""
    if _MERELY_NAMED.search(before):
        return None
    turns = len(_TURNS.findall(before))
    if _REPORT.search(before) and not turns:
        return "informational"
    return "supportive" if turns % 2 else "opposed"
