"""Who switched since another roll call: what both show of each member; returns safe HTML."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts.votes import POSITIONS
from dashboard.data import ask
from tracker.queries.congress.vote_pairs import Pair, find_earlier, read_comparable, read_pairs
from tracker.queries.stances.polarity import YeaView

_LISTED = ("yea", "nay", "present", "not_voting")
_ALL = {**POSITIONS, "not_in_office": "Not in office", "not_listed": "Not listed"}


def comparison(vote: YeaView | None) -> list[Pair]:
    """Draw the comparison with the roll call that a person chose, or the one nearest before.

    Nothing is drawn, and the list is empty, where what a yea did is known of no other.
    """
    others = ask(read_comparable, vote.vote_id) if vote else []
    if not others:
        return []
    head, nearest = st.container(), find_earlier(vote, others)
    chosen = w.choose(
        "Compare with", {row.vote_id: _option(row) for row in others}, "with",
        _option(nearest) if nearest else "Choose a roll call", width=420,
    )  # fmt: skip
    other = next((row for row in others if row.vote_id == chosen), nearest)
    pairs = ask(read_pairs, vote.vote_id, other.vote_id) if other else []
    with head:
        w.html(f"<h2>{compare_title(pairs, vote, other)}</h2>")
    if other:
        w.html(comparison_html(pairs, vote.vote_id, other))
    return pairs


def compare_title(pairs: Sequence[Pair], vote: YeaView, other: YeaView | None) -> str:
    """How many switched since another roll call, or by a later one; what may be asked if none."""
    if other is None:
        return "Who switched since another roll call"
    n = sum(pair.switched for pair in pairs)
    when = "since" if (other.voted_at or "") <= (vote.voted_at or "") else "by"
    return f"{n} {marks.plural('member', n)} switched {when} {marks.vote_name(other.vote_id)}"


def comparison_html(pairs: Sequence[Pair], vote_id: str, other: YeaView) -> str:
    """Of how many who voted in both, who switched, and every position in both."""
    voted = [p for p in pairs if {p.position, p.other_position} <= {"yea", "nay"}]
    switched = [pair for pair in pairs if pair.switched]
    there, here = marks.vote_name(other.vote_id), marks.vote_name(vote_id)
    said = (
        f"{len(voted)} members voted yea or nay in both. In {marks.vote_link(other.vote_id)}: "
        f"{marks.text(other.sentence)} Of those listed in only one: {_absent(pairs, 'position')} "
        f"at this roll call, {_absent(pairs, 'other_position')} at the other."
    )
    columns = [
        w.Column("Member", lambda p: marks.member_link(p.bioguide_id, p.name)),
        w.Column("Party", lambda p: marks.party(p.party)),
        w.Column("State", lambda p: marks.text(p.state)),
        w.Column(there, lambda p: position_words(p.other_position)),
        w.Column(here, lambda p: position_words(p.position)),
    ]
    table = w.table_html(switched, columns, "Members who switched") if switched else ""
    return f"<p>{said}</p>{table}{_crossed(pairs, there, here)}"


def position_words(position: str) -> str:
    """A position in words, also of who was not listed; a candidate's name as it stands."""
    return marks.text(_ALL.get(position, position))


def _crossed(pairs: Sequence[Pair], there: str, here: str) -> str:
    counted = Counter((pair.other_position, pair.position) for pair in pairs)
    order = {name: place for place, name in enumerate(_ALL)}
    rows = sorted(counted.items(), key=lambda item: [order.get(p, 9) for p in item[0]])
    columns = [
        w.Column(there, lambda item: position_words(item[0][0])),
        w.Column(here, lambda item: position_words(item[0][1])),
        w.number_column("Members", lambda item: item[1]),
    ]
    table = w.table_html(rows, columns, "Members by position in both")
    return f"<details><summary>Every position in both</summary>{table}</details>"


def _option(row: YeaView) -> str:
    on = marks.day(date.fromisoformat(row.voted_at[:10])) if row.voted_at else "no date"
    name = marks.bill_name(row.bill_id) if row.bill_id else ""
    return f"{on}: {name} {row.question or row.title or marks.vote_name(row.vote_id)}"


def _absent(pairs: Sequence[Pair], where: str) -> str:
    counted = Counter(getattr(pair, where) for pair in pairs)
    words = {name: said.lower() for name, said in _ALL.items() if name not in _LISTED}
    parts = [f"{counted[name]} {said}" for name, said in words.items() if counted[name]]
    return ", ".join(parts) or "nobody"
