"""A section of a bill as a tree of its numbered parts, so that the passage meant can be taken out.

A section's stored text has a line a paragraph, each with its number at its head: "(k) Egypt.—",
"(1)", "(A)". The level of a part follows from the kind of its number and from those still open.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from tracker.reading.worddiff import compared_words, split_number

LONGEST = 400  # words that are still read as one passage
_ROMAN = re.compile(r"[ivx]+")
_PROVISO = re.compile(r"(?<=[:;.,])\s+(?=Provided(?: further)?,? That\b|Provided further,)")
_UNFINISHED = re.compile(r"(?:[—–:,-]|(?<![.;])[a-z])\W*$")
_RUN_IN = re.compile(r"(.{3,160}?)\.(?:—|--|–)")
_WHEREAS = re.compile(r"Whereas\b")
_QUOTED = "Quoted text"
_STRUCK = "Struck text"
_LEVELS = {"lower": 1, "digit": 2, "upper": 3, "roman": 4, "ROMAN": 5, "double": 6}


class SectionText(msgspec.Struct, frozen=True):
    """A stored piece of a version's text: the fields of a TextSection that matter here."""

    position: int
    path: str
    kind: str
    text: str
    number: str | None = None
    heading: str | None = None


@dataclass(eq=False)
class Line:
    """A paragraph of a piece: its place in the piece's text."""

    position: int
    start: int
    text: str


