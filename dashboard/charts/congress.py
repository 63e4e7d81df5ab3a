"""Figures about measures and members: pure functions from rows to HTML or a Vega-Lite spec."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from dashboard import marks
from tracker.congress import first_year, ordinal
from tracker.queries.congress.bills import BillRow
from tracker.queries.ledger.evidence import Evidence

STANCES = tuple(marks.STANCES)
KINDS = {
    "vote": "Votes", "sponsored": "Sponsored", "cosponsored": "Cosponsored",
    "withdrew": "Withdrew", "amendment": "Amendments", "speech": "Speeches",
    "inserted": "Insertions", "order": "Orders, policy", "sanction": "Sanctions",
    "un_vote": "UN votes", "words": "Statements", "other": "Other acts",
}  # fmt: skip
_KIND_OF = {
    **dict.fromkeys(
        ("statement", "press_statement", "press_release", "briefing", "press_briefing",
         "remarks", "fact_sheet", "readout", "letter", "testimony", "record_item"), "words"),
    **dict.fromkeys(
        ("executive_order", "regulation", "policy", "determination", "signing", "treaty_action",
         "agreement", "sap", "notice", "proclamation", "presidential_action",
         "presidential_document"), "order"),
    **dict.fromkeys(
        ("designation", "delisting", "removal", "general_license", "visa"), "sanction"),
}  # fmt: skip
_PAGES = {"roll_call": "roll-call", "act": "act", "document": "document"}
_FORTNIGHT = 14
ABSENT = ("∅", "did not vote")
_PARTY_NAMES = {"D": "Democrats", "R": "Republicans", "I": "Independents"}
_COLOURS = {
    "light": {"D": "#1D4ED8", "R": "#B3261E", "I": "#5B6472"},
    "dark": {"D": "#93B4FF", "R": "#FF9C94", "I": "#B8C0CC"},
}


def mark(stance: str | None, url: str, title: str) -> str:
    """One mark that opens a record: the shape and colour of its stance, its story on the mark."""
    if stance is None:
        css, (shape, words) = "absent", ABSENT
    else:
        css = stance if stance in marks.STANCES else "not_determined"
        shape, words = marks.STANCES[css]
    return (
        f'<a class="{css}" tabindex="-1" href="{escape(url)}" '
        f'title="{escape(f"{title} ({words})")}">{shape}</a>'
    )


def bills_by_congress(rows: Sequence[BillRow]) -> str:
    """A line a Congress, newest first; on it a mark a measure, by stance, that opens it."""
    groups: dict[int, list[BillRow]] = defaultdict(list)
    for row in rows:
        groups[row.congress].append(row)
    lines = []
    for congress in sorted(groups, reverse=True):
        found = sorted(groups[congress], key=lambda row: _order(row.stance))
        drawn = "".join(
            mark(row.stance or "not_determined", marks.address("bill", id=row.bill_id),
                 f"{marks.bill_name(row.bill_id)}: {row.title}")
            for row in found
        )  # fmt: skip
        years = f"{first_year(congress)}–{str(first_year(congress) + 1)[2:]}"
        lines.append(
            f'<div class="line"><div class="what">{ordinal(congress)} <small>{years}</small></div>'
            f'<div class="count">{len(found)}</div><div class="dots">{drawn}</div></div>'
        )
    return (
        f'<figure class="lines"><figcaption class="unseen">{escape(describe_bills(rows))}'
        f'</figcaption><div aria-hidden="true">{"".join(lines)}</div></figure>'
    )


def describe_bills(rows: Iterable[BillRow]) -> str:
    """In words what the picture of measures shows."""
    counted = count_bills(rows)
    return "Measures by Congress. " + " ".join(
        f"{ordinal(congress)}: {', '.join(f'{n} {marks.STANCES[key][1]}' for key, n in row)}."
        for congress, row in (
            (congress, [(key, counts[key]) for key in STANCES if counts[key]])
            for congress, counts in sorted(counted.items(), reverse=True)
        )
    )


def count_bills(rows: Iterable[BillRow]) -> dict[int, Counter]:
    """Number of measures of each stance, by Congress."""
    counted: dict[int, Counter] = defaultdict(Counter)
    for row in rows:
        counted[row.congress][row.stance or "not_determined"] += 1
    return dict(counted)


def member_strip(rows: Sequence[Evidence]) -> str:
    """One lane a kind of act of a member or official over the years, a mark opens its record."""
    dated = [row for row in rows if row.on]
    if not dated:
        return ""
    start, end = min(row.on for row in dated).year, max(row.on for row in dated).year
    years = end - start + 1
    parts = []
    for place, (kind, name) in enumerate(_lanes(dated).items(), 1):
        parts.append(f'<div class="lane" style="--row:{place}">{name}</div>')
        cells: dict[int, list[Evidence]] = defaultdict(list)
        for row in dated:
            if kind_of(row) == kind:
                cells[row.on.year].append(row)
        parts += [
            f'<div class="cell" style="--row:{place};--y:{year - start}">'
            f"{''.join(_act(row) for row in found)}</div>"
            for year, found in sorted(cells.items())
        ]
    step = max(1, years // 8)
    parts += [
        f'<div class="year" style="--y:{year - start};--row:{len(_lanes(dated)) + 1}">{year}</div>'
        for year in range(start, end + 1, step)
    ]
    return (
        f'<figure class="strip"><figcaption class="unseen">{escape(describe_strip(rows))}'
        f'</figcaption><div aria-hidden="true" class="grid" style="--years:{years}">'
        f"{''.join(parts)}</div></figure>"
    )


def kind_of(row: Evidence) -> str:
    """The lane of an act in a strip: a key of KINDS."""
    return row.kind if row.kind in KINDS else _KIND_OF.get(row.kind, "other")


def describe_strip(rows: Iterable[Evidence]) -> str:
    """In words what a member's strip shows."""
    counts = Counter((kind_of(row), row.stance) for row in rows)
    return "Acts by kind and by what they did. " + " ".join(
        f"{KINDS[kind]}, {marks.STANCES[stance][1] if stance else ABSENT[1]}: {n}."
        for (kind, stance), n in sorted(counts.items(), key=str)
    )


