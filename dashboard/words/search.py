"""How findings of the full text are worded: the sentence, the list, whose names hold the words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from dashboard import marks
from tracker.queries.administration.officials import Official
from tracker.queries.administration.sanctions import Designee
from tracker.queries.congress.members import MemberRow
from tracker.queries.provenance import Origin, Sureness
from tracker.queries.searching import MOST, Hit
from tracker.store.search import FOUND

KINDS = {"bill": "measure", "roll_call": "roll call", "document": "document", "act": "act"}
_MOST_NAMES = 6
Searched = tuple[Mapping[str, int], date | None, date | None]


def sentence(query: str, hits: Sequence[Hit], names: Sequence[str], searched: Searched) -> str:
    """How much holds the words; if nothing does, where they were looked for."""
    if not query:
        return f"Type words to look for. {scope(searched)}"
    asked = f"<q>{marks.text(query)}</q>"
    if not hits and not names:
        return f"Nothing held has the words {asked}. {scope(searched)}"
    counted = Counter(hit.kind for hit in hits)
    parts = [
        f"{counted[kind]:,}{' or more' if counted[kind] >= MOST else ''} "
        f"{marks.plural(noun, counted[kind])}"
        for kind, noun in KINDS.items()
        if counted[kind]
    ]
    if names:
        parts.append(f"{len(names)} {marks.plural('name', len(names))}")
    listed = ", ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + parts[-1]
    return f"The words {asked} stand in {listed}."


def scope(searched: Searched) -> str:
    """What is searched, between which days, and what is not."""
    counted, first, last = searched
    held = {noun: counted.get(kind, 0) for kind, noun in KINDS.items()}
    if not any(held.values()):
        return "Nothing is held yet."
    days = f" dated {marks.day(first)} to {marks.day(last)}" if first and last else ""
    return (
        f"Searched are {marks.counts(held)}{days}, and names of members, officials and designees; "
        "not searched is what does not concern the Court, which is not kept."
    )


def find_names(
    query: str,
    members: Sequence[MemberRow],
    officials: Sequence[Official],
    designees: Sequence[Designee],
) -> list[str]:
    """Links to members, officials and designees in whose names every word stands, as HTML."""
    words = [word.strip('"').lower() for word in query.split()]
    if not any(words):
        return []
    found = [
        *(
            f"{marks.member_link(row.bioguide_id, row.name)} "
            f"{marks.party(row.party)}-{marks.text(row.state)}, {_held(row.acts)}"
            for row in members if _fits(row.name, words)
        ),
        *(
            f"{marks.link(row.name, marks.address('official', id=row.official_id))}"
            f"{', ' + marks.text(row.role) if row.role else ''}, {_held(row.acts)}"
            for row in officials if _fits(row.name, words)
        ),
        *(
            f"{marks.subject_link('designee', row.designee_id, row.name)}, designee"
            for row in designees if _fits(row.name, words)
        ),
    ]  # fmt: skip
    return found


def names_html(names: Sequence[str], query: str) -> str:
    """The first of the names, and where the others are."""
    if not names:
        return ""
    items = "".join(f"<li>{name}</li>" for name in names[:_MOST_NAMES])
    left = len(names) - _MOST_NAMES
    all_members = marks.link("Members", marks.address("members", q=query))
    more = (
        f'<p class="quiet">{left:,} more, among them under {all_members}.</p>' if left > 0 else ""
    )
    return f"<h2>Names</h2><ul>{items}</ul>{more}"


def hits_html(
    hits: Sequence[Hit], origins: Mapping[int, Origin], sure: Mapping[str, Sureness]
) -> str:
    """What was found, a row each: its day and kind, its heading, the words, its page and copy."""
    return f'<ul class="rows">{"".join(_item(hit, origins, sure) for hit in hits)}</ul>'


def _item(hit: Hit, origins: Mapping[int, Origin], sure: Mapping[str, Sureness]) -> str:
    doubt = marks.unverified(sure.get(hit.subject)) if hit.origin == "record" else ""
    official = hit.url if hit.kind in ("document", "act") else None
    return (
        f'<li><span class="when">{marks.day(hit.on)}<br>{KINDS[hit.kind]}</span><div>'
        f"<p>{_heading(hit)} {doubt}</p>"
        f"{_marked(hit)}"
        f"<p>{marks.evidence(origins.get(hit.page_id), official)}</p></div></li>"
    )


def _heading(hit: Hit) -> str:
    if hit.kind == "bill":
        return f"{marks.bill_link(hit.subject)}: {marks.text(hit.title)}"
    if hit.kind == "roll_call":
        return f"{marks.vote_link(hit.subject)}: {marks.question_on(hit.title, hit.bill_id)}"
    return marks.subject_link(hit.kind, hit.subject, hit.title or hit.subject)


def _marked(hit: Hit) -> str:
    """The words around what was found, unless they are the heading over again."""
    first, last = FOUND
    plain = (hit.words or "").replace(first, "").replace(last, "")
    if plain in ("", hit.title):
        return ""
    shown = marks.text(hit.words).replace(first, "<mark>").replace(last, "</mark>")
    return (
        f"<p>{shown if shown.count('<mark>') == shown.count('</mark>') else marks.text(plain)}</p>"
    )


def _fits(name: str, words: Sequence[str]) -> bool:
    return all(word in name.lower() for word in words)


def _held(acts: int) -> str:
    return f"{acts:,} {marks.plural('act', acts)} held" if acts else "no act held"
