"""What waits for a person: doubtful mentions, stances, votes and matches; rulings to sign off."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, Row, select

from tracker.queries.congress.matches import Match, read_match, read_matches_to_rule
from tracker.queries.ledger.stance_views import read_stance_view
from tracker.queries.rulings import read_standings, ruled_mentions
from tracker.queries.stances.held import (
    StanceView,
    read_measure_view,
    read_stances_to_rule,
)
from tracker.queries.stances.polarity import YeaView, read_yea, read_yeas
from tracker.records import RECORDS, Mention, Ruling, TaughtRule, mention_key
from tracker.store.tables import TABLES

_MENTION = TABLES["Mention"]
# Record class of a subject's own row, its title and its day, by the field that names the subject.
_SUBJECTS = {
    "bill_id": ("bill", "Bill", "title", "introduced_on"),
    "vote_id": ("roll_call", "RollCall", "question", "voted_at"),
    "document_id": ("document", "Document", "title", "published_on"),
}
_PARTS, _PASSAGES = 500, 2000
_WORD = re.compile(r"[A-Za-z][A-Za-z-]+")
Kind = Literal["mention", "second", "polarity", "stance", "provision"]
_ORDER = ("mention", "second", "polarity", "stance", "provision")


class Card(msgspec.Struct, frozen=True):
    """One question to a person: what is doubtful, why, and where it stands.

    places counts the mentions that one ruling decides: the same words in several versions or twice
    in a passage. decides_all tells that nothing else in its record is known to mean the Court.
    """

    key: str
    kind: Kind
    subject_kind: str
    subject: str
    title: str
    on: date | None
    why: str
    page_id: int
    url: str | None = None
    passage: str = ""
    places: int = 1
    decides_all: bool = False
    mention: Mention | None = None
    ruling: Ruling | None = None
    yea: YeaView | None = None
    stance: StanceView | None = None
    match: Match | None = None


def read_queue(engine: Engine) -> list[Card]:
    """All that waits, in the order in which it is worth a person's time.

    First mentions that alone decide whether a record is about the Court, then other mentions, then
    rulings that await a second person, roll calls of which nobody knows what a yea did, stances
    that nobody judged (those in which the rules find none first), and matches of provisions that
    rest on few words; each newest first.
    """
    cards = [
        *_mention_cards(engine), *_second_cards(engine), *_polarity_cards(engine),
        *(_stance_card(view) for view in read_stances_to_rule(engine)),
        *(_match_card(match) for match in read_matches_to_rule(engine)),
    ]  # fmt: skip
    return sorted(cards, key=_rank)


def read_card(engine: Engine, key: str) -> Card | None:
    """The card that a key names, whether it waits or was decided; None if the store holds none."""
    kind, _, subject = key.partition(":")
    if kind == "mention":
        return _any_mention_card(engine, subject)
    if kind == "polarity" and (yea := read_yea(engine, subject)) is not None:
        return _vote_card(yea, key, "polarity", _doubt(yea))
    if kind == "stance" and (view := read_stance_view(engine, subject)) is not None:
        return _stance_card(view)
    if kind == "provision" and (match := read_match(engine, subject)) is not None:
        return _match_card(match)
    return None


def read_ruled(engine: Engine, limit: int = 50) -> list[Ruling]:
    """Newest rulings of any kind, those that sign off another among them."""
    table = TABLES["Ruling"]
    columns = (table.c[name] for name in Ruling.__struct_fields__)
    wanted = select(*columns).where(table.c.gone_at.is_(None)).order_by(table.c.ruled_at.desc())
    with engine.connect() as connection:
        return [Ruling(*row) for row in connection.execute(wanted.limit(limit))]


def _rank(card: Card) -> tuple:
    later = (card.kind == "mention" and not card.decides_all) or (
        card.stance is not None and card.stance.machine != "not_determined"
    )
    return _ORDER.index(card.kind), later, -(card.on or date.min).toordinal(), card.key


def _mention_cards(engine: Engine) -> list[Card]:
    with engine.connect() as connection:
        ruled = ruled_mentions(connection)
        groups = _mentions_by_key(connection, _MENTION.c.verdict == "uncertain")
    open_groups = {key: rows for key, rows in groups.items() if key not in ruled}
    return _cards_of(engine, open_groups, ruled)


def _any_mention_card(engine: Engine, key: str) -> Card | None:
    """A mention by its key, also one that the rules or a person decided."""
    subject = key.rpartition("#")[0]
    with engine.connect() as connection:
        groups = _mentions_by_key(connection, _MENTION.c.subject == subject)
        ruled = ruled_mentions(connection, subject)
    found = {name: rows for name, rows in groups.items() if name == key}
    return next(iter(_cards_of(engine, found, ruled)), None)


def _mentions_by_key(connection: Connection, which: ColumnElement[bool]) -> dict[str, list[Row]]:
    """Live mentions by the key under which people rule on them, in the order of their places."""
    wanted = select(_MENTION).where(_MENTION.c.gone_at.is_(None), which)
    groups: dict[str, list[Row]] = {}
    for row in connection.execute(wanted.order_by(_MENTION.c.place, _MENTION.c.start)):
        groups.setdefault(mention_key(row.subject, row.text, row.passage), []).append(row)
    return groups


def _cards_of(
    engine: Engine, groups: dict[str, list[Row]], ruled: Mapping[str, Ruling]
) -> list[Card]:
    live = _MENTION.c.gone_at.is_(None)
    certain = select(_MENTION.c.subject).where(live, _MENTION.c.verdict == "court").distinct()
    with engine.connect() as connection:
        firsts = [rows[0] for rows in groups.values()]
        about = _subjects(connection, firsts)
        known = set(connection.scalars(certain))
    known |= {r.about for r in ruled.values() if r.verdict != "reject" and r.about}
    return [_mention_card(key, rows, about, known) for key, rows in groups.items()]


def _mention_card(key: str, rows: list[Row], about: dict[str, dict], known: set[str]) -> Card:
    first = rows[0]
    mention = Mention(*(first._mapping[name] for name in Mention.__struct_fields__))
    named = about.get(first.subject, {})
    return Card(
        f"mention:{key}", "mention", named.get("kind", "bill"), first.subject,
        named.get("title") or first.subject, named.get("on"), first.why, first.page_id,
        named.get("url"), first.passage, len(rows), first.subject not in known, mention,
    )  # fmt: skip


def _stance_card(view: StanceView, ruling: Ruling | None = None) -> Card:
    key, kind = (f"second:{ruling.ruling_id}", "second") if ruling else (
        f"stance:{view.subject}", "stance"
    )  # fmt: skip
    why = ruling.reason if ruling else view.why
    return Card(
        key, kind, view.subject_kind, view.subject, view.title, view.on, why, view.page_id,
        view.url, view.passage, ruling=ruling, stance=view,
    )  # fmt: skip


def _match_card(match: Match) -> Card:
    after = match.after
    return Card(
        f"provision:{match.match}", "provision", "provision", match.trace_id,
        after.name or after.place, after.issued_on, match.why, match.page_id,
        passage=after.text, match=match,
    )  # fmt: skip


def _second_cards(engine: Engine) -> list[Card]:
    pending = [
        standing.pending
        for standing in read_standings(engine, "stance").values()
        if standing.pending and not standing.objected
    ]
    stances = [
        _stance_card(view, ruling)
        for ruling in pending
        if (view := read_measure_view(engine, ruling.subject))
    ]
    return stances + _votes_to_second(engine)


def _votes_to_second(engine: Engine) -> list[Card]:
    votes = {view.vote_id: view for view in read_yeas(engine)}
    standings = read_standings(engine, "polarity")
    waiting = [s.pending for s in standings.values() if s.pending and not s.objected]
    return [
        _vote_card(view, f"second:{ruling.ruling_id}", "second", ruling.reason, ruling)
        for ruling in waiting
        if (view := votes.get(ruling.subject))
    ]


def _polarity_cards(engine: Engine) -> list[Card]:
    return [
        _vote_card(view, f"polarity:{view.vote_id}", "polarity", _doubt(view))
        for view in read_yeas(engine)
        if view.pending is None and view.settled is None
        and (view.yea == "not_determined" or view.disagrees)
    ]  # fmt: skip


def _doubt(view: YeaView) -> str:
    if view.disagrees and view.machine:
        return (
            f"the compiled record says {view.judged}, the rules say {view.machine.yea}: "
            f"{view.machine.why}"
        )
    return view.why or "nothing tells what a yea did"


def _vote_card(view: YeaView, key: str, kind: Kind, why: str, ruling: Ruling | None = None) -> Card:
    on = date.fromisoformat(view.voted_at[:10]) if view.voted_at else None
    title = view.question or view.title or view.vote_id
    return Card(
        key, kind, "roll_call", view.vote_id, title, on, why, view.page_id,
        passage=view.title or "", ruling=ruling, yea=view,
    )  # fmt: skip


def _subjects(connection: Connection, mentions: Iterable[Row]) -> dict[str, dict]:
    """Kind, title, day and official address of what mentions stand in, by subject."""
    asked: dict[str, set[str]] = {}
    for row in mentions:
        asked.setdefault(RECORDS[row.found_in].SUBJECT or "", set()).add(row.subject)
    found: dict[str, dict] = {}
    for field, subjects in asked.items():
        if field in _SUBJECTS:
            _add_subjects(connection, field, sorted(subjects), found)
    return found


def _add_subjects(
    connection: Connection, field: str, subjects: list[str], found: dict[str, dict]
) -> None:
    kind, name, title, on = _SUBJECTS[field]
    table = TABLES[name].c
    columns = [table[field], table[title].label("title"), table[on].label("day")]
    if "url" in table:
        columns.append(table.url)
    for start in range(0, len(subjects), _PARTS):
        wanted = select(*columns).where(table[field].in_(subjects[start : start + _PARTS]))
        for row in connection.execute(wanted):
            day = date.fromisoformat(row.day[:10]) if isinstance(row.day, str) else row.day
            found[row[0]] = {
                "kind": kind, "title": row.title, "on": day,
                "url": row._mapping.get("url"),
            }  # fmt: skip


def read_rules(engine: Engine) -> list[TaughtRule]:
    """Rules that people taught, newest first, those withdrawn among them."""
    table = TABLES["TaughtRule"]
    columns = (table.c[name] for name in TaughtRule.__struct_fields__)
    with engine.connect() as connection:
        found = connection.execute(select(*columns).order_by(table.c.taught_at.desc()))
        return [TaughtRule(*row) for row in found]


def propose_words(engine: Engine, passage: str, span: str, most: int = 4) -> list[str]:
    """Words of a passage that stand in none of the newest passages known to mean the Court.

    Such words may tell a look-alike; a person chooses among them.
    """
    known = select(_MENTION.c.passage).where(
        _MENTION.c.verdict == "court", _MENTION.c.gone_at.is_(None)
    )
    with engine.connect() as connection:
        newest = known.order_by(_MENTION.c.first_seen_at.desc()).limit(_PASSAGES)
        common = {w.lower() for text in connection.scalars(newest) for w in _WORD.findall(text)}
    own = {word.lower() for word in _WORD.findall(span)}
    found = {word.lower(): word for word in _WORD.findall(passage)}
    rare = [word for low, word in found.items() if low not in common | own and len(low) > 4]
    return sorted(rare, key=len, reverse=True)[:most]
