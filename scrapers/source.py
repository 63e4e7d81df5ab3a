"""Source: the whole contract between a publisher and the tracker."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from scrapers.page import Page
from tracker.records import Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch


MayMatter = Callable[[bytes], bool]


def _no_address(name: str) -> str | None:
    return None


@dataclass(frozen=True)
class Source:
    """A published place: how to walk it, how to read it, and what a healthy reading yields.

    pages is the only part that does I/O; parse is pure and raises ParseError; address tells under
    which official URL a file of a given path on disk is published (None: not this source's).
    expect gives the least and the most records that one full, healthy run reads, before any filter.
    group names many like sites that are told together where there is room for one line.
    may_matter is asked about the bytes of files that come by the thousand before any is parsed;
    without it every file is parsed. page_about tells the official URL of the file about a measure,
    which is parsed whatever its bytes say once the measure is followed. needs names sources to be
    read before it; follows says that it finds more once more measures are followed; watched that
    its papers stand on pages of their own, which may be edited or taken away and are looked at
    again.
    """

    name: str
    title: str
    publisher: str
    home: str
    every: timedelta
    stale_after: timedelta
    pages: Callable[["Fetch", date], Iterator[Page]]
    parse: Callable[[Page], Iterable[Record]]
    expect: dict[type[Record], tuple[int, int]] = field(default_factory=dict)
    address: Callable[[str], str | None] = _no_address
    needs: tuple[str, ...] = ()
    follows: bool = False
    may_matter: MayMatter | None = None
    page_about: Callable[[str], str] | None = None
    group: str | None = None
    watched: bool = False
