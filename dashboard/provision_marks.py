"""Marks of provisions: the shape and word of each state, and what has become of one."""

from collections.abc import Iterable

from dashboard import marks
from tracker.queries.congress.provisions import ProvisionRow
from tracker.reading.bills.version_order import version_name
from tracker.reading.provisions.states import STATES

SHAPES = {
    "new": "+", "carried": "=", "reworded": "≈", "moved": "→", "restored": "←", "enacted": "§",
    "stripped": "×", "absent": "–", "lapsed": "○", "not known": "?",
}  # fmt: skip
FATES = {
    "enacted": "became law", "stands": "stand in the newest text read",
    "stripped": "were stripped and have not come back", "absent": "are not in a later measure",
    "lapsed": "lapsed",
}  # fmt: skip


def last_states(row: ProvisionRow) -> list[str]:
    """States at the newest text read; what was stripped earlier and has not come back is that."""
    return [fate(row)] if fate(row) == "stripped" else row.state.split(" and ")


def fate(row: ProvisionRow) -> str:
    """What has become of a provision: enacted, stands, stripped, absent or lapsed."""
    states = row.state.split(" and ")
    if row.stands:
        return "enacted" if "enacted" in states else "stands"
    if states == ["absent"] and row.was_stripped:
        return "stripped"
    return states[0]


def state_marks(states: Iterable[str]) -> str:
    """Marks and words of the states; what a state means shows on its word."""
    return " ".join(
        marks.tag("span", f"{SHAPES[state]} {state}", f"way {state.replace(' ', '-')}",
                  STATES[state])
        for state in states
    )  # fmt: skip


def text_name(bill_id: str, version: str) -> str:
    """Plain name of a text: H.R. 7900 (117th), Engrossed in House."""
    return f"{marks.bill_name(bill_id)}, {version_name(version)}"
