"""The administration's position as of any day: what was in force and why, who spoke last."""

from datetime import datetime

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts.position import bars
from dashboard.data import ask
from dashboard.dial import draw_dial, read_day
from dashboard.marks import EASTERN
from dashboard.origins import origins
from dashboard.words import position as words
from tracker.queries.administration.measures import GROUPS, Measure, read_measures
from tracker.queries.administration.officials import read_aliases
from tracker.queries.administration.position import position_on, read_turning_days

today, day = datetime.now(EASTERN).date(), read_day()
position, measures = ask(position_on, day), ask(read_measures)
w.answer(f"The administration's position on {marks.day(day)}", words.sentence(position, today))
draw_dial(day)
w.html(words.turning(ask(read_turning_days), day))

if measures:
    w.picture(
        f"{len(position.in_force)} of {len(measures)} recorded measures were in force on "
        f"{marks.day(day)}",
        bars(measures, day, today),
        "Bars from the first day to the last; the line is the day asked. Licenses and names of "
        "the same days share a bar. Where no end is recorded the bar runs to today.",
        w.table_html(
            measures,
            [
                w.Column("Kind", lambda m: marks.text(GROUPS[m.group])),
                w.Column("What", lambda m: marks.text(m.name)),
                w.Column("Rule", lambda m: marks.text(m.rule)),
            ],
            "All recorded measures",
        ),
        f"Recorded measures as bars over time; {len(position.in_force)} of them cross "
        f"{marks.day(day)}.",
    )

pages, parts = origins([*position.in_force, *position.spoken]), []
if position.spoken:
    rows = words.spoken_rows(position.spoken, pages, ask(read_aliases))
    parts.append(f'<h2>Who had spoken last</h2><ul class="rows">{rows}</ul>')
for group in GROUPS:
    if found := position.of(group):
        write = words.listing_rows if group == "listing" else words.measure_rows
        heading = marks.tag("h2", words.group_words(group, len(found)))
        parts.append(f'{heading}<ul class="rows">{write(found, pages)}</ul>')
absent = [name.lower() for group, name in GROUPS.items() if not position.of(group)]
if absent:
    parts.append(marks.tag("p", f"None recorded on this day: {', '.join(absent)}.", "left"))
if items := words.open_items(position):
    parts.append(f"<h2>What the record cannot answer</h2><ul>{items}</ul>")
w.html(*parts)
w.foot(
    ["federal_register", "ofac_lists", "ofac_actions", "white_house", "state_department"],
    lambda: position.in_force, f"position-{day.isoformat()}", Measure,
)  # fmt: skip
