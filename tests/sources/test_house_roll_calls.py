"""House roll calls: facts checked against the Clerk's own files."""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scrapers.shapes.roll_calls.choice import ranges
from scrapers.shapes.roll_calls.matters import find_amendment_id, find_bill_id
from scrapers.source import Page
from scrapers.sources.house_roll_calls import SOURCE, vote_url
from tracker.errors import ParseError
from tracker.records import CandidateTotal, Record, RollCall, VoteCast

CASES = Path(__file__).parent.parent / "pages" / "house_roll_calls"
BASE = "https://clerk.house.gov/evs"
POSITIONS = {"Yea": "yea", "Aye": "yea", "Nay": "nay", "No": "nay", "Present": "present",
             "Not Voting": "not_voting"}  # fmt: skip

POSITIONS_IN_ORDER = ("yea", "nay", "present", "not_voting")


def build_page(url: str, body: bytes) -> Page:
    return Page(url, body, "text/xml", datetime(2026, 9, 18, 20, 26, tzinfo=UTC), "0" * 64)


def read(case: str) -> list[Record]:
    stated = json.loads((CASES / case / "page.json").read_text())
    return list(SOURCE.parse(build_page(stated["url"], body_of(case))))


def body_of(case: str) -> bytes:
    return next((CASES / case).glob("body.*")).read_bytes()


def call(records: list[Record]) -> RollCall:
    (found,) = [record for record in records if isinstance(record, RollCall)]
    return found


def casts(records: list[Record]) -> list[VoteCast]:
    return [record for record in records if isinstance(record, VoteCast)]


def counts(vote: RollCall) -> tuple:
    return vote.yeas, vote.nays, vote.present, vote.not_voting


def test_a_passage_names_its_bill_its_moment_and_each_member():
    records = read("passage_2025")
    vote = call(records)
    assert (vote.vote_id, vote.bill_id, vote.kind) == ("h7-119.2025", "hr23-119", "question")
    assert (vote.voted_at, vote.result) == ("2025-01-09T13:37", "Passed")
    assert counts(vote) == (3, 1, 1, 1)
    assert [c.position for c in casts(records)][:2] == ["yea", "nay"]


def test_names_of_the_nineties_make_keys_of_their_own_even_if_two_are_alike():
    members = [cast.member for cast in casts(read("recorded_1994"))]
    assert members[:3] == ["Andrews (ME)", "Andrews (NJ)", "Andrews (TX)"]
    assert members[3:] == ["Johnson (ZZ)", "Johnson (ZZ) R", "Johnson (ZZ) R #2"]
    assert {cast.bioguide_id for cast in casts(read("recorded_1994"))} == {None}


def test_an_id_of_noughts_or_none_is_no_id_and_the_name_stays():
    brook, elm = casts(read("ids_missing_2004"))[1:]
    assert (brook.bioguide_id, brook.member, brook.name) == (None, "Brook (BB)", "Brook")
    assert (elm.bioguide_id, elm.member) == (None, "Elm (CC)")


def test_what_was_not_counted_is_unknown_and_never_nought():
    assert counts(call(read("vacated"))) == (None, None, None, None)
    assert counts(call(read("quorum_1990"))) == (None, None, 2, 1)
    assert counts(call(read("speaker_election"))) == (None, None, 1, 1)


def test_an_election_of_the_speaker_has_candidates_members_of_the_house_or_not():
    records = read("speaker_election")
    totals = {r.candidate: r.votes for r in records if isinstance(r, CandidateTotal)}
    assert totals == {"Ryan (WI)": 2, "Pelosi": 1, "Colin Powell": 1}
    assert [c.position for c in casts(records)][3:] == ["Colin Powell", "present", "not_voting"]
    assert call(records).bill_id is None


def test_the_number_in_the_debate_is_not_taken_for_an_amendment_s_own():
    vote = call(read("committee_of_the_whole"))
    assert vote.in_committee
    assert (vote.amendment, vote.amendment_id, vote.bill_id) == ("2", None, "hr268-116")


