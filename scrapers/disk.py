"""Official files on disk: which source's they are, and pages made of them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

from scrapers.source import Page, Source
from tracker.errors import TrackerError


def read_file(source: Source, path: Path) -> Page:
    """Page of a file, under its official address where its path tells it, else its own."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise TrackerError(f"{path}: {error.strerror}") from error
    url = source.address(path.as_posix()) or path.resolve().as_uri()
    kind = guess_type(path.name)[0] or "application/octet-stream"
    changed_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return Page(url, body, kind, changed_at, sha256(body).hexdigest())


def find_files(paths: list[Path]) -> Iterator[Path]:
    """Files of these paths, folders walked in order; TrackerError names what is not there."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.is_file())
        elif path.exists():
            yield path
        else:
            raise TrackerError(f"there is no file {path}")
