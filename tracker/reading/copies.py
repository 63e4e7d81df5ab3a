"""Which papers are one statement published more than once: by several offices, or at two places."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from tracker.records import DocumentCopy

_RUN = 5  # words of a run by which two texts are compared
_FEW = 20  # runs; of shorter texts only the whole words tell
_APART = timedelta(days=7)
# In two months of the collection no two statements of different offices shared more than 0.56 of
# their runs, and joint ones 0.75 to 0.99 (Sherman and Auchincloss, 8 November 2024: 0.96). Offices
# that give out one letter each in words of their own share less, but name the same signers
# (Blumenthal and Graham, 1 November 2024: 0.67). One office repeats itself from week to week: 0.90.
_JOINT, _SAME_SIGNERS, _SAME_OFFICE = 0.75, 0.5, 0.95
_LEAST_SIGNERS = 3


class Statement(msgspec.Struct, frozen=True):
    """What is compared of a paper: address after the source's prefix, day, words, who signs it.

    office is who publishes it, is_own whether this is the publisher's own page.
    """

    document_id: str
    day: date | None
    title: str
    text: str
    office: str
    signers: frozenset[str] = frozenset()
    is_own: bool = True

    @property
    def address(self) -> str:
        """Host and path, without what names the source."""
        return self.document_id.partition(":")[2]


def find_copies(statements: Iterable[Statement]) -> list[DocumentCopy]:
    """Each statement that is another's copy, of the first of them.

    First is the earliest, an office's own page before a collection's copy of that day.
    """
    rows = sorted(statements, key=_order)
    runs = {row.document_id: _runs(row.text) for row in rows}
    first: dict[str, str] = {}
    found = []
    for one, other in _pairs(rows):
        if other.document_id in first:
            continue
        likeness = _likeness(one, other, runs)
        if likeness is not None:
            root = first.get(one.document_id, one.document_id)
            first[other.document_id] = root
            found.append(DocumentCopy(other.document_id, root, *likeness))
    return sorted(found, key=lambda copy: copy.document_id)


def _order(row: Statement) -> tuple:
    return (row.day or date.max, not row.is_own, row.document_id)


def _pairs(rows: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Each statement after those that it may copy: of its own address, or of the week before."""
    by_address: dict[str, list[Statement]] = defaultdict(list)
    start = 0
    for place, row in enumerate(rows):
        while row.day and (rows[start].day or row.day) < row.day - _APART:
            start += 1
        yield from ((one, row) for one in by_address[row.address])
        if row.day:
            yield from ((one, row) for one in rows[start:place] if one.day)
        by_address[row.address].append(row)


def _likeness(
    one: Statement, other: Statement, runs: dict[str, frozenset[int]]
) -> tuple[int, str] | None:
    """Percentage shared and why the second is a copy of the first; None if it is none."""
    a, b = runs[one.document_id], runs[other.document_id]
    least = min(len(a), len(b))
    share = len(a & b) / least if least else 0.0
    percent = round(100 * share)
    if one.address == other.address:
        return percent, "the same address"
    is_same_day = one.office == other.office and one.day == other.day is not None
    if is_same_day and one.title == other.title:
        return percent, "the same office, day and title"
    if least < _FEW:
        same = _words(one.text) == _words(other.text) != []
        return (100, "the same words") if same and one.title == other.title else None
    if one.office == other.office:
        is_one = is_same_day and share >= _SAME_OFFICE
        return (percent, "the same office, day and words") if is_one else None
    if share >= _JOINT:
        return percent, "the same words"
    is_letter = one.signers == other.signers and len(one.signers) >= _LEAST_SIGNERS
    if is_letter and share >= _SAME_SIGNERS:
        return percent, "the same signers and most of the words"
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def _runs(text: str) -> frozenset[int]:
    words = _words(text)
    return frozenset(hash(tuple(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1))
