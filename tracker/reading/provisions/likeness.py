"""How like two passages are, in figures to be checked, and whether they are one provision.

Bills share much of their language: "None of the funds appropriated or otherwise made available by
this Act may be …". Such stock words, the names of the Court and words like "the" say nothing about
which provision a passage is, nor do amounts, days and years, which each year's act sets anew; the
words that are left do, and are counted apart as telling words.
"""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

import msgspec

from tracker.reading.worddiff import compared_words

SAME_BILL = (0.55, 0.5)  # least share of all words, and of telling words, in one measure
OTHER_BILL = (0.65, 0.6)  # the same between measures and years, where there is more to confuse
SAME_HEADING = (0.35, 0.3)  # the same where the heading is the same and says what it is about
FEW = 4  # with fewer telling words than this a side, FEW_LIKE is asked
FEW_LIKE = (0.8, 0.5)
_SMALL = frozenset(
    re.findall(
        r"\w+",
        """a an the of to in for on by with from at as or and nor not no any each such that this
        these those which who whom whose is are was be been being may shall must will would can if
        than it its their his her they he she under into upon within other all both either only
        also section subsection paragraph subparagraph clause title act division subtitle so has
        have had there""",
    )
)
# Stock phrases of statutes, as compared: small letters, no punctuation.
_STOCK = re.compile(
    r"\b(?:none of the (?:funds|amounts)|no (?:funds|amounts)|funds|amounts)?(?: that are)? ?"
    r"(?:authorized to be )?appropriated(?: or (?:otherwise )?made available)?"
    r"(?: (?:by|in|under|pursuant to) (?:this|any other|such|the) (?:act|title|division))?"
    r"|\bnone of the (?:funds|amounts)\b"
    r"|\b(?:or )?otherwise made available\b"
    r"|\bmade available (?:by|in|under) (?:this|any other) act\b|\bthis or any other act\b"
    r"|\b(?:may|shall) (?:not )?be"
    r" (?:obligated or expended|obligated|expended|used|made available)\b"
    r"|\bnotwithstanding any other (?:provision of )?law\b"
    r"|\bnot later than \w+ (?:days|months|years) after the date of(?: the)? enactment"
    r"(?: of this act)?\b"
    r"|\b(?:on or )?after the date of(?: the)? enactment of this act\b"
    r"|\b(?:each )?fiscal years?(?: ending)?(?: \d{4})?\b"
    # Amounts, days and years change with each year's act and tell no provision from another.
    r"|(?<!\w)\$\d+(?: (?:million|billion))?\b|\bnot (?:less|more) than\b"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r" \d{1,2}(?: \d{4})?\b|\b(?:19|20)\d\d\b|\b(?:to )?remain available(?: until)?(?: expended)?\b"
    r"|\bappropriate (?:congressional committees|committees of congress)\b"
    r"|\bcommittees? on (?:appropriations|armed services|foreign affairs|foreign relations)"
    r"(?: of the (?:senate|house of representatives))*"
    r"|\b(?:the )?house of representatives\b|\bsense of (?:the )?congress\b"
    r"|\b(?:the )?department of (?:the )?\w+\b|\bcongressional \w+ committees\b"
    r"|\bthe term\b|\bhas the meaning given\b|\bin general\b|\bprovided further\b|\bprovided\b"
    r"|\bthe (?:secretary|president)(?: of (?:state|defense|the treasury))?\b|\bunited states\b"
)
_COURT = re.compile(r"\b(?:the )?(?:international criminal court|icc|rome statute)s?\b")


class Wording(msgspec.Struct, frozen=True):
    """A passage made ready to be compared."""

    words: tuple[str, ...]
    bag: Counter[str]
    telling: Counter[str]
    heading: str


