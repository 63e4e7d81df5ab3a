"""What each argument of tracker/reading/sides/arguments.toml counts for over the labelled passages.

Run: python -m tests.bench.points. It counts points anew with each batch left out in turn and prints
how well that batch is then read by arguments alone. The words were chosen with these batches in
view, so a text that nobody has seen is read less well: first_runs.json tells how well.
Then it prints, beside the points that are set, those that all passages together would give.
"""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tests.bench.bench_reading import macro_f1
from tracker.reading.normalise import fold
from tracker.reading.sentences import find_sentences
from tracker.reading.sides.arguments import SIDES, count_arguments, load_arguments
from tracker.reading.sides.speech import own_words

HERE = Path(__file__).parent
RECORD = HERE.parents[2] / "shared" / "record" / "labelled.jsonl"
_SAME_SIDE = {"neutral-informational": "informational"}
_PENALTY, _ROUNDS, _RATE, _MOMENTUM = 2.0, 600, 0.3, 0.9
# Points are thirds of the logarithm of the odds; a side must lead by as many as in stance.py.
_POINTS, _ENOUGH = 3, 2


class Passage(NamedTuple):
    """A labelled passage: where it is from, its side, and how often it makes each argument."""

    batch: str
    side: str
    counts: list[int]


def passages() -> list[Passage]:
    """The labelled passages that mean the Court."""
    names = [argument.id for argument in load_arguments().argument]
    rows = [row for name in ("passages", "batches") for row in _rows(HERE / f"{name}.jsonl")]
    rows += _rows(RECORD) if RECORD.exists() else []
    return [
        Passage(
            str(row.get("batch") or row.get("half") or "invented"),
            _SAME_SIDE.get(row["stance"], row["stance"]),
            [*(_counted(row["text"])[name] for name in names), 1],
        )
        for row in rows
        if row["mention"] and row["stance"]
    ]


def measure(rows: Sequence[Passage]) -> None:
    """Print how each batch is read with points counted over the others."""
    everything: Counter[tuple[str, str]] = Counter()
    for batch in sorted({row.batch for row in rows}):
        points = _fitted([row for row in rows if row.batch != batch])
        left_out = [row for row in rows if row.batch == batch]
        counts = Counter((row.side, _led(points, row)) for row in left_out)
        everything += counts
        print(f"{batch}: {_told(counts)}")
    print(f"all, each left out in turn: {_told(everything)}")


def compare(rows: Sequence[Passage]) -> None:
    """Print the points that are set beside those that all passages give."""
    arguments = load_arguments()
    names = [argument.id for argument in arguments.argument]
    made = [argument.points for argument in arguments.argument]
    for name, is_set, counted in zip(
        [*names, "start"], [*made, arguments.start], _fitted(rows), strict=True
    ):
        print(f"{name}: set {[is_set.get(side, 0) for side in SIDES]}, counted {counted.tolist()}")


def _counted(text: str) -> Counter[str]:
    said = own_words(fold(text).text)
    return count_arguments(said[start:end] for start, end in find_sentences(said))


def _led(points: np.ndarray, row: Passage) -> str:
    told = np.array(row.counts) @ points
    first, second = sorted(told, reverse=True)[:2]
    return SIDES[int(told.argmax())] if first - second >= _ENOUGH else "unknown"


def _told(counts: Counter[tuple[str, str]]) -> str:
    decided = sum(n for (_, told), n in counts.items() if told != "unknown")
    return (
        f"{counts.total()} passages, macro-F1 {macro_f1(counts):.3f} on the"
        f" {decided / counts.total():.0%} it decides"
    )


def _fitted(rows: Sequence[Passage]) -> np.ndarray:
    """Whole points an argument and side: a logistic regression, drawn toward no points."""
    matrix = np.array([row.counts for row in rows], dtype=float)
    wanted = np.eye(len(SIDES))[[SIDES.index(row.side) for row in rows]]
    weights = np.zeros((matrix.shape[1], len(SIDES)))
    step = np.zeros_like(weights)
    for _ in range(_ROUNDS):
        odds = np.exp(matrix @ weights)
        error = odds / odds.sum(axis=1, keepdims=True) - wanted
        slope = (matrix.T @ error + _PENALTY * weights) / len(rows)
        step = _MOMENTUM * step - _RATE * slope
        weights = weights + step
    return np.rint(weights * _POINTS).astype(int)


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    labelled = passages()
    measure(labelled)
    compare(labelled)
