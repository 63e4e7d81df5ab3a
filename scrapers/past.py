"""What a source may ask of its own past: which pages it dealt with, and what it remembered."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine

from scrapers.page import Page
from tracker.errors import MissingPage
from tracker.reading.page_words import next_look_after
from tracker.store import pages as stored
from tracker.store.db import writing

_CURSOR = "cursor:"
_LIKELY_YET = timedelta(days=30)  # so long after its day a page is looked for in every run


class Past:
    """Marks and cursors of one source, as they stood when its run began and as the run goes on."""

    def __init__(self, source: str, engine: Engine, pace: float = 1.0):
        self.source, self.store, self.pace = source, engine, pace
        self.awaited: dict[str, datetime] = {}
        with engine.connect() as connection:
            self._marks = stored.marks(connection, source)

    def is_done(self, url: str, mark: str | None = None) -> bool:
        """Whether this version was read or set aside; with no mark, whether any version was."""
        known = self._marks.get(url)
        return known is not None and (mark is None or known[0] == mark)

    def settle(self, page: Page, listed: int) -> None:
        """Say that all that a listing names was dealt with, until its bytes change."""
        if self.settled(page) != listed:
            value = f"{page.sha256} {listed}"
            with writing(self.store) as connection:
                stored.set_marks(connection, self.source, [(page.url, value, True)])
            self._marks[page.url] = (value, True)

    def settled(self, page: Page) -> int | None:
        """How many things this very listing names, all dealt with; None if some are still due."""
        known, _, listed = (self._marks.get(page.url, (None, False))[0] or "").partition(" ")
        return int(listed) if known == page.sha256 and listed.isdigit() else None

    def was_set_aside(self, url: str) -> bool:
        """Whether the page was looked at and nothing of it was stored."""
        known = self._marks.get(url)
        return known is not None and not known[1]

    def is_kept(self, url: str) -> bool:
        """Whether something of an earlier version of the page is stored."""
        known = self._marks.get(url)
        return known is not None and known[1]

    def kept_urls(self) -> set[str]:
        """Addresses of which something of an earlier version is stored."""
        return {url for url, (_, kept) in self._marks.items() if kept}

    def set_aside(self, places: Iterable[tuple[str, str | None]]) -> None:
        """Remember pages that do not mean the Court, in one short transaction."""
        rows = [(url, mark, False) for url, mark in places]
        if rows:
            with writing(self.store) as connection:
                stored.set_marks(connection, self.source, rows)
            self._marks.update({url: (mark, kept) for url, mark, kept in rows})

    def kept(self, url: str, mark: str | None, *, kept: bool) -> None:
        """Follow what the runner has stored of a page, so that this run does not ask again."""
        self._marks[url] = (mark, kept)

    def recall(self, name: str) -> str | None:
        """What this source remembered under a name, None if nothing."""
        return self._marks.get(f"{_CURSOR}{self.source}:{name}", (None, False))[0]

    def remember(self, name: str, value: str) -> None:
        """Keep a small cursor for the next run; writes only when it changed."""
        url = f"{_CURSOR}{self.source}:{name}"
        if self.recall(name) != value:
            with writing(self.store) as connection:
                stored.set_marks(connection, self.source, [(url, value, False)])
            self._marks[url] = (value, False)

    @contextmanager
    def looking_for(self, url: str, due_on: date | None) -> Iterator[None]:
        """Around asking for a page that should stand since due_on, and may not be there.

        What is missed long after its day is looked for at the rate at which pages are looked at
        again, by how long it is missed. Raises: MissingPage, and nothing is asked, until then.
        """
        now, name = datetime.now(UTC), f"missed {url}"
        if due_on is None or now.date() - due_on < _LIKELY_YET:
            yield
            return
        missed = [datetime.fromisoformat(at) for at in (self.recall(name) or "").split()]
        if missed:
            again = missed[1] + next_look_after(missed[1] - missed[0]) * self.pace
            if now < again:
                self.awaited[url] = again
                raise MissingPage(url, f"not published when last looked for, {missed[1]}")
        try:
            yield
        except MissingPage:
            first = missed[0] if missed else now
            self.remember(name, f"{first.isoformat()} {now.isoformat()}")
            raise
        if missed:
            self.remember(name, "")

    def awaited_words(self) -> str | None:
        """Which addresses this run left alone, and until when; None if there are none."""
        if not self.awaited:
            return None
        times = (min(self.awaited.values()), max(self.awaited.values()))
        soonest, latest = (f"{at:%d %b %Y %H:%M} UTC" for at in times)
        return (
            f"long not published and not asked for in this run: {len(self.awaited):,}; looked for "
            f"again from {soonest}, all by {latest}"
        )
