"""Pages opened without a browser, each on a store in one of four states; our routes asked."""

import asyncio
import csv
import io
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import unquote

import msgspec
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Message
from streamlit.testing.v1 import AppTest

from dashboard import main
from dashboard.headers import SecurityHeaders
from dashboard.routes import archived_copy, looked, style_sheet, table_file
from dashboard.table_files import TableFile
from tests.dashboard.seed import build_store
from tracker.settings import read_settings

MAIN = Path(main.__file__)
Open = Callable[..., AppTest]
Get = Callable[[str], Response]


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Data folder of a state, built once."""
    built: dict[str, Path] = {}

    def folder(state: str) -> Path:
        if state not in built:
            built[state] = build_store(tmp_path_factory.mktemp(state), state)
        return built[state]

    return folder


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, data_folder: Callable[[str], Path]) -> Open:
    """A page of the dashboard as a person would see it: open_page("seeded", "sources", id=…)."""

    def opened(state: str, page: str = "home", **params: str) -> AppTest:
        monkeypatch.setenv("TRACKER_DATA", str(data_folder(state)))
        read_settings.cache_clear()
        at = AppTest.from_file(MAIN, default_timeout=30)
        if page != "home":
            at.run().switch_page(f"app_pages/{page}.py")
        for name, value in params.items():
            at.query_params[name] = value
        return at.run()

    return opened


@pytest.fixture
def get(monkeypatch, data_folder) -> Get:
    """Asks our routes, on the seeded store, under the security headers."""
    monkeypatch.setenv("TRACKER_DATA", str(data_folder("seeded")))
    read_settings.cache_clear()
    routes = [
        Route("/archive/{sha256}", archived_copy),
        Route("/table/{token}.{form}", table_file),
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


def shown(at: AppTest) -> str:
    """All HTML that a page wrote."""
    assert not at.exception, [error.value for error in at.exception]
    return "\n".join(element.proto.body for element in at.get("html"))


def as_csv(rows: Iterable[msgspec.Struct]) -> list[dict[str, str]]:
    """Rows as the file of a view's button CSV gives them."""
    body = TableFile(rows=lambda: rows).body("csv")
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))
