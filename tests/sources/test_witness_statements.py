"""Statements of witnesses at House hearings: whose they are, which are read, what stops nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest

from scrapers.runner import run
from scrapers.sources.house_hearings import SOURCE, address
from scrapers.sources.house_hearings.lists import witness_address
from scrapers.sources.house_hearings.statements import is_concerned
from tests.origin import answers, serving
from tests.sources.pdf import write_pdf
from tests.sources.statements import body_of, mentions_of, papers, recorded
from tracker.queries.upkeep.collecting import stored_subjects
from tracker.records import Follow
from tracker.store.db import writing
from tracker.store.put import put

TODAY = datetime.now(UTC).date()
DOCS = "https://docs.house.gov"
OTHER = "Budget of the Department of State"


def test_a_statement_is_its_witnesss_and_tells_where_the_court_is_meant():
    records = recorded(SOURCE, "statement")
    ((document, text),) = papers(records)
    assert (document.speaker, document.published_on) == ("Jane Q. Doe", date(2026, 9, 24))
    assert document.title == f"Prepared statement of Jane Q. Doe: {OTHER}"
    assert [m.text for m in mentions_of(document, records)] == [
        "International Criminal Court", "Rome Statute",
    ]  # fmt: skip
    assert "Committee on Foreign Affairs, United States" not in text


def test_a_scan_is_told_without_words_and_a_file_from_disk_without_a_witness():
    assert papers(recorded(SOURCE, "statement_scan"))[0][1] == ""
    ((document, _),) = papers(recorded(SOURCE, "statement_from_disk"))
    assert (document.speaker, document.title) == (None, "Prepared statement: House meeting 119999")
    assert address(f"/disk/{document.url.removeprefix('https://')}") == document.url


def test_at_which_meetings_statements_are_read_whatever_the_title():
    assert is_concerned(f"{DOCS}/meetings/FA/FA13/20260924/1/HHRG-119-FA13-20260924.xml")
    assert is_concerned(f"{DOCS}/meetings/AP/AP04/20260924/1/HHRG-119-AP04-20260924.xml")
    assert not is_concerned(f"{DOCS}/meetings/AP/AP02/20260924/1/HHRG-119-AP02-20260924.xml")


@pytest.fixture
def site(house):
    """An origin with one meeting, its two witnesses and their statements, under a plain title."""
    day = TODAY + timedelta(days=3)
    stamp = f"{day:%Y%m%d}"
    folder = f"{DOCS}/meetings/FA/FA00/{stamp}/119999/"
    xml = f"{folder}HHRG-119-FA00-{stamp}.xml"
    with serving() as origin:
        house.settings.origin = origin.address
        committees = b'<html><select><option value="FA00">FA</option></select></html>'
        origin.publish(f"{DOCS}/Committee/Committees.aspx", committees, "text/html")
        feed = (
            f'<rss version="2.0"><channel><item><link>{DOCS}/Committee/Calendar/ByEvent.aspx?'
            f'EventID=119999</link><enclosure url="{xml}"/><pubDate>x</pubDate></item></channel>'
            "</rss>"
        )
        origin.publish(f"{DOCS}/Committee/RSS.ashx?Code=FA00", feed.encode(), "text/xml")
        empty = b'<html><table id="MainContent_GridViewMeetings"></table></html>'
        for number in range(-12, 25):
            on = TODAY + timedelta(number)
            calendar = f"{DOCS}/Committee/Calendar/ByDay.aspx?DayID={on:%m%d%Y}"
            origin.publish(calendar, empty, "text/html")
        meeting = body_of(SOURCE.name, "hearing").replace(b"2026-09-24", day.isoformat().encode())
        title = b"The&nbsp;International Criminal Court:  Jurisdiction and Allies"
        origin.publish(xml, meeting.replace(title, OTHER.encode()))
        listed = body_of(SOURCE.name, "witness_list").replace(b"20260924", stamp.encode())
        origin.publish(witness_address(xml), listed)
        origin.statement = f"{folder}HHRG-119-FA00-Wstate-DoeJ-{stamp}.pdf"
        pdf = body_of(SOURCE.name, "statement")
        origin.publish(origin.statement, pdf, "application/pdf")
        origin.paper = f"house-paper:119999/HHRG-119-FA00-Wstate-DoeJ-{stamp}"
        origin.collect = lambda: run(SOURCE, house.fetch(SOURCE), TODAY - timedelta(days=9))
        yield origin


def test_a_statement_on_the_court_is_kept_though_the_hearing_is_of_something_else(site, store):
    result = site.collect()
    assert (result.state, result.faults) == ("green", [])
    kept = {s for s in stored_subjects(store) if s.startswith("house-")}
    assert kept == {site.paper}
    asked = len(site.asked)
    again = site.collect()
    assert (again.state, again.changed_rows) == ("green", 0)
    assert not [path for _, path, _ in site.asked[asked:] if path.endswith(".pdf")]


def test_a_statement_on_something_else_is_set_aside_and_never_looked_through_again(
    site, store, add_page
):
    site.publish(site.statement, write_pdf(["I speak of the post office."]), "application/pdf")
    assert site.collect().state == "green"
    assert not {s for s in stored_subjects(store) if s.startswith("house-paper")}
    with writing(store) as connection:
        put(connection, [Follow("hr1-119", "person", "x", "y")], add_page(connection, "https://x"))
    assert site.collect().state == "green"


@pytest.mark.parametrize(
    "fault, said",
    [
        (answers(200, b"<html>Access Denied</html>", Content_Type="text/html"), "bot wall"),
        (answers(403), "HTTP 403"),
        (answers(200, b"%PDF-1.7 cut", Content_Type="application/pdf"), "unreadable PDF"),
    ],
)
def test_a_statement_that_cannot_be_had_is_red_and_is_read_once_it_can(site, store, fault, said):
    site.break_page(site.statement, fault)
    result = site.collect()
    assert (result.state, said in result.faults[0]["message"]) == ("red", True)
    site.mend()
    assert site.collect().state == "green"
    assert site.paper in stored_subjects(store)


def test_a_statement_that_is_not_there_is_a_note(site):
    site.break_page(site.statement, answers(404))
    result = site.collect()
    assert result.state == "green"
    assert result.notes[0] == f"a statement is listed and not there: {site.statement}"
