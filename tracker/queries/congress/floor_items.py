"""Items of the Congressional Record as stored, each with its speeches, pages, people, mentions."""

from collections import defaultdict
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, Table, false, or_, select

from tracker.queries.rulings import ruled_mentions, verdict_of
from tracker.reading.people.speakers import KnownPerson
from tracker.records import RecordMember
from tracker.store.tables import TABLES

_PAPER, _SPEECH, _PAGE, _NAMED, _MENTION, _MEMBER = (
    TABLES[n] for n in ("Document", "Speech", "PageBreak", "RecordMember", "Mention", "Member")
)
_MOST_IDS = 400


class FloorItem(msgspec.Struct, frozen=True):
    """An item of the Record; marks are its mentions of the Court, titled if its heading is one.

    people are those whom the metadata names as speaking, of all whom it names if none is.
    """

    paper: Row
    speeches: list[Row]
    pages: list[Row]
    people: list[KnownPerson]
    marks: list[Any]
    titled: bool


def items_of_member(engine: Engine, bioguide_id: str) -> list[str]:
    """Items in which a member may speak: the metadata names him, or a speaker has his surname."""
    named = select(_NAMED.c.document_id).where(
        _NAMED.c.bioguide_id == bioguide_id, _NAMED.c.gone_at.is_(None)
    )
    alias = TABLES["MemberAlias"].c
    lasts = select(_MEMBER.c.last_name).where(_MEMBER.c.bioguide_id == bioguide_id)
    others = select(alias.alias).where(alias.bioguide_id == bioguide_id, alias.kind == "name")
    with engine.connect() as connection:
        names = {*connection.scalars(lasts), *(n.split()[-1] for n in connection.scalars(others))}
        printed = or_(false(), *(_SPEECH.c.speaker.ilike(f"%{name}%") for name in names))
        spoken = select(_SPEECH.c.document_id).where(_SPEECH.c.gone_at.is_(None), printed)
        return list({*connection.scalars(named), *(connection.scalars(spoken) if names else ())})


def read_items(engine: Engine, ids: list[str] | None) -> list[FloorItem]:
    """Items of the Record as stored, newest first; of these ids, or all."""
    with engine.connect() as connection:
        ruled = ruled_mentions(connection)
        ids = _ids(connection) if ids is None else ids
        papers = _rows(connection, _PAPER, "document_id", ids)
        papers = [row for row in papers if row.kind == "record_item"]
        held = {
            table.name: _grouped(connection, table, key, ids)
            for table, key in (
                (_SPEECH, "document_id"), (_PAGE, "document_id"), (_NAMED, "document_id"),
                (_MENTION, "subject"),
            )
        }  # fmt: skip
    papers.sort(key=lambda row: row.document_id)
    papers.sort(key=lambda row: row.published_on or date.min, reverse=True)
    return [_item(row, held, ruled) for row in papers]


def _item(paper: Row, held: dict[str, dict[str, list[Row]]], ruled: dict) -> FloorItem:
    of = {name: rows.get(paper.document_id, []) for name, rows in held.items()}
    marks = [m for m in of[_MENTION.name] if verdict_of(m, ruled) == "court"]
    speaking = [m for m in of[_NAMED.name] if m.role == "SPEAKING"] or of[_NAMED.name]
    return FloorItem(
        paper,
        sorted(of[_SPEECH.name], key=lambda row: row.start),
        sorted(of[_PAGE.name], key=lambda row: row.start),
        [person_of(row) for row in speaking],
        sorted((m for m in marks if m.place.endswith(":text")), key=lambda row: row.start),
        any(m.place.endswith(":title") for m in marks),
    )


def person_of(row: Row | RecordMember) -> KnownPerson:
    """A member whom the metadata of an item names, as one who may speak in it."""
    first = (row.full_name or "").removesuffix(row.last_name or "").strip()
    return KnownPerson(
        person_id=row.bioguide_id, last_names=(row.last_name or "",),
        first_names=(first,) if first else (), printed=row.printed or None, state=row.state,
        role=row.role,
    )  # fmt: skip


def _grouped(
    connection: Connection, table: Table, key: str, ids: list[str]
) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(connection, table, key, ids):
        grouped[row._mapping[key]].append(row)
    return grouped


def _rows(connection: Connection, table: Table, key: str, ids: list[str]) -> list[Row]:
    wanted = select(table).where(table.c.gone_at.is_(None))
    parts = (ids[start : start + _MOST_IDS] for start in range(0, len(ids), _MOST_IDS))
    return [
        row for part in parts for row in connection.execute(wanted.where(table.c[key].in_(part)))
    ]


def _ids(connection: Connection) -> list[str]:
    wanted = select(_PAPER.c.document_id).where(_PAPER.c.kind == "record_item")
    return list(connection.scalars(wanted.where(_PAPER.c.gone_at.is_(None))))
