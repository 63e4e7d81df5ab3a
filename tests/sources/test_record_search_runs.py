"""Runs of the full-text search against a stand-in: the hour's allowance, windows, papers."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import requests
import responses
from pydantic import SecretStr

from scrapers.runner import run
from scrapers.sources import record_search
from scrapers.sources.record_search import SOURCE
from tracker.queries.upkeep.collecting import followed_bills, read_texts
from tracker.queries.upkeep.searched import read_searched

CASES = Path(__file__).parent.parent / "pages" / "record_search"
HOST = "http://127.0.0.1:9"
SEARCH = f"{HOST}/api.govinfo.gov/search"
SINCE = date(datetime.now(UTC).year, 1, 1)  # one year: three windows
SENATE = "CREC-2026-07-16-pt1-PgS4321"


def body_of(case: str) -> bytes:
    return next((CASES / case).glob("body.*")).read_bytes()


class Search:
    """A stand-in for the search: hits for each collection, paged, with an allowance that falls."""

    def __init__(self, hits: dict[str, list[str]], left: int = 40, page: int = 1000):
        self.hits, self.left, self.page, self.asked = hits, left, page, []

    def __call__(self, request):
        asked = json.loads(request.body)
        self.asked.append((asked["query"], asked["offsetMark"]))
        assert request.headers["X-Api-Key"]
        self.left -= 1
        span = re.search(r"publishdate:range\((\d{4})", asked["query"])
        codes = re.search(r"collection:\(([A-Z OR]+)\)", asked["query"])[1].split(" OR ")
        rows = [row(name) for code in codes for name in self.hits.get(code, [])] if span else []
        start = 0 if asked["offsetMark"] == "*" else int(asked["offsetMark"])
        part = rows[start : start + self.page]
        answer = {"results": part, "offsetMark": str(start + self.page), "count": len(rows)}
        return 200, {"X-RateLimit-Remaining": str(self.left)}, json.dumps(answer)


def row(name: str) -> dict:
    package = name.split("-pt1-")[0]
    return {
        "packageId": package, "granuleId": name if name != package else None,
        "collectionCode": name.split("-")[0], "lastModified": "2026-07-17T09:11:12Z",
        "dateIssued": "2026-07-16", "title": "x",
    }  # fmt: skip


def serve(name: str, body: bytes | None, folder: str = "html", ending: str = "htm") -> None:
    url = f"{HOST}/www.govinfo.gov/content/pkg/{name.split('-pt1-')[0]}/{folder}/{name}.{ending}"
    if body is None:
        responses.get(url, status=302, headers={"Location": "/www.govinfo.gov/error"})
    else:
        responses.get(url, body=body, content_type="text/html")


def collect(house, search: Search, since: date = SINCE):
    responses.add_callback(responses.POST, SEARCH, search, content_type="application/json")
    return run(SOURCE, house.fetch(SOURCE), since)


@responses.activate
def test_what_the_search_names_is_verified_in_its_text_and_followed(house):
    search = Search({"BILLS": ["BILLS-119hr9997ih"], "CREC": [SENATE]})
    serve("BILLS-119hr9997ih", None, "xml", "xml")
    serve("BILLS-119hr9997ih", body_of("bill_found"))
    serve(SENATE, body_of("senate_item"))
    result = collect(house, search)
    assert (result.state, result.faults, result.notes) == ("green", [], [])
    assert result.counts["Document"].new == 1
    assert read_texts(house.engine) == {"hr9997-119-ih"}
    assert followed_bills(house.engine) == {"hr9997-119"}

    assert read_searched(house.engine).years == {SINCE.year}

    asked, papers = len(search.asked), len(responses.calls)
    again = run(SOURCE, house.fetch(SOURCE), SINCE)
    assert again.changed_rows == 0
    assert len(search.asked) == asked + 1  # what changed of late, and nothing else
    assert len(responses.calls) == papers + 1


@responses.activate
def test_a_paper_that_does_not_mean_the_court_is_not_kept_nor_asked_for_again(house):
    search = Search({"CREC": [SENATE]})
    about_weather = body_of("extension").replace(b"COURT", b"WEATHER")
    serve(SENATE, about_weather.replace(b"International Criminal \nCourt", b"weather"))
    assert "Document" not in collect(house, search).counts
    before = len(responses.calls)
    run(SOURCE, house.fetch(SOURCE), SINCE)
    assert len(responses.calls) == before + 1


@responses.activate
def test_an_answer_of_several_pages_is_read_to_its_end(house):
    names = [f"{SENATE}-{number}" for number in range(2, 7)]
    search = Search({"CREC": names}, page=2)
    for name in names:
        serve(name, body_of("senate_item"))
    assert collect(house, search).counts["Document"].new == 5
    marks = [mark for query, mark in search.asked if "collection:(CREC)" in query]
    assert marks == ["*", "2", "4"]


@responses.activate
def test_the_hours_allowance_is_left_a_reserve_and_the_next_run_goes_on(house):
    search = Search({}, left=5)
    result = collect(house, search)
    assert result.state == "green"
    assert result.notes == [
        "search: working slowly on DEMO_KEY (about 40 requests an hour)",
        "search: the hour's allowance is spent; the next run goes on from here",
        "search: 0 of 3 windows of the back-fill read",  # what was silent is not yet believed
    ]
    assert search.left == 3
    search.left = 40
    assert run(SOURCE, house.fetch(SOURCE), SINCE).notes == []
    questions = [query for query, _ in search.asked if "publishdate" in query]
    assert (len(questions), len(set(questions))) == (4, 3)  # only what was silent is asked twice


@responses.activate
def test_the_publishers_own_refusal_ends_the_run_as_quietly(house):
    body = body_of("over_rate_limit")
    responses.post(SEARCH, status=429, body=body, content_type="application/json")
    result = run(SOURCE, house.fetch(SOURCE, requests.Session()), SINCE)  # with no retries
    assert (result.state, result.faults) == ("green", [])
    assert "search: 0 of 3 windows of the back-fill read" in result.notes


@responses.activate
def test_a_key_that_is_refused_is_named_with_its_setting(house):
    body = body_of("key_missing")
    responses.post(SEARCH, status=403, body=body, content_type="application/json")
    house.settings.govinfo_key = SecretStr("wrong")
    (fault,) = run(SOURCE, house.fetch(SOURCE), SINCE).faults
    assert fault["kind"] == "fetch"
    assert "TRACKER_GOVINFO_KEY is refused" in fault["message"]
    assert "API_KEY_MISSING" in fault["message"]
    assert "wrong" not in fault["message"]


@responses.activate
def test_a_window_with_a_broken_paper_stays_open_until_it_can_be_read(house):
    search = Search({"CREC": [SENATE]})
    serve(SENATE, body_of("no_header"))
    result = collect(house, search)
    assert result.state == "red"
    assert "no header of the Congressional Record" in result.faults[0]["message"]
    assert "search: 2 of 3 windows of the back-fill read" in result.notes
    responses.replace(
        responses.GET, f"{HOST}/www.govinfo.gov/content/pkg/CREC-2026-07-16/html/{SENATE}.htm",
        body=body_of("senate_item"), content_type="text/html",
    )  # fmt: skip
    assert run(SOURCE, house.fetch(SOURCE), SINCE).counts["Document"].new == 1


@responses.activate
def test_a_paper_without_a_text_is_noted(house, monkeypatch):
    monkeypatch.setattr(record_search, "datetime", _Then)
    search = Search({"CREC": [SENATE]})
    serve(SENATE, None)
    result = collect(house, search, date(2026, 1, 1))
    assert result.state == "green"
    assert f"search: no text on GovInfo for 1 of its hits: {SENATE}" in result.notes
    assert "search: 2 of 3 windows of the back-fill read" in result.notes  # it may yet come


class _Then(datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime(2026, 8, 1, tzinfo=tz)
