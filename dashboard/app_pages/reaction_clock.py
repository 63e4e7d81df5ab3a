"""The reaction clock: for an event at the Court, how soon each branch answered, and with what."""

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts import reactions as charts_reactions
from dashboard.data import ask
from dashboard.origins import origins
from dashboard.words import reaction as words
from tracker.queries.branches import BRANCHES
from tracker.queries.reactions.clock import DAYS, read_clocks, read_searched
from tracker.queries.reactions.court_events import KINDS

clocks = ask(read_clocks)
wanted = w.wanted("event")
by_id = {clock.event.event_id: clock for clock in clocks}
answered = (clock for clock in clocks if clock.firsts)
clock = by_id.get(wanted) if wanted else next(answered, clocks[0] if clocks else None)
if clock is None:
    if wanted:
        w.missing("event", wanted, "reaction-clock")
    else:
        w.answer(
            "Reaction clock",
            "No event at the Court is stored: run <code>tracker init</code> to load the record.",
        )
    clocks = clocks if wanted else []
else:
    searched = ask(read_searched)
    w.answer("Reaction clock", words.sentence(clock, searched))
    w.picture(
        words.picture_title(clock),
        charts_reactions.strip(clock),
        charts_reactions.legend(),
        w.table_html(words.lanes(clock), words.first_columns(searched), "First words by branch"),
    )

with w.filters():
    w.choose(
        "Event", {c.event.event_id: f"{marks.day(c.event.on)}: {c.event.title}" for c in clocks},
        "event", placeholder="The newest that was answered", width=330,
    )  # fmt: skip
    branch = w.choose("Branch", BRANCHES, "branch")
    show = w.choose("Words", {"all": "All on the Court"}, "show", placeholder="On the matter")
    kind = w.choose("Kind of event", KINDS, "kind")

shown = []
if clock is not None:
    shown = [
        reaction
        for reaction in clock.reactions
        if (show or reaction.names_it) and (not branch or reaction.branch == branch)
    ]
    w.html(f"<h2>What was said in the {DAYS} days after {marks.day(clock.event.on)}</h2>")
    w.left(len(shown), "reaction", {"Branch": branch, "Words": not shown and not show})
    if shown:
        start = w.paged(len(shown))
        page = shown[start : start + w.PAGE_SIZE]
        pages = origins(page)
        w.html('<ul class="rows">', *(words.row(r, pages.get(r.page_id)) for r in page), "</ul>")
    told = origins([clock.event]).get(clock.event.page_id)
    w.html(words.event_line(clock.event, told))
listed = [c for c in clocks if not kind or c.event.kind == kind]
if listed:
    w.html("<h2>All events</h2>")
    w.left(len(listed), "event", {"Kind of event": kind})
    w.table(listed, words.event_columns(), "Events at the Court and the first words after each")
w.foot(
    ["white_house", "state_department", "federal_register", "ofac_actions", "congressional_record",
     "bill_status", "congress_press", "presidential_papers", "treasury", "missions_un"],
    lambda: shown,
    f"reactions-{clock.event.event_id}" if clock else "reactions",
)  # fmt: skip
