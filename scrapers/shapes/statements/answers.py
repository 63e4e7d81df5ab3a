"""APIs without a search: every paper is looked at, and what may mean the Court is read."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from scrapers.shapes.statements.feed import washington_day
from scrapers.shapes.statements.listing import Budget
from scrapers.source import Page
from tracker.errors import ParseError
from tracker.reading.court.prefilter import may_mean_court
from tracker.records import Document

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_JSON = "application/json"
_OVERLAP = timedelta(days=7)
_QUIET = timedelta(days=14)


class Answer(NamedTuple):
    """A page of results, newest first, and how many papers of the kind there are, if it says."""

    page: Page
    rows: list[dict[str, Any]]
    count: int = 0


class Told(NamedTuple):
    """What the walk has to know of a result: its address, its version, its moment (aware UTC)."""

    url: str
    mark: str
    moment: datetime


class Walk(Protocol):
    """One kind of paper of an API: its pages by number, 0 the newest, and what a result tells."""

    fetch: "Fetch"
    kind: str
    budget: Budget

    def page(self, number: int) -> Answer:
        """Results of a page; none beyond the oldest."""

    def told(self, row: dict[str, Any]) -> Told:
        """What a result tells of itself."""


def newest_answers(walk: Walk) -> Iterator[Page]:
    """Back to a week before the newest paper of the last run; papers come late and change.

    Raises: ParseError for an API that answers without any paper.
    """
    known = walk.fetch.recall(f"newest {walk.kind}")
    answer, number = walk.page(0), 0
    if not answer.rows:
        raise ParseError(f"{answer.page.url}: no paper")
    newest = walk.told(answer.rows[0]).moment
    if datetime.now(UTC) - newest > _QUIET:
        walk.fetch.note(f"{walk.kind}: the newest is of {washington_day(newest)}")
    while True:
        yield from _matters(walk, answer)
        oldest = walk.told(answer.rows[-1]).moment if answer.rows else None
        if known is None or oldest is None or walk.budget.left <= 0:
            break
        if oldest < datetime.fromisoformat(known) - _OVERLAP:
            break
        number += 1
        answer = walk.page(number)
    walk.fetch.remember(f"newest {walk.kind}", newest.isoformat())


def older_answers(walk: Walk, since: date) -> Iterator[Page]:
    """On from the page that the last run reached: new papers push the old to later pages."""
    cursor = f"page of {walk.kind}"
    place = walk.fetch.recall(cursor) or "1"
    while place != "end" and walk.budget.left > 0:
        answer = walk.page(int(place))
        yield from _matters(walk, answer)
        if answer.rows and washington_day(walk.told(answer.rows[-1]).moment) < since:
            return  # the rest is older than what was asked for
        place = str(int(place) + 1) if answer.rows else "end"
        walk.fetch.remember(cursor, place)
    if place != "end":
        walk.fetch.note(f"{walk.kind}: read down to page {place}; the next run goes on from there")


def _matters(walk: Walk, answer: Answer) -> Iterator[Page]:
    fetch = walk.fetch
    for row in answer.rows:
        body, told = json.dumps(row, ensure_ascii=False, sort_keys=True).encode(), walk.told(row)
        is_due = not fetch.is_done(told.url, told.mark)
        if is_due and (may_mean_court(body) or fetch.is_kept(told.url)):
            yield fetch.unpacked(answer.page, told.url, body, told.mark, _JSON)
        else:
            fetch.count(Document, 1)
