"""Answers of tracker.queries, kept in memory until the store changes."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Engine, func, inspect, select

from tracker.settings import read_settings
from tracker.store.db import open_store
from tracker.store.tables import ChangeRow, PageRow, RunRow

Answer = TypeVar("Answer")
Version = tuple[Any, ...]
_NEWEST_RUNS = 50
_ready: set[Engine] = set()


def store() -> Engine:
    """Engine of the store that the settings name; one a process."""
    return _open(read_settings().url())


@lru_cache(maxsize=4)
def _open(url: str) -> Engine:
    return open_store(url)


def is_ready() -> bool:
    """Whether the store has its tables (`tracker init` makes them)."""
    engine = store()
    if engine not in _ready and inspect(engine).has_table(RunRow.__tablename__):
        _ready.add(engine)  # tables come once and stay
    return engine in _ready


def version() -> Version:
    """What changes whenever the store does: newest run, its end, newest page, newest change."""
    run, page, change = RunRow.__table__.c, PageRow.__table__.c, ChangeRow.__table__.c
    newest = select(run.finished_at).order_by(run.id.desc()).limit(_NEWEST_RUNS).subquery()
    numbers = select(
        select(func.max(run.id)).scalar_subquery(),
        select(func.max(newest.c.finished_at)).scalar_subquery(),
        select(func.max(page.id)).scalar_subquery(),
        select(func.max(change.id)).scalar_subquery(),
    )
    with store().connect() as connection:
        return tuple(connection.execute(numbers).one())


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
