"""Papers of the Justice Department as its API gives them: answers, and one result of an answer."""

from datetime import UTC, datetime
from typing import Any

from scrapers.shapes.statements.feed import washington_day
from scrapers.shapes.statements.paper import Desk, paper_records
from scrapers.shapes.statements.text import one_line, plain_text, read_fragment
from scrapers.strict import parse_json, required
from tracker.errors import ParseError
from tracker.records import Record

SITE = "https://www.justice.gov/"
DESK = Desk("justice", "U.S. Department of Justice")


def read_answer(body: bytes) -> tuple[list[dict[str, Any]], int]:
    """Results of an answer and their number in all.

    Raises: ParseError for an answer that is none, or that says itself that it failed.
    """
    answer = parse_json(body, dict)
    info = (answer.get("metadata") or {}).get("responseInfo") or {}
    if info.get("status", 200) != 200:
        raise ParseError(f"the API refuses: {info.get('status')} {info.get('developerMessage')}")
    rows, about = answer.get("results"), (answer.get("metadata") or {}).get("resultset")
    if not isinstance(rows, list) or not isinstance(about, dict):
        raise ParseError("an answer without results or their count")
    return rows, int(about.get("count") or 0)


def result_records(row: dict[str, Any]) -> list[Record]:
    """Document, DocumentText and turns of one result; section names the offices that issued it.

    Raises: ParseError for a result without title, address, moment or body.
    """
    url = result_url(row)
    title = one_line(read_fragment(required(row.get("title"), f"title of {url}")).text_content())
    words = plain_text(read_fragment(required(row.get("body"), f"body of {url}")))
    components = [one_line(c.get("name")) for c in row.get("component") or [] if c.get("name")]
    changed = str(row.get("changed") or "")
    return paper_records(
        DESK, url, title, washington_day(result_moment(row)), words, form="api", kind=_kind(url),
        section="; ".join(components) or None,
        updated_at=datetime.fromtimestamp(int(changed), UTC) if changed.isdigit() else None,
    )  # fmt: skip


def result_url(row: dict[str, Any]) -> str:
    """Address of a result's own page."""
    url = row.get("url")
    return required(url if isinstance(url, str) else None, "url of a result").replace(
        "http://", "https://", 1
    )


def result_moment(row: dict[str, Any]) -> datetime:
    """Moment of a result, which the API states in Unix seconds as text."""
    stated = str(row.get("date") or row.get("created") or "")
    if not stated.isdigit():
        raise ParseError(f"date of {row.get('url')} is {stated!r}, not Unix seconds")
    return datetime.fromtimestamp(int(stated), UTC)


def _kind(url: str) -> str | None:
    parts = url.removeprefix(SITE).split("/")
    if "speech" in parts:
        return "speech"
    return "blog_entry" if "blog" in parts or "blogs" in parts else None
