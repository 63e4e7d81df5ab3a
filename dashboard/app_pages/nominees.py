"""Nominees: what each said of the Court before confirmation, the vote, what he then did."""

from dashboard import widgets as w
from dashboard.charts.acts import legend
from dashboard.data import ask, store
from dashboard.origins import origins
from dashboard.words import nominee as words
from tracker.queries.ledger.nominees import NomineeRow, flat_steps, read_nominees

_MOST = 20  # lines of the picture; the table beneath it has all
_WORDS = {"said": "With words on the Court", "none": "No words held"}
_KNOWN = {"known": "Known in office", "apart": "Shown apart"}
rows = ask(read_nominees)
w.answer("Nominees", words.nominees_sentence(rows))
spoke = [row for row in rows if row.words]
if spoke:
    w.picture(
        words.picture_title(spoke),
        words.then_and_now(spoke[:_MOST]),
        f"{legend()}. A mark opens its paper. What a statement or an act holds of the Court is our "
        "reading; acts are those since the day of confirmation.",
        w.table_html(spoke, words.then_columns(), "Statements and acts by what they hold"),
    )
w.html("<h2>All nominees</h2>")
with w.filters():
    q = w.search("Name or office", placeholder="Legal Adviser")
    said = w.choose("Words", _WORDS, "said")
    which = w.choose("Official", _KNOWN, "which")
found = [
    row
    for row in rows
    if all(word in f"{row.name} {' '.join(row.offices)}".lower() for word in q.lower().split())
    and said in (None, "said" if row.words else "none")
    and which in (None, "known" if row.official_id else "apart")
]
w.left(len(found), "nominee", {"name": q, "words": said, "official": which})
start = w.paged(len(found))
shown = found[start : start + w.PAGE_SIZE]
if shown:
    w.html(words.nominee_items(shown, origins(step for row in shown for step in row.steps)))
w.foot(
    ["nominations", "record_search", "hearing_transcripts", "senate_roll_calls"],
    lambda: flat_steps(store(), found),
    "nominees",
    NomineeRow,
)
