"""Every publisher fails at once, in one of four ways: each source says so, and who is well goes on.

The sources are found, not listed: a new one is asked too, and EMPTY must say how it holds nothing.
"""

import re
import shutil
from datetime import date
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import responses
from sqlalchemy import Engine, func, select

from scrapers.archive import Archive
from scrapers.collect import House, collect
from scrapers.runner import Result, read_again
from scrapers.sources import find_sources
from scrapers.sources.press import press
from scrapers.sources.press.offices import read_row
from tests.sources.cases import GOOD, case_page, case_source
from tests.sources.statements import HOST, body_of
from tracker.settings import Settings
from tracker.store.db import open_store
from tracker.store.migrate import migrate
from tracker.store.tables import TABLES

SINCE = date(1998, 7, 17)
WELL = press(
    read_row({
        "name": "Max Roe", "bioguide": "X000001", "family": "media_body",
        "since": date(2019, 1, 3), "list": "https://well.house.gov/media/press-releases",
    }, "test")
)  # fmt: skip
HTML, JSON, XML, RSS, CSV, LINES = "text/html", "json", "xml", "rss+xml", "text/csv", "*/*"
WALL = b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>"
DECOY = (
    b"<!DOCTYPE html><html><head><title>Technical Difficulties</title></head><body>"
    b"<h1>Technical Difficulties</h1><p>We will be back soon.</p></body></html>"
)
NO_NEWS = (
    b"<!DOCTYPE html><html><head><title>News</title></head><body><h1>News</h1>"
    b"<p>There are no items to show.</p></body></html>"
)
# What a publisher answers who holds nothing, by its address; a page or a feed is like any other.
EMPTY = {
    r"/wp-json/": b"[]",
    r"justice\.gov/api/": b'{"metadata": {"resultset": {"count": 0}}, "results": []}',
    r"/jsonapi/": b'{"data": []}',
    r"api\.govinfo\.gov/search": b'{"count": 0, "results": [], "offsetMark": "*"}',
    r"-communication/": b"{}",
    r"/committee-meeting": b'{"committeeMeetings": [], "pagination": {"count": 0}}',
    r"federalregister\.gov/api": b'{"count": 0, "description": "Documents"}',
    r"lda\.gov|courtlistener": b'{"count": 0, "next": null, "previous": null, "results": []}',
    r"/bulkdata/json/": b'{"files": []}',
    r"congress-legislators/.*json": b"[]",
    r"exports/": b"<sdnList><publshInformation><Publish_Date>11/20/2026</Publish_Date>"
                 b"<Record_Count>0</Record_Count></publshInformation></sdnList>",
    r"hearings\.xml": b"<css_meetings_scheduled/>",
    r"vote_menu": b"<vote_summary><congress>119</congress><session>2</session>"
                  b"<congress_year>2026</congress_year><votes/></vote_summary>",
    r"sitemap_index": b"<sitemapindex/>",
    r"/mods\.xml": b'<mods xmlns="http://www.loc.gov/mods/v3"/>',
    r"/(?:BILLS|PLAW)-": b"<bill/>",
    r"/roll\d+\.xml|/roll_call_votes/|/entities/": b"<error/>",
    r"LIS/nominations/": b"<Nominations/>",
    r"/nomination/": b'{"nominations": [], "pagination": {"count": 0}}',
    r"reports\.csv": b"number,url,sha1,latestPubDate,title,latestPDF,latestHTML\n",
    r"\.jsonl|\.yaml": b"\n",
}  # fmt: skip
# The same news in a form that nobody has seen.
CHANGED = {
    HTML: b"<!DOCTYPE html><html><head><title>News</title></head><body><news-feed><news-entry "
          b"slug='on-the-court' day='20261120'>On the Court</news-entry></news-feed></body></html>",
    JSON: b'{"payload": {"entries": [{"headline": "On the Court", "when": 20261120}]}}',
    XML: b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>On the Court</title></entry>'
         b"</feed>",
    RSS: b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>On the Court</title></entry>'
         b"</feed>",
    CSV: b"headline;when\nOn the Court;20261120\n",
    LINES: b'{"headline": "On the Court", "when": 20261120}\n',
}  # fmt: skip


