"""How sources are worded: the sentence over them, one source's block, its thirty days."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from dashboard import marks
from dashboard.freshness_lines import MOST_NAMED, groups, tally
from tracker.queries.freshness import Freshness
from tracker.queries.sources import Kept, LastRun

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


def sentence(sources: Sequence[Freshness]) -> str:
    """How many sources are fresh, and which are not."""
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
        return f"Of the sources, {tally(sources)}."
    return f"{words}; {', '.join(others)}." if others else f"{words}."


def block(
    row: Freshness, last: LastRun | None, kept: Kept | None,
    days: Mapping[date, Sequence[str]], today: date,
) -> str:  # fmt: skip
    """One source: state, when it last answered and brought news, its days, notes and faults."""
    n, head = kept.pages if kept else 0, "h4" if row.group else "h3"
    held = f"{n:,} {marks.plural('page', n)} of it {'is' if n == 1 else 'are'} archived"
    return (
        f'<section class="source-block"><{head}>{marks.text(row.title)} {marks.state(row.state)}'
        f"</{head}>"
        f'<p class="quiet">{marks.text(row.publisher)} · {marks.link("its own page", row.home)} · '
        f"read every {span(row.every_seconds).removeprefix('1 ')}, "
        f"late after {span(row.stale_after_seconds)}</p>"
        f"<p>{_answered(row)} {_news(row)} {held}.</p>"
        f"{strip(days, today)}{_last(last)}</section>"
    )


def folded(title: str, members: Sequence[Freshness], blocks: Sequence[str]) -> str:
    """Blocks of a group under one heading: those that are not fresh open, the others on request."""
    bad = [text for row, text in zip(members, blocks, strict=True) if row.state != "fresh"]
    good = [text for row, text in zip(members, blocks, strict=True) if row.state == "fresh"]
    head = f'<h3>{marks.text(title)}</h3><p class="quiet">{tally(members)}.</p>'
    for texts, words in ((bad, "that are not fresh"), (good, "that are fresh")):
        if texts:
            said = f"{len(texts)} {words}"
            head += f"<details><summary>{said}</summary>{''.join(texts)}</details>"
    return f'<section class="source-group">{head}</section>'


def strip(days: Mapping[date, Sequence[str]], today: date) -> str:
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
        f'<div class="days" aria-hidden="true">{"".join(squares)}</div>'
        f'<p class="source">Last {DAYS} days: {said}.</p>'
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
    lines = [f"Last run ended {marks.moment(last.finished_at)}: {last.state}, "
             f"{last.pages:,} pages, it saw {marks.text(seen)}."]  # fmt: skip
    lines += [marks.text(note) for note in last.notes[:_MOST_NOTES]]
    faults = "".join(
        f'<li class="fault"><span class="state broken">{marks.text(fault.kind)}</span> '
        f"{marks.text(fault.message)}"
        + (
            f" {marks.link('the answer as kept', marks.address(f'archive/{fault.sha256}'))}"
            if fault.sha256
            else ""
        )
        + "</li>"
        for fault in last.faults
    )
    more = last.faults_in_all - len(last.faults)
    faults += f"<li>{more:,} more faults.</li>" if more > 0 else ""
    notes = "".join(f"<li>{line}</li>" for line in lines)
    if rest := [marks.tag("li", marks.text(note)) for note in last.notes[_MOST_NOTES:]]:
        more_notes = f"<summary>{len(rest):,} more notes</summary><ul>{''.join(rest)}</ul>"
        notes += f"<li><details>{more_notes}</details></li>"
    opened = " open" if faults else ""
    return f"<details{opened}><summary>The last run</summary><ul>{faults}{notes}</ul></details>"
