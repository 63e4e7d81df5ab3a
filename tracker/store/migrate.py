"""Bringing a store to today's tables; says in one query when there is nothing to do.

To add a step after changing a record: python -m tracker.store.migrate "what changes"
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, inspect, text

from tracker.errors import StoreError
from tracker.store.db import open_store
from tracker.store.search import prepare_index

if TYPE_CHECKING:
    from alembic.config import Config

_STEPS = Path(__file__).parent / "migrations"
_LOCK = 7_002_1998  # any number of our own: PostgreSQL's lock for one migration at a time


def migrate(engine: Engine) -> bool:
    """Whether anything had to be done to bring the store to today's tables.

    All steps in one transaction. Raises StoreError for a store of a later version than this one.
    """
    if is_current(engine):
        return False
    _climb(engine)
    return True


def is_current(engine: Engine) -> bool:
    """Whether the store has today's tables. Raises StoreError for a store of a later version."""
    with engine.connect() as connection:
        return not _steps_missing(connection)


def newest_step() -> str:
    """Number of the last step that this version knows."""
    return max(path.name[:4] for path in (_STEPS / "versions").glob("[0-9]*.py"))


def is_ours(_item: Any, name: str | None, _kind: str, reflected: bool, _model: Any) -> bool:
    """Whether alembic compares it: the full-text index is search.py's, all its parts by name."""
    return not (reflected and (name or "").startswith("search_index"))


def add_step(message: str) -> Path | None:
    """File of a new step that leads from the last one to today's records, None if they agree."""
    from alembic import command

    engine = open_store("sqlite://")
    with engine.connect() as connection:
        config = _config(connection)
        if any((_STEPS / "versions").glob("[0-9]*.py")):
            command.upgrade(config, "head")
            number = int(newest_step()) + 1
        else:
            number = 1
        script = command.revision(config, message, autogenerate=True, rev_id=f"{number:04}")
    return Path(script.path) if script else None


def _steps_missing(connection: Connection) -> bool:
    if not inspect(connection).has_table("alembic_version"):
        return True
    taken, known = connection.scalar(text("SELECT version_num FROM alembic_version")), newest_step()
    if taken is not None and taken > known:
        raise StoreError(
            f"the store is at step {taken}, this version knows steps up to {known}:"
            " it was written by a later version of the tracker"
        )
    return taken != known


def _climb(engine: Engine) -> None:
    from alembic import command

    sqlite = engine.dialect.name == "sqlite"
    with engine.connect().execution_options(writes=True) as connection:
        if (
            sqlite
        ):  # a step may build a table anew, which must not cascade to those that refer to it
            connection.connection.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                if not sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK})
                if _steps_missing(connection):  # another process may have been first
                    command.upgrade(_config(connection), "head")
                    prepare_index(connection)
                if sqlite and connection.execute(text("PRAGMA foreign_key_check")).first():
                    raise StoreError("a step of the migration would leave rows without their page")
        finally:
            if sqlite:
                connection.connection.execute("PRAGMA foreign_keys=ON")


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


def main() -> None:
    """Write the step that the words on the command line name."""
    print(add_step(" ".join(sys.argv[1:]) or "records changed") or "tables and records agree")


if __name__ == "__main__":
    main()
