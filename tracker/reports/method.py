"""How a table was made: what was asked, when, and how fresh its sources were then."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from tracker.queries.upkeep.freshness import Freshness
from tracker.reports.lines import eastern
from tracker.reports.writing import About


def method(
    table: str, where: str, filters: Mapping[str, str], sources: Iterable[Freshness], at: datetime
) -> About:
    """Lines for the reader of a file that left its page; where is the address or the command."""
    lines = [("Table", table), ("Made by", where), ("As of", f"{eastern(at)} ({at:%FT%TZ})")]
    lines += [(f"Filter {name}", value) for name, value in filters.items()]
    if not filters:
        lines.append(("Filters", "none"))
    lines += [(row.title, source_words(row.at(at))) for row in sources]
    return lines


def source_words(row: Freshness) -> str:
    """State of a source in words, with the page at which a person can check us."""
    good = eastern(row.last_good_at) or "never"
    new = eastern(row.last_new_at) or "none"
    return f"{row.state}; last good run {good}; last new item {new}; {row.home}"
