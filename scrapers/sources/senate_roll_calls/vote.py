"""One Senate roll call: what was decided, the counts, and each senator's vote."""

import re
from collections import Counter
from typing import Any

from scrapers.shapes.roll_calls.matters import (
    check_identity,
    check_sums,
    unique_key,
    wall_time,
)
from scrapers.source import Page
from scrapers.sources.senate_roll_calls.matters import Matter, find_matters
from scrapers.strict import number, one, optional_text, parse_xml, required, text_of
from tracker.congress import build_vote_id, session_year
from tracker.errors import ParseError
from tracker.records import Record, RollCall, RollCallMatter, VoteCast

# A verdict of guilty is counted with the yeas, a live pair with those present (110-2 vote 142).
_POSITIONS = {
    "Yea": "yea", "Guilty": "yea", "Nay": "nay", "Not Guilty": "nay", "Not Voting": "not_voting",
    "Present": "present", "Present, Giving Live Pair": "present",
}  # fmt: skip
_COUNTS = {"yea": "yeas", "nay": "nays", "present": "present", "not_voting": "absent"}
_ADDRESS = re.compile(r"/vote_(\d+)_(\d)_(\d+)\.xml$")
_MOMENT = re.compile(r"([A-Z][a-z]+)\s+(\d{1,2}),\s*(\d{4})(?:,\s*(.+))?")
_LIS = re.compile(r"S\d{3}")


def parse_vote(page: Page) -> list[Record]:
    """Records of one roll call of the Senate.

    Source: https://www.senate.gov/legislative/LIS/roll_call_votes/vote1191/vote_119_1_00022.xml
    Shape:  one RollCall, RollCallMatters if it decided several, then up to 100 VoteCasts
    Times:  wall time in Washington
    Raises: ParseError if the members do not add up to the counts, or the page names another vote
        than its address
    """
    root = parse_xml(page.body, "roll_call_vote")
    congress, session, roll = (
        number(text_of(root, tag), f"<{tag}>") for tag in ("congress", "session", "vote_number")
    )
    found = _ADDRESS.search(page.url)
    addressed = tuple(map(int, found.groups())) if found else None
    check_identity((congress, session, roll), addressed, "congress, session and roll call")
    if session not in (1, 2):
        raise ParseError(f"<session> is {session}, neither 1 nor 2")
    if year := optional_text(root, "congress_year"):
        stated = number(year, "<congress_year>")
        check_identity((stated,), (session_year(congress, session),), "<congress_year>")
    vote_id = build_vote_id("senate", roll, congress, session)
    casts = _casts(one(root.findall("members"), "<members>"), vote_id)
    stated = _counts(one(root.findall("count"), "<count>"))
    check_sums("counts", stated, Counter([cast.position for cast in casts]))
    matters = find_matters(root, congress)
    identity = (vote_id, congress, session, "senate", roll, "question")
    return [
        _roll_call(root, identity, matters, stated),
        *(_matter_record(vote_id, place, matter) for place, matter in enumerate(matters)
          if len(matters) > 1),
        *casts,
    ]  # fmt: skip


def _roll_call(
    root: Any, identity: tuple, matters: list[Matter], counts: dict[str, int]
) -> RollCall:
    return RollCall(
        *identity,
        voted_at=_moment(text_of(root, "vote_date"), "<vote_date>"),
        question=optional_text(root, "question"),
        title=optional_text(root, "vote_title"),
        result=optional_text(root, "vote_result") or optional_text(root, "vote_result_text"),
        required=optional_text(root, "majority_requirement"),
        measure=_common(matters, "measure"),
        bill_id=_common(matters, "bill_id"),
        amendment_id=_common(matters, "amendment_id"),
        amendment=_common(matters, "amendment"),
        amendment_purpose=_common(matters, "purpose"),
        document_title=_common(matters, "title"),
        yeas=counts["yea"],
        nays=counts["nay"],
        present=counts["present"],
        not_voting=counts["not_voting"],
        tie_breaker=optional_text(root, "tie_breaker/by_whom"),
        tie_breaker_vote=optional_text(root, "tie_breaker/tie_breaker_vote"),
        # Votes of 2007 and part of 2008 carry no modify_date.
        modified_at=_modified(root),
        question_text=optional_text(root, "vote_question_text"),
        short_title=_common(matters, "short_title"),
    )


def _common(matters: list[Matter], name: str) -> str | None:
    """What all matters of a roll call share, None where they differ: the matters tell it then."""
    values = {getattr(matter, name) for matter in matters}
    return values.pop() if len(values) == 1 else None


def _modified(root: Any) -> str | None:
    printed = optional_text(root, "modify_date")
    return _moment(printed, "<modify_date>") if printed else None


def _moment(printed: str, what: str) -> str:
    # Two blanks before the hour: "September 15, 2026,  02:19 PM".
    if not (found := _MOMENT.fullmatch(printed)):
        raise ParseError(f"{what} is {printed!r}")
    return wall_time(found[3], found[1], found[2], found[4], what)


def _counts(count: Any) -> dict[str, int]:
    """Counts by position; the Senate writes no vote of a kind as an empty element."""
    return {
        name: number(count.findtext(tag) or "0", f"<{tag}>") if count.find(tag) is not None else 0
        for name, tag in _COUNTS.items()
    }


def _matter_record(vote_id: str, place: int, matter: Matter) -> RollCallMatter:
    return RollCallMatter(
        vote_id, place, matter.measure, matter.bill_id, matter.amendment_id, matter.title,
        matter.purpose, matter.question, matter.result,
    )  # fmt: skip


def _casts(members: Any, vote_id: str) -> list[VoteCast]:
    casts: dict[str, VoteCast] = {}
    for entry in members.iterchildren("member"):
        read = {child.tag: child.text for child in entry}.get
        name = required(read("member_full"), "<member_full> in <member>")
        word = (read("vote_cast") or "").strip()
        if word not in _POSITIONS:
            raise ParseError(f"{name} votes {word!r}, none of {'; '.join(_POSITIONS)}")
        lis_id, party = (read("lis_member_id") or "").strip() or None, read("party")
        if lis_id and not _LIS.fullmatch(lis_id):
            raise ParseError(f"{name} has lis_member_id {lis_id!r}")
        # Votes 133 to 136 of 1989 carry no LIS ids.
        member = lis_id or (unique_key(name, party, casts) if name in casts else name)
        if member in casts:
            raise ParseError(f"{name} ({member}) votes twice")
        casts[member] = VoteCast(
            vote_id, member, None, lis_id, name, party, read("state"), _POSITIONS[word], word
        )
    if not casts:
        raise ParseError("no member's vote in <members>")
    return list(casts.values())
