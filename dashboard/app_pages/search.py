"""Search: whatever holds some words, in titles, actions, texts, papers, acts and names."""

import streamlit as st

from dashboard import widgets as w
from dashboard.data import ask, store
from dashboard.origins import origins, sureness
from dashboard.words import search as words
from tracker.queries.administration.officials import read_officials
from tracker.queries.administration.sanctions import read_designees
from tracker.queries.congress.members import read_members
from tracker.queries.papers.documents import read_document_sources
from tracker.queries.searching import Hit, add_words, count_searched, find_hits

head = st.container()
with w.filters():
    query = w.search("Words", placeholder="“Rome Statute” OR Darfur")
    kind = w.choose("What", {k: noun.capitalize() + "s" for k, noun in words.KINDS.items()}, "kind")
hits = ask(find_hits, query) if query else []
names = words.find_names(query, ask(read_members), ask(read_officials), ask(read_designees))
with head:
    w.answer("Search", words.sentence(query, hits, names, ask(count_searched)))
found = [hit for hit in hits if kind in (None, hit.kind)]
if query:
    w.html("" if kind else words.names_html(names, query), "<h2>In titles and texts</h2>")
    w.left(len(found), "finding", {"Words": query, "What": kind})
    start = w.paged(len(found))
    shown = ask(add_words, query, tuple(found[start : start + w.PAGE_SIZE]))
    w.html(words.hits_html(shown, origins(shown), sureness(hit.subject for hit in shown)))
w.html(
    '<p class="quiet">Words must all occur, in any form; “quoted words” together; -word must not; '
    "OR stands between two words.</p>"
)
w.foot(
    ["bill_status", "bill_texts", "house_roll_calls", "senate_roll_calls",
     *ask(read_document_sources)],
    lambda: add_words(store(), query, found), "search", Hit,
)  # fmt: skip
