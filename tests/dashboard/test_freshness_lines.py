"""Like sites that are one group are told in one line, wherever freshness is told."""

from datetime import UTC, datetime

from dashboard.freshness_lines import lines, tally, wanting, warnings
from dashboard.words.source import folded, sentence
from tracker.queries.freshness import Freshness

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


def test_a_tally_names_every_state():
    said = tally(ROWS[1:])
    assert said.startswith('69 of 71 <span class="state fresh">fresh</span>')
    assert said.count(", 1 <span") == 2


def test_sentences_count_what_a_group_wants():
    assert wanting(ROWS) == "Releases of votes &lt;b&gt; and 2 of 71 offices of members"
    assert "of Offices of members, 69 of 71" in sentence(ROWS)


def test_a_group_on_the_page_of_sources_is_folded_and_loses_no_block():
    html = folded(OFFICES, ROWS[1:], [f"[{row.source}]" for row in ROWS[1:]])
    assert "2 that are not fresh" in html
    assert "69 that are fresh" in html
    assert html.index("[m70]") < html.index("[m1]")
    assert html.count("[m") == 71


def test_of_many_a_line_names_the_first_and_counts_the_rest():
    many = [source(f"s{n}", "broken") for n in range(7)]
    ((_, line),) = warnings(many)
    assert line.count("Releases of") == 4
    assert " and 3 more. " in line
    assert sentence(many).startswith("Of the sources, 0 of 7 ")
