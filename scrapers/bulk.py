"""Official files, folders and ZIPs from disk, through the same parsers and the same runner."""

from collections import defaultdict
from collections.abc import Iterator
from mimetypes import guess_type
from pathlib import Path
from typing import NamedTuple

from scrapers.collect import House
from scrapers.disk import find_files
from scrapers.fetch import Fetch
from scrapers.runner import Result, read_again
from scrapers.scan import Named, count_processes, look_through
from scrapers.source import Page, Source
from scrapers.sources import find_sources
from scrapers.zips import read_directory, read_member
from tracker.errors import ParseError
from tracker.queries.collecting import followed_bills

_MOST_NAMED = 20


class Found(NamedTuple):
    """A file on disk that is a source's: its address, or its members with theirs if it is a ZIP."""

    path: Path
    url: str
    members: list[Named] | None = None


def import_paths(house: House, paths: list[Path]) -> Iterator[Result]:
    """Result of each source that has files among these paths; then what was nobody's, by name."""
    found, strangers = sort_out(paths)
    for name, source in find_sources().items():
        if name in found:
            fetch = house.fetch(source)
            yield read_again(source, imported_pages(fetch, source, found[name]), fetch)
    if strangers.notes or strangers.faults:
        yield strangers


def sort_out(paths: list[Path]) -> tuple[dict[str, list[Found]], Result]:
    """Files by source name, and a Result that names those which are no source's."""
    found: dict[str, list[Found]] = defaultdict(list)
    result, unknown = Result("import"), []
    for path in find_files(paths):
        if path.suffix.lower() != ".zip":
            source, url = _whose(path.as_posix())
            if source is None:
                unknown.append(str(path))
            else:
                found[source.name].append(Found(path, url))
            continue
        try:
            inside = _members(path, unknown)
        except ParseError as error:
            result.fault("parse", f"{path}: {error}")
            continue
        for name, members in inside.items():
            url = find_sources()[name].address(path.as_posix()) or path.resolve().as_uri()
            found[name].append(Found(path, url, members))
    result.notes = [f"{name} is no file of a source known here" for name in unknown[:_MOST_NAMED]]
    if len(unknown) > _MOST_NAMED:
        result.notes.append(f"{len(unknown) - _MOST_NAMED} more files are of no source known here")
    result.state = "red" if result.faults else "amber"
    return found, result


def _members(path: Path, unknown: list[str]) -> dict[str, list[Named]]:
    inside: dict[str, list[Named]] = defaultdict(list)
    source = None
    for member in read_directory(path):
        # A ZIP mostly holds one source's files: ask that source first.
        url = source.address(member.name) if source else None
        if url is None:
            source, url = _whose(member.name)
        if source is None:
            unknown.append(f"{path} > {member.name}")
        else:
            inside[source.name].append(Named(member, url))
    return inside


def _whose(name: str) -> tuple[Source, str] | tuple[None, None]:
    for source in find_sources().values():
        if (url := source.address(name)) is not None:
            return source, url
    return None, None


def imported_pages(fetch: Fetch, source: Source, found: list[Found]) -> Iterator[Page]:
    """Pages to be read of a source's files on disk; those that cannot matter are set aside.

    Raises: ParseError at the end, if members of a ZIP were damaged.
    """
    followed, broken = followed_bills(fetch.store), []
    aside: list[str] = []
    for file in found:
        kind = guess_type(file.path.name)[0] or "application/octet-stream"
        body = file.path.read_bytes()
        if file.members is not None:
            bundle = fetch.imported(file.url, body, kind)
            yield from zipped_pages(fetch, source, bundle, file.path, file.members, broken)
        elif _matters(fetch, source, file.url, body, followed):
            yield fetch.imported(file.url, body, kind)
        else:
            aside.append(file.url)
    _set_aside(fetch, source, aside)
    if broken:
        raise ParseError("; ".join(broken))


def zipped_pages(
    fetch: Fetch, source: Source, bundle: Page, path: Path, members: list[Named], broken: list[str]
) -> Iterator[Page]:
    """Pages to be read of a ZIP on disk; adds to broken what is wrong with damaged members."""
    followed = followed_bills(fetch.store)
    wanted, whole = members, True
    if source.may_matter is not None:
        processes = count_processes(fetch.settings.processes)
        wanted = [file for file in members if fetch.is_kept(file.url)]
        for seen in look_through(path, members, source.may_matter, followed, processes):
            wanted += [file for file in seen.wanted if not fetch.is_kept(file.url)]
            broken += seen.broken
            whole = whole and not seen.broken
    for file in wanted:
        yield fetch.unpacked(bundle, file.url, read_member(bundle.body, file.member), None)
    if whole:
        read = {file.url for file in wanted}
        _set_aside(fetch, source, [file.url for file in members if file.url not in read])


def _matters(fetch: Fetch, source: Source, url: str, body: bytes, followed: set[str]) -> bool:
    ask = source.may_matter
    return ask is None or fetch.is_kept(url) or ask(url, body, followed)


def _set_aside(fetch: Fetch, source: Source, urls: list[str]) -> None:
    """Remember files that cannot matter; each still counts as what its source expects of one."""
    fetch.set_aside((url, None) for url in urls if not fetch.is_done(url))
    for record in source.expect:
        fetch.count(record, len(urls))
