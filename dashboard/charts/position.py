"""Figures of the position and the sanctions: pure functions from rows to Vega-Lite specs."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from tracker.queries.administration.act_facts import plain_day, short
from tracker.queries.administration.measures import GROUPS, Measure

# Three to one against the light and the dark ground alike.
_FILLS = ("#4F7CAC", "#A0771F", "#74808F", "#C0642C", "#2A8F86", "#8F68C4")
_NAMED = re.compile(r"(?P<rule>\d+ CFR part \d+)|(?P<suit>(?:[A-Z]\S* )+v\. \w+)")
_LINE, _LISTED = "#D2453C", "#C0642C"


def bars(measures: Iterable[Measure], day: date, today: date) -> dict[str, Any]:
    """One bar a measure from its first day to its last, the day asked as a line through all.

    Licenses and listings of the same days share a bar, which says how many there are.
    """
    values = [
        {
            "group": GROUPS[group], "what": _label(same), "from": began.isoformat(),
            "to": (ended or today).isoformat(), "names": ", ".join(m.name for m in same),
            "until": plain_day(ended) if ended else "no end recorded",
        }
        for (group, began, ended, _), same in _together(measures)
    ]  # fmt: skip
    order = [value["what"] for value in sorted(values, key=_place)]
    x = {"type": "temporal", "title": None, "axis": {"format": "%Y", "tickCount": "year",
         "labelOverlap": True}}  # fmt: skip
    return {
        "height": {"step": 20},
        "layer": [
            {
                "data": {"values": values},
                "mark": {"type": "bar", "cornerRadius": 2, "height": 11},
                "encoding": {
                    "x": {"field": "from", **x},
                    "x2": {"field": "to"},
                    "y": {"field": "what", "type": "nominal", "sort": order, "title": None,
                          "axis": {"labelLimit": 150, "ticks": False, "domain": False}},
                    "color": {"field": "group", "type": "nominal", "legend": None,
                              "scale": {"domain": list(GROUPS.values()), "range": list(_FILLS)}},
                    "tooltip": [{"field": "names", "title": "What"},
                                {"field": "from", "title": "From"},
                                {"field": "until", "title": "Until"}],
                },
            },
            {
                "data": {"values": [{"day": day.isoformat(), "said": plain_day(day)}]},
                "mark": {"type": "rule", "color": _LINE, "strokeWidth": 2},
                "encoding": {"x": {"field": "day", **x},
                             "tooltip": [{"field": "said", "title": "The day asked"}]},
            },
        ],
    }  # fmt: skip


def listed_over_time(listings: Sequence[Measure], today: date) -> dict[str, Any]:
    """How many names were on the list on each day on which the number changed."""
    values = [{"day": day.isoformat(), "names": n} for day, n in count_listed(listings, today)]
    return {
        "data": {"values": values},
        "mark": {"type": "area", "interpolate": "step-after", "line": {"color": _LISTED},
                 "color": _LISTED, "fillOpacity": 0.25},
        "encoding": {
            "x": {"field": "day", "type": "temporal", "title": None,
                  "axis": {"format": "%Y", "tickCount": "year"}},
            "y": {"field": "names", "type": "quantitative", "title": "Names on the list",
                  "axis": {"tickMinStep": 1}},
            "tooltip": [{"field": "day", "title": "From"}, {"field": "names"}],
        },
        "height": 180,
    }  # fmt: skip


def count_listed(listings: Sequence[Measure], today: date) -> list[tuple[date, int]]:
    """The number of names on the list from each day on which it changed, today's at the end."""
    days = {m.began_on for m in listings} | {m.ended_on for m in listings if m.ended_on}
    return [
        (day, len({m.name for m in listings if m.counts_on(day)}))
        for day in sorted({d for d in days if d <= today} | ({today} if days else set()))
    ]


def _together(measures: Iterable[Measure]) -> list[tuple[tuple, list[Measure]]]:
    def key(m: Measure) -> tuple:
        shared = m.group in ("license", "listing")
        return m.group, m.began_on, m.ended_on, "" if shared else m.subject

    ordered = sorted(measures, key=lambda m: (*map(str, key(m)),))
    return [(kind, list(same)) for kind, same in groupby(ordered, key=key)]


def _label(same: list[Measure]) -> str:
    first = same[0]
    if first.group in ("license", "listing") and len(same) > 1:
        noun = "licenses" if first.group == "license" else "names listed"
        return f"{len(same)} {noun}, {plain_day(first.began_on)}"
    return brief(first)


def brief(measure: Measure) -> str:
    """A name short enough for an axis or a cell: EO 14203, 31 CFR part 528, Smith v. Trump."""
    if measure.group == "listing":
        return measure.name
    named = _NAMED.search(measure.title)
    name = (named["rule"] or named["suit"]) if named else short(measure.title)
    return name.replace("Executive Order", "EO").replace("General License", "GL")


def _place(value: dict[str, str]) -> tuple[int, str]:
    return list(GROUPS.values()).index(value["group"]), value["from"]
