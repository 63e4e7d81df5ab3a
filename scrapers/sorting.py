"""Official files on disk, sorted by the source whose they are; ZIPs by what they hold."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from scrapers.scan import Seen
from scrapers.source import Source
from scrapers.sources import find_owner
from scrapers.zips import Named, read_directory
from tracker.errors import ParseError


class Found(NamedTuple):
    """A file on disk that is a source's: its address, or its members with theirs if it is a ZIP."""

    path: Path
    url: str
    members: list[Named] | None = None


class Files(NamedTuple):
    """A source and its files on disk."""

    source: Source
    found: list[Found]


class Sorted(NamedTuple):
    """Files by the name of their source; those that are no source's; what is wrong with others."""

    files: dict[str, Files]
    unknown: list[str]
    damaged: list[str]


class Looked(NamedTuple):
    """Files sorted by source, and by source and path what is seen in each ZIP, part after part."""

    sorted: Sorted
    looks: dict[tuple[str, Path], Iterator[Seen]]


def is_zip(path: Path) -> bool:
    """Whether a file is named as a ZIP."""
    return path.suffix.lower() == ".zip"


def sort_out(paths: Iterable[Path]) -> Sorted:
    """Each of these files, members of ZIPs too, with the source whose it is."""
    done = Sorted({}, [], [])
    for path in paths:
        if is_zip(path):
            try:
                inside = _members(path, done.unknown)
            except ParseError as error:
                done.damaged.append(f"{path}: {error}")
                continue
            for source, members in inside.values():
                url = source.address(path.as_posix()) or path.resolve().as_uri()
                _add(done, source, Found(path, url, members))
        elif owner := find_owner(path.as_posix()):
            _add(done, owner[0], Found(path, owner[1]))
        else:
            done.unknown.append(str(path))
    return done


def _add(done: Sorted, source: Source, found: Found) -> None:
    done.files.setdefault(source.name, Files(source, [])).found.append(found)


def _members(path: Path, unknown: list[str]) -> dict[str, tuple[Source, list[Named]]]:
    inside: dict[str, tuple[Source, list[Named]]] = {}
    source: Source | None = None
    for member in read_directory(path.read_bytes()):
        # A ZIP mostly holds one source's files: ask that source first.
        url = source.address(member.name) if source else None
        if url is None:
            source, url = find_owner(member.name) or (None, None)
            named = inside.setdefault(source.name, (source, []))[1] if source else []
        if url is None:
            unknown.append(f"{path} > {member.name}")
        else:
            named.append(Named(member, url))
    return inside
