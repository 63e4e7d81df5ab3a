"""Sanctions over the Court: who is listed, what is due, what bears on an activity, the chain."""

from datetime import datetime

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts.position import count_listed, listed_over_time
from dashboard.data import ask
from dashboard.dial import draw_dial, read_day
from dashboard.marks import EASTERN
from dashboard.origins import origins, origins_of
from dashboard.words import sanctions as words
from dashboard.words import sanctions_lists as lists
from dashboard.words.clock import AHEAD, next_due
from dashboard.words.filing import case_rows
from tracker.queries.administration.bearing import read_bearing
from tracker.queries.administration.emergency import read_emergencies
from tracker.queries.administration.measures import Measure
from tracker.queries.administration.position import position_on
from tracker.queries.administration.sanctions import read_chains, read_designees
from tracker.queries.administration.sanctions_lists import read_list_events
from tracker.queries.papers.filings import read_cases

today, day = datetime.now(EASTERN).date(), read_day()
designees, chains = ask(read_designees), ask(read_chains)
orders = ask(position_on, day).sanctions_orders
w.answer("Sanctions over the Court", words.sentence(designees, orders, day))
draw_dial(day)

listings = [listing for who in designees for listing in who.listings]
if counted := count_listed(listings, today):
    most = max(n for _, n in counted)
    w.picture(
        words.list_title(counted[-1][1], most),
        listed_over_time(listings, today),
        "Names recorded as listed over the Court, by the day of each designation or delisting.",
        w.table_html(counted, [w.Column("From", lambda row: marks.day(row[0])),
                               w.number_column("Names", lambda row: row[1])], "Names on the list"),
        "Steps: how many names were on the list on each day.",
    )  # fmt: skip

if designees:
    w.html("<h2>Who is or was listed</h2>")
    w.table(
        designees,
        [
            w.Column("Name", lambda who: words.who_link(who.name, who.designee_id)),
            w.Column("Role", lambda who: marks.text(who.role) or "not recorded"),
            w.Column("Since", lambda who: marks.day(who.first_on), "when"),
            w.Column("Under", lambda who: words.authority(who, who.listings[-1])),
            w.Column(
                "On that day", lambda who: "listed" if who.is_listed_on(day) else "not listed"
            ),
            w.Column("How we know", lambda who: lists.basis(who.listings[-1])),
        ],
        f"Names ever listed over the Court, and whether on {marks.day(day)}",
    )

events = ask(read_list_events)
if any(who.official for who in designees):
    named = {entry.listed_id: who.name for who in designees for entry in who.official}
    w.html(
        "<h2>What OFAC's lists and notices did</h2>",
        lists.event_rows(events, named, origins_of(lists.pages_of(events))),
    )

bearing = ask(read_bearing, day)
w.html("<h2>What bears on this activity</h2>", marks.tag("p", words.COUNSEL))
if bearing:
    w.html(words.bearing_rows(bearing), words.why_each(bearing))
else:
    said = f"No order of sanctions and no listing is recorded for {marks.day(day)}. "
    w.html(marks.tag("p", f"{said}{words.bearing_status()}.", "left"))

w.html("<h2>What is due</h2>", f"<p>{next_due(ask(read_emergencies, day + AHEAD), day)}</p>")

if cases := ask(read_cases):
    w.html("<h2>Cases in court whose papers name the Court</h2>",
           "<p>Dockets and opinions as their publishers list them; what they decide is for counsel "
           f'to say.</p><ul class="rows">{case_rows(cases)}</ul>')  # fmt: skip

pages = origins([step for chain in chains for step in
                 [*([chain.order] if chain.order else []), *chain.steps]])  # fmt: skip
parts = ["<h2>The chain: order, designation, rule, license, injunction, delisting</h2>"]
for chain in reversed(chains):
    rows = words.chain_rows(chain, pages)
    parts.append(
        f"<details><summary>{words.chain_summary(chain)}</summary>"
        f'<ul class="rows">{rows}</ul></details>'
    )
w.html(*parts)
w.foot(
    ["ofac_lists", "ofac_actions", "federal_register", "court_cases", "court_opinions"],
    lambda: listings,
    "sanctions",
    Measure,
)
