"""How officials are worded: the sentence over one, the list of all, a link to each."""

from collections.abc import Sequence
from datetime import date
from html import escape

from dashboard import marks
from dashboard.widgets import Column, number_column
from dashboard.words.ledger import stance_counts
from tracker.queries.administration.officials import Aliases, Official, find_officials
from tracker.queries.ledger.acts import Entry
from tracker.reading.people.titles import split_speakers


def official_link(official_id: str, name: str) -> str:
    """Link to an official's page."""
    return marks.link(name, marks.address("official", id=official_id))


def speaker_links(stated: str | None, on: date | None, aliases: Aliases) -> str:
    """Actors or speakers as printed, each a link to the page of the official whom it names."""
    parts = []
    for part in split_speakers(stated or ""):
        official_id = next(iter(find_officials(part, on, aliases)), None)
        parts.append(official_link(official_id, part) if official_id else marks.text(part))
    return "; ".join(parts)


def official_sentence(
    official: Official, entries: Sequence[Entry], searched: tuple[int, date | None]
) -> str:
    """What is held of an official, each count opening its rows; or that nothing is, and where."""
    if not entries:
        sources, since = searched
        looked = f" since {marks.day(since)}" if since else ""
        return (
            f"Nothing found in {sources} {marks.plural('source', sources)} of the executive"
            f"{looked}, nor in the compiled record."
        )
    n, days = len(entries), sorted(entry.act.on for entry in entries if entry.act.on)
    span = ""
    if days:
        span = f", {marks.day(days[0])}" + (
            f" to {marks.day(days[-1])}" if days[-1] != days[0] else ""
        )
    counts = stance_counts(entries, "official", official.official_id)
    verb = "is" if n == 1 else "are"
    return f"{n} {marks.plural('act', n)} about the Court {verb} held{span}: {counts}."


def officials_sentence(rows: Sequence[Official]) -> str:
    """Of how many officials and offices something is held, and of whom most."""
    active = [row for row in rows if row.acts]
    if not active:
        return "No act of an official is stored: run <code>tracker init</code>."
    most = ", ".join(
        f"{official_link(row.official_id, row.name)} ({row.acts})" for row in active[:3]
    )
    none = len(rows) - len(active)
    rest = f" Of {none} more whom the record names nothing is held." if none else ""
    return (
        f"Acts or statements about the Court are held of {len(active)} officials and offices; "
        f"most of {most}.{rest}"
    )


def officials_bars(rows: Sequence[Official], most_shown: int = 12) -> str:
    """A bar an official, the longest first; its name opens the rows that it counts."""
    shown = [row for row in rows if row.acts][:most_shown]
    most = max((row.acts for row in shown), default=1)
    lines = "".join(
        f'<div class="line"><div class="what">{official_link(row.official_id, row.name)}</div>'
        f'<div class="count">{row.acts}</div><div class="bar"><div class="parts" '
        f'style="width:{100 * row.acts / most:.1f}%"><div class="part p-yea plain" '
        'style="flex-grow:1"></div></div></div></div>'
        for row in shown
    )
    words = escape("; ".join(f"{row.name}: {row.acts}" for row in shown))
    return (
        f'<figure class="lines votes"><figcaption class="unseen">{words}</figcaption>'
        f"<div>{lines}</div></figure>"
    )


def official_columns() -> list[Column]:
    """Columns of the list of officials."""
    return [
        Column("Name", lambda r: official_link(r.official_id, r.name)),
        Column("Office", lambda r: marks.text(r.role) or "–", "wide"),
        Column("Under", lambda r: marks.text(r.administrations) or "–"),
        number_column("Acts held", lambda r: r.acts),
        Column("First", lambda r: marks.day(r.first_on) if r.acts else "–", "when"),
        Column("Last", lambda r: marks.day(r.last_on) if r.acts else "–", "when"),
    ]


def facts(official: Official) -> str:
    """What the record says of an official, and where he is also met."""
    named = {
        "Office": marks.text(official.role),
        "Under": marks.text(official.administrations),
        "In Congress": marks.member_link(official.member_id, "votes and measures as a member")
        if official.member_id
        else "",
    }
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in named.items() if value)
    return f'<dl class="facts">{rows}</dl>' if rows else ""
