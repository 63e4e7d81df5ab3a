"""How each page that is looked at again stands: one short value a page, kept among the cursors."""

from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from tracker.store.pages import MARK

SOURCE = "watched_pages"
_NAME = "look "
_CURSOR = f"cursor:{SOURCE}:{_NAME}"


class Look(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the looks at one page came to; moments are aware UTC.

    sha256 is the copy whose words stand, seen first at copied_at and last at seen_at. absent_since
    is the first look that missed it, is_gone that a second agreed; changed_at the last event.
    """

    tried_at: datetime
    looks: int = 0
    sha256: str | None = None
    copied_at: datetime | None = None
    seen_at: datetime | None = None
    absent_since: datetime | None = None
    is_gone: bool = False
    landed: str | None = None
    changed_at: datetime | None = None
    is_faulty: bool = False


def look_name(url: str) -> str:
    """Name under which the look at an address is remembered."""
    return f"{_NAME}{url}"


def encode_look(look: Look) -> str:
    """The look as the text that is remembered."""
    return msgspec.json.encode(look).decode()


def read_looks(connection: Connection) -> dict[str, Look]:
    """How each page stands, by its address."""
    wanted = select(MARK.c.url, MARK.c.mark).where(
        MARK.c.source == SOURCE, MARK.c.url.startswith(_CURSOR, autoescape=True)
    )
    return {
        row.url.removeprefix(_CURSOR): msgspec.json.decode(row.mark, type=Look)
        for row in connection.execute(wanted)
    }
