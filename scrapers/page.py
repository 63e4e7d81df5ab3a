"""Page: one fetched answer as it was served, and where and when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property


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
