"""A text prepared for reading: folded, its hits found, and what the whole of it tells."""

from datetime import date
from functools import cache

import msgspec
import re2

from tracker.reading.court.abbreviation import Definition, find_definitions, is_denied
from tracker.reading.court.lexicon import Term, cased, compiled, load_lexicon
from tracker.reading.court.phrase import for_text
from tracker.reading.normalise import Folded, fold
from tracker.reading.sentences import window

# Characters beyond which words no longer count as near, where a text has no sentences.
_REACH = 500


class Hit(msgspec.Struct, frozen=True):
    """Words of a term found at a place of the folded text."""

    start: int
    end: int
    term: Term


class Document(msgspec.Struct):
    """All that the rules look at."""

    folded: Folded
    beside: Folded
    on: date | None
    hits: list[Hit]
    definitions: list[Definition]
    named: set[str]
    denied: set[str]

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    def near(self, start: int, end: int, *, beside: int = 1) -> str:
        """The sentences around a place, with the words at the place taken out."""
        low, high = window(self.text, start, end, beside=beside)
        low, high = max(low, start - _REACH * beside), min(high, end + _REACH * beside)
        return f"{self.text[low:start]} {self.text[end:high]}"

    def around(self, start: int, end: int, *, beside: int = 2) -> str:
        """The sentences around a place, the words at the place among them."""
        low, high = window(self.text, start, end, beside=beside)
        reach = _REACH * beside // 2
        return self.text[max(low, start - reach) : min(high, end + reach)]


def prepare(text: str, context: str, on: date | None) -> Document:
    """A text with its hits; context is other text of the same document and only helps to decide."""
    folded, beside = fold(text), fold(context)
    hits = find_hits(folded.text)
    here, there = _names_of(hits, folded.text), _names_of(find_hits(beside.text), beside.text)
    named = here[False] | there[False]
    denied = (here[True] | there[True]) - named
    definitions = find_definitions(folded.text)
    before = [Definition(-1, d.sense, d.words) for d in find_definitions(beside.text)]
    return Document(folded, beside, on, hits, before + definitions, named, denied)


def find_hits(text: str) -> list[Hit]:
    """Every place where a term's words stand in folded text, the longest at each place."""
    pattern, terms = _combined()
    raw, hits = text.encode(errors="replace"), []
    done, chars = 0, 0
    for found in pattern.finditer(raw):
        start, end = found.span()
        chars += len(raw[done:start].decode(errors="replace"))
        length = len(_trimmed(raw[start:end].decode(errors="replace")))
        hits.append(Hit(chars, chars + length, terms[found.lastindex - 1]))
        done = start
    return hits


def _trimmed(words: str) -> str:
    """A hit without the blank or the full stop of a sentence that an optional dot took in."""
    words = words.rstrip()
    return words[:-1] if words.endswith(".") and words.count(".") == 1 else words


@cache
def _combined() -> tuple[re2._Regexp, list[Term]]:
    """One pattern with a group a term, and the terms in the order of the groups.

    Of the same words the first group tells: whoever names a look-alike by words of the Court's own
    takes them from it.
    """
    lexicon = load_lexicon()
    named = (sense for sense in lexicon.sense if sense.names)
    alike = [Term("look-alike", "lookalike", s.name, s.names, alone=True) for s in named]
    terms = [*alike, *lexicon.term]
    groups = (cased("|".join(map(for_text, t.words)), t.exact).join(("(", ")")) for t in terms)
    return compiled(rf"\b(?:{'|'.join(groups)})\b", longest=True, captures=True), terms


def _names_of(hits: list[Hit], text: str) -> dict[bool, set[str]]:
    """The senses that a text names outright: those meant under False, those denied under True."""
    senses: dict[bool, set[str]] = {False: set(), True: set()}
    for hit in hits:
        if hit.term.alone and hit.term.kind != "person":
            senses[is_denied(text, hit.start)].add(hit.term.sense)
    return senses
