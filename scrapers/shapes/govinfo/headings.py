"""Headings and pages of a report or print, as places in the text of its Document."""

import re
from collections.abc import Iterator

from scrapers.shapes.govinfo.marks import Letters, read_marks
from scrapers.shapes.govinfo.text import Block
from tracker.records import PageBreak, PaperHeading

_CENTRED = 8  # paragraphs begin four blanks from the margin
_LONGEST = 160
_SECTION = re.compile(
    r"(?:SEC(?:TION|\.)|TITLE|Subtitle|DIVISION|Section) (?:\d+|[IVXLC]+|[A-Z])\b"
)
# Lines of lists and tables, dates, signatures and what is said of the paper's own way.
_NO_HEADING = re.compile(
    r"\.{3,}|\d\s*$|^[\[(]|[.;:,]$|\bsubmitted the\b|ordered to be printed|^R E P O R T$"
    r"|^Calendar No|^O$|^\W*(?:House of Representatives|U\.?S\.? Government)"
)
_NOTHING = Block(0, "")


def read_headings(
    body: bytes, blocks: list[Block], document_id: str
) -> Iterator[PageBreak | PaperHeading]:
    """Where each page of print and each heading of a paper begins.

    A heading stands in the middle of the line or in capitals and ends without a point; level 1 is
    one in capitals, level 2 any other. What only looks so, as a line of a table may, is one too.
    """
    text, headings = "", []
    for block in blocks:
        text += "\n\n" if text else ""
        if level := _level(block):
            headings.append(PaperHeading(document_id, len(text), level, _words(block)))
        text += block.whole
    letters = Letters(text)
    starts = {letters.place(n): page for n, page in read_marks(body, _NOTHING).pages}
    yield from (PageBreak(document_id, start, page) for start, page in sorted(starts.items()))
    yield from headings


def _level(block: Block) -> int:
    """1 or 2 for a heading, 0 for any other block."""
    words = block.text
    if _SECTION.match(words) and len(words) <= _LONGEST:
        return 1 if words.split("\n")[0].isupper() else 2
    letters = sum(sign.isalpha() for sign in words)
    if len(words) > _LONGEST or letters < 0.6 * len(words) or _NO_HEADING.search(words):
        return 0
    if words.isupper():
        return 1
    return 2 if block.indent >= _CENTRED and words[0].isupper() else 0


def _words(block: Block) -> str:
    return " ".join(block.text.replace("-\n", "-").split())
