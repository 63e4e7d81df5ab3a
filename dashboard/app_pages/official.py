"""One official or office: every act and paper about the Court, dated, quoted, with its page."""

import streamlit as st

from dashboard import widgets as w
from dashboard.charts import congress as charts
from dashboard.charts.acts import legend
from dashboard.data import ask, store
from dashboard.origins import origins, sureness
from dashboard.words import nominee
from dashboard.words import official as words
from dashboard.words.ledger import choose_acts, ledger_section, page_ids
from tracker.queries.administration.officials import read_official, read_searched_of_executive
from tracker.queries.ledger.acts import read_ledger
from tracker.queries.ledger.flat import LedgerRow, flat_rows
from tracker.queries.ledger.nominees import read_nominees

official_id = w.wanted()
official = ask(read_official, official_id) if official_id else None
if official is None:
    w.missing("official", official_id, "officials")
    st.stop()

entries = ask(read_ledger, official_id)
acts = [entry.act for entry in entries]
searched, nominees = ask(read_searched_of_executive), ask(read_nominees)
nominated = [row for row in nominees if row.official_id == official_id]
namesakes = [row for row in nominees if official_id in row.namesakes]
w.answer(official.name, words.official_sentence(official, entries, searched), "Official")
w.html(words.facts(official))
if len(acts) > 1:
    w.picture(
        f"{len(acts)} acts about the Court, by kind and year",
        charts.member_strip(acts),
        f"{legend()}. A mark opens its record; what an act did is our judgement.",
    )
steps = [step for row in (*nominated, *namesakes) for step in row.steps]
for row in nominated:
    w.html(nominee.before_office(row, origins(steps)))
found = []
if entries:
    w.html("<h2>The evidence</h2>" + nominee.in_office(nominated))
    found = choose_acts(entries)
    pages, sure = origins(page_ids(found)), sureness(entry.act.subject for entry in found)
    w.html(ledger_section(found, pages, sure))
if namesakes:
    w.html(nominee.perhaps(namesakes, origins(steps)))
w.foot(
    ["federal_register", "white_house", "state_department", "ofac", "nominations"],
    lambda: flat_rows(store(), {official_id: found}),
    f"ledger-{official_id}",
    LedgerRow,
)
