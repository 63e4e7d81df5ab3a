"""What each speaker of a proceeding says of the Court in his own words, and what was only printed.

One speaker's stretches of a document make one statement. Papers that a speaker had printed are
not his words; whoever presides reads out what others wrote.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Protocol

import msgspec

from tracker.reading.sentences import window
from tracker.reading.sides.stance import Stance, find_stance

_BREAK = "\n\n"
# Under a heading that names the Court a speech this long speaks of it; shorter ones keep order.
_WORDS = 60
# Sentences on each side of a mention in which a stance is looked for.
_AROUND = 5


class Stretch(Protocol):
    """A stretch of a document as stored: kind, printed speaker, place."""

    kind: str
    speaker: str
    start: int
    end: int


class Mark(Protocol):
    """A mention of a document as stored, at its place in the text."""

    start: int
    end: int
    text: str
    verdict: str


class PlacedMark(msgspec.Struct, frozen=True):
    """A mention at its place in one speaker's words."""

    start: int
    end: int
    verdict: str


class Statement(msgspec.Struct, frozen=True):
    """One speaker's own words on the Court: all of them, the words to quote, where these stand.

    kind is speech or inserted. span is what names the Court in the quote, None where only the
    heading does. start is the quote's place in the document. about is what stands around the
    mentions, marks the mentions in it: from these the stance is read when it is asked for.
    """

    kind: str
    speaker: str
    words: str
    quote: str
    span: str | None
    start: int
    mentions: int
    about: str
    marks: tuple[PlacedMark, ...]

    @property
    def stance(self) -> Stance:
        """What the speaker holds of the Court; unknown where only the heading names it."""
        return _stance(self.about, self.marks)


class Unsaid(msgspec.Struct, frozen=True):
    """A mention that is nobody's statement, with the reason; speaker had it printed, if anybody."""

    span: str
    start: int
    speaker: str | None
    reason: str


def find_statements(
    text: str,
    stretches: Sequence[Stretch],
    marks: Iterable[Mark],
    *,
    titled: bool = False,
    wanted: Callable[[str], bool] | None = None,
) -> list[Statement]:
    """Statements of a document in order, one for each speaker whose own words mean the Court.

    With titled, the heading of the document means the Court: whoever speaks at length under it
    speaks of it. With wanted, only speakers of whose printed names it is true are read.
    """
    marks = list(marks)
    spoken: dict[str, list[Stretch]] = {}
    for stretch in stretches:
        if stretch.kind in ("speech", "inserted") and (not wanted or wanted(stretch.speaker)):
            spoken.setdefault(stretch.speaker, []).append(stretch)
    found = [_statement(text, speaker, own, marks, titled) for speaker, own in spoken.items()]
    return sorted((s for s in found if s is not None), key=lambda s: s.start)


def find_unsaid(
    stretches: Sequence[Stretch], marks: Iterable[Mark], *, digest: bool = False
) -> list[Unsaid]:
    """Mentions that are in nobody's own words, each with the reason; digest: a mere summary."""
    found = []
    for mark in marks:
        stretch = next((s for s in stretches if s.start <= mark.start < s.end), None)
        if stretch is None or stretch.kind in ("paper", "chair", "question"):
            reason = _reason(stretch, digest=digest, spoken=bool(stretches))
            speaker = stretch.speaker if stretch and stretch.kind == "paper" else None
            found.append(Unsaid(mark.text, mark.start, speaker, reason))
    return found


def _reason(stretch: Stretch | None, *, digest: bool, spoken: bool) -> str:
    if digest:
        return "the Daily Digest is a summary: nobody speaks in it"
    if stretch is None:
        where = "a heading, a list or what the reporters tell" if spoken else "papers or a list"
        return f"it stands in {where}, not in a speech"
    if stretch.kind == "paper":
        return f"it stands in a paper that was printed while {stretch.speaker} spoke"
    if stretch.kind == "question":
        return f"{stretch.speaker} asks it in writing"
    return f"{stretch.speaker} presides and reads out what is before the chamber"


def _statement(
    text: str, speaker: str, own: list[Stretch], marks: list[Mark], titled: bool
) -> Statement | None:
    held = [(m, s) for s in own for m in marks if s.start <= m.start < s.end]
    words = _BREAK.join(text[s.start : s.end] for s in own)
    longest = max(own, key=lambda s: s.end - s.start)
    if not held and not (titled and len(text[longest.start : longest.end].split()) >= _WORDS):
        return None
    if held:
        first, stretch = held[0]
        start, end = window(text, first.start, min(first.end, stretch.end))
        start, end = max(start, stretch.start), min(end, stretch.end)
    else:
        first, stretch, start = None, longest, longest.start
        _, end = window(text, start, start + 1)
        end = min(end, longest.end)
    quote = " ".join(text[start:end].split())
    span = first.text if first else None
    return Statement(
        stretch.kind, speaker, words, quote, span, start, len(held), *_about(text, held)
    )


def _about(text: str, held: list[tuple[Mark, Stretch]]) -> tuple[str, tuple[PlacedMark, ...]]:
    """A speaker's sentences around the mentions, and the mentions at their places in these.

    A speech of an hour that names the Court once is read where it names the Court.
    """
    places: list[tuple[int, int]] = []
    for mark, stretch in held:
        start, end = window(text, mark.start, mark.end, beside=_AROUND)
        start, end = max(start, stretch.start), min(end, stretch.end)
        if places and start <= places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    words, moved, at = [], [], 0
    for start, end in places:
        words.append(text[start:end])
        moved += [
            PlacedMark(at + mark.start - start, at + min(mark.end, end) - start, mark.verdict)
            for mark, _ in held
            if start <= mark.start < end
        ]
        at += end - start + len(_BREAK)
    return _BREAK.join(words), tuple(moved)


@lru_cache(maxsize=8192)
def _stance(words: str, moved: tuple[PlacedMark, ...]) -> Stance:
    """The stance of words that were said once and are asked for with every page drawn."""
    return find_stance(words, moved)
