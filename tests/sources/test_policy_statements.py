"""Statements of Administration Policy: on which measure, where found, what stops nothing."""

from datetime import UTC, date, datetime

import pytest

from scrapers.runner import run
from scrapers.source import Page
from scrapers.sources.policy_statements import LISTINGS, PAST, SOURCE, address
from scrapers.sources.policy_statements.lists import COLLECTION, read_collection, read_listing
from tests.origin import answers, serving
from tests.sources.pdf import write_pdf
from tests.sources.statements import body_of, mentions_of, papers, recorded
from tracker.errors import ParseError
from tracker.queries.administration.position import position_on
from tracker.queries.congress.bill import read_part
from tracker.queries.provenance import read_origins
from tracker.queries.upkeep.collecting import stored_subjects
from tracker.record.install import install_record

SINCE = date(1998, 7, 17)
UPLOADS = "https://www.whitehouse.gov/wp-content/uploads/"
KEPT = "https://bidenwhitehouse.archives.gov/wp-content/uploads/2024/06/SAP-HR8282.pdf"
COPY = f"{COLLECTION}statements/46-Biden/118/2024-06-03_hr8282.pdf"
FAR = "sap:wp-content/uploads/2026/09/SAP-HR9999"
# In the form of 2025 on: a paragraph a statement, its day in brackets behind the link.
LISTING = f"""<html><body><nav><a href="/privacy.pdf">Privacy</a></nav>
<main class="wp-block-group"><div class="entry-content"><h2>119th Congress</h2>
<p><a href="{UPLOADS}2026/09/SAP-HR9999.pdf">H.R. 9999 – Court Act</a> (September 29, 2026)</p>
<p><a href="/wp-content/uploads/2025/06/SAP-HR4.pdf">H.R. 4 – Rescissions Act of 2025</a>
(June 10, 2025)</p></div></main></body></html>"""
# A list of the collection, an entry of which has no copy.
BIDEN = """- bills:
  - hr8282
  document_title: H.R. 8282 – The Illegitimate Court Counteraction Act
  congress: 118
  date_issued: '2024-06-03'
  file: statements/46-Biden/118/2024-06-03_hr8282.pdf
  fetched_from_url: https://www.whitehouse.gov/wp-content/uploads/2024/06/SAP-HR8282.pdf
- bills:
  - hr1
  congress: 110
  url: https://www.presidency.ucsb.edu/documents/x
"""


def _statement(title: str, words: str, day: str = "September 29, 2026") -> bytes:
    return write_pdf([day, "(House)", "STATEMENT OF ADMINISTRATION POLICY", title, words])


def test_a_statement_is_on_a_measure_and_says_what_is_held_of_the_court():
    records = recorded(SOURCE, "statement_2024")
    ((document, text),) = papers(records)
    assert document.title == (
        "Statement of Administration Policy: H.R. 8282 - The Illegitimate Court Counteraction Act"
    )
    assert (document.bill_id, document.published_on) == ("hr8282-118", date(2024, 6, 3))
    assert "opposes the imposition of sanctions against the ICC" in text
    assert {m.verdict for m in mentions_of(document, records)} == {"court"}


def test_a_copy_in_the_collection_is_the_official_paper():
    assert recorded(SOURCE, "copy_in_the_collection") == recorded(SOURCE, "statement_2024")
    assert address(f"/disk/{KEPT.removeprefix('https://')}") == KEPT


def test_letters_that_stand_apart_in_the_head_hide_nothing():
    ((document, _),) = papers(recorded(SOURCE, "letters_apart"))
    assert (document.published_on, document.bill_id) == (date(2025, 6, 10), "hr4-119")
    assert document.title.endswith("H.R. 4 - Rescissions Act of 2025")


def _page(url: str, body: str) -> Page:
    return Page(url, body.encode(), "text/html", datetime.now(UTC), "")


def test_lists_are_read_as_they_are():
    assert read_listing(_page(LISTINGS[0], LISTING)) == [
        f"{UPLOADS}2026/09/SAP-HR9999.pdf", f"{UPLOADS}2025/06/SAP-HR4.pdf",
    ]  # fmt: skip
    assert read_collection(_page(f"{COLLECTION}46-Biden.yaml", BIDEN)) == [(KEPT, COPY)]
    with pytest.raises(ParseError, match="a listing without statements"):
        read_listing(_page(LISTINGS[0], "<html><main><p>Welcome</p></main></html>"))
    with pytest.raises(ParseError, match="the collection's list was expected"):
        read_collection(_page(f"{COLLECTION}46-Biden.yaml", "404: Not Found"))


