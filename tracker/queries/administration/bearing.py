"""What bears on an activity on a day: the orders, rules, licenses, injunctions that touch it.

A list of what to bring to counsel, never an answer: it says what is in force and why it stands
here, not what may be done.
"""

import re
from datetime import date

import msgspec
from sqlalchemy import Engine

from tracker.queries.administration.measures import Measure, read_measures

ASK = "ask counsel"
_COURT = "International Criminal Court"
_BARS = "names what US persons may not do for those whose property is blocked"


class Activity(msgspec.Struct, frozen=True):
    """Something that members do; licenses whose title has one of the words touch it."""

    name: str
    words: str
    is_with_court: bool = False
    is_with_listed: bool = False


class Bearing(msgspec.Struct, frozen=True):
    """A measure that touches an activity, why it stands here, and the one status there is."""

    activity: str
    measure: Measure
    why: str
    status: str = ASK


ACTIVITIES = (
    Activity("Speak, write or testify about the Court", "publication|informational|speech"),
    Activity("Advise or share material with the Court's staff", "informational", True),
    Activity("File a brief or act as counsel", "legal services", True),
    Activity("Host, pay or travel with a listed person",
             "wind[- ]down|emergency medical|food, medicine", False, True),
    Activity("Pay, sell to or hold an account for the Court or a listed person",
             "wind[- ]down|service charges", True, True),
    Activity("Work for or under a grant of the US Government", "official business"),
)  # fmt: skip


def read_bearing(engine: Engine, day: date) -> list[Bearing]:
    """What is in force on a day, by activity; nothing where no order of sanctions stands."""
    standing = [measure for measure in read_measures(engine) if measure.counts_on(day)]
    if not any(m.is_sanctions_order or m.group == "listing" for m in standing):
        return []
    return [
        Bearing(activity.name, measure, why)
        for activity in ACTIVITIES
        for measure in standing
        if (why := _why(activity, measure))
    ]


def _why(activity: Activity, measure: Measure) -> str | None:
    """Why a measure stands beside an activity; None if it does not touch it."""
    if measure.is_sanctions_order:
        return f"The order {_BARS}."
    if measure.group == "rule":
        return "The rule carries the order out and holds its definitions and licenses."
    if measure.group == "listing" and _COURT in measure.name and activity.is_with_court:
        return f"The Court itself is on the list: {measure.rule}."
    if measure.group == "injunction" and (activity.is_with_listed or not measure.concerns):
        return f"A court limited enforcement: {measure.detail or 'its scope was not seen.'}"
    if measure.group == "license" and re.search(activity.words, measure.title, re.I):
        return "The license names dealings of this kind, with conditions."
    return None
