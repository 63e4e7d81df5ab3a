"""The roll calls' pages: questions, candidates, quorums and vacated votes as what they are."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import marks
from dashboard.charts import votes as charts
from dashboard.words.review import yea_basis
from dashboard.words.vote import bars_title
from scrapers.archive import Archive
from tests.dashboard.conftest import MAIN, Open, shown
from tests.dashboard.seed import HR23, NOW, add_page, build_store
from tracker.queries.congress.roll_calls import Cast, read_casts
from tracker.queries.congress.vote_pairs import _is_switch, beside, read_pairs
from tracker.queries.stances.polarity import YeaView
from tracker.reading.sides.polarity import read_polarity
from tracker.records import CandidateTotal, Record, RollCall, VoteCast
from tracker.settings import read_settings
from tracker.store.db import open_store

HOUSE = "h7-119.2025"


@pytest.mark.parametrize("state", ["empty", "record", "seeded", "faulty"])
def test_roll_calls_opens(open_page: Open, state: str):
    html = shown(open_page(state, "roll_calls"))
    assert ("No roll call is stored yet" in html) == (state == "empty")
    assert ("House roll call 7 of 2025" in html) == (state != "empty")


@pytest.mark.parametrize("state", ["record", "seeded"])
def test_one_roll_call_says_what_a_yea_meant_and_the_count(open_page: Open, state: str):
    html = shown(open_page(state, "roll_call", id=HOUSE))
    assert "A yea was a vote to impose sanctions" in html
    assert "243 to 140" in html


def test_where_record_and_rules_differ_both_are_said():
    read = read_polarity("On Passage", "against", label="H.R. 23")
    view = YeaView(HOUSE, "On Passage", None, "hr23-119", None, 1, "supports", "A yea was for it.",
                   "record", "a slip", read, read, "supports", "a slip")  # fmt: skip
    told = "record says “supports the Court”, our rules say “against the Court”: H.R. 23 is"
    assert told in yea_basis(view)


def test_filters_and_pins_live_in_the_address(open_page: Open):
    at = open_page("record", "roll_call", id=HOUSE, party="R", position="present")
    assert "1 member with party and position set" in shown(at)
    pinned = open_page("record", "roll_call", id=HOUSE, pins="M001184")
    assert "★ " in shown(pinned)
    pinned.multiselect(key="pins").set_value(["M001184", "A000055"]).run()
    assert pinned.query_params["pins"] == ["M001184", "A000055"]
    assert shown(pinned).count("★ ") == 2


def test_who_switched_since_the_vote_nearest_before_stands_without_being_asked(open_page: Open):
    at = open_page("record", "roll_call", id=HOUSE)
    html = shown(at)
    assert "3 members switched since House roll call 242 of 2024" in html
    assert "304 members voted yea or nay in both" in html
    switched = html.split("Members who switched</caption>")[1].split("</table>")[0]
    assert [name in switched for name in ("Cherfilus-McCormick", "Stevens", "Sykes", "Massie")] == [
        True, True, True, False,
    ]  # fmt: skip
    at.selectbox(key="with").set_value("h236-118.2024").run()
    assert "switched since House roll call 236 of 2024" in shown(at)
    assert at.query_params["with"] == "h236-118.2024"


def test_a_rule_for_a_bill_is_not_compared_with_the_bill_unasked(open_page: Open):
    html = shown(open_page("record", "roll_call", id="h242-118.2024"))
    assert "Who switched since another roll call" in html
    assert "Members who switched" not in html
    later = shown(open_page("record", "roll_call", id="h242-118.2024", **{"with": HOUSE}))
    assert "3 members switched by House roll call 7 of 2025" in later


def test_the_same_two_votes_show_who_was_not_in_office(open_page: Open, data_folder):
    engine = open_store(f"sqlite:///{data_folder('record') / 'tracker.sqlite'}")
    pairs = {pair.bioguide_id: pair for pair in read_pairs(engine, HOUSE, "h242-118.2024")}
    engine.dispose()
    assert pairs["C001127"].switched
    assert (pairs["C001127"].other_position, pairs["C001127"].position) == ("nay", "yea")
    newcomer = pairs["B001323"]  # Begich of Alaska, sworn in on 3 January 2025
    assert (newcomer.other_position, newcomer.switched) == ("not_listed", False)


def test_a_file_has_the_members_on_screen_with_both_positions(data_folder):
    engine = open_store(f"sqlite:///{data_folder('record') / 'tracker.sqlite'}")
    casts = read_casts(engine, HOUSE)
    rows = beside(casts, read_pairs(engine, HOUSE, "h242-118.2024"))
    engine.dispose()
    assert [row.name for row in rows] == [row.name for row in casts]
    assert sum(row.switched for row in rows) == 3
    assert beside(casts, []) == casts
    unknown = beside([cast("TX", "yea")], rows[:1])
    assert [(row.other_position, row.switched) for row in unknown] == [("not_listed", False)]


def test_opposite_motions_are_compared_by_what_they_did_to_the_court():
    assert _is_switch(("against", "supports"), ("yea", "yea"))
    assert not _is_switch(("against", "supports"), ("yea", "nay"))
    assert _is_switch(("against", "mixed"), ("yea", "nay"))
    assert not _is_switch(("against", "against"), ("yea", "not_voting"))


def test_a_measure_is_named_once_in_its_question():
    named = marks.question_on("On the motion to suspend the rules and pass H.R. 3127", "hr3127-109")
    assert named.count("H.R. 3127") == 1
    assert "/bill?id=hr3127-109" in named
    assert marks.question_on("On Passage", HR23).startswith("On Passage on <a")
    assert "on <a" in marks.question_on("On passage of H.R. 234", HR23)


@pytest.mark.parametrize("wanted", ["h999-119.2025", "x", "h7-119.2025<script>"])
def test_an_unknown_roll_call_is_a_sentence(open_page: Open, wanted: str):
    html = shown(open_page("seeded", "roll_call", id=wanted))
    assert "No such roll call" in html
    assert "<script>" not in html


def roll_call(vote_id: str, kind: str, question: str | None, **more) -> RollCall:
    roll = int(vote_id[1:].split("-")[0])
    return RollCall(vote_id, 119, 1, "house", roll, kind, "2025-01-03T12:00", question, **more)


ODD = {
    "h2-119.2025": [
        roll_call("h2-119.2025", "candidates", "Election of the Speaker", result="Johnson (LA)"),
        CandidateTotal("h2-119.2025", "Johnson (LA)", 218),
        CandidateTotal("h2-119.2025", "Jeffries", 215),
        VoteCast("h2-119.2025", "A000055", "A000055", None, "Aderholt", "R", "AL", "Johnson (LA)",
                 "Johnson (LA)"),
    ],
    "h1-119.2025": [
        roll_call("h1-119.2025", "quorum", "Call by States", present=434, not_voting=0),
        VoteCast("h1-119.2025", "A000055", "A000055", None, "Aderholt", "R", "AL", "present",
                 "Present"),
    ],
    "h484-119.2025": [roll_call("h484-119.2025", "vacated", None)],
    "h12-119.2025": [
        roll_call("h12-119.2025", "question", "On Passage", result="Passed", yeas=1, nays=0),
        VoteCast("h12-119.2025", "A000055", "A000055", None, "Aderholt", "R", "AL", "yea", "Aye"),
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def odd_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = build_store(tmp_path_factory.mktemp("odd"), "record")
    engine = open_store(f"sqlite:///{folder / 'tracker.sqlite'}")
    for vote_id, records in ODD.items():
        put_page(folder, engine, vote_id, records)
    engine.dispose()
    return folder


def put_page(folder: Path, engine, vote_id: str, records: list[Record]) -> None:
    url = f"https://clerk.house.gov/evs/2025/{vote_id}.xml"
    add_page(engine, Archive(folder / "archive"), "house_roll_calls", url, NOW, records)


@pytest.fixture
def open_odd(monkeypatch: pytest.MonkeyPatch, odd_folder: Path) -> Callable[[str], AppTest]:
    def opened(vote_id: str) -> AppTest:
        monkeypatch.setenv("TRACKER_DATA", str(odd_folder))
        read_settings.cache_clear()
        at = AppTest.from_file(MAIN, default_timeout=30)
        at.run().switch_page("app_pages/roll_call.py")
        at.query_params["id"] = vote_id
        return at.run()

    return opened


@pytest.mark.parametrize(
    ("vote_id", "says", "never"),
    [
        ("h2-119.2025", "voted for candidates on 3 Jan 2025: Johnson (LA) 218, Jeffries 215",
         "0 to 0"),
        ("h1-119.2025", "A quorum call on 3 Jan 2025: 434 answered, 0 did not", "0 to 0"),
        ("h484-119.2025", "The House vacated this vote on 3 Jan 2025: nothing was counted",
         "did not vote"),
        ("h12-119.2025", "is not determined: nobody has judged this roll call", "Our judgement"),
    ],
)  # fmt: skip
def test_odd_votes_are_what_they_are(open_odd, vote_id: str, says: str, never: str):
    html = shown(open_odd(vote_id))
    assert says in html
    assert never not in html


def cast(state: str, position: str, party: str = "D") -> Cast:
    return Cast("X", None, party, state, position, position, "official", 1)


def test_a_state_is_what_most_of_its_voting_members_did():
    counted = charts.state_counts(
        [cast("TX", "yea"), cast("TX", "yea"), cast("TX", "nay"), cast("NH", "yea"),
         cast("NH", "nay"), cast("HI", "not_voting"), cast("HI", "nay")]
    )  # fmt: skip
    assert {state: charts.majority(row) for state, row in counted.items()} == {
        "HI": "nay", "NH": "split", "TX": "yea",
    }  # fmt: skip
    assert charts.majority(Counter(not_voting=3)) == "none"
    html = charts.tile_map(counted, None)
    assert html.count('class="tile ') == 50
    assert "supports" not in html
    assert "p-nay supports" in charts.tile_map(counted, "against")


def test_bars_keep_absent_and_not_listed_apart_and_name_those_who_voted():
    counted = charts.party_counts(
        [cast("TX", "yea", "R"), cast("TX", "not_voting", "R"), cast("TX", "nay", "D")], None
    )
    assert list(counted) == ["D", "R"]
    assert bars_title(counted) == "0 of 1 Democrats and 1 of 1 Republicans who voted said yea"
    assert "1 did not vote" in charts.describe_parties(counted)
    assert bars_title({}) == "Who voted is not known"


@pytest.mark.parametrize(
    ("position", "words"),
    [("yea", "▼ against the Court"), ("nay", "▲ opposed that"), ("not_voting", ""),
     ("present", "")],
)  # fmt: skip
def test_a_nay_says_no_more_than_that_it_opposed(position: str, words: str):
    assert charts.did_words("against", position) == words
    assert charts.did_words(None, position) == ""
