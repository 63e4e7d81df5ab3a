"""Text layer of a PDF: its lines page by page, and its paragraphs."""

import io
import logging
import re
from collections import Counter

from scrapers.strict import describe
from tracker.errors import ParseError

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its faults become ours, once

_MARKED = 3  # pages from which on a line that most of them bear is furniture
_EDGE = 2  # lines at the top and the foot of a page among which furniture stands
_PAGE_NUMBER = re.compile(r"(?:page )?[-–—]?\s*\d{1,3}\s*[-–—]?(?: of \d{1,3})?", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.?!:;]['”’\")\]]*\d{0,3}$")
_BEGINS = re.compile(r"(?:\(\w{1,4}\)|\d{1,2}\.|[•●▪■*–—-])\s")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_SHORT = 0.75  # of the widest line's length: a line that ends there ends its paragraph


def read_lines(body: bytes) -> list[list[str]]:
    """Lines of each page as they stand; pages of a scan have none.

    Raises: ParseError for what is no readable PDF.
    """
    # Here, for few papers come as a PDF and it takes long to import.
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    if not body.lstrip()[:5].startswith(b"%PDF"):
        raise ParseError(f"{describe(body)} where a PDF was expected")
    # A damaged file fails in pypdf wherever the damage is met.
    damage = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
    try:
        return [page.extract_text().split("\n") for page in PdfReader(io.BytesIO(body)).pages]
    except (PyPdfError, DependencyError, *damage) as error:
        raise ParseError(f"unreadable PDF: {error}") from error


def read_paragraphs(body: bytes) -> str:
    """Paragraphs with blank lines between, without page numbers and running heads; "" of a scan.

    Raises: ParseError for what is no readable PDF.
    """
    pages = [[_plain(line) for line in page] for page in read_lines(body)]
    heads = _running_heads(pages)
    lines = [line for page in pages for line in _without(page, heads)]
    widest = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    is_full = ends = False
    for line in lines:
        if not line:
            # Between two pages a blank line may stand in the midst of a sentence.
            is_full = is_full and not ends
        elif (is_full or line[0].islower()) and paragraphs and not _BEGINS.match(line):
            paragraphs[-1] = _joined(paragraphs[-1], line)
        else:
            paragraphs.append(line)
        if line:
            is_full = len(line) >= _SHORT * widest
            ends = _SENTENCE_ENDS.search(line) is not None
    return "\n\n".join(paragraphs)


def _plain(line: str) -> str:
    return " ".join(line.translate(_LIGATURES).split())


def _running_heads(pages: list[list[str]]) -> set[str]:
    """Lines that stand at the edge of most pages, their numbers aside."""
    if len(pages) < _MARKED:
        return set()
    seen = Counter(name for page in pages for name in {_named(line) for line in _edges(page)})
    return {name for name, times in seen.items() if name and times * 2 > len(pages)}


def _edges(page: list[str]) -> list[str]:
    said = [line for line in page if line]
    return said[:_EDGE] + said[-_EDGE:]


def _named(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _without(page: list[str], heads: set[str]) -> list[str]:
    edges = set(_edges(page))
    return [
        line for line in page
        if line not in edges or not (_named(line) in heads or _PAGE_NUMBER.fullmatch(line))
    ]  # fmt: skip


def _joined(before: str, line: str) -> str:
    """A word broken at a line's end stays broken there: its hyphen may be its own."""
    return f"{before}\n{line}" if before.endswith("-") else f"{before} {line}"
