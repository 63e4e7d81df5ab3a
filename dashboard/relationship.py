"""The picture of the relationship since 1998, with its statement and its table."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from dashboard import charts, marks
from dashboard.data import ask
from tracker.queries.relationship import (
    LANES,
    ActMark,
    read_administrations,
    read_marks,
)


def relationship_picture(today: date) -> tuple[str, str, str, str]:
    """Statement title, figure, line of its source, and its table, all as HTML but the title."""
    acts = ask(read_marks)
    last_year = max([today.year, *(act.acted_on.year for act in acts if act.acted_on)])
    figure = charts.relationship(acts, ask(read_administrations), last_year)
    return statement(acts), figure + _legend(), _source(acts, last_year), _table(acts)


def statement(acts: Sequence[ActMark]) -> str:
    """What the picture says, in figures."""
    counted = charts.count_stances(acts)
    congress, administration = counted["congress"], counted["administration"]
    if not acts:
        return "No act is stored yet"
    return (
        f"In Congress {congress['against']} acts against the Court and {congress['supports']} for "
        f"it; by the administration {administration['against']} against and "
        f"{administration['supports']} for it"
    )


def _legend() -> str:
    return (
        f'<p class="source">{charts.legend()}. Above the line: for the Court; below: against.</p>'
    )


def _source(acts: Sequence[ActMark], last_year: int) -> str:
    undated = sum(act.acted_on is None for act in acts)
    early = sum(act.acted_on is not None and act.acted_on.year < charts.FIRST_YEAR for act in acts)
    official = sum(act.origin == "official" for act in acts)
    left_out = [f"{early} before {charts.FIRST_YEAR}" if early else "",
                f"{undated} without a date" if undated else ""]  # fmt: skip
    said = " and ".join(filter(None, left_out))
    return (
        f"{len(acts):,} acts to {last_year}, {official:,} of them from official pages, the others "
        "from the compiled record; stances are our judgement, and a mark opens its reason. "
        "A bill stands at its introduction, a roll call at its vote with what a yea did."
        + (f" Not drawn: {said}." if said else "")
    )


def _table(acts: Sequence[ActMark]) -> str:
    counted: dict[int, Counter] = {}
    for act in acts:
        year = act.acted_on.year if act.acted_on else 0
        counted.setdefault(year, Counter())[act.lane, act.stance or "not_determined"] += 1
    keys = [(lane, stance) for lane in LANES for stance in marks.STANCES]
    used = [key for key in keys if any(row[key] for row in counted.values())]
    head = "".join(
        f'<th scope="col" class="number">{marks.text(LANES[lane])}, {marks.STANCES[stance][1]}</th>'
        for lane, stance in used
    )
    body = "".join(
        f'<tr><th scope="row">{year or "no date"}</th>'
        + "".join(f'<td class="number">{row[key] or "–"}</td>' for key in used)
        + "</tr>"
        for year, row in sorted(counted.items())
    )
    return (
        '<div class="frame" tabindex="0" role="region" aria-label="Acts by year and stance">'
        "<table><caption>Acts by year, lane and stance</caption>"
        f'<thead><tr><th scope="col">Year</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
