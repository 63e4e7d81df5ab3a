"""Every page opens on every state of the store; the server's answers carry their headers."""

from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import text

from dashboard import marks
from dashboard.headers import build_policy
from dashboard.since import LOOKED
from scrapers.archive import Archive
from tests.dashboard.conftest import Get, Open, shown
from tests.dashboard.seed import NOW, add_page, build_store
from tracker.settings import read_settings
from tracker.store.db import open_store, writing

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


@pytest.mark.parametrize("step, said", [("0001", "tracker init"), ("9999", "a later version")])
def test_a_store_of_another_version_is_said_not_raised(
    monkeypatch, open_page: Open, step: str, said: str
):
    def build(folder: Path, _state: str) -> Path:
        engine = open_store(f"sqlite:///{build_store(folder, 'empty') / 'tracker.sqlite'}")
        with writing(engine) as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = :n"), {"n": step})
        return folder

    monkeypatch.setattr("tests.dashboard.conftest.build_store", build)
    html = shown(open_page(f"of step {step}"))
    assert "The store is not ready" in html
    assert said in html


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


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "", None, "tracker:x"])
def test_only_web_addresses_become_links(url: str | None):
    assert marks.link("label <b>", url) == "label &lt;b&gt;"


def test_plain_names():
    assert marks.bill_name("hconres76-117") == "H.Con.Res. 76 (117th)"
    assert marks.vote_name("s22-119.2025") == "Senate roll call 22 of 2025"
    assert [marks.plural(n, 2) for n in ("act", "day", "party")] == ["acts", "days", "parties"]
