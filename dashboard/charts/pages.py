"""Figures of pages that are looked at again: pure functions from rows to Vega-Lite specs."""

from collections.abc import Sequence
from typing import Any

from tracker.queries.upkeep.page_events import STATES, Site

# Three to one against the light and the dark ground alike.
_FILLS = ("#4F7CAC", "#A0771F", "#8F68C4", "#D2453C", "#C0642C", "#74808F")


def states_by_site(sites: Sequence[Site]) -> dict[str, Any]:
    """A bar a site, in pieces by how its pages stand."""
    values = [
        {"site": site.site, "state": state, "pages": n, "order": STATES.index(state)}
        for site in sites
        for state, n in site.states.items()
    ]
    return {
        "data": {"values": values},
        "height": {"step": 34},
        "mark": {"type": "bar", "height": 20},
        "encoding": {
            "x": {"field": "pages", "type": "quantitative", "title": "Pages",
                  "axis": {"tickMinStep": 1}},
            "y": {"field": "site", "type": "nominal", "title": None,
                  "sort": [site.site for site in sites],
                  "axis": {"labelLimit": 200, "ticks": False, "domain": False}},
            "color": {"field": "state", "type": "nominal", "title": None,
                      "legend": {"orient": "bottom", "columns": 2},
                      "scale": {"domain": list(STATES), "range": list(_FILLS)}},
            "order": {"field": "order"},
            "tooltip": [{"field": "site"}, {"field": "state"}, {"field": "pages"}],
        },
    }  # fmt: skip
