"""Who presides where the Record prints the office alone: whom it named for it last.

"The SPEAKER pro tempore (Mr. Poe)" names him once, "The SPEAKER pro tempore" goes on with him. So
far a name reaches: within its text, until another is named for the office, another office speaks,
or the sitting breaks off. Beyond that nobody is named.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

_NAMED = re.compile(r"(?P<office>.+?) \((?P<name>M[^()]+)\)")
_TITLED = r"M(?:rs?|s|iss)\.? [^()\[\],.;]{2,40}"
_HONORABLE = r"[A-Z][\w.'’ -]{2,40}?(?:, Jr\.)?"
# Sentences that name who presides: where they name no office, the second of the pair is meant.
_TOLD = (
    (rf"called to order by the (?P<office>[A-Z][\w ]+?) [\[(](?P<name>{_TITLED})[\])]", ""),
    (rf"the (?P<office>Speaker(?: pro tempore)?) \((?P<name>{_TITLED})\) having "
     r"(?:assumed|resumed) the chair", ""),
    (rf"with (?P<name>{_TITLED}) (?:\((?P<office>[A-Z][\w ]+)\) )?in the chair", "chairman"),
    (rf"\((?P<name>{_TITLED}) assumed the [Cc]hair", "presiding officer"),
    (rf"the Honorable (?P<name>{_HONORABLE}),? to act as (?P<office>Speaker pro tempore)", ""),
    (rf"the Honorable (?P<name>{_HONORABLE}),?(?: of the State of [\w ]+?,?)?"
     r"(?: having received [^.]{0,90},)? is duly elected (?P<office>Speaker)", ""),
)  # fmt: skip
_SENTENCES = tuple((re.compile(pattern), office) for pattern, office in _TOLD)
_BREAKS = re.compile(
    r"AFTER RECESS|EVENING RECESS|stood? (?:in recess|adjourned)|in recess (?:until|subject)"
    r"|recessed until|the Committee rose\b|resolved itself into"
)


class Stretch(Protocol):
    """A stretch of an item as stored: kind, printed speaker, place."""

    kind: str
    speaker: str
    start: int


class Presiding(NamedTuple):
    """Whom the text named for an office last, and in which words."""

    name: str
    words: str


class _Event(NamedTuple):
    """What the text tells at a place: an office, and whom it names for it if anybody."""

    place: int
    office: str | None
    named: Presiding | None
    stretch: bool = False


def find_presiding(text: str, stretches: Iterable[Stretch]) -> dict[int, Presiding]:
    """Who presides, by the beginning of each stretch whose label names nobody."""
    found: dict[int, Presiding] = {}
    office, held = None, None
    for event in sorted(_events(text, stretches), key=lambda event: event.place):
        if event.named or event.office != office:
            office, held = event.office, event.named
        elif held and event.stretch:
            found[event.place] = held
    return found


def _events(text: str, stretches: Iterable[Stretch]) -> Iterator[_Event]:
    for stretch in stretches:
        named = _NAMED.fullmatch(stretch.speaker)
        if stretch.kind == "chair" and named:
            holder = Presiding(named["name"], stretch.speaker)
            yield _Event(stretch.start, _office(named["office"]), holder)
        elif stretch.kind == "chair" and _office(stretch.speaker) != "clerk":
            yield _Event(stretch.start, _office(stretch.speaker), None, stretch=True)
    for sentence, office in _SENTENCES:
        for told in sentence.finditer(text):
            holder = Presiding(told["name"], " ".join(told[0].split()))
            stated = told.groupdict().get("office") or office
            yield _Event(told.start(), _office(stated), holder)
    for broken in _BREAKS.finditer(text):
        yield _Event(broken.start(), None, None)


def _office(label: str) -> str:
    """One name for an office: "The Acting CHAIR" and "Acting Chairman" are the same."""
    words = label.lower().removeprefix("the ")
    return re.sub(r"\bchair(?:man|woman|person)?\b", "chairman", words)
