"""The review page by keyboard alone: a name typed, keys pressed, the rulings in the store."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from tests.dashboard.doubts import SPEECH, VOTE, build_doubts
from tracker.queries.congress.provisions import read_traces
from tracker.queries.rulings import read_rulings, read_standings
from tracker.store.db import open_store

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
_SECONDS = 90


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Address of a dashboard over a store with doubts, and its data folder."""
    folder = build_doubts(tmp_path_factory.mktemp("doubts"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py"]
    options = ["--server.port", str(port), "--server.headless", "true"]
    environment = {**os.environ, "TRACKER_DATA": str(folder)}
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [*served, *options], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", server, folder / "log")
        yield f"http://127.0.0.1:{port}", folder
    finally:
        server.terminate()
        server.wait(20)


def _wait(url: str, server: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the dashboard did not start:\n{log.read_text()[-2000:]}")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": 1280, "height": 900})
    opened.set_default_timeout(30_000)
    yield opened
    opened.close()


def _press(page: Page, key: str, then: str) -> None:
    """Press a key once the page stands, and wait for the words that it must bring."""
    _settle(page)
    page.keyboard.press(key)
    page.get_by_text(then).first.wait_for()


def _settle(page: Page) -> None:
    """Wait until the server has drawn all of the page."""
    page.get_by_text("Address of this view").wait_for()
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    page.locator('[data-testid="stButton"] button').first.wait_for()
    page.wait_for_timeout(400)  # keys are bound a moment after their buttons are drawn


def _type_name(page: Page, name: str) -> None:
    """Reach the name's line by Tab alone, type, and leave it by Tab."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == "Your name":
            break
    else:
        pytest.fail("Tab never came to the line for a name")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.wait_for_url(f"**by={name}*")


def test_doubts_are_ruled_on_by_keyboard_alone(desk, page):
    address, folder = desk
    page.goto(f"{address}/review")
    page.get_by_text("Notice of a sporting event").first.wait_for()
    _press(page, "n", "a ruling needs an author")
    _type_name(page, "Ada")
    _press(page, "n", "a ruling needs a reason")
    _press(page, "j", "Notice of a visit")
    _press(page, "k", "Notice of a sporting event")
    _press(page, "1", "The words around it are about the Court")
    _press(page, "n", "a reason for the other answer")
    _settle(page)
    page.keyboard.press("3")
    began = time.monotonic()
    _press(page, "n", "Written: Notice of a sporting event")
    page.get_by_role("heading", name="Notice of a visit").wait_for()
    assert time.monotonic() - began < 6, "ten a minute: six seconds each"
    _press(page, "s", "A bill about the ICC")
    _settle(page)
    page.keyboard.press("2")
    _press(page, "y", "Written: A bill about the ICC")
    engine = open_store(f"sqlite:///{folder / 'tracker.sqlite'}")
    rulings = {r.about: r for r in read_rulings(engine, "mention")}
    assert {name: (r.verdict, r.author) for name, r in rulings.items()} == {
        "fr:chess": ("reject", "Ada"), "hr9-119": ("confirm", "Ada"),
    }  # fmt: skip
    assert rulings["fr:chess"].reason == "Another body with these letters"


def test_a_vote_is_ruled_on_by_one_and_signed_off_by_another(desk, page):
    address, folder = desk
    page.goto(f"{address}/review?by=Ada&kind=polarity")
    page.get_by_role("heading", name=VOTE.question).wait_for()
    _settle(page)
    page.keyboard.press("1")
    _press(page, "f", "Written: On Motion to Recommit")
    page.goto(f"{address}/review?by=Ada&kind=second")
    page.get_by_text("Do you agree?").wait_for()
    _settle(page)
    page.keyboard.press("1")
    _press(page, "y", "a second person has to sign it off")
    page.goto(f"{address}/review?by=Bo&kind=second")
    page.get_by_text("Do you agree?").wait_for()
    _settle(page)
    page.keyboard.press("1")
    _press(page, "y", "Written: On Motion to Recommit")
    engine = open_store(f"sqlite:///{folder / 'tracker.sqlite'}")
    standing = read_standings(engine, "polarity")[VOTE.vote_id]
    assert (standing.settled.author, standing.signed.author) == ("Ada", "Bo")
    assert standing.settled.value == "supports"


def test_a_stance_is_corrected_and_shown_at_its_paper(desk, page):
    address, folder = desk
    page.goto(f"{address}/review?by=Ada&card=stance:{SPEECH.document_id}")
    page.get_by_role("heading", name=SPEECH.title).wait_for()
    _settle(page)
    page.keyboard.press("1")
    _press(page, "a", f"Written: {SPEECH.title}")
    standing = read_standings(open_store(f"sqlite:///{folder / 'tracker.sqlite'}"), "stance")
    ruled = standing[SPEECH.document_id].settled
    assert (ruled.verdict, ruled.value, ruled.author) == ("correct", "against", "Ada")
    page.goto(f"{address}/document?id={SPEECH.document_id}")
    page.get_by_text("ruled by Ada").first.wait_for()
    assert "▼ against the Court" in page.locator(".ours").first.inner_text()


def test_a_match_of_provisions_is_rejected_and_shown_at_both(desk, page):
    address, folder = desk
    page.goto(f"{address}/review?by=Ada&kind=provision")
    page.get_by_text("Is it one provision in").wait_for()
    page.locator("del").first.wait_for()
    _settle(page)
    page.keyboard.press("3")
    _press(page, "n", "Written: Limitation on support")
    store = open_store(f"sqlite:///{folder / 'tracker.sqlite'}")
    (ruled,) = read_rulings(store, "provision")
    assert (ruled.verdict, ruled.reason) == ("reject", "Another matter in like words")
    found = [t for t in read_traces(store) if "support" in t.present[0].name]
    assert [[s.states for s in t.standings] for t in found] == [
        [("new",), ("stripped",)], [("new",)],
    ]  # fmt: skip
    page.goto(f"{address}/provision?id={found[0].trace_id}")
    page.get_by_text("A passage that might be it is not: Ada").wait_for()


def test_the_page_fits_a_phone(desk, page):
    address, _ = desk
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}/review")
    page.get_by_role("heading", name="Review").wait_for()
    page.get_by_text("What people ruled").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