@pytest.fixture
def site(house):
    """An origin with the listing, one statement on the Court and one on something else."""
    with serving() as origin:
        house.settings.origin = origin.address
        origin.publish(LISTINGS[0], LISTING.encode(), "text/html")
        words = "The Administration supports sanctions on the International Criminal Court."
        far, near = f"{UPLOADS}2026/09/SAP-HR9999.pdf", f"{UPLOADS}2025/06/SAP-HR4.pdf"
        origin.publish(far, _statement("H.R. 9999 - Court Act", words), "application/pdf")
        origin.publish(near, body_of(SOURCE.name, "letters_apart"), "application/pdf")
        for name in PAST:
            listed = BIDEN if name == "46-Biden" else BIDEN.replace("SAP-HR8282", f"{name}-x")
            listed = listed.replace("46-Biden/118/2024-06-03_hr8282", f"{name}/1")
            origin.publish(f"{COLLECTION}{name}.yaml", listed.encode(), "text/plain")
        origin.publish(KEPT, body_of(SOURCE.name, "statement_2024"), "application/pdf")
        for name in PAST[1:]:  # an HTML page stands where the collection's copy should be
            copy = f"{COLLECTION}statements/{name}/1.pdf"
            origin.publish(copy, b"\x1f\x8b\x08 not a PDF", "application/octet-stream")
        origin.collect = lambda: run(SOURCE, house.fetch(SOURCE), SINCE)
        yield origin


def test_todays_and_those_of_the_past_are_read_once(site, store):
    result = site.collect()
    assert (result.state, result.faults) == ("green", [])
    assert {s for s in stored_subjects(store) if s.startswith("sap:")} == {
        FAR, "sap:wp-content/uploads/2024/06/SAP-HR8282",
    }  # fmt: skip
    assert len([note for note in result.notes if "no PDF is held" in note]) == 2
    asked = len(site.asked)
    again = site.collect()
    assert (again.state, again.changed_rows) == ("green", 0)
    assert not [path for _, path, _ in site.asked[asked:] if path.endswith(".pdf")]


def test_a_statement_stands_on_its_measure_and_is_the_administrations_word(site, store):
    site.collect()
    (paper,) = read_part(store, "Document", "hr9999-119")
    assert paper.document_id == FAR
    (spoken,) = position_on(store, date(2026, 10, 1)).spoken
    assert (spoken.subject, spoken.spoken_on) == (FAR, date(2026, 9, 29))


def test_the_collections_copy_is_read_where_the_archives_have_none(site, store):
    site.break_page(KEPT, answers(404))
    site.publish(COPY.replace("118/2024-06-03_hr8282", "1"), body_of(SOURCE.name, "statement_2024"),
                 "application/octet-stream")  # fmt: skip
    assert site.collect().state == "green"
    (paper,) = read_part(store, "Document", "hr8282-118")
    assert paper.url == KEPT


def test_the_listing_of_summer_2026_is_read_where_the_other_is_gone(site, store):
    site.break_page(LISTINGS[0], answers(404))
    site.publish(LISTINGS[1], LISTING.encode(), "text/html")
    assert site.collect().state == "green"
    assert FAR in stored_subjects(store)


@pytest.mark.parametrize(
    "url, fault, said",
    [
        (LISTINGS[0], answers(200, b"<html><p>Welcome</p></html>", Content_Type="text/html"),
         "a listing without statements"),
        (LISTINGS[0], answers(403, b"<html>Access Denied</html>"), "HTTP 403 (bot wall)"),
        (f"{UPLOADS}2026/09/SAP-HR9999.pdf", answers(503), "HTTP 503"),
        (f"{COLLECTION}45-Trump.yaml", answers(200, b"- x: 1", Content_Type="text/plain"),
         "the collection's list was expected"),
    ],
)  # fmt: skip
def test_what_cannot_be_had_is_red_and_the_rest_is_read(site, store, url, fault, said):
    site.break_page(url, fault)
    result = site.collect()
    assert (result.state, said in result.faults[0]["message"]) == ("red", True)
    assert "sap:wp-content/uploads/2024/06/SAP-HR8282" in stored_subjects(store)
    site.mend()
    assert site.collect().state == "green"


def test_the_record_rests_on_the_paper_once_it_is_read(site, house, store):
    install_record(store, house.archive.keep)
    (before,) = position_on(store, date(2024, 6, 3)).spoken
    site.collect()
    after = position_on(store, date(2024, 6, 3)).spoken
    assert (before.subject, before.words) == ("sap-hr8282-2024", None)
    assert [s.subject for s in after] == ["sap-hr8282-2024"]
    assert "International Criminal Court (ICC)" in after[0].words
    assert read_origins(store, [after[0].page_id])[after[0].page_id].url == KEPT
