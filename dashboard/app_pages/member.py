"""One member: every act about the Court that is held, dated, with its page; no score."""

import streamlit as st

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts import congress as charts
from dashboard.charts.acts import legend
from dashboard.data import ask, store
from dashboard.origins import origins, sureness
from dashboard.words import member as words
from dashboard.words.ledger import choose_acts, ledger_section, page_ids, told_apart
from tracker.queries.congress import members as asked
from tracker.queries.ledger.acts import read_ledger
from tracker.queries.ledger.flat import LedgerRow, flat_rows
from tracker.queries.people import current_bioguide

given = w.wanted()
bioguide_id = ask(current_bioguide, given) if given else None
member = ask(asked.read_member, bioguide_id) if bioguide_id else None
if member is None:
    w.missing("member", given, "members")
    st.stop()

entries, terms = ask(read_ledger, bioguide_id), ask(asked.read_terms, bioguide_id)
rows = [entry.act for entry in entries]
spells, seats = ask(asked.read_spells, bioguide_id), ask(asked.read_seats, bioguide_id)
place = f"{member.state or ''}{f'-{member.district}' if member.district else ''}"
kicker = " · ".join(filter(None, (
    words.CHAMBERS.get(member.chamber or ""), member.party, place,
)))  # fmt: skip
pages, sure = origins([member, *page_ids(entries)]), sureness(row.subject for row in rows)
w.answer(member.full_name, words.member_sentence(rows, ask(asked.read_searched)), kicker)
w.html(f"<p>{marks.evidence(pages.get(member.page_id))}</p>")
judged, _unjudged = told_apart(entries)
if judged:
    w.picture(
        f"{len(judged)} {marks.plural('act', len(judged))} about the Court, by kind and year",
        charts.member_strip([entry.act for entry in judged]),
        f"{legend()}. ∅ did not vote or voted present. A mark opens its record; what an act did is "
        "our judgement: a nay has the opposite of what a yea did.",
    )
found = []
if entries:
    w.html("<h2>The evidence</h2>")
    found = choose_acts(entries)
    w.html(ledger_section(found, pages, sure))
service = words.service(terms, spells, seats)
if service:
    w.html(service)
w.foot(["legislators", "house_roll_calls", "senate_roll_calls", "bill_status"],
       lambda: flat_rows(store(), {bioguide_id: found}), f"ledger-{bioguide_id}",
       LedgerRow)  # fmt: skip
