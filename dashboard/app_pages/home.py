"""Home: what is new, what came late, which sources are late; the relationship since 1998."""

from datetime import UTC, datetime

import streamlit as st

from dashboard import news
from dashboard import widgets as w
from dashboard.data import ask, draw
from dashboard.marks import EASTERN
from dashboard.relationship import relationship_picture
from dashboard.since import LOOKED, read_since
from tracker.queries.home import count_record, read_news

now = datetime.now(UTC)
since = read_since(st.query_params.get("since"), st.context.cookies.get(LOOKED), now)
found, sources = ask(read_news, since.at), w.freshness()
w.answer(
    "The United States and the International Criminal Court",
    news.sentence(found, sources, ask(count_record), since),
)
parts = [
    lambda: w.html(draw(news.draw_sections, since)),
    lambda: w.picture(*draw(relationship_picture, now.astimezone(EASTERN).date())),
]
# Who comes back reads the news first; who comes first sees the whole.
for part in reversed(parts) if since.why == "first visit" else parts:
    part()
w.foot([row.source for row in sources], lambda: found.rows, "news")
