"""Nominations of a Congress as the API of Congress.gov lists them."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from scrapers.strict import iso_date
from tracker.congress import build_nomination_id, build_vote_id, congress_and_session
from tracker.errors import ParseError
from tracker.reading.people.nominees import read_nominated
from tracker.records import Nomination

_STAGES = (
    ("confirmed", re.compile(r"confirmed by the senate", re.I)),
    ("rejected", re.compile(r"(?:rejected|not confirmed|disapproved) by the senate", re.I)),
    ("withdrawn", re.compile(r"withdrawal of nomination|withdrawn", re.I)),
    ("returned", re.compile(r"returned to the president", re.I)),
    ("on_calendar", re.compile(r"executive calendar", re.I)),
    ("privileged", re.compile(r"privileged nomination", re.I)),
    ("in_committee", re.compile(r"\bcommittee\b|hearings? held|referred", re.I)),
)
_ROLL = re.compile(r"Record Vote Number: ?(\d+)", re.IGNORECASE)


def total_of(answer: dict[str, Any]) -> tuple[int, int]:
    """How many nominations the whole list has, and this answer; ParseError for another shape."""
    rows, pagination = answer.get("nominations"), answer.get("pagination")
    if not isinstance(rows, list) or not isinstance(pagination, dict):
        raise ParseError("an answer without nominations or pagination")
    if not isinstance(pagination.get("count"), int):
        raise ParseError("a pagination without its count")
    return pagination["count"], len(rows)


def read_answer(answer: dict[str, Any]) -> Iterator[Nomination]:
    """The nominations of one answer, in its order."""
    total_of(answer)
    for row in answer["nominations"]:
        yield _read(row)


def _read(row: dict[str, Any]) -> Nomination:
    citation, congress = row.get("citation"), row.get("congress")
    if not citation or not isinstance(congress, int):
        raise ParseError(f"a nomination without citation or congress: {str(row)[:120]}")
    try:
        nomination_id = build_nomination_id(citation, congress)
    except ValueError as error:
        raise ParseError(f"{error}") from error
    description = " ".join((row.get("description") or "").split()) or None
    said = read_nominated(description)
    latest = row.get("latestAction") or {}
    words = " ".join((latest.get("text") or "").split()) or None
    day = iso_date(latest["actionDate"], "actionDate") if latest.get("actionDate") else None
    received = row.get("receivedDate")
    return Nomination(
        nomination_id, congress, citation, _stage(words), description, said.name, said.office,
        row.get("organization") or None,
        iso_date(received, "receivedDate") if received else None, day, words,
        vote_id=_vote_id(words, day, congress),
    )  # fmt: skip


def _stage(words: str | None) -> str | None:
    return next((stage for stage, said in _STAGES if said.search(words or "")), None)


def _vote_id(words: str | None, day: date | None, congress: int) -> str | None:
    """The roll call that the latest action names; one early in January is of the last session."""
    found = _ROLL.search(words or "")
    if found is None or day is None:
        return None
    sitting, session = congress_and_session(day.year)
    return build_vote_id("senate", found[1], congress, session if sitting == congress else 2)
