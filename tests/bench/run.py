"""`make bench`: every bench_*.py in turn, then one table of both sides and their ratio.

A bench prints lines "what: reference …; ours …, ratio N (at most M)" and answers whether it is
within what is asked.
"""

import contextlib
import io
import logging
import os
import platform
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

_LINE = re.compile(
    r"(?P<what>.+?): (?P<reference>[^;]+); (?P<ours>.+?),? ratio (?P<ratio>[\d.]+) "
    r"\(at most (?P<most>[\d.]+)\)"
)


class Row(NamedTuple):
    """One measured ratio."""

    what: str
    reference: str
    ours: str
    ratio: float
    most: float


def read_rows(said: str) -> list[Row]:
    """The ratios among what a bench said."""
    return [
        Row(found["what"], found["reference"].strip(), found["ours"].strip("; "),
            float(found["ratio"]), float(found["most"]))
        for found in filter(None, map(_LINE.fullmatch, said.splitlines()))
    ]  # fmt: skip


def run_bench(name: str) -> tuple[bool, str]:
    """Whether a bench is within what is asked, and what it said, shown as it is said."""
    said = io.StringIO()

    class Both(io.TextIOBase):
        def write(self, text: str) -> int:
            said.write(text)
            return sys.__stdout__.write(text)

        def flush(self) -> None:
            sys.__stdout__.flush()

    with contextlib.redirect_stdout(Both()):
        within = import_module(f"{__package__}.{name}").main()
    return within, said.getvalue()


def show(rows: list[Row]) -> None:
    """Print the table."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    table = Table(title=f"Python {platform.python_version()}, {platform.machine()}, {cores} cores")
    for heading in ("what", "reference", "ours"):
        table.add_column(heading, overflow="fold")
    for heading in ("ratio", "at most", ""):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        verdict = "ok" if row.ratio <= row.most else "OVER"
        table.add_row(
            row.what, row.reference, row.ours, f"{row.ratio:.2f}", f"{row.most:g}", verdict
        )
    Console(width=140).print(table)


def main() -> int:
    """Exit code 0 if every bench is within what is asked, else 1; names choose among them."""
    logging.disable(logging.WARNING)
    names = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    chosen = [name for name in names if not sys.argv[1:] or name[6:] in sys.argv[1:]]
    outcomes = [run_bench(name) for name in chosen]
    show([row for _, said in outcomes for row in read_rows(said)])
    return 0 if all(within for within, _ in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
