"""Where a text means the Court, where it means something else, and where that is in doubt."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

import msgspec

from tracker.reading.court.abbreviation import (
    Reading,
    by_definition,
    by_evidence,
    by_exclusion,
    is_denied,
    speaks_for_others,
)
from tracker.reading.court.document import Document, Hit, prepare
from tracker.reading.court.indirect import find_indirect
from tracker.reading.court.lexicon import group_words
from tracker.reading.court.passages import Passage, best_passages, passage
from tracker.reading.court.prefilter import may_mean_court

__all__ = ["Passage", "Span", "best_passages", "decide", "find_mentions", "passage"]

_STATUTE_ADOPTED = date(1998, 7, 17)
_BARE = "abbreviation-bare"
# Sentences on each side in which evidence is looked for where the nearest have none.
_FURTHER = 4
# Characters on each side in which the words stand that say what is done with a court.
_FRAME = 40
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n|[Tt]his|[Tt]hat)\s$")
_ANY_COURT = re.compile(r"\b(?:an?|any|some|no|such an?|another)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_TRIED_BEFORE = re.compile(
    r"\b(?:[Tt]r(?:y|ied|ying)|[Pp]rosecut(?:e|ed|ing))\s+(?:[A-Z][\w'-]+\s+){1,3}(?:before|in|by)\s+an?\s+$"
)
_FOR_WHOM = re.compile(r"(?:'s)?\s+(?:for|on|to try)\s+(?:the\s+)?(?:former\s+)?[A-Z]")


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """Words at a place of the text given, what they mean, and the rule and words that decided."""

    start: int
    end: int
    text: str
    sense: str
    verdict: Literal["court", "other", "uncertain"]
    rule: str
    why: str


def find_mentions(text: str, *, on: date | None = None, context: str = "") -> list[Span]:
    """Each place of a text where its words mean the Court or might, in order.

    on is the day of the text, where known: officials held office and orders stood for a time.
    context is other text of the same document, such as its title or definitions; it only helps
    to decide. Look-alikes are listed beside; a text without a word of the Court has no spans.
    """
    seen = text.encode(errors="replace")
    if not may_mean_court(seen + b"\n" + context.encode(errors="replace")):
        return []
    document = prepare(text, context, on)
    decided = [(hit, _decide(hit, document)) for hit in document.hits]
    spans = _agreed([_span(text, document, hit, *verdict) for hit, verdict in decided if verdict])
    if not any(span.verdict == "court" for span in spans):
        for found in find_indirect(document):
            start, end = document.folded.span(found.start, found.end)
            spans.append(_made(text, start, end, found.verdict, found.rule, found.why))
    return sorted(spans, key=lambda span: (span.start, span.end))


def decide(spans: Iterable[Span]) -> bool | None:
    """Whether the document means the Court: True, False, or None where that is in doubt."""
    verdicts = {span.verdict for span in spans}
    if "court" in verdicts:
        return True
    return None if "uncertain" in verdicts else False


def _decide(hit: Hit, document: Document) -> tuple[str, str, str] | None:
    """Sense, rule and reason for one hit; None where it means nothing to us."""
    term = hit.term
    if term.kind == "lookalike":
        return term.sense, term.id, "these words name it"
    if not term.in_force(document.on):
        return None
    if term.id == "court-name":
        return _full_name(hit, document)
    if term.id == "abbreviation":
        return _abbreviation(hit, document)
    near = document.near(hit.start, hit.end)
    against = [word for name in term.none for word in group_words(name).find(near)]
    if against:
        return None
    if term.alone:
        return term.sense, term.id, "these words name it"
    return _with_others(hit, document, near)


def _full_name(hit: Hit, document: Document) -> tuple[str, str, str]:
    """The full name, which in small letters may mean a court that was only proposed."""
    text = document.text
    if text[hit.start : hit.end].islower() and _ANY_COURT.search(text, 0, hit.start):
        if _FOR_WHOM.match(text, hit.end) or _TRIED_BEFORE.search(text, 0, hit.start):
            return "a proposed tribunal", "court-name-generic", "“a … court for” names no court"
        if document.on and document.on < _STATUTE_ADOPTED:
            return (
                "uncertain",
                "court-name-generic",
                "before the Rome Statute no such court was named",
            )
    return "court", hit.term.id, "these words name it"


def _abbreviation(hit: Hit, document: Document) -> tuple[str, str, str]:
    """The bare abbreviation: by definition, by the words around it, by the rest of the document."""
    found = by_definition(hit.start, hit.end, document.definitions)
    for beside in (1, _FURTHER):
        near = document.near(hit.start, hit.end, beside=beside)
        found = found or by_evidence(near, document.named, document.denied)
    if found is None and document.beside.text:
        found = by_evidence(document.beside.text, document.named, document.denied)
    if found is None:
        found = _by_frame(hit, document)
    if found is None:
        near = document.near(hit.start, hit.end)
        found = by_exclusion(document.text, hit.start, hit.end, near)
    if found is None:
        return "uncertain", _BARE, "nothing in the text says what it stands for"
    return found.sense, found.rule, found.why


def _by_frame(hit: Hit, document: Document) -> Reading | None:
    """The Court, where the words right around say of it what is said of a court."""
    if document.denied or (document.on and document.on < _STATUTE_ADOPTED):
        return None
    if is_denied(document.text, hit.start):
        return None
    around = document.text[max(0, hit.start - _FRAME) : hit.end + _FRAME]
    words = group_words("court-frame").find(around.replace(".", ""))
    if not words and _ARTICLE.search(document.text, max(0, hit.start - 5), hit.start):
        near = group_words("at-home").without(document.near(hit.start, hit.end))
        words = [] if speaks_for_others(near) else group_words("court-hint").find(near)
    return Reading("court", "abbreviation-in-frame", f"“{words[0]}”") if words else None


def _agreed(spans: list[Span]) -> list[Span]:
    """The spans with each bare abbreviation read as the others are, where all others agree.

    A word keeps one sense through a document, unless the document says otherwise.
    """
    bare = [span for span in spans if span.rule == _BARE]
    decided = [s for s in spans if s.rule.startswith("abbreviation") and s.rule != _BARE]
    senses = {span.sense for span in decided}
    if not bare or len(senses) != 1:
        return spans
    first = decided[0]
    why = f"elsewhere in the document it means this: {first.why}"
    same = {"sense": first.sense, "verdict": first.verdict, "rule": first.rule, "why": why}
    return [msgspec.structs.replace(s, **same) if s.rule == _BARE else s for s in spans]


def _with_others(hit: Hit, document: Document, near: str) -> tuple[str, str, str] | None:
    """A term that means the Court only beside other words."""
    term = hit.term
    groups = term.needs or ["court-strong", "court-faint"]
    words = [word for name in groups for word in group_words(name).find(near)]
    if not words and "court" in document.named and term.kind != "person":
        words = ["International Criminal Court"]
    if words:
        told = ", ".join(f"“{word}”" for word in words[:5])
        return term.sense, term.id, f"near it stand {told}"
    if term.without == "uncertain":
        return "uncertain", term.id, "nothing near it says which is meant"
    return None


def _span(text: str, document: Document, hit: Hit, sense: str, rule: str, why: str) -> Span:
    start, end = document.folded.span(hit.start, hit.end)
    if sense == "court" and is_denied(document.text, hit.start):
        why += "; named to say what is not meant"
    return _made(text, start, end, sense, rule, why)


def _made(text: str, start: int, end: int, sense: str, rule: str, why: str) -> Span:
    verdict = sense if sense in ("court", "uncertain") else "other"
    words = text[start:end]
    return Span(start=start, end=end, text=words, sense=sense, verdict=verdict, rule=rule, why=why)
