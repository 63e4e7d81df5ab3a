"""What Home says of the news: its sentence, and the lists of what is new and what came late."""

from collections.abc import Mapping, Sequence

from dashboard import freshness_lines, marks
from dashboard.data import ask
from dashboard.since import Since
from tracker.queries.home import News, NewsSince, read_news
from tracker.queries.provenance import Origin, read_origins
from tracker.queries.upkeep.freshness import Freshness

_MOST = 25
_FIRST_READING = 12


def sentence(
    found: NewsSince, sources: Sequence[Freshness], record: dict[str, int], since: Since
) -> str:
    """The answer of Home: what is new and late since a moment, and what keeps us from knowing."""
    answered = [row for row in sources if row.last_good_at]
    if not answered:
        return (
            "No source has answered yet: below is the compiled record of "
            f"{marks.counts(record)}, and nothing newer."
        )
    fresh, first = sum(found.fresh.values()), sum(found.backfill.values())
    late = sum(row.is_late for row in found.rows)
    when = f"since {marks.moment(since.at)}"
    if fresh:
        words = f"{fresh:,} {marks.plural('thing', fresh)} new {when}"
        words += f", {late:,} of them late in reaching us" if late else ""
    elif first:
        words = f"The first readings of our sources brought {marks.counts(found.backfill)}"
    else:
        words = f"Nothing new {when}"
    wanting = sum(row.is_wanting for row in sources)
    named = freshness_lines.wanting(sources)
    good = sum(row.state == "fresh" for row in sources)
    read = sum(not row.is_closed for row in sources)
    return f"{words}; {good} of {read} sources {'is' if good == 1 else 'are'} fresh" + (
        f", and {named} {'is' if wanting == 1 else 'are'} not." if wanting else "."
    )


def draw_sections(since: Since) -> str:
    """HTML of the news since a moment: on time, late, and what the first readings brought."""
    found = ask(read_news, since.at)
    page_ids = tuple(sorted({row.page_id for row in found.rows}))
    return sections(found, since, ask(read_origins, page_ids))


def sections(found: NewsSince, since: Since, origins: Mapping[int, Origin]) -> str:
    """The same of news already read; origins by page id."""
    fresh = [row for row in found.rows if not row.is_backfill and not row.is_late]
    late = [row for row in found.rows if row.is_late]
    first = [row for row in found.rows if row.is_backfill]
    why = {"address": "as the address says", "cookie": "when you last marked it as looked at"}
    head = (
        f'<p class="quiet">Since {marks.moment(since.at)}, '
        f"{why.get(since.why, 'a week ago, as this is a first visit')}. "
        f"{marks.link('Mark as looked at now', '/looked')}</p>"
    )
    parts = [head] if found.rows else []
    if fresh:
        parts.append(f"<h2>New since then</h2>{_list(fresh, _MOST, origins)}")
    if late:
        parts.append(f"<h2>Late in reaching us</h2>{_list(late, _MOST, origins)}")
    if first:
        parts.append(_first_reading(first, found, origins))
    return "".join(parts) or head


def _first_reading(rows: list[News], found: NewsSince, origins: Mapping[int, Origin]) -> str:
    newest = sorted(rows, key=lambda row: str(row.acted_on or ""), reverse=True)
    return (
        "<h2>Read for the first time</h2>"
        f'<p class="quiet">{marks.counts(found.backfill)} reached us with the first readings of '
        "their sources, newest by their own date first.</p>"
        f"{_list(newest, _FIRST_READING, origins, sum(found.backfill.values()))}"
    )


def _list(
    rows: Sequence[News], most: int, origins: Mapping[int, Origin], total: int | None = None
) -> str:
    shown = "".join(_item(row, origins.get(row.page_id)) for row in rows[:most])
    left = (total or len(rows)) - min(most, len(rows))
    pages = " · ".join(
        marks.link(name, f"/{page}")
        for name, page in (
            ("Bills", "bills"),
            ("Roll calls", "roll-calls"),
            ("Documents", "documents"),
        )
    )
    more = f'<p class="quiet">{left:,} more, under {pages}.</p>' if left else ""
    return f'<ul class="rows">{shown}</ul>{more}'


def _item(row: News, origin: Origin | None) -> str:
    reached = f"reached us {marks.moment(row.first_seen_at)}"
    if row.is_late:
        reached = f"dated {marks.day(row.acted_on)}, {reached}"
    name = {"bill": marks.bill_name, "roll_call": marks.vote_name}.get(row.subject_kind)
    label = name(row.subject) if name else row.words
    words = f": {_named(row)}" if name else ""
    return (
        f'<li><span class="when">{marks.day(row.acted_on)}<br>{marks.text(row.kind)}</span>'
        f"<div><p>{marks.subject_link(row.subject_kind, row.subject, label)}{words}</p>"
        f'<p class="evidence">{reached} · {marks.evidence(origin)}</p></div></li>'
    )


def _named(row: News) -> str:
    """A row's words, after the measure of a roll call whose words do not name it."""
    if not row.bill_id or marks.find_number(row.words, row.bill_id):
        return marks.text(row.words)
    return f"{marks.bill_link(row.bill_id)}, {marks.text(row.words)}"
