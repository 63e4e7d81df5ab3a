"""Provisions followed from text to text: what was carried, reworded, moved, stripped, enacted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from scrapers.source import Page
from scrapers.sources.bill_texts import SOURCE
from tests.conftest import NOON
from tests.core import planted
from tests.core.bill_xml import bill_xml, read_text, text_url
from tracker.queries.congress.provisions import (
    read_provision,
    read_provisions,
    read_traces,
    read_version_texts,
)
from tracker.reading.bills.version_order import is_whole, order_versions, version_rank
from tracker.reading.keep import Known, keep
from tracker.reading.provisions.likeness import compare, may_be_like, read_wording
from tracker.reading.provisions.outline import SectionText, cut_sections
from tracker.reading.provisions.series import lapses, series_of
from tracker.reading.provisions.trace import Trace
from tracker.records import Law, TextVersion
from tracker.store.db import writing
from tracker.store.put import put

VERSIONS = (
    ("ih", "2022-05-27", planted.FIRST),
    ("eh", "2022-07-14", planted.SECOND),
    ("enr", "2022-12-15", planted.THIRD),
)


def add_bill(store: Engine, add_page, number: int = 7900, versions=VERSIONS, more=()) -> None:
    """A bill's texts, read and kept as a run does it."""
    with writing(store) as connection:
        for version, day, titles in versions:
            xml = bill_xml(number, version, day, titles, planted.OFFICIAL)
            records = keep(read_text(number, version, xml), Known())
            put(connection, records, add_page(connection, text_url(number, version)))
        put(connection, list(more), add_page(connection, f"https://example.gov/{number}"))


def about(traces: list[Trace], words: str) -> Trace:
    (found,) = [trace for trace in traces if words in trace.present[0].name]
    return found


def states(trace: Trace) -> dict[str, tuple[str, ...]]:
    return {standing.version: standing.states for standing in trace.standings}


@pytest.fixture
def traces(store: Engine, add_page) -> list[Trace]:
    add_bill(store, add_page, more=[Law("hr7900-117", "Public Law", "117-263")])
    return read_traces(store)


def test_a_planted_stripped_provision_is_reported_stripped(traces):
    stripped = about(traces, "intelligence sharing")
    assert states(stripped) == {"ih": ("new",), "eh": ("stripped",), "enr": ("absent",)}
    assert "whole of this text was read" in stripped.standings[1].why


def test_a_planted_reworded_provision_is_reported_reworded(traces):
    reworded = about(traces, "detention")
    assert states(reworded) == {
        "ih": ("new",), "eh": ("reworded",), "enr": ("carried", "enacted"),
    }  # fmt: skip
    like = reworded.standings[1].likeness
    assert 0.8 < like.share < 1
    assert like.rule in reworded.standings[1].why


def test_a_planted_moved_provision_is_reported_moved(traces):
    moved = about(traces, "Training of allied forces")
    assert states(moved) == {"ih": ("new",), "eh": ("moved",), "enr": ("carried", "enacted")}
    assert "Before: Title XII > Sec. 1213; now: Title X > Sec. 1043" in moved.standings[1].why


def test_a_provision_that_did_not_change_is_carried_and_enacted(traces):
    carried = about(traces, "Sense of Congress")
    assert states(carried) == {"ih": ("new",), "eh": ("carried",), "enr": ("carried", "enacted")}


def test_the_same_boilerplate_about_another_matter_is_another_provision(traces):
    new = about(traces, "air transport")
    assert states(new) == {"eh": ("new",), "enr": ("stripped",)}
    assert len(traces) == 5


def test_sections_about_another_court_are_no_provisions(traces):
    assert not [t for t in traces for s in t.present if "Special Criminal Court" in s.text]


def test_an_enrolled_text_of_a_bill_that_is_no_law_is_not_enacted(store, add_page):
    add_bill(store, add_page)
    assert states(about(read_traces(store), "Sense of Congress"))["enr"] == ("carried",)


def test_a_version_that_was_not_read_says_nothing(store, add_page):
    listed = [TextVersion("hr7900-117-rh", "hr7900-117", "rh", "Reported", date(2022, 7, 1))]
    add_bill(store, add_page, more=listed)
    told = states(about(read_traces(store), "intelligence sharing"))
    assert told == {
        "ih": ("new",), "rh": ("not known",), "eh": ("stripped",), "enr": ("absent",),
    }  # fmt: skip


