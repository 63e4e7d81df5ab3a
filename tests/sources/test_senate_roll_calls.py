"""Senate roll calls: facts checked against the Senate's own files."""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scrapers.source import Page
from scrapers.sources.senate_roll_calls import SOURCE, menu_url, vote_url
from tracker.records import Record, RollCall, RollCallListing, RollCallMatter, VoteCast

CASES = Path(__file__).parent.parent / "pages" / "senate_roll_calls"
POSITIONS = {"Yea": "yea", "Nay": "nay", "Present": "present", "Not Voting": "not_voting"}
IN_ORDER = ("yea", "nay", "present", "not_voting")


def build_page(url: str, body: bytes) -> Page:
    return Page(url, body, "text/xml", datetime(2026, 9, 18, 20, 26, tzinfo=UTC), "0" * 64)


def read(case: str) -> list[Record]:
    stated = json.loads((CASES / case / "page.json").read_text())
    return list(SOURCE.parse(build_page(stated["url"], (CASES / case / "body.xml").read_bytes())))


def call(records: list[Record]) -> RollCall:
    (found,) = [record for record in records if isinstance(record, RollCall)]
    return found


def of(kind: type, records: list[Record]) -> list:
    return [record for record in records if isinstance(record, kind)]


def counts(vote: RollCall) -> tuple:
    return vote.yeas, vote.nays, vote.present, vote.not_voting


def test_a_cloture_vote_says_both_the_question_and_what_it_was_on():
    vote = call(read("cloture_2025"))
    assert (vote.question, vote.required) == ("On Cloture on the Motion to Proceed", "3/5")
    assert vote.title == "Motion to Invoke Cloture: Motion to Proceed to H.R. 23"
    assert (vote.bill_id, vote.short_title) == ("hr23-119", "Illegitimate Court Counteraction Act")
    assert (vote.voted_at, vote.modified_at) == ("2025-01-28T14:23", "2025-01-28T15:00")


def test_an_empty_count_is_nought_in_the_senate():
    assert counts(call(read("cloture_2025"))) == (2, 2, 0, 1)


def test_an_amendment_vote_finds_the_bill_where_the_amendment_names_it():
    vote = call(read("amendment_2007"))
    assert (vote.amendment, vote.amendment_id) == ("S.Amdt. 3876", "samdt3876-110")
    assert (vote.measure, vote.bill_id) == ("H.R. 2764", "hr2764-110")
    assert vote.amendment_purpose == "To express the sense of Congress on an example."
    assert vote.short_title is None


def test_words_for_nothing_on_file_are_nothing():
    vote = call(read("cloture_2025"))
    assert (vote.amendment_purpose, vote.amendment) == (None, None)


def test_two_amendments_in_one_vote_are_two_matters_of_one_bill():
    records = read("two_amendments")
    matters = of(RollCallMatter, records)
    assert [m.amendment_id for m in matters] == ["samdt2356-110", "samdt2358-110"]
    assert (call(records).bill_id, call(records).amendment_id) == ("hr2669-110", None)


def test_nominations_en_bloc_are_matters_and_no_bills():
    records = read("en_bloc_2025")
    assert [m.measure for m in of(RollCallMatter, records)] == ["PN416-9", "PN141-12"]
    assert (call(records).measure, call(records).bill_id) == (None, None)


def test_guilty_counts_with_the_yeas_and_keeps_its_word():
    records = read("impeachment_2010")
    words = {cast.vote_text: cast.position for cast in of(VoteCast, records)}
    assert (words["Guilty"], words["Not Guilty"]) == ("yea", "nay")
    assert call(records).bill_id == "hres1031-111"


def test_articles_of_impeachment_without_a_congress_give_no_bill():
    vote = call(read("impeachment_of_an_earlier_congress"))
    assert (vote.measure, vote.bill_id) == ("H.Res. 611", None)


def test_a_tie_names_who_broke_it_and_stays_a_tie():
    vote = call(read("tie_2008"))
    assert vote.yeas == vote.nays
    assert (vote.tie_breaker, vote.tie_breaker_vote) == ("Vice President", "Yea")


def test_a_live_pair_is_present_and_keeps_its_words():
    (pair,) = [c for c in of(VoteCast, read("live_pair")) if c.position == "present"]
    assert pair.vote_text == "Present, Giving Live Pair"


