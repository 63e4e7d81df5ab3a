"""One bill: where it stands and how we know, what it means for the Court, who signed it."""

from datetime import datetime

import streamlit as st

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts import congress as charts
from dashboard.data import ask
from dashboard.origins import origins, sureness
from dashboard.words import bill_papers
from dashboard.words import bill_parts as parts
from dashboard.words.bill import bill_sentence, signed_title
from dashboard.words.stance import stance_html
from tracker.queries.congress import bill as asked
from tracker.queries.congress.roll_calls import read_judgements
from tracker.queries.stances.held import read_measure_view

bill_id = w.wanted()
bill = ask(asked.read_bill, bill_id) if bill_id else None
if bill is None:
    w.missing("bill", bill_id, "bills")
    st.stop()


def part(kind: str) -> list:
    """Rows of a record class that belong to the measure."""
    return ask(asked.read_part, kind, bill_id)


today = datetime.now(marks.EASTERN).date()
status, stance = ask(asked.read_status, bill_id, today), ask(read_measure_view, bill_id)
names, quotes = part("Sponsorship"), ask(asked.read_quotes, bill_id)
versions, actions = ask(asked.read_versions, bill_id), part("Action")
held, unread = ask(asked.read_votes_on, bill_id), ask(asked.read_unread_votes, bill_id)
changes, follows = ask(asked.read_changes, bill_id), part("Follow")
ended = ask(asked.read_unfollowing, bill_id)
amended = part("Amendment")
pages = origins([bill, *names, *quotes, *versions, *actions, *held, *changes, *follows])
sure = sureness([bill_id]).get(bill_id)
sponsor = next((row for row in names if row.role == "sponsor"), None)

kicker = f"{marks.bill_name(bill_id)} · {status.name}"
w.answer(bill.title, bill_sentence(bill._mapping, status, sponsor), kicker)
w.html(
    f"<p>{marks.evidence(pages.get(bill.page_id), bill.url)} "
    f"{marks.unverified(sure) if bill.origin == 'record' else ''}</p>",
    stance_html(stance, sure) if stance else "",
)
steps = charts.cosponsor_steps(names)
title = signed_title(steps, sum(row.withdrawn_on is not None for row in names))
if len({step["on"] for step in steps}) > 1:
    w.picture(
        title,
        charts.cosponsor_spec(steps, dark=st.context.theme.type == "dark"),
        f"Names on the day they signed; a name taken off is a step down. "
        f"{marks.evidence(pages.get(names[-1].page_id))}",
        parts.steps_table(steps),
        alt=f"Cosponsors over time by party, a step a day of signing. At the end: {title}",
    )
amendments_judged = ask(read_judgements, tuple(row.amendment_id for row in amended))
mentioned = {q.place.split(":")[1] for q in quotes if q.record.startswith("Amendment")}
w.html(
    parts.section("Where it stands, and how we know", parts.derivation(status)),
    parts.section("Why it is followed", parts.follows(follows, pages, ended)),
    parts.section("What it says of the Court", parts.passages(quotes, pages, bill_id)),
    parts.section("What the administration holds of it", bill_papers.policy(part("Document"))),
    parts.section("Roll calls", parts.votes(held, unread, pages)),
    parts.section("Texts", parts.versions(versions, pages)),
    parts.section("Amendments",
                  bill_papers.amendments(amended, amendments_judged, mentioned)),
    parts.section("Who signed it", f"<p>{title}.</p>" if steps else "", parts.names(names)),
    parts.section("Timeline", parts.timeline(actions, pages)),
    parts.section("Papers", bill_papers.papers(part)),
    parts.section("Changes to our data", parts.history(changes, pages)),
)  # fmt: skip
w.foot(["bill_status", "bill_texts", "house_roll_calls", "senate_roll_calls"],
       lambda: status.steps, bill_id)  # fmt: skip
