"""Sections of a bill's plain text, as GovInfo's HTML or a PDF's text layer gives it."""

import re
from collections.abc import Iterable

from scrapers.shapes.govinfo.text import Block
from scrapers.sources.bill_texts.pieces import STRUCK, Cutter, Place, is_findings, says_more

_SECTION = re.compile(
    r"(?P<mark>“)?(?:SECTION|SEC\.) (?P<number>\d[\w.-]*?)\.(?:\s+(?P<words>.*))?$", re.S
)
_LEVEL = re.compile(
    r"(?P<mark>“)?(?P<name>DIVISION|TITLE|SUBTITLE|Subtitle|CHAPTER|SUBCHAPTER|Subchapter|PART|Part"
    r"|SUBPART|Subpart) (?P<number>[A-Z]{1,8}|\d+[A-Z]?)(?:\s*(?:--|—)\s*(?P<words>.*))?$",
    re.S,
)
_ORDER = ("Division", "Title", "Subtitle", "Chapter", "Subchapter", "Part", "Subpart")
_TYPE = re.compile(
    r"(?:A BILL|AN ACT|An Act|(?:CONCURRENT |JOINT )?RESOLUTION|(?:Concurrent |Joint )?Resolution"
    r"|AMENDMENTS?:?)$"
)
_ENACTS = re.compile(r"Be it enacted by|Resolved\b|That the (?:bill|resolution) from the")
_WHEREAS = re.compile(r"Whereas\b")
_CLOSES = re.compile(
    r"Attest:|Passed the (?:House|Senate)\b.*\d{4}\.|Approved [A-Z][a-z]+ \d+, \d{4}"
    r"|LEGISLATIVE HISTORY"
)
_TOC = re.compile(r"(?i)tables? of contents\b.*\b(?:follows|as follows)\W*$|^TABLE OF CONTENTS\.?$")
_QUOTED_START = re.compile(r"“(?:\(\w{1,5}\)|SEC|Sec\.|CHAPTER|TITLE|Subtitle|PART)")
_SHORT_TITLE = re.compile(
    r"(?i)short titles?(?:[;,]? (?:and )?(?:tables? of contents|references?))*"
)
_HEADS = {"other": "Front matter", "title": "Official title", "whereas": "Preamble"}


def cut_plain(blocks: Iterable[Block]) -> Cutter:
    """Pieces of a bill's plain text in its order; every block stands in one of them."""
    reader = _Reader()
    for block in blocks:
        reader.read(block)
    return reader.finish()


class _Reader:
    """Where the reading stands: before the text, in a preamble, in a section of some title."""

    def __init__(self) -> None:
        self.cutter = Cutter()
        self.levels: list[tuple[int, str]] = []
        self.section = Place("other", (_HEADS["other"],))
        self.in_toc: list[Block] | None = None
        self.open_quote = False
        self.live: tuple[list[tuple[int, str]], Place] | None = None

    def read(self, block: Block) -> None:
        """Set one block where it belongs."""
        if block.is_struck != (self.live is not None):
            self._cross(block.is_struck)
        section, level = _SECTION.match(block.text), _LEVEL.match(block.text)
        if self.in_toc is not None and not (section and not section["mark"]):
            self.in_toc.append(block)
        elif section and not section["mark"]:
            self._begin_section(section["number"], section["words"], block.notes)
        elif level and not level["mark"] and self._is_in_body():
            self._begin_level(level, block.notes)
        else:
            self._continue(block)

    def _cross(self, is_struck: bool) -> None:
        """Enter text that a committee struck, or go on in the living text where it was left."""
        self._end_toc()
        if is_struck:
            self.live = list(self.levels), self.section
            self.section = self.section.deeper(STRUCK, self.section.kind)
        elif self.live is not None:
            (self.levels, self.section), self.live = self.live, None

    def _at(self, kind: str, *path: str) -> Place:
        return Place(kind, path if self.live is None else (STRUCK, *path))

    def _is_in_body(self) -> bool:
        return self.section.path[:1] not in (("Front matter",), ("Official title",))

    def _begin_section(self, number: str, words: str | None, notes: tuple[str, ...]) -> None:
        self._end_toc()
        heading = (words or "").rstrip(". ").strip()
        kind = "section"
        if _SHORT_TITLE.fullmatch(heading):
            kind = "title"
        elif is_findings(heading, "") and not says_more(heading):
            kind = "findings"
        label = f"Sec. {number}. {heading}".strip()
        self.section = self._at(kind, *(name for _, name in self.levels), label)
        with self.cutter.inside(self.section):
            self.cutter.start(number, heading or None)
            self._note(notes)

    def _begin_level(self, level: re.Match[str], notes: tuple[str, ...]) -> None:
        name = level["name"].capitalize()
        rank = _ORDER.index(name)
        words = " ".join((level["words"] or "").split()).rstrip(".")
        shown = f"{name} {level['number']}"
        self.levels = [known for known in self.levels if known[0] < rank]
        self.levels.append((rank, f"{shown}—{words}" if words else shown))
        self.section = self._at("heading", *(label for _, label in self.levels))
        with self.cutter.inside(self.section):
            self.cutter.start(level["number"], words or None)
            self.cutter.say(shown)
            self._note(notes)

    def _end_toc(self) -> None:
        """Titles at the end of a table of contents belong to the section that follows it."""
        if self.in_toc is None:
            return
        listed, self.in_toc = self.in_toc, None
        cut = len(listed)
        while cut and (level := _LEVEL.match(listed[cut - 1].text)) and not level["mark"]:
            cut -= 1
        with self.cutter.inside(self.section.deeper("Table of contents", "toc")):
            for block in listed[:cut]:
                self._line(block)
        for block in listed[cut:]:
            self.read(block)

    def _continue(self, block: Block) -> None:
        place = self._place(block.text)
        with self.cutter.inside(place):
            self._line(block)
        if place.kind != "quoted" and _TOC.search(block.text):
            self.in_toc = []

    def _place(self, text: str) -> Place:
        """The place of a block that is no heading."""
        opens, closes = text.count("“"), text.count("”")
        # Each paragraph of a quoted block opens with its mark; only the last one closes.
        if text[:1] == "“" and (self.open_quote or opens > closes or _QUOTED_START.match(text)):
            self.open_quote = opens > closes
            return self.section.deeper("Quoted text", "quoted")
        self.open_quote = False
        if _CLOSES.match(text):
            self.section = self._at("other", "Attestation and history")
        elif _TYPE.fullmatch(text) and self.section.path[:1] == ("Front matter",):
            self.section = self._at("title", "Official title")
        elif _WHEREAS.match(text) and self.section.kind in ("other", "title"):
            self.section = self._at("whereas", "Preamble")
        elif _ENACTS.match(text):
            self.section = self._at("section", "Unnumbered section")
            has_body = re.search(r"\bThat\b", text)
            return self.section if has_body else self._at("other", "Enacting clause")
        elif self.section.kind == "heading":  # text below a title and outside any section
            self.section = self.section._replace(kind="section")
        return self.section

    def _line(self, block: Block) -> None:
        self.cutter.break_line()
        self.cutter.say(block.text)
        self._note(block.notes)

    def _note(self, notes: tuple[str, ...]) -> None:
        for note in notes:
            self.cutter.note(note)

    def finish(self) -> Cutter:
        """The cutter, with a table of contents that nothing followed."""
        self._end_toc()
        return self.cutter
