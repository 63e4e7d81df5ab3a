"""Count the points of words (tracker/reading/points.json) over our own labelled passages.

Run: python -m tests.bench.points. It fits a side to each passage by its words alone, all words
drawn toward no points (a logistic regression with a penalty), and keeps what counts; the same
passages give the same points. The last batch, which is held out, is never among them.
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from tracker.reading.arguments import SIDES, features
from tracker.reading.normalise import fold
from tracker.reading.speech import own_words

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "tracker" / "reading" / "points.json"
RECORD = HERE.parents[2] / "shared" / "record" / "labelled.jsonl"
_SAME_SIDE = {"neutral-informational": "informational"}
_PENALTY, _ROUNDS, _RATE, _MOMENTUM = 0.1, 400, 0.3, 0.9
# Mixed passages are few; each counts twice.
_COUNTS = {"mixed": 2.0}
_LEAST_HUNDREDTHS = 12
# The batch that no rule and no point has seen.
_HELD_OUT = 7


def labelled(held_out: int) -> list[tuple[str, str]]:
    """Text and side of each labelled passage that means the Court, but those held out."""
    rows = [row for name in ("passages", "batches") for row in _rows(HERE / f"{name}.jsonl")]
    rows += _rows(RECORD) if RECORD.exists() else []
    return [
        (row["text"], _SAME_SIDE.get(row["stance"], row["stance"]))
        for row in rows
        if row["mention"] and row["stance"] and row.get("batch") != held_out
    ]


def learn(passages: Iterable[tuple[str, str]]) -> dict:
    """The points of each word that stands in two passages or more, in hundredths."""
    passages = list(passages)
    told = [features(own_words(fold(text).text)) for text, _ in passages]
    counted = Counter(word for words in told for word in words)
    known = {word: n for n, word in enumerate(sorted(w for w, n in counted.items() if n > 1))}
    weights = _fitted(_matrix(told, known), [side for _, side in passages])
    hundredths = np.rint(weights * 100).astype(int)
    words = {
        word: [int(count) for count in hundredths[n]]
        for word, n in known.items()
        if np.abs(hundredths[n]).max() >= _LEAST_HUNDREDTHS
    }
    return {"sides": list(SIDES), "bias": [int(n) for n in hundredths[-1]], "words": words}


def write(table: dict, path: Path = TABLE) -> None:
    """Write the points, a line a word."""
    words = ",\n".join(
        f"{json.dumps(w, ensure_ascii=False)}: {c}" for w, c in table["words"].items()
    )
    head = f'"sides": {json.dumps(table["sides"])},\n"bias": {table["bias"]},\n'
    path.write_text(f'{{{head}"words": {{\n{words}\n}}}}\n', encoding="utf-8")


def _matrix(told: list[set[str]], known: dict[str, int]) -> np.ndarray:
    matrix = np.zeros((len(told), len(known) + 1))
    for row, words in enumerate(told):
        places = [known[word] for word in words if word in known]
        matrix[row, places] = 1 / np.sqrt(len(places) + 1)
    matrix[:, -1] = 1
    return matrix


def _fitted(matrix: np.ndarray, sides: list[str]) -> np.ndarray:
    wanted = np.eye(len(SIDES))[[SIDES.index(side) for side in sides]]
    counts = np.array([[_COUNTS.get(side, 1.0)] for side in sides])
    weights = np.zeros((matrix.shape[1], len(SIDES)))
    step = np.zeros_like(weights)
    for _ in range(_ROUNDS):
        points = np.exp(matrix @ weights)
        error = (points / points.sum(axis=1, keepdims=True) - wanted) * counts
        slope = (matrix.T @ error + _PENALTY * weights) / len(sides)
        step = _MOMENTUM * step - _RATE * slope
        weights = weights + step
    return weights


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    points = learn(labelled(held_out=_HELD_OUT))
    write(points)
    print(f"{len(points['words'])} words and pairs -> {TABLE}")