class Likeness(msgspec.Struct, frozen=True):
    """What two passages share: words in the same order, and telling words in any order."""

    shared: int
    before: int
    after: int
    telling_shared: int
    telling: int
    is_heading_same: bool
    rule: str = ""

    @property
    def share(self) -> float:
        """Words shared in order, as a share of the words of both (0 to 1)."""
        both = self.before + self.after
        return 2 * self.shared / both if both else 0.0

    @property
    def telling_share(self) -> float:
        """Telling words shared, as a share of those of both (0 to 1)."""
        return 2 * self.telling_shared / self.telling if self.telling else 0.0

    @property
    def is_verbatim(self) -> bool:
        """Whether the words are the same ones in the same order."""
        return self.shared == self.before == self.after

    @property
    def sentence(self) -> str:
        """The figures in words."""
        if self.is_verbatim:
            return f"All {self.shared:,} words are the same, in the same order."
        return (
            f"{self.share:.0%} of the words are shared in the same order ({self.shared:,} of "
            f"{self.before:,} before and {self.after:,} after); of the words that tell one "
            f"provision from another, {self.telling_share:.0%}."
        )


def read_wording(text: str, heading: str = "") -> Wording:
    """A passage made ready to be compared; a list's last "and" or "or" is no part of it."""
    words = compared_words(text)
    while words and words[-1] in ("and", "or"):
        words.pop()
    return Wording(tuple(words), Counter(words), _telling(words), _heading(heading))


def may_be_like(a: Wording, b: Wording) -> bool:
    """Whether `compare` may find two passages to be one provision: quick, and never wrongly no."""
    if a.words == b.words:
        return True
    both = len(a.words) + len(b.words)
    least, least_telling = SAME_HEADING
    if 2 * min(len(a.words), len(b.words)) < least * both:
        return False
    telling = a.telling.total() + b.telling.total()
    if telling and 2 * (a.telling & b.telling).total() < least_telling * telling:
        return False
    return 2 * (a.bag & b.bag).total() >= least * both


def compare(a: Wording, b: Wording, *, is_same_bill: bool) -> Likeness | None:
    """What two passages share if they are one provision, with the rule; None if they are not."""
    found = measure(a, b)
    rule = _rule(found, is_same_bill=is_same_bill)
    return msgspec.structs.replace(found, rule=rule) if rule else None


def measure(a: Wording, b: Wording) -> Likeness:
    """What two passages share, whether they are one provision or not."""
    if a.words == b.words:
        shared = len(a.words)
    else:
        blocks = SequenceMatcher(None, a.words, b.words, autojunk=False).get_matching_blocks()
        shared = sum(block.size for block in blocks)
    return Likeness(
        shared, len(a.words), len(b.words),
        (a.telling & b.telling).total(), a.telling.total() + b.telling.total(),
        bool(a.heading) and a.heading == b.heading,
    )  # fmt: skip


def _rule(found: Likeness, *, is_same_bill: bool) -> str:
    """The rule by which two passages are one provision; empty if by none."""
    if found.is_verbatim:
        return "the same words"
    if found.telling < 2 * FEW:
        return _said(FEW_LIKE) if _reaches(found, FEW_LIKE) or _is_bare(found) else ""
    least = SAME_BILL if is_same_bill else OTHER_BILL
    if _reaches(found, least):
        return _said(least)
    if found.is_heading_same and _reaches(found, SAME_HEADING):
        return "the same heading, and " + _said(SAME_HEADING)
    return ""


def _is_bare(found: Likeness) -> bool:
    """Whether neither passage has a telling word, so that the whole wording must decide."""
    return found.telling == 0 and found.share >= FEW_LIKE[0]


def _reaches(found: Likeness, least: tuple[float, float]) -> bool:
    return found.share >= least[0] and found.telling_share >= least[1]


def _said(least: tuple[float, float]) -> str:
    return f"at least {least[0]:.0%} of the words and {least[1]:.0%} of the telling ones"


def _telling(words: Sequence[str]) -> Counter[str]:
    left = _COURT.sub(" ", _STOCK.sub(" ", _COURT.sub(" ", " ".join(words))))
    return Counter(word for word in left.split() if word not in _SMALL)


def _heading(heading: str) -> str:
    """A heading as compared, if it says what its section is about; else empty.

    "Limitation" and "Definitions" stand over many sections; two telling words, or the Court's
    name and one more, tell one.
    """
    words = compared_words(heading)
    named = _COURT.search(" ".join(words)) is not None
    return " ".join(words) if sum(_telling(words).values()) + named >= 2 else ""
