"""Members: who did something about the Court, found by name, state, party, chamber, committee."""

from datetime import datetime

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts.votes import PARTIES
from dashboard.data import ask
from dashboard.words import member as words
from tracker.queries.congress.members import (
    MemberRow,
    read_committee_members,
    read_committees,
    read_members,
)

today = datetime.now(marks.EASTERN).date()
rows = ask(read_members)
w.answer("Members of Congress", words.members_sentence(rows, today))
figure, figures = words.office_bars(rows, today)
if figures:
    acted, sitting = sum(f[1] for f in figures), sum(f[1] + f[2] for f in figures)
    table = w.table_html(figures, [
        w.Column("Chamber and party", lambda f: marks.text(f[0])),
        w.number_column("With an act held", lambda f: f[1]),
        w.number_column("Nothing found", lambda f: f[2]),
    ], "Members in office by chamber and party")  # fmt: skip
    w.picture(
        f"An act about the Court is held of {acted} of the {sitting} members in office", figure,
        "Filled: at least one judged vote, or a name on a measure; hatched: nothing found. An act "
        "says nothing of its direction: open the member.",
        table,
    )  # fmt: skip
w.html("<h2>All members</h2>")
with w.filters():
    q = w.search("Name", placeholder="Smith")
    states = sorted({row.state for row in rows if row.state})
    state = w.choose("State", {name: name for name in states}, "state")
    party = w.choose("Party", {**PARTIES, "other": "Another"}, "party")
    chamber = w.choose("Chamber", words.CHAMBERS, "chamber")
    committee = w.choose("Committee", ask(read_committees), "committee")
    which = w.choose("Which", {"acts": "With acts held", "now": "In office today"}, "which")
seated = ask(read_committee_members, committee) if committee else None


def fits(row: MemberRow) -> bool:
    """Whether a member passes every filter."""
    letter = (row.party or "")[:1]
    return (
        all(word in row.name.lower() for word in q.lower().split())
        and state in (None, row.state)
        and party in (None, letter if letter in PARTIES else "other")
        and chamber in (None, row.chamber)
        and (seated is None or row.bioguide_id in seated)
        and (which != "acts" or row.acts > 0)
        and (which != "now" or (row.until is not None and row.until >= today))
    )


found = [row for row in rows if fits(row)]
w.left(len(found), "member", {"name": q, "state": state, "party": party, "chamber": chamber,
                              "committee": committee, "which": which})  # fmt: skip
start = w.paged(len(found))
if found:
    w.table(found[start : start + w.PAGE_SIZE], words.member_columns(),
            "Those with acts held first")  # fmt: skip
w.foot(["legislators", "house_roll_calls", "senate_roll_calls", "bill_status"],
       lambda: found, "members", MemberRow)  # fmt: skip
