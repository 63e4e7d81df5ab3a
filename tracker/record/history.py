"""Acts, people, situations and topics of the compiled record."""

import re
from collections.abc import Iterator

from tracker.record.rows import Row, basis_of, day, judgement_of
from tracker.records import Act, Person, Record, Situation, Topic

_OFFICIAL = re.compile(r"https?://[\w.-]+\.(?:gov|mil)/\S+")


def act_records(row: Row) -> Iterator[Record]:
    """An Act, its judgement where the record takes a view, and its basis."""
    yield Act(
        row["id"],
        row["lane"],
        row["kind"],
        row["title"],
        day(row, "date"),
        day(row, "end"),
        row.get("actor"),
        row.get("administration"),
        row.get("detail"),
        row.get("citation"),
        row.get("document"),
        row.get("bill"),
        row.get("under"),
        row.get("targets"),
        row.get("topics"),
        row.get("status"),
        _official_address(row),
    )
    yield from filter(None, (judgement_of(row, "act"),))
    yield basis_of(row, row["id"])


def person_records(row: Row) -> Iterator[Record]:
    """A Person and the basis."""
    yield Person(
        row["id"],
        row["name"],
        row["category"],
        row.get("role"),
        row.get("country"),
        day(row, "start"),
        day(row, "end"),
        row.get("aliases"),
        row.get("situation"),
        row.get("status"),
        row.get("sanctions"),
        row.get("name_is_enough"),
    )
    yield basis_of(row, f"person:{row['id']}")


def situation_records(row: Row) -> Iterator[Record]:
    """A Situation and the basis."""
    yield Situation(
        row["id"],
        row["name"],
        row["stage"],
        row.get("status"),
        row.get("referral"),
        day(row, "examined"),
        day(row, "investigated"),
        day(row, "closed"),
        row.get("us_interest"),
        row.get("state_party"),
        row.get("aliases"),
        row.get("keywords"),
    )
    yield basis_of(row, f"situation:{row['id']}")


def topic_records(row: Row) -> Iterator[Record]:
    """A Topic and the basis."""
    yield Topic(
        row["id"],
        row["name"],
        row["group"],
        row["description"],
        row.get("keywords"),
        row.get("usual_stance"),
    )
    yield basis_of(row, f"topic:{row['id']}")


def _official_address(row: Row) -> str | None:
    source, _, number = (row.get("document") or "").partition(":")
    if source == "fr":
        return f"https://www.federalregister.gov/d/{number}"
    found = _OFFICIAL.search(row.get("where", ""))
    return found[0] if found else None
