"""One act at /act?id=…: what was done, what it means for the Court, and how we know."""

from dashboard import marks
from dashboard import widgets as w
from dashboard.data import ask
from dashboard.words.act import act_sentence, facts, near_row
from tracker.queries.administration.acts import read_act
from tracker.queries.administration.officials import read_aliases

act_id = w.wanted()
view = ask(read_act, act_id) if act_id else None
if view is None:
    w.missing("act", act_id, "administration")
else:
    w.answer(view.act.title, act_sentence(view), "Act")
    w.html("<h2>What is known</h2>", facts(view, ask(read_aliases)))
    if view.act.lane == "court" and view.act.acted_on:
        clock = marks.address("reaction-clock", event=view.act.act_id)
        w.html(marks.tag("p", marks.link("How soon Washington answered", clock)))
    if view.related:
        near = map(near_row, view.related)
        w.html('<h2>Acts that belong with it</h2><ul class="rows">', *near, "</ul>")
    w.foot(["federal_register"], lambda: [view.act], f"act-{view.act.act_id}")
