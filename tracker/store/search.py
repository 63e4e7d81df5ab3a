"""Full text of what is stored: SQLite's FTS5 or PostgreSQL's own, renewed after a run."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Table, bindparam, delete, func, insert, select, text
from sqlmodel import Field, SQLModel

from tracker.records import RECORDS, Record
from tracker.store.db import writing
from tracker.store.pages import MARK, PAGE, set_marks
from tracker.store.tables import TABLES

_DAYS = ("published_on", "acted_on", "introduced_on", "issued_on", "submitted_on", "voted_at")
_TOKEN = re.compile(r'(-?)"([^"]+)"|(\S+)')
_REACHED = "cursor:search"
_EVER = datetime(1970, 1, 1, tzinfo=UTC)
# A row's moment is taken shortly before its transaction ends.
_OVERLAP = timedelta(minutes=5)
_SQLITE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5("
    "title, body, content='searched', content_rowid='id', tokenize='porter unicode61')",
    "CREATE TRIGGER IF NOT EXISTS searched_added AFTER INSERT ON searched BEGIN "
    "INSERT INTO search_index(rowid, title, body) VALUES (new.id, new.title, new.body); END",
    "CREATE TRIGGER IF NOT EXISTS searched_removed AFTER DELETE ON searched BEGIN "
    "INSERT INTO search_index(search_index, rowid, title, body) "
    "VALUES ('delete', old.id, old.title, old.body); END",
)
_POSTGRESQL = (
    "CREATE INDEX IF NOT EXISTS search_index ON searched "
    "USING gin (to_tsvector('english', title || ' ' || body))",
)
_SUBJECTS_SQLITE = (
    "SELECT s.subject, max(s.day) AS newest "
    "FROM search_index CROSS JOIN searched s ON s.id = search_index.rowid "
    "WHERE search_index MATCH :asked AND s.record IN :records "
    "GROUP BY s.subject ORDER BY newest DESC LIMIT :most"
)
_SUBJECTS_POSTGRESQL = (
    "SELECT s.subject, max(s.day) AS newest "
    "FROM searched s, websearch_to_tsquery('english', :asked) asked "
    "WHERE to_tsvector('english', s.title || ' ' || s.body) @@ asked AND s.record IN :records "
    "GROUP BY s.subject ORDER BY newest DESC NULLS LAST LIMIT :most"
)
_WORDS_SQLITE = (
    "SELECT s.subject, snippet(search_index, 1, :first, :last, ' … ', 40) AS words "
    "FROM search_index CROSS JOIN searched s ON s.id = search_index.rowid "
    "WHERE search_index MATCH :asked AND s.record IN :records AND s.subject IN :subjects"
)
_WORDS_POSTGRESQL = (
    "SELECT s.subject, ts_headline('english', s.body, asked, "
    "'StartSel=' || :first || ', StopSel=' || :last || ', MaxFragments=1, MaxWords=40') AS words "
    "FROM searched s, websearch_to_tsquery('english', :asked) asked "
    "WHERE to_tsvector('english', s.title || ' ' || s.body) @@ asked "
    "AND s.record IN :records AND s.subject IN :subjects"
)
FOUND = ("⟦", "⟧")  # stand around the words found: no official text has them


class SearchedRow(SQLModel, table=True):
    """The text of one stored record as the index holds it; day is the record's own date."""

    __tablename__ = "searched"
    id: int | None = Field(default=None, primary_key=True)
    record: str = Field(index=True)
    place: str = Field(index=True)
    subject: str
    day: date | None = None
    title: str
    body: str


SEARCHED: Table = SearchedRow.__table__


