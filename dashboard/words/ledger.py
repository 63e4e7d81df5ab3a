"""The evidence ledger as a person sees it: each act with its quote, its basis, its review state.

A page of a member or an official calls choose_acts and then ledger_section; its counts are links
to the same page with a filter set, so that each opens the rows of which it is made.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts.congress import KINDS, kind_of
from dashboard.words.document import highlight
from dashboard.words.member import Pages, evidence_rows
from dashboard.words.review import standing_words
from tracker.queries.ledger.acts import Entry, Quote
from tracker.queries.provenance import Sureness
from tracker.reading.sentences import shorten

_BASES = {
    "people": "judged by people", "record": "judged in the compiled record",
    "rules": "read by rules", "none": "nobody has judged it", "fact": "",
}  # fmt: skip
_LONG = 420
_COUNTED = {
    "against": "against the Court", "supports": "for it", "mixed": "mixed",
    "informational": "that take no side", "not_determined": "not determined",
}  # fmt: skip
_STANCES = {key: f"{shape} {said}" for key, (shape, said) in marks.STANCES.items()}


def ledger_section(entries: Sequence[Entry], pages: Pages, sure: Mapping[str, Sureness]) -> str:
    """One row an act, votes that nobody judged folded below the others; pages are of page_ids."""
    judged, others = told_apart(entries)
    listed = _rows(judged, pages, sure) if judged else ""
    if not others:
        return listed
    return (
        f"{listed}<details><summary>{len(others)} {marks.plural('vote', len(others))} on followed "
        "measures, of which nobody has judged what they did to the Court</summary>"
        f"{_rows(others, pages, sure)}</details>"
    )


def told_apart(entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Acts that say something of the Court, and votes of which nobody knows what they did to it."""
    others = [e for e in entries if e.act.kind == "vote" and e.act.stance == "not_determined"]
    return [entry for entry in entries if entry not in others], others


def _rows(entries: Sequence[Entry], pages: Pages, sure: Mapping[str, Sureness]) -> str:
    return evidence_rows(
        [entry.act for entry in entries], pages, sure,
        [_quote(entry.quote, entry, pages) + _basis(entry) for entry in entries],
    )  # fmt: skip


def choose_acts(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that a person chose by kind, stance and basis, with how many those are."""
    kinds = {kind_of(entry.act) for entry in entries}
    stances = {entry.act.stance for entry in entries}
    with w.filters():
        kind = w.choose("Kind", {k: v for k, v in KINDS.items() if k in kinds}, "kind")
        stance = w.choose(
            "Stance", {k: v for k, v in _STANCES.items() if k in stances}, "stance"
        )  # fmt: skip
        bases = {key: said for key, said in _BASES.items() if said}
        basis = w.choose(
            "Rests on", {k: v for k, v in bases.items() if k in {e.basis for e in entries}}, "basis"
        )
    found = [
        entry
        for entry in entries
        if kind in (None, kind_of(entry.act))
        and stance in (None, entry.act.stance)
        and basis in (None, entry.basis)
    ]
    w.left(len(found), "act", {"Kind": kind, "Stance": stance, "Rests on": basis})
    return found


def stance_counts(entries: Sequence[Entry], page: str, wanted: str) -> str:
    """How many acts are of which stance, each count a link to those rows of the page."""
    counted = Counter(entry.act.stance or "absent" for entry in entries)
    parts = [
        marks.link(f"{counted[key]} {words}", marks.address(page, id=wanted, stance=key))
        for key, words in _COUNTED.items()
        if counted[key]
    ]
    return ", ".join(parts)


def page_ids(entries: Sequence[Entry]) -> list[Entry | Quote]:
    """All that carries a page_id: the acts and their quotes."""
    return [part for e in entries for part in (e.act, e.quote) if part is not None]


def _quote(quote: Quote | None, entry: Entry, pages: Pages) -> str:
    if quote is None:
        return ""
    page = marks.evidence(pages.get(quote.page_id)) if quote.page_id != entry.act.page_id else ""
    return (
        f"<blockquote><p>{highlight(shorten(quote.text, _LONG), [quote.span])}</p>"
        f'<p class="quiet">in {marks.text(quote.place)} {page}</p></blockquote>'
    )


def _basis(entry: Entry) -> str:
    words = _BASES[entry.basis]
    if entry.quote and entry.act.reason == f"decided by “{entry.quote.text}”":
        words += ", by the words quoted"
    elif entry.basis in ("record", "rules") and entry.act.reason:
        words += f": {entry.act.reason}"
    standing = entry.standing
    state = standing_words(standing.settled, standing.signed, standing.pending)
    if not words and not state:
        return ""
    desk = marks.link("rule on it", marks.address("review", card=_card(entry)), "evidence")
    return f'<p class="quiet">{marks.text(words)} {state} {desk}</p>'


def _card(entry: Entry) -> str:
    """Key of the card on which a person rules on an entry's stance."""
    kind = "polarity" if entry.act.kind == "vote" else "stance"
    return f"{kind}:{entry.ruled_as or entry.act.subject}"
