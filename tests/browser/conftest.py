"""The true dashboard on a free port over a store of the record, and a browser that looks at it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scrapers.archive import Archive
from tests.dashboard.changed_pages import add_changed_pages
from tests.dashboard.defence import plant
from tests.dashboard.nominees import add_nominees
from tests.dashboard.seed import build_store
from tests.needs import CHROMIUM_MISSING, find_chromium

ROOT = Path(__file__).parents[2]
SECONDS = 90


@pytest.fixture(scope="session")
def dashboard_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a dashboard that shows the seeded store; its log is told if it does not start."""
    folder = build_store(tmp_path_factory.mktemp("seen"), "seeded")
    engine = plant(folder)
    add_changed_pages(engine, Archive(folder / "archive"))
    add_nominees(engine, Archive(folder / "archive"))
    engine.dispose()
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py"]
    options = ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [*command, *options], cwd=ROOT, stdout=log, stderr=log,
            env={**os.environ, "TRACKER_DATA": str(folder)},
        )  # fmt: skip
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", server, folder / "log")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _wait(url: str, server: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.2)
    pytest.fail(f"the dashboard did not start:\n{log.read_text()[-2000:]}")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium; the test is skipped where there is none, and fails in CI.

    It ends with its module: while it runs, its event loop stands in the way of other tests.
    """
    path = find_chromium()
    if path is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(CHROMIUM_MISSING)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


@pytest.fixture
def visit(chromium: Browser, dashboard_url: str, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens a page at an address and waits for its foot: visit("position?on=2021-03-15", 390)."""
    opened = []

    def visited(address: str, width: int = 1280) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900})
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.goto(f"{dashboard_url}/{address}")
        page.wait_for_selector("footer.foot")
        return page

    yield visited
    for number, context in enumerate(opened):
        context.pages[0].screenshot(path=tmp_path / f"seen-{number}.png")
        context.close()
