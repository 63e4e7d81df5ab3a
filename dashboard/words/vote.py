"""Sentences about roll calls, made from what their files state; each returns safe HTML."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard import marks
from dashboard.charts.votes import PARTIES
from tracker.congress import bill_number
from tracker.queries.congress.roll_calls import VoteRow
from tracker.reading.bills.steps import CHAMBERS


def votes_sentence(rows: Sequence[VoteRow]) -> str:
    """How many roll calls are held, in how many it is known what a yea did, and which way."""
    if not rows:
        return "No roll call is stored yet."
    known = [row for row in rows if row.stance]
    by = Counter(row.stance for row in known)
    others = len(rows) - len(known)
    rest = f" {others} more on measures that are followed are not judged." if others else ""
    newest = next((row for row in known if row.voted_on), None)
    last = (
        f" The latest of them is {marks.vote_link(newest.vote_id)} of {marks.day(newest.voted_on)}."
        if newest else ""
    )  # fmt: skip
    return (
        f"In {len(known)} roll calls we know what a yea did: in {by['against']} it was against the "
        f"Court, in {by['supports']} for it, in {by['mixed'] + by['informational']} neither "
        f"clearly.{last}{rest}"
    )


def vote_title(vote: Any) -> str:
    """What was put to the vote, with the measure's number, as plain text."""
    question = vote.question or vote.title or "A vote without a question"
    if not vote.bill_id or marks.find_number(question, vote.bill_id):
        return question
    return f"{question}: {bill_number(vote.bill_id)}"


def vote_sentence(vote: Any, candidates: Sequence[Any]) -> str:
    """What a roll call decided, with every count that its file states."""
    chamber, day = CHAMBERS[vote.chamber], _day(vote)
    if vote.kind == "vacated":
        return f"The {chamber} vacated this vote{day}: nothing was counted."
    if vote.kind == "quorum":
        return f"A quorum call{day}: {_counted(vote)}."
    if vote.kind == "candidates":
        leaders = ", ".join(f"{marks.text(row.candidate)} {row.votes}" for row in candidates[:3])
        return f"The {chamber} voted for candidates{day}: {leaders or 'totals are not stated'}."
    on = f" on {marks.bill_link(vote.bill_id)}" if vote.bill_id else ""
    result = marks.text(vote.result or "Result not stated")
    counts = f"{vote.yeas} to {vote.nays}" if vote.yeas is not None else "counts are not stated"
    return f"{result}, {counts}, in the {chamber}{on}{day}; {_rest(vote)}."


def yea_words(judged: Any) -> str:
    """What a yea meant for the Court, in one sentence, or that nobody has judged it."""
    if judged is None:
        return "What a yea meant for the Court is not determined: nobody has judged this roll call."
    if judged.sentence:
        return marks.text(judged.sentence)
    known = {
        "supports": "A yea was a vote for the Court.", "against": "A yea was a vote against it.",
        "mixed": "A yea was partly for and partly against the Court.",
        "informational": "A yea took no side.",
    }  # fmt: skip
    return known.get(judged.stance, "What a yea meant for the Court is not determined.")


def bars_title(counted: Mapping[str, Counter]) -> str:
    """How many of each party that voted said yea."""
    parts = []
    for party, row in counted.items():
        voted = row["yea"] + row["nay"]
        if voted and party in PARTIES:
            parts.append(f"{row['yea']} of {voted} {PARTIES[party]}")
    if not parts:
        return "Who voted is not known"
    said = ", ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + parts[-1]
    return f"{said} who voted said yea"


def counts_line(row: VoteRow) -> str:
    """Counts of a roll call as what they are: yea and nay, or the kind of the vote."""
    if row.kind != "question":
        return marks.text({"candidates": "candidates", "quorum": "quorum call"}.get(
            row.kind, row.kind))  # fmt: skip
    return f"{marks.number(row.yeas)} – {marks.number(row.nays)}"


def _rest(vote: Any) -> str:
    parts = []
    if vote.present:
        parts.append(f"{vote.present} voted present")
    if vote.not_voting is not None:
        parts.append(f"{vote.not_voting} did not vote")
    return ", ".join(parts) or "who did not vote is not stated"


def _counted(vote: Any) -> str:
    present = vote.present if vote.present is not None else vote.yeas
    said = f"{present} answered" if present is not None else "the answers are not stated"
    return said + (f", {vote.not_voting} did not" if vote.not_voting is not None else "")


def _day(vote: Any) -> str:
    if not vote.voted_at:
        return ""
    return f" on {marks.day(date.fromisoformat(vote.voted_at[:10]))}"