def cosponsor_steps(names: Iterable[Any]) -> list[dict[str, Any]]:
    """Cosponsors of each party after each day on which one signed or withdrew, oldest first."""
    moves: dict[date, Counter] = defaultdict(Counter)
    for row in names:
        if row.role != "cosponsor":
            continue
        letter = (row.party or "?")[:1]
        moves[row.sponsored_on][letter] += 1
        if row.withdrawn_on:
            moves[row.withdrawn_on][letter] -= 1
    totals: Counter = Counter()
    letters = sorted({letter for counts in moves.values() for letter in counts})
    steps = []
    for day, counts in sorted(moves.items()):
        totals.update({letter: counts[letter] for letter in letters})
        steps += [{"on": day.isoformat(), "party": _name(x), "names": totals[x]} for x in letters]
    return steps


def cosponsor_spec(steps: Sequence[Mapping[str, Any]], dark: bool = False) -> dict[str, Any]:
    """Vega-Lite: a stepped line a party, its name at the line's end."""
    shown = list(dict.fromkeys(step["party"] for step in steps))
    colours = _COLOURS["dark" if dark else "light"]
    by_name = {name: colours[letter] for letter, name in _PARTY_NAMES.items()}
    colour = {
        "field": "party", "type": "nominal", "legend": None,
        "scale": {"domain": shown, "range": [by_name.get(n, colours["I"]) for n in shown]},
    }  # fmt: skip
    most = max((step["names"] for step in steps), default=1)
    axis = {
        "field": "names",
        "type": "quantitative",
        "title": "Cosponsors",
        "scale": {"domain": [0, 1.2 * most]},
        "axis": {"tickMinStep": 1, "format": "d"},
    }
    days = [date.fromisoformat(step["on"]) for step in steps]
    short = bool(days) and (days[-1] - days[0]).days <= _FORTNIGHT
    when = {"field": "on", "type": "temporal", "title": None, "axis": {
        "labelOverlap": True, "format": "%-d %b %Y",
        "tickCount": {"interval": "day", "step": 2} if short else 6}}  # fmt: skip
    last = {"window": [{"op": "row_number", "as": "place"}], "groupby": ["party"],
            "sort": [{"field": "on", "order": "descending"}]}  # fmt: skip
    return {
        "data": {"values": list(steps)}, "height": 240, "width": "container",
        "encoding": {"x": when, "y": axis, "color": colour},
        "layer": [
            {"mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 2.5}},
            {"mark": {"type": "point", "filled": True, "size": 30, "tooltip": True}},
            {"transform": [last, {"filter": "datum.place === 1"}],
             "mark": {"type": "text", "align": "right", "dy": -9, "fontWeight": 600},
             "encoding": {"text": {"field": "party"}}},
        ],
    }  # fmt: skip


def _name(letter: str) -> str:
    return _PARTY_NAMES.get(letter, "Party unknown" if letter == "?" else letter)


def _order(stance: str | None) -> int:
    return STANCES.index(stance) if stance in STANCES else len(STANCES)


def _lanes(rows: Iterable[Evidence]) -> dict[str, str]:
    used = {kind_of(row) for row in rows}
    return {kind: name for kind, name in KINDS.items() if kind in used}


def _act(row: Evidence) -> str:
    page = _PAGES.get(row.subject_kind, "bill")
    title = f"{marks.day(row.on)}: {row.did}. {row.title}"
    stance = row.stance or ("informational" if row.kind == "withdrew" else None)
    return mark(stance, marks.address(page, id=row.subject), title)