def test_what_is_last_seen_in_an_unread_text_is_not_called_stripped(store, add_page):
    listed = [TextVersion("hr7900-117-eh", "hr7900-117", "eh", "Engrossed", date(2022, 7, 14))]
    add_bill(store, add_page, versions=VERSIONS[:1], more=listed)
    for trace in read_traces(store):
        assert states(trace) == {"ih": ("new",), "eh": ("not known",)}
        assert trace.last.version == "ih"


def test_a_provision_that_comes_back_is_restored(store, add_page):
    back = (*VERSIONS[:2], ("enr", "2022-12-15", planted.FIRST))
    add_bill(store, add_page, versions=back)
    told = states(about(read_traces(store), "intelligence sharing"))
    assert told == {"ih": ("new",), "eh": ("stripped",), "enr": ("restored",)}


def test_the_same_words_in_another_bill_are_the_same_provision(store, add_page):
    add_bill(store, add_page, versions=VERSIONS[:1])
    titles = [("XIV", "Other matters", [("1401", *planted.MOVED[1:]), planted.OTHER_COURT])]
    add_bill(store, add_page, 8500, [("ih", "2022-08-01", titles)])
    moved = about(read_traces(store), "Training of allied forces")
    assert moved.bills == ["hr7900-117", "hr8500-117"]
    assert moved.standings[-1].states == ("moved",)
    assert "now: Title XIV > Sec. 1401" in moved.standings[-1].why
    assert "hr7900-117-ih" in moved.standings[-1].why
    assert len(read_traces(store)) == 4


def test_an_address_lasts_when_an_older_text_is_read_later(store, add_page):
    add_bill(store, add_page, versions=VERSIONS[1:])
    before = about(read_traces(store), "detention").trace_id
    add_bill(store, add_page, versions=VERSIONS[:1])
    trace = read_provision(store, before)
    assert trace.standings[0].version == "ih"
    assert trace.trace_id != before
    assert read_provision(store, "nothing") is None


def test_the_list_names_the_first_and_the_last_text(store, add_page):
    add_bill(store, add_page)
    rows = {row.name: row for row in read_provisions(store)}
    row = rows[planted.STRIPPED[1]]
    assert (row.first_version, row.last_version, row.state) == ("ih", "enr", "absent")
    assert not row.stands


def test_a_text_of_which_sections_are_missing_counts_as_unread(store, add_page):
    add_bill(store, add_page, versions=VERSIONS[:1])
    with writing(store) as connection:
        connection.exec_driver_sql("DELETE FROM text_section WHERE position = 2")
    assert [text.sections for text in read_version_texts(store, "hr7900-117")] == [None]


@pytest.mark.real
def test_riders_of_a_real_appropriations_bill_are_followed(store, add_page, real):
    """H.R. 2839 of the 116th as reported, and two later versions made by changing its words."""
    (file,) = real("bill-texts").rglob("H2839_RH.XML")
    reported = file.read_text("utf-8")
    engrossed = reported.replace("or actively support such an", "or materially support such an")
    later = engrossed.replace(
        "an International Criminal Court (ICC) judicially authorized investigation",
        "a judicially authorized investigation",
    )
    assert reported != engrossed != later
    with writing(store) as connection:
        for version, xml in (("rh", reported), ("eh", engrossed), ("eas", later)):
            package = f"BILLS-116hr2839{version}"
            url = f"https://www.govinfo.gov/content/pkg/{package}/xml/{package}.xml"
            page = Page(url, xml.encode(), "text/xml", NOON, "0" * 64)
            known = Known(bills={"hr2839-116"})
            put(connection, keep(SOURCE.parse(page), known), add_page(connection, url))
        # An engrossed amendment that is not a substitute tells nothing by its silence.
        connection.exec_driver_sql(
            "UPDATE text_section SET text = 'Strike all after the enacting clause and insert:' "
            "WHERE bill_version_id = 'hr2839-116-eas' AND position = 1"
        )
    suspension, waiver = read_traces(store)
    assert suspension.present[0].place == "Sec. 7039(g)"
    assert states(suspension) == {"rh": ("new",), "eh": ("reworded",), "eas": ("stripped",)}
    assert "Sec. 7039 shares" in suspension.standings[-1].why
    assert states(waiver)["eh"] == ("carried",)


