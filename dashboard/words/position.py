"""How a position is worded: the sentence, a measure as a row, who spoke, what is open."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from dashboard import marks
from dashboard.dial import day_link
from dashboard.words.official import speaker_links
from tracker.queries.administration.act_facts import short
from tracker.queries.administration.measures import GROUPS, Measure
from tracker.queries.administration.officials import Aliases
from tracker.queries.administration.position import Position, Spoken
from tracker.queries.administration.sanctions_lists import id_of
from tracker.queries.provenance import Origin

_COUNTED = {
    "rule": "rule", "license": "license", "listing": "name on the sanctions list",
    "injunction": "injunction", "visa": "visa measure",
}  # fmt: skip


def sentence(position: Position, today: date) -> str:
    """Who governs, which order of sanctions stands, what comes with it, who had spoken last."""
    office = position.administration
    who = "The record names no administration for this day"
    if office:
        name = office.title.partition(":")[0].removeprefix("The ")
        who = f"Under the {marks.link(name, marks.address('act', id=office.act_id))}"
    orders = [_name(order) for order in position.sanctions_orders]
    verb = "stood" if position.day != today else "stand" if len(orders) > 1 else "stands"
    stood = f"{_and(orders) or 'no order of sanctions'} {verb}"
    rest = [
        f"{len(found):,} {_plural(noun, len(found))}"
        for group, noun in _COUNTED.items()
        if (found := position.of(group))
    ]
    others = [_name(m) for m in position.of("order") if not m.is_sanctions_order]
    also = f" Also in force: {_and(others)}." if others else ""
    doubt = (
        "" if orders or not position.open else " Whether an earlier one stood again is disputed."
    )
    stood += f", with {_and(rest)}" if rest else ""
    return f"{who}, {stood}.{doubt}{also} {_last(position)}"


def _last(position: Position) -> str:
    if not position.spoken:
        return "Nobody is recorded as having spoken by then."
    spoken = position.spoken[0]
    said = f": “{marks.text(spoken.words)}”" if spoken.words else "; the words are not held."
    return (
        f"The last to speak was {marks.text(spoken.speaker)} on {marks.day(spoken.spoken_on)}{said}"
    )


def _name(measure: Measure) -> str:
    return marks.subject_link(measure.subject_kind, measure.subject, short(measure.title))


def spoken_rows(
    spoken: Sequence[Spoken], origins: Mapping[int, Origin], aliases: Aliases | None = None
) -> str:
    """Everyone who spoke on the last day on which anybody did, with words where they are held."""
    return "".join(
        f'<li><span class="when">{marks.day(row.spoken_on)}<br>'
        f"{marks.text(row.kind.replace('_', ' '))}</span><div>"
        f"<p>{speaker_links(row.speaker, row.spoken_on, aliases or {})}: "
        f"{marks.subject_link(row.subject_kind, row.subject, row.title)} "
        f"{marks.unverified(row.sureness)}</p>{_words(row)}"
        f"<p>{marks.evidence(origins.get(row.page_id), row.url)}</p></div></li>"
        for row in spoken
    )


def _words(row: Spoken) -> str:
    if row.words:
        return f"<blockquote>“{marks.text(row.words)}”</blockquote>"
    return '<p class="quiet">The exact words are not held; the line above is our own summary.</p>'


def measure_rows(measures: Sequence[Measure], origins: Mapping[int, Origin]) -> str:
    """Measures as rows of evidence: since when, what, by which rule, how we know."""
    return "".join(
        f'<li><span class="when">from {marks.day(m.began_on)}</span><div>'
        f"<p>{marks.subject_link(m.subject_kind, m.subject, m.title)} "
        f"{marks.unverified(m.sureness)}</p>"
        f'<p class="quiet">Counts because: {marks.text(m.rule)}.'
        f"{f' {marks.text(m.citation)}.' if m.citation else ''}</p>"
        + (f"<p>{marks.text(m.detail)}</p>" if m.detail and m.group == "injunction" else "")
        + f"<p>{marks.evidence(origins.get(m.page_id), m.url)}</p></div></li>"
        for m in measures
    )


def listing_rows(listings: Sequence[Measure], origins: Mapping[int, Origin]) -> str:
    """Names on the list, one row a designation."""
    rows = []
    for _, group in groupby(listings, key=lambda m: (m.began_on, m.subject, m.rule)):
        same = list(group)
        first = same[0]
        names = ", ".join(
            marks.link(m.name, marks.address("designee", id=id_of(m.name))) for m in same
        )
        rows.append(
            f'<li><span class="when">from {marks.day(first.began_on)}</span><div>'
            f"<p>{names} {marks.unverified(first.sureness)}</p>"
            f'<p class="quiet">Counts because: {marks.text(first.rule)}. '
            f"{marks.subject_link(first.subject_kind, first.subject, first.title)}</p>"
            f"<p>{marks.evidence(origins.get(first.page_id), first.url)}</p></div></li>"
        )
    return "".join(rows)


def turning(days: Sequence[date], day: date) -> str:
    """The day on which the answer changed last, and on which it changed next."""
    before = next((d for d in days if d <= day), None)
    after = next((d for d in reversed(days) if d > day), None)
    said = [
        f"It had changed last on {day_link('position', before)}" if before else "",
        f"it changed next on {day_link('position', after)}" if after else "",
    ]
    words = "; ".join(filter(None, said)) or "no measure is recorded yet"
    return marks.tag("p", f"{words[0].upper()}{words[1:]}.", "left")


def open_items(position: Position) -> str:
    """What the record cannot answer for the day."""
    items = [marks.text(words) for words in position.open]
    if position.undated:
        items.append(
            f"{position.undated} {marks.plural('act', position.undated)} of administrations "
            f"{'has' if position.undated == 1 else 'have'} no date in the record and so no place "
            f"on any day: {marks.link('all acts', marks.address('administration'))}."
        )
    return "".join(marks.tag("li", item) for item in items)


def group_words(group: str, n: int) -> str:
    """Heading of a group with the number of its measures."""
    return f"{GROUPS[group]} ({n})"


def _plural(noun: str, n: int) -> str:
    head, blank, tail = noun.partition(" ")
    if head == "name":
        return f"{marks.plural(head, n)}{blank}{tail}"
    return marks.plural(noun, n)


def _and(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""
