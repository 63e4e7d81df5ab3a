"""What people ruled, by what it is about, and what stands of it: laid over what machines found."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, or_, select

from tracker.records import Ruling, mention_key, takes_two
from tracker.store.tables import TABLES

_RULING, _MENTION, _FOLLOW = TABLES["Ruling"], TABLES["Mention"], TABLES["Follow"]


class Standing(msgspec.Struct, frozen=True):
    """What people's rulings on one thing come to.

    settled holds; signed is who signed it off, where that takes a second person. pending awaits a
    second, and objected is the word of the one who did not agree with it.
    """

    settled: Ruling | None = None
    signed: Ruling | None = None
    pending: Ruling | None = None
    objected: Ruling | None = None


def same_person(one: str, other: str) -> bool:
    """Whether two names, as typed, are one person's."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def read_rulings(engine: Engine, kind: str, about: str | None = None) -> list[Ruling]:
    """Rulings of a kind, oldest first; those about one record if it is named."""
    with engine.connect() as connection:
        return _rulings(connection, kind, about)


def read_standings(engine: Engine, kind: str, about: str | None = None) -> dict[str, Standing]:
    """What stands of the rulings of a kind, by subject."""
    grouped: dict[str, list[Ruling]] = {}
    for ruling in read_rulings(engine, kind, about):
        grouped.setdefault(ruling.subject, []).append(ruling)
    return {subject: stand(rulings) for subject, rulings in grouped.items()}


def stand(rulings: Iterable[Ruling]) -> Standing:
    """What rulings on one thing, oldest first, come to."""
    standing, made = Standing(), {}
    for ruling in rulings:
        if not takes_two(ruling.kind, ruling.subject):
            standing = Standing(settled=ruling)
        elif ruling.seconds is None:
            made[ruling.ruling_id] = ruling
            standing = Standing(standing.settled, standing.signed, ruling)
        elif (first := made.get(ruling.seconds)) and not same_person(first.author, ruling.author):
            if ruling.verdict == "confirm":
                standing = Standing(settled=first, signed=ruling)
            else:
                standing = msgspec.structs.replace(standing, objected=ruling)
    return standing


def verdict_of(mention: Any, ruled: Mapping[str, Ruling]) -> Literal["court", "uncertain", "other"]:
    """What a stored mention means once people's rulings (by mention_key) are laid over it."""
    ruling = ruled.get(mention_key(mention.subject, mention.text, mention.passage))
    if ruling is None:
        return mention.verdict
    return "other" if ruling.verdict == "reject" else "court"


def ruled_mentions(connection: Connection, about: str | None = None) -> dict[str, Ruling]:
    """The last ruling on each mention, by mention_key."""
    return {ruling.subject: ruling for ruling in _rulings(connection, "mention", about)}


def read_mentions(
    engine: Engine, *wheres: ColumnElement[bool], order: Iterable[Any] = ()
) -> list[tuple[Row, Literal["court", "uncertain"]]]:
    """Live mentions where every condition holds, each with what it means once people ruled.

    What a person rejected is left out.
    """
    wanted = select(_MENTION).where(_MENTION.c.gone_at.is_(None), *wheres).order_by(*order)
    with engine.connect() as connection:
        ruled = ruled_mentions(connection)
        rows = list(connection.execute(wanted))
    found = ((row, verdict_of(row, ruled)) for row in rows)
    return [(row, verdict) for row, verdict in found if verdict != "other"]


def means_court(connection: Connection, subject: ColumnElement) -> ColumnElement[bool]:
    """Condition that a record's words are known to mean the Court, or that it has no such words.

    What may mean the Court awaits review and is no news; what a person rejected is none either. A
    record without any mention is held for another reason, such as the measure that it belongs to.
    """
    confirmed, emptied = _ruled_subjects(connection)
    live = _MENTION.c.gone_at.is_(None)
    doubtful = select(_MENTION.c.subject).where(live, _MENTION.c.verdict == "uncertain")
    certain = select(_MENTION.c.subject).where(live, _MENTION.c.verdict == "court")
    found = or_(subject.not_in(doubtful), subject.in_(certain), subject.in_(confirmed))
    return and_(found, subject.not_in(emptied)) if emptied else found


def unfollowed(connection: Connection) -> set[str]:
    """Measures that are followed for their words alone, where a person said that these mean not us.

    A measure is followed again as soon as new words of it mean the Court, or a person says so.
    """
    last = {ruling.subject: ruling for ruling in _rulings(connection, "follow")}
    gone = {bill: r.ruled_at for bill, r in last.items() if r.verdict == "reject"}
    if not gone:
        return set()
    follows = select(_FOLLOW.c.bill_id, _FOLLOW.c.by, _FOLLOW.c.first_seen_at)
    rows = connection.execute(
        follows.where(_FOLLOW.c.bill_id.in_(gone), _FOLLOW.c.gone_at.is_(None))
    )
    kept = {
        row.bill_id for row in rows
        if row.by == "record" or row.first_seen_at > gone[row.bill_id]
    }  # fmt: skip
    return set(gone) - kept


def _ruled_subjects(connection: Connection) -> tuple[set[str], set[str]]:
    """Records with a mention that a person confirmed, and those with none left that could be."""
    ruled = ruled_mentions(connection)
    subjects = {ruling.about for ruling in ruled.values() if ruling.about}
    verdicts: dict[str, set[str]] = {}
    held = select(_MENTION).where(_MENTION.c.subject.in_(subjects), _MENTION.c.gone_at.is_(None))
    for row in connection.execute(held) if subjects else ():
        verdicts.setdefault(row.subject, set()).add(verdict_of(row, ruled))
    confirmed = {subject for subject, found in verdicts.items() if "court" in found}
    return confirmed, {subject for subject, found in verdicts.items() if found == {"other"}}


def _rulings(connection: Connection, kind: str, about: str | None = None) -> list[Ruling]:
    columns = (_RULING.c[name] for name in Ruling.__struct_fields__)
    wanted = select(*columns).where(_RULING.c.kind == kind, _RULING.c.gone_at.is_(None))
    if about is not None:
        wanted = wanted.where(_RULING.c.about == about)
    order = wanted.order_by(_RULING.c.ruled_at, _RULING.c.ruling_id)
    return [Ruling(*row) for row in connection.execute(order)]
