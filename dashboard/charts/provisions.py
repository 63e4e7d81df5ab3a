"""Figures about provisions: pure functions from rows to HTML whose marks open records."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from html import escape

from dashboard import marks
from dashboard.provision_marks import FATES, SHAPES, fate, state_marks, text_name
from tracker.queries.congress.provisions import ProvisionRow
from tracker.reading.bills.version_order import version_name
from tracker.reading.provisions.states import Standing
from tracker.reading.worddiff import Diff, Line

_SIGNS = {
    "enacted": SHAPES["enacted"], "stands": SHAPES["carried"], "stripped": SHAPES["stripped"],
    "absent": SHAPES["absent"], "lapsed": SHAPES["lapsed"],
}  # fmt: skip
NAMES = {
    "enacted": "Became law", "stands": "Still in", "stripped": "Stripped", "lapsed": "Lapsed",
    "absent": "Left out later",
}  # fmt: skip


def fates(rows: Sequence[ProvisionRow]) -> str:
    """A line for each thing that became of provisions, on it a mark a provision that opens it."""
    groups: dict[str, list[ProvisionRow]] = defaultdict(list)
    for row in rows:
        groups[fate(row)].append(row)
    lines = []
    for key in FATES:
        drawn = "".join(
            f'<a tabindex="-1" class="way {key}" href="{escape(address(row.provision_id))}" '
            f'title="{escape(f"{row.name}: {row.state}")}">{_SIGNS[key]}</a>'
            for row in groups[key]
        )
        if drawn:
            lines.append(
                f'<div class="line"><div class="what">{NAMES[key]}</div><div class="count">'
                f'{len(groups[key])}</div><div class="dots">{drawn}</div></div>'
            )
    told = ", ".join(f"{NAMES[key]}: {len(groups[key])}" for key in FATES if groups[key])
    return (
        f'<figure class="lines"><figcaption class="unseen">{escape(told)}</figcaption>'
        f'<div aria-hidden="true">{"".join(lines)}</div></figure>'
    )


def address(provision_id: str, before: str | None = None, after: str | None = None) -> str:
    """Address of a provision's page, with the two texts that it is to compare."""
    return marks.address("provision", id=provision_id, before=before, after=after)


def strip(provision_id: str, standings: Sequence[Standing]) -> str:
    """The versions in order, under their measures: in each what became of the provision there."""
    parts: list[str] = []
    for bill_id, found in _runs(standings):
        cells = "".join(_cell(provision_id, standing) for standing in found)
        parts.append(
            f'<div class="measure"><p>{marks.bill_link(bill_id)}</p><ol>{cells}</ol></div>'
        )
    told = "; ".join(
        f"{text_name(s.bill_id, s.version)}: {' and '.join(s.states)}" for s in standings
    )
    return (
        f'<figure class="versions"><figcaption class="unseen">{escape(told)}</figcaption>'
        f"{''.join(parts)}</figure>"
    )


def _cell(provision_id: str, standing: Standing) -> str:
    kind = "in" if standing.stands else "unread" if standing.states == ("not known",) else "out"
    words = state_marks(standing.states)
    if standing.stands and standing.since:
        url = address(provision_id, standing.since, standing.version_id) + "#comparison"
        compare = marks.link("compare", url)
    else:
        compare = ""
    place = f'<span class="quiet">{marks.text(standing.place)}</span>' if standing.place else ""
    day = marks.day(standing.issued_on) if standing.issued_on else "date not stated"
    return (
        f'<li class="{kind}"><strong>{marks.text(version_name(standing.version))}</strong>'
        f'<span class="quiet">{day}</span><span>{words}</span>{place}{compare}</li>'
    )


def _runs(standings: Iterable[Standing]) -> list[tuple[str, list[Standing]]]:
    runs: list[tuple[str, list[Standing]]] = []
    for standing in standings:
        if not runs or runs[-1][0] != standing.bill_id:
            runs.append((standing.bill_id, []))
        runs[-1][1].append(standing)
    return runs


def comparison(diff: Diff) -> str:
    """The diff as paragraphs: [−deleted−] and {+inserted+}, marked by sign as well as by style."""
    lines = "".join(f"<p>{_line(line)}</p>" for line in diff.lines)
    return f'<div class="diff">{lines}</div>'


def _line(line: Line) -> str:
    pieces = []
    if line.before == line.after:
        pieces += [marks.text(line.after)] if line.after else []
    else:
        pieces += [_marked("deleted", line.before)] if line.before else []
        pieces += [_marked("inserted", line.after)] if line.after else []
    pieces += [_marked(part.kind, part.text) for part in line.parts]
    return " ".join(pieces)


def _marked(kind: str, text: str) -> str:
    words = marks.text(text)
    if kind == "deleted":
        return f"<del>[−{words}−]</del>"
    return f"<ins>{{+{words}+}}</ins>" if kind == "inserted" else words