def test_a_vote_of_new_years_day_belongs_to_the_session_before():
    vote = call(read("new_years_day"))
    assert (vote.vote_id, vote.voted_at) == ("h659-112.2012", "2013-01-01T22:57")


@pytest.mark.parametrize(
    ("printed", "bill_id"),
    [("H R 23", "hr23-119"), ("H CON RES 9", "hconres9-119"), ("S J RES 7", "sjres7-119"),
     ("S.Con.Res. 70", "sconres70-119"), ("H.R.4986", "hr4986-119"), ("QUORUM 1", None),
     ("JOURNAL", None), ("ADJOURN", None), ("MOTION", None), ("PN55-25", None), ("PN768", None),
     ("Treaty Doc. 112-7", None), ("S.Amdt. 14", None), ("", None), (None, None)],
)  # fmt: skip
def test_only_a_measure_gives_a_bill(printed, bill_id):
    assert find_bill_id(printed, 119) == bill_id
    assert find_amendment_id(printed, 119) == ("samdt14-119" if printed == "S.Amdt. 14" else None)


def test_an_address_is_known_from_the_path_and_a_bare_name_tells_no_year():
    assert SOURCE.address("x/clerk.house.gov/evs/2025/roll007.xml") == f"{BASE}/2025/roll007.xml"
    assert SOURCE.address("roll007.xml") is None
    assert vote_url("h1142-110.2007") == f"{BASE}/2007/roll1142.xml"


def test_numbers_are_written_as_people_write_them():
    assert ranges([3, 1, 2, 7]) == "roll calls 1-3, 7"
    assert ranges(range(1, 40, 2), most=2) == "20 roll calls (1, 3 …)"


# The Clerk's own files


@pytest.mark.real
def test_every_file_adds_up_or_says_what_is_wrong(real):
    folder, faults = real("house-votes"), {}
    files = sorted(folder.glob("clerk.house.gov/evs/*/*"))
    for path in files:
        page = build_page(f"https://{path.relative_to(folder)}", path.read_bytes())
        try:
            records = list(SOURCE.parse(page))
        except ParseError as error:
            faults[f"{path.parent.name}/{path.stem}"] = str(error)
            continue
        vote, positions = call(records), Counter(c.position for c in casts(records))
        if vote.kind == "question":
            assert counts(vote) == tuple(map(positions.__getitem__, POSITIONS_IN_ORDER))
    assert len(files) == 695
    assert faults == {
        "2017/roll711": "HTML page: root is <html> where <rollcall-vote> was expected"
    }


@pytest.mark.real
def test_the_vote_on_hr_23_is_243_to_140(real):
    path = real("house-votes") / "clerk.house.gov/evs/2025/roll007.xml"
    records = list(SOURCE.parse(build_page(f"{BASE}/2025/roll007.xml", path.read_bytes())))
    assert call(records).bill_id == "hr23-119"
    assert counts(call(records)) == (243, 140, 1, 50)


@pytest.mark.real
@pytest.mark.parametrize("vote_id", ["h7-119.2025", "h235-118.2024", "h236-118.2024",
                                     "h242-118.2024"])  # fmt: skip
def test_positions_are_those_that_others_read(real, vote_id):
    number, year = vote_id.split("-")[0], vote_id.split(".")[1]
    other = json.loads(
        next(real("derived").glob(f"**/hear-ye_votes/*_{year}_{number}.json")).read_text()
    )
    pack = "house-votes" if year == "2025" else "reconstructed"
    path = real(pack) / vote_url(vote_id).removeprefix("https://")
    records = list(SOURCE.parse(build_page(vote_url(vote_id), path.read_bytes())))
    theirs = {m["id"]: POSITIONS[word] for word, ms in other["votes"].items() for m in ms}
    assert {cast.bioguide_id: cast.position for cast in casts(records)} == theirs
