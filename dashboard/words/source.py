"""How sources are worded: the sentence over them, a line a source with its thirty days."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from dashboard import marks
from dashboard.freshness_lines import MOST_NAMED, groups, rank, tally
from tracker.queries.upkeep.freshness import Freshness
from tracker.queries.upkeep.runs import Fault, Kept, LastRun

DAYS = 30
_MOST_NOTES = 8
_MOST_KINDS = 4
# The worst run of a day: its class, its sign, its word.
_SIGNS = {
    "red": ("broken", "✕", "a broken run"),
    "interrupted": ("late", "◧", "an interrupted run"),
    "amber": ("late", "◧", "a run with a note"),
    "keyless": ("none", "□", "a run without a key"),
    "green": ("fresh", "■", "good runs"),
}
_NONE = ("none", "□", "no run")
_ASKED = re.compile(r"\?\S+?(?=:? |:?$)")
_FAULTS = {"fetch": "No good answer:", "parse": "Not as expected:", "bug": "A fault of ours:"}
_RUNS = {
    "red": "broken", "amber": "with notes", "green": "well", "keyless": "without a key",
    "interrupted": "cut short",
}  # fmt: skip
Days = Mapping[date, Sequence[str]]


def sentence(sources: Sequence[Freshness]) -> str:
    """How many sources are fresh, and which are not, or how many if they are many."""
    if not any(row.last_run_at for row in sources):
        return (
            "No source has answered yet. Run <code>tracker collect</code>, or leave "
            "<code>tracker up</code> running: it reads each source by its own clock."
        )
    good = sum(row.state == "fresh" for row in sources)
    read = sum(not row.is_closed for row in sources)
    words = f"{good} of {read} sources {'is' if good == 1 else 'are'} fresh"
    others = [
        f"{marks.text(title)} is {marks.state(members[0].state)}"
        if len(members) == 1 else f"of {marks.text(title)}, {tally(members)}"
        for title, members in groups(sources).items()
        if any(row.state != "fresh" for row in members)
    ]  # fmt: skip
    if len(others) > MOST_NAMED:
        counted = Counter(row.state for row in sources if row.state != "fresh")
        others = [
            f"{n:,} {'is' if n == 1 else 'are'} {marks.state(state)}"
            for state, n in sorted(counted.items(), key=lambda item: rank(item[0]))
        ]
    return f"{words}; {', '.join(others)}." if others else f"{words}."


def overview(
    sources: Sequence[Freshness], last: Mapping[str, LastRun], kept: Mapping[str, Kept],
    days: Mapping[str, Days], today: date,
) -> str:  # fmt: skip
    """A line a source or group of sources with its thirty days, what wants attention first.

    A line opens what is known of the source; the reason of a broken one stands beneath its line.
    """

    def one(row: Freshness) -> str:
        run = last.get(row.source)
        return _line(
            f"{marks.text(row.title)} {marks.state(row.state)}", days.get(row.source, {}), today,
            _reason(row, run), _known(row, run, kept.get(row.source)),
        )  # fmt: skip

    def several(title: str, members: Sequence[Freshness]) -> str:
        every: dict[date, list[str]] = {}
        for row in members:
            for day, states in days.get(row.source, {}).items():
                every.setdefault(day, []).extend(states)
        merged = {day: sorted(states, key=list(_SIGNS).index) for day, states in every.items()}
        lines = "".join(one(row) for row in _urgent_first(members))
        return _line(f"{marks.text(title)}: {tally(members)}", merged, today, "", lines)

    found = groups(_urgent_first(sources))
    return "".join(
        one(members[0]) if len(members) == 1 else several(title, members)
        for title, members in found.items()
    )


def _urgent_first(sources: Sequence[Freshness]) -> list[Freshness]:
    return sorted(sources, key=lambda row: rank(row.state))


def _line(head: str, days: Days, today: date, reason: str, known: str) -> str:
    return (
        f'<section class="source-line"><details><summary><h3>{head}</h3>{strip(days, today)}'
        f"</summary>{known}</details>{reason}</section>"
    )


def _reason(row: Freshness, last: LastRun | None) -> str:
    """Why a source is broken, without what an address asks, and when it last answered well."""
    if row.state != "broken" or last is None or not last.faults:
        return ""
    fault = msgspec.structs.replace(
        last.faults[0], message=_ASKED.sub("?…", last.faults[0].message)
    )
    return f'<p class="quiet">{_fault_words(fault)} · {marks.good_run(row.last_good_at)}</p>'


def _known(row: Freshness, last: LastRun | None, kept: Kept | None) -> str:
    """What stands in a source's line: when it answered and brought news, its notes and faults."""
    n = kept.pages if kept else 0
    held = f"{n:,} {marks.plural('page', n)} of it {'is' if n == 1 else 'are'} archived"
    return (
        f'<p class="quiet">{marks.text(row.publisher)} · {marks.link("its own page", row.home)} · '
        f"read every {span(row.every_seconds).removeprefix('1 ')}, "
        f"late after {span(row.stale_after_seconds)}</p>"
        f"<p>{_answered(row)} {_news(row)} {held}.</p>{_last(last)}"
    )


