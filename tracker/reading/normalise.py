"""Folding a text for matching, with the way back to the places of the original.

Folding undoes what layout did to words and nothing else: entities and tags of a page handed over
as text, no-break and thin blanks, soft hyphens, words broken at a line end (with the line number
that bills print between the halves), page marks of the Record, curly and GPO quotes.
"""

import html
import re
from bisect import bisect_right

import msgspec

_ONE_FOR_ONE = {
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ",
    "\u202f": " ", "\u3000": " ", "\u2028": "\n", "\u2029": "\n", "\u2010": "-", "\u2011": "-",
    "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2018": "'", "\u2019": "'", "\u201b": "'",
    "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
}  # fmt: skip
_UNSEEN = "\u00ad\u200b\u200c\u200d\ufeff\u2060"
# One class of first signs, so that the search runs over ordinary letters at full speed.
_NOISE = re.compile(
    rf"[-&<\[{_UNSEEN}](?:"
    r"(?<=-)(?P<break>\s*\d{0,2}\s+(?=[a-z]))"
    rf"|(?<=\u00ad)(?P<soft>\s*(?=[a-z]))|(?<=[{_UNSEEN}])(?P<unseen>)"
    r"|(?<=<)(?P<tag>/?[A-Za-z!?][^<>]{0,2000}>)|(?<=&)(?P<shown>lt;/?[a-z][^<>&]{0,300}&gt;)"
    r"|(?<=&)(?P<entity>(?:amp;)?(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)"
    r"|(?<=\[)(?P<mark>\[?Page [A-Z]{0,2}\d+\]\]?))"
)
# A hyphen that keeps its word apart: "inter- and intra-state", "pre- or post-war".
_LIST_WORDS = ("and ", "or ", "to ")


class Folded(msgspec.Struct, frozen=True):
    """A folded text, and where its pieces stood in the original."""

    text: str
    places: list[int]
    origins: list[int]

    def origin(self, at: int) -> int:
        """The place in the original of one character of the folded text."""
        piece = bisect_right(self.places, at) - 1
        return self.origins[piece] + at - self.places[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The places in the original of a stretch of the folded text that is not empty."""
        return self.origin(start), self.origin(end - 1) + 1


def fold(text: str) -> Folded:
    """The text as words meant to be read, each place traceable to the original."""
    for odd, plain in _ONE_FOR_ONE.items():
        if odd in text:
            text = text.replace(odd, plain)
    out, places, origins = [], [0], [0]
    done = length = 0
    for found in _NOISE.finditer(text):
        put = _instead(found, text)
        if put is None:
            continue
        out.append(text[done : found.start()])
        length += found.start() - done
        for piece, origin in ((put, found.start()), ("", found.end())):
            places.append(length)
            origins.append(origin)
            out.append(piece)
            length += len(piece)
        done = found.end()
    out.append(text[done:])
    return Folded("".join(out), places, origins)


def _instead(found: re.Match[str], text: str) -> str | None:
    """What stands in the folded text in place of a piece of noise; None leaves it alone."""
    kind = found.lastgroup
    if kind in ("soft", "unseen"):
        return ""
    if kind == "break":
        before = text[found.start() - 1 : found.start()]
        joined = before.isascii() and before.islower()
        return "" if joined and not text.startswith(_LIST_WORDS, found.end()) else None
    if kind == "entity":
        plain = html.unescape(html.unescape(found.group()))
        plain = _ONE_FOR_ONE.get(plain, plain)
        return None if plain == found.group() or len(plain) != 1 else plain.strip(_UNSEEN)
    return " "
