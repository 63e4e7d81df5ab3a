"""Documents about the Court: a list by kind, publisher, year, stance and words."""

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts import acts as charts
from dashboard.data import ask
from dashboard.words.document import columns, kind_words, sentence
from tracker.queries.papers.documents import (
    Filters,
    Listed,
    find_documents,
    read_document_sources,
    read_facets,
)
from tracker.queries.provenance import read_origins
from tracker.queries.stances.held import read_paper_stances

facets = ask(read_facets)
w.answer("Documents", sentence(facets))
if len(facets.years) > 1:
    w.picture(
        charts.documents_statement(facets.years),
        charts.documents_by_year(facets.years),
        "Documents stored, by the year of their publication.",
        w.table_html(
            sorted(facets.years.items()),
            [
                w.Column("Year", lambda row: marks.text(row[0])),
                w.number_column("Documents", lambda row: row[1]),
            ],
            "Documents by year",
        ),
    )
with w.filters():
    kind = w.choose("Kind", {name: kind_words(name) for name in facets.kinds}, "kind")
    publisher = w.choose("Publisher", {name: name for name in facets.publishers}, "publisher")
    year = w.choose("Year", {name: name for name in facets.years}, "year")
    shown = {name: said for name, (_, said) in marks.STANCES.items()}
    stance = w.choose("Stance", shown, "stance")
    words = w.search("Words", placeholder="sanctions, “Rome Statute”")
filters = Filters(kind, publisher, year, words, stance)
counted = ask(find_documents, filters, 0, 0).total
chosen = {"Kind": kind, "Publisher": publisher, "Year": year, "Stance": stance, "Words": words}
w.left(counted, "document", chosen)
if counted:
    start = w.paged(counted)
    rows = ask(find_documents, filters, start, w.PAGE_SIZE).rows
    origins = ask(read_origins, tuple(sorted({row.page_id for row in rows})))
    stances = ask(read_paper_stances, tuple(row.document_id for row in rows))
    w.table(rows, columns(origins, stances), "Documents, newest first")
w.foot(
    ask(read_document_sources),
    lambda: ask(find_documents, filters, 0, counted).rows,
    "documents",
    Listed,
)
