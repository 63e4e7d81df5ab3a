"""What happened on the way to an office, one step an event: nominated, heard, voted on."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec
from sqlalchemy import Engine, Row

from tracker.congress import ordinal, senate_vote_address
from tracker.queries.administration.nominations import NominationView
from tracker.queries.congress.testimony import Testimony, read_testimony
from tracker.queries.ledger.entry import STANCES
from tracker.queries.rows import by, first, live, page_of_print
from tracker.reading.people.nominees import plain_office, read_nominated
from tracker.reading.people.sittings import sitting_days
from tracker.store.tables import TABLES

_WITNESS, _PAPER, _BREAK = (TABLES[n].c for n in ("HearingWitness", "Document", "PageBreak"))
_STAGES = {
    "in_committee": "In committee", "on_calendar": "On the Executive Calendar",
    "privileged": "Privileged: not referred to a committee", "confirmed": "Confirmed",
    "rejected": "Rejected", "withdrawn": "Withdrawn by the President",
    "returned": "Returned to the President",
}  # fmt: skip
Kind = Literal["nominated", "said", "wrote", "heard", "voted", "stage"]


class Step(msgspec.Struct, frozen=True):
    """One event: what it was, its day, the words said, their stance and page of print.

    heard is a hearing that holds no words of the nominee's own on the Court. subject is the id of
    a document or roll call, None for a step that has no page of ours.
    """

    kind: Kind
    on: date | None
    what: str
    page_id: int
    subject: str | None = None
    quote: str | None = None
    span: str | None = None
    stance: str | None = None
    reason: str | None = None
    page: str | None = None
    url: str | None = None


class Claim(msgspec.Struct, frozen=True):
    """That somebody of this name was to hold this office, as one paper states it, with its steps.

    congress is None where the paper's day is not known.
    """

    claim_id: str
    name: str
    office: str
    congress: int | None
    steps: tuple[Step, ...]
    nomination: NominationView | None = None


def nomination_claim(view: NominationView) -> Claim:
    """A nomination as a claim: when it was received, the vote on it, where it stands."""
    number = f"{view.number}, {ordinal(view.congress)} Congress"
    steps = [
        Step("nominated", view.received_on, f"Nominated: {view.office} ({number})", view.page_id)
    ]
    if view.vote is not None:
        vote = view.vote
        tally = "" if vote.yeas is None else f", {vote.yeas} to {vote.nays}"
        what = f"The Senate voted{tally}: {vote.result or 'result not stated'}"
        held = vote.vote_id if vote.is_held else None
        url = senate_vote_address(vote.vote_id, "htm")
        on = vote.on or view.stage_on
        steps.append(Step("voted", on, what, vote.page_id, held, url=url))
    if view.stage and not (view.vote and view.stage in ("confirmed", "rejected")):
        where = f" ({view.committee})" if view.stage == "in_committee" and view.committee else ""
        said = f": “{view.stage_words}”" if view.stage_words else ""
        what = f"{_STAGES[view.stage]}{where}{said}"
        steps.append(Step("stage", view.stage_on, what, view.page_id))
    claim_id = view.nomination_id
    return Claim(claim_id, view.nominee, view.office, view.congress, tuple(steps), view)


def hearing_claims(engine: Engine) -> list[Claim]:
    """Every nominee whom a printed hearing kept names as such, with his own words on the Court."""
    witnesses = live(engine, "HearingWitness", _WITNESS.kind == "Nominee")
    claims = []
    for document_id, rows in by(witnesses, lambda row: row.document_id).items():
        paper = first(engine, "Document", _PAPER.document_id == document_id)
        heard = read_testimony(engine, document_id) if paper else None
        if heard is None:
            continue
        order = (_BREAK.start,)
        breaks = live(engine, "PageBreak", _BREAK.document_id == document_id, order=order)
        said = [one for one in heard.statements if one.role == "nominee"]
        claims += [_heard(row, paper, [s for s in said if s.name == row.name], breaks)
                   for row in rows]  # fmt: skip
    return claims


def _heard(row: Row, paper: Row, said: Sequence[Testimony], breaks: Sequence[Row]) -> Claim:
    office = read_nominated(f"{row.name}, {row.role}").office or plain_office(row.role or "")
    days = {day for _, day in sitting_days(paper.text or "")} or {paper.published_on}
    heard_on = days.pop() if len(days) == 1 else None  # of several sittings, nothing says which
    steps = tuple(_words(made, breaks) for made in said) or (
        Step("heard", heard_on, paper.title, paper.page_id, paper.document_id),
    )
    claim_id = f"{paper.document_id}#{row.position}"
    return Claim(claim_id, row.name, office, paper.congress, steps)


def _words(made: Testimony, breaks: Sequence[Row]) -> Step:
    return Step(
        "wrote" if made.said.kind == "inserted" else "said", made.spoken_on, made.title,
        made.page_id, made.document_id, made.said.quote, made.said.span,
        STANCES.get(made.stance.stance, "not_determined"),
        f"decided by “{made.stance.quote}”" if made.stance.quote else None,
        page_of_print(breaks, made.said.start),
    )  # fmt: skip
