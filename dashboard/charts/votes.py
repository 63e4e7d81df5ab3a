"""Figures of one roll call: bars by party and a map of equal squares, as HTML."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from dashboard import marks
from dashboard.charts.bars import Bar, Part, stacked_bars
from tracker.congress import bill_number
from tracker.queries.congress.roll_calls import Cast, Sitting, VoteRow
from tracker.queries.stances.polarity import effect

POSITIONS = {
    "yea": "Yea", "nay": "Nay", "present": "Present", "not_voting": "Did not vote",
    "unlisted": "In office, not listed",
}  # fmt: skip
PARTIES = {"D": "Democrats", "R": "Republicans", "I": "Independents"}
# Equal squares in about the states' places: row and column of each.
_TILES = {
    "AK": (0, 0), "ME": (0, 10), "VT": (1, 9), "NH": (1, 10), "WA": (2, 0), "ID": (2, 1),
    "MT": (2, 2), "ND": (2, 3), "MN": (2, 4), "IL": (2, 5), "WI": (2, 6), "MI": (2, 7),
    "NY": (2, 8), "RI": (2, 9), "MA": (2, 10), "OR": (3, 0), "NV": (3, 1), "WY": (3, 2),
    "SD": (3, 3), "IA": (3, 4), "IN": (3, 5), "OH": (3, 6), "PA": (3, 7), "NJ": (3, 8),
    "CT": (3, 9), "CA": (4, 0), "UT": (4, 1), "CO": (4, 2), "NE": (4, 3), "MO": (4, 4),
    "KY": (4, 5), "WV": (4, 6), "VA": (4, 7), "MD": (4, 8), "DE": (4, 9), "AZ": (5, 1),
    "NM": (5, 2), "KS": (5, 3), "AR": (5, 4), "TN": (5, 5), "NC": (5, 6), "SC": (5, 7),
    "OK": (6, 3), "LA": (6, 4), "MS": (6, 5), "AL": (6, 6), "GA": (6, 7), "HI": (7, 0),
    "TX": (7, 3), "FL": (7, 8), "DC": (5, 8), "PR": (7, 10), "VI": (6, 10), "GU": (7, 1),
    "MP": (6, 1), "AS": (6, 0),
}  # fmt: skip


def party_counts(casts: Iterable[Cast], unlisted: Iterable[Sitting] | None) -> dict[str, Counter]:
    """Members of each party by position; those in office and not listed as "unlisted"."""
    counted: dict[str, Counter] = {}
    for cast in casts:
        counted.setdefault(cast.party or "?", Counter())[cast.position] += 1
    for row in unlisted or ():
        counted.setdefault((row.party or "?")[:1], Counter())["unlisted"] += 1
    order = {"D": 0, "R": 1, "I": 2}
    return dict(sorted(counted.items(), key=lambda item: (order.get(item[0], 9), item[0])))


def state_counts(casts: Iterable[Cast]) -> dict[str, Counter]:
    """Members of each state by position, in alphabetic order."""
    counted: dict[str, Counter] = {}
    for cast in casts:
        counted.setdefault(cast.state or "?", Counter())[cast.position] += 1
    return dict(sorted(counted.items()))


def majority(counts: Mapping[str, int]) -> str:
    """What most of a state's members did who voted: yea, nay, split, or none if nobody voted."""
    yeas, nays = counts.get("yea", 0), counts.get("nay", 0)
    if yeas == nays:
        return "split" if yeas else "none"
    return "yea" if yeas > nays else "nay"


def position_css(position: str, stance: str | None) -> str:
    """Class of a position: what it did to the Court where that is known, else neutral."""
    did = effect(stance, position)
    known = did if did in ("supports", "against", "mixed") else "plain"
    return f"p-{position} {known}"


def vote_bars(counted: Mapping[str, Counter], stance: str | None) -> str:
    """A stacked bar a party on one scale, with the counts written in or beside the parts."""
    bars = [
        Bar(
            f"{marks.party(party)} {marks.text(PARTIES.get(party, ''))}",
            [Part(position_css(position, stance), row[position], words.lower())
             for position, words in POSITIONS.items()],
        )
        for party, row in counted.items()
    ]  # fmt: skip
    used = [p for p in POSITIONS if any(row[p] for row in counted.values())]
    key = [(position_css(p, stance), f"{POSITIONS[p]}{_did(p, stance)}") for p in used]
    return stacked_bars(bars, describe_parties(counted), key)


def describe_parties(counted: Mapping[str, Counter]) -> str:
    """In words what the bars show."""
    return "Members by party and position. " + " ".join(
        f"{PARTIES.get(party, party)}: "
        + ", ".join(f"{row[p]} {words.lower()}" for p, words in POSITIONS.items() if row[p])
        + "."
        for party, row in counted.items()
    )


