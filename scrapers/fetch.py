"""The only module that opens a connection: polite, patient, conditional; archives what it gets."""

import json as jsonlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property, partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from sqlalchemy import Engine, Row

from scrapers.archive import Archive
from scrapers.page import ArchivedPage, Page
from scrapers.past import Past
from scrapers.strict import describe
from tracker.errors import AwayPage, BudgetSpent, FetchError, GonePage, MissingPage, TrackerError
from tracker.records import Record
from tracker.settings import Settings
from tracker.store import pages as stored
from tracker.store.db import writing

if TYPE_CHECKING:
    import requests

_GONE_PAGES = ("/error", "/legislative/LIS/roll-call-vote-not-available.htm")
# Seconds between two requests where a site asks for more than our own pause (its robots.txt).
_PAUSES = {"www.state.gov": 5.0, "lda.gov": 4.0, "www.courtlistener.com": 13.0}
# Where OFAC's list service sends for its files: a bucket of its own, by an address signed for once.
_BUCKET = "wc2h-sls-prod-public-published.s3.us-gov-west-1.amazonaws.com"
_HANDED_OUT = {"sanctionslistservice.ofac.treas.gov": _BUCKET}
_MOST_HOPS = 5
_MOST_KEPT = 1_000_000  # bytes kept for inspection of an answer that was not read to its end


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


def build_session(settings: Settings) -> "requests.Session":
    """Session that names us, retries what may pass, and never sleeps longer than a minute."""
    # Here, for what only reads from disk or asks nothing need not wait for it.
    import requests
    from requests.adapters import HTTPAdapter
    from urllib3.util import Retry

    session = requests.Session()
    retry = Retry(
        total=4, backoff_factor=1.0, backoff_jitter=0.5, backoff_max=30, retry_after_max=60,
        status_forcelist=(429, 500, 502, 503, 504), allowed_methods=("GET", "HEAD", "POST"),
        respect_retry_after_header=True, raise_on_status=False, redirect=0,
    )  # fmt: skip
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(max_retries=retry))
    agent = f"icc-tracker/0.1 (public-interest monitor; {settings.contact})"
    session.headers.update({"User-Agent": agent, "Accept-Encoding": "gzip, deflate"})
    return session


