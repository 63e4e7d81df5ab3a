"""Looking through the members of a ZIP for those that matter, in several processes if there are."""

import os
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from itertools import repeat
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

from scrapers.source import MayMatter, Source
from scrapers.zips import Member, read_directory, read_member
from tracker.errors import ParseError
from tracker.reading.taught import taught_text, use_text

_PART = 500


class Named(NamedTuple):
    """A member of a ZIP and the official address of what it holds."""

    member: Member
    url: str


class Question(NamedTuple):
    """Whether a file is to be read: its source's word, what is followed, what is stored of it."""

    may_matter: MayMatter | None
    followed: Collection[str]
    kept: Collection[str]

    def is_yes(self, url: str, body: bytes) -> bool:
        """The answer for one file."""
        ask = self.may_matter
        return ask is None or url in self.kept or ask(url, body, self.followed)


class Seen(NamedTuple):
    """What a look at some members came to: those that matter, and what is wrong with others."""

    wanted: list[Named]
    broken: list[str]


def count_processes(setting: int) -> int:
    """Processes to use: as set, else one for each core that this process may run on."""
    if setting:
        return setting
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def workers(setting: int) -> Iterator[Executor | None]:
    """Processes to look with, None where there is one core only."""
    processes = count_processes(setting)
    if processes == 1:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes, initializer=use_text, initargs=(taught_text(), "")) as pool:
        yield pool


def look_through(
    bundle: Path, named: Sequence[Named], ask: Question, pool: Executor | None
) -> Iterator[Seen]:
    """What was seen in each part of a ZIP, in its order; processes begin before it is asked for."""
    parts = [named[start : start + _PART] for start in range(0, len(named), _PART)]
    return (pool.map if pool else map)(_look, repeat(bundle), parts, repeat(ask))


def members_to_read(source: Source, bundle: bytes, ask: Question) -> Iterator[tuple[str, bytes]]:
    """Official address and bytes of each member of an archived ZIP that is to be read.

    Raises: ParseError if the ZIP or a member is damaged.
    """
    for member in read_directory(bundle):
        url = source.address(member.name)
        if url is not None and ask.is_yes(url, content := read_member(bundle, member)):
            yield url, content


def _look(bundle: Path, part: Sequence[Named], ask: Question) -> Seen:
    seen = Seen([], [])
    with bundle.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as body:
        for named in part:
            try:
                content = read_member(body, named.member)
            except ParseError as error:
                seen.broken.append(str(error))
                continue
            if ask.is_yes(named.url, content):
                seen.wanted.append(named)
    return seen
