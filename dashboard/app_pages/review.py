"""Review: what machines could not decide, one card at a time, ruled on by keyboard or button."""

import streamlit as st

from dashboard import widgets as w
from dashboard.data import ask
from dashboard.origins import origins
from dashboard.words import review as words
from dashboard.words import review_desk as desk
from dashboard.words.review_teach import taught_rules, teaching
from tracker.queries.review import read_queue, read_ruled
from tracker.records import Ruling

cards, ruled = ask(read_queue), ask(read_ruled)
w.answer("Review", words.queue_sentence(cards))
desk.notices()
with w.filters():
    kind = w.choose("What waits", words.KINDS, "kind", width=290)
    # Last of the row: Tab leaves it for a link, where the keys work, not for another line of text.
    author = st.text_input("Your name", key="by", bind="query-params", max_chars=80, width=220)
w.html(
    '<p class="quiet">There are no accounts in this release: whoever opens this page can rule, '
    "under the name typed here, and each ruling keeps it. "
    "What a yea did, and where a measure stands, is settled when a second person agrees.</p>"
)
waiting = desk.waiting(cards, kind)
card = desk.chosen_card(waiting)
if card and st.query_params.get("card", card.key) != card.key:
    w.html('<p class="left">The store holds no card of that address; this is the next one.</p>')
if card:
    place = desk.place_of(card, waiting)
    w.html(words.card_html(card, place, len(waiting), origins([card]).get(card.page_id)))
    desk.answers(card, waiting)
    desk.reasons(card)
    w.html(
        '<p class="quiet">Keys: a number chooses a reason, a letter answers, s skips, '
        "j and k turn. They work while no line of text is being typed in; Tab leaves it.</p>"
    )
    teaching(card, author)
elif cards:
    w.left(0, "card", {"What waits": kind})
if ruled:
    w.html("<h2>What people ruled</h2>")
    w.table(ruled, words.ruling_columns(), "Newest rulings")
taught_rules(author)
w.foot([row.source for row in w.freshness()], lambda: ask(read_ruled, 100_000), "rulings", Ruling)