class Fetch(Past):
    """What a source may ask of the world and of its own past; one for each run of a source."""

    def __init__(
        self, source: str, engine: Engine, archive: Archive, settings: Settings,
        session: "requests.Session | None" = None,
    ):  # fmt: skip
        super().__init__(source, engine, settings.look_pace)
        self.settings, self.archive = settings, archive
        if session is not None:
            self.session = session
        self.notes: list[str] = []
        self.faults: list[tuple[str, TrackerError, Page | None]] = []
        self.seen: dict[str, int] = {}
        self._asked_at: dict[str, float] = {}
        self._allowances: dict[str, int] = {}

    @cached_property
    def session(self) -> "requests.Session":
        """The connections of this run, unless it was given those of others."""
        return build_session(self.settings)

    def get(
        self, url: str, *, accept: str | None = None, mark: str | None = None,
        json: object = None, key: str | None = None, name: str | None = None,
    ) -> Page:  # fmt: skip
        """The page at an official address, archived; an unchanged one comes from the archive.

        json makes it a POST; key is sent as X-Api-Key and never to another host; name is what the
        page is kept under where that is not its address. Raises MissingPage for an address that
        never answered, GonePage for one that did, AwayPage for one that leads to another host,
        BudgetSpent at 429, FetchError for anything unusable.
        """
        name = name or (url if json is None else f"{url}#{_digest(json)}")
        with self.store.connect() as connection:
            known = stored.latest_page(connection, name)
        answer = self._ask(url, known if json is None else None, accept, json, key)
        if answer.status == 304 and known is not None:
            return ArchivedPage(
                known.url, partial(self.archive.read, known.sha256), known.content_type,
                known.fetched_at, known.sha256, mark, None if answer.url == url else answer.url,
            )  # fmt: skip
        self._refuse(url, answer, accept, known)
        page = self._keep(name, answer.body, answer.headers, known, mark)
        return page if answer.url == url else replace(page, landed=answer.url)

    def try_get(self, url: str, **asked: Any) -> Page | None:
        """The page as get gives it; None where it cannot be had: a fault, and the run goes on.

        Raises: MissingPage for an address that never answered, BudgetSpent.
        """
        try:
            return self.get(url, **asked)
        except (MissingPage, BudgetSpent):
            raise
        except FetchError as error:
            self.fault("fetch", error)
            return None

    def unpacked(
        self, inside: Page, url: str, body: bytes, mark: str | None, kind: str = "application/xml"
    ) -> Page:
        """A member of an archive or feed as a page of its own, under its own official address."""
        with self.store.connect() as connection:
            known = stored.latest_page(connection, url)
        return self._keep(url, body, {"Content-Type": kind}, known, mark)

    def imported(self, url: str, body: bytes, content_type: str) -> Page:
        """A body that came from disk as a page of its official address, archived."""
        with self.store.connect() as connection:
            known = stored.latest_page(connection, url)
        return self._keep(url, body, {"Content-Type": content_type}, known, None)

    def fault(self, kind: str, error: TrackerError, page: Page | None = None) -> None:
        """A fault with which the run goes on, and ends red: the runner keeps it."""
        self.faults.append((kind, error, page))

    def note(self, text: str) -> None:
        """A line on the Run row that a person reads."""
        if text not in self.notes:
            self.notes.append(text)

    def count(self, record: type[Record], number: int) -> None:
        """Count records that a listing names without their being read."""
        self.seen[record.__name__] = self.seen.get(record.__name__, 0) + number

    def allowance(self, host: str) -> int | None:
        """Requests that a host says are left this hour, None if it has not said."""
        return self._allowances.get(host)

    def _ask(
        self, url: str, known: Row | None, accept: str | None, json: object, key: str | None
    ) -> _Answer:
        headers = {"Accept": accept} if accept else {}
        if known is not None and known.etag:
            headers["If-None-Match"] = known.etag
        if known is not None and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        if key:
            headers["Authorization" if key.startswith("Token ") else "X-Api-Key"] = key
        target = url
        for _ in range(_MOST_HOPS):
            answer = self._once(target, headers, json)
            if answer.status not in (301, 302, 303, 307, 308):
                return answer
            target = self._next_hop(url, target, answer, known)
        raise FetchError(url, f"more than {_MOST_HOPS} redirects")

    def _next_hop(self, url: str, asked: str, answer: _Answer, known: Row | None) -> str:
        # A demonstration origin redirects within its own path, where the host comes first.
        hop = urljoin(asked, answer.headers.get("Location", ""))
        if self.settings.origin and answer.headers.get("Location", "").startswith("/"):
            hop = f"https:/{answer.headers['Location']}"
        if urlsplit(hop).path.endswith(_GONE_PAGES):
            missing = MissingPage if known is None else GonePage
            raise missing(url, "the publisher's not-available page answers")
        host, asked_host = urlsplit(hop).hostname, urlsplit(url).hostname
        if host not in (asked_host, _HANDED_OUT.get(asked_host or "")):
            raise AwayPage(url, f"redirects to another host, {host}", hop)
        return hop.replace("http://", "https://", 1)

    def _once(self, url: str, headers: Mapping[str, str], json: object) -> _Answer:
        import requests

        host = urlsplit(url).hostname or ""
        self._wait(host)
        try:
            with self.session.request(
                "GET" if json is None else "POST", self._address(url), headers=headers, json=json,
                timeout=self.settings.timeout, stream=True, allow_redirects=False,
            ) as response:  # fmt: skip
                body = self._read(url, response)
        except requests.RequestException as error:
            raise FetchError(url, f"no usable answer ({type(error).__name__})") from error
        left = response.headers.get("X-RateLimit-Remaining", "")
        if left.isdigit():
            self._allowances[host] = int(left)
        return _Answer(response.status_code, response.headers, body, url)

    def _wait(self, host: str) -> None:
        # Pauses are owed to publishers; an origin of our own is nobody's server.
        if not self.settings.origin and (asked := self._asked_at.get(host)) is not None:
            pause = max(self.settings.pause, _PAUSES.get(host, 0.0))
            time.sleep(max(0.0, asked + pause - time.monotonic()))
        self._asked_at[host] = time.monotonic()

    def _address(self, url: str) -> str:
        if not self.settings.origin:
            return url
        return f"{self.settings.origin.rstrip('/')}/{url.split('://', 1)[1]}"

    def _read(self, url: str, response: "requests.Response") -> bytes:
        from urllib3.exceptions import HTTPError

        most, until = self.settings.max_megabytes * 1_000_000, time.monotonic()
        until += self.settings.deadline
        body = bytearray()
        try:
            # read1 answers with what has come so far: one who drips cannot hold us longer.
            while part := response.raw.read1(65536, decode_content=True):
                body += part
                if len(body) > most:
                    fault = f"answer is larger than {self.settings.max_megabytes} MB"
                elif time.monotonic() > until:
                    fault = f"answer took longer than {self.settings.deadline:g} s"
                else:
                    continue
                raise FetchError(url, f"{fault} (its beginning is kept)", self._begun(body))
        except HTTPError as error:
            fault = f"answer broke off after {len(body):,} bytes ({type(error).__name__})"
            raise FetchError(url, fault, self._begun(body)) from error
        return bytes(body)

    def _begun(self, body: bytearray) -> str | None:
        return self.archive.keep(bytes(body[:_MOST_KEPT])) if body else None

    def _refuse(self, url: str, answer: _Answer, accept: str | None, known: Row | None) -> None:
        kind, body = answer.headers.get("Content-Type", ""), answer.body
        if answer.status in (404, 410):
            sha = self.archive.keep(body) if body.strip() else None
            if known is None:
                raise MissingPage(url, f"HTTP {answer.status}", sha)
            raise GonePage(url, f"HTTP {answer.status} where a page was read before", sha)
        if answer.status == 429:
            raise BudgetSpent(url, "HTTP 429: the publisher's allowance is used up")
        if answer.status != 200:
            sha = self.archive.keep(body) if body else None
            raise FetchError(url, f"HTTP {answer.status} ({describe(body)})", sha)
        wants = (accept or "").lower()
        if "html" in kind and wants and "html" not in wants and "*" not in wants:
            raise FetchError(
                url, f"{describe(body)} where {accept} was asked", self.archive.keep(body)
            )
        if not body.strip():
            raise FetchError(url, "empty answer")

    def _keep(
        self, name: str, body: bytes, headers: Mapping[str, str], known: Row | None,
        mark: str | None,
    ) -> Page:  # fmt: skip
        if known is not None and sha256(body).hexdigest() == known.sha256:
            return self._page(known, body, mark)
        values = {
            "url": name, "sha256": self.archive.keep(body), "source": self.source,
            "content_type": headers.get("Content-Type", ""), "size": len(body),
            "fetched_at": datetime.now(UTC), "etag": headers.get("ETag"),
            "last_modified": headers.get("Last-Modified"), "mark": mark,
        }  # fmt: skip
        with writing(self.store) as connection:
            stored.add_page(connection, **values)
        return Page(
            name, body, values["content_type"], values["fetched_at"], values["sha256"], mark
        )

    def _page(self, row: Row, body: bytes, mark: str | None) -> Page:
        return Page(row.url, body, row.content_type, row.fetched_at, row.sha256, mark)


def _digest(value: object) -> str:
    return sha256(jsonlib.dumps(value, sort_keys=True).encode()).hexdigest()[:16]
