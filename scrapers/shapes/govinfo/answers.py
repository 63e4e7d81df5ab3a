"""GovInfo's full-text search, asked page by page within the hour's allowance."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrapers.shapes.govinfo.search import Answer, ask, read_answer
from scrapers.shapes.keyed import ask_with_key
from scrapers.source import Page
from scrapers.strict import reading
from tracker.errors import BudgetSpent

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_HOST = "api.govinfo.gov"
SEARCH = f"https://{_HOST}/search"
_RESERVE = 3  # requests of the hour that are left to others


def search_answers(fetch: "Fetch", query: str) -> Iterator[tuple[Page, Answer]]:
    """Every page of answers to one question, as served and as read.

    Source: POST https://api.govinfo.gov/search
    Raises: BudgetSpent once only a reserve of the hour's requests is left; FetchError that names
    the setting where the key is refused; ParseError for an answer that is none.
    """
    mark, seen = "*", 0
    while True:
        page = _ask(fetch, query, mark)
        with reading(page):
            answer = read_answer(page.body)
        yield page, answer
        seen += len(answer.hits)
        if not answer.hits or answer.mark in (None, mark) or seen >= answer.count:
            return
        mark = answer.mark


def _ask(fetch: "Fetch", query: str, mark: str) -> Page:
    left = fetch.allowance(_HOST)
    if left is not None and left <= _RESERVE:
        raise BudgetSpent(SEARCH, f"{left} requests are left this hour")
    key = fetch.settings.govinfo_key.get_secret_value()
    return ask_with_key(fetch, SEARCH, "TRACKER_GOVINFO_KEY", key, json=ask(query, mark))
