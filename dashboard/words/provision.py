"""Sentences about provisions, made from their traces; each returns safe HTML."""

import re
from collections import Counter
from collections.abc import Sequence

from dashboard import marks
from dashboard.provision_marks import FATES, fate, text_name
from dashboard.words.bill import short_name
from tracker.congress import split_bill_version_id
from tracker.queries.congress.provisions import ProvisionRow
from tracker.reading.bills.version_order import version_name
from tracker.reading.provisions.states import Standing
from tracker.reading.provisions.trace import Trace

_VERSION = re.compile(r"\b(?:hr|s|[hs](?:j|con)?res)\d+-\d+-[a-z]+\d*\b")
_ONE = {
    "stands": "stands in the newest text read", "stripped": "was stripped and has not come back",
    "absent": "is not in a later measure",
}  # fmt: skip
KINDS = {
    "section": "Operative", "quoted": "Amends a law", "findings": "Findings",
    "whereas": "Whereas clauses", "definitions": "Definitions",
}  # fmt: skip


def provisions_sentence(rows: Sequence[ProvisionRow]) -> str:
    """How many provisions are followed and what has become of them."""
    if not rows:
        return (
            "No provision is followed yet: no text of a measure that names the Court has been "
            "read. Texts come from GovInfo once a measure is followed."
        )
    counted = Counter(fate(row) for row in rows)
    told = [
        f"{n:,} {_ONE.get(key, words) if n == 1 else words}"
        for key, words in FATES.items()
        if (n := counted[key])
    ]
    bills = {bill for row in rows for bill in row.bills.split("; ")}
    return (
        f"{len(rows):,} {marks.plural('passage', len(rows))} about the Court "
        f"{'is' if len(rows) == 1 else 'are'} followed through {len(bills):,} "
        f"{marks.plural('measure', len(bills))}: {'; '.join(told)}."
    )


def provision_sentence(trace: Trace) -> str:
    """Whether a provision is still in, where it was last seen, and how often it changed."""
    first, newest, last = trace.present[0], trace.present[-1], trace.last
    start = f"It was first seen in {_text(first)}." if first is not newest else ""
    if not last.stands:
        stood = (
            f"It {'stood only' if first is newest else 'last stood'} in {_text(newest)}. {start}"
        )
        if last.states == ("lapsed",):
            return f"It lapsed: {_text(last)} does not repeat it. {stood}"
        if out := _stripped(trace, newest):
            return f"It was stripped: {_text(out)} does not hold it, and it did not return. {stood}"
        return f"It is not in the newest text read, {_text(last)}. {stood}"
    if "enacted" in last.states:
        return f"It became law: it stands in {_text(last)}. {start} {_changes(trace)}"
    unread = [s for s in trace.standings if s.states == ("not known",)]
    later = trace.standings[-1] in unread
    more = f" {_text(trace.standings[-1])} is later and was not read." if later else ""
    if first is last:
        return f"It stands in the one text read of it so far: {_text(last)}.{more}"
    return f"It stands in the newest text read, {_text(last)}.{more} {start} {_changes(trace)}"


def _stripped(trace: Trace, newest: Standing) -> Standing | None:
    """The text from which it was gone after it last stood, if that is the same measure's."""
    later = trace.standings[trace.standings.index(newest) + 1 :]
    return next((s for s in later if s.states == ("stripped",)), None)


def _changes(trace: Trace) -> str:
    counted = Counter(state for s in trace.standings for state in s.states)
    told = [
        f"{word} {_times(counted[word])}"
        for word in ("reworded", "moved", "stripped", "restored")
        if counted[word]
    ]
    return f"On the way it was {' and '.join(told)}." if told else "Its words have not changed."


def _times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n, f"{n} times")


def _text(standing: Standing) -> str:
    day = f", {marks.day(standing.issued_on)}" if standing.issued_on else ""
    name = f"{short_name(standing.bill_id)} ({version_name(standing.version)}{day})"
    return marks.bill_link(standing.bill_id, name)


def plain_ids(why: str) -> str:
    """A sentence with each version's id made its plain name."""
    return _VERSION.sub(lambda found: text_name(*split_bill_version_id(found[0])), why)


def last_change(trace: Trace) -> tuple[Standing, Standing] | None:
    """The newest text whose words were not those before it, and that text; else the last two.

    None where the provision stands in one text only.
    """
    present = {s.version_id: s for s in trace.present}
    pairs = [(present[s.since], s) for s in trace.present if s.since in present]
    reworded = [pair for pair in pairs if "reworded" in pair[1].states]
    return (reworded or pairs or [None])[-1]


def picture_title(trace: Trace) -> str:
    """What the strip of versions shows, as a statement."""
    read = [s for s in trace.standings if s.states != ("not known",)]
    stands = len(trace.present)
    if len(read) == 1:
        return "It has been read in one text"
    return f"It stands in {stands:,} of {len(read):,} texts read"
