"""One line a row for a person at a terminal."""

from datetime import datetime
from textwrap import wrap
from typing import Any
from zoneinfo import ZoneInfo

_WASHINGTON = ZoneInfo("America/New_York")


def source_lines(rows: list[dict[str, Any]]) -> list[str]:
    """A line a source; many like sites as one count, with the names of those in each state.

    Each of them that is broken has its reason on a line of its own.
    """
    lines, groups = [], {}
    for row in rows:
        if row.get("group"):
            groups.setdefault(row["group"], []).append(row)
        else:
            lines.append(source_line(row))
    for name, members in groups.items():
        lines += _group_lines(name, members)
    return lines


def _group_lines(name: str, members: list[dict[str, Any]]) -> list[str]:
    states: dict[str, list[dict[str, Any]]] = {}
    for row in members:
        states.setdefault(row["state"], []).append(row)
    tally = ", ".join(f"{len(rows)} {state}" for state, rows in sorted(states.items()))
    lines = [f"{name}, {len(members)}: {tally}"]
    for state, rows in sorted(states.items()):
        if state == "broken":
            lines += [f"  {source_line(row)}" for row in rows]
        else:
            names = ", ".join(row["source"] for row in rows)
            lines += wrap(names, 98, initial_indent=f"  {state}: ", subsequent_indent="    ")
    return lines


def source_line(row: dict[str, Any]) -> str:
    """State, name, last good run, last new item, and the reason where a source is broken."""
    head = f"{row['state']:10} {row['source']:20}"
    good, new = eastern(row["last_good_at"]), eastern(row["last_new_at"])
    line = f"{head} last good run {good or 'never'}; last new item {new or 'none'}"
    return f"{line}\n           {row['fault']}" if row["state"] == "broken" else line


def search_line(row: dict[str, Any]) -> str:
    """Day, kind, subject, title and the words found."""
    return (
        f"{row['day'] or 'no date':10}  {row['record']:12} {row['subject']}  {row['title']}\n"
        + (f"            {' '.join(row['words'].split())}")
    )


def eastern(moment: datetime | str | None) -> str | None:
    """A moment as Washington's wall time, with its zone."""
    if moment is None:
        return None
    at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return f"{at.astimezone(_WASHINGTON):%d %b %Y, %H:%M %Z}"
