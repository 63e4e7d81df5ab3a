"""Every page opens on every state of the store; the server's answers carry their headers."""

import asyncio
import csv
import io
import re
from collections.abc import Callable
from hashlib import sha256
from urllib.parse import unquote

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Message
from streamlit.testing.v1 import AppTest

from dashboard import marks
from dashboard.csv_files import csv_text
from dashboard.headers import SecurityHeaders, build_policy
from dashboard.routes import archived_copy, looked, style_sheet, table_as_csv
from dashboard.shell import STYLE_ADDRESS
from dashboard.since import LOOKED
from scrapers.archive import Archive
from tests.dashboard.conftest import Open, shown
from tests.dashboard.seed import NOW, add_page
from tracker.queries.upkeep.runs import Fault
from tracker.settings import read_settings
from tracker.store.db import open_store

Get = Callable[[str], Response]
PAGES = ("home", "administration", "act", "documents", "document", "sources")


@pytest.mark.parametrize("state", ["empty", "record", "seeded", "faulty"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(open_page: Open, state: str, page: str):
    html = shown(open_page(state, page))
    assert html.count("<h1>") == 1
    assert "What this rests on" in html or "No such" in html


def test_a_store_without_tables_is_said_not_raised(monkeypatch, tmp_path, open_page: Open):
    monkeypatch.setattr("tests.dashboard.conftest.build_store", lambda folder, _state: folder)
    assert "tracker init" in shown(open_page("without tables"))


@pytest.fixture
def get(monkeypatch, data_folder) -> Get:
    """Asks our routes, on the seeded store, under the security headers."""
    monkeypatch.setenv("TRACKER_DATA", str(data_folder("seeded")))
    read_settings.cache_clear()
    routes = [
        Route("/archive/{sha256}", archived_copy),
        Route("/csv/{token}", table_as_csv),
        Route("/style.css", style_sheet),
        Route("/looked", looked),
        Route("/plain", lambda _request: PlainTextResponse("x")),
        Route("/page", lambda _request: HTMLResponse("x")),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(SecurityHeaders)])
    return lambda path: asyncio.run(_ask(app, path))


async def _ask(app: Starlette, path: str) -> Response:
    """The answer of an ASGI app to a GET, without a server."""
    sent: list[Message] = []
    scope = {
        "type": "http", "method": "GET", "path": unquote(path), "raw_path": path.encode(),
        "query_string": b"", "headers": [], "http_version": "1.1", "scheme": "http",
        "server": ("test", 80), "client": ("test", 1), "root_path": "",
    }  # fmt: skip

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    answer = Response(b"".join(message.get("body", b"") for message in sent), sent[0]["status"])
    answer.raw_headers = list(sent[0]["headers"])
    return answer


def test_every_answer_carries_the_headers(get: Get):
    headers = get("/plain").headers
    assert headers["Content-Security-Policy"] == build_policy()
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


def test_the_policy_allows_no_inline_script_but_the_one_that_streamlit_ships():
    scripts = next(part for part in build_policy().split("; ") if part.startswith("script-src"))
    assert "'sha256-" in scripts
    assert "unsafe" not in scripts


@pytest.mark.parametrize("kind, shown_as", [("text/html", "text/plain"), ("application/pdf", None)])
def test_an_archived_copy_never_runs(get: Get, data_folder, kind: str, shown_as: str):
    body = f"<script>alert(1)</script>{kind}".encode()
    archive = Archive(data_folder("seeded") / "archive")
    engine = open_store(read_settings().url())
    sha = sha256(body).hexdigest()
    add_page(engine, archive, "test", f"https://x.gov/é?{kind}", NOW, [], body, kind)
    answer = get(f"/archive/{sha}")
    assert answer.body == body
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Archived-From"].startswith("https://x.gov/%C3%A9")
    if shown_as:
        assert answer.headers["Content-Type"].startswith(shown_as)
    else:
        assert answer.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["0" * 64, "..%2f..%2fetc%2fpasswd", "xyz"])
def test_what_the_archive_does_not_hold_is_not_found(get: Get, name: str):
    assert get(f"/archive/{name}").status_code == 404


def test_looked_sets_the_moment_in_cookie_and_address(get: Get):
    answer = get("/looked")
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/?since=20")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(LOOKED)
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_csv_disarms_what_a_spreadsheet_would_run():
    text = csv_text([Fault("=1+1", "@x", "-2", "plain"), Fault("a", None, "b,c", "\tt")])
    assert text.splitlines() == [
        "kind,url,message,sha256", "'=1+1,'@x,'-2,plain", "a,,\"b,c\",'\tt",
    ]  # fmt: skip


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "", None, "tracker:x"])
def test_only_web_addresses_become_links(url: str | None):
    assert marks.link("label <b>", url) == "label &lt;b&gt;"


def test_plain_names():
    assert marks.bill_name("hconres76-117") == "H.Con.Res. 76 (117th)"
    assert marks.vote_name("s22-119.2025") == "Senate roll call 22 of 2025"
    assert [marks.plural(n, 2) for n in ("act", "day", "party")] == ["acts", "days", "parties"]


def test_a_csv_without_rows_has_its_header():
    assert csv_text([], Fault).strip().split(",") == list(Fault.__struct_fields__)
    assert csv_text([Fault("a", None, "b", "c")], Fault) == csv_text([Fault("a", None, "b", "c")])


def _csv_address(at: AppTest) -> str:
    return re.search(r'href="(/csv/[^"]+)"', shown(at)).group(1)


def test_a_view_offers_its_table_at_an_address_of_our_own(get: Get, open_page: Open):
    at = open_page("seeded", "roll_calls")
    address, answer = _csv_address(at), get(_csv_address(at))
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].endswith("roll-calls.csv")
    rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
    assert "h7-119.2025" in {row["vote_id"] for row in rows}
    assert _csv_address(at.run()) == address


def test_a_table_has_the_rows_that_filters_leave(get: Get, open_page: Open):
    at = open_page("seeded", "roll_calls", chamber="senate")
    rows = list(csv.DictReader(io.StringIO(get(_csv_address(at)).body.decode("utf-8-sig"))))
    assert {row["chamber"] for row in rows} == {"senate"}


def test_a_list_without_rows_offers_its_header(get: Get, open_page: Open):
    at = open_page("record", "bills", q="zebra")
    assert get(_csv_address(at)).body.startswith(b"\xef\xbb\xbfbill_id,")


def test_the_table_of_a_closed_view_is_not_found(get: Get):
    answer = get("/csv/unknown")
    assert answer.status_code == 404
    assert b"Open its page again" in answer.body


def test_the_foot_names_the_address_of_the_view(open_page: Open):
    assert "Address of this view" in shown(open_page("seeded", "bills", q="zebra"))


def test_a_page_names_its_looks_before_its_first_view(get: Get):
    assert get("/page").headers["Link"] == f"<{STYLE_ADDRESS}>; rel=preload; as=style"
    assert "Link" not in get("/plain").headers


def test_a_view_sends_the_address_of_its_looks_and_not_the_looks(get: Get, open_page: Open):
    (style,) = [e.proto.body for e in open_page("seeded").get("html") if "<style" in e.proto.body]
    assert style == f'<style>@import url("{STYLE_ADDRESS}");</style>'
    answer = get(STYLE_ADDRESS.partition("?")[0])
    assert answer.headers["Content-Type"].startswith("text/css")
    assert "immutable" in answer.headers["Cache-Control"]
    assert b".foot" in answer.body
    assert b'content: "Congress"' in answer.body
