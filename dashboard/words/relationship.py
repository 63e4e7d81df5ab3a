"""The picture of the relationship since 1998, with its statement and its table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from dashboard import marks
from dashboard.charts import acts as charts
from dashboard.data import ask
from tracker.queries.administration.relationship import (
    LANES,
    ActMark,
    read_administrations,
    read_marks,
)

Picture = tuple[str, str, str, str]


def relationship_picture(today: date) -> Picture:
    """Statement title, figure, line of its source, and its table, all as HTML but the title."""
    return _picture(ask(read_marks), LANES, today)


def administration_picture(today: date) -> Picture:
    """The same of the administration's lane alone."""
    acts = [act for act in ask(read_marks) if act.lane == "administration"]
    return _picture(acts, {"administration": LANES["administration"]}, today)


def _picture(acts: Sequence[ActMark], lanes: Mapping[str, str], today: date) -> Picture:
    drawn = [act for act in acts if charts.is_drawn(act)]
    last_year = max([today.year, *(act.acted_on.year for act in drawn)])
    figure = charts.relationship(drawn, ask(read_administrations), last_year, lanes)
    return statement(drawn, lanes), figure + _legend(), _source(acts, last_year), _table(acts)


def statement(acts: Sequence[ActMark], lanes: Mapping[str, str] = LANES) -> str:
    """What the picture says, in figures."""
    if not acts:
        return "No act is stored yet"
    counted = charts.count_stances(acts)
    words = {
        "congress": "{against} bills, votes and other acts in Congress went against the Court, "
        "{supports} for it",
        "administration": "{against} acts of administrations went against the Court, "
        "{supports} for it",
    }
    said = [
        words[lane].format(against=counted[lane]["against"], supports=counted[lane]["supports"])
        for lane in lanes
        if lane in words
    ]
    return f"Since {charts.FIRST_YEAR}: {'; '.join(said)}"


def _legend() -> str:
    return (
        f'<p class="source">{charts.legend()}.<span class="at-desk"> Above the line: for the '
        "Court; below: against.</span></p>"
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
