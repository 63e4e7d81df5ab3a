"""Which passages may continue which: by their likeness, and by what people ruled of a match."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tracker.reading.provisions.likeness import Likeness, measure
from tracker.reading.provisions.passages import Passage, find_alike, worth
from tracker.records import match_key

RULED = "a person's ruling"


class Word(msgspec.Struct, frozen=True):
    """What a person said of a match: the same provision or not, and who said it and why."""

    is_same: bool
    said: str


class Match(msgspec.Struct, frozen=True):
    """A passage that may continue another, how well it fits, and what a person said of it."""

    passage: Passage
    like: Likeness
    fit: tuple
    said: str | None = None


Ruled = Mapping[str, Word]


def find_matches(
    before: Passage, course: Sequence[Passage], candidates: Iterable[Passage], ruled: Ruled, *,
    is_same_bill: bool,
) -> list[Match]:  # fmt: skip
    """The candidates that may continue a passage; what people ruled comes before any likeness.

    A ruling on any passage of its course counts, so that a text that is read later and stands
    between two others undoes none; what was denied of a section is denied of its parts.
    """
    words = [(passage, find_word(course, passage, ruled)) for passage in candidates]
    denied: set[object] = set()
    for passage, word in words:
        if word is not None and not word.is_same:
            denied |= passage.named
    free = [passage for passage, word in words if word is None and not passage.named & denied]
    found = [
        Match(passage, like, (False, *worth(like, before, passage)))
        for like, passage in find_alike(before, free, is_same_bill=is_same_bill)
    ]
    for passage, word in words:
        if word is not None and word.is_same:
            like = measure(before.wording, passage.wording)
            like = msgspec.structs.replace(like, rule=RULED)
            found.append(Match(passage, like, (True, *worth(like, before, passage)), word.said))
    return found


def find_word(course: Sequence[Passage], passage: Passage, ruled: Ruled) -> Word | None:
    """What a person said of a passage as one that continues a course; the newest text first."""
    if not ruled:
        return None
    keys = (match_key(before.key, passage.key) for before in reversed(course))
    return next((ruled[key] for key in keys if key in ruled), None)


def find_denied(course: Sequence[Passage], candidates: Iterable[Passage], ruled: Ruled) -> str:
    """A sentence on the passages of which a person said that they do not continue a course."""
    words = [find_word(course, passage, ruled) for passage in candidates]
    said = dict.fromkeys(word.said for word in words if word and not word.is_same)
    return f" A passage that might be it is not: {'; '.join(said)}." if said else ""
