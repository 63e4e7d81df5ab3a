"""Fetching: conditional, polite, kept; each failure of a publisher is one clear fault."""

import gzip
from dataclasses import replace
from hashlib import sha256

import pytest
import requests
from sqlalchemy import func, select

from scrapers.fetch import Fetch, build_session
from tests.origin import answers, dripping, endless, serving, truncated
from tracker.errors import BudgetSpent, FetchError, MissingPage
from tracker.records import Bill
from tracker.store.tables import MarkRow, PageRow

URL = "https://www.example.gov/bulk/one.xml"
XML = b"<bill><number>23</number></bill>"
WALL = b"<!DOCTYPE html><html><title>Just a moment...</title></html>"
HTML = {"Content_Type": "text/html; charset=utf-8"}


@pytest.fixture
def origin():
    with serving() as running:
        yield running


@pytest.fixture
def start(house, origin):
    """Begins a run's Fetch; settings may be given."""

    def begin(**settings) -> Fetch:
        known = {"origin": origin.address, "timeout": 2, "deadline": 2, "max_megabytes": 2}
        changed = house.settings.model_copy(update=known | settings)
        session = build_session(changed)
        for adapter in session.adapters.values():  # no test waits for a publisher to recover
            adapter.max_retries = adapter.max_retries.new(backoff_factor=0, backoff_jitter=0)
        return Fetch("test", house.engine, house.archive, changed, session)

    return begin


def _count(fetch: Fetch, row) -> int:
    with fetch.store.connect() as connection:
        return connection.scalar(select(func.count()).select_from(row))


def test_a_page_is_archived_as_served_under_its_official_address(start, origin):
    origin.publish(URL, XML)
    fetch = start()
    page = fetch.get(URL)
    assert (page.url, page.body, page.sha256) == (URL, XML, sha256(XML).hexdigest())
    assert fetch.archive.read(page.sha256) == XML
    assert page.fetched_at.utcoffset().total_seconds() == 0
    assert origin.asked == [("GET", "www.example.gov/bulk/one.xml", 200)]


def test_an_unchanged_page_is_asked_for_conditionally_and_comes_from_the_archive(start, origin):
    origin.publish(URL, XML)
    first, again = start().get(URL), start().get(URL)
    assert again.body == first.body
    assert again.fetched_at == first.fetched_at
    assert origin.statuses() == [200, 304]
    assert _count(start(), PageRow) == 1


def test_the_same_bytes_without_an_etag_make_no_second_version(start, origin):
    origin.break_page(URL, answers(200, XML, Content_Type="application/xml"))
    start().get(URL)
    start().get(URL)
    assert origin.statuses() == [200, 200]
    assert _count(start(), PageRow) == 1


def test_a_changed_page_is_a_new_version_and_the_old_body_stays(start, origin):
    origin.publish(URL, XML)
    first = start().get(URL)
    origin.publish(URL, XML.replace(b"23", b"24"))
    second = start().get(URL)
    assert b"24" in second.body
    assert start().archive.read(first.sha256) == XML
    assert _count(start(), PageRow) == 2


def test_what_never_was_is_missing_and_what_was_and_is_no_more_is_a_fault(start, origin):
    with pytest.raises(MissingPage, match="404"):
        start().get(URL)
    origin.publish(URL, XML)
    start().get(URL)
    origin.break_page(URL, answers(404))
    with pytest.raises(FetchError, match="404 where a page was read before") as caught:
        start().get(URL)
    assert not isinstance(caught.value, MissingPage)


@pytest.mark.parametrize(
    "place",
    ["/www.example.gov/error", "/www.example.gov/legislative/LIS/roll-call-vote-not-available.htm"],
)
def test_a_redirect_to_the_not_available_page_is_missing(start, origin, place):
    origin.break_page(URL, answers(302, Location=place))
    with pytest.raises(MissingPage, match="not-available page"):
        start().get(URL)


