"""In whose turn of a transcript a mention stands: the one who answers, or a reporter who asks."""

from collections.abc import Iterable, Mapping

import msgspec
from sqlalchemy import Connection, Engine, Row, select

from tracker.queries.rulings import ruled_mentions, verdict_of
from tracker.reading.people.presidents import is_guest
from tracker.reading.people.titles import name_of, split_speakers
from tracker.store.tables import TABLES

_SPEECH, _MENTION = TABLES["Speech"].c, TABLES["Mention"].c
_MOST_IDS = 400


class Turn(msgspec.Struct, frozen=True):
    """Whose turn it is, as printed; a question is a reporter's."""

    speaker: str
    is_question: bool

    @property
    def is_guest(self) -> bool:
        """Whether somebody speaks who is not of the executive, by the title in the label."""
        return is_guest(self.speaker)


class Turns:
    """Turns of some documents, asked by the place of a mention."""

    def __init__(self, rows: Iterable[tuple[str, str, str, int, int]]):
        self._rows: dict[str, list[tuple[str, str, int, int]]] = {}
        for document_id, *turn in rows:
            self._rows.setdefault(document_id, []).append(tuple(turn))

    def __contains__(self, document_id: str) -> bool:
        return document_id in self._rows

    def at(self, document_id: str, place: str, start: int) -> Turn | None:
        """The turn in which a mention stands; None outside every turn, and in a title."""
        if not place.endswith(":text"):
            return None
        for kind, speaker, begins, ends in self._rows.get(document_id, ()):
            if begins <= start < ends:
                return Turn(speaker, kind == "question")
        return None

    def answering(self, document_id: str, start: int) -> str | None:
        """Who speaks at a place of the text, as printed; of a question, who speaks next."""
        spoken = sorted(self._rows.get(document_id, ()), key=lambda turn: turn[2])
        following = [turn for turn in spoken if start < turn[3]]
        if not following or following[0][2] > start:
            return None
        return next((speaker for kind, speaker, *_ in following if kind == "speech"), None)


def read_turns(connection: Connection, document_ids: Iterable[str]) -> Turns:
    """Turns of these documents; those that are no transcripts have none."""
    wanted = select(
        _SPEECH.document_id, _SPEECH.kind, _SPEECH.speaker, _SPEECH.start, _SPEECH.end
    ).where(_SPEECH.gone_at.is_(None), _SPEECH.kind.in_(("speech", "question")))
    return Turns(
        tuple(row)
        for part in _parts(document_ids)
        for row in connection.execute(wanted.where(_SPEECH.document_id.in_(part)))
    )


def read_document_turns(engine: Engine, document_id: str) -> Turns:
    """Turns of one document."""
    with engine.connect() as connection:
        return read_turns(connection, [document_id])


def read_answerers(connection: Connection, known: Mapping[str, str]) -> dict[str, str]:
    """Of transcripts, who says what they say of the Court: "A; B"; guests and hosts are left out.

    known is whom each document names as its speakers. One in which nobody named speaks or is asked
    of the Court is not in the answer.
    """
    turns, ruled = read_turns(connection, known), ruled_mentions(connection)
    found: dict[str, dict[str, None]] = {}
    for row in _mentions(connection, [name for name in known if name in turns]):
        label = turns.answering(row.subject, row.start)
        if label and verdict_of(row, ruled) == "court" and not is_guest(label):
            who = full_name(label, known[row.subject])
            if name_of(who) != who or who != label:  # MODERATOR and AIDE are no names
                found.setdefault(row.subject, {})[who] = None
    return {document_id: "; ".join(who) for document_id, who in found.items()}


def _mentions(connection: Connection, document_ids: Iterable[str]) -> list[Row]:
    wanted = select(_MENTION).where(_MENTION.gone_at.is_(None), _MENTION.place.like("%:text"))
    return [
        row
        for part in _parts(document_ids)
        for row in connection.execute(
            wanted.where(_MENTION.subject.in_(part)).order_by(_MENTION.start)
        )
    ]


def _parts(document_ids: Iterable[str]) -> Iterable[list[str]]:
    ids = sorted(set(document_ids))
    return (ids[start : start + _MOST_IDS] for start in range(0, len(ids), _MOST_IDS))


def full_name(printed: str, known: str | None) -> str:
    """Whom of the speakers that the document names a label means (MS. PSAKI); else the label."""
    label = printed.lower().split()
    for one in split_speakers(known or ""):
        if (name := name_of(one)) and name.lower().split()[-1] in label:
            return one
    return printed
