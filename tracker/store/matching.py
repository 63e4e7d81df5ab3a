"""Votes and signers whose pages name no bioguide id, joined to the members stored."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property

from sqlalchemy import Connection, Engine, Select, and_, select

from tracker.reading.people.members import MemberIndex, fill_members
from tracker.reading.people.signer_match import fill_signers
from tracker.records import (
    RECORDS,
    DocumentSigner,
    Member,
    MemberAlias,
    PartySpell,
    Record,
    Term,
    VoteCast,
)
from tracker.store.db import writing
from tracker.store.put import Stamp, put
from tracker.store.tables import TABLES, PageRow


@dataclass
class Matching:
    """How many stored rows found their member, and each vote that did not, with the reason."""

    matched: int = 0
    unmatched: list[tuple[VoteCast, str]] = field(default_factory=list)


class Matcher:
    """Fills members into the records of page after page; loads them when the first page asks."""

    def __init__(self, engine: Engine):
        self._engine = engine

    @cached_property
    def index(self) -> MemberIndex:
        """All members stored when first asked for."""
        return load_member_index(self._engine)

    def fill(self, records: list[Record]) -> list[Record]:
        """The records, each vote or signer without a bioguide id given the one that fits."""
        kinds = (VoteCast, DocumentSigner)
        needed = any(isinstance(r, kinds) and not r.bioguide_id for r in records)
        return _filled(records, self.index) if needed else records


def _filled(records: list[Record], index: MemberIndex) -> list[Record]:
    return fill_signers(fill_members(records, index), index)


def load_member_index(engine: Engine) -> MemberIndex:
    """Index of all members stored now."""
    with engine.connect() as connection:
        return MemberIndex(*(_rows(connection, k) for k in (Member, MemberAlias, Term, PartySpell)))


def match_casts(engine: Engine) -> Matching:
    """What came of matching each stored vote or signer without an id; one transaction a page.

    Both are matched as they are stored; this is for those that were stored before their members.
    """
    index, result = load_member_index(engine), Matching()
    with engine.connect() as connection:
        pages = [
            row
            for kind in (VoteCast, DocumentSigner)
            for row in connection.execute(_unmatched_pages(kind))
        ]
    for page_id, url in pages:
        with writing(engine) as connection:
            records = _stated_by(connection, page_id)
            filled = _filled(records, index)
            if filled != records:
                put(connection, filled, Stamp(page_id, url, datetime.now(UTC)))
                result.matched += sum(a != b for a, b in zip(records, filled, strict=True))
    result.unmatched = find_unmatched(engine, index)
    return result


def find_unmatched(engine: Engine, index: MemberIndex | None = None) -> list[tuple[VoteCast, str]]:
    """Stored votes without a bioguide id, each with the reason."""
    index = index or load_member_index(engine)
    cast, call = TABLES["VoteCast"], TABLES["RollCall"]
    columns = [cast.c[name] for name in VoteCast.__struct_fields__]
    wanted = (
        select(*columns, call.c.chamber, call.c.voted_at)
        .join(call, call.c.vote_id == cast.c.vote_id)
        .where(cast.c.bioguide_id.is_(None), cast.c.gone_at.is_(None))
        .order_by(cast.c.vote_id, cast.c.member)
    )
    found = []
    with engine.connect() as connection:
        for *values, chamber, voted_at in connection.execute(wanted):
            vote = VoteCast(*values)
            on = date.fromisoformat(voted_at[:10]) if voted_at else None
            match = index.match(vote, chamber, on) if on else None
            found.append((vote, match.reason if match else "the roll call has no date"))
    return found


def _unmatched_pages(kind: type[Record]) -> Select:
    named, page = TABLES[kind.__name__], PageRow.__table__
    return (
        select(page.c.id, page.c.url)
        .distinct()
        .join(named, named.c.page_id == page.c.id)
        .where(named.c.bioguide_id.is_(None), named.c.gone_at.is_(None))
        .order_by(page.c.id)
    )


def _stated_by(connection: Connection, page_id: int) -> list[Record]:
    """All that a page states now, of every class."""
    return [
        record
        for kind in RECORDS.values()
        for record in _rows(connection, kind, TABLES[kind.__name__].c.page_id == page_id)
    ]


def _rows(connection: Connection, kind: type[Record], *wheres) -> list[Record]:
    table = TABLES[kind.__name__]
    columns = [table.c[name] for name in kind.__struct_fields__]
    wanted = select(*columns).where(and_(table.c.gone_at.is_(None), *wheres))
    return [kind(*row) for row in connection.execute(wanted)]
