"""Justice Department: releases, speeches and blog entries by its open API, which has no search."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from scrapers.shapes.statements.answers import Answer, Told, newest_answers, older_answers
from scrapers.shapes.statements.listing import Budget
from scrapers.shapes.statements.text import without_query
from scrapers.shapes.statements.walk import read_routes
from scrapers.source import Page, Source
from scrapers.sources.justice.papers import (
    DESK,
    SITE,
    read_answer,
    result_moment,
    result_records,
    result_url,
)
from scrapers.strict import parse_html, parse_json, reading
from tracker.errors import ParseError
from tracker.records import Document, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

API = f"{SITE}api/v1/"
KINDS = ("press_releases", "speeches", "blog_entries")
SIZE = 50  # more is cut without a word
_JSON = "application/json"
_FIELDS = "title,url,uuid,date,changed,created,body,component,topic"
_MOST_REQUESTS = 120
_ADDRESS = re.compile(r"(?:^|/)(www\.justice\.gov/.+?)(?:\.html?)?$")


@dataclass
class _Walk:
    """Pages of one kind of paper, 0 the newest; last is set where the API begins with the oldest.

    Clients disagree whether sort and direction are heeded: both orders are read.
    """

    fetch: "Fetch"
    kind: str
    budget: Budget
    last: int | None = None

    def page(self, number: int) -> Answer:
        """Results of a page; none beyond the oldest."""
        if self.last is None:
            answer = self._ask(number)
            moments = [result_moment(row) for row in answer.rows]
            if number or not moments or moments[0] >= moments[-1]:
                return answer
            self.last = (answer.count - 1) // SIZE
            self.fetch.note(f"{self.kind}: the order asked for is not heeded, read from the end")
        if number > self.last:
            return Answer(self._ask(0).page, [], 0)
        answer = self._ask(self.last - number)
        return answer._replace(rows=answer.rows[::-1])

    def told(self, row: dict[str, Any]) -> Told:
        """Address, moment of the last change, and moment of a result."""
        mark = str(row.get("changed") or row.get("date"))
        return Told(without_query(result_url(row)), mark, result_moment(row))

    def _ask(self, number: int) -> Answer:
        self.budget.spend()
        asked = {
            "pagesize": str(SIZE), "page": str(number), "sort": "date", "direction": "DESC",
            "fields": _FIELDS,
        }  # fmt: skip
        page = self.fetch.get(f"{API}{self.kind}.json?{urlencode(asked)}", accept=_JSON)
        with reading(page):
            return Answer(page, *read_answer(page.body))


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """New papers of each kind that may mean the Court, then the past; 120 requests a run.

    The API filters by title alone, so that every paper is looked at; what has no word of the Court
    is counted and not kept.
    """
    budget = Budget(_MOST_REQUESTS)
    walks = [_Walk(fetch, kind, budget) for kind in KINDS]
    yield from read_routes(
        fetch, [partial(newest_answers, walk) for walk in walks], all_of_them=True
    )
    for walk in walks:
        yield from older_answers(walk, since)


def parse(page: Page) -> Iterator[Record]:
    """Document, DocumentText and turns of each result of an answer, or of one taken out of it.

    Source: https://www.justice.gov/api/v1/press_releases.json?pagesize=50&page=0&sort=date
    Times:  published_on is the day in Washington of the moment stated (Unix seconds, as text)
    Raises: ParseError for a failed answer, a result without title, address, moment or body; the
    site's own pages stand behind a bot wall and are not read.
    """
    if page.body.lstrip()[:1] == b"<":
        parse_html(page.body)
        raise ParseError("an HTML page, not an answer of the API")
    answer = parse_json(page.body, dict)
    is_one = "results" not in answer and "metadata" not in answer
    for row in [answer] if is_one else read_answer(page.body)[0]:
        yield from result_records(row)


def address(path: str) -> str | None:
    """Official address of a file on disk, if its path holds host and path."""
    found = _ADDRESS.search(path.replace("\\", "/"))
    return f"https://{found[1]}" if found else None


SOURCE = Source(
    name="justice", title="Justice Department", publisher=DESK.publisher,
    home=f"{SITE}news/press-releases", every=timedelta(hours=3), stale_after=timedelta(days=3),
    pages=pages, parse=parse, expect={Document: (1, 1_000_000)}, address=address,
)  # fmt: skip
