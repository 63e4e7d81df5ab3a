"""Tables: one a record class, made from its fields, and those that tell where rows come from."""

import re
from datetime import date, datetime
from types import NoneType
from typing import Any, get_args

import msgspec
from sqlalchemy import Boolean, Date, Index, Integer, Table, Text
from sqlmodel import JSON, Field, SQLModel
from sqlmodel.main import SQLModelMetaclass, UTCDateTime

from tracker.records import RECORDS, Record

_TYPES = {int: Integer, bool: Boolean, date: Date, datetime: UTCDateTime}
_ASKED_BY = ("bill_id", "bioguide_id", "subject", "document_id")


class PageRow(SQLModel, table=True):
    """One version of one page as fetched; its body lies in the archive under its sha256.

    read_at is set in the transaction that stored its records; until then the page is unread.
    """

    __tablename__ = "page"
    id: int | None = Field(default=None, primary_key=True)
    url: str = Field(index=True)
    sha256: str = Field(index=True)
    source: str
    content_type: str
    size: int
    fetched_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    mark: str | None = None
    read_at: datetime | None = None
    counts: dict[str, int] | None = Field(default=None, sa_type=JSON(none_as_null=True))


class MarkRow(SQLModel, table=True):
    """What a publisher's listing said of an address when it was last dealt with.

    kept tells a page whose records are stored from one that was looked at and set aside.
    """

    __tablename__ = "mark"
    url: str = Field(primary_key=True)
    source: str = Field(index=True)
    mark: str | None = None
    kept: bool


class RunRow(SQLModel, table=True):
    """One reading of one source and what came of it; confirmed lists pages found unchanged."""

    __tablename__ = "run"
    id: int | None = Field(default=None, primary_key=True)
    source: str = Field(index=True)
    started_at: datetime
    finished_at: datetime | None = None
    state: str
    pages: int = 0
    seen: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    counts: dict[str, dict[str, int]] = Field(default_factory=dict, sa_type=JSON)
    notes: list[str] = Field(default_factory=list, sa_type=JSON)
    confirmed: list[int] = Field(default_factory=list, sa_type=JSON)


class FaultRow(SQLModel, table=True):
    """Something that went wrong in a run: what, where, and the body kept for inspection."""

    __tablename__ = "fault"
    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="run.id", index=True)
    kind: str
    url: str | None = None
    message: str
    sha256: str | None = None
    trace: str | None = None


class ChangeRow(SQLModel, table=True):
    """A row that changed, went or came back, with the values it had before."""

    __tablename__ = "change"
    id: int | None = Field(default=None, primary_key=True)
    record: str = Field(index=True)
    key: list[Any] = Field(sa_type=JSON)
    kind: str
    at: datetime = Field(index=True)
    page_id: int = Field(foreign_key="page.id")
    old: dict[str, Any] = Field(sa_type=JSON)


class Provenance(SQLModel):
    """What every stored record carries beside its own fields; moments are aware UTC.

    origin is official for a publisher's page, record for the compiled record, person for staff.
    """

    page_id: int = Field(foreign_key="page.id", index=True)
    origin: str
    first_seen_at: datetime = Field(index=True)
    last_seen_at: datetime
    changed_at: datetime
    gone_at: datetime | None = None


PROVENANCE = tuple(Provenance.model_fields)


def snake(name: str) -> str:
    """Table name of a record class: RollCall -> roll_call."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _column(record: type[Record], field: msgspec.structs.FieldInfo) -> tuple[Any, Any]:
    options = get_args(field.type)
    bare = next((kind for kind in options if kind is not NoneType), field.type)
    optional = NoneType in options
    is_key = field.name in record.KEY
    return (
        (str | None) if optional else str,
        Field(
            default=None if optional else ...,
            primary_key=is_key,
            nullable=optional and not is_key,
            sa_type=_TYPES.get(bare, Text),
            index=field.name in _ASKED_BY and field.name != record.KEY[0],
        ),
    )


def _build(record: type[Record]) -> type[SQLModel]:
    columns = {field.name: _column(record, field) for field in msgspec.structs.fields(record)}
    body = {
        "__tablename__": snake(record.__name__),
        "__module__": __name__,
        "__doc__": record.__doc__,
        "__annotations__": {name: kind for name, (kind, _) in columns.items()},
        # A table of short rows lies in the order of its key; long texts need the row id.
        "__table_args__": {"sqlite_with_rowid": bool(record.TEXTS)},
        **{name: field for name, (_, field) in columns.items()},
    }
    return SQLModelMetaclass(f"{record.__name__}Row", (Provenance,), body, table=True)


ROWS: dict[str, type[SQLModel]] = {name: _build(record) for name, record in RECORDS.items()}
TABLES: dict[str, Table] = {name: row.__table__ for name, row in ROWS.items()}
Index("ix_page_url_id", PageRow.__table__.c.url, PageRow.__table__.c.id)
