"""What measures hold of the Court, as the rules read it in their titles."""

from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, select

from tracker.reading.court.mentions import find_mentions
from tracker.reading.sides.measure import find_measure_stance
from tracker.store.tables import TABLES

_BILL, _TITLE = TABLES["Bill"].c, TABLES["BillTitle"].c
# What a machine read of a statement, in the words of judgements.
_HELD = {"supportive": "supports", "opposed": "against"}
_SIDES = ("supports", "against", "mixed")


class TitleStance(msgspec.Struct, frozen=True):
    """A stance, None where no title tells one, and the title that tells it, else the measure's."""

    stance: str | None
    title: str


def read_measure_stance(text: str | None) -> str | None:
    """What the rules read of a title or purpose: its stance to the Court, None if they cannot."""
    if not text:
        return None
    found = find_measure_stance(text, [s for s in find_mentions(text) if s.verdict == "court"])
    return _HELD.get(found.stance, found.stance if found.stance != "unknown" else None)


def read_title_stances(connection: Connection, ids: Collection[str]) -> dict[str, TitleStance]:
    """The stance of each measure held, by all of its titles, popular names among them."""
    held: dict[str, list[str]] = {}
    for column in (_BILL, _TITLE):
        wanted = select(column.bill_id, column.title).where(column.bill_id.in_(ids))
        for bill_id, title in connection.execute(wanted.where(column.gone_at.is_(None))):
            held.setdefault(bill_id, []).append(title)
    return {bill_id: _of(list(dict.fromkeys(titles))) for bill_id, titles in held.items()}


def _of(titles: list[str]) -> TitleStance:
    told = [TitleStance(stance, t) for t in titles if (stance := read_measure_stance(t))]
    sided = [one for one in told if one.stance in _SIDES] or told
    if not sided:
        return TitleStance(None, titles[0])
    if len({one.stance for one in sided}) > 1:
        return TitleStance("mixed", "; ".join(one.title for one in sided))
    return sided[0]
