"""Importing into a store that is open already."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from scrapers import importing
from scrapers.collect import House
from scrapers.runner import Result


def import_paths(house: House, paths: list[Path]) -> Iterator[Result]:
    """What `tracker import` comes to in this house."""
    return importing.import_paths(paths, house.settings, lambda: nullcontext(house))