def prepare_index(connection: Connection) -> None:
    """Make what the database needs beside its tables; harmless when it is there."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.execute(text(statement))


def refresh_index(engine: Engine, since: datetime | None = None) -> int:
    """Number of records indexed anew: those written or gone since a moment, or the last refresh.

    How far the index goes is stored with it, so that what a process left behind is caught up with;
    where nothing was read since, nothing is written. Moments are aware UTC.
    """
    with engine.connect() as connection:
        reached, newest = _reached(connection), _newest_read(connection)
    if since is None and (newest is None or (reached and reached >= newest)):
        return 0
    since, total = since or (reached - _OVERLAP if reached else _EVER), 0
    with writing(engine) as connection:
        newest = _newest_read(connection)
        for name, record in RECORDS.items():
            if record.TEXTS:
                total += _refresh(connection, name, record, since)
        set_marks(connection, "search", [(_REACHED, newest and newest.isoformat(), False)])
    return total


def _reached(connection: Connection) -> datetime | None:
    known = connection.scalar(select(MARK.c.mark).where(MARK.c.url == _REACHED))
    return datetime.fromisoformat(known) if known else None


def _newest_read(connection: Connection) -> datetime | None:
    return connection.scalar(select(func.max(PAGE.c.read_at)))


def _refresh(connection: Connection, name: str, record: type[Record], since: Any) -> int:
    table = TABLES[name]
    due = (table.c.changed_at >= since) | (table.c.gone_at >= since)
    rows = connection.execute(select(table).where(due)).mappings().all()
    places = [_place(name, record, row) for row in rows]
    searched = (value for row in rows if (value := _searched(name, record, row)))
    values = {value["place"]: value for value in searched}
    for start in range(0, len(places), 500):
        _forget_old(connection, places[start : start + 500], values)
    if values:
        connection.execute(insert(SEARCHED), list(values.values()))
    return len(values)


def _forget_old(connection: Connection, places: list[str], values: dict[str, Any]) -> None:
    """Take from the index what some places no longer say, and from values what it says already."""
    ids = []
    for row in connection.execute(select(SEARCHED).where(SEARCHED.c.place.in_(places))).mappings():
        held = dict(row)
        row_id = held.pop("id")
        if values.get(held["place"]) == held:
            del values[held["place"]]
        else:
            ids.append(row_id)
    if ids:
        connection.execute(delete(SEARCHED).where(SEARCHED.c.id.in_(ids)))


def _place(name: str, record: type[Record], row: Any) -> str:
    return ":".join([name, *(str(row[field]) for field in record.KEY)])


def _searched(name: str, record: type[Record], row: Any) -> dict[str, Any] | None:
    texts = [row[field] for field in record.TEXTS if row[field]]
    if row["gone_at"] or not texts:
        return None
    day = next((value for field in _DAYS if (value := row.get(field))), None)
    if isinstance(day, str):
        day = date.fromisoformat(day[:10])
    return {
        "record": name, "place": _place(name, record, row), "day": day,
        "subject": row[record.SUBJECT or record.KEY[0]],
        "title": texts[0][:300], "body": "\n".join(texts),
    }  # fmt: skip


def search(engine: Engine, query: str, limit: int = 20) -> list[dict[str, Any]]:
    """Newest matches first: record, subject, day, title and the words around the match.

    Words must all occur; "quoted words" together; -word must not; OR between two words.
    """
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            return list(_search_sqlite(connection, query, limit))
        return list(_search_postgresql(connection, query, limit))


def _search_sqlite(connection: Connection, query: str, limit: int) -> Iterator[dict[str, Any]]:
    asked = build_match(query)
    if not asked:
        return
    # CROSS JOIN: else the planner walks the rows by day and probes the index for each.
    found = connection.execute(
        text(
            "SELECT s.record, s.subject, s.day, s.title, "
            "snippet(search_index, 1, '[', ']', ' … ', 24) AS words "
            "FROM search_index CROSS JOIN searched s ON s.id = search_index.rowid "
            "WHERE search_index MATCH :asked ORDER BY s.day DESC, s.id DESC LIMIT :most"
        ),
        {"asked": asked, "most": limit},
    )
    yield from (dict(row) for row in found.mappings())


def _search_postgresql(connection: Connection, query: str, limit: int) -> Iterator[dict[str, Any]]:
    found = connection.execute(
        text(
            "SELECT record, subject, day, title, ts_headline('english', body, asked, "
            "'StartSel=[, StopSel=], MaxFragments=1, MaxWords=24') AS words "
            "FROM searched, websearch_to_tsquery('english', :asked) asked "
            "WHERE to_tsvector('english', title || ' ' || body) @@ asked "
            "ORDER BY day DESC NULLS LAST, id DESC LIMIT :most"
        ),
        {"asked": query, "most": limit},
    )
    yield from ({**row, "day": row["day"] and str(row["day"])} for row in found.mappings())


def find_subjects(
    engine: Engine, query: str, records: tuple[str, ...], limit: int = 2000
) -> list[str]:
    """Subjects of the records of these classes that hold the words of a query, newest first."""
    is_sqlite = engine.dialect.name == "sqlite"
    asked = build_match(query) if is_sqlite else query
    if not asked:
        return []
    statement = text(_SUBJECTS_SQLITE if is_sqlite else _SUBJECTS_POSTGRESQL)
    statement = statement.bindparams(bindparam("records", expanding=True))
    with engine.connect() as connection:
        found = connection.execute(statement, {"asked": asked, "records": records, "most": limit})
        return [row.subject for row in found]


def find_words(
    engine: Engine, query: str, records: tuple[str, ...], subjects: list[str]
) -> dict[str, str]:
    """Of each of these subjects the longest run of words around what was found, in FOUND marks."""
    is_sqlite = engine.dialect.name == "sqlite"
    asked = build_match(query) if is_sqlite else query
    if not asked or not subjects:
        return {}
    statement = text(_WORDS_SQLITE if is_sqlite else _WORDS_POSTGRESQL).bindparams(
        bindparam("records", expanding=True), bindparam("subjects", expanding=True)
    )
    values = {"asked": asked, "records": records, "subjects": subjects}
    with engine.connect() as connection:
        rows = connection.execute(statement, values | {"first": FOUND[0], "last": FOUND[1]})
        ordered = sorted(rows, key=lambda row: len(row.words))
    return {row.subject: row.words for row in ordered if FOUND[0] in row.words}


def build_match(query: str) -> str:
    """A person's words as an FTS5 expression in which every word is quoted, so none is syntax."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _TOKEN.findall(query):
        bare = phrase or word.removeprefix("-").strip('"')
        if word == "OR" and wanted:
            wanted.append("OR")
        elif bare.strip("-"):
            no = minus or (word.startswith("-") and len(word) > 1)
            (unwanted if no else wanted).append('"' + bare.replace('"', '""') + '"')
    while wanted and wanted[-1] == "OR":
        wanted.pop()
    if not wanted:
        return ""
    joined = " AND ".join(wanted).replace(" AND OR AND ", " OR ")
    return f"({joined}) NOT ({' OR '.join(unwanted)})" if unwanted else joined


def describe_index(engine: Engine) -> str:
    """One sentence: how many records of which kinds are indexed, between which days."""
    wanted = select(func.count(), func.min(SEARCHED.c.day), func.max(SEARCHED.c.day))
    kinds = select(SEARCHED.c.record, func.count()).group_by(SEARCHED.c.record)
    with engine.connect() as connection:
        total, first, last = connection.execute(wanted).one()
        parts = ", ".join(f"{n} {kind}" for kind, n in connection.execute(kinds.order_by("record")))
    if not total:
        return "Nothing is indexed yet."
    return f"Indexed: {total} records dated {first} to {last} ({parts})."
