"""Parts of a measure's page: steps, passages, names, papers, history; each returns safe HTML."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from dashboard import marks
from dashboard import widgets as w
from dashboard.words.bill import plain_name, step_title
from tracker.queries.congress.bill import Quote, Version
from tracker.queries.provenance import Origin, Sureness
from tracker.reading.bills.status import Status
from tracker.records import Ruling, mention_key

Pages = Mapping[int, Origin]
_PLACES = {
    "Bill": "Title", "BillTitle": "A title", "Action": "An action", "Summary": "The summary",
    "BillSubject": "A subject", "Amendment": "An amendment", "AmendmentAction": "An amendment",
    "CostEstimate": "The cost estimate", "RollCall": "A roll call's own file",
    "BillNote": "A note", "TextSection": "Text",
}  # fmt: skip
_NAMES_SHOWN = 12
_WORTH = ("TextSection", "Bill", "Summary", "Amendment", "BillTitle", "BillSubject", "Action")


def section(title: str, *parts: str) -> str:
    """A heading over its parts; nothing where all parts are empty."""
    inner = "".join(parts)
    return f"<h2>{marks.text(title)}</h2>{inner}" if inner else ""


def judgement(judged: Any, sure: Sureness | None, *, brief: bool = False) -> str:
    """What we think a measure or vote means for the Court, and why; called ours.

    brief leaves the sentence out where the page has said it already.
    """
    if judged is None:
        return '<div class="ours"><p>Not determined: nobody has judged yet what it means for the '\
               "Court.</p></div>"  # fmt: skip
    sentence = f" {marks.text(judged.sentence)}" if judged.sentence and not brief else ""
    return (
        f'<div class="ours"><p>{marks.stance(judged.stance)} {marks.unverified(sure)}{sentence}</p>'
        f'<p class="quiet">Our judgement. Reason: {marks.text(judged.reason)}</p></div>'
    )


def derivation(status: Status) -> str:
    """Each step by which the status was derived: day, rule, the words it was read from."""
    items = []
    for step in status.steps:
        vote = f" {marks.vote_link(step.vote_id)}." if step.vote_id else ""
        note = f" <strong>{marks.text(step.note)}</strong>" if step.note else ""
        css = ' class="now"' if step is status.decisive else ""
        items.append(
            f"<li{css}><p><strong>{marks.day(step.on)}</strong> · {step_title(step)}.{vote}{note}"
            f'</p><p class="quiet">“{marks.text(step.evidence)}”</p></li>'
        )
    basis = {
        "actions": "Derived by us from the actions and roll calls below, by the rules named here.",
        "record": "No official list of actions is held yet: derived from the roll calls held and "
                  "from the compiled record's own line.",
    }[status.basis]  # fmt: skip
    return f'<p class="quiet">{basis}</p><ul class="steps">{"".join(items)}</ul>'


def follows(rows: Iterable[Any], pages: Pages, ended: Ruling | None = None) -> str:
    """Why a measure is followed, one line a reason; or that a person ended that, and why."""
    if ended is not None:
        return (
            f"<p>No longer followed since {marks.moment(ended.ruled_at)}: "
            f"{marks.text(ended.author)} ruled that its words do not mean the Court "
            f"({marks.text(ended.reason)}). "
            "It is followed again as soon as new words of it do.</p>"
        )
    items = [
        f"<li>{marks.text(_reason(row))} {marks.evidence(pages.get(row.page_id))}</li>"
        for row in rows
    ]
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _reason(row: Any) -> str:
    record, _, words = row.reason.partition(": ")
    if row.by != "mention" or not words:
        return row.reason
    return f"{_PLACES.get(record, record)} says {words}"


def passages(quotes: Sequence[Quote], pages: Pages, bill_id: str) -> str:
    """Passages in which the Court is meant, or may be, the operative ones first, each once."""
    shown: dict[tuple[str, str], list[Quote]] = {}
    for quote in sorted(quotes, key=_worth):
        first = next((k for k in shown if _is_shown(k, quote)), None)
        shown.setdefault(first or (quote.place, quote.passage), []).append(quote)
    return "".join(_passage(found, pages, bill_id) for found in shown.values())


def _is_shown(shown: tuple[str, str], quote: Quote) -> bool:
    """Whether a passage shows the words around a mention, so that they need not come again."""
    place, passage = shown
    if passage.split() == quote.passage.split():
        return True
    if place != quote.place:
        return False
    at = quote.passage.find(" ".join(quote.text.split()))
    around = quote.passage[max(0, at - 30) : at + len(quote.text) + 30]
    return around in passage


def _worth(quote: Quote) -> tuple[bool, int, bool]:
    place = _WORTH.index(quote.record) if quote.record in _WORTH else len(_WORTH)
    finding = bool(re.search(r"finding|contents|short title", quote.path or "", re.IGNORECASE))
    return quote.verdict != "court", place, finding


def _passage(quotes: Sequence[Quote], pages: Pages, bill_id: str) -> str:
    quote = quotes[0]
    doubt = "" if quote.verdict == "court" else ' <span class="badge">may mean the Court</span>'
    why = marks.tag("span", marks.text(_stands_in(quote)), "quiet", quote.why)
    words = highlight(quote.passage, [found.text for found in quotes])
    card = f"mention:{mention_key(bill_id, quote.text, quote.passage)}"
    desk = marks.link("rule on it", marks.address("review", card=card), "evidence")
    return (
        f'<div class="quote"><p>{why}{doubt}</p><p>{words}</p>'
        f"<p>{marks.evidence(pages.get(quote.page_id))} · {desk}</p>{_also(quotes, pages)}</div>"
    )


def _stands_in(quote: Quote) -> str:
    """Where a passage stands: "Text, eh: Sec. 3. Sanctions"."""
    place = _PLACES.get(quote.record, quote.record)
    version = f", {quote.version.rpartition('-')[2]}" if quote.version else ""
    return f"{place}{version}{f': {quote.path}' if quote.path else ''}"


def _also(quotes: Sequence[Quote], pages: Pages) -> str:
    """The other places with the same words, each once, with its page where that is another."""
    first = quotes[0]
    places = {quote.place: quote for quote in quotes if quote.place != first.place}
    if not places:
        return ""
    counted: dict[tuple[str, int], int] = Counter(
        (_stands_in(quote), quote.page_id) for quote in places.values()
    )
    items = "".join(
        f"<li>{marks.text(name)}{f' ({n} times)' if n > 1 else ''}"
        f"{'' if page == first.page_id else f' {marks.evidence(pages.get(page))}'}</li>"
        for (name, page), n in counted.items()
    )
    n = len(places)
    words = f"The same words in {n} more {marks.plural('place', n)}"
    return f"<details><summary>{words}</summary><ul>{items}</ul></details>"


def highlight(passage: str, mentions: Iterable[str]) -> str:
    """A passage as safe HTML with each mention marked, however its blanks were printed."""
    ordered = sorted({" ".join(mention.split()) for mention in mentions}, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, mention.split())) for mention in ordered if mention)
    if not words:
        return marks.text(passage)
    parts = re.split(f"({words})", passage)
    return "".join(
        f"<mark>{marks.text(part)}</mark>" if place % 2 else marks.text(part)
        for place, part in enumerate(parts)
    )


def versions(rows: Sequence[Version], pages: Pages) -> str:
    """Text versions with what was read of each."""
    columns = [
        w.Column("Version", lambda r: marks.link(r.name, r.url)),
        w.Column("Printed", lambda r: marks.day(r.issued_on)),
        w.Column("Read", lambda r: f"{marks.text(r.form)}, {r.sections} sections"
                 if r.form else "not read yet"),
        w.number_column("Mentions of the Court", lambda r: r.mentions if r.form else None),
        w.Column("Evidence", lambda r: marks.evidence(pages.get(r.page_id))),
    ]  # fmt: skip
    return w.table_html(rows, columns, "Published texts, newest first") if rows else ""


def timeline(rows: Sequence[Any], pages: Pages) -> str:
    """Actions, newest first; one page states them all, named once."""
    items = "".join(
        f'<li><span class="when">{marks.day(row.acted_on)}</span><p>{marks.text(row.text)}'
        + (f' <span class="quiet">({marks.text(row.witnesses)})</span>' if row.witnesses else "")
        + "</p></li>"
        for row in reversed(rows)
    )
    if not items:
        return ""
    return f'<p>{marks.evidence(pages.get(rows[0].page_id))}</p><ul class="rows">{items}</ul>'


def steps_table(steps: Sequence[Mapping[str, Any]]) -> str:
    """The figures of the picture of cosponsors."""
    return w.table_html(steps, [
        w.Column("After", lambda r: marks.text(r["on"])),
        w.Column("Party", lambda r: marks.text(r["party"])),
        w.number_column("Cosponsors", lambda r: r["names"]),
    ], "Cosponsors by party after each day")  # fmt: skip


def names(rows: Sequence[Any]) -> str:
    """Sponsor and cosponsors by the day they signed, with the day a name was taken off."""
    columns = [
        w.Column("Name", lambda r: marks.member_link(r.bioguide_id, plain_name(r.name))),
        w.Column("Party", lambda r: marks.party(r.party) if r.party else "not stated"),
        w.Column("State", lambda r: marks.text(r.state) or "not stated"),
        w.Column("As", lambda r: {"sponsor": "sponsor", "cosponsor": "cosponsor"}[r.role]
                 + (", original" if r.is_original and r.role == "cosponsor" else "")),
        w.Column("Signed", lambda r: marks.day(r.sponsored_on)),
        w.Column("Withdrew", lambda r: marks.day(r.withdrawn_on) if r.withdrawn_on else "–"),
    ]  # fmt: skip
    ordered = sorted(rows, key=lambda row: (row.role != "sponsor", row.sponsored_on, row.name))
    if not rows:
        return ""
    table = w.table_html(ordered, columns, "Names on the measure")
    if len(rows) <= _NAMES_SHOWN:
        return table
    return f"<details><summary>All {len(rows)} names</summary>{table}</details>"


def votes(rows: Sequence[Any], unread: Sequence[Any], pages: Pages) -> str:
    """Roll calls held, and those that are listed and not held."""
    columns = [
        w.Column("Roll call", lambda r: marks.vote_link(r.vote_id)),
        w.Column("Date", lambda r: marks.day(
            date.fromisoformat(r.voted_at[:10]) if r.voted_at else None)),
        w.Column("Question", lambda r: marks.text(r.question)),
        w.Column("Result", lambda r: marks.text(r.result)),
        w.Column("Yea – nay", lambda r: f"{marks.number(r.yeas)} – {marks.number(r.nays)}"
                 if r.kind == "question" else marks.text(r.kind)),
        w.Column("Evidence", lambda r: marks.evidence(pages.get(r.page_id))),
    ]  # fmt: skip
    held = w.table_html(rows, columns, "Roll calls on it or on its amendments") if rows else ""
    listed = "".join(
        f"<li>{marks.text(marks.vote_name(row.vote_id))}, {marks.day(row.acted_on)}: "
        f"{marks.link('official page', row.url)}</li>"
        for row in unread
    )
    return held + (
        f"<details><summary>{len(unread)} roll calls listed on its page, their own files not held"
        f"</summary><ul>{listed}</ul></details>"
        if listed else ""
    )  # fmt: skip


def history(rows: Sequence[Any], pages: Pages) -> str:
    """What changed, went or came back in our rows of the measure, with the old value."""
    items = "".join(
        f'<li><span class="when">{marks.moment(row.at)}</span><p>{marks.text(row.record)} '
        f"{marks.text(row.kind)}: was {marks.text(_old(row.old))} "
        f"{marks.evidence(pages.get(row.page_id))}</p></li>"
        for row in rows
    )
    return (
        f'<ul class="rows">{items}</ul>'
        if items
        else "<p>No row of it has changed since we first saw it.</p>"
    )


def _old(values: Mapping[str, Any]) -> str:
    hidden = ("page_id", "origin", "gone_at", "bill_id")
    shown = {k: v for k, v in values.items()
             if v is not None and k not in hidden and not k.endswith("_at")}  # fmt: skip
    return "; ".join(f"{name} {str(value)[:80]}" for name, value in shown.items())
