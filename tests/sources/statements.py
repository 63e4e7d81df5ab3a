"""What tests of the sites of statements share: recorded bodies, parsing, a stand-in for a site."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import responses

from scrapers.disk import read_file
from scrapers.source import Page, Source
from tracker.reading.keep import find_subject_mentions
from tracker.records import Document, DocumentText, Mention

CASES = Path(__file__).parents[1] / "pages"
HOST = "http://127.0.0.1:9"
NOON = datetime(2026, 9, 18, 12, tzinfo=UTC)


def body_of(source: str, case: str) -> bytes:
    """Body of a recorded page."""
    return next((CASES / source / case).glob("body.*")).read_bytes()


def recorded(source: Source, case: str) -> list:
    """Records of a recorded page."""
    said = json.loads((CASES / source.name / case / "page.json").read_text())
    page = Page(said["url"], body_of(source.name, case), said["content_type"], NOON, "0" * 64)
    return list(source.parse(page))


def papers(records: list) -> list[tuple[Document, str]]:
    """Each document with its text."""
    texts = {r.document_id: r.text for r in records if isinstance(r, DocumentText)}
    return [(r, texts.get(r.document_id, "")) for r in records if isinstance(r, Document)]


def read_disk(source: Source, path: Path) -> list:
    """Records of a file on disk, under the address that its path tells."""
    return list(source.parse(read_file(source, path)))


def mentions_of(document: Document, records: list) -> list[Mention]:
    """Mentions of the Court in one document of a page."""
    group = [r for r in records if r.document_id == document.document_id]
    return find_subject_mentions(document.document_id, group)


class Site:
    """A stand-in for the sites: what is published answers, all else is missing; asked in order."""

    def __init__(self):
        self.pages: dict[str, tuple[int, str, bytes]] = {}
        self.headers: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []
        responses.add_callback(responses.GET, re.compile(rf"{HOST}/.*"), self._answer)

    def publish(self, url: str, body: bytes, kind: str = "text/html", *, status: int = 200) -> None:
        """Answer so at an official address from now on."""
        self.pages[url] = (status, kind, body)

    def _answer(self, request: Any) -> tuple[int, dict[str, str], bytes]:
        url = request.url.replace(HOST, "https:/")
        self.asked.append(url)
        status, kind, body = self.pages.get(url, (404, "text/html", b"<html>Not found</html>"))
        return status, {"Content-Type": kind} | self.headers.get(url, {}), body
