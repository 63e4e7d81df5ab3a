"""How fresh sources are, in a line each; many like sites that are one group share a line."""

from collections.abc import Mapping, Sequence

from dashboard import marks
from tracker.queries.upkeep.freshness import Freshness

MOST_NAMED = 4
# So many sources are told in a line each; more are told by their states.
_MOST_LINES = 6
_URGENT = ("broken", "late", "never read", "without a key", "closed")


def groups(rows: Sequence[Freshness]) -> dict[str, list[Freshness]]:
    """Sources by the title under which they are told: a group's, or each one's own."""
    found: dict[str, list[Freshness]] = {}
    for row in rows:
        found.setdefault(row.group or row.title, []).append(row)
    return found


def rank(state: str) -> int:
    """Place of a state among the others: what wants attention comes first."""
    return _URGENT.index(state) if state in _URGENT else len(_URGENT)


def warnings(rows: Sequence[Freshness]) -> list[tuple[str, str]]:
    """State and HTML of a line for broken sources and one for late ones; [] while all is well."""
    lines = []
    for state, words in (("broken", "Broken"), ("late", "Late")):
        if named := names(rows, state):
            lines.append((state, f"{words}: {named}. {marks.link('Sources', '/sources')}"))
    return lines


def names(rows: Sequence[Freshness], state: str) -> str:
    """First titles of sources in a state, each with its last good run; how many more there are."""
    said = []
    for title, members in groups(rows).items():
        these = [row for row in members if row.state == state]
        if these and len(members) > 1:
            said.append(f"{marks.text(title)} ({len(these)} of {len(members)})")
        elif these:
            said.append(f"{marks.text(title)} ({marks.good_run(these[0].last_good_at)})")
    more = f" and {len(said) - MOST_NAMED} more" if len(said) > MOST_NAMED else ""
    return ", ".join(said[:MOST_NAMED]) + more


def lines(rows: Sequence[Freshness]) -> list[str]:
    """What each source's freshness is, as HTML, for the foot of a page.

    A line a source where they are few, else a line a state, what wants attention first.
    """
    found = groups(rows)
    if len(found) > _MOST_LINES:
        states = sorted({row.state for row in rows}, key=rank)
        return [_state_line(found, state) for state in states]
    return [
        _line(members[0]) if len(members) == 1 else f"{marks.text(title)}: {tally(members)}"
        for title, members in found.items()
    ]


def _state_line(found: Mapping[str, Sequence[Freshness]], state: str) -> str:
    """Every source in a state, each but the fresh with its last good run."""
    said, counted = [], 0
    for title, members in found.items():
        these = [row for row in members if row.state == state]
        counted += len(these)
        if these and len(members) > 1:
            said.append(f"{marks.text(title)} ({len(these)} of {len(members)})")
        elif these and (state == "fresh" or these[0].last_good_at is None):
            said.append(marks.link(title, these[0].home))
        elif these:
            run = marks.good_run(these[0].last_good_at)
            said.append(f"{marks.link(title, these[0].home)} ({run})")
    return f"{marks.state(state)} ({counted}): {', '.join(said)}"


def tally(rows: Sequence[Freshness]) -> str:
    """How many of a group are in which state: 70 of 72 fresh, 2 broken."""
    by_state: dict[str, int] = {}
    for row in rows:
        by_state[row.state] = by_state.get(row.state, 0) + 1
    good = by_state.pop("fresh", 0)
    rest = "".join(f", {n} {marks.state(state)}" for state, n in sorted(by_state.items()))
    return f"{good} of {len(rows)} {marks.state('fresh')}{rest}"


def wanting(rows: Sequence[Freshness]) -> str:
    """Which sources are late, broken or never read, in words: "A, 2 of the 72 B"; "" if none."""
    said = []
    for title, members in groups(rows).items():
        bad = [row for row in members if row.is_wanting]
        if bad and len(members) > 1:
            said.append(f"{len(bad)} of {len(members)} {marks.text(title[:1].lower() + title[1:])}")
        elif bad:
            said.append(marks.text(title))
    if len(said) > MOST_NAMED:
        return str(sum(row.is_wanting for row in rows))
    return " and ".join(filter(None, [", ".join(said[:-1]), said[-1]])) if said else ""


def _line(row: Freshness) -> str:
    return (
        f"{marks.link(row.title, row.home)} ({marks.text(row.publisher)}): {marks.state(row.state)}"
        f", {marks.good_run(row.last_good_at)}"
    )
