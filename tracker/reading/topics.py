"""What a text about the Court is concerned with, and which situations it speaks of."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from tracker.reading.court.lexicon import Words, cased
from tracker.reading.court.phrase import for_text
from tracker.reading.normalise import fold

# What is told of the Court as such: it leads only where nothing narrower is told.
GENERAL = "court_institution_general"


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A concern or a situation: its id in the record, and the words that tell it."""

    id: str
    weight: int = 2
    words: list[str] = []
    faint: list[str] = []


class Taxonomy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of topics.toml."""

    topic: list[Topic]
    situation: list[Topic]


def find_topics(text: str) -> list[str]:
    """The ids of the topics of a text, those with the most different words first.

    A telling word is enough, of the faint ones it takes two. A telling word counts as much as its
    topic weighs in topics.toml, for the narrower a topic the more its words tell. Of equals the
    order of topics.toml decides; the general comes last.
    """
    return [topic for topic, _ in find_topic_words(text)]


def find_topic_words(text: str) -> list[tuple[str, list[str]]]:
    """The topics of a text, each with the words that tell it."""
    return _told(load_taxonomy().topic, text)


def find_situations(text: str) -> list[str]:
    """The ids of the situations of a text, those with the most different words first."""
    return [situation for situation, _ in _told(load_taxonomy().situation, text)]


@cache
def load_taxonomy() -> Taxonomy:
    """Topics and situations as they ship. Raises msgspec.ValidationError on a bad entry."""
    raw = tomllib.loads(files(__package__).joinpath("topics.toml").read_text(encoding="utf-8"))
    return msgspec.convert(raw, Taxonomy)


def _told(kinds: list[Topic], text: str) -> list[tuple[str, list[str]]]:
    folded, found = fold(text).text, []
    for kind in kinds:
        telling, faint = _words(tuple(kind.words)).find(folded), []
        if kind.faint:
            faint = _words(tuple(kind.faint)).find(folded)
        if telling or len(faint) > 1:
            found.append((kind.weight * len(telling) + len(faint), kind.id, telling + faint))
    found.sort(key=lambda each: (each[1] == GENERAL, -each[0]))
    return [(name, words) for _, name, words in found]


@cache
def _words(words: tuple[str, ...]) -> Words:
    return Words(cased(for_text(word), word.isupper()) for word in words)