WORDS = st.lists(st.sampled_from(f"{planted.FUNDS} Court ICC detain judge report".split()))


@given(WORDS, WORDS)
def test_what_is_passed_over_quickly_is_no_pair(a, b):
    one, other = read_wording(" ".join(a)), read_wording(" ".join(b))
    assert may_be_like(one, other) or compare(one, other, is_same_bill=True) is None


def test_two_sections_that_share_stock_phrases_alone_are_not_one():
    detain = read_wording(planted.FUNDS + "to detain a judge for the International Criminal Court.")
    send = read_wording(planted.FUNDS + "to fund travel to the International Criminal Court.")
    assert compare(detain, send, is_same_bill=True) is None
    assert compare(detain, detain, is_same_bill=False).is_verbatim


def test_a_rider_in_a_list_stands_for_itself_with_the_words_that_lead_to_it():
    text = (
        "(l) Prohibitions on funding.—None of the funds appropriated by this Act may be—\n"
        "(1) made available for the World Health Organization;\n"
        "(2) made available for a payment to the International Criminal Court; or\n"
        "(3) expended to implement the Arms Trade Treaty."
    )
    (section,) = cut_sections([SectionText(7, "Sec. 7048.", "section", text, "7048")])
    part = section.tree.children[0].children[1]
    assert part.place == "Sec. 7048(l)(2)"
    assert part.text().startswith("(l) Prohibitions on funding.—None of the funds")
    assert "Treaty" not in part.text()


def test_a_letter_i_is_told_from_a_roman_one():
    lines = "(h) Eight.\n(i) Nine.\n(1) One.\n(A) Big.\n(i) Small.\n(ii) Two.\n(B) Next."
    (section,) = cut_sections([SectionText(1, "Sec. 1. X", "section", lines, "1", "X")])
    places = [part.place for part in section.tree.walk()]
    assert places == [
        "Sec. 1", "Sec. 1(h)", "Sec. 1(i)", "Sec. 1(i)(1)", "Sec. 1(i)(1)(A)",
        "Sec. 1(i)(1)(A)(i)", "Sec. 1(i)(1)(A)(ii)", "Sec. 1(i)(1)(B)",
    ]  # fmt: skip


def test_text_that_a_committee_struck_is_not_in_the_bill():
    struck = SectionText(1, "Struck text > Sec. 1. X", "section", "Old.", "1", "X")
    assert cut_sections([struck]) == []


@pytest.mark.parametrize(
    "bill_id, codes",
    [
        ("hr7900-117", "ih rh eh rfs pcs rs eas eah eas2 enr pl"),
        ("s1605-117", "is rs es rdh rfh rh eah eas eah2 enr pl"),
    ],
)
def test_versions_come_in_the_order_of_the_process(bill_id, codes):
    ranks = [version_rank(bill_id, code) for code in codes.split()]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks) or "pcs" in codes


def test_a_version_without_a_date_stands_where_the_process_puts_it(store, add_page):
    listed = [TextVersion("hr7900-117-rfs", "hr7900-117", "rfs", "Referred in Senate")]
    add_bill(store, add_page, more=listed)
    ordered = order_versions(read_version_texts(store, "hr7900-117")[::-1])
    assert [text.version for text in ordered] == ["ih", "eh", "rfs", "enr"]


def test_an_engrossed_amendment_is_whole_only_as_a_substitute():
    assert is_whole("eas", "Strike out all after the enacting clause and insert:")
    assert not is_whole("eas", "On page 3, strike line 4.")
    assert is_whole("eh", "")


def test_only_a_limit_on_one_years_funds_lapses():
    title = "Department of State Appropriations Act, 2026"
    assert series_of(title) == series_of("Department of State Appropriations Act, 2027")
    assert lapses("None of the funds appropriated by this Act may go to the Court.", title)
    assert not lapses("Hereafter, none of the funds appropriated by this Act may go.", title)
    assert not lapses("None of the funds made available by this Act may go.", "Defense Act")
