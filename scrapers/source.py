"""Page and Source: the whole contract between a publisher and the tracker."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.records import Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch


MayMatter = Callable[[str, bytes, Collection[str]], bool]


@dataclass(frozen=True)
class Page:
    """One fetched answer: official address, bytes as served, when (aware UTC), their sha256.

    mark is what the publisher's own listing said of this version ("18-Sep-2026 20:26 8109"), so
    that an unchanged page is not asked for again. landed is the address that answered, where the
    one asked for leads on to another of the same host.
    """

    url: str
    body: bytes
    content_type: str
    fetched_at: datetime
    sha256: str
    mark: str | None = None
    landed: str | None = None


class ArchivedPage(Page):
    """A page that the publisher says is unchanged; its body is read from the archive when asked."""

    def __init__(
        self, url: str, read: Callable[[], bytes], content_type: str, fetched_at: datetime,
        sha256: str, mark: str | None = None, landed: str | None = None,
    ):  # fmt: skip
        values = {"url": url, "content_type": content_type, "fetched_at": fetched_at}
        self.__dict__.update(values, sha256=sha256, mark=mark, landed=landed, _read=read)

    @cached_property
    def body(self) -> bytes:
        """The bytes as served, checked against their sha256."""
        return self._read()


def _no_address(name: str) -> str | None:
    return None


@dataclass(frozen=True)
class Source:
    """A published place: how to walk it, how to read it, and what a healthy reading yields.

    pages is the only part that does I/O; parse is pure and raises ParseError; address tells under
    which official URL a file of a given path on disk is published (None: not this source's).
    expect gives the least and the most records that one full, healthy run reads, before any filter.
    group names many like sites that are told together where there is room for one line.
    may_matter is asked about files that come by the thousand before any is parsed: official URL,
    bytes, ids of followed bills; without it every file is parsed. needs names sources to be read
    before it; follows says that it finds more once more measures are followed; watched that its
    papers stand on pages of their own, which may be edited or taken away and are looked at again.
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
    group: str | None = None
    watched: bool = False
