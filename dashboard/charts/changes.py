"""The picture of what readings changed: a bar a source or kind of row, in added, changed, gone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from dashboard import marks
from tracker.queries.upkeep.changes import RunChanges

KINDS = {"added": "added or back", "changed": "changed", "gone": "taken away"}
_CSS = {"added": "p-yea plain", "changed": "p-nay plain", "gone": "p-not_voting"}
_SIGNS = {"added": "+", "changed": "±", "gone": "−"}
_OF = {"new": "added", "returned": "added", "changed": "changed", "gone": "gone"}
_WRITTEN_FROM = 0.12  # of the longest bar: shorter parts have no room for their number
Group = tuple[str, str, Counter]


def by_source(runs: Iterable[RunChanges], titles: Mapping[str, str]) -> list[Group]:
    """Name, address and counts of each source that these readings were of, most changes first."""
    counted: dict[str, Counter] = {}
    for run in runs:
        found = counted.setdefault(run.source, Counter())
        for record in run.counts:
            found.update(_counts(run, record))
    groups = [
        (titles.get(source, source), marks.address("changes", source=source), found)
        for source, found in counted.items()
    ]
    return sorted(groups, key=lambda group: -group[2].total())


def by_record(run: RunChanges) -> list[Group]:
    """The same for each kind of row that one reading changed; mentions first."""
    names = sorted(run.counts, key=lambda name: (name != "Mention", -_counts(run, name).total()))
    return [(_plural(name), f"#rows-{name}", _counts(run, name)) for name in names]


def total(groups: Iterable[Group]) -> Counter:
    """All that the groups changed together."""
    return sum((counts for *_, counts in groups), Counter())


def words(counts: Mapping[str, int]) -> str:
    """Counts in words: "3 added or back, 1 taken away"."""
    return ", ".join(f"{counts[key]:,} {said}" for key, said in KINDS.items() if counts[key])


def changes_bars(groups: Sequence[Group]) -> str:
    """A bar a group, as long as the rows that changed in it; its name opens them."""
    most = max((counts.total() for *_, counts in groups), default=1) or 1
    lines = "".join(_line(group, most) for group in groups)
    told = "; ".join(f"{name}: {words(counts)}" for name, _, counts in groups)
    return (
        f'<figure class="lines votes"><figcaption class="unseen">{escape(told)}</figcaption>'
        f"<div>{lines}</div></figure>"
    )


def legend() -> str:
    """What the parts of a bar stand for."""
    return " · ".join(f"{_SIGNS[key]} {said}" for key, said in KINDS.items())


def _line(group: Group, most: int) -> str:
    name, address, counts = group
    parts = "".join(
        f'<div class="part {_CSS[key]}" style="flex-grow:{counts[key]}">'
        + (f"<span>{_SIGNS[key]}{counts[key]:,}</span>" if _has_room(counts[key], most) else "")
        + "</div>"
        for key in KINDS
        if counts[key]
    )
    return (
        f'<div class="line"><div class="what">{marks.link(name, address)}</div>'
        f'<div class="count">{counts.total():,}</div><div class="bar"><div class="parts" '
        f'style="width:{100 * counts.total() / most:.1f}%">{parts}</div></div></div>'
    )


def _has_room(n: int, most: int) -> bool:
    return n / most >= _WRITTEN_FROM


def _counts(run: RunChanges, record: str) -> Counter:
    found: Counter = Counter()
    for kind, n in run.of(record).items():
        found[_OF[kind]] += n
    return found


def _plural(record: str) -> str:
    said = marks.record_words(record, 2).partition(" ")[2]
    return f"{said[0].upper()}{said[1:]}"
