"""One provision: is it still in, what became of it text by text, and what words changed."""

import streamlit as st

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts import provisions as charts
from dashboard.data import ask, draw
from dashboard.origins import origins
from dashboard.words import bill_parts
from dashboard.words import provision_parts as parts
from dashboard.words.provision import (
    KINDS,
    last_change,
    picture_title,
    provision_sentence,
    text_name,
)
from tracker.queries.congress import bill as asked
from tracker.queries.congress.provisions import (
    StandingRow,
    read_provision,
    read_version_places,
    standing_rows,
)

provision_id = w.wanted()
trace = ask(read_provision, provision_id) if provision_id else None
if trace is None:
    w.missing("provision", provision_id, "provisions")
    st.stop()

newest, present = trace.present[-1], {s.version_id: s for s in trace.present}
bill_ids = tuple(dict.fromkeys(s.bill_id for s in trace.standings))
places = ask(read_version_places, bill_ids)
pages = origins(places.values())
kind = KINDS.get(newest.kind, newest.kind)
w.answer(newest.name or newest.place, provision_sentence(trace), f"Provision · {kind}")
w.picture(
    picture_title(trace),
    charts.strip(provision_id, trace.standings),
    "A full line: it stands in the text; a broken one: it does not; dots: the text was not read. "
    f"Derived by us from the texts. {marks.evidence(pages.get(places[newest.version_id].page_id))}",
    parts.table(trace.standings),
)

w.html('<h2 id="comparison">What changed between two texts</h2>')
if change := last_change(trace):
    options = {v: text_name(s.bill_id, s.version) for v, s in present.items()}
    with w.filters():
        before = w.choose("From", options, "before", options[change[0].version_id], 300)
        after = w.choose("To", options, "after", options[change[1].version_id], 300)
    ends = present.get(before, change[0]), present.get(after, change[1])
    w.html(draw(parts.compared, *ends))
else:
    w.html("<p>It stands in one text only, so that there is nothing to compare. Its words:</p>",
           parts.words(newest))  # fmt: skip

votes = "".join(
    f"<h3>{marks.bill_link(bill_id)}</h3>{table}"
    for bill_id in reversed(trace.bills)
    if (table := bill_parts.votes(held := ask(asked.read_votes_on, bill_id),
                                  ask(asked.read_unread_votes, bill_id), origins(held)))
)  # fmt: skip
none = "<p>No roll call on these measures is held or listed.</p>"
w.html(
    bill_parts.section("Text by text, and how we know",
                       parts.states(trace.standings, places, pages)),
    bill_parts.section("Votes on the measures that hold it", votes or none),
)  # fmt: skip
w.foot(["bill_texts", "bill_status", "house_roll_calls", "senate_roll_calls"],
       lambda: standing_rows(trace), f"provision-{provision_id}", StandingRow)  # fmt: skip
