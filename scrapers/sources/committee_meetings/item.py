"""One meeting as the API of Congress.gov states it."""

from collections.abc import Iterator
from typing import Any

from scrapers.shapes.hearings.facts import EASTERN, distinct, measure_id
from scrapers.strict import iso_moment, member_of, number, required
from tracker.errors import ParseError
from tracker.records import (
    Document,
    Hearing,
    HearingMeasure,
    HearingPaper,
    HearingWitness,
    Record,
)

_STATUSES = {
    "Scheduled": "scheduled", "Rescheduled": "rescheduled", "Postponed": "postponed",
    "Canceled": "canceled", "Cancelled": "canceled",
}  # fmt: skip
_CHAMBERS = {"House": "house", "Senate": "senate"}
_PAGE = "https://www.congress.gov/event/{}th-congress/{}-event/{}"


def read_item(answer: dict[str, Any]) -> Iterator[Record]:
    """Records of one answer; a meeting of neither chamber (NoChamber) yields none."""
    item = answer.get("committeeMeeting")
    if not isinstance(item, dict):
        raise ParseError(f"an answer without committeeMeeting: {', '.join(answer) or 'empty'}")
    event, congress = str(item.get("eventId") or ""), item.get("congress")
    if not event or not isinstance(congress, int):
        raise ParseError("a meeting without eventId or congress")
    if item.get("chamber") == "NoChamber":
        return
    chamber = _CHAMBERS[member_of(item.get("chamber") or "", _CHAMBERS, "chamber")]
    meeting = f"congress-meeting:{chamber}:{event}"
    at = iso_moment(item.get("date"), "date")
    status = item.get("meetingStatus")
    if status is not None:
        member_of(status.strip(), _STATUSES, "meetingStatus")
    title = " ".join((item.get("title") or item.get("type") or "").split())
    committees = item.get("committees") or []
    names = ", ".join(c["name"] for c in committees if c.get("name"))
    url = _PAGE.format(congress, chamber, event)
    updated = item.get("updateDate")
    updated_at = iso_moment(updated, "updateDate") if updated else None
    local = at.astimezone(EASTERN)
    yield Document(
        meeting, "hearing", required(title, "title or type"), f"Congress.gov, {names or chamber}",
        url, published_on=local.date(), congress=congress, updated_at=updated_at,
    )  # fmt: skip
    yield Hearing(
        meeting, chamber, event, item.get("type") or "Meeting", names or "not stated",
        local.date(), at if local.hour or local.minute else None, _place(item.get("location")),
        _STATUSES[status.strip()] if status else None, status,
        "; ".join(c["systemCode"] for c in committees if c.get("systemCode")) or None, congress,
        next((v["url"] for v in item.get("videos") or [] if v.get("url")), None), updated_at,
    )  # fmt: skip
    yield from distinct(_measures(meeting, item.get("relatedItems") or {}))
    for position, who in enumerate(item.get("witnesses") or [], 1):
        yield HearingWitness(
            meeting, position, required(who.get("name"), "name of a witness"),
            who.get("position") or None, who.get("organization") or None,
        )  # fmt: skip
    yield from _papers(meeting, item)


def _measures(meeting: str, related: dict[str, Any]) -> Iterator[HearingMeasure]:
    for bill in related.get("bills") or []:
        kind, stated = required(bill.get("type"), "type of a bill"), str(bill.get("number") or "")
        congress = number(str(bill.get("congress")), "congress of a bill")
        name = f"{kind.upper()} {stated}"
        yield HearingMeasure(meeting, name, measure_id(kind, stated, congress), bill.get("title"))
    for nomination in related.get("nominations") or []:
        part = str(nomination.get("part") or "").lstrip("0")
        yield HearingMeasure(
            meeting, f"PN {nomination.get('number')}" + (f"-{part}" if part else ""), None,
            nomination.get("description"),
        )  # fmt: skip
    for treaty in related.get("treaties") or []:
        named = f"{treaty.get('congress')}-{treaty.get('number')}{treaty.get('part') or ''}"
        yield HearingMeasure(meeting, f"Treaty Doc. {named}", None)


def _papers(meeting: str, item: dict[str, Any]) -> list[HearingPaper]:
    found = {}
    for paper in [*(item.get("meetingDocuments") or []), *(item.get("witnessDocuments") or [])]:
        if url := paper.get("url"):
            words = paper.get("description") or paper.get("name") or paper.get("documentType")
            found[url] = HearingPaper(
                meeting, url, words or url.rsplit("/", 1)[-1], paper.get("documentType")
            )
    return list(found.values())


def _place(location: Any) -> str | None:
    """Room and building, or the address of a place elsewhere."""
    if not isinstance(location, dict):
        return None
    words = [location.get("room"), location.get("building")]
    where = " ".join(filter(None, words))
    outside = location.get("address")
    if isinstance(outside, dict):
        outside = ", ".join(str(value) for value in outside.values() if value)
    return where or outside or None
