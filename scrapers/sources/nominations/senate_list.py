"""The Senate's own lists of nominations, one a stage: civilian, military, privileged."""

from collections.abc import Iterator
from typing import Any

from scrapers.strict import iso_date, member_of, number, optional_text, parse_xml, text_of
from tracker.congress import build_nomination_id
from tracker.errors import ParseError
from tracker.reading.people.nominees import read_nominated
from tracker.records import Nomination

# What stands furthest first.
STAGES = {
    "NomCivilianConfirmed": "confirmed", "NomNonCivilianConfirmed": "confirmed",
    "NomWithdrawn": "withdrawn", "NomFailedOrReturned": "returned",
    "NomCivilianPendingCalendar": "on_calendar", "NomNonCivilianPendingCalendar": "on_calendar",
    "NomPrivileged": "privileged",
    "NomCivilianPendingCommittee": "in_committee", "NomNonCivilianPendingCommittee": "in_committee",
}  # fmt: skip


def congress_of(body: bytes) -> int:
    """The Congress of whose nominations a list tells."""
    return number(text_of(parse_xml(body, "Nominations"), "Congress"), "<Congress>")


def read_list(root: Any, name: str) -> Iterator[Nomination]:
    """The nominations of one list, in its order; none of one that is empty.

    Raises: ParseError for a list whose name is none we know, or that holds something else
    """
    stage = STAGES[member_of(name, STAGES, "the list")]
    congress = number(text_of(root, "Congress"), "<Congress>")
    listed = root.findall("Nomination")
    if not listed and any(len(child) for child in root):
        raise ParseError(f"no <Nomination> among {', '.join(child.tag for child in root)}")
    for one in listed:
        yield _read(one, congress, stage)


def _read(one: Any, congress: int, stage: str) -> Nomination:
    printed = " ".join(text_of(one, "NominationDisplayNumber").split())
    try:
        nomination_id = build_nomination_id(printed, congress)
    except ValueError as error:
        raise ParseError(f"{error}") from error
    description = optional_text(one, "ReportingDescription")
    said = read_nominated(description)
    stage_on = optional_text(one, "ReportingStageDate")
    return Nomination(
        nomination_id, congress, printed, stage, description and " ".join(description.split()),
        said.name, said.office, optional_text(one, "Organization"),
        iso_date(text_of(one, "ReceivedDate"), "<ReceivedDate>"),
        iso_date(stage_on, "<ReportingStageDate>") if stage_on else None, None,
        _joined(one, "CommitteeFullName"), _codes(one),
        optional_text(one, "ExecutiveCalendarNumber"),
    )  # fmt: skip


def _joined(one: Any, tag: str) -> str | None:
    words = (" ".join((element.text or "").split()) for element in one.iter(tag))
    return "; ".join(dict.fromkeys(filter(None, words))) or None


def _codes(one: Any) -> str | None:
    """Codes of the committees as other papers write them: SSFR is ssfr00."""
    codes = (_joined(one, "SenateCommitteeCode") or "").lower().split("; ")
    return "; ".join(f"{code}00" if len(code) == 4 else code for code in codes if code) or None
