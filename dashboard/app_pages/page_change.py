"""One change of a page at /page-change?id=…: both copies, the words that differ, how to cite it."""

import streamlit as st

from dashboard import marks
from dashboard import widgets as w
from dashboard.data import ask
from dashboard.words import page_change as words
from tracker.queries.upkeep.page_events import read_page_change

event_id = w.wanted()
found = ask(read_page_change, event_id) if event_id else None
if found is None:
    w.missing("change of a page", event_id, "pages-that-changed")
    st.stop()
change = found.change
w.answer(
    change.title,
    words.happened(change),
    f"{words.KINDS[change.kind]} · {change.publisher or change.site}",
)
paper = marks.document_link(change.document_id, change.title)
w.html("<h2>The copies</h2>", marks.tag("p", words.copies(change)), f"<p>The paper: {paper}</p>")
if found.before and found.after:
    w.html("<h2>What differs</h2>", words.comparison(found.before, found.after))
w.html("<h2>To cite it</h2>")
st.code(words.citation(change), language=None, wrap_lines=True)
w.foot(["watched_pages"], lambda: [change], f"page-change-{event_id}")
