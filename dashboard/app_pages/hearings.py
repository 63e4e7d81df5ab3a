"""Hearings: committees' meetings that concern the Court, ahead and past, what became of them."""

from datetime import datetime

from dashboard import widgets as w
from dashboard.data import ask
from dashboard.marks import EASTERN
from dashboard.origins import origins
from dashboard.words import hearing as words
from tracker.queries.congress.hearings import HearingView, flat, read_hearings

today = datetime.now(EASTERN).date()
rows = ask(read_hearings, today)
w.answer("Hearings", words.sentence(rows))
if found_weeks := words.weeks(rows, today):
    ahead = sum(row.is_ahead for row in rows)
    w.picture(
        f"{ahead} ahead, week by week" if ahead else "The last half year, week by week",
        words.weeks_strip(found_weeks, today),
        f"{words.legend()}. A line is a week, named by its Monday; a mark opens its meeting.",
    )
w.html("<h2>All meetings</h2>")
with w.filters():
    q = w.search("Words in title, measure or witness", placeholder="sanctions, H.R. 23")
    chamber = w.choose("Chamber", words.CHAMBERS, "chamber")
    state = w.choose("Standing", {k: v for k, (_, v) in words.STATES.items()}, "state")
    committees = sorted({row.committee for row in rows})
    committee = w.choose("Committee", {name: name for name in committees}, "committee")
    year = w.choose(
        "Year", {str(y): str(y) for y in sorted({r.held_on.year for r in rows}, reverse=True)},
        "year",
    )  # fmt: skip


def fits(row: HearingView) -> bool:
    """Whether a meeting passes every filter."""
    said = [row.title, row.committee, *(f"{t.measure} {t.description or ''}" for t in row.table)]
    said += [f"{who.name} {who.organization or ''}" for who in row.witnesses]
    text = " ".join(said).lower()
    return (
        all(word in text for word in q.lower().split())
        and chamber in (None, row.chamber)
        and state in (None, row.state)
        and committee in (None, row.committee)
        and year in (None, str(row.held_on.year))
    )


found = [row for row in rows if fits(row)]
w.left(len(found), "meeting", {"words": q, "chamber": chamber, "standing": state,
                               "committee": committee, "year": year})  # fmt: skip
start = w.paged(len(found))
shown = found[start : start + w.PAGE_SIZE]
if shown:
    w.table(shown, words.columns(origins(shown)), "Meetings, the latest day first")
w.foot(
    ["house_hearings", "senate_hearings", "committee_meetings"],
    lambda: map(flat, found),
    "hearings",
)
