"""Roll calls: every vote held, what a yea did to the Court where it is known, and the counts."""

from collections import Counter

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts import votes as charts
from dashboard.charts.acts import legend
from dashboard.data import ask
from dashboard.origins import origins, sureness
from dashboard.words.vote import votes_sentence
from dashboard.words.vote_parts import list_columns
from tracker.congress import ordinal
from tracker.queries.congress.roll_calls import VoteRow, read_votes

KINDS = {
    "question": "A question", "candidates": "Candidates", "quorum": "A quorum",
    "vacated": "Vacated",
}  # fmt: skip
rows = ask(read_votes)
w.answer("Roll calls", votes_sentence(rows))
known = [row for row in rows if row.stance]
if known:
    against = [row for row in known if row.stance == "against"]
    carried = sum(charts.is_carried(row) for row in against)
    w.picture(
        f"Of {len(against)} motions against the Court, {carried} carried",
        charts.votes_strip(known),
        f"{legend()}. A bar is a roll call on which we judged what a yea did; its full length is "
        "all who voted, the filled part the yeas. It opens the roll call.",
    )
w.html("<h2>All roll calls</h2>")
with w.filters():
    q = w.search("Words in question, title or measure", placeholder="cloture, H.R. 23")
    chamber = w.choose("Chamber", {"house": "House", "senate": "Senate"}, "chamber")
    congress = w.choose(
        "Congress",
        {str(n): ordinal(n) for n in sorted({row.congress for row in rows}, reverse=True)},
        "congress",
    )
    stance = w.choose("What a yea did", {k: words for k, (_, words) in marks.STANCES.items()},
                      "stance")  # fmt: skip
    found_kinds = Counter(row.kind for row in rows)
    kinds = {k: v for k, v in KINDS.items() if found_kinds[k]}
    kind = w.choose("Kind", kinds, "kind") if len(kinds) > 1 else None


def fits(row: VoteRow) -> bool:
    """Whether a roll call passes every filter."""
    measure = marks.bill_name(row.bill_id) if row.bill_id else ""
    words = (row.vote_id, row.question, row.title, measure, row.bill_title, row.amendment_purpose)
    text = " ".join(filter(None, words)).lower()
    return (
        all(word in text for word in q.lower().split())
        and chamber in (None, row.chamber)
        and congress in (None, str(row.congress))
        and stance in (None, row.stance or "not_determined")
        and kind in (None, row.kind)
    )


found = sorted(filter(fits, rows), key=lambda row: row.stance is None)
w.left(len(found), "roll call", {"words": q, "chamber": chamber, "Congress": congress,
                                 "stance": stance, "kind": kind})  # fmt: skip
start = w.paged(len(found))
shown = found[start : start + w.PAGE_SIZE]
pages, sure = origins(shown), sureness(row.vote_id for row in shown)
if found:
    w.table(shown, list_columns(pages, sure), "Judged first, then newest")
w.foot(["house_roll_calls", "senate_roll_calls"], lambda: found, "roll-calls", VoteRow)
