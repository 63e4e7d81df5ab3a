"""Passages about the Court followed through the versions of a bill, and from bill to bill.

A passage is a section, or the numbered part of a long one, that names the Court. In the next
version it is the part that names the Court too and is most like it (likeness.py beside this has
the figures and the least that is asked of them); each part belongs to one provision only. Its
states (states.py) compare a version with the last one in which it stood.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import msgspec

from tracker.congress import split_bill_id
from tracker.reading.bills.version_order import order_versions
from tracker.reading.provisions.matches import Match, Ruled, find_denied, find_matches
from tracker.reading.provisions.passages import Passage, Reading, VersionText, has_moved
from tracker.reading.provisions.series import lapses, series_of
from tracker.reading.provisions.states import ENDS, Course, Standing, known_by, missing, shown
from tracker.records import match_key


class Trace(msgspec.Struct, frozen=True):
    """One provision through all versions and measures, first to last."""

    trace_id: str
    standings: list[Standing]

    @property
    def present(self) -> list[Standing]:
        """The versions in which it stands."""
        return [s for s in self.standings if s.stands]

    @property
    def last(self) -> Standing:
        """The last version of which something is known."""
        return [s for s in self.standings if s.states != ("not known",)][-1]

    @property
    def bills(self) -> list[str]:
        """The measures in which it stands, first to last."""
        return list(dict.fromkeys(s.bill_id for s in self.present))


@dataclass(eq=False)
class _Chain:
    """A provision through several measures: one course in each."""

    courses: list[Course]

    @property
    def passages(self) -> list[Passage]:
        """Its passages in all measures, first to last."""
        return [passage for course in self.courses for passage in course.passages]


def trace_provisions(versions: Iterable[VersionText], ruled: Ruled | None = None) -> list[Trace]:
    """Every provision about the Court in these texts, each through all versions and measures.

    Versions may come in any order and from any number of measures; they are put in the order of
    their dates and of the chambers' process. Provisions come in the order in which they first
    stood. A trace's id is that of its first standing; each later one's id leads to it as well.
    ruled holds what people said of matches, by match_key.
    """
    ruled = ruled or {}
    bills: dict[str, list[VersionText]] = {}
    for version in versions:
        bills.setdefault(version.bill_id, []).append(version)
    ordered = sorted((order_versions(texts) for texts in bills.values()), key=_first_day)
    chains: list[_Chain] = []
    for texts in ordered:
        _join(_follow(texts, ruled), chains, ruled)
    return [_trace(chain, chains, ordered) for chain in chains]


def find_trace(traces: Iterable[Trace], wanted: str) -> Trace | None:
    """The provision that has or had this id in any version; None if there is none."""
    return next((t for t in traces if any(s.standing_id == wanted for s in t.standings)), None)


def _first_day(texts: list[VersionText]) -> tuple[int, date, str]:
    congress = split_bill_id(texts[0].bill_id)[2]
    day = min((text.issued_on for text in texts if text.issued_on), default=date.max)
    return congress, day, texts[0].bill_id


def _follow(texts: list[VersionText], ruled: Ruled) -> list[Course]:
    """The provisions of one measure, each with a standing in every version since its first."""
    courses: list[Course] = []
    why = "The first text of this measure."
    for text in texts:
        if text.sections is None:
            for course in courses:
                course.skip(text, "Its text was not read.")
            why = "The first text read in which it stands; an earlier one was not read."
            continue
        reading = Reading(text)
        taken = _find_again(courses, reading, ruled)
        for passage in reading.passages(taken):
            if passage.is_sure:
                course = Course()
                course.begin(passage, why)
                courses.append(course)
        why = why if "not read" in why else "It was in no earlier text of this measure."
    return courses


def _find_again(courses: list[Course], reading: Reading, ruled: Ruled) -> frozenset:
    """Let each provision go on or be missed; the places that belong to those found."""
    candidates = reading.candidates()
    pairs = [
        (match, course)
        for course in courses
        for match in find_matches(
            course.last, course.passages, candidates, ruled, is_same_bill=True
        )
    ]
    found: set[Course] = set()
    taken: frozenset = frozenset()
    for match, course in sorted(pairs, key=_fit, reverse=True):
        if course not in found and not match.passage.named & taken:
            found.add(course)
            taken |= match.passage.named
            course.go_on(match.passage, match.like, match.said)
    for course in courses:
        if course not in found:
            course.miss(reading, find_denied(course.passages, candidates, ruled))
    return taken


def _fit(pair: tuple) -> tuple:
    return pair[0].fit


def _join(courses: list[Course], chains: list[_Chain], ruled: Ruled) -> None:
    """Set the provisions of one measure behind those of earlier ones that they continue."""
    pairs = [
        (match, before, course, chain)
        for course in courses
        for chain in chains
        for before in _wordings(chain)
        for match in find_matches(
            before, chain.passages, [course.passages[0]], ruled, is_same_bill=False
        )
    ]
    found: set[Course] = set()
    taken: set[_Chain] = set()
    for match, before, course, chain in sorted(pairs, key=_fit, reverse=True):
        if course not in found and chain not in taken:
            found.add(course)
            taken.add(chain)
            course.standings[0] = _from_elsewhere(course.standings[0], before, match)
            chain.courses.append(course)
    chains.extend(_Chain([course]) for course in courses if course not in found)


def _wordings(chain: _Chain) -> list[Passage]:
    """The first and last passages of a provision in each measure, the newest wording of each."""
    ends = [p for course in chain.courses for p in (course.passages[0], course.last)]
    return list({passage.wording.words: passage for passage in ends}.values())[::-1]


def _from_elsewhere(standing: Standing, before: Passage, match: Match) -> Standing:
    like, said = match.like, match.said
    moved = has_moved(before, match.passage)
    holds = (("moved", moved), ("reworded", not like.is_verbatim))
    states = tuple(state for state, is_so in holds if is_so) or ("carried",)
    more = tuple(s for s in standing.states if s != "new")
    why = (
        f"First in this measure. It continues {before.part.place} of {before.version.version_id}: "
        f"{known_by(like, said)}"
    )
    if moved:
        why += f" Before: {shown(before)}; now: {shown(match.passage)}."
    return msgspec.structs.replace(
        standing, states=(*states, *more), why=why, likeness=like, since=before.version.version_id,
        match=match_key(before.key, match.passage.key), ruled=said,
    )  # fmt: skip


def _trace(chain: _Chain, chains: list[_Chain], bills: list[list[VersionText]]) -> Trace:
    first = chain.courses[0].standings[0].standing_id or ""
    by_bill = {course.last.version.bill_id: course.standings for course in chain.courses}
    by_bill |= _left_out(chain, chains, bills)
    return Trace(first, [s for texts in bills for s in by_bill.get(texts[0].bill_id, ())])


def _left_out(
    chain: _Chain, chains: list[_Chain], bills: list[list[VersionText]]
) -> dict[str, list[Standing]]:
    """A standing for each later measure that was to be expected to repeat a one-year limit.

    That is one of the same yearly series, or one that continues other provisions of its measure.
    """
    own = _bills_of(chain)
    first = chain.courses[0].last
    if not lapses(first.text, first.version.title):
        return {}
    near = {bill for other in chains if _bills_of(other) & own for bill in _bills_of(other)}
    series = series_of(first.version.title)
    found, was_law, after = {}, False, False
    for texts in bills:
        bill_id, read = texts[0].bill_id, [t for t in texts if t.sections is not None]
        is_next = bill_id in near or (series and read and series_of(read[-1].title) == series)
        if after and read and bill_id not in own and is_next:
            found[bill_id] = [_not_in(read[-1], was_law=was_law)]
        after = after or bill_id in own
        was_law = was_law or any(
            "enacted" in s.states
            for c in chain.courses
            for s in c.standings
            if s.bill_id == bill_id
        )
    return found


def _bills_of(chain: _Chain) -> set[str]:
    return {course.last.version.bill_id for course in chain.courses}


def _not_in(text: VersionText, *, was_law: bool) -> Standing:
    has_lapsed = was_law and text.is_law and text.version in ENDS
    why = (
        "A later measure of the same series, or one that continues other provisions of the same "
        "measure: the whole of this text was read, and no passage of it is like this one."
    )
    if has_lapsed:
        why += " The provision limited the funds of its own act only."
    return missing(text, "lapsed" if has_lapsed else "absent", why)
