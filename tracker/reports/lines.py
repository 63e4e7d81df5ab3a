"""One line a row for a person at a terminal."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

_WASHINGTON = ZoneInfo("America/New_York")


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
