"""Pages that changed: what was edited, moved, taken away or put back, with both copies."""

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts import pages as charts_pages
from dashboard.data import ask
from dashboard.words import page_change as words
from tracker.queries.upkeep import page_events as asked
from tracker.reading.page_words import RATE_WORDS, SECOND_LOOK

sites, changes = ask(asked.read_sites), ask(asked.read_page_changes)
w.answer("Pages that changed", words.sentence(sites, changes))
if sites:
    states = [state for state in asked.STATES if any(site.states.get(state) for site in sites)]
    w.picture(
        words.picture_title(sites),
        charts_pages.states_by_site(sites),
        f"Each page about the Court is looked at {RATE_WORDS}; one that changed is young "
        f"again. A page is called gone once a second look, {SECOND_LOOK.seconds // 3600} hours "
        "later or more, agrees. Menus, counters and dates of rendering are not compared.",
        w.table_html(
            sites,
            [
                w.Column("Site", lambda site: marks.text(site.site)),
                w.number_column("Pages", lambda site: site.total),
                *(w.number_column(state.capitalize(), lambda site, state=state:
                                  site.states.get(state, 0)) for state in states),
                w.Column("Last look", lambda site: marks.moment(site.last_look_at), "when"),
            ],
            "Pages looked at again, by site",
        ),
    )  # fmt: skip

with w.filters():
    kind = w.choose("What", words.KINDS, "kind")
    site = w.choose("Site", {c.site: c.site for c in changes}, "site")
    said = w.search("Words")
shown = [
    change
    for change in changes
    if not kind or change.kind == kind
    if not site or change.site == site
    if all(word in f"{change.title} {change.url}".lower() for word in said.lower().split())
]
w.left(len(shown), "change", {"What": kind, "Site": site, "Words": said})
groups = asked.together(shown)
start = w.paged(len(groups))
if groups:
    listed = map(words.group_row, groups[start : start + w.PAGE_SIZE])
    w.html('<ul class="rows">', *listed, "</ul>")
w.foot(["watched_pages"], lambda: shown, "pages-that-changed")
