"""Treasury papers: as its content API gives them, on their own pages, in its public repository."""

import re
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from scrapers.shapes.statements.feed import washington_day
from scrapers.shapes.statements.paper import Desk, paper_records
from scrapers.shapes.statements.text import (
    has_class,
    one_line,
    plain_text,
    read_fragment,
    remove,
    words_of,
)
from scrapers.sources.white_house.markdown import read_markdown
from scrapers.strict import iso_date, iso_moment, parse_json, required
from tracker.errors import ParseError
from tracker.records import Record

SITE = "https://home.treasury.gov/"
DESK = Desk("treasury", "U.S. Department of the Treasury")
# One system of the site a line: Drupal; Hugo, since 2026.
_BODIES = (
    f"//*[{has_class('field--name-field-news-body')}]",
    f"//*[{has_class('news-article-body')}]",
    "//main//article",
)
_TITLES = (f"//*[{has_class('uswds-page-title')}]", '//meta[@property="og:title"]/@content', "//h1")
_DAYS = (
    f"//time[{has_class('datetime')}]/@datetime",
    "//article//time/@datetime",
    "//time/@datetime",
)
_ARCHIVED = re.compile(r"^\W*\(Archived Content\)\W*", re.IGNORECASE)
_SITE_NAME = re.compile(r"\s+\|\s+U\.S\. Department of the Treasury$")


def read_nodes(body: bytes) -> list[dict[str, Any]]:
    """Papers of an answer of the content API (JSON:API), or the one taken out of an answer.

    Raises: ParseError for errors that the API states, and for what is no list of papers.
    """
    answer = parse_json(body, dict)
    if answer.get("errors"):
        first = answer["errors"][0] if isinstance(answer["errors"], list) else answer["errors"]
        raise ParseError(f"the API refuses: {str(first)[:160]}")
    nodes = answer.get("data", [answer] if answer.get("attributes") else None)
    nodes = [nodes] if isinstance(nodes, dict) else nodes
    if not isinstance(nodes, list) or not all(isinstance(n.get("attributes"), dict) for n in nodes):
        raise ParseError("an answer of the API that is no list of papers")
    return nodes


def node_url(node: dict[str, Any]) -> str:
    """Address of a paper's own page; ParseError for a node without one."""
    alias = (node["attributes"].get("path") or {}).get("alias")
    return urljoin(SITE, required(alias, f"path of node {node.get('id')}"))


def node_moment(node: dict[str, Any]) -> datetime:
    """Moment of publication, aware UTC."""
    stated = node["attributes"].get("field_news_publication_date")
    return iso_moment(stated, f"publication date of {node.get('id')}")


def node_records(node: dict[str, Any]) -> list[Record]:
    """Document, DocumentText and turns of a paper of the content API."""
    said, url = node["attributes"], node_url(node)
    body = said.get("field_news_body") or {}
    html = required(body.get("processed") or body.get("value"), f"body of {url}")
    changed = said.get("changed")
    return _records(
        url, said.get("title") or "", washington_day(node_moment(node)),
        plain_text(read_fragment(html)), "api",
        iso_moment(changed, f"changed of {url}") if changed else None,
    )  # fmt: skip


def page_records(url: str, root: Any) -> list[Record]:
    """Document, DocumentText and turns of a paper's own page, of any system of the site.

    Raises: ParseError for a page without body, title or day.
    """
    bodies = next(filter(None, (root.xpath(path) for path in _BODIES)), [])
    title = next(filter(None, (words_of(root, path) for path in _TITLES)), None)
    stated = next(filter(None, (words_of(root, path) for path in _DAYS)), None)
    if not bodies or not title or not stated:
        raise ParseError("no body, title or day of a paper: the layout has changed, or it is none")
    body = max(bodies, key=lambda element: len(element.text_content()))
    remove(body, ".//time", ".//h1")
    day = (
        washington_day(iso_moment(stated, "day of a paper"))
        if "T" in stated
        else iso_date(stated, "day of a paper")
    )
    return _records(url, _SITE_NAME.sub("", title), day, plain_text(body), "html", None)


def markdown_records(body: bytes) -> list[Record]:
    """Document, DocumentText and turns of a paper kept as Markdown, as Treasury's repository does.

    Raises: ParseError for a head without title, day or an address at the Treasury.
    """
    fields, text = read_markdown(body)
    url = urljoin(SITE, required(fields.get("url"), "url in the head of fields"))
    if urlsplit(url).hostname != "home.treasury.gov":
        raise ParseError(f"url is {url[:120]!r}, not at the Treasury")
    day = iso_date(fields.get("date"), "date in the head of fields")
    title = required(fields.get("title"), "title in the head of fields")
    return _records(url, title, day, text, "markdown", None)


def _records(
    url: str, title: str, day: date, text: str, form: str, changed: datetime | None
) -> list[Record]:
    text = _ARCHIVED.sub("", text)
    return paper_records(DESK, url, one_line(title), day, text, form=form, updated_at=changed)
