"""The evidence ledger: one row an act of a member or official, its quote, basis and review."""

import re
from collections.abc import Collection, Iterable
from datetime import date

import msgspec
from sqlalchemy import Connection, Engine, Row, select

from tracker.queries.administration.officials import find_officials, read_aliases, read_deeds
from tracker.queries.ledger.entry import Entry, Quote
from tracker.queries.ledger.evidence import Evidence, member_evidence
from tracker.queries.ledger.floor import floor_entries
from tracker.queries.ledger.statements import paper_entries
from tracker.queries.ledger.testimony import hearing_entries
from tracker.queries.rows import by
from tracker.queries.rulings import Standing, read_standings, ruled_mentions, verdict_of
from tracker.queries.stances.held import StanceView, read_paper_stances
from tracker.queries.stances.polarity import YeaView, effect, read_yeas
from tracker.queries.stances.titles import TitleStance, read_title_stances
from tracker.store.tables import TABLES

_ACT, _JUDGED, _MENTION, _PAPER = (TABLES[n] for n in ("Act", "Judgement", "Mention", "Document"))
_BIOGUIDE = re.compile(r"[A-Z]\d{6}")
# Where a quote is looked for, the most telling first, and how its place is called.
_PLACES = {
    "RollCall": "the question as the chamber states it", "TextSection": "the text of the measure",
    "Bill": "the title", "BillTitle": "a title", "Amendment": "the purpose of an amendment",
    "Summary": "the summary by the Congressional Research Service", "Document": "its own words",
}  # fmt: skip
_QUOTED = re.compile(r"“([^”]+)”")


class _Known(msgspec.Struct, frozen=True):
    """What is known of the votes and measures of many entries, by subject."""

    yeas: dict[str, YeaView]
    stances: dict[str, Standing]
    quotes: dict[str, Quote]
    titles: dict[str, TitleStance]


def read_ledger(engine: Engine, actor: str) -> list[Entry]:
    """Every act of a member (by bioguide id) or official (by name or id), newest first.

    Where nobody judged what an act did, the rules may tell; what people settled comes before both.
    """
    return read_ledgers(engine, [actor])[actor]


def read_ledgers(engine: Engine, actors: Collection[str]) -> dict[str, list[Entry]]:
    """The ledger of each of these members and officials."""
    members = {actor for actor in actors if _BIOGUIDE.fullmatch(actor)}
    found = _member_entries(engine, members) if members else {}
    if len(members) < len(set(actors)):
        found |= _official_entries(engine, set(actors) - members)
    for entries in found.values():
        entries.sort(key=lambda e: (e.act.on or date.min, e.act.subject), reverse=True)
    return found


def _member_entries(engine: Engine, ids: set[str]) -> dict[str, list[Entry]]:
    held, stances = member_evidence(engine, ids), read_standings(engine, "stance")
    rows = [row for found in held.values() for row in found]
    known = _known(engine, rows, stances)
    papers = paper_entries(engine, ids, stances)
    spoken = floor_entries(engine, ids, stances)
    heard = hearing_entries(engine, ids, stances)
    return {
        who: [_entry(row, known) for row in found]
        + papers.get(who, []) + spoken.get(who, []) + heard.get(who, [])
        for who, found in held.items()
    }  # fmt: skip


def _known(engine: Engine, rows: Iterable[Evidence], stances: dict[str, Standing]) -> _Known:
    votes = {row.subject for row in rows if row.kind == "vote"}
    bills = {row.bill_id for row in rows if row.bill_id}
    with engine.connect() as connection:
        titles = read_title_stances(connection, bills)
    return _Known(
        {view.vote_id: view for view in read_yeas(engine, tuple(votes))},
        stances, _quotes(engine, votes | bills), titles,
    )  # fmt: skip


def _entry(row: Evidence, known: _Known) -> Entry:
    quote = known.quotes.get(row.subject) or known.quotes.get(row.bill_id or "")
    if row.kind == "vote":
        return _vote_entry(row, known.yeas.get(row.subject), quote)
    if row.kind == "withdrew":
        return Entry(row, "fact", quote)
    standing = known.stances.get(row.subject, Standing())
    if standing.settled:
        said = {"stance": standing.settled.value, "reason": standing.settled.reason}
        return Entry(msgspec.structs.replace(row, **said), "people", quote, standing)
    if row.stance not in (None, "not_determined") or row.subject_kind != "bill":
        return Entry(row, "record" if row.stance else "none", quote, standing)
    told = known.titles.get(row.subject)
    if told is None or told.stance is None:
        return Entry(row, "none", quote, standing)
    said = {"stance": told.stance, "reason": "the rules read it so in the title of the measure"}
    return Entry(msgspec.structs.replace(row, **said), "rules", quote)


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


