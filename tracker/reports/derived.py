"""Exports of what is derived from the rows: flat structs that a query reads, not stored records."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Engine

from tracker.errors import TrackerError
from tracker.queries.administration.officials import Official, read_officials
from tracker.queries.congress.provisions import StandingRow, read_standings
from tracker.queries.ledger.flat import LedgerRow, read_ledger_rows
from tracker.queries.ledger.nominees import NomineeRow, read_nominee_rows
from tracker.queries.speakers import SpeakerRow, read_speakers, read_unattributed
from tracker.queries.stances.polarities import PolarityRow, read_polarities

Read = Callable[[Engine, dict[str, str]], list[msgspec.Struct]]


class Derived(msgspec.Struct, frozen=True):
    """A list that a query makes: its rows' class and how they are read for chosen filters."""

    row: type[msgspec.Struct]
    read: Read


def _ledger(engine: Engine, filters: dict[str, str]) -> list[msgspec.Struct]:
    return list(read_ledger_rows(engine, filters.get("actor")))


DERIVED = {
    "provisions": Derived(StandingRow, lambda engine, _: list(read_standings(engine))),
    "ledger": Derived(LedgerRow, _ledger),
    "polarities": Derived(PolarityRow, lambda engine, _: list(read_polarities(engine))),
    "nominees": Derived(NomineeRow, lambda engine, _: list(read_nominee_rows(engine))),
    "officials": Derived(Official, lambda engine, _: list(read_officials(engine))),
    "speakers": Derived(SpeakerRow, lambda engine, _: list(read_speakers(engine))),
    "unattributed": Derived(SpeakerRow, lambda engine, _: list(read_unattributed(engine))),
}


def derived_rows(engine: Engine, derived: Derived, filters: dict[str, str]) -> Iterator[dict]:
    """Flat rows in the query's order; filters are field -> value, compared as text.

    Raises: TrackerError for a field that the rows do not have.
    """
    names = derived.row.__struct_fields__
    for name in filters:
        if name not in names:
            raise TrackerError(f"there is no field {name!r}; there are {', '.join(names)}")
    for row in derived.read(engine, filters):
        values = msgspec.structs.asdict(row)
        if all(_text(values[name]) == wanted for name, wanted in filters.items()):
            yield values


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(msgspec.to_builtins(value))
