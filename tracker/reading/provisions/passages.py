"""The passages of one version that name the Court: what is followed from text to text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import msgspec

from tracker.reading.provisions.likeness import (
    Likeness,
    Wording,
    compare,
    may_be_like,
    read_wording,
)
from tracker.reading.provisions.outline import (
    LONGEST,
    Part,
    Section,
    SectionText,
    count_words,
    cut_sections,
)
from tracker.records import passage_key

_NO_PROVISION = ("toc", "title", "heading", "other")
LEVEL = re.compile(
    r"((?i:Division|Title|Subtitle|Chapter|Subchapter|Part|Subpart|Article))"
    r" (\d+[A-Z]?|[IVXLC]+|[A-Z]{1,2})\b"
)
# Headings under which a subsection goes on with the matter of its section.
_SAME_MATTER = re.compile(
    r"(?i)(?:in general|general|findings?|purposes?|sense|statement of policy|polic(?:y|ies)"
    r"|prohibitions?|limitations?|restrictions?|requirements?|authori[tz]|exceptions?|exclusions?"
    r"|exemptions?|waivers?|reports?|reporting|briefings?|notif|notices?|certif|consult|definitions?"
    r"|terms? defined|applica|effective|sunset|terminat|duration|rules? of|construction|relation"
    r"|conforming|clerical|technical|amendments?|implement|enforce|penalt|funding|availab|form\b"
    r"|elements?|matters to be included|contents|additional|other|savings?|severab|conditions?)"
)
_DEFINES = re.compile(r"(?i)definitions?\b")


class Named(msgspec.Struct, frozen=True):
    """Where a piece of a text means the Court, or may (is_sure tells)."""

    position: int
    field: str
    start: int
    is_sure: bool = True


@dataclass(frozen=True)
class VersionText:
    """A published version of a measure; sections is None where its text was not read."""

    bill_id: str
    version_id: str
    version: str
    issued_on: date | None = None
    sections: Sequence[SectionText] | None = None
    named: Sequence[Named] = ()
    title: str = ""
    is_law: bool = False
    form: str | None = None


@dataclass(eq=False)
class Passage:
    """A part of a version that names the Court; text is its words after those that lead to it."""

    version: VersionText
    part: Part
    named: frozenset[Named]

    @property
    def is_sure(self) -> bool:
        """Whether it means the Court, as against may."""
        return any(name.is_sure for name in self.named)

    @property
    def root(self) -> Part:
        """The section in which it stands."""
        return self.part.above[0] if self.part.above else self.part

    @property
    def name(self) -> str:
        """Headings above it and its own, as a person would name it; empty where it has none."""
        titles = dict.fromkeys(part.title for part in [*self.part.above, self.part] if part.title)
        return ": ".join(titles)

    @property
    def kind(self) -> str:
        """What kind of text it is: section, findings, whereas, quoted or definitions."""
        return "definitions" if _DEFINES.match(self.root.heading or "") else self.root.kind

    @cached_property
    def text(self) -> str:
        """Its words, a line a paragraph."""
        return self.part.text()

    @cached_property
    def key(self) -> str:
        """What names it in people's rulings: its version and its words as compared."""
        return passage_key(self.version.version_id, self.wording.words)

    @cached_property
    def wording(self) -> Wording:
        """Its words made ready to be compared."""
        return read_wording(self.text, self.root.heading or "")

    @cached_property
    def place(self) -> tuple[str, ...]:
        """Designations of the levels above it and of its own parts: ("Title XII", "Sec. 1241")."""
        levels = [
            f"{found[1].title()} {found[2]}"
            for label in self.root.path.split(" > ")[:-1]
            if (found := LEVEL.match(label))
        ]
        return (*levels, *(part.label for part in [*self.part.above, self.part]))


