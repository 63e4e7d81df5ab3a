"""Text layer of a bill's PDF: the last resort, for its words may be split or run together."""

import re

from scrapers.shapes.govinfo.text import Block, Paper
from scrapers.shapes.pdf import read_lines
from tracker.errors import ParseError

_LINE_NUMBER = re.compile(r"^\s*\d{1,2}(?=\s+\S)\s+|\s+\d{1,2}\s*$")
_FURNITURE = re.compile(
    r"VerDate |^\s*[•†‡]\s?[HS][A-Z ]*\d+ [A-Z]{2,4}\s*$|^\s*\d{1,4}\s*$|Jkt \d"
)
_BEGINS = re.compile(
    r"[“‘]*(?:\(\w{1,5}\)|SEC(?:TION|\.) \d|DIVISION |TITLE |Subtitle |Whereas|Resolved|Be it )"
    r"|(?:A BILL|AN ACT|(?:CONCURRENT |JOINT )?RESOLUTION)$"
)


def read_pdf(body: bytes) -> Paper:
    """Blocks of a PDF's text without line numbers and running feet.

    GPO's PDFs break words at line ends and lay text in columns: a phrase that this reading does
    not hold may still stand on the page. Raises ParseError for what is no readable PDF.
    """
    blocks: list[Block] = []
    for line in (line for page in read_lines(body) for line in page):
        words = _LINE_NUMBER.sub("", line).strip() if not _FURNITURE.search(line) else ""
        if not words:
            continue
        if blocks and not _begins(words, blocks[-1].text):
            joint = "\n" if blocks[-1].text.endswith("-") else " "
            blocks[-1] = Block(0, f"{blocks[-1].text}{joint}{words}")
        else:
            blocks.append(Block(0, words))
    if not blocks:
        raise ParseError("a PDF without a text layer")
    return Paper(None, blocks)


def _begins(words: str, before: str) -> bool:
    """Whether a line begins a block: by its own first words, or after a heading in capitals."""
    return _BEGINS.match(words) is not None or (before.isupper() and not words.isupper())
