"""The evidence ledger: one row an act of a member or official, its quote, basis and review."""

import re
from collections.abc import Iterable
from datetime import date

import msgspec
from sqlalchemy import Connection, Engine, Row, select

from tracker.queries.floor_ledger import floor_entries
from tracker.queries.ledger_entry import Entry, Quote
from tracker.queries.member_evidence import Evidence, effect, member_evidence
from tracker.queries.polarity import YeaView, read_measure_stance, read_yeas
from tracker.queries.rulings import Standing, read_standings, ruled_mentions, verdict_of
from tracker.queries.statement_ledger import paper_entries
from tracker.store.tables import TABLES

_MEMBER, _ACT, _JUDGED, _MENTION = (TABLES[n] for n in ("Member", "Act", "Judgement", "Mention"))
_BIOGUIDE = re.compile(r"[A-Z]\d{6}")
# Where a quote is looked for, the most telling first, and how its place is called.
_PLACES = {
    "RollCall": "the question as the chamber states it", "TextSection": "the text of the measure",
    "Bill": "the title", "BillTitle": "a title", "Amendment": "the purpose of an amendment",
    "Summary": "the summary by the Congressional Research Service", "Document": "its own words",
}  # fmt: skip


def read_ledger(engine: Engine, actor: str) -> list[Entry]:
    """Every act of a member (by bioguide id) or official (by name), newest first.

    Where nobody judged what an act did, the rules may tell; what people settled comes before both.
    """
    if _BIOGUIDE.fullmatch(actor):
        rows, names = member_evidence(engine, actor), _names(engine, actor)
    else:
        rows, names = _acts_of(engine, actor), [actor]
    yeas = {view.vote_id: view for view in read_yeas(engine, _subjects(rows, "vote"))}
    stances = read_standings(engine, "stance")
    quotes = _quotes(engine, [name for row in rows for name in (row.subject, row.bill_id) if name])
    entries = [_entry(row, yeas, stances, quotes) for row in rows]
    entries += paper_entries(engine, actor, names, stances)
    if _BIOGUIDE.fullmatch(actor):
        entries += floor_entries(engine, actor)
    return sorted(entries, key=lambda e: (e.act.on or date.min, e.act.subject), reverse=True)


def _entry(
    row: Evidence, yeas: dict[str, YeaView], stances: dict[str, Standing], quotes: dict[str, Quote]
) -> Entry:
    quote = quotes.get(row.subject) or quotes.get(row.bill_id or "")
    if row.kind == "vote":
        return _vote_entry(row, yeas.get(row.subject), quote)
    if row.kind == "withdrew":
        return Entry(row, "fact", quote)
    standing = stances.get(row.subject, Standing())
    if standing.settled:
        said = {"stance": standing.settled.value, "reason": standing.settled.reason}
        return Entry(msgspec.structs.replace(row, **said), "people", quote, standing)
    if row.stance not in (None, "not_determined") or row.subject_kind != "bill":
        return Entry(row, "record" if row.stance else "none", quote, standing)
    stance = read_measure_stance(row.title)
    if stance is None:
        return Entry(row, "none", quote, standing)
    reason = "the rules read it so in the title of the measure"
    return Entry(msgspec.structs.replace(row, stance=stance, reason=reason), "rules", quote)


def _vote_entry(row: Evidence, view: YeaView | None, quote: Quote | None) -> Entry:
    if view is None:
        return Entry(row, "none", quote)
    standing = Standing(view.settled, view.signed, view.pending, view.objected)
    if row.position not in ("yea", "nay"):
        return Entry(row, "fact", quote, standing)
    stance = effect(None if view.yea == "not_determined" else view.yea, row.position)
    if view.yea == "procedural":
        stance = "informational"
    said = {"stance": stance, "reason": view.why or row.reason, "sentence": view.sentence}
    return Entry(msgspec.structs.replace(row, **said), view.basis, quote, standing)


def _subjects(rows: Iterable[Evidence], kind: str) -> tuple[str, ...]:
    return tuple({row.subject for row in rows if row.kind == kind})


def _names(engine: Engine, bioguide_id: str) -> list[str]:
    wanted = select(_MEMBER.c.full_name).where(_MEMBER.c.bioguide_id == bioguide_id)
    with engine.connect() as connection:
        return list(connection.scalars(wanted))


def _acts_of(engine: Engine, name: str) -> list[Evidence]:
    """Acts of which an official is an actor, by the name as the record has it.

    "John R. Bolton, National Security Advisor" is John R. Bolton; of several, each is one.
    """
    wanted = (
        select(_ACT, _JUDGED.c.stance, _JUDGED.c.reason, _JUDGED.c.sentence)
        .outerjoin(_JUDGED, (_JUDGED.c.subject == _ACT.c.act_id) & _JUDGED.c.gone_at.is_(None))
        .where(_ACT.c.gone_at.is_(None), _ACT.c.lane != "court", _ACT.c.actor.is_not(None))
    )
    with engine.connect() as connection:
        rows = [row for row in connection.execute(wanted) if name in actors(row.actor)]
    return [
        Evidence(
            row.kind, row.acted_on, "act", row.act_id, row.title, row.kind.replace("_", " "),
            row.stance or "not_determined", row.reason, None, row.origin, row.page_id,
            row.bill_id, row.sentence,
        )
        for row in rows
    ]  # fmt: skip


def actors(stated: str) -> list[str]:
    """The people whom an act names as its actors, without their offices."""
    return [part.split(",")[0].strip() for part in stated.split(";")]


def _quotes(engine: Engine, subjects: Iterable[str]) -> dict[str, Quote]:
    """The most telling passage of each subject that means the Court."""
    asked, found = sorted(set(subjects)), {}
    with engine.connect() as connection:
        ruled = ruled_mentions(connection)
        rows = [row for part in _parts(asked) for row in _mentions(connection, part)]
    order = list(_PLACES)
    rows.sort(key=lambda row: order.index(row.found_in) if row.found_in in order else len(order))
    for row in rows:
        if verdict_of(row, ruled) == "court":
            place = _PLACES.get(row.found_in, row.found_in)
            found.setdefault(row.subject, Quote(row.passage, row.text, place, row.page_id))
    return found


def _mentions(connection: Connection, subjects: list[str]) -> list[Row]:
    wanted = select(_MENTION).where(_MENTION.c.subject.in_(subjects), _MENTION.c.gone_at.is_(None))
    return list(connection.execute(wanted.order_by(_MENTION.c.place, _MENTION.c.start)))


def _parts(values: list[str], most: int = 500) -> Iterable[list[str]]:
    return (values[start : start + most] for start in range(0, len(values), most))
