"""Plain paragraphs of a statement's HTML, without what the page puts around them."""

import re
from typing import Any

from lxml import etree, html

_BLOCK = re.compile(
    r"address|article|aside|blockquote|center|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header"
    r"|hr|li|main|ol|p|pre|section|table|tbody|td|th|thead|tr|ul"
)
_NEVER_TEXT = (
    "//script|//style|//noscript|//form|//nav|//svg|//select|//input|//button|//template|//iframe"
)
_PARAGRAPH, _LINE = "\x1e", "\x1f"
_SET_APART = re.compile(r"\n[ \t]*\r?\n")  # a paragraph's end in a <pre>
_BLANK_LINE = re.compile(rf"{_LINE}\s*{_LINE}[\s{_LINE}]*")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SAME_PAPER = re.compile(r"[#?].*$")
_APPEARED = re.compile(r"\n\nThe post .+ appeared first on .+\.\s*$", re.DOTALL)


def has_class(name: str) -> str:
    """XPath condition: the element bears this class, among others or alone."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def read_fragment(text: str) -> Any:
    """Element around a piece of HTML as a feed or a content API carries it."""
    return html.fragment_fromstring(text, create_parent="div")


def remove(root: Any, *paths: str) -> None:
    """Take elements out of a tree; the text that follows each stays."""
    for path in paths:
        for element in root.xpath(path):
            if element is not root and element.getparent() is not None:
                element.drop_tree()


def plain_text(root: Any) -> str:
    """Paragraphs of an element, a blank line between two, a line break where the page has one.

    Two line breaks end a paragraph: the White House's briefings have no other ends; so does a
    blank line in preformatted text, whose other line ends are the typist's.
    Scripts, forms and navigation are no text; soft hyphens go, no-break blanks become blanks.
    """
    remove(root, *(f".{path}" for path in _NEVER_TEXT.split("|")))
    pieces: list[str] = []
    _collect(root, pieces, is_typed=False)
    words = _BLANK_LINE.sub(_PARAGRAPH, "".join(pieces).translate(_UNSEEN))
    paragraphs = (
        "\n".join(filter(None, (" ".join(line.split()) for line in paragraph.split(_LINE))))
        for paragraph in words.split(_PARAGRAPH)
    )
    return _APPEARED.sub("", "\n\n".join(filter(None, paragraphs)))


def one_line(text: str | None) -> str:
    """Text on one line with single blanks; an empty text for nothing."""
    return " ".join((text or "").translate(_UNSEEN).split())


def words_of(root: Any, path: str) -> str | None:
    """Words of the first element at a path, None where there is none or it is empty."""
    for element in root.xpath(path):
        words = element if isinstance(element, str) else element.text_content()
        if line := one_line(words):
            return line
    return None


def without_query(url: str) -> str:
    """Address of a paper without fragment and query, over https."""
    return _SAME_PAPER.sub("", url).replace("http://", "https://", 1)


def _collect(element: Any, pieces: list[str], *, is_typed: bool) -> None:
    if not isinstance(element.tag, str):  # a comment or a processing instruction
        return
    is_block, is_typed = _BLOCK.fullmatch(element.tag) is not None, is_typed or element.tag == "pre"
    if is_block:
        pieces.append(_PARAGRAPH)
    if element.tag == "br":
        pieces.append(_LINE)
    pieces.append(_typed(element.text) if is_typed else element.text or "")
    for child in element:
        _collect(child, pieces, is_typed=is_typed)
        pieces.append(_typed(child.tail) if is_typed else child.tail or "")
    if is_block:
        pieces.append(_PARAGRAPH)


def _typed(text: str | None) -> str:
    return _SET_APART.sub(_PARAGRAPH, text or "")


def outer_xml(element: Any) -> bytes:
    """One element of a feed as a document of its own, in UTF-8."""
    return etree.tostring(element, encoding="utf-8", with_tail=False, xml_declaration=True)
