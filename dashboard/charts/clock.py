"""Figure of the emergency clock: what was and is due, by kind, and how each stands."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tracker.queries.administration.act_facts import plain_day
from tracker.queries.administration.due import KINDS, STANDINGS, Due

# Three to one against the light and the dark ground alike; the shape says the same.
_FILLS = ("#2A8F86", "#A0771F", "#C0642C", "#74808F", "#4F7CAC")
_SHAPES = ("circle", "diamond", "cross", "square", "triangle-right")
_LINE = "#D2453C"


def dues(found: Iterable[Due], day: date) -> dict[str, Any]:
    """A mark for each thing due, a lane a kind; the day asked is a line through all."""
    values = [
        {"on": due.due_on.isoformat(), "kind": KINDS[due.kind], "what": due.title,
         "stands": due.standing_on(day), "said": f"{plain_day(due.due_on)}: {due.state_on(day)}"}
        for due in found
    ]  # fmt: skip
    kinds = {value["kind"] for value in values}
    scale = {"domain": list(STANDINGS), "range": list(_FILLS)}
    shapes = {"domain": list(STANDINGS), "range": list(_SHAPES)}
    x = {"type": "temporal", "title": None, "axis": {"format": "%Y", "tickCount": "year",
         "labelOverlap": True}}  # fmt: skip
    return {
        "height": {"step": 26},
        "layer": [
            {
                "data": {"values": values},
                "mark": {"type": "point", "filled": True, "size": 90, "opacity": 1},
                "encoding": {
                    "x": {"field": "on", **x},
                    "y": {"field": "kind", "type": "nominal", "title": None,
                          "sort": [kind for kind in KINDS.values() if kind in kinds],
                          "axis": {"labelLimit": 170, "ticks": False, "domain": False}},
                    "color": {"field": "stands", "type": "nominal", "scale": scale,
                              "legend": {"title": None, "orient": "bottom", "columns": 2}},
                    "shape": {"field": "stands", "type": "nominal", "scale": shapes},
                    "tooltip": [{"field": "what", "title": "What"},
                                {"field": "said", "title": "How it stands"}],
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
