"""Who a member was on a day, for many members at once: party, state and chamber."""

from collections.abc import Callable, Collection, Iterable
from datetime import date

import msgspec
from sqlalchemy import Engine, Row

from tracker.queries.people import party_letter
from tracker.queries.rows import by, live
from tracker.store.tables import TABLES


class Served(msgspec.Struct, frozen=True):
    """What a member was on a day; None where the store does not know."""

    party: str | None
    state: str | None
    chamber: str | None


def read_served(
    engine: Engine, ids: Collection[str]
) -> Callable[[str, date | None], Served]:  # fmt: skip
    """What tells of these members, by bioguide id, what each was on a day."""
    terms, spells = (_held(engine, name, ids) for name in ("Term", "PartySpell"))

    def served(bioguide_id: str, on: date | None) -> Served:
        term, spell = (_on(held.get(bioguide_id, ()), on) for held in (terms, spells))
        party = spell.party if spell else term.party if term else None
        place = (term.state, term.chamber) if term else (None, None)
        return Served(party_letter(party), *place)

    return served


def _held(engine: Engine, name: str, ids: Collection[str]) -> dict[str, list[Row]]:
    table = TABLES[name].c
    rows = live(engine, name, table.bioguide_id.in_(ids), order=(table.started_on,))
    return by(rows, lambda row: row.bioguide_id)


def _on(rows: Iterable[Row], on: date | None) -> Row | None:
    """The last that holds on a day: one term ends on the day on which the next begins."""
    return next((r for r in reversed([*rows]) if on and r.started_on <= on <= r.ended_on), None)
