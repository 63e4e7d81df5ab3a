"""Where a measure stands, derived from its actions, votes and laws, with every step shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import msgspec

from tracker.congress import first_day, ordinal
from tracker.reading.bills.steps import (
    CHAMBERS,
    Row,
    Step,
    action_step,
    steps_of,
    vote_step,
    with_count,
)

NAMES = {
    "introduced": "Introduced",
    "in_committee": "In committee",
    "ordered_reported": "Ordered reported",
    "reported": "Reported, on a calendar",
    "passed_house": "Passed the House",
    "passed_senate": "Passed the Senate",
    "failed_house": "Failed in the House",
    "failed_senate": "Failed in the Senate",
    "tabled": "Laid on the table",
    "failed_cloture": "Failed cloture",
    "not_taken_up": "The Senate did not take it up",
    "cloture_invoked": "Before the Senate",
    "differences": "Resolving differences",
    "passed_both": "Passed both chambers",
    "agreed": "Agreed to",
    "presented": "Presented to the President",
    "vetoed": "Vetoed",
    "enacted": "Became law",
    "died": "Died with its Congress",
    "unknown": "Not known",
}
_FINAL = {"agreed", "enacted", "vetoed", "passed_both", "presented"}
_EARLY = ("unknown", "introduced", "in_committee", "ordered_reported", "reported")
_COMMITTEE = {
    "introduced": "introduced",
    "referred": "in_committee",
    "ordered_reported": "ordered_reported",
    "reported": "reported",
    "discharged": "reported",
    "calendar": "reported",
}


class Status(msgspec.Struct, frozen=True):
    """Where a measure stands, since when, and the steps that say so.

    before is the status that it had when its Congress ended; on_calendar names the chamber on
    whose calendar it still lies; basis tells actions from the compiled record's own words.
    """

    code: str
    since: date | None
    steps: list[Step]
    decisive: Step | None = None
    before: str | None = None
    on_calendar: str | None = None
    basis: str = "actions"

    @property
    def name(self) -> str:
        """The status in a few words."""
        return NAMES[self.code]


@dataclass
class _State:
    kind: str
    code: str = "unknown"
    decisive: Step | None = None
    passed: dict[str, Step] = field(default_factory=dict)
    conference: set[str] = field(default_factory=set)
    calendar: Step | None = None

    def become(self, code: str, step: Step) -> None:
        self.code, self.decisive = code, step


def derive_status(
    bill: Row, actions: Iterable[Row], votes: Iterable[Row], laws: Iterable[Row], today: date
) -> Status:
    """The status of a measure on a day, with the steps it was derived from, oldest first.

    bill needs bill_type, congress, introduced_on, latest_action and latest_action_on; actions
    are rows of Action, votes of RollCall on the measure, laws of Law. Where no action is held, the
    roll calls speak, and then the words of the compiled record.
    """
    votes = {vote["vote_id"]: vote for vote in votes}
    steps, basis = _all_steps(bill, actions, votes, list(laws))
    state = _State(bill["bill_type"])
    for step in steps:
        _advance(state, step)
    code, since = state.code, state.decisive.on if state.decisive else None
    before, ended = None, first_day(bill["congress"] + 1)
    if code not in _FINAL and today >= ended:
        before, code, since = code, "died", ended
    calendar = state.calendar.chamber if state.calendar and not before else None
    return Status(code, since, steps, state.decisive, before, calendar, basis)


def _all_steps(
    bill: Row, actions: Iterable[Row], votes: Mapping[str, Row], laws: list[Row]
) -> tuple[list[Step], str]:
    steps = [with_count(step, votes) for step in steps_of(actions, bill["congress"])]
    basis = "actions" if steps else "record"
    named = {step.vote_id for step in steps}
    more = [vote_step(vote) for vote_id, vote in votes.items() if vote_id not in named]
    found = {(step.kind, step.chamber, step.on) for step in steps}
    steps += [step for step in more if step and (step.kind, step.chamber, step.on) not in found]
    if basis == "record":
        known = {(step.kind, step.chamber) for step in steps}
        steps += [step for step in _stated(bill) if (step.kind, step.chamber) not in known]
    if laws and not any(step.kind == "enacted" for step in steps):
        steps.append(_law_step(bill, laws[0]))
    if bill["introduced_on"] and not any(step.kind == "introduced" for step in steps):
        steps.insert(0, _introduction(bill))
    return sorted(steps, key=lambda step: (step.on is None, step.on or date.min)), basis


def _stated(bill: Row) -> list[Step]:
    """Steps that the last action's own words state, clause by clause, where no action is held."""
    clauses = (bill["latest_action"] or "").split(";")
    day = bill["latest_action_on"]
    rows = (
        {"text": clause.strip(), "acted_on": day or date.min, "position": place}
        for place, clause in enumerate(clauses)
    )
    found = (action_step(row, bill["congress"]) for row in rows)
    return [
        msgspec.structs.replace(step, on=day, vote_id=None, rule=f"stated in one line: {step.rule}")
        for step in found
        if step
    ]


