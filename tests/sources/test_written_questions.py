"""Questions put to witnesses in writing: whose each answer and question is, in every form."""

from dataclasses import replace

import pytest

from scrapers.shapes.govinfo.written_questions import Asked, read_asked
from scrapers.sources.record_search import SOURCE
from tests.sources.cases import case_page
from tests.sources.statements import CASES, recorded
from tracker.records import Document, HearingChair, Speech

NOBODY = Asked(None, None)


def told(case: str) -> list[tuple[str, str, str]]:
    """Kind, speaker and last three words of each stretch of a hearing that names the Court."""
    records = recorded(SOURCE, case)
    text = next(r.text for r in records if isinstance(r, Document))
    said = [(r, text[r.start : r.end]) for r in records if isinstance(r, Speech)]
    return [
        (r.kind, r.speaker, " ".join(words.split()[-3:]))
        for r, words in said
        if "Criminal" in words
    ]


def test_where_names_stand_before_each_the_senator_asks_and_the_nominee_answers():
    assert told("armed_services_hearing_2007") == [
        ("speech", "Chairman Roe", "Criminal Court today."),
        ("question", "Chairman Roe", "International Criminal Court?"),
        ("inserted", "ADM Max Q. Doe", "answers to nobody."),
        ("question", "Senator Sample", "bind our sailors?"),
        ("inserted", "Admiral Doe", "not bind them."),
        ("inserted", "Admiral Doe", "Criminal Court stands."),
    ]


def test_under_one_heading_that_names_the_witness_each_senators_questions_are_that_senators():
    assert told("appropriations_hearing_2010") == [
        ("question", "Senator Pat Sample", "International Criminal Court?"),
        ("inserted", "Jane Q. Doe", "cooperate with it."),
        ("question", "Senator Ann Poe", "paid by us?"),
        ("inserted", "Jane Q. Doe", "International Criminal Court."),
    ]


def test_a_heading_that_names_both_is_read_over_its_lines_and_a_letter_is_nobodys():
    assert told("foreign_affairs_hearing_2018") == [
        ("question", "Representative Ann Roe", "International Criminal Court?"),
        ("inserted", "John Doe", "International Criminal Court."),
        ("inserted", "John Doe", "not its own."),
    ]


def test_the_contents_open_no_paper_that_swallows_the_sitting():
    records = recorded(SOURCE, "armed_services_hearing_2007")
    assert next(r.speaker for r in records if isinstance(r, Speech)) == "Chairman Roe"
    assert [r.name for r in records if isinstance(r, HearingChair)] == ["Carl Roe"]


def test_who_alone_testified_answers_what_a_heading_puts_to_nobody():
    page = case_page(CASES / "record_search" / "appropriations_hearing_2010")
    line = b"               Questions Submitted to Hon. Jane Q. Doe\n"
    records = list(SOURCE.parse(replace(page, body=page.body.replace(line, b""))))
    answers = [r.speaker for r in records if isinstance(r, Speech) and r.kind == "inserted"]
    assert answers == ["Jane Q. Doe"] * 2
    two = page.body.replace(line, b"").replace(
        b"    Senator Sample. Good",
        b"STATEMENT OF MAX POE, LEGAL ADVISER\n\n    Senator Sample. Good",
    )
    records = list(SOURCE.parse(replace(page, body=two)))
    assert not [r for r in records if isinstance(r, Speech) and r.kind == "inserted"]


def test_after_the_questions_the_hearing_goes_on():
    *_, last = (r for r in recorded(SOURCE, "appropriations_hearing_2010") if isinstance(r, Speech))
    assert (last.kind, last.speaker) == ("speech", "Senator Sample")


@pytest.mark.parametrize(
    ("heading", "answers", "asks"),
    [
        ("Responses to Additional Questions for the Record Submitted to Hon. Jane Doe by Senator "
         "Ann Roe", "Jane Doe", "Senator Ann Roe"),
        ("Responses of Hon. Jane Doe to Questions Submitted by Senator Max Roe",
         "Jane Doe", "Senator Max Roe"),
        ("RESPONSES OF AMBASSADOR JANE DOE TO QUESTIONS FOR THE RECORD SUBMITTED BY SENATOR ROE",
         "Jane Doe", "Senator Roe"),
        ("Responses of Max Doe, Nominee to be Judge, to Questions Submitted by Senator Roe",
         "Max Doe", "Senator Roe"),
        ("Post-Hearing Questions for the Record Submitted to the Honorable Max Doe From Senator "
         "Ann Roe", "Max Doe", "Senator Ann Roe"),
        ("[Prepared questions submitted to LTG Max H. Doe, USA, by Chairman Roe prior to the "
         "hearing with answers supplied follow:]", "LTG Max H. Doe", "Chairman Roe"),
        ("Responses From the Honorable Max Doe, Secretary of State, to Questions Submitted for the "
         "Record by the Honorable Ann Roe", "Max Doe", "Ann Roe"),
        ("Questions Submitted to Hon. Jane Doe", "Jane Doe", None),
        ("Questions Submitted by Senator Ann Roe", None, "Senator Ann Roe"),
        ("[Questions for the record with answers supplied follow:]", None, None),
    ],
)  # fmt: skip
def test_a_heading_says_who_asks_and_who_answers(heading, answers, asks):
    assert read_asked(heading, NOBODY) == Asked(answers, asks)


def test_a_heading_for_the_next_senator_keeps_who_answers():
    before = Asked("Jane Doe", "Senator Roe")
    assert read_asked("Questions Submitted by Senator Poe", before) == Asked(
        "Jane Doe", "Senator Poe"
    )


@pytest.mark.parametrize(
    "heading", ["Letter Submitted by Senator Smith", "The Question of Jurisdiction",
                "STATEMENT OF HON. JANE DOE"],
)  # fmt: skip
def test_other_headings_put_no_questions(heading):
    assert read_asked(heading, NOBODY) is None
