"""Whether what an emergency makes due was sent to Congress: by what papers, when, how late."""

from datetime import date

import pytest

from tracker.queries.administration.due import Due
from tracker.queries.administration.emergency import read_emergencies
from tracker.queries.upkeep.searched import Searched, read_searched
from tracker.records import Act, Communication, Document, Record
from tracker.store.db import writing
from tracker.store.put import put

ORDER = Act(
    "eo-14999", "administration", "executive_order", "Executive Order 14999: x", date(2030, 1, 5),
    detail="Declares a national emergency.",
)  # fmt: skip
REPORT = (
    "a six-month periodic report on the national emergency with respect to the International "
    "Criminal Court that was declared in Executive Order {} of January 5, 2030"
)
CONTINUES = "The national emergency declared in Executive Order 14999 is to continue in effect."


@pytest.fixture
def due(any_store, add_page):
    """What is due where these records are stored beside the order."""

    def planted(*records: Record, until: date = date(2031, 12, 31)) -> dict:
        with writing(any_store) as connection:
            page = add_page(connection, "https://example.gov/page")
            put(
                connection,
                [*records]
                if any(isinstance(r, Act) and r.act_id == ORDER.act_id for r in records)
                else [ORDER, *records],
                page,
            )
        return {(one.kind, one.due_on): one for one in read_emergencies(any_store, until)}

    return planted


def sent(
    number: int, text: str, on: date, chamber: str = "house", kind: str = "EC", **told: date
) -> list[Record]:  # fmt: skip
    name = f"communication:{chamber}-{kind.lower()}{number}-121"
    url = f"https://www.govinfo.gov/{number}"
    paper = Document(
        name, "x", text, "U.S. Congress", url, on, told.get("signed_on"), number=f"{kind}-{number}",
        text=text,
    )  # fmt: skip
    fact = Communication(name, kind, 121, chamber, on, text, number,
                         received_on=told.get("received_on"))  # fmt: skip
    return [paper, fact]


def first(dues: dict) -> Due:
    return dues["report", date(2030, 10, 3)]


def test_a_report_is_told_by_the_papers_that_bring_it_to_each_chamber(due):
    found = first(due(
        *sent(11, REPORT.format(14999), date(2030, 10, 11)),
        *sent(22, REPORT.format(14999), date(2030, 10, 2), "senate", received_on=date(2030, 9, 30)),
    ))  # fmt: skip
    assert found.outcome.startswith(
        "Reported: EC-22 to the Senate, dated 30 Sep 2030, printed 2 Oct 2030; "
        "EC-11 to the House, printed 11 Oct 2030, 8 days after it was due."
    )
    assert (found.is_sure, found.happened_on) == (True, date(2030, 9, 30))
    assert (found.subject_kind, found.subject) == ("document", "communication:senate-ec22-121")
    assert [paper.url for paper in found.papers] == [
        "https://www.govinfo.gov/22", "https://www.govinfo.gov/11",
    ]  # fmt: skip


def test_a_late_report_is_not_known_before_its_day(due):
    found = first(due(*sent(11, REPORT.format(14999), date(2030, 10, 11))))
    states = [found.state_on(date(2030, 10, day)) for day in (2, 3, 5, 11)]
    assert states[:3] == [
        "in 1 day", "today. Nothing was seen by then.", "Nothing was seen by then.",
    ]  # fmt: skip
    assert states[3].startswith("Reported: EC-11")
    assert [found.standing_on(date(2030, 10, day)) for day in (2, 5, 11)] == [
        "to come", "not seen", "late",
    ]  # fmt: skip


def test_a_report_on_another_order_answers_nothing(due):
    found = first(due(*sent(11, REPORT.format(14203), date(2030, 9, 11))))
    assert (found.is_sure, found.papers, found.subject) == (False, (), "eo-14999")
    assert found.outcome.startswith("No report was seen.")


@pytest.mark.parametrize(
    "matter, is_met",
    [("the International Criminal Court", True), ("Sudan", False),
     ("Libya; and of a referral to the Court", False)],
)  # fmt: skip
def test_a_report_that_names_no_order_is_told_by_the_emergency(due, matter, is_met):
    paper = f"a six-month periodic report on the national emergency with respect to {matter}"
    assert first(due(*sent(11, paper, date(2030, 9, 11)))).is_sure is is_met


def test_a_paper_about_the_order_that_is_no_report_answers_nothing(due):
    paper = "a notice about the national emergency declared in Executive Order 14999"
    assert not first(due(*sent(11, paper, date(2030, 9, 11)))).is_sure