def test_a_redirect_within_the_host_is_followed(start, origin):
    origin.break_page(URL, answers(301, Location="/www.example.gov/bulk/two.xml"))
    origin.publish("https://www.example.gov/bulk/two.xml", XML)
    page = start().get(URL)
    assert (page.url, page.body) == (URL, XML)


def test_a_list_handed_out_from_the_publishers_own_bucket_keeps_its_official_address(start, origin):
    asked = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN.XML"
    bucket = "https://wc2h-sls-prod-public-published.s3.us-gov-west-1.amazonaws.com/SDN.XML?X=1"
    origin.break_page(asked, answers(302, Location=bucket))
    origin.publish(bucket, XML)
    assert (start().get(asked).url, start().get(asked).body) == (asked, XML)
    origin.break_page(URL, answers(302, Location=bucket))
    with pytest.raises(FetchError, match="redirects to another host, wc2h"):
        start().get(URL)


def test_a_redirect_to_another_host_is_refused_and_not_asked(start, origin):
    origin.break_page(URL, answers(302, Location="https://login.example.com/sso"))
    with pytest.raises(FetchError, match=r"redirects to another host, login\.example\.com"):
        start().get(URL, key="secret")
    assert len(origin.asked) == 1


def test_a_circle_of_redirects_ends(start, origin):
    origin.break_page(URL, answers(302, Location="/www.example.gov/bulk/one.xml"))
    with pytest.raises(FetchError, match="more than 5 redirects"):
        start().get(URL)


CUT = [
    ("truncated", truncated(XML * 2000), "broke off after 32,000 bytes", XML),
    ("html for xml", answers(200, b"<html>Welcome</html>", **HTML), "HTML page where", b"Welcome"),
    ("bot wall with 200", answers(200, WALL, **HTML), "bot wall where", b"Just a moment"),
    ("bot wall with 403", answers(403, WALL, **HTML), "HTTP 403", b"Just a moment"),
    ("server error", answers(500, b"oops"), "HTTP 500", b"oops"),
    ("larger than allowed", endless(5), "larger than 2 MB", b"<a>"),
    ("dripping", dripping(XML * 20, 0.05), "longer than 1 s", XML[:8]),
]


@pytest.mark.parametrize(
    ("fault", "message", "body"), [c[1:] for c in CUT], ids=[c[0] for c in CUT]
)
def test_what_is_unusable_is_named_once_and_its_body_is_kept(start, origin, fault, message, body):
    origin.publish(URL, XML)
    kept = start().get(URL)
    origin.break_page(URL, fault)
    with pytest.raises(FetchError, match=message) as caught:
        start(deadline=1).get(URL, accept="application/xml")
    assert str(caught.value).startswith(URL)
    assert body in start().archive.read(caught.value.sha256)
    origin.mend()
    assert start().get(URL).body == kept.body


def test_an_empty_answer_is_a_fault(start, origin):
    origin.break_page(URL, answers(200, b" \n", Content_Type="application/xml"))
    with pytest.raises(FetchError, match="empty answer"):
        start().get(URL)


def test_garbled_compression_is_a_fault(start, origin):
    garbled = b"\x1f\x8b\x08\x00" + b"garbled" * 20
    origin.break_page(URL, answers(200, garbled, Content_Encoding="gzip"))
    with pytest.raises(FetchError, match=r"broke off after 0 bytes \(DecodeError\)"):
        start().get(URL)


def test_compressed_answers_are_kept_as_the_document_they_hold(start, origin):
    origin.break_page(URL, answers(200, gzip.compress(XML * 100), Content_Encoding="gzip"))
    assert start().get(URL).body == XML * 100


def test_a_page_asked_for_too_often_waits_as_told_and_then_gives_up(start, origin):
    origin.break_page(URL, answers(429, b"slow down", Retry_After="0"))
    with pytest.raises(BudgetSpent, match="429"):
        start().get(URL)
    assert origin.statuses() == [429] * 5


