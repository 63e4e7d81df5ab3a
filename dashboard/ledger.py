"""The evidence ledger as a person sees it: each act with its quote, its basis, its review state."""

from collections.abc import Mapping, Sequence

from dashboard import marks
from dashboard.document_words import highlight
from dashboard.member_words import Pages, evidence_rows
from dashboard.review_words import standing_words
from tracker.queries.ledger import Entry, Quote
from tracker.queries.provenance import Sureness

_BASES = {
    "people": "judged by people", "record": "judged in the compiled record",
    "rules": "read by rules", "none": "nobody has judged it", "fact": "",
}  # fmt: skip
_LONG = 420


def ledger_section(entries: Sequence[Entry], pages: Pages, sure: Mapping[str, Sureness]) -> str:
    """One row an act; pages are those of the acts and of their quotes (see page_ids)."""
    return evidence_rows(
        [entry.act for entry in entries], pages, sure,
        [_quote(entry.quote, entry, pages) + _basis(entry) for entry in entries],
    )  # fmt: skip


def page_ids(entries: Sequence[Entry]) -> list[Entry | Quote]:
    """All that carries a page_id: the acts and their quotes."""
    return [part for e in entries for part in (e.act, e.quote) if part is not None]


def _quote(quote: Quote | None, entry: Entry, pages: Pages) -> str:
    if quote is None:
        return ""
    words = quote.text if len(quote.text) <= _LONG else f"{quote.text[:_LONG].rsplit(' ', 1)[0]} …"
    page = marks.evidence(pages.get(quote.page_id)) if quote.page_id != entry.act.page_id else ""
    return (
        f"<blockquote><p>{highlight(words, [quote.span])}</p>"
        f'<p class="quiet">in {marks.text(quote.place)} {page}</p></blockquote>'
    )


def _basis(entry: Entry) -> str:
    words = _BASES[entry.basis]
    if entry.basis in ("record", "rules") and entry.act.reason:
        words += f": {entry.act.reason}"
    standing = entry.standing
    state = standing_words(standing.settled, standing.signed, standing.pending)
    if not words and not state:
        return ""
    return f'<p class="quiet">{marks.text(words)} {state}</p>'
