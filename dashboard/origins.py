"""The pages on which rows rest and how sure the record is of them, asked once a store version."""

from collections.abc import Iterable
from typing import Any

from dashboard.data import ask
from tracker.queries.provenance import Origin, Sureness, read_origins, read_sureness


def origins(rows: Iterable[Any]) -> dict[int, Origin]:
    """Origin of each row's page, by page id."""
    return origins_of(row.page_id for row in rows)


def origins_of(page_ids: Iterable[int]) -> dict[int, Origin]:
    """Origin of each page, by its id."""
    return ask(read_origins, tuple(sorted(set(page_ids))))


def sureness(subjects: Iterable[str]) -> dict[str, Sureness]:
    """How sure the compiled record is of each subject that it holds."""
    return ask(read_sureness, tuple(sorted(set(subjects))))
