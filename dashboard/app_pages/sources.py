"""Sources: which answer, which are late or broken, what their last run saw and could not do."""

from datetime import UTC, datetime, timedelta

from dashboard import widgets as w
from dashboard.data import ask
from dashboard.marks import EASTERN
from dashboard.source_words import DAYS, block, sentence
from tracker.queries.sources import read_days, read_kept, read_last_runs

sources = w.freshness()
today = datetime.now(UTC).astimezone(EASTERN).date()
start = datetime.combine(today - timedelta(days=DAYS), datetime.min.time(), EASTERN)
last, kept, days = ask(read_last_runs), ask(read_kept), ask(read_days, start)
w.answer("Sources", sentence(sources))
if sources:
    w.html(
        "<h2>Each source, its last run and its last thirty days</h2>"
        '<p class="source">■ good runs · ◧ a run with a note or cut short · ✕ a broken run · '
        "□ no run</p>",
        *(
            block(row, last.get(row.source), kept.get(row.source), days.get(row.source, {}), today)
            for row in sources
        ),
    )
w.foot([row.source for row in sources], lambda: sources, "sources")
