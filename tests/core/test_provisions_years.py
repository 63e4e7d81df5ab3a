"""The same rider in one year's act and the next: other sections, amounts and years."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.core.markdown_bills import read_markdown
from tests.core.test_provisions import about, states
from tracker.reading.court.mentions import find_mentions
from tracker.reading.provisions.likeness import compare, read_wording
from tracker.reading.provisions.outline import SectionText
from tracker.reading.provisions.passages import Named, VersionText
from tracker.reading.provisions.trace import Trace, trace_provisions
from tracker.reading.worddiff import as_text, diff_words

RIDERS = ("HR_4779_", "HR_7006_", "HR_8595_")
YEAR = (
    "For necessary expenses of the Office of Global Criminal Justice, {amount}, of which not less "
    "than {part} shall be for assistance to the International Criminal Court in Ukraine, to remain "
    "available until September 30, {year}."
)


@pytest.fixture(scope="module")
def riders(real: Callable[[str], Path]) -> list[Trace]:
    """What is traced in three years of the appropriations acts for the Department of State."""
    root = real("derived") / "derived" / "t47_119th_icc"
    found = {name: next(root.glob(f"{name}*")) / "BILL.md" for name in RIDERS}
    return trace_provisions(
        text for name, file in found.items() for text in read_markdown(file, f"hr{name[3:7]}-119")
    )


@pytest.mark.real
def test_the_limit_on_aid_goes_from_year_to_year_and_says_how_it_changed(riders):
    (limit,) = [t for t in riders if t.present[0].place == "Sec. 7041(g)(1)(A)"]
    assert [(s.bill_id, s.version, s.states) for s in limit.standings] == [
        ("hr4779-119", "rh", ("new",)),
        ("hr7006-119", "ih", ("moved", "reworded")),
        ("hr7006-119", "eh", ("carried",)),
        ("hr8595-119", "rh", ("carried",)),
    ]
    assert "Before: Sec. 7041(g)(1)(A); now: Sec. 7041(h)(2)(A)." in limit.standings[1].why
    diff = diff_words(limit.standings[0].text, limit.standings[1].text)
    assert (diff.deleted, diff.same) == (0, 102)
    assert "{+The Secretary of State may waive the restriction" in as_text(diff)


@pytest.mark.real
def test_a_payment_that_one_year_left_out_is_absent_there_and_back_the_next(riders):
    (payment,) = [t for t in riders if t.present[0].place == "Sec. 7048(l)(5)"]
    assert [(s.bill_id, s.states) for s in payment.standings] == [
        ("hr4779-119", ("new",)), ("hr7006-119", ("absent",)), ("hr8595-119", ("reworded",)),
    ]  # fmt: skip
    told = as_text(diff_words(payment.present[0].text, payment.present[1].text))
    assert "[-the-] {+national security,+} Department of State, [-foreign operations,-]" in told
    assert "7048" not in told


@pytest.mark.real
def test_the_special_court_that_stands_beside_is_no_provision(riders):
    assert {t.present[0].place.split("(")[0] for t in riders} == {"Sec. 7041", "Sec. 7048"}


def act(number: int, on: date, section: str, words: str, year: int) -> VersionText:
    """An appropriations act of one section."""
    named = [Named(1, "text", s.start) for s in find_mentions(words) if s.verdict == "court"]
    title = f"Department of State Appropriations Act, {year}"
    piece = SectionText(1, f"Sec. {section}", "section", words, section)
    return VersionText(f"hr{number}-119", f"hr{number}-119-rh", "rh", on, [piece], named, title)


def test_an_amount_and_a_year_set_anew_at_another_section_are_the_same_provision():
    first = YEAR.format(amount="$9,000,000", part="$2,000,000", year=2026)
    then = YEAR.format(amount="$10,500,000", part="$3,000,000", year=2027)
    traces = trace_provisions([
        act(4779, date(2025, 7, 25), "7031", first, 2026),
        act(8595, date(2026, 4, 30), "7034", then, 2027),
    ])  # fmt: skip
    assert [(s.bill_id, s.states) for s in about(traces, "").standings] == [
        ("hr4779-119", ("new",)), ("hr8595-119", ("moved", "reworded")),
    ]  # fmt: skip
    told = as_text(diff_words(first, then))
    assert "[-$9,000,000,-] {+$10,500,000,+}" in told
    assert "September 30, [-2026.-] {+2027.+}" in told


def test_the_same_amount_for_another_purpose_is_another_provision():
    words = "Not less than $5,000,000 shall be made available until September 30, 2026, for the {} "
    words += "of the International Criminal Court."
    traces = trace_provisions([
        act(4779, date(2025, 7, 25), "7031", words.format("Trust Fund for Victims"), 2026),
        act(8595, date(2026, 4, 30), "7031", words.format("detention unit"), 2027),
    ])  # fmt: skip
    assert [states(trace) for trace in traces][-1] == {"rh": ("new",)}
    assert len(traces) == 2


@pytest.mark.parametrize("is_same_bill", [True, False])
def test_a_passage_of_amounts_and_years_alone_is_known_by_its_whole_wording(is_same_bill):
    words = "Not more than {} may be made available for the International Criminal Court for fiscal"
    words += " year {}."
    one, other = (
        read_wording(words.format(*given)) for given in (("$5,000,000", 2026), ("$7,500,000", 2027))
    )
    assert not one.telling
    found = compare(one, other, is_same_bill=is_same_bill)
    assert found is not None
    assert not found.is_verbatim