def test_senators_are_known_by_their_senate_id_or_by_their_name_in_1989():
    assert [c.member for c in of(VoteCast, read("cloture_2025"))][:2] == ["S901", "S902"]
    cast = of(VoteCast, read("no_ids_1989"))[0]
    assert (cast.member, cast.lis_id, cast.bioguide_id) == ("Adler (R-AA)", None, None)


def test_a_menu_gives_a_line_for_each_vote_en_bloc_ones_too():
    lines = {line.roll: line for line in of(RollCallListing, read("menu"))}
    assert lines[655].measure == "PN416-9; PN141-12"
    assert lines[655].result == "Confirmed"
    assert lines[3].question == "On the Amendment S.Amdt. 14"
    assert (lines[22].measure, lines[22].yeas, lines[22].nays) == ("H.R. 23", 54, 45)


def test_a_vote_in_closed_session_is_listed_without_a_tally():
    line = of(RollCallListing, read("menu_with_closed_session"))[1]
    assert (line.roll, line.yeas, line.nays, line.question) == (9, None, None, None)


def test_a_bare_name_is_address_enough():
    base = "https://www.senate.gov/legislative/LIS"
    assert SOURCE.address("vote_110_1_00262.xml") == (
        f"{base}/roll_call_votes/vote1101/vote_110_1_00262.xml"
    )
    assert SOURCE.address("x/vote_menu_110_1.xml") == menu_url(110, 1)
    assert SOURCE.address("roll007.xml") is None


# The Senate's own files


@pytest.mark.real
def test_every_file_of_the_110th_to_112th_adds_up(real):
    folder, kinds = real("senate-votes"), Counter()
    files = sorted(folder.glob("www.senate.gov/legislative/LIS/*/**/*.xml"))
    for path in files:
        records = list(SOURCE.parse(build_page(f"https://{path.relative_to(folder)}",
                                               path.read_bytes())))  # fmt: skip
        kinds.update(type(record).__name__ for record in records)
        if votes := of(RollCall, records):
            positions = Counter(cast.position for cast in of(VoteCast, records))
            assert counts(votes[0]) == tuple(map(positions.__getitem__, IN_ORDER))
    assert len(files) == 1846
    assert (kinds["RollCall"], kinds["RollCallListing"], kinds["VoteCast"]) == (1840, 1839, 183675)


@pytest.mark.real
def test_menu_and_votes_agree_in_every_tally(real):
    folder = real("senate-votes")
    for congress in (110, 111, 112):
        for session in (1, 2):
            url = menu_url(congress, session)
            path = folder / url.removeprefix("https://")
            for line in SOURCE.parse(build_page(url, path.read_bytes())):
                vote_path = folder / vote_url(line.vote_id).removeprefix("https://")
                page = build_page(vote_url(line.vote_id), vote_path.read_bytes())
                vote = call(list(SOURCE.parse(page)))
                assert (vote.yeas, vote.nays) == (line.yeas, line.nays), line.vote_id


@pytest.mark.real
@pytest.mark.parametrize(
    "vote_id",
    ["s22-119.2025", "s358-107.2001", "s140-107.2002", "s27-102.1991"],
)
def test_positions_are_those_that_others_read(real, vote_id):
    number, year = vote_id.split("-")[0], vote_id.split(".")[1]
    other = json.loads(
        next(real("derived").glob(f"**/hear-ye_votes/*_{year}_{number}.json")).read_text()
    )
    path = real("reconstructed") / vote_url(vote_id).removeprefix("https://")
    records = list(SOURCE.parse(build_page(vote_url(vote_id), path.read_bytes())))
    theirs = {m["id"]: POSITIONS[word] for word, ms in other["votes"].items() for m in ms}
    assert {cast.lis_id: cast.position for cast in of(VoteCast, records)} == theirs


@pytest.mark.real
def test_the_cloture_vote_on_hr_23_is_54_to_45(real):
    path = real("reconstructed") / vote_url("s22-119.2025").removeprefix("https://")
    vote = call(list(SOURCE.parse(build_page(vote_url("s22-119.2025"), path.read_bytes()))))
    assert (vote.bill_id, counts(vote)) == ("hr23-119", (54, 45, 0, 1))
