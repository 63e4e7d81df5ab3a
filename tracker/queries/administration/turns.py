"""In whose turn of a transcript a mention stands: the one who answers, or a reporter who asks."""

import re
from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, Engine, select

from tracker.store.tables import TABLES

_SPEECH = TABLES["Speech"].c
_MOST_IDS = 400
# Guests who speak beside the executive's own: heads of other governments, of the United Nations.
_GUEST = re.compile(
    r"\b(?:Prime Minister|Chancellor|King|Queen|Amir|Sultan|Crown Prince|Foreign Minister|Minister|"
    r"Secretary[- ]General)\b",
    re.IGNORECASE,
)


class Turn(msgspec.Struct, frozen=True):
    """Whose turn it is, as printed; a question is a reporter's."""

    speaker: str
    is_question: bool

    @property
    def is_guest(self) -> bool:
        """Whether somebody speaks who is not of the executive, by the title in the label."""
        return _GUEST.search(self.speaker) is not None


class Turns:
    """Turns of some documents, asked by the place of a mention."""

    def __init__(self, rows: Iterable[tuple[str, str, str, int, int]]):
        self._rows: dict[str, list[tuple[str, str, int, int]]] = {}
        for document_id, *turn in rows:
            self._rows.setdefault(document_id, []).append(tuple(turn))

    def at(self, document_id: str, place: str, start: int) -> Turn | None:
        """The turn in which a mention stands; None outside every turn, and in a title."""
        if not place.endswith(":text"):
            return None
        for kind, speaker, begins, ends in self._rows.get(document_id, ()):
            if begins <= start < ends:
                return Turn(speaker, kind == "question")
        return None


def read_turns(connection: Connection, document_ids: Iterable[str]) -> Turns:
    """Turns of these documents; those that are no transcripts have none."""
    wanted = select(
        _SPEECH.document_id, _SPEECH.kind, _SPEECH.speaker, _SPEECH.start, _SPEECH.end
    ).where(_SPEECH.gone_at.is_(None), _SPEECH.kind.in_(("speech", "question")))
    ids = sorted(set(document_ids))
    parts = (ids[start : start + _MOST_IDS] for start in range(0, len(ids), _MOST_IDS))
    return Turns(
        tuple(row)
        for part in parts
        for row in connection.execute(wanted.where(_SPEECH.document_id.in_(part)))
    )


def read_document_turns(engine: Engine, document_id: str) -> Turns:
    """Turns of one document."""
    with engine.connect() as connection:
        return read_turns(connection, [document_id])


def full_name(printed: str, known: str | None) -> str:
    """The document's own name for a speaker where the label bears its last word: MS. PSAKI."""
    last = (known or "").split()[-1:] or [""]
    return known if known and last[0].lower() in printed.lower() else printed
