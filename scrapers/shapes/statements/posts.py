"""Content APIs of sites on WordPress: posts with their full text, newest first."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from scrapers.shapes.statements.listing import Budget
from scrapers.shapes.statements.walk import read_routes
from scrapers.source import Page
from scrapers.strict import parse_json, reading, required
from tracker.errors import MissingPage, ParseError
from tracker.records import Document

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_FIELDS = "id,slug,date,date_gmt,modified_gmt,link,title,content"
_MOST = 100
_JSON = "application/json"


@dataclass(frozen=True)
class Posts:
    """A site's API ("https://www.state.gov/wp-json/wp/v2/") and the types of its papers."""

    api: str
    kinds: tuple[str, ...] = ("posts",)

    def cursor(self, kind: str) -> str:
        """Name under which a run remembers how far back it read."""
        return f"before {kind}" if self.kinds != ("posts",) else f"before {self.api}"


def new_posts(fetch: "Fetch", site: Posts, budget: Budget) -> Iterator[Page]:
    """A page for each post that is new or changed, of each kind, back to the first known one.

    Raises: ParseError where the API answers and has no post of any kind.
    """
    found: list[int] = []
    routes = [partial(_newest, fetch, site, kind, budget, found) for kind in site.kinds]
    yield from read_routes(fetch, routes, all_of_them=True)
    if not sum(found):
        raise ParseError(f"{site.api}: an answer without a post")


def _newest(
    fetch: "Fetch", site: Posts, kind: str, budget: Budget, found: list[int]
) -> Iterator[Page]:
    page, posts = _ask(fetch, site, kind, budget, orderby="modified")
    found.append(len(posts))
    yield from _post_pages(fetch, page, posts)


def old_posts(fetch: "Fetch", site: Posts, since: date, budget: Budget) -> Iterator[Page]:
    """Posts that were never read, newest first, from the oldest moment that a run reached.

    The next answer is asked for by the moment of the last post, not by a page's number, so that
    nothing shifts meanwhile and the last answer is an empty list, never an error (a page beyond
    the last is one: HTTP 400).
    """
    for kind in site.kinds:
        try:
            yield from _older(fetch, site, kind, since, budget)
        except MissingPage:
            continue  # noted when its newest posts were asked for


def _older(fetch: "Fetch", site: Posts, kind: str, since: date, budget: Budget) -> Iterator[Page]:
    before = fetch.recall(site.cursor(kind)) or ""
    while before != "end" and budget.left > 0 and (not before or before[:10] >= str(since)):
        more = {"before": before} if before else {}
        page, posts = _ask(fetch, site, kind, budget, orderby="date", **more)
        yield from _post_pages(fetch, page, posts)
        oldest = required(posts[-1].get("date"), "date of a post") if posts else before
        before = oldest if len(posts) == _MOST and oldest != before else "end"
        fetch.remember(site.cursor(kind), before)
    if before != "end":
        fetch.note(f"{kind}: read back to {before[:10]}; the next run goes on from there")


def _ask(
    fetch: "Fetch", site: Posts, kind: str, budget: Budget, **more: str
) -> tuple[Page, list[dict[str, Any]]]:
    budget.spend()
    asked = {"per_page": str(_MOST), "order": "desc", "_fields": _FIELDS} | more
    page = fetch.get(f"{site.api}{kind}?{urlencode(asked)}", accept=_JSON)
    with reading(page):
        return page, read_posts(page.body)


def read_posts(body: bytes) -> list[dict[str, Any]]:
    """Posts of an answer, or the one post that was taken out of an answer.

    Raises: ParseError for a refusal of the API ({"code", "message"}) and for what is no post.
    """
    answer = parse_json(body, object)
    if isinstance(answer, dict) and "code" in answer:
        raise ParseError(f"the API refuses: {answer['code']} ({str(answer.get('message'))[:120]})")
    posts = answer if isinstance(answer, list) else [answer]
    if not all(isinstance(post, dict) and isinstance(post.get("link"), str) for post in posts):
        raise ParseError("an answer of the API that is no list of posts")
    return posts


def rendered(post: dict[str, Any], name: str) -> str:
    """HTML of a field of a post; ParseError names the post that lacks it."""
    value = post.get(name)
    if not isinstance(value, dict) or not isinstance(value.get("rendered"), str):
        raise ParseError(f"no rendered {name} in the post of {post.get('link')}")
    return value["rendered"]


def _post_pages(fetch: "Fetch", page: Page, posts: list[dict[str, Any]]) -> Iterator[Page]:
    for post in posts:
        mark = required(post.get("modified_gmt"), f"modified_gmt of {post['link']}")
        if fetch.is_done(post["link"], mark):
            fetch.count(Document, 1)
        else:
            body = json.dumps(post, ensure_ascii=False, sort_keys=True).encode()
            yield fetch.unpacked(page, post["link"], body, mark, _JSON)
