"""Opening the store: SQLite in WAL mode, or PostgreSQL; nothing above knows which."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from tracker.errors import SettingError

_PRAGMAS = (
    "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=30000",
    "journal_size_limit=67108864", "temp_store=MEMORY", "cache_size=-65536",
)  # fmt: skip


def open_store(url: str) -> Engine:
    """Engine of the store at a SQLAlchemy URL; hides bound values from every error text."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise SettingError("TRACKER_DATABASE_URL is not a database URL") from None
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection, _record) -> None:
    # The driver's own transactions begin late and lose updates: we begin them ourselves.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Connection in one transaction that holds the write lock from its first statement."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def tidy(engine: Engine) -> None:
    """Fold the write-ahead log back and refresh the planner's statistics (after a run)."""
    if engine.dialect.name == "sqlite":
        # The driver's own connection: a transaction of SQLAlchemy's would lock the checkpoint out.
        connection = engine.raw_connection()
        try:
            connection.execute("PRAGMA optimize")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()