class Reading:
    """A version whose text was read: its sections, and the parts of them that name the Court."""

    def __init__(self, version: VersionText) -> None:
        self.version = version
        self.sections = cut_sections(version.sections or ())
        self._named: dict[int, list[Named]] = {}
        for name in version.named:
            self._named.setdefault(name.position, []).append(name)

    def passages(self, taken: frozenset[Named] = frozenset()) -> list[Passage]:
        """What is to be followed as one passage each, but for the places taken already."""
        return [
            Passage(self.version, part, self._in(part) - taken)
            for section in self._naming()
            for part in self._units(section.tree, taken)
        ]

    def candidates(self) -> list[Passage]:
        """Every part that names the Court, whole sections and their parts alike."""
        return [
            Passage(self.version, part, named)
            for section in self._naming()
            for part in section.tree.walk()
            if (named := self._in(part))
        ]

    def _naming(self) -> Iterable[Section]:
        for section in self.sections:
            is_named = any(piece.position in self._named for piece in section.pieces)
            if is_named and section.kind not in _NO_PROVISION:
                yield section

    def _units(self, part: Part, taken: frozenset[Named]) -> list[Part]:
        """The parts to be followed: a short section whole, of a long one the parts that name.

        An item of a list of different things stands for itself, with the words that lead to it; so
        does a subsection on one of several matters, such as one country of a region.
        """
        if not self._in(part) - taken:
            return []
        holding = [child for child in part.children if self._in(child) - taken]
        lists = part.is_list and len(part.children) > 2
        is_apart = len(holding) == 1 and (lists or _is_of_many_matters(part))
        is_spread = len(holding) > 2 and 2 * len(holding) > len(part.children)
        is_short = count_words(part) <= LONGEST and not is_apart
        if not holding or self._own(part) - taken or is_short or is_spread:
            return [part]
        return [unit for child in holding for unit in self._units(child, taken)]

    def _in(self, part: Part) -> frozenset[Named]:
        return frozenset().union(*(self._own(inner) for inner in part.walk()))

    def _own(self, part: Part) -> frozenset[Named]:
        """Places in a part's own paragraphs or in its heading that name the Court."""
        heading = self._named.get(part.position, ()) if part.heading else ()
        return frozenset(
            [name for name in heading if name.field == "heading"]
            + [
                name
                for line in part.lines
                for name in self._named.get(line.position, ())
                if name.field == "text" and 0 <= name.start - line.start < max(1, len(line.text))
            ]
        )


def _is_of_many_matters(part: Part) -> bool:
    """Whether the parts of a section have headings that each name a matter of their own."""
    heads = [child.title for child in part.children]
    return (
        part.parent is None
        and len(heads) > 1
        and all(heads)
        and not any(_SAME_MATTER.match(head) for head in heads)
    )


def has_moved(before: Passage, after: Passage) -> bool:
    """Whether a passage stands elsewhere; where forms differ only levels that both have count."""
    if before.version.form == after.version.form:
        return before.place != after.place
    kinds = [{word.split()[0] for word in p.place if LEVEL.match(word)} for p in (before, after)]
    both = kinds[0] & kinds[1]
    old, new = (
        [word for word in p.place if not LEVEL.match(word) or word.split()[0] in both]
        for p in (before, after)
    )
    return old != new


def find_alike(
    passage: Passage, candidates: Iterable[Passage], *, is_same_bill: bool
) -> list[tuple[Likeness, Passage]]:
    """Those candidates that may be the same provision, with what they share."""
    found = []
    for other in candidates:
        if may_be_like(passage.wording, other.wording):
            like = compare(passage.wording, other.wording, is_same_bill=is_same_bill)
            found += [(like, other)] if like else []
    return found


def worth(like: Likeness, before: Passage, after: Passage) -> tuple[bool, float, bool, int]:
    """How well a pair fits: the same words first, then the most alike, then the same place."""
    alike = round(like.share + like.telling_share, 2)
    return like.is_verbatim, alike, before.place == after.place, -len(after.part.above)
