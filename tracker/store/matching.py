"""Votes of roll calls whose files name no bioguide id, joined to the members stored."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property

from sqlalchemy import Connection, Engine, Select, and_, select

from tracker.reading.members import MemberIndex, fill_members
from tracker.records import (
    RECORDS,
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
    """How many stored votes found their member, and each that did not, with the reason."""

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
        """The records, each vote without a bioguide id given the one that fits."""
        needed = any(isinstance(r, VoteCast) and not r.bioguide_id for r in records)
        return fill_members(records, self.index) if needed else records


def load_member_index(engine: Engine) -> MemberIndex:
    """Index of all members stored now."""
    with engine.connect() as connection:
        return MemberIndex(*(_rows(connection, k) for k in (Member, MemberAlias, Term, PartySpell)))


def match_casts(engine: Engine) -> Matching:
    """What came of matching every stored vote without a bioguide id; one transaction a page.

    Votes are matched as they are stored; this is for those that were stored before their members.
    """
    index, result = load_member_index(engine), Matching()
    with engine.connect() as connection:
        pages = list(connection.execute(_unmatched_pages()))
    for page_id, url in pages:
        with writing(engine) as connection:
            records = _stated_by(connection, page_id)
            filled = fill_members(records, index)
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


def _unmatched_pages() -> Select:
    cast, page = TABLES["VoteCast"], PageRow.__table__
    return (
        select(page.c.id, page.c.url)
        .distinct()
        .join(cast, cast.c.page_id == page.c.id)
        .where(cast.c.bioguide_id.is_(None), cast.c.gone_at.is_(None))
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
