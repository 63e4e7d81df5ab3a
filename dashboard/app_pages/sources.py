"""Sources: which answer, which are late or broken, what their last run saw and could not do."""

from datetime import UTC, datetime, timedelta

from dashboard import widgets as w
from dashboard.data import ask
from dashboard.freshness_lines import groups
from dashboard.marks import EASTERN
from dashboard.words.source import DAYS, block, folded, sentence
from tracker.queries.freshness import Freshness
from tracker.queries.sources import read_days, read_kept, read_last_runs

sources = w.freshness()
today = datetime.now(UTC).astimezone(EASTERN).date()
start = datetime.combine(today - timedelta(days=DAYS), datetime.min.time(), EASTERN)
last, kept, days = ask(read_last_runs), ask(read_kept), ask(read_days, start)


def draw(row: Freshness) -> str:
    """The block of one source."""
    name = row.source
    return block(row, last.get(name), kept.get(name), days.get(name, {}), today)


w.answer("Sources", sentence(sources))
if sources:
    w.html(
        "<h2>Each source, its last run and its last thirty days</h2>"
        '<p class="source">■ good runs · ◧ a run with a note or cut short · ✕ a broken run · '
        "□ no run</p>",
        *(
            draw(members[0])
            if len(members) == 1
            else folded(title, members, [draw(row) for row in members])
            for title, members in groups(sources).items()
        ),
    )
w.foot([row.source for row in sources], lambda: sources, "sources")
