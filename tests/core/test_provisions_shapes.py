"""Planted provisions in measures of other shapes are told as what became of them."""

import pytest

from tests.core import planted_shapes as planted
from tests.core.bill_xml import bill_xml, read_text, substitute_xml, text_url
from tests.core.test_provisions import about, states
from tracker.queries.congress.provisions import read_traces
from tracker.reading.keep import Known, keep
from tracker.reading.provisions.trace import Trace
from tracker.store.db import writing
from tracker.store.put import put


@pytest.fixture
def follow(store, add_page):
    """What is traced in versions of bills, each (number, version, xml), read as a run does it."""

    def traced(*texts: tuple[int, str, str]) -> list[Trace]:
        with writing(store) as connection:
            for number, version, xml in texts:
                records = keep(read_text(number, version, xml), Known())
                put(connection, records, add_page(connection, text_url(number, version)))
        return read_traces(store)

    return traced


def act_texts(number: int, year: int, first: list, second: list) -> list[tuple[int, str, str]]:
    official = (
        "Making appropriations for the Department of State, foreign operations, and related "
        f"programs for the fiscal year ending September 30, {year}, and for other purposes."
    )
    return [
        (number, version, bill_xml(number, version, day, titles, official))
        for version, day, titles in (
            ("rh", f"{year - 1}-06-27", first), ("eh", f"{year - 1}-07-28", second),
            ("enr", f"{year - 1}-12-20", second),
        )
    ]  # fmt: skip


def test_an_act_whose_sections_are_numbered_anew(follow):
    traces = follow(*act_texts(4373, 2022, planted.ACT_FIRST, planted.ACT_SECOND))
    assert states(about(traces, "Protection of defectors")) == {
        "rh": ("new",), "eh": ("moved",), "enr": ("carried",),
    }  # fmt: skip
    aid = about(traces, "Middle East")
    assert states(aid) == {"rh": ("new",), "eh": ("moved",), "enr": ("carried",)}
    assert "Sec. 7041(c)" in aid.standings[1].why
    assert "Sec. 7042(b)" in aid.standings[1].why
    assert states(about(traces, "Contributions")) == {
        "rh": ("new",), "eh": ("reworded",), "enr": ("carried",),
    }  # fmt: skip
    assert states(about(traces, "Witnesses")) == {
        "rh": ("new",), "eh": ("stripped",), "enr": ("absent",),
    }  # fmt: skip
    assert len(traces) == 4


def test_a_defence_bill_of_which_a_title_moves_and_a_section_becomes_a_part(follow):
    official = "To authorize appropriations for fiscal year 2023 for the Department of Defense."
    versions = (
        ("ih", "2022-05-27", planted.DEFENCE_FIRST), ("eh", "2022-07-14", planted.DEFENCE_SECOND),
        ("enr", "2022-12-15", planted.DEFENCE_THIRD),
    )  # fmt: skip
    traces = follow(*((8001, v, bill_xml(8001, v, day, t, official)) for v, day, t in versions))
    basing, lessons = about(traces, "Basing"), about(traces, "Lessons")
    assert states(basing)["eh"] == states(lessons)["eh"] == ("moved",)
    assert "Title XII > Sec. 1241; now: Title XIII > Sec. 1341" in basing.standings[1].why
    assert "moved" in states(basing)["enr"]
    assert states(lessons)["enr"] == ("moved", "reworded")
    assert "now: Title XIII > Sec. 1306(b)" in lessons.standings[2].why
    assert len(traces) == 2


def test_a_substitute_replaces_the_bill_and_what_was_struck_is_not_in_it(follow):
    official = "To limit cooperation with requests for arrest."
    first = [("", "", [planted.BARRED, planted.LIST])]
    second = [("", "", [planted.BARRED_LATER])]
    third = [("", "", [planted.BARRED_LATER, planted.FUND])]
    traces = follow(
        (8002, "ih", bill_xml(8002, "ih", "2022-03-01", first, official)),
        (8002, "rh", bill_xml(8002, "rh", "2022-05-01", second, official, struck=first)),
        (8002, "eas", substitute_xml(8002, "2022-09-01", third)),
    )
    assert states(about(traces, "Prohibition")) == {
        "ih": ("new",), "rh": ("moved", "reworded"), "eas": ("carried",),
    }  # fmt: skip
    assert states(about(traces, "Public list")) == {
        "ih": ("new",), "rh": ("stripped",), "eas": ("absent",),
    }  # fmt: skip
    assert states(about(traces, "Trust fund")) == {"eas": ("new",)}
    assert len(traces) == 3


def test_a_rider_goes_on_in_the_next_years_act_under_other_numbers_laws_and_years(follow):
    def act(section: str, rider: str) -> list:
        return [("VII", planted.ACT_VII, [planted.FEES, (section, "Tribunals", [rider])])]

    later = act("7047", planted.RIDER_LATER)
    later[0][2].append(("7048", "Libraries", [planted.LIKE_IT]))
    this = act("7031", planted.RIDER)
    traces = follow(*act_texts(4373, 2022, this, this), *act_texts(8282, 2023, later, later))
    rider = about(traces, "Tribunals")
    assert rider.bills == ["hr4373-117", "hr8282-117"]
    began = next(s for s in rider.standings if s.bill_id == "hr8282-117")
    assert began.states == ("moved", "reworded")
    assert "Sec. 7031; now: Title VII > Sec. 7047" in began.why
    assert about(traces, "Libraries").bills == ["hr8282-117"]
    assert len(traces) == 2
