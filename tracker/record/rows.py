"""Rows of the record's data files, and what every kind of row gives: basis and judgement."""

from datetime import date
from importlib.resources import files
from typing import Any, Literal

import msgspec

from tracker.errors import StoreError
from tracker.records import Basis, Judgement

DATA = files("tracker.record") / "data"
Row = dict[str, Any]


def read_rows(name: str) -> list[Row]:
    """Rows of data/NAME.jsonl in file order.

    Raises: StoreError naming the file and line that is no JSON object.
    """
    rows = []
    for position, line in enumerate((DATA / f"{name}.jsonl").read_bytes().splitlines(), 1):
        try:
            rows.append(msgspec.json.decode(line, type=Row))
        except msgspec.DecodeError as error:
            raise StoreError(f"record/data/{name}.jsonl line {position}: {error}") from error
    return rows


def day(row: Row, name: str) -> date | None:
    """Date under a name of a row, None where the row has none."""
    text = row.get(name)
    return date.fromisoformat(text) if text else None


def basis_of(row: Row, subject: str) -> Basis:
    """How far the row can be trusted."""
    return Basis(subject, row["basis"], row["confidence"], row.get("where"), row.get("note"))


def judgement_of(
    row: Row, kind: Literal["bill", "amendment", "roll_call", "act"], sentence: str | None = None
) -> Judgement | None:
    """What the row's subject means for the Court; None where the record takes no view."""
    if "stance" not in row:
        return None
    return Judgement(
        row["id"],
        kind,
        row["stance"],
        row["reason"],
        row.get("sentence", sentence),
        row.get("topics"),
    )