def _official_entries(engine: Engine, actors: Collection[str]) -> dict[str, list[Entry]]:
    """Acts and papers of officials or offices, by name or by official id."""
    aliases, deeds = read_aliases(engine), read_deeds(engine)
    wanted = {actor: set(find_officials(actor, None, aliases)) for actor in actors}
    asked = set().union(*wanted.values())
    subjects = by((deed for deed in deeds if asked & set(deed.who)), lambda deed: deed.kind)
    made = _act_entries(engine, {deed.subject for deed in subjects.get("act", ())})
    made += _paper_entries(engine, {deed.subject for deed in subjects.get("document", ())})
    did = {(deed.kind, deed.subject): set(deed.who) for deed in deeds}
    return {
        actor: [e for e in made if names & did[e.act.subject_kind, e.act.subject]]
        for actor, names in wanted.items()
    }


def _act_entries(engine: Engine, act_ids: set[str]) -> list[Entry]:
    wanted = (
        select(_ACT, _JUDGED.c.stance, _JUDGED.c.reason, _JUDGED.c.sentence)
        .outerjoin(_JUDGED, (_JUDGED.c.subject == _ACT.c.act_id) & _JUDGED.c.gone_at.is_(None))
        .where(_ACT.c.act_id.in_(act_ids), _ACT.c.gone_at.is_(None))
    )
    with engine.connect() as connection:
        rows = list(connection.execute(wanted))
    papers = read_paper_stances(engine, [row.document_id for row in rows if row.document_id])
    standings = read_standings(engine, "stance")
    return [
        _act_entry(row, papers.get(row.document_id), standings.get(row.act_id, Standing()))
        for row in rows
    ]


def _act_entry(row: Row, paper: StanceView | None, standing: Standing) -> Entry:
    """An act of the record; its page is that of the paper itself, once that is held."""
    settled = standing.settled
    stance = settled.value if settled else row.stance or "not_determined"
    act = Evidence(
        row.kind, row.acted_on, "act", row.act_id, row.title, row.kind.replace("_", " "), stance,
        settled.reason if settled else row.reason, None, row.origin,
        paper.page_id if paper else row.page_id, row.bill_id, row.sentence,
        url=paper.url if paper else row.url,
    )  # fmt: skip
    quoted = _QUOTED.search(row.detail or "")
    quote = None
    if paper is not None:
        quote = Quote(paper.passage, "", _PLACES["Document"], paper.page_id)
    elif quoted:
        quote = Quote(quoted[1], "", "its own words, as the compiled record has them", row.page_id)
    basis = "people" if settled else "record" if row.stance else "none"
    return Entry(act, basis, quote, standing)


def _paper_entries(engine: Engine, document_ids: Iterable[str]) -> list[Entry]:
    """Papers whose words mean the Court, with the stance of who speaks and its basis."""
    views = read_paper_stances(engine, document_ids)
    kinds = select(_PAPER.c.document_id, _PAPER.c.kind, _PAPER.c.bill_id, _PAPER.c.origin)
    with engine.connect() as connection:
        rows = connection.execute(kinds.where(_PAPER.c.document_id.in_(list(views)))).all()
    return [_paper_entry(row, views[row.document_id]) for row in rows]


def _paper_entry(row: Row, view: StanceView) -> Entry:
    reason = f"decided by “{view.quote}”" if view.quote and view.basis == "rules" else view.why
    act = Evidence(
        row.kind, view.on, "document", view.subject, view.title, row.kind.replace("_", " "),
        view.stance, reason, None, row.origin, view.page_id, row.bill_id, url=view.url,
    )  # fmt: skip
    words = view.quote if view.basis == "rules" else view.passage
    quote = Quote(words, "", _PLACES["Document"], view.page_id) if words else None
    return Entry(act, view.basis, quote, view.standing)


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
