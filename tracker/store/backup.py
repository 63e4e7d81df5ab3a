"""One file that holds the whole store and archive, and the way back, counted."""

import sqlite3
import tarfile
import tempfile
from pathlib import Path

from sqlalchemy import make_url

from tracker.errors import StoreError

_DATABASE = "tracker.sqlite"
_TERMS = "terms.toml"  # what people taught lies beside the archive


def _database(url: str) -> Path:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise StoreError("this store is not SQLite: back it up with its server's own tools")
    return Path(parsed.database)


def count_rows(database: Path) -> dict[str, int]:
    """Rows of each table of a SQLite file; StoreError if its integrity check fails."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        if (said := connection.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            raise StoreError(f"{database.name} is damaged: {said}")
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'"
        )
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in names.fetchall()
        }


def backup(url: str, archive: Path, target: Path) -> dict[str, int]:
    """Row counts of what was written to a new .tar.gz; safe while a collection goes on."""
    if target.exists():
        raise StoreError(f"{target} exists already")
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / _DATABASE
        with sqlite3.connect(_database(url)) as old, sqlite3.connect(copy) as new:
            old.backup(new)
        with tarfile.open(target, "w:gz", compresslevel=3) as bundle:
            bundle.add(copy, _DATABASE)
            if archive.exists():
                bundle.add(archive, "archive")
            if (terms := archive.with_name(_TERMS)).exists():
                bundle.add(terms, _TERMS)
        return count_rows(copy)


def restore(url: str, archive: Path, source: Path) -> dict[str, int]:
    """Row counts after unpacking a backup into an empty place; never overwrites a store."""
    database = _database(url)
    if database.exists():
        raise StoreError(f"{database} exists already: move it away first")
    if not source.exists():
        raise StoreError(f"there is no file {source}")
    try:
        with tempfile.TemporaryDirectory(dir=_parent(database)) as place:
            with tarfile.open(source) as bundle:
                bundle.extractall(place, filter="data")
            counts = count_rows(Path(place) / _DATABASE)
            if (Path(place) / "archive").exists():
                (Path(place) / "archive").replace(archive)
            if (Path(place) / _TERMS).exists():
                (Path(place) / _TERMS).replace(archive.with_name(_TERMS))
            (Path(place) / _DATABASE).replace(database)
            return counts
    except (tarfile.TarError, EOFError, sqlite3.Error) as error:
        raise StoreError(f"{source} is no backup of a tracker: {error}") from error


def _parent(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.parent
