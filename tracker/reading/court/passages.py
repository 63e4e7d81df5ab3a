"""The passages of a text that mean the Court, the best first, each with where it stands."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, Protocol

import msgspec

from tracker.reading.sentences import window

Place = Literal["heading", "operative", "text", "quotation", "finding", "list", "contents"]
_WORTH = {
    "operative": 6, "heading": 5, "text": 4, "quotation": 3, "finding": 2, "list": 1, "contents": 0,
}  # fmt: skip
_LEADERS = re.compile(r"\.{4,}\s*\d*\s*$")
_ENTRY = re.compile(r"\s*(?:Sec\.|SEC\.|Section|Title|TITLE|Subtitle)\s+[0-9A-Z]+[.—–-]")
_HEADING = re.compile(r"^\s*(?:SEC(?:TION|\.)|TITLE|Sec\.|Subtitle|#+|\([a-z0-9]\)\s+[A-Z][A-Z ]+)")
_FINDING = re.compile(
    r"\bWhereas\b"
    r"|\b(?:Congress|The (?:House|Senate)|the Congress) (?:finds|makes the following finding)"
    r"|\bFindings?\b\.?[-—]",
)
_OPERATIVE = re.compile(
    r"\b(?:shall(?: not)?|may not|none of the funds|no funds|is authorized|Resolved|urges|commends"
    r"|is (?:hereby )?(?:amended|repealed|prohibited|blocked|suspended)|calls? (?:on|upon)"
    r"|are (?:hereby )?(?:blocked|prohibited|authorized)|condemns?|reaffirms|supports|opposes"
    r"|I hereby|hereby (?:order|determine|declare)|to impose sanctions)\b",
    re.IGNORECASE,
)


class _Placed(Protocol):
    start: int
    end: int
    verdict: str
    rule: str


class Passage(msgspec.Struct, frozen=True):
    """A stretch of a text around mentions; places are those of the text given."""

    start: int
    end: int
    text: str
    place: Place
    mentions: int


def passage(text: str, span: _Placed) -> str:
    """The sentence of a span with one sentence on either side, line breaks made blanks."""
    start, end = window(text, span.start, span.end)
    return " ".join(text[start:end].split())


def best_passages(text: str, spans: Iterable[_Placed], n: int = 3) -> list[Passage]:
    """At most n passages, the most telling first: operative words and headings before findings,
    quotations, lists and tables of contents; more mentions before fewer; then in their order.

    Where the text means the Court only those spans count, else the doubtful ones.
    """
    chosen = _that_count(spans)
    found: list[Passage] = []
    for span in chosen:
        if found and span.end <= found[-1].end:
            continue
        start, end = window(text, span.start, span.end)
        inside = sum(start <= other.start and other.end <= end for other in chosen)
        words = " ".join(text[start:end].split())
        found.append(Passage(start, end, words, find_place(text, span.start, span.end), inside))
    return sorted(found, key=lambda p: (-_WORTH[p.place], -p.mentions, p.start))[:n]


def find_place(text: str, start: int, end: int) -> Place:
    """Where a span stands: in a heading, in operative words, in a finding, in a list, and so on."""
    low, high = window(text, start, end, beside=0)
    sentence, line = text[low:high], _line(text, start, end)
    if _LEADERS.search(line) or _is_entry_among_entries(text, start, end):
        return "contents"
    if len(line) < 160 and (_HEADING.match(line) or line.isupper()):
        return "heading"
    if _FINDING.search(text, max(0, low - 12), high):
        return "finding"
    if _OPERATIVE.search(sentence):
        return "operative"
    if sentence.count(";") + sentence.count(",") > 12:
        return "list"
    opened = sentence[: start - low].count("“") - sentence[: start - low].count("”")
    return "quotation" if opened > 0 else "text"


def _that_count(spans: Iterable[_Placed]) -> Sequence[_Placed]:
    listed = sorted(spans, key=lambda span: span.start)
    sure = [span for span in listed if span.verdict == "court"]
    return sure or [span for span in listed if span.verdict == "uncertain"]


def _is_entry_among_entries(text: str, start: int, end: int) -> bool:
    """Whether a span stands in a line like "Sec. 12. Title." right beside another such line."""
    first = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    if not _ENTRY.match(text, first):
        return False
    before = text.rfind("\n", 0, max(0, first - 1)) + 1
    after = stop >= 0 and _ENTRY.match(text, stop + 1)
    return bool(after) or (first > 0 and _ENTRY.match(text, before) is not None)


def _line(text: str, start: int, end: int) -> str:
    stop = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(text)]
