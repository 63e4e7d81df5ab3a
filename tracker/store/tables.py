"""Tables: one a record class, made from its fields, and those that tell where rows come from."""

import re
from datetime import date, datetime
from types import NoneType
from typing import Any, get_args

import msgspec
from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text
from sqlmodel import JSON, Field, SQLModel
from sqlmodel.sql.sqltypes import UTCDateTime

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


class SourceRow(SQLModel, table=True):
    """A source as its file describes it, so that readers of the store know what is expected.

    is_closed tells one that is no longer read; its runs and rows stay. group is the name under
    which many like sites are told together.
    """

    __tablename__ = "source"
    name: str = Field(primary_key=True)
    title: str
    publisher: str
    home: str
    every_seconds: int
    stale_after_seconds: int
    position: int
    is_closed: bool = False
    group: str | None = None


def snake(name: str) -> str:
    """Table name of a record class: RollCall -> roll_call."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _provenance() -> list[Column]:
    """What every stored row carries beside its record's fields; moments are aware UTC.

    origin is official for a publisher's page, record for the compiled record, person for staff.
    """
    return [
        Column("page_id", Integer, ForeignKey("page.id"), nullable=False, index=True),
        Column("origin", Text, nullable=False),
        Column("first_seen_at", UTCDateTime, nullable=False, index=True),
        Column("last_seen_at", UTCDateTime, nullable=False),
        Column("changed_at", UTCDateTime, nullable=False),
        Column("gone_at", UTCDateTime, nullable=True),
    ]


def _column(record: type[Record], field: msgspec.structs.FieldInfo) -> Column:
    options = get_args(field.type)
    bare = next((kind for kind in options if kind is not NoneType), field.type)
    is_key = field.name in record.KEY
    return Column(
        field.name,
        _TYPES.get(bare, Text),
        primary_key=is_key,
        nullable=NoneType in options and not is_key,
        autoincrement=False,
        index=field.name in _ASKED_BY and field.name != record.KEY[0],
    )


def _build(record: type[Record]) -> Table:
    # Core tables: a model class for each would cost every command a quarter of a second.
    return Table(
        snake(record.__name__),
        SQLModel.metadata,
        *(_column(record, field) for field in msgspec.structs.fields(record)),
        *_provenance(),
        # A table of short rows lies in the order of its key; long texts need the row id.
        sqlite_with_rowid=bool(record.TEXTS),
    )


PROVENANCE = tuple(column.name for column in _provenance())
TABLES: dict[str, Table] = {name: _build(record) for name, record in RECORDS.items()}
Index("ix_page_url_id", PageRow.__table__.c.url, PageRow.__table__.c.id)