def strip(days: Days, today: date) -> str:
    """Thirty squares, a day each, the worst run of the day; in words for those who cannot see."""
    squares, counted = [], {}
    for back in range(DAYS - 1, -1, -1):
        day = today - timedelta(days=back)
        states = days.get(day, ())
        css, sign, word = _SIGNS[states[0]] if states else _NONE
        counted[word] = counted.get(word, 0) + 1
        runs = f", {len(states)} {marks.plural('run', len(states))} in all" if states else ""
        squares.append(f'<i class="{css}" title="{marks.day(day)}: {word}{runs}">{sign}</i>')
    said = ", ".join(f"{n} {marks.plural('day', n)} with {word}" for word, n in counted.items())
    return (
        f'<span class="days" aria-hidden="true">{"".join(squares)}</span>'
        f'<span class="unseen">Last {DAYS} days: {said}.</span>'
    )


def span(seconds: int) -> str:
    """A span in the largest whole unit: 21600 -> 6 hours."""
    for size, noun in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size and seconds % size == 0:
            n = seconds // size
            return f"{n} {marks.plural(noun, n)}"
    return f"{seconds} seconds"


def _answered(row: Freshness) -> str:
    if row.last_good_at is None:
        return "It never had a good run." if row.last_run_at else "It was never read."
    return f"Last good run {marks.moment(row.last_good_at)}."


def _news(row: Freshness) -> str:
    if row.last_new_at is None:
        return "It has brought nothing new yet." if row.last_run_at else ""
    most = sorted(row.last_new.items(), key=lambda item: -item[1])
    what = ", ".join(marks.record_words(name, n) for name, n in most[:_MOST_KINDS])
    what += f" and {len(most) - _MOST_KINDS} other kinds" if len(most) > _MOST_KINDS else ""
    return f"Last new: {marks.moment(row.last_new_at)} ({marks.text(what)})."


def _last(last: LastRun | None) -> str:
    if last is None:
        return ""
    seen = ", ".join(marks.record_words(name, n) for name, n in last.seen.items() if n) or "nothing"
    faults = [_fault(fault) for fault in last.faults]
    more = last.faults_in_all - len(last.faults)
    faults += [f"<li>{more:,} more faults.</li>"] if more > 0 else []
    notes = [marks.tag("li", marks.text(note)) for note in last.notes]
    rest = notes[_MOST_NOTES:]
    folded = (
        f"<details><summary>{len(rest):,} more notes</summary><ul>{''.join(rest)}</ul></details>"
    )
    pages = f"{last.pages:,} {marks.plural('page', last.pages)}"
    return (
        f"<p>Its last run ended {marks.moment(last.finished_at)}, {_RUNS[last.state]}: "
        f"{pages}, on which it saw {marks.text(seen)}.</p>"
        f"<ul>{''.join(faults + notes[:_MOST_NOTES])}</ul>{folded if rest else ''}"
    )


def _fault(fault: Fault) -> str:
    kept = marks.link("the answer as kept", marks.address(f"archive/{fault.sha256}"))
    return f'<li class="fault">{_fault_words(fault)} {kept if fault.sha256 else ""}</li>'


def _fault_words(fault: Fault) -> str:
    words = _FAULTS.get(fault.kind, fault.kind)
    return f'<span class="state broken">{marks.text(words)}</span> {marks.text(fault.message)}'
