"""What the views of changed pages ask: events, those that belong together, how each site stands."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import Engine, Row, select

from tracker.store.looks import Look, read_looks
from tracker.store.tables import TABLES

_EVENT, _DOCUMENT = TABLES["PageEvent"], TABLES["Document"]
STATES = ("as first copied", "edited", "moved", "gone", "missed once", "not readable")
MOST_APART = timedelta(days=2)  # pages of a site missed so close to each other went together
FEWEST_TOGETHER = 5


class PageChange(msgspec.Struct, frozen=True):
    """An event of a page as a row: what became of it, between which looks, where its copies lie."""

    event_id: str
    kind: str
    document_id: str
    title: str
    url: str
    before_at: datetime
    after_at: datetime
    confirmed_at: datetime | None
    before_sha256: str
    after_sha256: str | None
    reason: str
    to_url: str | None
    deleted: int | None
    inserted: int | None
    first_seen_at: datetime
    page_id: int
    publisher: str | None

    @property
    def site(self) -> str:
        """The host at which the page stood."""
        return site_of(self.url)


class Texts(msgspec.Struct, frozen=True):
    """An event with the words of both copies, None where they do not differ or one is not there."""

    change: PageChange
    before: str | None
    after: str | None


class Site(msgspec.Struct, frozen=True):
    """How the pages of one site stand that are looked at again, and when the last look was."""

    site: str
    total: int
    states: dict[str, int]
    last_look_at: datetime | None


class History(msgspec.Struct, frozen=True):
    """What looking again at one paper's page came to; look is None before the first look."""

    url: str
    look: Look | None
    changes: list[PageChange]


def site_of(url: str) -> str:
    """Host of an address."""
    return urlsplit(url).hostname or ""


def read_page_changes(engine: Engine, document_id: str | None = None) -> list[PageChange]:
    """Events of all pages, or of one paper's, the newest first."""
    wanted = _changes().order_by(_EVENT.c.after_at.desc(), _EVENT.c.url, _EVENT.c.event_id)
    if document_id:
        wanted = wanted.where(_EVENT.c.document_id == document_id)
    with engine.connect() as connection:
        return [PageChange(*row) for row in connection.execute(wanted)]


def read_page_change(engine: Engine, event_id: str) -> Texts | None:
    """One event with both texts; None if the store does not hold it."""
    wanted = _changes().add_columns(_EVENT.c.before_text, _EVENT.c.after_text)
    with engine.connect() as connection:
        row = connection.execute(wanted.where(_EVENT.c.event_id == event_id)).first()
    return Texts(PageChange(*row[:-2]), row.before_text, row.after_text) if row else None


def read_history(engine: Engine, document_id: str) -> History | None:
    """What became of a paper's page since it is looked at again; None if it never was."""
    changes = read_page_changes(engine, document_id)
    with engine.connect() as connection:
        wanted = select(_DOCUMENT.c.url).where(_DOCUMENT.c.document_id == document_id)
        url = connection.scalar(wanted)
        look = read_looks(connection).get(url or "")
    return History(url, look, changes) if url and (look or changes) else None


def read_sites(engine: Engine) -> list[Site]:
    """How the pages of each site stand, the site with most pages first."""
    kinds: dict[str, str] = {}
    for change in reversed(read_page_changes(engine)):
        kinds[change.url] = change.kind
    with engine.connect() as connection:
        looks: dict[str, Look | None] = dict(read_looks(connection))
    for url in kinds:
        looks.setdefault(url, None)
    sites: dict[str, Counter[str]] = {}
    last: dict[str, datetime] = {}
    for url, look in looks.items():
        site = site_of(url)
        sites.setdefault(site, Counter())[_state(look, kinds.get(url))] += 1
        if look:
            last[site] = max(last.get(site, look.tried_at), look.tried_at)
    rows = [Site(site, n.total(), dict(n), last.get(site)) for site, n in sites.items()]
    return sorted(rows, key=lambda row: (-row.total, row.site))


def together(changes: Sequence[PageChange]) -> list[list[PageChange]]:
    """Events in the order given; pages of one site that went at once are one group of several.

    A site that moves away, as on an inauguration day, takes all its pages with it.
    """
    going = sorted((c for c in changes if _went(c)), key=lambda c: (c.site, c.after_at))
    runs: list[list[PageChange]] = []
    for change in going:
        last = runs[-1][-1] if runs else None
        near = last and last.site == change.site and change.after_at - last.after_at <= MOST_APART
        if near:
            runs[-1].append(change)
        else:
            runs.append([change])
    group_of = {c.event_id: run for run in runs if len(run) >= FEWEST_TOGETHER for c in run}
    groups, done = [], set()
    for change in changes:
        run = group_of.get(change.event_id, [change])
        if id(run) not in done:
            done.add(id(run))
            groups.append(run)
    return groups


def _went(change: PageChange) -> bool:
    return change.kind == "gone" or (change.kind == "moved" and change.confirmed_at is not None)


def _state(look: Look | None, kind: str | None) -> str:
    if look and look.is_faulty:
        return "not readable"
    if (look and look.is_gone) or kind in ("gone", "moved"):
        return kind if kind in ("gone", "moved") else "gone"
    if look and look.absent_since:
        return "missed once"
    return "edited" if kind in ("edited", "back") else "as first copied"


def _changes() -> "select[Row]":
    names = PageChange.__struct_fields__[:-1]
    joined = _EVENT.outerjoin(_DOCUMENT, _DOCUMENT.c.document_id == _EVENT.c.document_id)
    return (
        select(*(_EVENT.c[name] for name in names), _DOCUMENT.c.publisher)
        .select_from(joined)
        .where(_EVENT.c.gone_at.is_(None))
    )
