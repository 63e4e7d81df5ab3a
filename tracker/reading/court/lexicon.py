"""terms.toml as typed values, and its words compiled for search.

The files beside it are parts of it: what a bare "ICC" may stand for, the Court without its name.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Literal

import msgspec
import re2

from tracker.reading.court.phrase import RAW_END, RAW_START, for_raw, for_text

Verdict = Literal["court", "other", "uncertain"]


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule: words that decide by themselves or with other words nearby."""

    id: str
    kind: str
    sense: str
    words: list[str]
    alone: bool
    exact: bool = False
    without: Literal["nothing", "uncertain"] = "nothing"
    needs: list[str] = []
    none: list[str] = []
    from_: date | None = msgspec.field(default=None, name="from")
    until: date | None = None

    def in_force(self, on: date | None) -> bool:
        """Whether the words can mean the Court on a day; a day not known excludes nothing."""
        if on is None:
            return True
        return not (self.from_ and on < self.from_) and not (self.until and on > self.until)


class Sense(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something else that "ICC" may stand for."""

    name: str
    names: list[str] = []
    words: list[str] = []


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that rules share; it may take in other groups."""

    words: list[str] = []
    groups: list[str] = []
    exact: bool = False


class Indirect(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that together mean the Court without naming it."""

    id: str
    verdict: Literal["court", "uncertain"]
    anchor: str
    all: list[str]
    none: list[str] = []
    from_: date | None = msgspec.field(default=None, name="from")

    def in_force(self, on: date | None) -> bool:
        """Whether the words can mean the Court on a day; a day not known excludes nothing."""
        return on is None or self.from_ is None or on >= self.from_


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of terms.toml and the files beside it."""

    term: list[Term]
    sense: list[Sense]
    group: dict[str, Group]
    indirect: list[Indirect]


class Words:
    """Words of one list, found in any stretch of folded text."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._pattern = compiled(rf"\b(?:{'|'.join(patterns)})\b")

    def find(self, text: str) -> list[str]:
        """The different words of the list that stand in a text, in its order, as written."""
        seen: dict[str, str] = {}
        for found in self._pattern.finditer(text.encode(errors="replace")):
            word = " ".join(found.group().decode(errors="replace").split())
            seen.setdefault(word.lower(), word)
        return list(seen.values())

    def is_in(self, text: str) -> bool:
        """Whether any word of the list stands in a text."""
        return self._pattern.search(text.encode(errors="replace")) is not None

    def without(self, text: str) -> str:
        """The text with each word of the list made a blank."""
        return self._pattern.sub(b" ", text.encode(errors="replace")).decode(errors="replace")

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where words of the list stand in a text, in order."""
        raw = text.encode(errors="replace")
        done, chars = 0, 0
        for found in self._pattern.finditer(raw):
            start = chars + len(raw[done : found.start()].decode(errors="replace"))
            end = start + len(found.group().decode(errors="replace"))
            yield start, end
            done, chars = found.end(), end


def compiled(pattern: str, *, longest: bool = False, captures: bool = False) -> re2._Regexp:
    """A pattern of Latin-1 characters compiled to be searched in bytes."""
    chosen = options()
    chosen.longest_match = longest
    chosen.never_capture = not captures
    return re2.compile(pattern.encode("latin-1"), chosen)


def options() -> re2.Options:
    """How every pattern is compiled: bytes, and room for the states of long lists of words."""
    chosen = re2.Options()
    chosen.encoding = re2.Options.Encoding.LATIN1
    chosen.max_mem = 1 << 28
    chosen.log_errors = False
    return chosen


def cased(pattern: str, exact: bool) -> str:
    """A pattern in which capitals count or do not."""
    return f"(?:{pattern})" if exact else f"(?i:{pattern})"


_FILES = ("terms.toml", "abbreviation.toml", "unnamed.toml")

# What people taught, in the language of terms.toml (tracker.reading.court.taught sets it).
taught = ""


@cache
def load_lexicon() -> Lexicon:
    """The lexicon in force: what ships with the tracker, and what people taught.

    Raises msgspec.ValidationError on a bad entry.
    """
    lexicon = msgspec.convert(tomllib.loads(_terms()), Lexicon)
    return msgspec.structs.replace(lexicon, sense=_joined(lexicon.sense))


@cache
def lexicon_digest() -> str:
    """What changes when any entry changes; cheap, for it compiles nothing."""
    return sha256(_terms().encode()).hexdigest()[:16]


def _terms() -> str:
    here = files(__package__)
    parts = [here.joinpath(name).read_text(encoding="utf-8") for name in _FILES]
    return "\n".join([*parts, taught])


def _joined(senses: Iterable[Sense]) -> list[Sense]:
    """The senses, those of one name as one: a taught entry may add words to a known look-alike."""
    found: dict[str, Sense] = {}
    for sense in senses:
        known = found.get(sense.name, Sense(sense.name))
        found[sense.name] = Sense(sense.name, known.names + sense.names, known.words + sense.words)
    return list(found.values())


@cache
def group_words(name: str) -> Words:
    """The words of one group and of the groups that it takes in."""
    return Words(_group_patterns(name, for_text))


@cache
def sense_words(position: int) -> Words:
    """The words that go with one look-alike."""
    words = load_lexicon().sense[position].words
    return Words(cased(for_text(word), False) for word in words)


def group_phrases(name: str) -> list[tuple[str, bool]]:
    """The phrases of a group and of the groups that it takes in, and whether capitals count."""
    group = load_lexicon().group[name]
    own = [(word, group.exact) for word in group.words]
    return own + [phrase for other in group.groups for phrase in group_phrases(other)]


def raw_phrase(phrase: str, exact: bool, bounded: bool) -> str:
    """A phrase as a pattern over raw bytes; bounded where it must stand as words of its own."""
    pattern = cased(for_raw(phrase), exact)
    return f"{RAW_START}{pattern}{RAW_END}" if bounded else pattern


def _group_patterns(name: str, build: Callable[[str], str]) -> list[str]:
    return [cased(build(word), exact) for word, exact in group_phrases(name)]
