"""Looking through the members of ZIPs for those that matter, in other processes if there are."""

import os
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Executor
from itertools import repeat
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

from scrapers.source import MayMatter, Source
from scrapers.zips import Named, look_at_member, read_directory, read_member
from tracker.errors import ParseError

_PART = 500


class Question(NamedTuple):
    """Whether a file is to be read: its source's word, and addresses due whatever it says."""

    may_matter: MayMatter | None
    due: Collection[str]

    def is_yes(self, url: str, body: bytes) -> bool:
        """The answer for one file."""
        return self.may_matter is None or url in self.due or self.may_matter(body)


class Seen(NamedTuple):
    """What a look at some members came to: those that matter, and what is wrong with others."""

    wanted: list[Named]
    broken: dict[str, str]


def count_processes(setting: int) -> int:
    """Processes to use: as set, else one for each core that this process may run on."""
    if setting:
        return setting
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def look_through(
    source: Source, bundle: Path, named: Sequence[Named], others: Executor | None
) -> Iterator[Seen]:
    """What is seen in each part of a ZIP, in its order; other processes begin at once."""
    parts = [named[start : start + _PART] for start in range(0, len(named), _PART)]
    return (others.map if others else map)(_look, repeat(bundle), parts, repeat(source.may_matter))


def _look(bundle: Path, part: Sequence[Named], may_matter: MayMatter | None) -> Seen:
    seen = Seen([], {})
    with bundle.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as body:
        for named in part:
            try:
                content = look_at_member(body, named.member)
            except ParseError as error:
                seen.broken[named.url] = str(error)
                continue
            if may_matter is None or may_matter(content):
                seen.wanted.append(named)
    return seen


def members_to_read(source: Source, bundle: bytes, ask: Question) -> Iterator[tuple[str, bytes]]:
    """Official address and bytes of each member of an archived ZIP that is to be read.

    Raises: ParseError if the ZIP or a member is damaged.
    """
    for member in read_directory(bundle):
        url = source.address(member.name)
        if url is not None and ask.is_yes(url, content := read_member(bundle, member)):
            yield url, content
