"""Reports: the measure they accompany, their headings, and the sections that name the Court."""

from pathlib import Path

from dashboard.words.section import sections
from scrapers.sources.record_search import SOURCE
from tests.sources.cases import case_page
from tracker.queries.papers.sections import read_sections
from tracker.reading.keep import Known, keep
from tracker.records import PageBreak, PaperHeading
from tracker.store.db import writing
from tracker.store.put import put

REPORT = Path(__file__).parents[1] / "pages" / "record_search" / "report_with_sections"
NAME = "govinfo:CRPT-119srpt997"


def test_a_report_names_its_measure_its_headings_and_pages():
    document, *rest = SOURCE.parse(case_page(REPORT))
    assert (document.bill_id, document.citation) == ("s9999-119", "S. Rept. 119-997")
    headings = [(r.level, r.heading) for r in rest if isinstance(r, PaperHeading)]
    assert headings[-4:] == [
        (1, "PURPOSE OF THE BILL"), (1, "GENERAL PROVISIONS"),
        (2, "Justice and Accountability"), (2, "Contracts and Grants"),
    ]  # fmt: skip
    assert [r.page for r in rest if isinstance(r, PageBreak)] == ["2", "3"]


def test_the_sections_that_name_the_court_are_told_with_page_and_passage(store, add_page):
    page = case_page(REPORT)
    with writing(store) as connection:
        put(connection, keep(SOURCE.parse(page), Known()), add_page(connection, page.url))
    purpose, justice = read_sections(store, NAME)
    assert (purpose.headings, purpose.page) == (("PURPOSE OF THE BILL",), "2")
    assert (justice.headings, justice.page, justice.mentions) == (
        ("GENERAL PROVISIONS", "Justice and Accountability"), "2", 2,
    )  # fmt: skip
    html = sections([justice])
    assert "GENERAL PROVISIONS › Justice and Accountability" in html
    assert "page 2, 2 mentions" in html
    assert read_sections(store, "govinfo:none") == []
    assert sections([]) == ""
