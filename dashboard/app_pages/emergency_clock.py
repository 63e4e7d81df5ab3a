"""The emergency clock: what is due next under orders of emergency, and what came of the past."""

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts import clock as charts_clock
from dashboard.data import ask
from dashboard.dial import draw_dial, read_day
from dashboard.origins import origins
from dashboard.words import clock as words
from tracker.queries.administration.due import KINDS, Due
from tracker.queries.administration.emergency import read_emergencies

day = read_day()
dues = ask(read_emergencies, day + words.AHEAD)
w.answer(f"Emergency clock on {marks.day(day)}", words.sentence(dues, day))
draw_dial(day)
with w.filters():
    kind = w.choose("Kind", {name: KINDS[name] for name in dict.fromkeys(d.kind for d in dues)},
                    "kind")  # fmt: skip

shown = [due for due in dues if not kind or due.kind == kind]
coming = [due for due in shown if due.standing_on(day) == "to come"]
passed = [due for due in reversed(shown) if due not in coming]
pages = origins(shown)
w.left(len(shown), "entry", {"Kind": kind})
w.html(
    f'<h2>Still to come</h2><ul class="rows">{words.rows(coming, day, pages)}</ul>',
)
if shown:
    w.picture(
        words.picture_title(passed, day),
        charts_clock.dues(shown, day),
        "Each mark is something due, on its day. “Not seen” says that no paper was found that "
        "shows it, not that it was not done.",
        w.table_html(
            shown,
            [w.Column("Due", lambda due: marks.day(due.due_on), "when"),
             w.Column("What", lambda due: marks.text(due.title)),
             w.Column("How it stands", lambda due: words.mark(due, day) or due.state_on(day))],
            "What was and is due",
        ),
        "Marks on a line of years, one lane a kind, with how each stands.",
    )  # fmt: skip
w.html(f'<h2>Whether it happened</h2><ul class="rows">{words.rows(passed, day, pages)}</ul>')
w.foot(
    ["federal_register", "record_search", "congressional_record", "communications", "ofac_actions"],
    lambda: shown, "emergency-clock", Due,
)  # fmt: skip