def test_the_day_tells_the_period_where_the_paper_does_not(due):
    found = due(*sent(11, REPORT.format(14999), date(2031, 2, 1)))
    second = found["report", date(2031, 4, 5)]
    assert second.is_sure
    assert second.outcome.endswith("That it is the report on these six months is told by its day.")
    assert not first(found).is_sure


def test_a_period_that_is_stated_stands_before_the_day(due):
    late = f"{REPORT.format(14999)}, for the period January 5, 2030 through July 4, 2030"
    found = due(*sent(11, late, date(2031, 2, 1)))
    assert first(found).outcome == (
        "Reported: EC-11 to the House, printed 1 Feb 2031, 121 days after it was due."
    )
    assert not found["report", date(2031, 4, 5)].is_sure


def test_after_the_end_of_an_emergency_a_final_report_is_due(due):
    ended = Act(
        "eo-14999", "administration", "executive_order", "Executive Order 14999: x",
        date(2030, 1, 5), date(2030, 8, 1), detail="Declares a national emergency.",
    )  # fmt: skip
    final = f"the final report; {REPORT.format(14999)}"
    found = due(ended, *sent(11, final, date(2030, 9, 11)))
    assert found["report", date(2030, 10, 30)].is_sure
    assert not first(found).is_sure
    assert ("report", date(2031, 4, 5)) not in found


def test_a_message_continues_an_emergency_where_no_notice_was_seen(due):
    found = due(*sent(40, CONTINUES, date(2031, 1, 7), "senate", "PM", signed_on=date(2031, 1, 3)))
    year = found["continuation", date(2031, 1, 5)]
    assert year.outcome == (
        "Continued. Sent to Congress: PM-40 to the Senate, dated 3 Jan 2031, printed 7 Jan 2031."
    )
    assert (year.is_sure, year.happened_on) == (True, date(2031, 1, 3))


def test_a_message_stands_beside_the_notice_in_the_federal_register(due):
    notice = Document(
        "fr:7", "notice", "Continuation of the National Emergency With Respect to the "
        "International Criminal Court", "President", "https://example.gov/7", date(2031, 1, 4),
        date(2031, 1, 3), collection="FR",
    )  # fmt: skip
    year = due(notice, *sent(40, CONTINUES, date(2031, 1, 6), "senate", "PM"))[
        "continuation", date(2031, 1, 5)
    ]
    assert (year.subject, [paper.name for paper in year.papers]) == ("fr:7", ["PM-40"])
    assert "Sent to Congress: PM-40 to the Senate, printed 6 Jan 2031" in year.outcome


@pytest.mark.parametrize(
    "paper, on, is_met",
    [
        ("a report pursuant to Public Law 118-47, Sec. 7048", date(2031, 5, 2), True),
        ("a report pursuant to Pub. L. 118--47", date(2031, 6, 20), True),
        ("a report pursuant to Public Law 117-328", date(2031, 5, 2), False),
        ("a report pursuant to Public Law 118-47, Sec. 7048", date(2030, 5, 2), False),
    ],
)
def test_a_report_under_another_law_is_met_by_the_paper_that_names_the_law(due, paper, on, is_met):
    duty = Act("d", "administration", "deadline", "Report on the Court is due", date(2031, 6, 1),
               detail="Section 7048 of Public Law 118-47.")  # fmt: skip
    met = due(duty, *sent(5, paper, on))["deadline", date(2031, 6, 1)]
    assert met.is_sure is is_met
    assert met.outcome.startswith("Sent to Congress: EC-5" if is_met else "No report was seen.")


@pytest.mark.parametrize(
    "searched, said",
    [
        (Searched(frozenset(), None, None),
         "The Congressional Record of 2030 to 2031 has not been searched yet."),
        (Searched(frozenset({2031}), date(2031, 5, 1), None),
         "Of the Congressional Record, last read 1 May 2031, only 2031 has been searched."),
        (Searched(frozenset({2030, 2031}), date(2031, 5, 1), None),
         "The Congressional Record of 2030 to 2031 was searched, last read 1 May 2031."),
    ],
)  # fmt: skip
def test_what_was_not_seen_says_how_far_was_looked(searched, said):
    assert searched.record(date(2030, 12, 1), date(2031, 3, 1)) == said


def test_a_store_in_which_nothing_was_read_was_not_searched(any_store):
    assert read_searched(any_store) == Searched(frozenset(), None, None)
