"""Sections of a bill's XML text, in both dialects: bill.dtd (<legis-body>) and USLM (<main>)."""

from itertools import islice
from typing import Any

from scrapers.sources.bill_texts.pieces import Cutter, Place, is_findings
from scrapers.sources.bill_texts.xml_heads import (
    HEADINGS,
    INLINE,
    MARGIN,
    NUMBERS,
    SPACED,
    has_headed_parts,
    name_of,
    read_heading,
    section_kind,
    spaced,
    struck_place,
)  # fmt: skip

# Elements that hold sections and lend them their path. A title's own namespace tells it from
# Dublin Core's <dc:title>, which is text like any other.
_LEVELS = {
    "division": "Division", "title": "Title", "subtitle": "Subtitle", "chapter": "Chapter",
    "subchapter": "Subchapter", "part": "Part", "subpart": "Subpart", "article": "Article",
}  # fmt: skip
_ACCOUNTS = {
    "appropriations", "appropriations-major", "appropriations-intermediate",
    "appropriations-small",
}  # fmt: skip
_LOWER = {
    "subsection", "paragraph", "subparagraph", "clause", "subclause", "item", "subitem",
    "subsubitem", "level", "recital", "whereas", "li", "listItem", "list-item",
}  # fmt: skip
_SPECIAL = {
    "form": ("other", "Front matter"), "preface": ("other", "Front matter"),
    "amendPreface": ("other", "Front matter"), "amend-form": ("other", "Front matter"),
    "engrossed-amendment-form": ("other", "Front matter"),
    "official-title": ("title", "Official title"), "longTitle": ("title", "Official title"),
    "officialTitle": ("title", "Official title"),
    "official-title-amendment": ("title", "Official title"),
    "enactingFormula": ("other", "Enacting clause"),
    "resolvingClause": ("other", "Resolving clause"),
    "preamble": ("whereas", "Preamble"), "toc": ("toc", "Table of contents"),
    "attestation": ("other", "Attestation"), "signatures": ("other", "Signatures"),
    "endorsement": ("other", "Endorsement"),
    "legislativeHistory": ("other", "Legislative history"),
    "quoted-block": ("quoted", "Quoted text"), "quotedContent": ("quoted", "Quoted text"),
}  # fmt: skip
_OUTSIDE = {"metadata", "meta", "amendMeta", "amend-meta", "endMarker"}  # about the file, not text
_FOLLOWS_NUMBER = {"text", "content", "chapeau", "docNumber"}
_OPENING = 40  # stretches of text in which "Congress finds" would stand


def cut_xml(root: Any) -> Cutter:
    """Pieces of the whole document below the root, in the order of the text; no word is lost."""
    cutter = Cutter()
    for child in root:
        _walk(child, cutter)
    return cutter


def _walk(element: Any, cutter: Cutter) -> None:
    """Cut one element and the text that follows it inside its parent."""
    if isinstance(element.tag, str):
        name = name_of(element)
        if name not in _OUTSIDE:
            _cut(element, name, cutter)
    if element.tail and element.tail.strip():
        cutter.say(element.tail)
    elif element.tail:
        cutter.say(" ")


def _cut(element: Any, name: str, cutter: Cutter) -> None:
    if name in MARGIN:
        cutter.note(" ".join("".join(spaced(element)).split()))
    elif name in _LEVELS:
        _cut_level(element, _LEVELS[name], cutter)
    elif name == "section" or name in _ACCOUNTS:
        _cut_section(element, name, cutter)
    elif name in _SPECIAL:
        _cut_special(element, name, cutter)
    elif name in _LOWER:
        _cut_lower(element, cutter)
    elif name in ("td", "th", "entry"):
        cutter.say(" " if element.getprevious() is None else " | ")
        _inner(element, cutter)
    elif name == "quote":  # bill.dtd prints the marks that USLM writes
        cutter.say("“")
        _inner(element, cutter)
        cutter.say("”")
    elif name in INLINE:
        if "after-quoted-block" in (name, element.get("role")):
            cutter.join_line()
        _inner(element, cutter)
        cutter.say(" " if name in SPACED else "")
    else:
        _cut_block(element, name, cutter)


