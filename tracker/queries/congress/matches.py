"""Matches of provisions that a person should look at: made on few words, or narrowly not made."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import msgspec
from sqlalchemy import Engine

from tracker.queries.congress.provisions import read_ruled, read_text_pages, read_traces
from tracker.reading.provisions.likeness import (
    SAME_HEADING,
    Likeness,
    Wording,
    may_be_like,
    measure,
    read_wording,
)
from tracker.reading.provisions.states import Standing
from tracker.reading.provisions.trace import Trace
from tracker.records import match_key

_SURE = (0.85, 0.8)  # share of words and of telling words from which a match needs nobody
_NEAR = SAME_HEADING  # and below which nobody needs to be asked
_NEAREST = 2  # passages that may continue one that is gone, the most alike of them


class Match(msgspec.Struct, frozen=True):
    """Two passages of which one may continue the other, and whether the rules hold that it does.

    ruled is what a person said of it; other is another passage that may be continued instead;
    page_id is the page of the later text.
    """

    match: str
    trace_id: str
    before: Standing
    after: Standing
    like: Likeness
    is_made: bool
    why: str
    page_id: int = 0
    ruled: str | None = None
    other: Standing | None = None

    @property
    def on(self) -> date | None:
        """Day of the later text."""
        return self.after.issued_on


def read_matches_to_rule(engine: Engine) -> list[Match]:
    """Matches on which nobody ruled and the figures leave a doubt, those not made first."""
    traces, ruled = read_traces(engine), read_ruled(engine)
    found = [*_missed(traces), *(m for t in traces for m in _made(t, traces) if not _is_sure(m))]
    pages = read_text_pages(engine)
    return [_with_page(match, pages) for match in found if match.match not in ruled]


def read_match(engine: Engine, match: str) -> Match | None:
    """One match by its key, made or not; None if no text holds the two passages."""
    before, _, after = match.partition(">")
    traces = read_traces(engine)
    held = {s.passage_id: (trace, s) for trace in traces for s in trace.present}
    if before not in held or after not in held:
        return None
    made = next((m for m in _made(held[after][0], traces) if m.match == match), None)
    found = made or _match(held[before][1], held[after][1], held[after][0], is_made=False)
    return _with_page(found, read_text_pages(engine))


def _with_page(match: Match, pages: dict[str, int]) -> Match:
    return msgspec.structs.replace(match, page_id=pages.get(match.after.version_id, 0))


def _made(trace: Trace, traces: list[Trace]) -> Iterator[Match]:
    """The links of one provision that are not word for word."""
    present = {s.version_id: s for s in trace.present}
    for after in trace.present:
        before = present.get(after.since or "")
        if before is not None and after.likeness and not after.likeness.is_verbatim:
            yield Match(
                match_key(before.passage_id or "", after.passage_id or ""), trace.trace_id, before,
                after, after.likeness, True, after.why, after.ruled, _other(after, trace, traces),
            )  # fmt: skip


def _is_sure(match: Match) -> bool:
    words, telling = _SURE
    return match.like.share >= words and match.like.telling_share >= telling


def _missed(traces: list[Trace]) -> Iterator[Match]:
    """Passages new in the text in which another was gone, and somewhat like it."""
    begun = [(trace, trace.standings[0]) for trace in traces if "new" in trace.standings[0].states]
    for gone in traces:
        for place, standing in enumerate(gone.standings):
            if standing.states not in (("stripped",), ("absent",)):
                continue
            before = next((s for s in reversed(gone.standings[:place]) if s.stands), None)
            if before is None or (
                standing.states == ("absent",) and _is_same_bill(before, standing)
            ):
                continue
            near = [
                (measured.share + measured.telling_share, trace, after)
                for trace, after in begun
                if trace is not gone and after.version_id == standing.version_id
                if (measured := _like(before, after)) is not None
            ]
            for _, trace, after in sorted(near, key=lambda row: -row[0])[:_NEAREST]:
                yield _match(before, after, trace, is_made=False)


def _is_same_bill(before: Standing, standing: Standing) -> bool:
    return before.bill_id == standing.bill_id


def _match(before: Standing, after: Standing, trace: Trace, *, is_made: bool) -> Match:
    like = measure(_wording(before), _wording(after))
    key = match_key(before.passage_id or "", after.passage_id or "")
    why = f"{like.sentence} By the rules that is too little for one provision."
    return Match(key, trace.trace_id, before, after, like, is_made, why)


def _other(after: Standing, trace: Trace, traces: list[Trace]) -> Standing | None:
    """The most alike passage of another provision that stood in an earlier text of the measure."""
    earlier = [
        (like.share + like.telling_share, s)
        for other in traces
        if other is not trace and (s := _last_before(other, after)) is not None
        if (like := _like(s, after)) is not None
    ]
    return max(earlier, key=lambda row: row[0])[1] if earlier else None


def _last_before(trace: Trace, after: Standing) -> Standing | None:
    """The last text in which a provision stood before the version of a passage, if it is gone."""
    versions = [s.version_id for s in trace.standings]
    if after.version_id not in versions:
        return None
    place = versions.index(after.version_id)
    if trace.standings[place].stands:
        return None
    return next((s for s in reversed(trace.standings[:place]) if s.stands), None)


def _like(before: Standing, after: Standing) -> Likeness | None:
    """What two passages share, where it is enough to ask."""
    one, other = _wording(before), _wording(after)
    if not may_be_like(one, other):
        return None
    like = measure(one, other)
    return like if like.share >= _NEAR[0] and like.telling_share >= _NEAR[1] else None


def _wording(standing: Standing) -> Wording:
    return _read(standing.text)


@lru_cache(maxsize=4096)
def _read(text: str) -> Wording:
    return read_wording(text)
