"""What is stored of one communication to Congress: by the Record, and by a second witness."""

import msgspec
from sqlalchemy import Engine, Row

from tracker.queries.rows import first
from tracker.records import Communication, CommunicationListing, Record
from tracker.store.tables import TABLES


class CommunicationView(msgspec.Struct, frozen=True):
    """A communication; listing is what Congress.gov says of it, None where it was not asked."""

    said: Communication
    listing: CommunicationListing | None

    @property
    def disagrees(self) -> bool:
        """Whether Congress.gov names another day than the one that the Record bears."""
        return self.listing is not None and self.listing.printed_on != self.said.printed_on


def read_communication(engine: Engine, document_id: str) -> CommunicationView | None:
    """One communication by its document's id, None if the store holds none."""
    rows = [
        first(engine, kind.__name__, TABLES[kind.__name__].c.document_id == document_id)
        for kind in (Communication, CommunicationListing)
    ]
    if rows[0] is None:
        return None
    listing = _record(CommunicationListing, rows[1]) if rows[1] else None
    return CommunicationView(_record(Communication, rows[0]), listing)


def _record(kind: type[Record], row: Row) -> Record:
    return kind(**{name: row._mapping[name] for name in kind.__struct_fields__})
