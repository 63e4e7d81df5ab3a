"""One measure: what its pages state, what was read in its texts, and what changed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Engine, Row, String, cast, or_, select

from tracker.queries.rows import first, live
from tracker.queries.rulings import read_mentions, read_rulings, unfollowed
from tracker.reading.bills.status import Status, derive_status
from tracker.records import Ruling
from tracker.store.tables import TABLES, ChangeRow

_CHANGES_SHOWN = 200


class Version(msgspec.Struct, frozen=True):
    """A text version: as the status page lists it, and whether and from what it was read."""

    bill_version_id: str
    version: str
    name: str
    issued_on: date | None
    url: str | None
    form: str | None
    sections: int | None
    characters: int | None
    mentions: int
    page_id: int


class Quote(msgspec.Struct, frozen=True):
    """A mention with its passage and where in which record it stands."""

    record: str
    place: str
    text: str
    verdict: str
    rule: str
    why: str
    passage: str
    page_id: int
    version: str | None = None
    path: str | None = None


def read_bill(engine: Engine, bill_id: str) -> Row | None:
    """A measure's own row; None if the store holds none of that id."""
    return first(engine, "Bill", TABLES["Bill"].c.bill_id == bill_id)


def read_part(engine: Engine, record: str, bill_id: str) -> list[Row]:
    """Rows of a record class that belong to a measure, in the order of their key or their day."""
    table = TABLES[record].c
    order = [table[name] for name in _ORDER.get(record, ()) if name in table]
    return live(engine, record, table.bill_id == bill_id, order=order)


_ORDER = {
    "Action": ("acted_on", "position"),
    "Amendment": ("submitted_on", "amendment_id"),
    "BillCommittee": ("committee_name", "acted_at"),
    "BillTitle": ("title_type", "title"),
    "Follow": ("by", "stated_in"),
    "RelatedBill": ("related_bill_id",),
    "Sponsorship": ("role", "sponsored_on", "name"),
    "Summary": ("acted_on",),
    "TextVersion": ("issued_on", "bill_version_id"),
}


def read_votes_on(engine: Engine, bill_id: str) -> list[Row]:
    """Roll calls on a measure or on its amendments that the store holds, oldest first."""
    vote, listed, matter = (TABLES[n].c for n in ("RollCall", "RecordedVote", "RollCallMatter"))
    ids = [
        select(listed.vote_id).where(listed.bill_id == bill_id, listed.gone_at.is_(None)),
        select(matter.vote_id).where(matter.bill_id == bill_id, matter.gone_at.is_(None)),
    ]
    on_it = or_(vote.bill_id == bill_id, *(vote.vote_id.in_(part) for part in ids))
    return live(engine, "RollCall", on_it, order=(vote.voted_at, vote.vote_id))


def read_unread_votes(engine: Engine, bill_id: str) -> list[Row]:
    """Roll calls that a measure's page lists and whose own files the store does not hold."""
    listed, vote = TABLES["RecordedVote"].c, TABLES["RollCall"].c
    held = select(vote.vote_id).where(vote.gone_at.is_(None))
    rows = live(
        engine, "RecordedVote", listed.bill_id == bill_id, listed.vote_id.not_in(held),
        order=(listed.acted_on, listed.vote_id),
    )  # fmt: skip
    return list({row.vote_id: row for row in rows}.values())


def read_status(engine: Engine, bill_id: str, today: date) -> Status | None:
    """Where a measure stands on a day, derived; None if the store holds no such measure."""
    bill = read_bill(engine, bill_id)
    if bill is None:
        return None
    votes = [row for row in read_votes_on(engine, bill_id) if row.bill_id in (bill_id, None)]
    return derive_status(
        bill._mapping,
        _maps(read_part(engine, "Action", bill_id)),
        _maps(votes),
        _maps(read_part(engine, "Law", bill_id)),
        today,
    )


def read_quotes(engine: Engine, bill_id: str) -> list[Quote]:
    """Mentions of the Court in all that is held of a measure, with the heading above each."""
    mention, section = TABLES["Mention"].c, TABLES["TextSection"].c
    places = select(section.bill_version_id, section.position, section.path).where(
        section.bill_id == bill_id, section.gone_at.is_(None)
    )
    with engine.connect() as connection:
        paths = {
            f"TextSection:{version}:{position}": path
            for version, position, path in connection.execute(places)
        }
    order = (mention.place, mention.start)
    found = read_mentions(engine, mention.subject == bill_id, order=order)
    return [_quote(row, verdict, paths) for row, verdict in found]


def read_unfollowing(engine: Engine, bill_id: str) -> Ruling | None:
    """The ruling by which a measure is no longer followed; None while it is."""
    with engine.connect() as connection:
        if bill_id not in unfollowed(connection):
            return None
    return read_rulings(engine, "follow", bill_id)[-1]


def read_versions(engine: Engine, bill_id: str, quotes: list[Quote] | None = None) -> list[Version]:
    """Text versions of a measure, newest first."""
    listed = {row.bill_version_id: row for row in read_part(engine, "TextVersion", bill_id)}
    read = {row.bill_version_id: row for row in read_part(engine, "BillText", bill_id)}
    quotes = read_quotes(engine, bill_id) if quotes is None else quotes
    found = [
        _version(listed.get(name), read.get(name), sum(q.version == name for q in quotes))
        for name in {**listed, **read}
    ]
    return sorted(found, key=lambda row: (row.issued_on or date.max, row.version), reverse=True)


def read_changes(engine: Engine, bill_id: str) -> list[Row]:
    """What changed, went or came back in the rows of a measure, newest first, at most 200."""
    change = ChangeRow.__table__
    key = cast(change.c.key, String)
    ours = or_(key.startswith(f'["{bill_id}"', autoescape=True),
               key.startswith(f'["{bill_id}-', autoescape=True))  # fmt: skip
    wanted = select(change).where(ours).order_by(change.c.id.desc()).limit(_CHANGES_SHOWN)
    with engine.connect() as connection:
        return list(connection.execute(wanted))


def _quote(row: Row, verdict: str, paths: dict[str, str]) -> Quote:
    where = row.place.rpartition(":")[0]
    version = where.split(":")[1] if row.found_in == "TextSection" and ":" in where else None
    return Quote(
        row.found_in, row.place, row.text, verdict, row.rule, row.why, row.passage, row.page_id,
        version, paths.get(where),
    )  # fmt: skip


def _version(listed: Row | None, read: Row | None, mentions: int) -> Version:
    row = listed or read
    return Version(
        row.bill_version_id,
        listed.version if listed else row.bill_version_id.rpartition("-")[2],
        listed.name if listed else read.title or row.bill_version_id,
        (listed and listed.issued_on) or (read and read.issued_on),
        listed and (listed.htm_url or listed.xml_url or listed.pdf_url),
        read and read.form, read and read.sections, read and read.characters, mentions,
        (read or row).page_id,
    )  # fmt: skip


def _maps(rows: list[Row]) -> list[Mapping[str, Any]]:
    return [row._mapping for row in rows]