def _cut_special(element: Any, name: str, cutter: Cutter) -> None:
    kind, label = _SPECIAL[name]
    place = cutter.place
    if label == "Official title" and place.path[:1] == ("Front matter",):
        place = Place()
    if label == "Official title" and place.path:  # already inside it, or on the back cover
        _cut_block(element, name, cutter)
        return
    with cutter.inside(place.deeper(label, kind)):
        _inner(element, cutter)


def _cut_block(element: Any, name: str, cutter: Cutter) -> None:
    with cutter.inside(struck_place(element, cutter.place)):
        if name == "br" or name == "linebreak":
            cutter.say(" ")
            return
        if not (name in _FOLLOWS_NUMBER and cutter.after_number):
            cutter.break_line()
        _inner(element, cutter)
        if name == "dc:type":  # "S. CON. RES." and its number stand on one line
            cutter.end_number()
        else:
            cutter.break_line()


def _cut_level(element: Any, label: str, cutter: Cutter) -> None:
    """A title, subtitle …: its heading is a piece of its own, its sections stand below it."""
    head, used = read_heading(element)
    shown = " ".join(filter(None, (label, head.number)))
    place = struck_place(element, cutter.place)
    named = f"{shown}—{head.words}" if head.words else shown
    inner = place.deeper(named, place.kind if place.kind == "quoted" else "heading")
    with cutter.inside(inner):
        cutter.start(head.number, head.words)
        cutter.say(shown)
        with cutter.inside(inner._replace(kind=place.kind)):
            _inner(element, cutter, used)


def _cut_section(element: Any, name: str, cutter: Cutter) -> None:
    head, used = read_heading(element)
    place = struck_place(element, cutter.place)
    label = head.words or ""
    if name == "section":
        label = f"Sec. {head.number}. {label}".strip() if head.number else label
    opening = " ".join("".join(islice(spaced(element), _OPENING)).split())
    kind = section_kind(head.words or "", opening, has_parts=has_headed_parts(element))
    with cutter.inside(place.deeper(label or "Unnumbered section", kind)):
        cutter.start(head.number, head.words)
        _inner(element, cutter, used)


def _cut_lower(element: Any, cutter: Cutter) -> None:
    """A subsection and below: a line of its section, or findings at a place of their own."""
    head, used = read_heading(element)
    place = struck_place(element, cutter.place)
    if place.kind in ("section", "title") and head.words and is_findings(head.words, ""):
        label = f"({head.number}) {head.words}" if head.number else head.words
        with cutter.inside(place.deeper(label, "findings")):
            cutter.start(head.number, head.words)
            _inner(element, cutter, used)
        return
    with cutter.inside(place):
        cutter.break_line()
        _inner(element, cutter)
        cutter.break_line()


def _inner(element: Any, cutter: Cutter, used: tuple[Any, ...] = ()) -> None:
    """Text and children of an element, but for a heading that its piece already bears."""
    if element.text:
        cutter.say(element.text)
    for child in element:
        name = name_of(child) if isinstance(child.tag, str) else ""
        if child in used:
            cutter.say(child.tail or "")
            _notes_within(child, cutter)
        elif name in NUMBERS or name in HEADINGS:
            _cut_inline_head(child, name, cutter)
        else:
            _walk(child, cutter)


def _cut_inline_head(element: Any, name: str, cutter: Cutter) -> None:
    """A number or run-in heading below the section: "(a) In general.—"."""
    _inner(element, cutter)
    if name == "header" and "".join(spaced(element)).strip():
        cutter.say(".—")  # bill.dtd leaves these marks to the printer; USLM writes them
        cutter.say((element.tail or "").lstrip())
        cutter.after_number = True
        return
    cutter.say(element.tail or "")
    cutter.end_number()


def _notes_within(element: Any, cutter: Cutter) -> None:
    for note in element.iter("{*}sidenote", "{*}page", "{*}footnote"):
        cutter.note(" ".join("".join(note.itertext()).split()))
