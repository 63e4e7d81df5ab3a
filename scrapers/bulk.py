"""Official files, folders and ZIPs from disk, through the same parsers and the same runner."""

from collections.abc import Generator, Iterator

from scrapers.collect import House
from scrapers.fetch import Fetch
from scrapers.runner import Result, read_again
from scrapers.scan import Question, Seen
from scrapers.sorting import Files, Looked, Sorted
from scrapers.source import Page, Source
from scrapers.sources import find_sources
from scrapers.zips import Named, read_member
from tracker.errors import ParseError
from tracker.queries.upkeep.collecting import followed_bills

_MOST_NAMED = 20
_KINDS = {
    ".xml": "application/xml", ".zip": "application/zip", ".json": "application/json",
    ".htm": "text/html", ".html": "text/html", ".pdf": "application/pdf", ".csv": "text/csv",
}  # fmt: skip


def import_files(house: House, looked: Looked) -> Iterator[Result]:
    """Result of each source that has files among those sorted; then what was nobody's, by name.

    A file may be set aside before another makes its measure followed: single files that were are
    looked at once more then, or a text that no longer names the Court would never be held.
    """
    files = looked.sorted.files
    names = list(files) if len(files) < 2 else [name for name in find_sources() if name in files]
    before = followed_bills(house.engine)
    for source, found in (files[name] for name in names):
        fetch = house.fetch(source)
        yield read_again(source, imported_pages(fetch, Files(source, found), looked), fetch)
    again = [files[name] for name in names] if followed_bills(house.engine) - before else []
    for source, found in again:
        fetch = house.fetch(source)
        ask = question(fetch, source)
        aside = [
            f for f in found
            if f.members is None and fetch.was_set_aside(f.url)
            and ask.is_yes(f.url, f.path.read_bytes())
        ]  # fmt: skip
        pages = imported_pages(fetch, Files(source, aside), looked)
        result = read_again(source, pages, fetch) if aside else None
        if result and (result.changed_rows or result.faults):
            yield result
    strangers = _name_strangers(looked.sorted)
    if strangers.notes or strangers.faults:
        yield strangers


def question(fetch: Fetch, source: Source) -> Question:
    """What decides which files of a source are read; those about a followed measure are."""
    about = source.page_about
    followed = map(about, followed_bills(fetch.store)) if about else ()
    return Question(source.may_matter, fetch.kept_urls().union(followed))


def imported_pages(fetch: Fetch, files: Files, looked: Looked) -> Iterator[Page]:
    """Pages to be read of a source's files on disk; those that cannot matter are set aside.

    Raises: ParseError at the end, if members of a ZIP were damaged.
    """
    source, ask = files.source, question(fetch, files.source)
    broken: list[str] = []
    aside: list[str] = []
    for file in files.found:
        kind = _KINDS.get(file.path.suffix.lower(), "application/octet-stream")
        body = file.path.read_bytes()
        if file.members is not None:
            bundle = fetch.imported(file.url, body, kind)
            look = looked.looks[source.name, file.path]
            rest = yield from zipped_pages(fetch, bundle, file.members, look, ask, broken)
            _set_aside(fetch, source, rest)
        elif ask.is_yes(file.url, body):
            yield fetch.imported(file.url, body, kind)
        else:
            aside.append(file.url)
    _set_aside(fetch, source, aside)
    if broken:
        raise ParseError("; ".join(broken))


def zipped_pages(
    fetch: Fetch, bundle: Page, members: list[Named], look: Iterator[Seen], ask: Question,
    broken: list[str],
) -> Generator[Page, None, list[str]]:  # fmt: skip
    """Pages to be read of a ZIP as it is looked through; returns the rest if it is whole.

    Adds to broken what is wrong with damaged members.
    """
    read, damaged = set(), {}
    for seen in look:
        damaged |= seen.broken
        for file in seen.wanted:
            read.add(file.url)
            yield fetch.unpacked(bundle, file.url, read_member(bundle.body, file.member), None)
    for file in members:
        if file.url in ask.due and file.url not in read and file.url not in damaged:
            read.add(file.url)
            yield fetch.unpacked(bundle, file.url, read_member(bundle.body, file.member), None)
    broken += damaged.values()
    return [] if damaged else [file.url for file in members if file.url not in read]


def _set_aside(fetch: Fetch, source: Source, urls: list[str]) -> None:
    """Remember files that cannot matter; each still counts as what its source expects of one."""
    fetch.set_aside((url, None) for url in urls if not fetch.is_done(url))
    for record in source.expect:
        fetch.count(record, len(urls))


def _name_strangers(files: Sorted) -> Result:
    result = Result("import")
    for fault in files.damaged:
        result.fault("parse", fault)
    result.notes = [f"{name} is no file of a source known here" for name in files.unknown]
    more = len(result.notes) - _MOST_NAMED
    if more > 0:
        result.notes[_MOST_NAMED:] = [f"{more} more files are of no source known here"]
    result.state = "red" if result.faults else "amber"
    return result
