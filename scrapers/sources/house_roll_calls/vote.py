"""One House roll call: its question, its totals and each member's vote."""

import re
from collections import Counter
from typing import Any

from scrapers.shapes.roll_calls.matters import (
    COUNTS,
    check_identity,
    check_sums,
    find_bill_id,
    unique_key,
    wall_time,
)
from scrapers.source import Page
from scrapers.strict import member_of, number, one, optional_text, parse_xml, required, text_of
from tracker.congress import build_vote_id, session_year
from tracker.errors import ParseError
from tracker.records import CandidateTotal, Record, RollCall, VoteCast

_SESSIONS = {"1st": 1, "2nd": 2}
_POSITIONS = {
    "Yea": "yea", "Aye": "yea", "Nay": "nay", "No": "nay",
    "Present": "present", "Not Voting": "not_voting",
}  # fmt: skip
_NO_CANDIDATES = {"Present": "present", "Not Voting": "not_voting"}
_TOTALS = {"yea": "yea-total", "nay": "nay-total", "present": "present-total",
           "not_voting": "not-voting-total"}  # fmt: skip
_ADDRESS = re.compile(r"/evs/(\d{4})/roll(\d+)\.xml$")
_DAY = re.compile(r"(\d{1,2})-([A-Za-z]{3,9})-(\d{4})")
_BIOGUIDE = re.compile(r"[A-Z]\d{6}")
_NO_ID = re.compile(r"0*")  # 2004 rolls 405-544 print 0000000 for one member; 2023-2025 print ""


def parse_vote(page: Page) -> list[Record]:
    """Records of one roll call of the House.

    Source: https://clerk.house.gov/evs/2025/roll007.xml
    Shape:  one RollCall, then CandidateTotals, then up to 441 VoteCasts in the page's order
    Times:  wall time in Washington
    Raises: ParseError if the members do not add up to the totals, or the page names another vote
        than its address
    """
    root = parse_xml(page.body, "rollcall-vote")
    meta = one(root.findall("vote-metadata"), "<vote-metadata>")
    data = one(root.findall("vote-data"), "<vote-data>")
    congress = number(text_of(meta, "congress"), "<congress>")
    roll = number(text_of(meta, "rollcall-num"), "<rollcall-num>")
    session = _SESSIONS[member_of(text_of(meta, "session"), _SESSIONS, "<session>")]
    year = session_year(congress, session)
    found = _ADDRESS.search(page.url)
    addressed = (int(found[1]), int(found[2])) if found else None
    check_identity((year, roll), addressed, "year and roll call")
    vote_id = build_vote_id("house", roll, congress, session)
    totals = one(meta.findall("vote-totals"), "<vote-totals>")
    candidates = [_candidate(entry) for entry in totals.findall("totals-by-candidate")]
    named = {name: name for name, _ in candidates} | _NO_CANDIDATES
    positions = named if candidates else _POSITIONS
    casts = _casts(data, vote_id, positions)
    kind = _kind(meta, candidates, casts)
    counts = _counts(totals, kind, candidates, casts)
    records: list[Record] = [
        _roll_call(meta, (vote_id, congress, session, "house", roll, kind), counts)
    ]
    records += [CandidateTotal(vote_id, *t) for t in candidates if t[0] not in _NO_CANDIDATES]
    return records + casts


def _roll_call(meta: Any, identity: tuple, counts: dict[str, int | None]) -> RollCall:
    measure, vote_type = optional_text(meta, "legis-num"), optional_text(meta, "vote-type")
    if (meta.find("chamber") is None) == (meta.find("committee") is None):
        raise ParseError("<vote-metadata> must hold one of <chamber> and <committee>")
    return RollCall(
        *identity,
        voted_at=_voted_at(meta),
        question=optional_text(meta, "vote-question"),
        title=optional_text(meta, "vote-desc"),
        result=optional_text(meta, "vote-result"),
        vote_type=vote_type,
        required="2/3" if (vote_type or "").startswith("2/3") else None,
        measure=measure,
        bill_id=find_bill_id(measure, identity[1]),
        # The running number within the debate on this bill, not the House's own amendment number.
        amendment=optional_text(meta, "amendment-num"),
        amendment_author=optional_text(meta, "amendment-author"),
        yeas=counts["yea"],
        nays=counts["nay"],
        present=counts["present"],
        not_voting=counts["not_voting"],
        in_committee=meta.find("committee") is not None,
        correction=optional_text(meta, "vote-correction"),
    )


