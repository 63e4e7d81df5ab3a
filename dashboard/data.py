"""Answers of tracker.queries, kept in memory until the store changes."""

from collections.abc import Callable
from functools import lru_cache
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy import Engine, func, select

from dashboard import marks
from tracker.errors import StoreError
from tracker.settings import Settings, read_settings
from tracker.store.db import open_store
from tracker.store.migrate import is_current
from tracker.store.tables import ChangeRow, PageRow, RunRow

Answer = TypeVar("Answer")
Version = tuple[Any, ...]
_NEWEST_RUNS = 50
_SECONDS = 1.0  # for so long a version is taken as true: a view asks a dozen questions at once
_ready: set[Engine] = set()
_versions: dict[Engine, tuple[float, Version]] = {}


def _version_question() -> Any:
    run, page, change = RunRow.__table__.c, PageRow.__table__.c, ChangeRow.__table__.c
    newest = select(run.finished_at).order_by(run.id.desc()).limit(_NEWEST_RUNS).subquery()
    return select(
        select(func.max(run.id)).scalar_subquery(),
        select(func.max(newest.c.finished_at)).scalar_subquery(),
        select(func.max(page.id)).scalar_subquery(),
        select(func.max(page.read_at)).where(page.id > _newest_pages()).scalar_subquery(),
        select(func.max(change.id)).scalar_subquery(),
    )


def _newest_pages() -> Any:
    page = PageRow.__table__.c
    return select(func.max(page.id) - _NEWEST_RUNS).scalar_subquery()


_VERSION = _version_question()


def store() -> Engine:
    """Engine of the store that the settings name; one a process."""
    settings = read_settings()
    return _open(settings.data, settings.database_url)


@lru_cache(maxsize=4)
def _open(*_where: object) -> Engine:
    settings: Settings = read_settings()
    return open_store(settings.url())


def why_not_ready() -> str | None:
    """What keeps the store from being asked, in a sentence as HTML; None while nothing does."""
    engine = store()
    if engine in _ready:
        return None
    try:
        if not is_current(engine):
            return (
                "Run <code>tracker init</code> once: it makes the store, or brings one of an "
                "earlier version to today's tables and keeps all of it, and loads the compiled "
                "record."
            )
    except StoreError as error:
        return f"{marks.text(error)}. Install that version, or name another store."
    _ready.add(engine)  # today's tables come once and stay
    return None


def version() -> Version:
    """What changes when the store does: newest run, page and change, when they ended."""
    engine, now = store(), monotonic()
    asked_at, known = _versions.get(engine, (-_SECONDS, ()))
    if now - asked_at < _SECONDS:
        return known
    with engine.connect() as connection:
        known = tuple(connection.execute(_VERSION).one())
    _versions[engine] = now, known
    return known


def renew() -> None:
    """Ask the store again at once: what a person just wrote is there for the next question."""
    _versions.pop(store(), None)


def ask(question: Callable[..., Answer], *values: Any) -> Answer:
    """What question(engine, *values) answers, asked again only once the store has changed.

    values must be hashable. The answer is shared by all sessions: read it, never change it.
    """
    return _remember(store(), version(), question, values)


def draw(make: Callable[..., Answer], *values: Any) -> Answer:
    """What make(*values) returns, made again only once the store has changed (make may ask)."""
    return _keep_drawn(store(), version(), make, values)


@lru_cache(maxsize=128)
def _keep_drawn(
    _engine: Engine, _version: Version, make: Callable[..., Answer], values: tuple[Any, ...]
) -> Answer:
    return make(*values)


@lru_cache(maxsize=512)
def _remember(
    engine: Engine, _version: Version, question: Callable[..., Answer], values: tuple[Any, ...]
) -> Answer:
    return question(engine, *values)