def _law_step(bill: Row, law: Row) -> Step:
    words = f"{law['law_type']} {law['law_number']}"
    return Step("enacted", None, bill["latest_action_on"], "its page lists a law", words)


def _introduction(bill: Row) -> Step:
    chamber = "house" if bill["bill_type"].startswith("h") else "senate"
    return Step(
        "introduced", chamber, bill["introduced_on"], "introduced",
        f"Introduced in the {CHAMBERS[chamber]}",
    )  # fmt: skip


def _advance(state: _State, step: Step) -> None:
    """Move a measure on by one step; what a later step undoes is forgotten."""
    if step.kind in _COMMITTEE:
        _before_the_floor(state, step)
    elif step.kind == "passed":
        _passed(state, step)
    elif step.kind == "failed" and step.chamber:
        state.calendar = None
        state.become(f"failed_{step.chamber}", step)
    elif step.kind == "vitiated":
        state.passed.pop(step.chamber or "", None)
        _fall_back(state, step)
    elif step.kind == "conference_agreed":
        state.conference.add(step.chamber or "")
        state.become("passed_both" if len(state.conference) > 1 else "differences", step)
    elif code := _SIMPLE.get(step.kind):
        _simple(state, code, step)


_SIMPLE = {
    "agreed": "agreed",
    "tabled": "tabled",
    "cloture_failed": "failed_cloture",
    "cloture_invoked": "cloture_invoked",
    "proceed_rejected": "not_taken_up",
    "agreed_differences": "passed_both",
    "differences": "differences",
    "conference_filed": "differences",
    "presented": "presented",
    "signed": "enacted",
    "vetoed": "vetoed",
    "override_failed": "vetoed",
    "enacted": "enacted",
}


def _simple(state: _State, code: str, step: Step) -> None:
    if code == "passed_both" and state.kind.endswith("conres"):
        code = "agreed"
    if code == "cloture_invoked" and (len(state.passed) > 1 or state.code == "differences"):
        return
    if state.code != "enacted":
        state.become(code, step)


def _before_the_floor(state: _State, step: Step) -> None:
    if step.kind == "calendar":
        state.calendar = step
    code = _COMMITTEE[step.kind]
    if state.code in _EARLY and _EARLY.index(code) >= _EARLY.index(state.code):
        state.become(code, step)


def _passed(state: _State, step: Step) -> None:
    chamber = step.chamber or "house"
    state.passed[chamber] = step
    state.calendar = None
    if state.kind in ("hres", "sres"):
        state.become("agreed", step)
    elif len(state.passed) == 1:
        state.become(f"passed_{chamber}", step)
    elif step.is_amended:
        state.become("differences", step)
    else:
        state.become("agreed" if state.kind.endswith("conres") else "passed_both", step)


def _fall_back(state: _State, step: Step) -> None:
    left = next(iter(state.passed), None)
    state.become(f"passed_{left}" if left else "reported", step)


def died_words(congress: int) -> str:
    """What became of a measure when its Congress ended with nothing more done."""
    return f"died at the end of the {ordinal(congress)} Congress"
