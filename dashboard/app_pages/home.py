"""Home: what is new, what came late, which sources are late; the relationship since 1998."""

from datetime import UTC, datetime

import streamlit as st

from dashboard import widgets as w
from dashboard.data import ask, draw
from dashboard.marks import EASTERN
from dashboard.since import LOOKED, read_since
from dashboard.words import hearing as hearing_words
from dashboard.words import news
from dashboard.words.relationship import relationship_picture
from tracker.queries.home import News, count_record, read_news

now = datetime.now(UTC)
since = read_since(st.query_params.get("since"), st.context.cookies.get(LOOKED), now)
found, sources = ask(read_news, since.at), w.freshness()
parts = [
    draw(news.draw_sections, since),
    w.picture_html(*draw(relationship_picture, now.astimezone(EASTERN).date())),
]
# Who comes back reads the news first; who comes first sees the whole.
if since.why == "first visit":
    parts.reverse()
w.html(
    w.answer_html(
        "The United States and the International Criminal Court",
        news.sentence(found, sources, ask(count_record), since),
    ),
    parts[0],
    draw(hearing_words.draw_ahead, now.astimezone(EASTERN).date()),
    parts[1],
    w.foot_html([row.source for row in sources], lambda: found.rows, "news", News),
)
