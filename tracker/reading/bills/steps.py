"""What one action or one roll call did to a measure: the rules by which a status is derived."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from tracker.congress import build_vote_id, first_year
from tracker.reading.bills.rules import RULES, Rule

Row = Mapping[str, Any]
CHAMBERS = {"house": "House", "senate": "Senate"}


class Step(msgspec.Struct, frozen=True):
    """One step of a measure: what it was, the rule that says so, and the words it was read from."""

    kind: str
    chamber: str | None
    on: date | None
    rule: str
    evidence: str
    action_id: str | None = None
    vote_id: str | None = None
    yeas: int | None = None
    nays: int | None = None
    how: str | None = None
    is_amended: bool = False
    note: str | None = None


_QUESTIONS = (
    ("override", r"veto|objections of the president"),
    (None, r"amendment|amdt|previous question|recommit|to table|point of order|adjourn|refer\b"),
    ("cloture", r"cloture"),
    ("conference", r"conference report"),
    ("proceed", r"motion to proceed"),
    ("final", r"on (?:the )?passage|suspend the rules|on agreeing to|on the (?:joint |concurrent )?"
              r"(?:resolution|bill)"),
)  # fmt: skip
_KINDS = {
    "override": ("override_passed", "override_failed"),
    "cloture": ("cloture_invoked", "cloture_failed"),
    "conference": ("conference_agreed", "differences"),
    "proceed": (None, "proceed_rejected"),
    "final": ("passed", "failed"),
}
_OF_THE_PRESIDENT = {"presented", "signed", "vetoed", "enacted"}
_COUNTS = re.compile(
    r"(?:nays|vote)\b[^0-9]{0,30}(?:\(?2/3 required\)?[^0-9]{0,4})?(\d+) ?- ?(\d+)", re.I
)
_HOW = re.compile(r"\b(by voice vote|by unanimous consent|without objection)", re.I)
_ROLLS = (
    ("house", re.compile(r"\broll (?:call )?no\.? ?(\d+)", re.I)),
    ("senate", re.compile(r"\brecord vote (?:number|no\.?):? ?(\d+)", re.I)),
)
_AMENDED = re.compile(r"\bas amended\b|\bwith (?:an )?amendments?\b", re.I)
_FAILED = re.compile(
    r"\b(?:rejected|failed|not (?:invoked|agreed|sustained|passed)|defeated)\b", re.I
)


def action_step(action: Row, congress: int) -> Step | None:
    """The step that an action's words state, None where it moved the measure nowhere.

    A chamber that the words do not name is that of the roll call or calendar they do name.
    """
    text = " ".join(action["text"].split())
    rule = next((rule for rule in RULES if rule.pattern.search(text)), None)
    if rule is None:
        return None
    chamber, vote_id = _vote_of(text, action["acted_on"], congress)
    counts = _COUNTS.search(text)
    how = _HOW.search(text)
    return Step(
        rule.kind, _chamber_of(rule, chamber, text, action), action["acted_on"],
        rule.words, text, action.get("action_id"), vote_id,
        int(counts[1]) if counts else None, int(counts[2]) if counts else None,
        how[1].lower() if how else None, bool(_AMENDED.search(text)),
    )  # fmt: skip


def vote_step(vote: Row) -> Step | None:
    """The step that a roll call's own question and result state, None if it settled no such step.

    Votes on amendments and on motions about the debate settle none.
    """
    if vote["kind"] != "question" or vote["amendment_id"] or not vote["voted_at"]:
        return None
    words = " ".join(filter(None, (vote["question"], vote.get("question_text"))))
    name = next((name for name, pattern in _QUESTIONS if re.search(pattern, words, re.I)), None)
    if name is None or not vote["result"]:
        return None
    kind = _KINDS[name][bool(_FAILED.search(vote["result"]))]
    if kind is None:
        return None
    return Step(
        kind, vote["chamber"], date.fromisoformat(vote["voted_at"][:10]),
        "the roll call's own question and result", f"{vote['question']}: {vote['result']}",
        None, vote["vote_id"], vote["yeas"], vote["nays"],
    )  # fmt: skip


def with_count(step: Step, votes: Mapping[str, Row]) -> Step:
    """The step with the roll call's own count; where the action printed another, a note says so."""
    vote = votes.get(step.vote_id or "")
    if vote is None or vote["yeas"] is None:
        return step
    stated, counted = (step.yeas, step.nays), (vote["yeas"], vote["nays"])
    note = None
    if stated not in ((None, None), counted):
        said = f"The action says {stated[0]} to {stated[1]}"
        note = f"{said}, the roll call {counted[0]} to {counted[1]}."
    return msgspec.structs.replace(step, yeas=counted[0], nays=counted[1], note=note)


def _vote_of(text: str, acted_on: date, congress: int) -> tuple[str | None, str | None]:
    for chamber, pattern in _ROLLS:
        if found := pattern.search(text):
            # A second session runs to 3 January: its last votes bear the year before (112th: 2012).
            session = 1 if acted_on.year == first_year(congress) else 2
            return chamber, build_vote_id(chamber, found[1], congress, session)
    return None, None


def _chamber_of(rule: Rule, voting: str | None, text: str, action: Row) -> str | None:
    if rule.kind in _OF_THE_PRESIDENT:
        return None
    return rule.chamber or voting or _chamber_in(text, action)


def _chamber_in(text: str, action: Row) -> str | None:
    code = action.get("action_codes") or ""
    if re.match(r"(?:.*; )?H\d|1000\b|5[05]00\b", code) or "Intro-H" in code:
        return "house"
    if re.match(r"1(?:0000|4\d00)\b", code):
        return "senate"
    said = {name for name, word in CHAMBERS.items() if re.search(rf"\b{word}\b", text)}
    witnesses = action.get("witnesses") or ""
    said = said if len(said) == 1 else {n for n, word in CHAMBERS.items() if word in witnesses}
    return said.pop() if len(said) == 1 else None


def steps_of(actions: Iterable[Row], congress: int) -> list[Step]:
    """Steps of all actions, oldest first; one step said by two systems on one day is one step."""
    steps: list[Step] = []
    seen: dict[tuple, int] = {}
    for action in sorted(actions, key=lambda row: (row["acted_on"], row["position"])):
        step = action_step(action, congress)
        if step is None:
            continue
        key = (step.kind, step.chamber, step.on, step.vote_id)
        if key in seen:
            kept = steps[seen[key]]
            steps[seen[key]] = msgspec.structs.replace(
                kept,
                yeas=kept.yeas if kept.yeas is not None else step.yeas,
                nays=kept.nays if kept.nays is not None else step.nays,
                how=kept.how or step.how,
                is_amended=kept.is_amended or step.is_amended,
            )
        else:
            seen[key] = len(steps)
            steps.append(step)
    return steps
