"""Looking through the members of a ZIP for those that matter, in several processes if there are."""

import os
from collections.abc import Collection, Iterator, Sequence
from itertools import repeat
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

from scrapers.source import MayMatter
from scrapers.zips import Member, read_member
from tracker.errors import ParseError

_PART = 500


class Named(NamedTuple):
    """A member of a ZIP and the official address of what it holds."""

    member: Member
    url: str


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


def look_through(
    bundle: Path,
    named: Sequence[Named],
    may_matter: MayMatter,
    followed: Collection[str],
    processes: int,
) -> Iterator[Seen]:
    """What was seen in each part of a ZIP, in its order."""
    parts = [named[start : start + _PART] for start in range(0, len(named), _PART)]
    if processes == 1 or len(parts) == 1:
        for part in parts:
            yield _look(bundle, part, may_matter, followed)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(processes, len(parts))) as pool:
        yield from pool.map(_look, repeat(bundle), parts, repeat(may_matter), repeat(followed))


def _look(
    bundle: Path, part: Sequence[Named], may_matter: MayMatter, followed: Collection[str]
) -> Seen:
    wanted, broken = [], []
    with bundle.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as body:
        for named in part:
            try:
                content = read_member(body, named.member)
            except ParseError as error:
                broken.append(str(error))
                continue
            if may_matter(named.url, content, followed):
                wanted.append(named)
    return Seen(wanted, broken)
