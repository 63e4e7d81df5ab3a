"""How committees' meetings are worded: the sentence, the weeks, the list's columns, one meeting."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

from dashboard import marks
from dashboard.data import ask
from dashboard.widgets import Column
from tracker.queries.congress.hearings import HearingEvent, HearingView, Moment, Twin, read_hearings
from tracker.queries.provenance import Origin

# A standing: its sign, and its words in lists.
STATES = {
    "upcoming": ("●", "ahead"),
    "moved": ("◆", "ahead, moved"),
    "postponed": ("◧", "postponed"),
    "canceled": ("✕", "canceled"),
    "unlisted": ("◌", "no longer listed"),
    "past": ("○", "day is past"),
}
CHAMBERS = {"house": "House", "senate": "Senate"}
_WEEKS_BACK, _MOST_TABLE, _MOST_AHEAD = 26, 8, 3
_EVENTS = {
    "moved": "Moved", "postponed": "Postponed", "canceled": "Canceled", "on again": "On again",
}  # fmt: skip


def sentence(rows: Sequence[HearingView]) -> str:
    """What is ahead, and the next of it; what is known of those held."""
    if not rows:
        return (
            "No meeting of a committee that concerns the Court is stored yet. Both chambers' own "
            "lists are read; the foot says when each last answered."
        )
    ahead = sorted((row for row in rows if row.is_ahead), key=_when)
    off = Counter(row.state for row in rows if row.state in ("postponed", "canceled", "unlisted"))
    past = sum(row.state == "past" for row in rows)
    told = [f"{past:,} whose day is past"] if past else []
    told += [f"{n:,} {STATES[state][1]}" for state, n in off.items()]
    rest = f" Stored beside: {', '.join(told)}." if told else ""
    if not ahead:
        return f"No meeting of a committee that concerns the Court is known to be ahead.{rest}"
    n, first = len(ahead), ahead[0]
    return (
        f"{n:,} {marks.plural('meeting', n)} that {'concerns' if n == 1 else 'concern'} the Court "
        f"{'is' if n == 1 else 'are'} ahead; the next is "
        f"{marks.document_link(first.document_id, first.title)}, {when(first)}, "
        f"{CHAMBERS[first.chamber]}, {marks.text(first.committee)}.{rest}"
    )


def draw_ahead(today: date) -> str:
    """HTML of the next meetings ahead, for Home; nothing where none is known."""
    rows = sorted((row for row in ask(read_hearings, today) if row.is_ahead), key=_when)
    items = "".join(
        f'<li><span class="when">{marks.day(row.held_on)}<br>{STATES[row.state][1]}</span><div>'
        f"<p>{marks.document_link(row.document_id, row.title)}</p>"
        f'<p class="quiet">{when(row)}, {CHAMBERS[row.chamber]}, {marks.text(row.committee)}</p>'
        "</div></li>"
        for row in rows[:_MOST_AHEAD]
    )
    more = f'<p class="quiet">{marks.link("All hearings", "/hearings")}</p>'
    return f'<h2>Hearings ahead</h2><ul class="rows">{items}</ul>{more}' if items else ""


def when(row: HearingView | Moment) -> str:
    """Day and hour in Washington; the day alone where no hour is stated."""
    return marks.moment(row.starts_at) if row.starts_at else marks.day(row.held_on)


def standing(row: HearingView) -> str:
    """Sign and words of how a meeting stands, with its publisher's own word on the mark."""
    sign, words = STATES[row.state]
    return marks.tag("span", f"{sign} {words}", "stance informational", row.status_text or "")


def weeks(rows: Iterable[HearingView], today: date) -> dict[date, list[HearingView]]:
    """Meetings by the Monday of their week, from half a year ago on, newest week first."""
    first = today - timedelta(weeks=_WEEKS_BACK)
    found: dict[date, list[HearingView]] = defaultdict(list)
    for row in rows:
        if row.held_on >= first:
            found[row.held_on - timedelta(days=row.held_on.weekday())].append(row)
    return {monday: sorted(found[monday], key=_when) for monday in sorted(found, reverse=True)}


def weeks_strip(found: Mapping[date, Sequence[HearingView]], today: date) -> str:
    """A line a week; on it a mark a meeting, by how it stands, that opens it."""
    lines = []
    for monday, rows in found.items():
        drawn = "".join(_mark(row) for row in rows)
        now = " <small>this week</small>" if 0 <= (today - monday).days < 7 else ""
        lines.append(
            f'<div class="line"><div class="what">{marks.day(monday)}{now}</div>'
            f'<div class="count">{len(rows)}</div><div class="dots">{drawn}</div></div>'
        )
    return (
        f'<figure class="lines weeks"><figcaption class="unseen">{escape(describe_weeks(found))}'
        f'</figcaption><div aria-hidden="true">{"".join(lines)}</div></figure>'
    )


