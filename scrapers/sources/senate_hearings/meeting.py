"""What the list of the Senate states of a meeting: when, where, its state, what is on its table."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from scrapers.shapes.hearings.facts import (
    distinct,
    find_standing,
    measure_id,
    moment,
    named_measures,
)
from scrapers.strict import iso_date, iso_moment, optional_text, required, text_of
from tracker.congress import congress_on
from tracker.errors import ParseError
from tracker.records import Document, Hearing, HearingListing, HearingMeasure, Record

HOME = "https://www.senate.gov/committees/hearings_meetings.htm"


def numbered(root: Any) -> list[tuple[str, Any]]:
    """Each <meeting> with its number; none where the one line says that none is scheduled.

    Raises: ParseError for a list without any line, and for a meeting of a committee without number.
    """
    meetings = list(root.iter("meeting"))
    if not meetings:
        raise ParseError("a list without a line, where a recess has one that says so")
    return [
        (text_of(meeting, "identifier"), meeting)
        for meeting in meetings
        if optional_text(meeting, "identifier") or optional_text(meeting, "cmte_code")
    ]


def read_listing(number: str, meeting: Any) -> Iterator[HearingListing]:
    """That the list names the meeting."""
    yield HearingListing(_id(number), "senate", _day(meeting))


def read_meeting(number: str, meeting: Any) -> Iterator[Record]:
    """Document, Hearing and a HearingMeasure for all on the table of one <meeting>."""
    day = _day(meeting)
    committee, kind = text_of(meeting, "committee"), text_of(meeting, "type")
    matter = " ".join((meeting.findtext("matter") or "").split())
    updated = optional_text(meeting, "last_update_iso_8601")
    # Printed as 2026-07-29T16:36:25.000000Z-04:00, with a Z that is not meant.
    updated_at = updated and iso_moment(updated.replace("Z", ""), "last_update_iso_8601")
    video = optional_text(meeting, "video_url")
    video = None if video and "comm=xxxx" in video else video  # a dummy that leads nowhere
    room, clock = optional_text(meeting, "room"), optional_text(meeting, "time_iso_8601")
    sub = optional_text(meeting, "sub_cmte")
    code = optional_text(meeting, "cmte_code")
    yield Document(
        _id(number), "hearing", matter or kind, f"US Senate, {committee}", video or HOME,
        published_on=day, congress=congress_on(day), updated_at=updated_at,
    )  # fmt: skip
    said = [text for text in (kind, matter, room) if text and find_standing(text)]
    yield Hearing(
        _id(number), "senate", number, kind, f"{committee}, {sub}" if sub else committee, day,
        moment(day, clock), room, find_standing(*said), said[0] if said else None,
        code and code.lower(), congress_on(day), video, updated_at,
    )  # fmt: skip
    yield from distinct(_measures(number, day, matter, meeting))


def _measures(number: str, day: date, matter: str, meeting: Any) -> Iterator[HearingMeasure]:
    """All that the list names as papers, then what only its words name."""
    for paper in meeting.iter("AssociatedDocument"):
        prefix = required(paper.get("document_prefix"), "document_prefix")
        numbered = required(paper.get("document_num"), "document_num")
        congress = int(paper.get("congress") or congress_on(day))
        part = (paper.get("partition") or "").strip().lstrip("0")
        yield HearingMeasure(
            _id(number), f"{prefix} {numbered}" + (f"-{part}" if part else ""),
            measure_id(prefix, numbered, congress), paper.get("document_description") or None,
        )  # fmt: skip
    for name, bill_id in named_measures(matter, congress_on(day)):
        yield HearingMeasure(_id(number), name, bill_id)


def _day(meeting: Any) -> date:
    return iso_date(text_of(meeting, "date_iso_8601"), "date_iso_8601")


def _id(number: str) -> str:
    return f"senate-meeting:{number}"
