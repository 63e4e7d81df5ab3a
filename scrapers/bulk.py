"""Official files, folders and ZIPs from disk, through the same parsers and the same runner."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scrapers.collect import House
from scrapers.disk import find_files
from scrapers.fetch import Fetch
from scrapers.runner import Result, read_again
from scrapers.scan import Named, Question, Seen, look_through, workers
from scrapers.source import Page, Source
from scrapers.sources import find_owner, find_sources
from scrapers.zips import read_directory, read_member
from tracker.errors import ParseError
from tracker.queries.collecting import followed_bills

_MOST_NAMED = 20
_KINDS = {
    ".xml": "application/xml", ".zip": "application/zip", ".json": "application/json",
    ".htm": "text/html", ".html": "text/html", ".pdf": "application/pdf", ".csv": "text/csv",
}  # fmt: skip


class Found(NamedTuple):
    """A file on disk that is a source's: its address, or its members with theirs if it is a ZIP."""

    path: Path
    url: str
    members: list[Named] | None = None

    def urls(self) -> list[str]:
        """Official addresses of what it holds."""
        return [self.url] if self.members is None else [file.url for file in self.members]


class Files(NamedTuple):
    """A source and its files on disk."""

    source: Source
    found: list[Found]


def import_paths(house: House, paths: list[Path]) -> Iterator[Result]:
    """Result of each source that has files among these paths; then what was nobody's, by name.

    A file may be set aside before another makes its measure followed: single files that were are
    looked at once more then, or a text that no longer names the Court would never be held.
    """
    found, strangers = sort_out(paths)
    names = list(found) if len(found) < 2 else [name for name in find_sources() if name in found]
    before = followed_bills(house.engine)
    for source, files in (found[name] for name in names):
        fetch = house.fetch(source)
        yield read_again(source, imported_pages(fetch, source, files), fetch)
    again = [found[name] for name in names] if followed_bills(house.engine) - before else []
    for source, files in again:
        fetch = house.fetch(source)
        ask = Question(source.may_matter, frozenset(followed_bills(house.engine)), ())
        aside = [
            f for f in files
            if f.members is None and fetch.was_set_aside(f.url)
            and ask.is_yes(f.url, f.path.read_bytes())
        ]  # fmt: skip
        result = read_again(source, imported_pages(fetch, source, aside), fetch) if aside else None
        if result and (result.changed_rows or result.faults):
            yield result
    if strangers.notes or strangers.faults:
        yield strangers


def sort_out(paths: list[Path]) -> tuple[dict[str, Files], Result]:
    """Each source's files by its name, and a Result that names the files which are no source's."""
    found: dict[str, Files] = {}
    result, unknown = Result("import"), []
    for path in find_files(paths):
        if path.suffix.lower() == ".zip":
            try:
                inside = _members(path, unknown)
            except ParseError as error:
                result.fault("parse", f"{path}: {error}")
                continue
            for source, members in inside.values():
                url = source.address(path.as_posix()) or path.resolve().as_uri()
                found.setdefault(source.name, Files(source, [])).found.append(
                    Found(path, url, members)
                )
        elif owner := find_owner(path.as_posix()):
            found.setdefault(owner[0].name, Files(owner[0], [])).found.append(Found(path, owner[1]))
        else:
            unknown.append(str(path))
    result.notes = [f"{name} is no file of a source known here" for name in unknown[:_MOST_NAMED]]
    if len(unknown) > _MOST_NAMED:
        result.notes.append(f"{len(unknown) - _MOST_NAMED} more files are of no source known here")
    result.state = "red" if result.faults else "amber"
    return found, result


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


def imported_pages(fetch: Fetch, source: Source, found: list[Found]) -> Iterator[Page]:
    """Pages to be read of a source's files on disk; those that cannot matter are set aside.

    Raises: ParseError at the end, if members of a ZIP were damaged.
    """
    kept = {url for file in found for url in file.urls() if fetch.is_kept(url)}
    ask = Question(source.may_matter, frozenset(followed_bills(fetch.store)), kept)
    broken: list[str] = []
    aside: list[str] = []
    with workers(fetch.settings.processes) as pool:
        looks = [look_through(f.path, f.members, ask, pool) for f in found if f.members]
        for file in found:
            kind = _KINDS.get(file.path.suffix.lower(), "application/octet-stream")
            body = file.path.read_bytes()
            if file.members:
                bundle = fetch.imported(file.url, body, kind)
                yield from zipped_pages(fetch, source, bundle, file.members, looks.pop(0), broken)
            elif ask.is_yes(file.url, body):
                yield fetch.imported(file.url, body, kind)
            else:
                aside.append(file.url)
    _set_aside(fetch, source, aside)
    if broken:
        raise ParseError("; ".join(broken))


def zipped_pages(
    fetch: Fetch, source: Source, bundle: Page, members: list[Named], look: Iterator[Seen],
    broken: list[str],
) -> Iterator[Page]:  # fmt: skip
    """Pages to be read of a ZIP as it is looked through; the rest is set aside if it is whole.

    Adds to broken what is wrong with damaged members.
    """
    read, whole = set(), True
    for seen in look:
        broken += seen.broken
        whole = whole and not seen.broken
        for file in seen.wanted:
            read.add(file.url)
            yield fetch.unpacked(bundle, file.url, read_member(bundle.body, file.member), None)
    if whole:
        _set_aside(fetch, source, [file.url for file in members if file.url not in read])


def _set_aside(fetch: Fetch, source: Source, urls: list[str]) -> None:
    """Remember files that cannot matter; each still counts as what its source expects of one."""
    fetch.set_aside((url, None) for url in urls if not fetch.is_done(url))
    for record in source.expect:
        fetch.count(record, len(urls))
