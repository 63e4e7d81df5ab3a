"""Amendments and recorded votes of a BILLSTATUS page."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from scrapers.sources.bill_status.reading import (
    eastern_day,
    optional_day,
    plain_text,
    signatures,
)
from scrapers.sources.bill_status.steps import steps
from scrapers.strict import member_of, number, optional_text, text_of
from tracker import records
from tracker.congress import AMENDMENT_TYPES, build_amendment_id, build_vote_id, first_year
from tracker.errors import ParseError

_CHAMBERS = {"House": "house", "House of Representatives": "house", "Senate": "senate"}
_NAMED_ROLL = re.compile(r"(?:Record Vote (?:Number|No)|Roll no)\W*(\d+)", re.IGNORECASE)
_ADDRESSES = {
    "house": "https://clerk.house.gov/evs/{year}/roll{roll:03d}.xml",
    "senate": "https://www.senate.gov/legislative/LIS/roll_call_votes/"
    "vote{congress}{session}/vote_{congress}_{session}_{roll:05d}.xml",
}


def amendments(bill_id: str, bill: Any) -> Iterator[Any]:
    """Each Amendment, then its AmendmentAction and AmendmentSponsorship records."""
    for item in bill.iterfind("amendments/amendment"):
        yield from _amendment(bill_id, item)


def _amendment(bill_id: str, item: Any) -> Iterator[Any]:
    amendment_id, kind = _amendment_id(item)
    congress, numbered = number(text_of(item, "congress"), "congress"), text_of(item, "number")
    taken = steps(item.iterfind("actions/actions/item"))
    last = taken[-1] if taken else None
    offered = optional_day(item, "submittedDate") or optional_day(item, "proposedDate")
    names = list(signatures(item, offered or (taken[0].acted_on if taken else None)))
    sponsor = next((name for name in names if name.role == "sponsor"), None)
    amended = item.find("amendedAmendment")
    yield records.Amendment(
        amendment_id, bill_id, congress, "house" if kind == "hamdt" else "senate",
        number(numbered, "number of an amendment"),
        _amendment_id(amended)[0] if amended is not None and len(amended) else None,
        plain_text(optional_text(item, "purpose")) or None,
        plain_text(optional_text(item, "description")) or None,
        sponsor.bioguide_id if sponsor else None,
        sponsor.name if sponsor else optional_text(item, "sponsors/item/name"), offered,
        optional_day(item, "latestAction/actionDate") or (last.acted_on if last else None),
        optional_text(item, "latestAction/text") or (last.text if last else None),
    )  # fmt: skip
    for step in taken:
        yield records.AmendmentAction(amendment_id, bill_id, *step)
    for name in names:
        yield records.AmendmentSponsorship(amendment_id, bill_id, *name)


def _amendment_id(item: Any) -> tuple[str, str]:
    kind = member_of(text_of(item, "type").lower(), AMENDMENT_TYPES, "type of an amendment")
    numbered = number(text_of(item, "number"), "number of an amendment")
    return build_amendment_id(kind, numbered, text_of(item, "congress")), kind


def recorded_votes(bill_id: str, bill: Any) -> Iterator[records.RecordedVote]:
    """Roll calls on the bill and on its amendments; one on an amendment is not the bill's too."""
    on_bill = {
        vote.vote_id: vote
        for item in (bill, *bill.iterfind("actions/item"))
        for vote in _votes(bill_id, "", item)
    }
    on_amendments = {
        vote.key(): vote
        for item in bill.iterfind("amendments/amendment")
        for step in item.iterfind("actions/actions/item")
        for vote in _votes(bill_id, _amendment_id(item)[0], step)
    }
    for vote in on_amendments.values():
        on_bill.pop(vote.vote_id, None)
    yield from on_bill.values()
    yield from on_amendments.values()


def _votes(bill_id: str, amendment_id: str, item: Any) -> Iterator[records.RecordedVote]:
    """Roll calls of one action.

    Quirk: 117 S.Con.Res. 14 puts vote 354 into the action that names vote 355; where an action's
    words name one of its roll calls, the others are not its own.
    """
    votes = item.findall("recordedVotes/recordedVote")
    rolls = [number(vote.findtext("rollNumber"), "<rollNumber>") for vote in votes]
    named = set(map(int, _NAMED_ROLL.findall(item.findtext("text") or ""))) & set(rolls)
    for vote, roll in zip(votes, rolls, strict=True):
        if not named or roll in named:
            yield _vote(bill_id, amendment_id, vote, roll)


def _vote(bill_id: str, amendment_id: str, vote: Any, roll: int) -> records.RecordedVote:
    """One roll call at its official address; those printed may name another session or roll."""
    chamber = _CHAMBERS[member_of(text_of(vote, "chamber"), _CHAMBERS, "chamber of a vote")]
    congress = number(vote.findtext("congress"), "congress of a vote")
    day = eastern_day(vote.findtext("date"), "date of a vote")
    stated = number(vote.findtext("sessionNumber"), "<sessionNumber>")
    session = next((s for s in (stated, 1, 2) if s in (1, 2) and _sat(congress, s, day)), None)
    if session is None:
        raise ParseError(f"{chamber} vote {roll} of {day} lies outside the Congress {congress}")
    url = _ADDRESSES[chamber].format(
        year=first_year(congress) + session - 1, congress=congress, session=session, roll=roll
    )
    vote_id = build_vote_id(chamber, roll, congress, session)
    return records.RecordedVote(bill_id, vote_id, amendment_id, chamber, day, url)


def _sat(congress: int, session: int, day: date) -> bool:
    """Whether a session could vote on a day: in its year, or until 3 January after (2013 did)."""
    year = first_year(congress) + session - 1
    return day.year == year or date(year + 1, 1, 1) <= day <= date(year + 1, 1, 3)
