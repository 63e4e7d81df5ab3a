"""Sentences about measures, made from what is held of them; each returns safe HTML."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard import marks
from tracker.congress import ordinal
from tracker.queries.congress.bills import BillRow
from tracker.reading.bills.status import NAMES, Status, died_words
from tracker.reading.bills.steps import CHAMBERS, Step

_VERBS = {
    "passed": "passed", "failed": "did not pass", "tabled": "laid on the table",
    "cloture_failed": "did not invoke cloture on", "proceed_rejected": "did not take up",
    "override_passed": "overrode the veto of", "override_failed": "did not override the veto of",
    "conference_agreed": "agreed to the conference report on",
    "agreed_differences": "agreed to the other chamber's amendment to",
}  # fmt: skip
# Steps after which a failed cloture is no longer where the measure stands.
_OVERCOME = {"passed", "cloture_invoked", "agreed_differences", "conference_agreed"}
_BRACKET = re.compile(r"\s*\[[^\]]*\]$")
_SHOWN = 4


def short_name(bill_id: str) -> str:
    """Name of a measure without its Congress: H.R. 23."""
    return marks.bill_name(bill_id).rpartition(" (")[0]


def bill_sentence(bill: Mapping[str, Any], status: Status, sponsor: Any) -> str:
    """What happened to a measure, its floor votes with their counts first."""
    name, told = short_name(bill["bill_id"]), _floor(status)
    if told:
        first, *more = told
        clauses = [_clause(first, name), *(_clause(step, "it") for step in more)]
        end = _end(bill, status)
        return "; ".join(clauses + ([end] if end else [])) + "."
    day = f" on {marks.day(bill['introduced_on'])}" if bill["introduced_on"] else ""
    by = f" by {_sponsor(sponsor)}" if sponsor else ""
    start = f"{marks.text(name)} was introduced{day}{by}"
    return f"{start}; {_end(bill, status) or _now(status)}."


def count_words(step: Step) -> str:
    """How a step was decided: by 243 to 140, by voice vote; nothing where it is not stated."""
    if step.yeas is not None:
        return f"{step.yeas} to {step.nays}"
    return marks.text(step.how) if step.how else ""


def step_title(step: Step) -> str:
    """What a step was, in a few words, with its chamber."""
    name = CHAMBERS.get(step.chamber or "")
    chamber = f" ({name})" if name and name not in step.rule else ""
    counted = count_words(step)
    rule = marks.text(step.rule[:1].upper() + step.rule[1:])
    return f"{rule}{chamber}" + (f", {counted}" if counted else "")


def bills_sentence(rows: Sequence[BillRow]) -> str:
    """How many measures are held, what they would do, how many became law."""
    if not rows:
        return "No measure is stored yet."
    stances = Counter(row.stance or "not_determined" for row in rows)
    newest = max(row.congress for row in rows)
    laws = sum(row.status == "enacted" for row in rows)
    alive = [row for row in rows if row.congress == newest]
    return (
        f"{len(rows):,} measures about the Court are held: "
        f"{stances['against']} against it, {stances['supports']} for it, {stances['mixed']} mixed, "
        f"{stances['informational'] + stances['not_determined']} that take no side or are not "
        f"judged. {laws} became law. In {_the(newest)} there are {len(alive)}, of which "
        f"{sum(row.stance == 'against' for row in alive)} are against the Court."
    )


def picture_title(rows: Sequence[BillRow]) -> str:
    """What the newest Congress did, against all before it."""
    newest = max(row.congress for row in rows)
    now = [row.stance for row in rows if row.congress == newest]
    before = [row.stance for row in rows if row.congress != newest]
    now_said = f"{now.count('against')} of {len(now)} measures of {_the(newest)}"
    if not before:
        return f"{now_said} are against the Court"
    return (
        f"{now_said} are against the Court; before it, {before.count('against')} of {len(before)}"
    )


def status_words(row: BillRow) -> str:
    """Status of a row in words, with what it was when its Congress ended."""
    if row.status == "died" and row.status_before not in (None, "unknown"):
        return f"{row.status_name} ({NAMES[row.status_before].lower()})"
    return row.status_name


def who(row: BillRow) -> str:
    """Sponsor with party and state, linked."""
    if not row.sponsor:
        return "not stated"
    place = f"-{marks.text(row.sponsor_state)}" if row.sponsor_state else ""
    party = f" {marks.party(row.sponsor_party)}{place}" if row.sponsor_party else ""
    return f"{marks.member_link(row.sponsor_id, plain_name(row.sponsor))}{party}"


def _floor(status: Status) -> list[Step]:
    """The steps worth a clause: each chamber's last word on a measure, in order."""
    last: dict[tuple, Step] = {}
    for step in status.steps:
        if step.kind in _OVERCOME:
            for kind in ("cloture_failed", "proceed_rejected"):
                last.pop((kind, step.chamber), None)
        if step.kind in _VERBS:
            last.pop((step.kind, step.chamber), None)
            last[step.kind, step.chamber] = step
    return list(last.values())[-_SHOWN:]