def _voted_at(meta: Any) -> str:
    # Nine files of 1991-2003 write the month in capitals: 3-JAN-1991.
    printed = text_of(meta, "action-date")
    if not (found := _DAY.fullmatch(printed)):
        raise ParseError(f"<action-date> is {printed!r}")
    time = meta.find("action-time")
    clock = None if time is None else time.get("time-etz") or time.text
    return wall_time(found[3], found[2], found[1], clock, "<action-date> and <action-time>")


def _kind(meta: Any, candidates: list, casts: list[VoteCast]) -> str:
    if not casts:
        # 2011/484, 2012/327, 2014/275, 2015/300 and 2016/44 hold no members and say why.
        if "vacated" not in " ".join(meta.itertext()).lower():
            raise ParseError("no member's vote, and no word that the vote was vacated")
        return "vacated"
    if candidates:
        return "candidates"
    return "quorum" if optional_text(meta, "vote-type") == "QUORUM" else "question"


def _counts(
    totals: Any, kind: str, candidates: list[tuple[str, int]], casts: list[VoteCast]
) -> dict[str, int | None]:
    """Totals that the page states and that its members bear out; None for what was not counted."""
    if kind == "vacated":
        return dict.fromkeys(COUNTS)
    if kind == "candidates":
        check_sums("candidates' totals", dict(candidates), Counter(c.vote_text for c in casts))
        stated = {_NO_CANDIDATES[n]: votes for n, votes in candidates if n in _NO_CANDIDATES}
        return dict.fromkeys(COUNTS) | stated
    stated = _stated(one(totals.findall("totals-by-vote"), "<totals-by-vote>"))
    check_sums("totals", stated, Counter([cast.position for cast in casts]))
    _check_parties(totals, casts)
    # A quorum call asks who is present: its printed yeas and nays, 0 and 0, count nothing.
    return stated | {"yea": None, "nay": None} if kind == "quorum" else stated


def _check_parties(totals: Any, casts: list[VoteCast]) -> None:
    counted: dict[str, Counter] = {}
    for (party, position), votes in Counter([(c.party, c.position) for c in casts]).items():
        counted.setdefault(party or "", Counter())[position] = votes
    for entry in totals.findall("totals-by-party"):
        party = text_of(entry, "party")
        check_sums(f"{party} totals", _stated(entry), counted.pop(party[:1], {}))
    if counted:
        raise ParseError(f"members of party {', '.join(sorted(counted))}, which has no totals")


def _stated(entry: Any) -> dict[str, int]:
    return {name: number(entry.findtext(tag), f"<{tag}>") for name, tag in _TOTALS.items()}


def _candidate(entry: Any) -> tuple[str, int]:
    votes = number(entry.findtext("candidate-total"), "<candidate-total>")
    return text_of(entry, "candidate"), votes


def _casts(data: Any, vote_id: str, positions: dict[str, str]) -> list[VoteCast]:
    casts: dict[str, VoteCast] = {}
    for row in data.iterchildren("recorded-vote"):
        if len(row) != 2:
            raise ParseError(f"{len(row)} elements in <recorded-vote> where two were expected")
        legislator, vote = row
        attribute, word = legislator.get, (vote.text or "").strip()
        name, state = required(legislator.text, "name in <legislator>"), attribute("state")
        if word not in positions:
            raise ParseError(f"{name} votes {word!r}, none of {', '.join(positions)}")
        bioguide_id, party = attribute("name-id"), attribute("party") or None
        # Files before 2003 have no ids at all.
        if not bioguide_id or not _BIOGUIDE.fullmatch(bioguide_id):
            bioguide_id = _absent(bioguide_id, name)
        member = bioguide_id or _printed(name, party, state, casts)
        if member in casts:
            raise ParseError(f"{name} ({member}) votes twice")
        casts[member] = VoteCast(
            vote_id, member, bioguide_id, None, name, party, state, positions[word], word
        )
    return list(casts.values())


def _absent(bioguide_id: str | None, name: str) -> None:
    if bioguide_id and not _NO_ID.fullmatch(bioguide_id.strip()):
        raise ParseError(f"{name} has name-id {bioguide_id!r}, not a bioguide id")


def _printed(name: str, party: str | None, state: str | None, taken: dict) -> str:
    key = name if name.endswith(")") or not state else f"{name} ({state})"
    return unique_key(key, party, taken) if key in taken else key
