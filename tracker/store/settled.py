"""What people settled of a stance or a yea, as the judgement that every view and export shows.

The judgement is a person's row: neither the compiled record nor any source writes over it.
"""

from sqlalchemy import Connection, select

from tracker.reading.sides.polarity import plain_sentence
from tracker.records import Judgement, Ruling, stance_kind, takes_two
from tracker.store.tables import TABLES

_JUDGED, _RULING = TABLES["Judgement"], TABLES["Ruling"]


def settled_judgement(connection: Connection, ruling: Ruling) -> Judgement | None:
    """The judgement that a ruling just written settles; None if it settles none.

    What takes two people is settled by the ruling that agrees with another. Topics that somebody
    gave the subject stay; the sentence goes, where the stance is another than it was.
    """
    if ruling.kind not in ("stance", "polarity"):
        return None
    first = ruling
    if takes_two(ruling.kind, ruling.subject):
        if ruling.seconds is None or ruling.verdict != "confirm":
            return None
        first = _find(connection, ruling.seconds)
    kind = stance_kind(first.subject)
    stance = first.value or "not_determined"
    if stance == "procedural":
        stance = "informational"
    held = connection.execute(select(_JUDGED).where(_JUDGED.c.subject == first.subject)).first()
    sentence = plain_sentence(first.value) if kind == "roll_call" else None
    if held is not None and held.stance == stance:
        sentence = held.sentence or sentence
    topics = held.topics if held is not None else None
    return Judgement(first.subject, kind, stance, first.reason, sentence, topics)


def _find(connection: Connection, ruling_id: str) -> Ruling:
    columns = (_RULING.c[name] for name in Ruling.__struct_fields__)
    return Ruling(
        *connection.execute(select(*columns).where(_RULING.c.ruling_id == ruling_id)).one()
    )
