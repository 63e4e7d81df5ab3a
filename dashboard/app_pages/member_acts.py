"""Acts of members: all of them in one table, by Congress, chamber, party, kind and effect."""

from dashboard import widgets as w
from dashboard.charts.congress import KINDS, kind_of
from dashboard.charts.votes import PARTIES
from dashboard.data import ask
from dashboard.origins import sureness
from dashboard.words import member_act as words
from dashboard.words.member import CHAMBERS
from tracker.congress import ordinal
from tracker.queries.ledger.flat import LedgerRow, read_member_rows

rows = ask(read_member_rows)
w.answer("Acts of members", words.acts_sentence(rows))
with w.filters():
    known = sorted({row.congress for row in rows if row.congress}, reverse=True)
    congresses = w.choose_several("Congress", {str(n): ordinal(n) for n in known}, "congress")
    chamber = w.choose("Chamber", CHAMBERS, "chamber")
    party = w.choose("Party then", {**PARTIES, "other": "Another"}, "party")
    states = sorted({row.state for row in rows if row.state})
    state = w.choose("State", {name: name for name in states}, "state")
    kinds = {kind_of(row) for row in rows}
    kind = w.choose("Kind", {key: said for key, said in KINDS.items() if key in kinds}, "kind")
    effects = {key: said for key, (_, said) in words.EFFECTS.items()}
    stance = w.choose("What it did", effects, "stance")
    q = w.search("Member or words", placeholder="Smith, sanctions")


def fits(row: LedgerRow) -> bool:
    """Whether an act passes every filter."""
    text = f"{row.name} {row.title} {row.did}".lower()
    return (
        (not congresses or str(row.congress) in congresses)
        and chamber in (None, row.chamber)
        and party in (None, row.party if row.party in PARTIES else "other")
        and state in (None, row.state)
        and kind in (None, kind_of(row))
        and stance in (None, words.effect_of(row))
        and all(word in text for word in q.lower().split())
    )


found = [row for row in rows if fits(row)]
w.left(len(found), "act", {"Congress": congresses, "Chamber": chamber, "Party then": party,
                           "State": state, "Kind": kind, "What it did": stance,
                           "Member or words": q})  # fmt: skip
if found:
    groups = words.count_groups(found)
    w.picture(
        words.groups_statement(found), words.groups_figure(groups),
        "The acts that the filters leave, by chamber and party on the day of each. A nay has the "
        "opposite of what a yea did; what an act did is our judgement, and its record opens the "
        "reason.",
        words.groups_table(groups),
    )  # fmt: skip
    w.html("<h2>The evidence</h2>")
    start = w.paged(len(found))
    page = found[start : start + w.PAGE_SIZE]
    sure = sureness(row.subject for row in page)
    w.table(page, words.act_columns(sure), "Acts, newest first")
w.foot(
    ["legislators", "house_roll_calls", "senate_roll_calls", "bill_status", "congressional_record",
     "congress_press", "hearing_transcripts"],
    lambda: found, "member-acts", LedgerRow,
)  # fmt: skip
