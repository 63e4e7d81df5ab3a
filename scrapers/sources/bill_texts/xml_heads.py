"""Heads of levels and sections in a bill's XML: names, numbers and words as printed."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from lxml import etree

from scrapers.sources.bill_texts.pieces import STRUCK, Place, is_findings, says_more

MARGIN = {"sidenote", "page", "footnote", "editorial"}
INLINE = {
    "quote", "short-title", "shortTitle", "term", "definition", "external-xref", "internal-xref",
    "xref", "ref", "inline", "i", "b", "u", "em", "strong", "span", "italic", "bold", "underline",
    "sup", "sub", "superscript", "subscript", "small-caps", "added-phrase", "deleted-phrase",
    "addedText", "deletedText", "ins", "del", "omitted-text", "quotedText", "amendingAction",
    "headingText", "header-in-text", "enum-in-header", "proviso", "act-name", "committee-name",
    "committee", "sponsor", "cosponsor", "nonsponsor", "date", "effective-date", "nobreak",
    "after-quoted-block", "fraction", "formula", "target", "entityRef", "note-ref", "footnote-ref",
    "docketNumber", "effectiveDate", "property", "organizationNote", "role", "designator", "label",
    "bold-italic", "text-strike", "rule", "pagebreak", "graphic", "deleted", "added",
}  # fmt: skip
SPACED = {"br", "linebreak", "date", "designator", "role"}
NUMBERS, HEADINGS = ("enum", "num"), ("header", "heading")
_DESIGNATION = re.compile(
    r"(?i)^[\s“‘\"']*(?:(?:sub)?(?:division|title|chapter|part|section)|sec|article)\b\.?"
)
_SHORT_TITLE = re.compile(
    r"(?i)short titles?(?:[;,]? (?:and )?(?:tables? of contents|references?(?: in act)?))*"
)
_DC = "http://purl.org/dc/elements/1.1/"


class Heading(NamedTuple):
    """What stands at the head of a level: its number and its words, as printed."""

    number: str | None
    words: str | None


def read_heading(element: Any) -> tuple[Heading, tuple[Any, ...]]:
    """Number and words at the head of a level, with the elements that said them."""
    number = next((c for c in element if name_of(c) in NUMBERS), None)
    words = next((c for c in element if name_of(c) in HEADINGS), None)
    used = tuple(part for part in (number, words) if part is not None)
    return Heading(_number(number), _words(words)), used


def _number(element: Any) -> str | None:
    """Bare number of a level: '203' of "SEC. 203. ", 'II' of "TITLE II—"."""
    if element is None:
        return None
    printed = " ".join("".join(spaced(element)).split()).replace("\u00ad", "")
    return _DESIGNATION.sub("", printed).strip(" .—–-()“”‘’\"'") or None


def _words(element: Any) -> str | None:
    if element is None:
        return None
    printed = " ".join("".join(spaced(element)).split()).replace("\u00ad", "")
    return re.sub(r"(?<!\.[A-Z])\.?[—–]?$", "", printed).strip() or None


def spaced(element: Any) -> Iterator[str]:
    """Text of an element without its margin notes, line breaks read as blanks."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and name_of(child) not in MARGIN:
            yield " " if name_of(child) in SPACED else ""
            yield from spaced(child)
            yield "" if name_of(child) in INLINE else " "
        if child.tail:
            yield child.tail


def struck_place(element: Any, place: Place) -> Place:
    """Place of text that a committee struck from the bill as introduced."""
    struck = element.get("changed") == "deleted" or (
        element.get("reported-display-style") == "strikethrough"
    )
    if not struck or STRUCK in place.path:
        return place
    return place.deeper(STRUCK, place.kind)


def name_of(element: Any) -> str:
    """Name of an element without its namespace, dc: kept for Dublin Core; empty for a comment."""
    return _local_name(element.tag) if isinstance(element.tag, str) else ""


@cache
def _local_name(tag: str) -> str:
    name = etree.QName(tag)
    return f"dc:{name.localname}" if name.namespace == _DC else name.localname


def section_kind(heading: str, opening: str, *, has_parts: bool) -> str:
    """Kind of a section by its heading, how it opens, and whether its parts have headings."""
    if _SHORT_TITLE.fullmatch(heading):
        return "title"
    if has_parts and says_more(heading):
        return "section"  # its findings are a subsection with a heading of its own
    return "findings" if is_findings(heading, opening) else "section"


def has_headed_parts(section: Any) -> bool:
    """Whether a section's subsections bear headings of their own."""
    parts = (part for part in section if name_of(part) == "subsection")
    return any(name_of(child) in HEADINGS for part in parts for child in part)
