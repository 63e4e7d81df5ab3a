"""Where rows come from: the page that states them, our copy of it, and how sure the record is."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Engine, func, select

from tracker.store.tables import TABLES, PageRow

Value = TypeVar("Value")
_PAGE, _BASIS = PageRow.__table__, TABLES["Basis"]
_MOST_VALUES = 500


class Origin(msgspec.Struct, frozen=True):
    """The page on which a row rests: its address, the sha256 of our copy, when it was fetched."""

    page_id: int
    url: str
    sha256: str
    fetched_at: datetime
    source: str
    content_type: str

    @property
    def is_official(self) -> bool:
        """Whether a publisher states it, as against the compiled record."""
        return not self.url.startswith("tracker:")

    @property
    def copied_from(self) -> str | None:
        """The official page of which a collection's line is a copy; None for an official page."""
        page = self.url.partition("#")[2]
        return page if self.source == "congress_press" and page.startswith("https://") else None


class Sureness(msgspec.Struct, frozen=True):
    """How a fact of the compiled record was come by: seen or recalled, and how sure."""

    basis: str
    confidence: str
    where: str | None
    note: str | None

    @property
    def is_verified(self) -> bool:
        """Whether somebody read it in a document and no doubt was left."""
        return self.basis == "seen" and self.confidence == "high"


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """A row that may rest on the compiled record alone, which then says how the fact was come by.

    basis, confidence and note are None for what an official page states.
    """

    basis: str | None = None
    confidence: str | None = None
    note: str | None = None

    @property
    def sureness(self) -> Sureness | None:
        """How sure the compiled record is; None for what an official page states."""
        if self.basis is None:
            return None
        return Sureness(self.basis, self.confidence or "unknown", None, self.note)


def recorded(said: Any) -> dict[str, str | None]:
    """Basis, confidence and note of a Sureness or of a row that has them, to make a Recorded of."""
    return {name: getattr(said, name, None) for name in Recorded.__struct_fields__}


def read_origins(engine: Engine, page_ids: Iterable[int]) -> dict[int, Origin]:
    """Origin of each page id."""
    fields = (_PAGE.c.id, *(_PAGE.c[name] for name in Origin.__struct_fields__[1:]))
    with engine.connect() as connection:
        return {
            row.id: Origin(*row)
            for part in _parts(sorted(set(page_ids)))
            for row in connection.execute(select(*fields).where(_PAGE.c.id.in_(part)))
        }


def read_origin(engine: Engine, sha256: str) -> Origin | None:
    """Newest page with these bytes; None if no page has them."""
    fields = (_PAGE.c.id, *(_PAGE.c[name] for name in Origin.__struct_fields__[1:]))
    wanted = select(*fields).where(_PAGE.c.sha256 == sha256).order_by(_PAGE.c.id.desc()).limit(1)
    with engine.connect() as connection:
        row = connection.execute(wanted).first()
    return Origin(*row) if row else None


def read_record_loaded(engine: Engine) -> datetime | None:
    """When the compiled record was last loaded; None if it never was."""
    wanted = select(func.max(_PAGE.c.fetched_at)).where(_PAGE.c.url.like("tracker:record/%"))
    with engine.connect() as connection:
        return connection.scalar(wanted)


def read_sureness(engine: Engine, subjects: Iterable[str]) -> dict[str, Sureness]:
    """How sure the record is, by subject; subjects that it does not hold are left out."""
    fields = (_BASIS.c.subject, *(_BASIS.c[name] for name in Sureness.__struct_fields__))
    with engine.connect() as connection:
        return {
            row.subject: Sureness(*row[1:])
            for part in _parts(sorted(set(subjects)))
            for row in connection.execute(
                select(*fields).where(_BASIS.c.subject.in_(part), _BASIS.c.gone_at.is_(None))
            )
        }


def _parts(values: list[Value]) -> Iterator[list[Value]]:
    for start in range(0, len(values), _MOST_VALUES):
        yield values[start : start + _MOST_VALUES]
