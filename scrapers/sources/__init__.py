"""One file or folder a source, found by name: SOURCE, or SOURCES for many like sites."""

from datetime import timedelta
from functools import cache
from graphlib import TopologicalSorter
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from scrapers.source import Source
from tracker.errors import TrackerError


@cache
def find_sources() -> dict[str, Source]:
    """Every source by name: the most urgent first, each after those that it needs."""
    found = {
        source.name: source for module in iter_modules(__path__) for source in _in(module.name)
    }
    urgent = {name: _urgency(name, found) for name in found}
    order = TopologicalSorter({name: set(found[name].needs) & set(found) for name in found})
    order.prepare()
    ready, names = [], []
    while order.is_active():
        ready = sorted([*ready, *order.get_ready()], key=lambda name: (urgent[name], name))
        names.append(ready.pop(0))
        order.done(names[-1])
    return {name: found[name] for name in names}


def _urgency(name: str, found: dict[str, Source]) -> timedelta:
    """How often a source is to be read, or another that waits for it if that is more often."""
    waiting = [other for other, source in found.items() if name in source.needs]
    return min([found[name].every, *(_urgency(other, found) for other in waiting)])


def find_owner(path: str) -> tuple[Source, str] | None:
    """The source whose file this path on disk is, and the file's official address.

    Looks at one source after the other, so that a file of the first does not import them all.
    """
    for module in iter_modules(__path__):
        for source in _in(module.name):
            if (url := source.address(path)) is not None:
                return source, url
    return None


@cache
def _in(module: str) -> tuple[Source, ...]:
    loaded = import_module(f"{__name__}.{module}")
    one = getattr(loaded, "SOURCE", None)
    return (one,) if one else tuple(getattr(loaded, "SOURCES", ()))


def choose_sources(names: list[str] | tuple[str, ...]) -> list[Source]:
    """The sources of these names (all if none), in reading order; TrackerError names a stranger."""
    found = find_sources()
    if strangers := [name for name in names if name not in found]:
        raise TrackerError(
            f"no source is called {', '.join(strangers)}; there are {', '.join(found)}"
        )
    return [source for name, source in found.items() if not names or name in names]


def describe_sources() -> list[dict[str, object]]:
    """What each source's file says of it, as the store keeps it for those who only read."""
    return [
        {
            "name": source.name, "title": source.title, "publisher": source.publisher,
            "home": source.home, "every_seconds": int(source.every.total_seconds()),
            "stale_after_seconds": int(source.stale_after.total_seconds()), "group": source.group,
        }
        for source in find_sources().values()
    ]  # fmt: skip


def sources_digest() -> str:
    """What changes when any file of a source does; imports none of them."""
    home = Path(__file__).parent
    files = sorted(path for path in home.rglob("*") if path.suffix in {".py", ".toml"})
    parts = (part for path in files for part in (bytes(path.relative_to(home)), path.read_bytes()))
    return sha256(b"\0".join(parts)).hexdigest()[:16]
