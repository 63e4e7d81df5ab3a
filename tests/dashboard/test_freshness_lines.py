"""Like sites that are one group are told in one line, wherever freshness is told."""

from datetime import UTC, datetime

from dashboard.freshness_lines import lines, tally, wanting, warnings
from dashboard.words.source import overview, sentence
from tracker.queries.upkeep.freshness import Freshness

AT = datetime(2026, 9, 18, tzinfo=UTC)
OFFICES = "Offices of members"


def source(name: str, state: str, group: str | None = None) -> Freshness:
    return Freshness(
        name, f"Releases of {name} <b>", "The House", f"https://{name}.house.gov/", 3600, 7200,
        False, 0, 0, last_run_at=AT, last_good_at=AT, group=group, state=state,
    )  # fmt: skip


ROWS = [
    source("votes", "broken"),
    *(source(f"m{n}", "fresh" if n else "late", OFFICES) for n in range(70)),
    source("m70", "broken", OFFICES),
]


def test_a_warning_counts_a_group_and_names_a_single_source():
    (broken, first), (late, second) = warnings(ROWS)
    assert (broken, late) == ("broken", "late")
    assert "Broken: Releases of votes &lt;b&gt; (last good run" in first
    assert "Offices of members (1 of 71)" in first
    assert second.startswith("Late: Offices of members (1 of 71). ")
    assert warnings(ROWS[2:-1]) == []


def test_the_foot_has_a_line_for_each_group():
    first, second = lines(ROWS)
    assert 'href="https://votes.house.gov/"' in first
    assert second == f"{OFFICES}: {tally(ROWS[1:])}"


def test_a_foot_with_many_sources_has_a_line_a_state_what_wants_attention_first():
    many = [*ROWS, *(source(f"paper {n}", "fresh") for n in range(6)), source("bills", "late")]
    said = lines(many)
    assert [line.split("(", 1)[0].split(">")[1].split("<")[0] for line in said] == [
        "broken", "late", "fresh",
    ]  # fmt: skip
    assert said[-1].count("<a ") == 6
    assert f"{OFFICES} (69 of 71)" in said[-1]
    assert "last good run" in said[1]
    assert "last good run" not in said[-1]


def test_a_tally_names_every_state():
    said = tally(ROWS[1:])
    assert said.startswith('69 of 71 <span class="state fresh">fresh</span>')
    assert said.count(", 1 <span") == 2


def test_sentences_count_what_a_group_wants():
    assert wanting(ROWS) == "Releases of votes &lt;b&gt; and 2 of 71 offices of members"
    assert "of Offices of members, 69 of 71" in sentence(ROWS)


def test_a_group_on_the_page_of_sources_is_one_line_that_opens_on_all_of_it():
    html = overview(ROWS[1:], {}, {}, {}, AT.date())
    assert html.count("<section") == 72
    assert html.index("69 of 71") < html.index("Releases of m70") < html.index("Releases of m0")
    assert html.index("Releases of m0") < html.index("Releases of m1 ")


def test_of_many_a_line_names_the_first_and_counts_the_rest():
    many = [source(f"s{n}", "broken") for n in range(7)]
    ((_, line),) = warnings(many)
    assert line.count("Releases of") == 4
    assert " and 3 more. " in line
    assert sentence(many).startswith("0 of 7 sources are fresh; 7 are ")
