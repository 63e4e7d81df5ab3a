"""A publisher of our own on 127.0.0.1: pages by address, and every way in which one can go wrong.

https://HOST/PATH is answered at http://127.0.0.1:PORT/HOST/PATH, as TRACKER_ORIGIN asks for it.
"""

import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PAGES = Path(__file__).parent / "pages"
Answering = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Origin:
    """What it publishes by HOST/PATH, what it does wrong instead, and what it was asked."""

    address: str = ""
    bodies: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    faults: dict[str, Answering] = field(default_factory=dict)
    asked: list[tuple[str, str, int]] = field(default_factory=list)
    listeners: list[Callable[[], None]] = field(default_factory=list)

    def publish(self, url: str, body: bytes, content_type: str = "application/xml") -> None:
        """Answer this body at an https address, with an ETag, and 304 to who holds it already."""
        self.bodies[url.removeprefix("https://")] = (body, content_type)

    def break_page(self, url: str, fault: Answering) -> None:
        """Do this instead at an https address, until mended."""
        self.faults[url.removeprefix("https://")] = fault

    def mend(self) -> None:
        """Answer well again everywhere."""
        self.faults.clear()

    def statuses(self) -> list[int]:
        """Status of each answer so far, in order."""
        return [status for _, _, status in self.asked]


def recorded_pages(sources: Iterable[str]) -> Iterator[tuple[str, bytes, str]]:
    """Address, body and type of every good recorded page of these sources."""
    for case in sorted(
        path.parent for name in sources for path in PAGES.glob(f"{name}/*/page.json")
    ):
        if not (case / "error.json").exists():
            said = json.loads((case / "page.json").read_text())
            (body,) = case.glob("body.*")
            yield said["url"], body.read_bytes(), said["content_type"]


@contextmanager
def serving() -> Iterator[Origin]:
    """A running origin, stopped at the end."""
    origin = Origin()

    class Handler(_Handler):
        pass

    Handler.origin = origin
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    origin.address = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    try:
        yield origin
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    origin: Origin
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each body waits 40 ms for the headers to be acknowledged

    def do_GET(self) -> None:
        path = self.path.lstrip("/")
        if fault := self.origin.faults.get(path):
            fault(self)
            return
        body, content_type = self.origin.bodies.get(path, (None, ""))
        if body is None:
            answer(self, 404, b"not found", {"Content-Type": "text/plain"})
            return
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == tag:
            answer(self, 304, b"", {"ETag": tag})
        else:
            answer(self, 200, body, {"ETag": tag, "Content-Type": content_type})

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.do_GET()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        self.origin.asked.append((self.command, self.path.lstrip("/"), int(code)))
        for listener in self.origin.listeners:
            listener()

    def log_message(self, *_: object) -> None:
        """Say nothing on stderr: what was asked is in the origin's list."""


def answer(
    handler: BaseHTTPRequestHandler, status: int, body: bytes, headers: dict[str, str],
) -> None:  # fmt: skip
    """One whole answer."""
    handler.send_response(status)
    for name, value in ({"Content-Length": str(len(body))} | headers).items():
        handler.send_header(name, value)
    handler.end_headers()
    try:
        handler.wfile.write(body)
    except ConnectionError:
        handler.close_connection = True


def answers(status: int, body: bytes = b"", **headers: str) -> Answering:
    """A fault that is an answer: underscores in a header's name stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: answer(handler, status, body, named)


def truncated(body: bytes) -> Answering:
    """Half of what the length promised, then the connection ends."""

    def cut(handler: BaseHTTPRequestHandler) -> None:
        headers = {"Content-Length": str(len(body)), "Content-Type": "application/xml"}
        answer(handler, 200, body[: len(body) // 2], headers)
        handler.close_connection = True

    return cut


def endless(megabytes: int) -> Answering:
    """An answer of so many megabytes, sent piece by piece, without a promised length."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.send_response(200)
        handler.send_header("Content-Type", "application/xml")
        handler.send_header("Connection", "close")
        handler.end_headers()
        piece = b"<a>" + b" " * 999_994 + b"</a>"
        try:
            for _ in range(megabytes):
                handler.wfile.write(piece)
        except ConnectionError:
            return

    return send


def dripping(body: bytes, pause: float) -> Answering:
    """A byte at a time, each within the patience of a single read."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.send_response(200)
        handler.send_header("Content-Type", "application/xml")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        try:
            for place in range(len(body)):
                handler.wfile.write(body[place : place + 1])
                handler.wfile.flush()
                time.sleep(pause)
        except ConnectionError:
            return

    return drip
