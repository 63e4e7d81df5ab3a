"""What the list of documents shows of each, and where its rows come from."""

from datetime import date

from tracker.queries.papers.documents import Filters, find_documents, read_document_sources
from tracker.reading.keep import Known, keep
from tracker.records import Document
from tracker.store.db import writing
from tracker.store.put import put

TITLE = "Senator calls for review of International Criminal Court"
SENTENCE = "The International Criminal Court must answer, she said."


def test_the_passage_of_a_row_is_of_the_text_not_its_title(any_store, add_page):
    paper = Document(
        "press:1", "press_release", TITLE, "Office of a Senator", "https://x.gov/1",
        date(2024, 11, 1), text=SENTENCE,
    )  # fmt: skip
    alone = Document(
        "press:2", "press_release", TITLE, "Office of a Senator", "https://x.gov/2",
        date(2024, 11, 2),
    )  # fmt: skip
    with writing(any_store) as connection:
        stamp = add_page(connection, "https://x.gov/1", source="press")
        put(connection, keep([paper, alone], Known()), stamp)
    rows = find_documents(any_store, Filters(), 0, 9).rows
    assert [row.passage for row in rows] == [TITLE, SENTENCE]
    assert read_document_sources(any_store) == ["press"]
