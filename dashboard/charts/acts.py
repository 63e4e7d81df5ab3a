"""Figures: pure functions from rows to HTML whose marks open records, or to a Vega-Lite spec."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from dashboard import marks
from tracker.queries.administration.relationship import LANES, ActMark, Administration

FIRST_YEAR = 1998  # the Statute was adopted on 17 July 1998
_STRIPS = (("supports",), ("mixed", "informational", "not_determined"), ("against",))
_MOST_MARKS = 48  # in one strip of one year; more are counted in words
_BAR = "#4F7CAC"  # three to one against both grounds
_PAGES = {"bill": "bill", "roll_call": "roll-call", "act": "act"}


def relationship(
    acts: Sequence[ActMark],
    bands: Sequence[Administration],
    last_year: int,
    lanes: Mapping[str, str] = LANES,
) -> str:
    """Three lanes over the years: a mark an act, above the line for the Court, below it against.

    Wide, the years run from left to right; narrow, from top to bottom: style.css turns the grid.
    """
    dated = [act for act in acts if act.lane in lanes and is_drawn(act)]
    cells = defaultdict(list)
    for act in dated:
        cells[act.lane, act.acted_on.year].append(act)
    years = range(FIRST_YEAR, last_year + 1)
    parts = [f'<div class="relation" aria-hidden="true" style="--years:{len(years)}">']
    parts += [_band(band, last_year) for band in bands if _ends(band, last_year) > FIRST_YEAR]
    for position, (lane, name) in enumerate(lanes.items()):
        parts.append(f'<div class="lane-name l{position}">{marks.text(name)}</div>')
        parts.append(f'<div class="axis l{position}"></div>')
        parts += [
            _cell(cells[lane, year], position, year - FIRST_YEAR) for year in years
            if cells[lane, year]
        ]  # fmt: skip
    parts += [_year(year, last_year) for year in years]
    alt = f'<figcaption class="unseen">{escape(describe_relationship(dated, lanes))}</figcaption>'
    return f"<figure>{alt}{''.join(parts)}</div></figure>"


def is_drawn(act: ActMark) -> bool:
    """Whether an act has a date from the first year of the picture on."""
    return act.acted_on is not None and act.acted_on.year >= FIRST_YEAR


def describe_relationship(acts: Iterable[ActMark], lanes: Mapping[str, str] = LANES) -> str:
    """In words what the picture shows: for each lane how many acts of which stance."""
    counted = count_stances(acts)
    return "Acts by year. " + " ".join(
        f"{name}: {_stances(counted[lane])}." for lane, name in lanes.items()
    )


def count_stances(acts: Iterable[ActMark]) -> dict[str, Counter]:
    """Number of acts of each stance, by lane."""
    counted: dict[str, Counter] = {lane: Counter() for lane in LANES}
    for act in acts:
        counted[act.lane][act.stance or "not_determined"] += 1
    return counted


def _stances(counts: Counter) -> str:
    words = [f"{counts[key]} {words}" for key, (_, words) in marks.STANCES.items() if counts[key]]
    return ", ".join(words) or "none"


def _ends(band: Administration, last_year: int) -> int:
    return band.ended_on.year if band.ended_on else last_year + 1


def _band(band: Administration, last_year: int) -> str:
    start = max(0, band.started_on.year - FIRST_YEAR)
    end = min(last_year + 1, _ends(band, last_year)) - FIRST_YEAR
    return (
        f'<a class="band {band.stance or ""}" tabindex="-1" style="--from:{start};--to:{end}" '
        f'href="{marks.address("act", id=band.act_id)}" title="{escape(band.title)}">'
        f"<span>{marks.text(band.name)}</span></a>"
    )


def _cell(acts: Sequence[ActMark], lane: int, year: int) -> str:
    strips = []
    for name, stances in zip(("up", "mid", "down"), _STRIPS, strict=True):
        shown = [act for act in acts if (act.stance or "not_determined") in stances]
        more = f"<small>+{len(shown) - _MOST_MARKS}</small>" if len(shown) > _MOST_MARKS else ""
        strips.append(f'<div class="{name}">{"".join(map(_mark, shown[:_MOST_MARKS]))}{more}</div>')
    return f'<div class="cell l{lane}" style="--y:{year}">{"".join(strips)}</div>'


def _mark(act: ActMark) -> str:
    stance = act.stance if act.stance in marks.STANCES else "not_determined"
    shape, words = marks.STANCES[stance]
    sure = act.sureness
    doubt = "" if sure is None or sure.is_verified else " (unverified)"
    said = "" if act.lane == "court" and act.stance is None else f". {words[0].upper()}{words[1:]}"
    title = f"{marks.day(act.acted_on)}: {act.title}{said}{doubt}"
    return (
        f'<a class="{stance}" tabindex="-1" title="{escape(title)}" '
        f'href="{escape(marks.address(_PAGES[act.subject_kind], id=act.subject))}">{shape}</a>'
    )


def _year(year: int, last_year: int) -> str:
    # At 390 px each year has a row; at full width every fourth is written out.
    css = "year" if (year - FIRST_YEAR) % 4 == 0 or year == last_year else "year minor"
    return f'<div class="{css}" style="--y:{year - FIRST_YEAR}">{year}</div>'


def legend() -> str:
    """The shapes and what they say."""
    return " · ".join(
        f'<span class="stance {key}">{shape} {words}</span>'
        for key, (shape, words) in marks.STANCES.items()
    )


def documents_statement(years: Mapping[str, int]) -> str:
    """In which year most documents were published."""
    year, n = max(years.items(), key=lambda item: (item[1], item[0]))
    return f"Most documents are of {year}: {n:,} of {sum(years.values()):,}"


def documents_by_year(years: Mapping[str, int]) -> dict:
    """Bars of documents a year, every year between the first and the last shown."""
    first, last = int(min(years)), int(max(years))
    values = [{"year": str(y), "documents": years.get(str(y), 0)} for y in range(first, last + 1)]
    return {
        "data": {"values": values},
        "mark": {"type": "bar", "color": _BAR},
        "encoding": {
            "x": {"field": "year", "type": "ordinal", "title": None, "axis": {"labelAngle": 0,
                  "labelOverlap": True}},
            "y": {"field": "documents", "type": "quantitative", "title": "Documents",
                  "axis": {"tickMinStep": 1}},
            "tooltip": [{"field": "year"}, {"field": "documents", "format": ","}],
        },
        "height": 180,
    }  # fmt: skip
