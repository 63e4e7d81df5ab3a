"""Who says what in a transcript: turns of a briefing, reporters' questions told from answers."""

import re
from collections import Counter
from typing import NamedTuple

# MR. KIRBY, MS PORTER, MR. McGURK, SECRETARY-GENERAL STOLTENBERG, THE PRESIDENT, PARTICIPANT 2
_WORD = r"(?:Mc|Mac|De|Di|Du|La|Le|O['’])?[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ0-9.'’‘–-]*"
_LABEL = re.compile(
    rf"^(?:\*\*)?(?P<label>{_WORD}(?:,? (?:{_WORD}|\d+|of|and|the|for|van|von|de|al)){{0,7}})"
    r"(?:\*\*)?(?:\s*[(\[][^)\]\n]{1,60}[)\]])?(?:\*\*)?:(?:\*\*)?(?=\s|$)[ \t]*",
    re.MULTILINE,
)
_ASKED = re.compile(r"^(?:\*\*)?Q(?:\*\*)?(?:[:.]|(?=[ \t]))(?:\*\*)?[ \t]*(?=\S)", re.MULTILINE)
_REPORTER = re.compile(
    r"(?:THE )?(?:Q|QUESTION|QUESTIONER|REPORTER|PRESS|JOURNALIST|MEDIA)(?: (?:NO\. ?)?\d+)?"
)
# Labels that name a person by a title.
_TITLED = re.compile(
    r"(?:M[RS]S?\.?|DR\.?|SECRETARY|AMBASSADOR|PRESIDENT|THE (?:VICE )?PRESIDENT|VICE PRESIDENT|"
    r"UNDER SECRETARY|DEPUTY SECRETARY|ASSISTANT SECRETARY|SPECIAL ENVOY|GENERAL|ADMIRAL|SENATOR) ?"
)
# What stands in capitals before a colon in papers that are no transcripts.
_HEADS = re.compile(
    r"(?:FACT SHEET|NOTE|WASHINGTON|SUBJECT|MEMORANDUM|TO|FROM|RE|DATE|WHO|WHAT|WHEN|WHERE|WHY|"
    r"READOUT|UPDATE|BACKGROUND|CONTACT|MEDIA CONTACT|PRESS CONTACT|TOPICS?|LOCATION|TIME|RSVP|"
    r"AKA|A\.K\.A\.|FKA|DOB|POB|NAME|TITLE|NATIONALITY|PASSPORT|ADDRESS|ALT\. [A-Z]+)"
)


class Turn(NamedTuple):
    """What one speaker says until another begins.

    speaker is the name as printed ("MS. PSAKI"), None for what stands before the first; a
    reporter's words are not those of the one who answers. start is where the text stands in the
    whole.
    """

    speaker: str | None
    is_reporter: bool
    text: str
    start: int = 0


def split_briefing(text: str) -> list[Turn]:
    """Turns of a transcript in order; none where the text is no transcript.

    Reads "MR PRICE:" and "QUESTION:" (State), "MS. PSAKI:" and "Q" (White House), each at the
    beginning of a line. What stands before the first turn (place, time, notes) is a turn of nobody.
    """
    marks = _marks(text)
    if not _is_transcript(Counter(name for _, _, name in marks)):
        return []
    places = [(0, None), *((end, name) for _, end, name in marks)]
    ends = [*(start for start, _, _ in marks), len(text)]
    turns = (_turn(text, start, end, name) for (start, name), end in zip(places, ends, strict=True))
    return [turn for turn in turns if turn.text]


def find_turn(turns: list[Turn], place: int) -> Turn | None:
    """The turn in which a place of the whole text stands, None in a label or between two."""
    return next((t for t in turns if t.start <= place < t.start + len(t.text)), None)


def _is_transcript(names: Counter[str]) -> bool:
    """Whether labels are speakers': one is titled or a reporter, or two take turns.

    One alone, over and over, is a table's ("AKA:" in Treasury's tg1815); many, each once, are the
    headings of a list ("SECURING OUR HOMELAND:" in a release of the White House of 2025).
    """
    if any(_TITLED.match(name) or _REPORTER.fullmatch(name) for name in names):
        return True
    return len(names) > 1 and max(names.values()) > 1


def _turn(text: str, start: int, end: int, name: str | None) -> Turn:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    return Turn(name, bool(name and _REPORTER.fullmatch(name)), words.strip(), begin)


def _marks(text: str) -> list[tuple[int, int, str]]:
    """Where each turn's label begins and ends, and the name in it."""
    found = [
        (label.start(), label.end(), label["label"].strip())
        for label in _LABEL.finditer(text)
        if not _HEADS.fullmatch(label["label"].strip())
    ]
    if not found:
        return []  # a bare Q begins a question only beside named answers
    labelled = {start for start, _, _ in found}
    asked = [(q.start(), q.end(), "Q") for q in _ASKED.finditer(text) if q.start() not in labelled]
    return sorted(found + asked)
