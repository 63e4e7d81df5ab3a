"""Who speaks in a paper of the executive: by its title, and turn by turn in a transcript."""

import re
from collections.abc import Sequence

from tracker.reading.people.briefing import Turn, split_briefing
from tracker.records import Speech

_SPOKEN = re.compile(
    r"\b(?i:(?:Statement|Remarks|Briefing|Gaggle|Conference|Call|Address|Message|Letter)s?"
    r" (?:by|from|of) |(?:Readout|Declaration|Communiqué) by )(?P<who>(?:the )?[A-Z].*)"
)
# "G7 Leaders’ Statement", "Secretary Roe’s Statement on …"
_OWN = re.compile(
    r"(?P<who>[A-Z][^:;,]{1,60}?)[’']s? (?:Joint )?(?:Statement|Declaration|Communiqué)\b"
)
_THEN = re.compile(
    r":\s| \| |,? (?:\d{1,2}/\d|"
    r"(?:on|at|in|before|after|during|upon|as|aboard|about|en route|regarding)\b"
    r"|to\b(?! the (?:vice )?president\b)"
    r"|(?!Jinping)[a-z]{4,}ing\b|(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december) \d)",
    re.IGNORECASE,
)
_LEADING = re.compile(r"(?:MODERATOR|OPERATOR|HOST|AIDE|STAFF|PARTICIPANT|VOICE|UNKNOWN)\b")


def titled_speaker(title: str) -> str | None:
    """Whose words a paper is by its title: "Statement by Secretary Roe on …"; None if untold."""
    spoken = _SPOKEN.search(title) or _OWN.match(title)
    if spoken is None:
        return None
    who = _THEN.split(spoken["who"], maxsplit=1)[0].strip(" ,|")
    return f"{who[0].upper()}{who[1:]}" if who else None


def answering_speaker(text: str) -> str | None:
    """Who answers first in a transcript; those who lead through it and those who ask are none."""
    named = (turn.speaker for turn in split_briefing(text) if turn.speaker and not turn.is_reporter)
    return next((name for name in named if not _LEADING.match(name)), None)


def turn_records(document_id: str, text: str) -> list[Speech]:
    """Each turn of a transcript as a place in its text; a question is the one's who asks it."""
    turns: Sequence[Turn] = [turn for turn in split_briefing(text) if turn.speaker]
    return [
        Speech(
            document_id, number, "question" if turn.is_reporter else "speech", turn.speaker or "",
            turn.start, turn.start + len(turn.text),
        )
        for number, turn in enumerate(turns, 1)
    ]  # fmt: skip
