"""How OFAC's own lists are worded: an entry as it stands, and what was done to it and when."""

from collections.abc import Iterable, Mapping, Sequence

from dashboard import marks
from dashboard.words.sanctions import who_link
from tracker.queries.administration.measure import Measure
from tracker.queries.administration.sanctions_events import ListEvent
from tracker.queries.administration.sanctions_lists import Listed, id_of
from tracker.queries.provenance import Origin

_DONE = {"designated": "put on the list", "changed": "changed", "delisted": "taken off the list"}


def event_rows(
    events: Sequence[ListEvent], names: Mapping[str, str], origins: Mapping[int, Origin]
) -> str:
    """Rows of what lists and notices did, each with both copies; names by id of the entry."""
    if not events:
        return '<p class="quiet">No change of an entry has been seen since the first reading.</p>'
    rows = "".join(_event_row(event, names.get(event.listed_id), origins) for event in events)
    return f'<ul class="rows">{rows}</ul>'


def _event_row(event: ListEvent, name: str | None, origins: Mapping[int, Origin]) -> str:
    who = who_link(name, id_of(name)) if name else marks.text(event.name)
    by = "a notice" if event.by == "notice" else "the list"
    copies = [f"after: {marks.evidence(origins.get(event.page_id))}"]
    if event.before_page_id:
        copies.insert(0, f"before: {marks.evidence(origins.get(event.before_page_id))}")
    else:
        copies = [marks.evidence(origins.get(event.page_id))]
    said = f"<p>{marks.text(event.text)}</p>" if event.text else ""
    seen = f" · seen by us {marks.moment(event.seen_at)}" if event.seen_at else ""
    return (
        f'<li><span class="when">{marks.day(event.on)}<br>{marks.text(event.kind)}</span><div>'
        f"<p>{who}: {_DONE[event.kind]}</p>{said}{_differences(event)}"
        f'<p class="quiet">As {by} of OFAC states, under {marks.day(event.on)}{seen}</p>'
        f"<p>{'<br>'.join(copies)}</p></div></li>"
    )


def _differences(event: ListEvent) -> str:
    """Each thing that is stated otherwise: what it was, what it is."""
    items = "".join(
        f"<dt>{marks.text(told.what)}</dt><dd>{_side(told.before, 'del')} → "
        f"{_side(told.after, 'ins')}</dd>"
        for told in event.differences
    )
    return f'<dl class="facts">{items}</dl>' if items else ""


def _side(words: str | None, name: str) -> str:
    return marks.tag(name, marks.text(words)) if words else '<span class="quiet">nothing</span>'


def entry_parts(official: Iterable[Listed], origins: Mapping[int, Origin]) -> str:
    """A designee's entries as OFAC's lists state them, each with the copy that states it."""
    return "".join(_entry(listed, origins) for listed in official)


def _entry(listed: Listed, origins: Mapping[int, Origin]) -> str:
    last = listed.spans[-1]
    number = f", entry {listed.number}" if listed.number else ""
    stands = (
        f"taken off by {marks.day(last.ended_on)}" if last.ended_on
        else f"on it as of {marks.day(last.listed_on)}" if last.listed_on
        else "told by notices; no list with it was read"
    )  # fmt: skip
    facts = {
        "Listed as": marks.text(listed.name),
        "Where": marks.text(f"{listed.list_name or 'Notices of OFAC'}{number}"),
        "State": stands,
        "Program": marks.text(listed.programs),
        "Title": marks.text(listed.title),
        "Other names": "<br>".join(map(marks.text, listed.names)),
        "Addresses": "<br>".join(map(marks.text, listed.addresses)),
        "Birth, nationality, papers": marks.text(listed.details),
        "Remarks": marks.text(listed.remarks),
        "Evidence": marks.evidence(origins.get(listed.page_id)),
    }
    terms = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts.items() if value)
    return f'<dl class="facts">{terms}</dl>'


def basis(listing: Measure) -> str:
    """How a listing is known, in a cell: from OFAC's own page, or how sure the record is."""
    doubt = marks.unverified(listing.sureness)
    if listing.listed_id:
        return f"OFAC's own page{f'; its date {doubt}' if doubt else ''}"
    return doubt or "read in a document"


def pages_of(events: Iterable[ListEvent]) -> list[int]:
    """Pages on which events rest, those before and those after."""
    return [page for e in events for page in (e.page_id, e.before_page_id) if page is not None]