def test_a_publisher_that_recovers_is_read(start, origin):
    origin.publish(URL, XML)

    def once(handler) -> None:
        origin.mend()
        answers(503, b"busy", Retry_After="0")(handler)

    origin.break_page(URL, once)
    assert start().get(URL).body == XML
    assert origin.statuses() == [503, 200]


def test_no_publisher_makes_us_wait_a_day(start):
    retry = next(iter(start().session.adapters.values())).max_retries
    assert retry.retry_after_max == 60


def test_nobody_there_is_a_fault_and_not_a_bug(start):
    with pytest.raises(FetchError, match=r"no usable answer \(ConnectionError\)"):
        start(origin="http://127.0.0.1:9").get(URL)


def test_the_key_goes_in_a_header_and_never_in_an_address(start, origin):
    seen = []

    def look(handler) -> None:
        seen.append((handler.path, handler.headers.get("X-Api-Key")))
        answers(200, XML, X_RateLimit_Remaining="39")(handler)

    origin.break_page(URL, look)
    fetch = start()
    fetch.get(URL, key="secret")
    assert seen == [("/www.example.gov/bulk/one.xml", "secret")]
    assert fetch.allowance("www.example.gov") == 39
    assert fetch.allowance("api.example.gov") is None


def test_a_question_in_json_is_a_page_of_its_own(start, origin):
    origin.publish(URL, XML)
    fetch = start()
    one, two = fetch.get(URL, json={"query": "a"}), fetch.get(URL, json={"query": "b"})
    assert one.url != two.url
    assert one.url.startswith(f"{URL}#")
    assert [method for method, _, _ in origin.asked] == ["POST", "POST"]


def test_what_was_set_aside_is_done_until_its_mark_changes(start):
    start().set_aside([(URL, "18-Sep-2026 8109")])
    fetch = start()
    assert fetch.is_done(URL)
    assert fetch.is_done(URL, "18-Sep-2026 8109")
    assert not fetch.is_done(URL, "19-Sep-2026 8200")
    assert fetch.was_set_aside(URL)
    assert not fetch.is_kept(URL)


def test_a_cursor_outlives_its_run_and_is_written_only_when_it_moves(start):
    start().remember("offset", "100")
    fetch = start()
    assert fetch.recall("offset") == "100"
    fetch.remember("offset", "100")
    fetch.remember("offset", "200")
    assert start().recall("offset") == "200"
    assert _count(fetch, MarkRow) == 1


def test_notes_and_counts_are_gathered_for_the_run(start):
    fetch = start()
    fetch.note("House 2023: not published here (404)")
    fetch.note("House 2023: not published here (404)")
    fetch.count(Bill, 3)
    fetch.count(Bill, 4)
    assert (fetch.notes, fetch.seen) == (["House 2023: not published here (404)"], {"Bill": 7})


def test_a_member_of_a_bundle_is_a_page_under_its_own_address(start, origin):
    bundle = "https://www.example.gov/bulk/all.zip"
    origin.publish(bundle, b"PK\x03\x04", "application/zip")
    fetch = start()
    page = fetch.unpacked(fetch.get(bundle), URL, XML, "mark")
    assert (page.url, page.mark) == (URL, "mark")
    assert fetch.archive.read(page.sha256) == XML
    assert replace(page, mark=None).body == XML


def test_publishers_are_told_who_asks(start):
    session: requests.Session = start(contact="press@example.org").session
    assert "press@example.org" in session.headers["User-Agent"]
    assert "python-requests" not in session.headers["User-Agent"]


def test_two_requests_to_one_publisher_are_apart(start, monkeypatch):
    slept = []
    monkeypatch.setattr("scrapers.fetch.time.sleep", slept.append)
    fetch = start(origin=None, pause=5.0)
    fetch._wait("a.gov"), fetch._wait("b.gov"), fetch._wait("a.gov")
    assert len(slept) == 1
    assert 4.5 < slept[0] <= 5.0
