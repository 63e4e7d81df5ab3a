"""One act at /act?id=…: what was done, what it means for the Court, and how we know."""

from dashboard import marks
from dashboard import widgets as w
from dashboard.act_words import act_sentence, facts
from dashboard.data import ask
from tracker.queries.acts import read_act

act_id = w.wanted()
view = ask(read_act, act_id) if act_id else None
if view is None:
    w.missing("act", act_id, "administration")
else:
    w.answer(view.act.title, act_sentence(view), "Act")
    w.html("<h2>What is known</h2>", facts(view))
    if view.related:
        links = (
            marks.tag("li", marks.link(title, marks.address("act", id=other)))
            for other, title in view.related.items()
        )
        w.html("<h2>Acts that belong with it</h2><ul>", *links, "</ul>")
    w.foot(["federal_register"], lambda: [view.act], f"act-{view.act.act_id}")
