"""Importing files from disk: their ZIPs are looked through while the store is being opened."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scrapers.disk import find_files
from scrapers.scan import count_processes, look_through
from scrapers.sorting import Looked, is_zip, sort_out
from tracker.reading.court.prefilter import may_mean_court
from tracker.reading.court.taught import taught_text, use_taught, use_text
from tracker.settings import Settings

if TYPE_CHECKING:
    from scrapers.collect import House
    from scrapers.runner import Result


def import_paths(
    paths: list[Path], settings: Settings, open_house: "Callable[[], AbstractContextManager[House]]"
) -> "Iterator[Result]":
    """Result of each source that has files among these paths, members of ZIPs too."""
    with _looking(paths, settings) as looked, open_house() as house:
        # Here, for those who look are not to wait until all that a store needs is loaded.
        from scrapers.bulk import import_files
        from scrapers.collect import alone

        with alone(settings):
            yield from import_files(house, looked)


@contextmanager
def _looking(paths: list[Path], settings: Settings) -> Iterator[Looked]:
    """Files of these paths, their ZIPs looked through from now on by processes beside this one.

    Where there is no other, this one looks when it is asked what was seen.
    """
    use_taught(settings.terms)
    files = list(find_files(paths))
    processes = count_processes(settings.processes) if any(map(is_zip, files)) else 1
    with _others(processes - 1) as others:
        done = sort_out(files)
        yield Looked(
            done,
            {
                (source.name, file.path): look_through(source, file.path, file.members, others)
                for source, found in done.files.values()
                for file in found
                if file.members is not None
            },
        )


@contextmanager
def _others(processes: int) -> Iterator[Executor | None]:
    if processes < 1:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(processes, initializer=use_text, initargs=(taught_text(), ""))
    try:
        for _ in range(processes):
            pool.submit(may_mean_court, b"")  # each makes ready what it looks with
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