def _empty(url: str, kind: str) -> bytes:
    if kind == HTML:
        return NO_NEWS
    if kind == RSS:
        return b'<rss version="2.0"><channel><title>News</title></channel></rss>'
    known = (body for place, body in EMPTY.items() if re.search(place, url))
    body = next(known, None)
    assert body is not None, f"say in EMPTY what {url} answers when it holds nothing"
    return body


# Status, type and body in place of what was asked, by its address and the kind of answer wanted;
# and what a fault of it is to say.
FAULTS = {
    "bot wall": (lambda url, kind: (403, HTML, WALL), "HTTP 403 (bot wall)"),
    "bot wall with 200": (lambda url, kind: (200, HTML, WALL), "bot wall"),
    "decoy": (lambda url, kind: (200, HTML, DECOY), ""),
    "empty": (lambda url, kind: (200, kind, _empty(url, kind)), ""),
    "changed layout": (lambda url, kind: (200, kind, CHANGED[kind]), ""),
}


class Publishers:
    """All of them at once, each with the same fault, but for one that is well."""

    def __init__(self, fault: str):
        self.answer, self.first = FAULTS[fault][0], None
        for method in (responses.GET, responses.POST):
            responses.add_callback(method, re.compile(rf"{HOST}/.*"), self._answer)

    def _answer(self, request) -> tuple[int, dict[str, str], bytes]:
        url = request.url.replace(HOST, "https:/")
        self.first = self.first or url
        if url.startswith(WELL.home):
            return self._well(url)
        accept = request.headers["Accept"]
        kinds = (HTML, RSS, JSON, XML, CSV)
        status, kind, body = self.answer(url, next((k for k in kinds if k in accept), LINES))
        return status, {"Content-Type": kind}, body

    def _well(self, url: str) -> tuple[int, dict[str, str], bytes]:
        cases = {WELL.home: "listing_media_body", f"{WELL.home}/roe-court": "release_evo"}
        if url not in cases:
            return 404, {}, b""
        return (
            200,
            {"Content-Type": HTML},
            body_of("press", cases[url]).replace(b"//roe", b"//well"),
        )


def _house(folder: Path) -> House:
    settings = Settings(
        data=folder, origin=HOST, pause=0, look_pace=0, govinfo_key="k", congress_key="k",
        courtlistener_token="t",
    )  # fmt: skip
    return House(open_store(settings.url()), Archive(settings.archive), settings)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which every good recorded page was read."""
    folder = tmp_path_factory.mktemp("filled")
    house = _house(folder)
    migrate(house.engine)
    for _, cases in groupby(GOOD, lambda case: case_source(case).name):
        pages = list(map(case_page, found := list(cases)))
        fetch = house.fetch(source := case_source(found[0]))
        kept = [fetch.imported(page.url, page.body, page.content_type) for page in pages]
        read_again(source, kept, fetch)
    house.engine.dispose()
    return folder


def _standing(engine: Engine) -> dict[str, int]:
    """How many rows stand, by kind."""
    with engine.connect() as connection:
        return {
            name: connection.scalar(select(func.count()).where(table.c.gone_at.is_(None)))
            for name, table in TABLES.items()
        }


def _untold(result: Result, first: str | None, said: str) -> str | None:
    """What a run does not say of the fault that it met; None if it says all."""
    if first is None:
        return "it asked for nothing: a recorded page is wanted that gives it cause"
    if result.state != "red":
        return f"it ends {result.state}"
    told = [fault["message"] for fault in result.faults]
    if any(fault["kind"] == "bug" for fault in result.faults):
        return f"a bug: {told}"
    place = f"https://{urlsplit(first).hostname}"
    if not any(place in message and said in message for message in told):
        return f"no fault names {place} and {said!r}: {told}"
    return None


@pytest.mark.parametrize("fault", FAULTS)
@responses.activate
def test_each_source_says_what_failed_and_where_and_loses_no_row(fault, filled, tmp_path):
    shutil.copytree(filled, tmp_path / "data")
    house, publishers, untold = _house(tmp_path / "data"), Publishers(fault), {}
    before = _standing(house.engine)
    for result in collect(house, [*find_sources().values(), WELL], SINCE):
        if result.source == WELL.name:
            assert (result.state, result.faults) == ("green", [])
        elif (lack := _untold(result, publishers.first, FAULTS[fault][1])) is not None:
            untold[result.source] = lack
        publishers.first = None
    assert untold == {}
    after = _standing(house.engine)
    assert {name: n for name, n in after.items() if n < before[name]} == {}
