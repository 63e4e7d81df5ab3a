"""One roll call: what a yea meant for the Court, the result, who voted how and who did not."""

import streamlit as st

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts import votes as charts
from dashboard.data import ask
from dashboard.marks import text
from dashboard.origins import origins, sureness
from dashboard.words import bill_parts
from dashboard.words import vote_parts as parts
from dashboard.words.review import yea_basis
from dashboard.words.vote import bars_title, vote_sentence, vote_title, yea_words
from dashboard.words.vote_compare import comparison
from tracker.queries.congress import roll_calls as asked
from tracker.queries.congress.vote_pairs import Pair, beside
from tracker.queries.stances.polarity import read_yea

vote_id = w.wanted()
vote = ask(asked.read_vote, vote_id) if vote_id else None
if vote is None:
    w.missing("roll call", vote_id, "roll-calls")
    st.stop()

judged, casts = ask(asked.read_judgement, vote_id), ask(asked.read_casts, vote_id)
candidates, matters = ask(asked.read_candidates, vote_id), ask(asked.read_matters, vote_id)
unlisted = ask(asked.read_unlisted, vote_id) if vote.kind == "question" else None
yea = ask(read_yea, vote_id)
told = yea is not None and yea.basis != "none"
stance = yea.yea if told and yea.yea != "procedural" else None
pages, sure = origins([vote, *casts]), sureness([vote_id]).get(vote_id)

w.answer(
    vote_title(vote),
    f"{text(yea.sentence) if told else yea_words(judged)} {vote_sentence(vote, candidates)}",
    marks.vote_name(vote_id),
)
w.html(
    f"<p>{marks.evidence(pages.get(vote.page_id))} {marks.unverified(sure)}</p>",
    bill_parts.judgement(judged, sure, brief=True) if judged else "",
    yea_basis(yea) if yea else "",
    parts.facts(vote, matters),
)
if candidates:
    w.picture("Votes for each candidate", charts.candidate_bars(candidates),
              marks.evidence(pages.get(vote.page_id)))  # fmt: skip
if casts and vote.kind == "question":
    counted, states = charts.party_counts(casts, unlisted), charts.state_counts(casts)
    w.picture(
        bars_title(counted),
        charts.vote_bars(counted, stance),
        parts.absence(vote, casts, unlisted) + marks.evidence(pages.get(casts[0].page_id)),
        parts.party_table(counted),
    )
    w.picture(
        parts.map_title(states), charts.tile_map(states, stance),
        "A square is a state, in about its place; it shows what most of its members who voted did. "
        "Colour tells what that did to the Court where that is judged.",
        parts.state_table(states),
    )  # fmt: skip
pairs, found = comparison(yea), casts
if casts:
    w.html("<h2>Members</h2>")
    found, pins = parts.choose_members(casts)
    start = w.paged(len(found))
    if found:
        w.table(found[start : start + w.PAGE_SIZE], parts.member_columns(stance, pins, pairs),
                "Members by state and name, those pinned first")  # fmt: skip
    if unlisted:
        w.html(parts.unlisted_names(unlisted))
w.foot([f"{vote.chamber}_roll_calls", "legislators"], lambda: beside(found, pairs), vote_id,
       Pair if pairs else asked.Cast)  # fmt: skip
