"""Pieces of a text while it is cut: each with its kind and the place where it stands."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

STRUCK = "Struck text"  # what a committee struck from a bill as introduced
_FINDINGS = re.compile(r"(?i)^\W*(?:statement of )?(?:congressional )?findings?\b")
_FINDS = re.compile(
    r"(?i)^\W*(?:that )?(?:the )?(?:congress|senate|house(?: of representatives)?) "
    r"(?:hereby )?(?:finds|makes the following findings)\b"
)
# What may follow a quoted block and belongs to it: punctuation, "; and".
_CLOSING = re.compile(r"\W*(?:(?:and|or)\b\W*)?")


class Place(NamedTuple):
    """Where text stands: its kind and the headings above it, outermost first."""

    kind: str = "other"
    path: tuple[str, ...] = ()

    def deeper(self, label: str, kind: str) -> "Place":
        """The place of that name below this one; quoted text stays quoted."""
        return Place("quoted" if self.kind == "quoted" else kind, (*self.path, label))


@dataclass
class Piece:
    """A stretch of text of one kind at one place."""

    place: Place
    number: str | None = None
    heading: str | None = None
    parts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_first: bool = False

    @property
    def text(self) -> str:
        """Words of the piece, a line a paragraph, margin notes and page marks last."""
        lines = "".join(self.parts).replace("\u00ad", "").split("\n")
        kept = [line for line in (" ".join(line.split()) for line in lines) if line]
        return "\n".join([*kept, *(f"[{note}]" for note in self.notes)])


class Cutter:
    """Collects pieces in the order of the text; a place interrupted by another goes on after it."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.place = Place()
        self.after_number = False

    @contextmanager
    def inside(self, place: Place) -> Iterator[None]:
        """Text said meanwhile stands at this place."""
        outer, self.place = self.place, place
        try:
            yield
        finally:
            self.place = outer

    def start(self, number: str | None, heading: str | None) -> None:
        """A new piece at the present place, with the number and heading that it bears."""
        self.pieces.append(Piece(self.place, number, heading, is_first=True))
        self.after_number = True

    def say(self, text: str) -> None:
        """Text that follows without a break."""
        if text.strip() or (text and self._current() is not None):
            self._open().parts.append(text.replace("\n", " "))
            self.after_number = self.after_number and not text.strip()

    def break_line(self) -> None:
        """What follows begins a paragraph."""
        if (current := self._current()) is not None:
            current.parts.append("\n")
        self.after_number = False

    def join_line(self) -> None:
        """What follows belongs to the line said last."""
        if self.pieces:
            parts = self.pieces[-1].parts
            while parts and not parts[-1].strip():
                parts.pop()

    def end_number(self) -> None:
        """What was said last is a number or run-in heading: its text follows on the same line."""
        if (current := self._current()) is not None:
            current.parts.append(" ")
            self.after_number = True

    def note(self, text: str) -> None:
        """A margin note or page mark, kept out of the sentence that it stands in."""
        if text:
            self._open().notes.append(text.replace("\u00ad", ""))

    def finished(self) -> list[Piece]:
        """The pieces that hold words; what merely closes a quotation stays with it."""
        done: list[Piece] = []
        for piece in self.pieces:
            if done and not piece.is_first and done[-1].place.kind == "quoted":
                _give_back_closing(piece, done[-1])
            if piece.heading or piece.number or re.search(r"\w", piece.text):
                done.append(piece)
            elif done:
                done[-1].parts.append(piece.text)
        return done

    def _current(self) -> Piece | None:
        """The piece under way, if it stands at the present place."""
        if self.pieces and self.pieces[-1].place == self.place:
            return self.pieces[-1]
        return None

    def _open(self) -> Piece:
        if (current := self._current()) is None:
            current = Piece(self.place)
            self.pieces.append(current)
        return current


def _give_back_closing(piece: Piece, quoted: Piece) -> None:
    while quoted.parts and not quoted.parts[-1].strip():
        quoted.parts.pop()
    first, line_break, rest = "".join(piece.parts).lstrip().partition("\n")
    if first and _CLOSING.fullmatch(first):
        quoted.parts.append(first.rstrip())
        piece.parts = [rest] if line_break else []


def is_findings(heading: str, opening: str) -> bool:
    """Whether a section sets out what Congress found, by its heading or its first words."""
    return bool(_FINDINGS.match(heading) or _FINDS.match(opening))


def says_more(heading: str) -> bool:
    """Whether a heading names more than findings: "Findings; sense of Congress"."""
    return re.search(r"(?i);|,| and (?!declarations?\b)", heading) is not None