@dataclass(eq=False)
class Part:
    """A section or a numbered part of it, with the paragraphs that are its own."""

    label: str
    level: float
    parent: "Part | None" = None
    lines: list[Line] = field(default_factory=list)
    children: list["Part"] = field(default_factory=list)
    heading: str | None = None
    kind: str = "section"
    path: str = ""
    position: int = 0

    def walk(self) -> Iterator["Part"]:
        """This part and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all_lines(self) -> list[Line]:
        """Paragraphs of the part and of those below it."""
        return [line for part in self.walk() for line in part.lines]

    @property
    def is_list(self) -> bool:
        """Whether the parts below go on with a sentence that this one begins."""
        last = self.lines[-1].text if self.lines else ""
        return bool(self.children) and _UNFINISHED.search(last) is not None

    @property
    def above(self) -> list["Part"]:
        """The parts that hold this one, outermost first."""
        return [*self.parent.above, self.parent] if self.parent else []

    @property
    def place(self) -> str:
        """Where the part stands inside its bill: "Title VII > Sec. 7048(l)(5)"."""
        labels = [part.label for part in [*self.above, self] if part.label]
        shown = labels[0] if labels else ""
        for label in labels[1:]:
            shown += label if label.startswith("(") else f" > {label}"
        return shown

    @property
    def title(self) -> str:
        """Heading of the part: its own, or the words run in before its text ("Limitations")."""
        if self.heading or not self.lines:
            return self.heading or ""
        run_in = _RUN_IN.match(split_number(self.lines[0].text)[1])
        return run_in[1] if run_in else ""

    def text(self) -> str:
        """Words of the part after those that lead up to it, a line a paragraph."""
        lead = [words for part in self.above if (words := _lead(part, self))]
        heading = [self.heading] if self.heading and not self.parent else []
        return "\n".join([*heading, *lead, *(line.text for line in self.all_lines())])


class Section:
    """The pieces of one section of a version; its tree is made when it is asked for."""

    def __init__(self, first: SectionText) -> None:
        self.pieces = [first]
        self.path, self.kind, self.heading = first.path, first.kind, first.heading
        above = first.path.split(" > ")[-1]
        is_numbered = first.number and above.startswith("Sec. ")
        self.label = f"Sec. {first.number}" if is_numbered else above

    def holds(self, piece: SectionText) -> bool:
        """Whether the next piece of the version goes on with this section."""
        begins = bool(piece.number or piece.heading)
        if self.kind == "heading":
            return False
        if piece.path == self.path:
            return not begins
        inside = piece.path.startswith(self.path + " > ")
        is_part = piece.path.rpartition(" > ")[2].startswith("(")  # findings: "(a) Findings"
        return inside and (not begins or piece.kind == "quoted" or is_part)

    @cached_property
    def tree(self) -> Part:
        """The section as a tree of its numbered parts."""
        first = self.pieces[0]
        root = Part(self.label, 0, None, [], [], self.heading, self.kind, self.path, first.position)
        reader = _Reader(root)
        for piece in self.pieces:
            reader.read(piece, self.path)
        for part in list(root.walk()):
            _split_paragraphs(part)
        return root


def cut_sections(pieces: Iterable[SectionText]) -> list[Section]:
    """The sections of a version in order; what a committee struck is left out."""
    found: list[Section] = []
    for piece in pieces:
        if _STRUCK in piece.path.split(" > "):
            continue
        if found and found[-1].holds(piece):
            found[-1].pieces.append(piece)
        else:
            found.append(Section(piece))
    return found


def _split_paragraphs(part: Part) -> None:
    """Let the paragraphs of a long text without numbers be parts of their own."""
    if len(part.lines) < 2 or len(" ".join(line.text for line in part.lines).split()) <= LONGEST:
        return
    first, *others = part.lines
    part.lines = [first]
    part.children[:0] = [
        Part(f"paragraph {count}", part.level + 0.1, part, [line])
        for count, line in enumerate(others, 2)
    ]


class _Reader:
    """Where the reading of one section stands: the parts that are open."""

    def __init__(self, root: Part) -> None:
        self.root, self.open = root, root
        self.quoted: Part | None = None

    def read(self, piece: SectionText, path: str) -> None:
        """Set the lines of one piece into the tree."""
        is_quoted = piece.kind == "quoted" and _QUOTED in piece.path[len(path) :].split(" > ")
        if is_quoted and self.quoted is None:
            self.quoted = self._begin("“quoted”", self.open.level + 0.5)
        elif not is_quoted and self.quoted is not None:
            self.open, self.quoted = self.quoted.parent or self.root, None
        own = piece.path != path and bool(piece.number or piece.heading)
        if own and is_quoted:
            self._close_to(self.quoted)
            inner = self._begin(f"“Sec. {piece.number or piece.heading}”", self.quoted.level + 0.1)
            inner.heading, inner.position = piece.heading, piece.position
        elif own and piece.number:
            self._line(Line(piece.position, 0, f"({piece.number}) {piece.heading or ''}.—".strip()))
        start = 0
        for text in piece.text.split("\n"):
            self._line(Line(piece.position, start, text))
            start += len(text) + 1

    def _line(self, line: Line) -> None:
        numbers = re.findall(r"\w+", split_number(line.text)[0])
        for number in numbers:
            self._number(number)
        if not numbers and _WHEREAS.match(line.text):
            self._close_to(self.root)
            self._begin(f"Whereas {len(self.root.children) + 1}", 1)
        provisos = _PROVISO.split(line.text)
        if len(provisos) > 2 and len(line.text.split()) > LONGEST // 2:
            self._provisos(line, provisos)
        else:
            self.open.lines.append(line)

    def _provisos(self, line: Line, clauses: list[str]) -> None:
        """A long paragraph whose provisos are parts of their own."""
        holder, at = self.open, 0
        for count, clause in enumerate(clauses):
            at = line.text.index(clause, at)
            here = Line(line.position, line.start + at, clause)
            if count:
                Part(f"proviso {count}", holder.level + 0.1, holder, [here])
                holder.children.append(Part(f"proviso {count}", holder.level + 0.1, holder, [here]))
            else:
                holder.lines.append(here)

    def _number(self, number: str) -> None:
        base = self.quoted.level + 0.1 if self.quoted else 0
        open_levels = {
            round(part.level - base): part.label.strip("()")
            for part in [*self.open.above, self.open]
            if part.label.startswith("(") and (not self.quoted or self.quoted in part.above)
        }
        level = base + _LEVELS[_kind(number, open_levels)]
        floor = self.quoted or self.root
        while self.open is not floor and self.open.level >= level:
            self.open = self.open.parent or self.root
        self._begin(f"({number})", level)

    def _close_to(self, part: Part | None) -> None:
        self.open = part or self.root

    def _begin(self, label: str, level: float) -> Part:
        part = Part(label, level, self.open)
        self.open.children.append(part)
        self.open = part
        return part


def _kind(number: str, open_levels: dict[int, str]) -> str:
    """The kind of a number: (i) is a letter after (h), else a Roman figure below (A)."""
    if number[:1].isdigit():
        return "digit"
    if len(number) > 1 and len(set(number)) == 1 and not _ROMAN.fullmatch(number.lower()):
        return "double"
    small = number.lower()
    is_upper = number[:1].isupper()
    level = 3 if is_upper else 1
    before = open_levels.get(level, "")
    follows = len(small) == 1 and before and ord(small) == ord(before.lower()[-1]) + 1
    can_be_roman = _ROMAN.fullmatch(small) is not None
    below = (4 in open_levels) if is_upper else (3 in open_levels)
    if can_be_roman and (len(small) > 1 or below or small == "i") and not (follows and not below):
        return "ROMAN" if is_upper else "roman"
    return "upper" if is_upper else "lower"


def _lead(part: Part, below: Part) -> str:
    """Words of a part that lead up to one below it: the sentence begun, else its heading alone."""
    if below.label.startswith("proviso") and below.parent is part:
        return ""
    text = "\n".join(line.text for line in part.lines)
    if not text:
        return part.heading or "" if part.parent else ""
    last = text.rsplit("\n", 1)[-1]
    if _UNFINISHED.search(last):
        sentence = re.split(r"(?<=[.;])\s+(?=[A-Z])", last)[-1]
        run_in = _RUN_IN.match(split_number(last)[1])
        return last if run_in or sentence == last else sentence
    number, body = split_number(last)
    run_in = _RUN_IN.match(body)
    return f"{number} {run_in[1]}.—" if run_in else ""


def count_words(part: Part) -> int:
    """Words of a part and of those below it."""
    return len(compared_words("\n".join(line.text for line in part.all_lines())))
