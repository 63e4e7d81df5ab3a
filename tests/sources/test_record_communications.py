"""What the executive sends to Congress, told apart in the Record's lists and messages."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scrapers.shapes.govinfo.communication_words import read_words
from scrapers.source import Page
from scrapers.sources.congressional_record import SOURCE, address
from scrapers.strict import parse_xml
from tracker.errors import ParseError
from tracker.queries.branches import branch_of_name
from tracker.reading.keep import Known, keep
from tracker.records import Communication, Document

CASES = Path(__file__).parent.parent / "pages" / "congressional_record"


def read(url: str, body: bytes) -> list:
    moment = datetime(2026, 9, 18, 20, 26, tzinfo=UTC)
    return list(SOURCE.parse(Page(url, body, "text/html", moment, "0" * 64)))


def case(name: str) -> list:
    url = json.loads((CASES / name / "page.json").read_text())["url"]
    return read(url, (CASES / name / "body.htm").read_bytes())


def sent(records: list) -> list[Communication]:
    return [record for record in records if isinstance(record, Communication)]


def test_the_house_names_the_law_after_what_is_sent_and_the_senate_before():
    house, senate = (
        sent(case("house_communications_2025")),
        sent(case("senate_communications_2026")),
    )
    assert house[1].law.startswith("50 U.S.C. 1641(c); Public Law 94-412, Sec. 401(c)")
    assert house[1].subject.endswith("declared in Executive Order 14203 of February 6, 2025")
    assert [one.law for one in senate] == [None, "the Arms Export Control Act", None]
    assert senate[1].subject == (
        "the certification of a proposed license for the export of examples"
    )


def test_a_number_is_read_with_and_without_the_letters_before_it():
    numbers = [[one.number for one in sent(case(f"house_communications_{year}"))]
               for year in (2005, 2025)]  # fmt: skip
    assert numbers == [[2920, 2921], [2301, 2302, 2303, 2304]]


def test_days_of_receipt_papers_and_several_committees_are_read():
    rule, _, notice, report = sent(case("house_communications_2025"))
    assert rule.received_on == date(2025, 10, 30)
    assert (notice.sender, notice.house_document) == (
        "President of the United States", "H. Doc. 119-88",
    )  # fmt: skip
    assert report.committee == "Committees on Foreign Affairs and Appropriations"
    assert sent(case("senate_communications_2026"))[2].received_on == date(2026, 5, 4)


def test_the_sender_is_the_agency_and_the_paper_stands_in_no_chambers_part():
    records = case("house_communications_2025")
    paper = next(
        r for r in records if getattr(r, "document_id", "") == "communication:house-ec2302-119"
    )
    assert (paper.kind, paper.number, paper.section) == ("executive_communication", "EC-2302", None)
    assert branch_of_name(paper.publisher) == "treasury"
    assert "National Criminal" not in paper.text
    assert "with respect to the International Criminal Court that" in paper.text


def test_of_a_list_only_what_means_the_court_is_kept():
    kept = keep(case("house_communications_2025"), Known())
    assert [one.number for one in sent(kept)] == [2302, 2304]
    assert [r.kind for r in kept if isinstance(r, Document)] == ["executive_communication"] * 2


def test_two_messages_on_one_page_are_two_papers_of_the_presidents():
    page, *records = case("senate_messages_2026")
    papers = [record for record in records if isinstance(record, Document)]
    assert (page.title, page.text) == ("PRESIDENTIAL MESSAGES", "PRESIDENTIAL MESSAGES")
    assert [(p.number, p.speaker, p.signed_on) for p in papers] == [
        ("PM-40", "Donald J. Trump", date(2026, 2, 3)),
        ("PM-41", "Donald J. Trump", date(2026, 2, 4)),
    ]  # fmt: skip
    assert {branch_of_name(paper.publisher) for paper in papers} == {"white_house"}
    assert sent(records)[0].committee == "Committee on Banking, Housing, and Urban Affairs"


def test_a_message_that_stands_alone_is_the_item_itself():
    paper, message = case("house_message_2025")
    assert paper.document_id == message.document_id == "govinfo:CREC-2025-03-06-pt1-PgH1034-9"
    assert (message.number, message.house_document) == (None, "H. Doc. 119-23")
    old, _ = case("senate_message_1998")
    assert (old.document_id, old.signed_on) == (
        "communication:senate-pm155-105", date(1998, 8, 28),
    )  # fmt: skip


def test_a_letter_of_the_houses_own_officers_is_no_message():
    url = json.loads((CASES / "house_message_2025" / "page.json").read_text())["url"]
    body = (CASES / "house_message_2025" / "body.htm").read_bytes()
    body = body.replace(b"MESSAGE FROM \n        THE PRESIDENT OF THE UNITED STATES",
                        b"COMMUNICATION FROM \n        THE CLERK OF THE HOUSE")  # fmt: skip
    assert sent(read(url, body)) == []
    assert read(url, body)[0].kind == "record_item"


def test_a_blank_line_within_a_communication_loses_nothing():
    url = json.loads((CASES / "house_communications_2025" / "page.json").read_text())["url"]
    body = (CASES / "house_communications_2025" / "body.htm").read_bytes()
    cut = body.replace(b"[Docket No.: EX-900] \n", b"[Docket No.: EX-900]\n\n")
    rule = sent(read(url, cut))[0]
    assert cut != body
    assert rule.received_on == date(2025, 10, 30)
    assert rule.committee == "Committee on Energy and Commerce"


@pytest.mark.parametrize(
    "printed, sender",
    [
        ("President of the United States to the President Pro Tempore of the United States Senate",
         "President of the United States"),
        ("Secretary, Department of the Treasury", "Secretary, Department of the Treasury"),
        ("Secretary of the Senate", "Secretary of the Senate"),
    ],
)  # fmt: skip
def test_to_whom_a_letter_goes_is_no_part_of_its_sender(printed, sender):
    url = json.loads((CASES / "senate_communications_2026" / "page.json").read_text())["url"]
    body = (CASES / "senate_communications_2026" / "body.htm").read_bytes()
    changed = body.replace(b"Secretary of the \n     Treasury", printed.encode())
    assert sent(read(url, changed))[0].sender == sender


@pytest.mark.parametrize(
    "words, subject, law, committee, received",
    [
        ("A letter from the Chair, Example Board, transmitting a report under the Federal Advisory "
         "Committee Act received February 30, 2005; to the Committee on Agriculture.",
         "a report under the Federal Advisory Committee Act", None, "Committee on Agriculture",
         None),
        ("A communication from the Secretary of State, transmitting, consistent with the War "
         "Powers Resolution, a report received during adjournment of the Senate in the Office of "
         "the President of the Senate on May 4, 2026; to the Select Committee on Intelligence.",
         "a report", "the War Powers Resolution", "Select Committee on Intelligence",
         date(2026, 5, 4)),
        ("A letter from the Attorney General, transmitting a report to the Committee on the "
         "Judiciary, as required by Public Law 107-206, sec. 2005(c), covering two years; jointly "
         "to the Committees on the Judiciary and Foreign Affairs.",
         "a report to the Committee on the Judiciary", "Public Law 107-206, sec. 2005(c)",
         "Committees on the Judiciary and Foreign Affairs", None),
    ],
)  # fmt: skip
def test_words_tell_what_is_sent_from_where_it_goes(words, subject, law, committee, received):
    told = read_words(words)
    assert (told.subject, told.law, told.committee, told.received_on) == (
        subject, law, committee, received,
    )  # fmt: skip


def test_a_list_without_numbers_says_so():
    with pytest.raises(ParseError, match="in which none has a number"):
        case("communications_of_another_form")


@pytest.mark.real
def test_each_communication_that_the_metadata_counts_is_read(real):
    day = next(real("congressional-record").rglob("CREC-1997-01-28"))
    path = day / "html" / "CREC-1997-01-28-pt1-PgS723-4.htm"
    numbers = [one.number for one in sent(read(address(str(path)), path.read_bytes()))]
    titles = parse_xml((day / "mods.xml").read_bytes(), "mods").xpath(
        "//*[local-name()='title']/text()"
    )
    counted = [int(t.split()[3]) for t in titles if t.startswith("Executive Communication Number")]
    assert numbers == counted
    assert len(numbers) == 83


@pytest.mark.real
def test_a_real_report_on_an_emergency_is_told_with_its_law_and_sender(real):
    name = "CREC-2005-07-20-pt1-PgH6202-4.htm"
    path = next(real("congressional-record").rglob(name))
    house = sent(read(address(str(path)), path.read_bytes()))
    report = next(one for one in house if one.number == 2920)
    assert len(house) == 52
    assert all(one.sender and one.committee for one in house)
    assert report.sender == "Secretary, Department of the Treasury"
    assert report.subject.startswith("a six-month periodic report of the national emergency")
    assert "50 U.S.C. 1641(c)" in report.law
