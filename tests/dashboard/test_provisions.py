"""Provisions as a person sees them: the list, the strip of versions, two texts compared."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.charts import provisions as charts
from dashboard.provision_marks import SHAPES, fate, last_states
from dashboard.words.provision import (
    last_change,
    plain_ids,
    provision_sentence,
    provisions_sentence,
)
from tests.core import planted
from tests.dashboard.conftest import Open, shown
from tests.dashboard.defence import BILL, plant
from tests.dashboard.seed import build_store
from tracker.queries.congress.provisions import (
    read_provision,
    read_provisions,
    read_standings,
    read_traces,
)
from tracker.reading.provisions.states import STATES
from tracker.reading.worddiff import diff_words


@pytest.fixture(scope="module")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Data folder of a state, built once and for these tests alone, for they add texts to one."""
    built: dict[str, Path] = {}

    def folder(state: str) -> Path:
        if state not in built:
            built[state] = build_store(tmp_path_factory.mktemp(state), state)
        return built[state]

    return folder


@pytest.fixture(scope="module")
def planted_store(data_folder: Callable[[str], Path]) -> Engine:
    """The seeded store, with a defence bill in three versions in which provisions are planted."""
    return plant(data_folder("seeded"))


def wanted(engine: Engine, words: str) -> str:
    return next(row.provision_id for row in read_provisions(engine) if words in row.name)


def test_the_list_says_what_became_of_each(open_page: Open, planted_store: Engine):
    html = shown(open_page("seeded", "provisions"))
    assert "3 became law" in html
    assert "2 were stripped and have not come back" in html
    assert html.count("× stripped") == 2  # also the one that later texts left out in silence
    assert planted.STRIPPED[1] in html
    assert "H.R. 7900 (117th), Introduced in House" in html


def test_a_filter_that_fits_nothing_names_itself(open_page: Open, planted_store: Engine):
    html = shown(open_page("seeded", "provisions", q="no such words"))
    assert "No provision fits. Loosen words." in html


def test_a_stripped_provision_says_so_before_anything_else(open_page: Open, planted_store: Engine):
    page_id = wanted(planted_store, "intelligence sharing")
    html = shown(open_page("seeded", "provision", id=page_id))
    assert "It was stripped: " in html
    assert html.index("It was stripped") < html.index("It stands in 1 of 3 texts read")
    assert "× stripped" in html
    assert "? not known" in html


def test_the_newest_change_is_compared_unless_the_address_says_otherwise(
    open_page: Open, planted_store: Engine
):
    page_id = wanted(planted_store, "detention")
    html = shown(open_page("seeded", "provision", id=page_id))
    assert "<del>[−180−]</del>" in html
    assert "<ins>{+90+}</ins>" in html
    pair = {"before": f"{BILL}-eh", "after": f"{BILL}-enr"}
    chosen = shown(open_page("seeded", "provision", id=page_id, **pair))
    assert "No word differs: both texts have the same" in chosen


def test_an_unknown_provision_is_a_sentence(open_page: Open, planted_store: Engine):
    assert "No such provision" in shown(open_page("seeded", "provision", id="<script>"))


@pytest.mark.parametrize("state", ["empty", "record", "faulty"])
@pytest.mark.parametrize("page", ["provisions", "provision"])
def test_a_store_without_texts_says_so(open_page: Open, state: str, page: str):
    html = shown(open_page(state, page))
    assert "No provision is followed yet" in html or "No such provision" in html


def test_the_figures_hold_every_version_in_words(planted_store: Engine):
    trace = read_provision(planted_store, wanted(planted_store, "detention"))
    drawn = charts.strip(trace.trace_id, trace.standings)
    assert "Engrossed in House: reworded" in drawn
    assert drawn.count("<li") == len(trace.standings) == 4
    before, after = last_change(trace)
    assert (before.version, after.version) == ("ih", "eh")


def test_what_a_text_says_is_never_markup():
    drawn = charts.comparison(diff_words("<b>Old</b> words", "<i>New</i> words"))
    assert "<b>" not in drawn
    assert "&lt;b&gt;Old&lt;/b&gt;" in drawn


def test_every_state_has_its_mark():
    assert set(SHAPES) == set(STATES)
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_rows_tell_what_became_of_a_provision(planted_store: Engine):
    rows = {row.name: row for row in read_provisions(planted_store)}
    assert fate(rows[planted.STRIPPED[1]]) == "stripped"
    assert last_states(rows[planted.STRIPPED[1]]) == ["stripped"]
    assert fate(rows[planted.CARRIED[1]]) == "enacted"
    assert provisions_sentence([]).startswith("No provision is followed yet")
    told = [provision_sentence(trace) for trace in read_traces(planted_store)]
    assert sum(sentence.startswith("It became law") for sentence in told) == 3


def test_each_version_of_each_provision_is_a_flat_row(planted_store: Engine):
    rows = [row for row in read_standings(planted_store) if row.name == planted.REWORDED[1]]
    assert [(row.version, row.state) for row in rows] == [
        ("ih", "new"), ("eh", "reworded"), ("enr", "carried and enacted"),
    ]  # fmt: skip
    assert rows[1].compared_with == f"{BILL}-ih"
    assert 0.8 < rows[1].words_shared < 1


def test_ids_of_texts_are_named_as_people_name_them():
    assert plain_ids("It stood in hr7900-117-eh.") == (
        "It stood in H.R. 7900 (117th), Engrossed in House."
    )