def _clause(step: Step, name: str) -> str:
    chamber = CHAMBERS.get(step.chamber or "", "chamber")
    counted = count_words(step)
    by = f" by {counted}" if step.yeas is not None else f" {counted}" if counted else ""
    if step.kind == "cloture_failed":
        by = f", {counted}" if counted else ""
    if step.vote_id and step.yeas is not None:
        by = by.replace(counted, marks.vote_link(step.vote_id, counted))
    day = f" on {marks.day(step.on)}" if step.on else ""
    start = "The" if name != "it" else "the"
    return f"{start} {chamber} {_VERBS[step.kind]} {marks.text(name)}{by}{day}"


def _end(bill: Mapping[str, Any], status: Status) -> str:
    """What stands after the last vote: a law, a veto, the end of a Congress, a calendar."""
    if status.code == "enacted":
        return f"it became law{_on(status)}"
    if status.code == "vetoed":
        return f"the President vetoed it{_on(status)}"
    if status.code == "died":
        return f"it {died_words(bill['congress'])}"
    if status.code == "differences":
        return "the chambers have not agreed on one text"
    if status.on_calendar and status.code in ("failed_cloture", "not_taken_up"):
        return f"it is still on the {CHAMBERS[status.on_calendar]} calendar"
    return ""


def _now(status: Status) -> str:
    if status.code in ("introduced", "unknown"):
        return "nothing further is recorded"
    words = {"in_committee": "it was referred to committee", "agreed": "it was agreed to"}
    said = words.get(status.code, f"it now reads: {status.name.lower()}")
    return f"{said}{_on(status)}"


def _on(status: Status) -> str:
    return f" on {marks.day(status.since)}" if status.since else ""


def _sponsor(row: Any) -> str:
    place = f" ({marks.text(row.party)}-{marks.text(row.state)})" if row.party and row.state else ""
    return f"{marks.member_link(row.bioguide_id, plain_name(row.name))}{place}"


def plain_name(name: str) -> str:
    """A name as status pages print it, without party and place in brackets."""
    return _BRACKET.sub("", name)


def signed_title(steps: Sequence[Mapping[str, Any]], withdrawn: int) -> str:
    """How many cosponsors of each party stand at the end, and how many took their name off."""
    last = {step["party"]: step["names"] for step in steps}
    total, off = sum(last.values()), f"; {withdrawn} withdrew" if withdrawn else ""
    ordered = sorted(last.items(), key=lambda item: (-item[1], item[0]))
    parts = [f"{n} {party.removesuffix('s') if n == 1 else party}" for party, n in ordered if n]
    if len(parts) == 1 and total > 1:
        return f"{total} cosponsors, all of them {parts[0].partition(' ')[2]}{off}"
    said = ", ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + "".join(parts[-1:])
    return f"{total} {marks.plural('cosponsor', total)}: {said}{off}"


def _the(congress: int) -> str:
    return f"the {ordinal(congress)} Congress"


def used(values: Iterable[str | None], names: Mapping[str, str]) -> dict[str, str]:
    """The choices of a filter that some row fits, in the order of names."""
    found = set(values)
    return {value: words for value, words in names.items() if value in found}
