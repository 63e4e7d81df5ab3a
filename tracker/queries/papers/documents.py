"""What the pages of documents ask: the list by kind, publisher, year, stance, words; one."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec
from sqlalchemy import Connection, Engine, Row, Select, String, cast, func, select

from tracker.queries.papers.statements import copies
from tracker.queries.provenance import Origin, read_origins
from tracker.queries.rulings import means_court, ruled_mentions, verdict_of
from tracker.queries.stances.held import read_paper_stances
from tracker.records import Disposition, Document, Mention
from tracker.store.search import find_subjects
from tracker.store.tables import TABLES, PageRow

_DOCUMENT, _MENTION = TABLES["Document"], TABLES["Mention"]
_YEAR = func.substr(cast(_DOCUMENT.c.published_on, String), 1, 4)
_SEARCHED = ("Document", "DocumentText")


class Filters(msgspec.Struct, frozen=True):
    """What a person chose; None or "" leaves a filter open."""

    kind: str | None = None
    publisher: str | None = None
    year: str | None = None
    words: str = ""
    stance: str | None = None


class Listed(msgspec.Struct, frozen=True):
    """A document as the list shows it, with its first words about the Court."""

    document_id: str
    kind: str
    title: str
    publisher: str
    url: str
    published_on: date | None
    number: str | None
    citation: str | None
    first_seen_at: datetime
    page_id: int
    passage: str | None


class Found(msgspec.Struct, frozen=True):
    """One page of the list and how many documents the filters leave."""

    rows: list[Listed]
    total: int


class Facets(msgspec.Struct, frozen=True):
    """How many documents there are by kind, publisher and year, most or newest first."""

    kinds: dict[str, int]
    publishers: dict[str, int]
    years: dict[str, int]

    @property
    def total(self) -> int:
        """How many documents are stored."""
        return sum(self.kinds.values())


class DocumentView(msgspec.Struct, frozen=True):
    """One document with all that hangs on it; gone_at tells since when its page is silent."""

    document: Document
    mentions: list[Mention]
    dispositions: list[Disposition]
    agencies: list[str]
    acts: dict[str, str]
    origin: Origin | None
    first_seen_at: datetime
    gone_at: datetime | None


def read_facets(engine: Engine) -> Facets:
    """Counts by which the list can be narrowed."""
    with engine.connect() as connection:
        kinds = _counted(connection, _DOCUMENT.c.kind)
        publishers = _counted(connection, _DOCUMENT.c.publisher)
        years = _counted(connection, _YEAR)
    return Facets(kinds, publishers, dict(sorted(years.items(), reverse=True)))


def read_document_sources(engine: Engine) -> list[str]:
    """Names of the sources that stated the documents which are stored."""
    page = PageRow.__table__.c
    wanted = select(page.source).join_from(PageRow, _DOCUMENT, page.id == _DOCUMENT.c.page_id)
    with engine.connect() as connection:
        return sorted(connection.scalars(wanted.distinct()))


def find_documents(engine: Engine, filters: Filters, offset: int, limit: int) -> Found:
    """Documents that fit, newest first."""
    with engine.connect() as connection:
        wanted = _filtered(engine, filters)
        if not filters.publisher:  # a statement of several offices is listed once
            wanted = wanted.where(_DOCUMENT.c.document_id.not_in(copies()))
        wanted = wanted.where(means_court(connection, _DOCUMENT.c.document_id))
        rows = wanted.order_by(
            _DOCUMENT.c.published_on.desc().nulls_last(), _DOCUMENT.c.document_id.desc()
        )
        if filters.stance:
            held = _holding(engine, connection.execute(rows).all(), filters.stance)
            total, found = len(held), held[offset : offset + limit]
        else:
            total = connection.scalar(select(func.count()).select_from(wanted.subquery()))
            found = connection.execute(rows.limit(limit).offset(offset)).all()
        passages = _first_passages(connection, [row.document_id for row in found])
    return Found([Listed(*row, passages.get(row.document_id)) for row in found], total)


def _holding(engine: Engine, rows: Sequence[Row], stance: str) -> list[Row]:
    """Those of some documents that stand so toward the Court; a stance is read, not stored."""
    stances = read_paper_stances(engine, [row.document_id for row in rows])
    held = {name for name, view in stances.items() if view.stance == stance}
    return [row for row in rows if row.document_id in held]


def read_document(engine: Engine, document_id: str) -> DocumentView | None:
    """One document, None if the store does not hold it."""
    with engine.connect() as connection:
        row = connection.execute(
            select(_DOCUMENT).where(_DOCUMENT.c.document_id == document_id)
        ).first()
        if row is None:
            return None
        fields = {name: row._mapping[name] for name in Document.__struct_fields__}
        act = TABLES["Act"].c
        acts = select(act.act_id, act.title).where(act.document_id == document_id)
        return DocumentView(
            Document(**fields),
            _mentions(connection, document_id),
            _rows(connection, Disposition, "document_id", document_id, "position"),
            [found.agency for found in connection.execute(_agencies(document_id))],
            {found.act_id: found.title for found in connection.execute(acts)},
            read_origins(engine, [row.page_id]).get(row.page_id),
            row.first_seen_at,
            row.gone_at,
        )


def read_titles(engine: Engine, ids: tuple[str, ...]) -> dict[str, str]:
    """Titles of those of the documents that are stored."""
    wanted = select(_DOCUMENT.c.document_id, _DOCUMENT.c.title)
    with engine.connect() as connection:
        return dict(connection.execute(wanted.where(_DOCUMENT.c.document_id.in_(ids))).all())


def _counted(connection: Connection, column: object) -> dict[str, int]:
    number = func.count().label("number")
    known = means_court(connection, _DOCUMENT.c.document_id)
    wanted = select(column.label("value"), number).where(_DOCUMENT.c.gone_at.is_(None), known)
    if column is not _DOCUMENT.c.publisher:
        wanted = wanted.where(_DOCUMENT.c.document_id.not_in(copies()))
    grouped = wanted.group_by(column).order_by(number.desc(), column)
    return {row.value: row.number for row in connection.execute(grouped) if row.value}


def _filtered(engine: Engine, filters: Filters) -> Select:
    names = Listed.__struct_fields__[:-1]
    wanted = select(*(_DOCUMENT.c[name] for name in names)).where(_DOCUMENT.c.gone_at.is_(None))
    for column, value in (
        (_DOCUMENT.c.kind, filters.kind),
        (_DOCUMENT.c.publisher, filters.publisher),
        (_YEAR, filters.year),
    ):
        if value:
            wanted = wanted.where(column == value)
    if filters.words:
        ids = find_subjects(engine, filters.words, _SEARCHED)
        wanted = wanted.where(_DOCUMENT.c.document_id.in_(ids))
    return wanted


def _first_passages(connection: Connection, ids: list[str]) -> dict[str, str]:
    wanted = (
        select(_MENTION.c.subject, _MENTION.c.passage)
        .where(_MENTION.c.subject.in_(ids), _MENTION.c.gone_at.is_(None))
        # The last is kept: the first of the text, which says more than a title that stands above.
        .order_by(
            _MENTION.c.place.like("%:title").desc(), _MENTION.c.place.desc(),
            _MENTION.c.start.desc(),
        )
    )  # fmt: skip
    return {row.subject: row.passage for row in connection.execute(wanted)}


def _mentions(connection: Connection, document_id: str) -> list[Mention]:
    """Mentions with people's rulings laid over them; those that were rejected are left out."""
    ruled = ruled_mentions(connection, document_id)
    found = _rows(connection, Mention, "subject", document_id, "place", "start")
    return [
        msgspec.structs.replace(row, verdict=verdict)
        for row in found
        if (verdict := verdict_of(row, ruled)) != "other"
    ]


def _rows(
    connection: Connection, record: type, key: str, value: str, *order: str
) -> list[msgspec.Struct]:
    table = TABLES[record.__name__]
    wanted = (
        select(*(table.c[name] for name in record.__struct_fields__))
        .where(table.c[key] == value, table.c.gone_at.is_(None))
        .order_by(*(table.c[name] for name in order))
    )
    return [record(*row) for row in connection.execute(wanted)]


def _agencies(document_id: str) -> Select:
    agency = TABLES["DocumentAgency"].c
    held = (agency.document_id == document_id, agency.gone_at.is_(None))
    return select(agency.agency).where(*held).order_by(agency.agency)
