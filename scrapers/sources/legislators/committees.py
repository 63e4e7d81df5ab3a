"""Committees, their old names, and seats, of the congress-legislators files."""

from collections.abc import Iterator
from typing import Any

from scrapers.strict import member_of, required
from tracker.errors import ParseError
from tracker.records import Committee, CommitteeName, CommitteeSeat

_TYPES = ("house", "senate", "joint")


def committee_code(thomas_id: str) -> str:
    """Code as Congress.gov writes it: HSFA -> hsfa00, HSFA16 -> hsfa16."""
    return thomas_id.lower() if len(thomas_id) > 4 else f"{thomas_id.lower()}00"


def parse_committees(committees: list[dict[str, Any]]) -> Iterator[Committee]:
    """A Committee for each committee, followed by its subcommittees."""
    for committee in committees:
        parent, chamber = _heading(committee)
        yield Committee(
            committee_code(parent),
            chamber,
            required(committee.get("name"), f"name of {parent}"),
            url=committee.get("url"),
            jurisdiction=committee.get("jurisdiction"),
        )
        for child, name in _children(committee, parent):
            yield Committee(
                committee_code(child), chamber, name, parent_code=committee_code(parent)
            )


def parse_old_committees(committees: list[dict[str, Any]]) -> Iterator[CommitteeName]:
    """A CommitteeName for each name that a committee or subcommittee bore since the 93rd Congress.

    Committees that still sit stand in the file too, for their old names and subcommittees.
    """
    for committee in committees:
        parent, chamber = _heading(committee)
        yield from _names(committee, parent, chamber, None)
        for child in committee.get("subcommittees", ()):
            code = parent + required(child.get("thomas_id"), f"a subcommittee's id in {parent}")
            yield from _names(child, code, chamber, committee_code(parent))


def parse_seats(committees: dict[str, list[dict[str, Any]]]) -> Iterator[CommitteeSeat]:
    """A CommitteeSeat for each member; none in the first weeks of a Congress, when it is empty.

    Raises: ParseError if a committee's value is no list, or a seat names nobody.
    """
    for thomas_id, seats in committees.items():
        if not isinstance(seats, list):
            raise ParseError(f"{thomas_id} holds no list of seats")
        for seat in seats:
            what = f"a seat of {thomas_id}"
            yield CommitteeSeat(
                committee_code(thomas_id),
                required(seat.get("bioguide"), f"bioguide id in {what}"),
                member_of(seat.get("party"), ("majority", "minority"), f"party in {what}"),
                seat.get("rank"),
                seat.get("title"),
            )


def _heading(committee: dict[str, Any]) -> tuple[str, str]:
    thomas_id = required(committee.get("thomas_id"), "thomas_id of a committee")
    return thomas_id, member_of(committee.get("type"), _TYPES, f"type of {thomas_id}")


def _children(committee: dict[str, Any], parent: str) -> Iterator[tuple[str, str]]:
    for child in committee.get("subcommittees", ()):
        code = parent + required(child.get("thomas_id"), f"a subcommittee's id in {parent}")
        yield code, required(child.get("name"), f"name of {code}")


def _names(
    body: dict[str, Any], thomas_id: str, chamber: str, parent: str | None
) -> Iterator[CommitteeName]:
    latest = required(body.get("name"), f"name of {thomas_id}")
    by_name: dict[str, list[int]] = {}
    for congress in body.get("congresses", ()):
        name = body.get("names", {}).get(str(congress), latest)
        by_name.setdefault(name, []).append(congress)
    for name, congresses in by_name.items():
        listed = "; ".join(map(str, sorted(congresses)))
        yield CommitteeName(committee_code(thomas_id), name, chamber, listed, parent)