def describe_weeks(found: Mapping[date, Sequence[HearingView]]) -> str:
    """In words what the weeks show."""
    parts = []
    for monday, rows in found.items():
        counted = Counter(row.state for row in rows)
        told = ", ".join(f"{n} {STATES[state][1]}" for state, n in counted.items())
        parts.append(f"Week of {marks.day(monday)}: {told}.")
    return "Meetings by week. " + " ".join(parts)


def legend() -> str:
    """What each sign means."""
    return " · ".join(f"{sign} {words}" for sign, words in STATES.values())


def columns(origins: Mapping[int, Origin]) -> tuple[Column, ...]:
    """Columns of the list; origins by page id."""
    return (
        Column("When", lambda row: f"{when(row)}<br>{standing(row)}", "when"),
        Column("Meeting", _title, "wide"),
        Column("On the table", lambda row: table(row, _MOST_TABLE)),
        Column("Evidence", lambda row: marks.evidence(origins.get(row.page_id), row.url)),
    )


def table(row: HearingView, most: int | None = None) -> str:
    """Measures, nominations and treaties on the table; a bill leads to its page."""
    named = [
        marks.bill_link(t.bill_id) if t.bill_id else marks.tag(
            "span", marks.text(t.measure), title=t.description or ""
        )
        for t in row.table
    ]  # fmt: skip
    shown = named if most is None else named[:most]
    more = f" and {len(named) - len(shown)} more" if len(shown) < len(named) else ""
    return "; ".join(shown) + more if shown else "none named"


def events(row: HearingView) -> str:
    """Each change that was made to a meeting, newest first, and when we saw it."""
    return "".join(marks.tag("li", _event(event)) for event in reversed(row.events))


def papers(rows: Iterable[Any]) -> str:
    """Links to the papers that the publisher lists, with whose they are."""
    return "".join(
        marks.tag(
            "li",
            marks.link(row.description, row.url)
            + (f" ({marks.text(row.witness)})" if row.witness else "")
            + (f": {marks.document_link(row.read_as, 'its words')}" if row.read_as else ""),
        )
        for row in rows
    )


def witnesses(row: HearingView) -> str:
    """Who is or was to testify, panel by panel, as printed."""
    return "".join(
        marks.tag(
            "li",
            marks.text(", ".join(filter(None, (who.name, who.role, who.organization)))),
        )
        for who in row.witnesses
    )


def twin(other: Twin) -> str:
    """Congress.gov's page of the meeting, with what it states if that is something else."""
    link = marks.document_link(other.document_id, "Congress.gov")
    if not other.differs:
        return link
    standing = marks.text(other.stated.status or "no status")
    return f"{link}, which states {standing}, {when(other.stated)}"


def _event(event: HearingEvent) -> str:
    words = _EVENTS[event.kind]
    if event.kind == "moved":
        words += f" from {_place(event.before)} to {_place(event.after)}"
    return f"{words}; seen by us {marks.moment(event.seen_at)}"


def _place(at: Moment) -> str:
    return ", ".join(filter(None, (when(at), marks.text(at.place))))


def _title(row: HearingView) -> str:
    place = f", {marks.text(row.place)}" if row.place else ""
    called = len(row.witnesses)
    told = f" · {called} {marks.plural('witness', called)}" if called == 1 else (
        f" · {called} witnesses" if called else ""
    )  # fmt: skip
    return (
        f"{marks.document_link(row.document_id, row.title)}"
        f'<p class="quiet">{CHAMBERS[row.chamber]}, {marks.text(row.committee)}{place}{told}</p>'
    )


def _mark(row: HearingView) -> str:
    sign, words = STATES[row.state]
    title = f"{marks.day(row.held_on)}: {row.title} ({words})"
    return (
        f'<a class="informational" tabindex="-1" title="{escape(title)}" '
        f'href="{escape(marks.address("document", id=row.document_id))}">{sign} '
        f"{CHAMBERS[row.chamber]}, {marks.text(row.committee)}</a>"
    )


def _when(row: HearingView) -> tuple[date, str]:
    return row.held_on, row.starts_at.isoformat() if row.starts_at else ""