def tile_map(counted: Mapping[str, Counter], stance: str | None) -> str:
    """A square a state: its letters, what most of its members did, and how many."""
    tiles = "".join(
        _tile(state, counted.get(state, Counter()), stance)
        for state in _TILES
        if state in counted or state not in ("PR", "VI", "GU", "MP", "AS", "DC")
    )
    words = " ".join(f"{state}: {tile_words(row)}." for state, row in counted.items())
    return (
        f'<figure class="tiles"><figcaption class="unseen">What most members of each state did. '
        f'{escape(words)}</figcaption><div class="map" aria-hidden="true">{tiles}</div></figure>'
    )


def tile_words(counts: Mapping[str, int]) -> str:
    """Counts of a state in words: 12 yea, 3 nay, 1 did not vote."""
    return ", ".join(f"{counts[p]} {POSITIONS[p].lower()}" for p in POSITIONS if counts.get(p))


def _tile(state: str, counts: Mapping[str, int], stance: str | None) -> str:
    row, column = _TILES[state]
    most = majority(counts)
    css = position_css(most, stance) if most in ("yea", "nay") else f"p-{most}"
    said = {"yea": "yea", "nay": "nay", "split": "even", "none": "–"}[most]
    title = f"{state}: {tile_words(counts) or 'no member listed'}"
    return (
        f'<div class="tile {css}" style="--r:{row + 1};--c:{column + 1}" '
        f'title="{escape(title)}"><b>{state}</b><small>{said}</small></div>'
    )


def _did(position: str, stance: str | None) -> str:
    words = did_words(stance, position)
    return f" ({words})" if words else ""


def did_words(stance: str | None, position: str) -> str:
    """What a position did to the Court: a nay opposed what a yea was for, which says no more."""
    did = effect(stance, position)
    if did not in ("supports", "against", "mixed"):
        return ""
    shape, words = marks.STANCES[did]
    return f"{shape} {words if position == 'yea' else 'opposed that'}"


def is_carried(row: VoteRow) -> bool:
    """Whether a motion carried, by its own result in words (a majority may not be enough)."""
    failed = re.search(r"reject|fail|not |defeat", row.result or "", re.IGNORECASE)
    return bool(row.result) and not failed


def votes_strip(rows: Sequence[VoteRow]) -> str:
    """A bar a roll call, newest first: the yeas as part of all yeas and nays, by what they did."""
    counted = [row for row in rows if row.yeas is not None and row.yeas + (row.nays or 0)]
    words = "; ".join(f"{row.question}: {row.yeas} to {row.nays}" for row in counted)
    return (
        f'<figure class="lines votes"><figcaption class="unseen">{escape(words)}</figcaption>'
        f'<div aria-hidden="true">{"".join(map(_vote_line, counted))}</div></figure>'
    )


def _vote_line(row: VoteRow) -> str:
    share = 100 * row.yeas / (row.yeas + (row.nays or 0))
    said = "carried" if is_carried(row) else "failed"
    name = bill_number(row.bill_id) if row.bill_id else marks.vote_name(row.vote_id)
    year = f"{row.voted_on:%Y}" if row.voted_on else "no date"
    title = f"{row.question}, {marks.day(row.voted_on)}: {row.yeas} to {row.nays}, {said}"
    url = escape(marks.address("roll-call", id=row.vote_id))
    shape = marks.STANCES.get(row.stance, ("○",))[0]
    css = position_css("yea", row.stance)
    return (
        f'<a class="line" tabindex="-1" href="{url}" title="{escape(title)}">'
        f'<div class="what">{marks.text(name)} '
        f"<small>{row.chamber.capitalize()}, {year}</small></div>"
        f'<div class="count">{row.yeas}–{row.nays}</div><div class="bar">'
        f'<div class="parts track"><div class="part {css}" style="width:{share:.1f}%">'
        f"<span>{shape} {said}</span></div></div></div></a>"
    )


def candidate_bars(rows: Sequence) -> str:
    """A bar a candidate with the votes for each."""
    most = max((row.votes for row in rows), default=1)
    lines = "".join(
        f'<div class="line"><div class="what">{marks.text(row.candidate)}</div>'
        f'<div class="count">{row.votes}</div><div class="bar">'
        f'<div class="parts" style="width:{100 * row.votes / most:.1f}%">'
        f'<div class="part plain p-yea" style="flex-grow:1"></div></div></div></div>'
        for row in rows
    )
    return f'<figure class="lines votes">{lines}</figure>'
