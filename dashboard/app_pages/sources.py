"""Sources: which answer, which are late or broken, what their last run saw and could not do."""

from datetime import UTC, datetime, timedelta

from dashboard import widgets as w
from dashboard.data import ask
from dashboard.marks import EASTERN
from dashboard.words.source import DAYS, overview, sentence
from tracker.queries.upkeep.runs import read_days, read_kept, read_last_runs

sources = w.freshness()
today = datetime.now(UTC).astimezone(EASTERN).date()
start = datetime.combine(today - timedelta(days=DAYS), datetime.min.time(), EASTERN)
w.answer("Sources", sentence(sources))
if sources:
    w.html(
        "<h2>Each source and its last thirty days, what wants attention first</h2>"
        '<p class="source">■ good runs · ◧ a run with a note or cut short · ✕ a broken run · '
        "□ no run. A line opens what is known of the source.</p>",
        overview(sources, ask(read_last_runs), ask(read_kept), ask(read_days, start), today),
    )
w.foot([row.source for row in sources], lambda: sources, "sources")
