"""Fragments of HTML that every page is made of; each escapes what it is given.

A function whose name says what it shows returns safe HTML. Streamlit's sanitiser drops `target`
and SVG, so links open in place and pictures whose marks are links are HTML laid out by style.css.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from html import escape
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo

from tracker.congress import bill_number, ordinal, split_bill_id, split_vote_id
from tracker.queries.provenance import Origin, Sureness

EASTERN = ZoneInfo("America/New_York")
STANCES = {
    "supports": ("▲", "supports the Court"),
    "against": ("▼", "against the Court"),
    "mixed": ("◆", "mixed"),
    "informational": ("●", "takes no side"),
    "not_determined": ("○", "not determined"),
}
PARTIES = {"D": "Democrat", "R": "Republican", "I": "Independent"}


def text(value: object) -> str:
    """Any value as safe text; nothing for None."""
    return "" if value is None else escape(str(value))


def tag(name: str, inner: str, css: str = "", title: str = "") -> str:
    """An element around HTML that is safe already."""
    attributes = (f' class="{css}"' if css else "") + (f' title="{escape(title)}"' if title else "")
    return f"<{name}{attributes}>{inner}</{name}>"


def address(page: str, **params: object) -> str:
    """Address of a page of ours, its parameters in the order given; None and "" are left out."""
    kept = {name: value for name, value in params.items() if value not in (None, "")}
    return f"/{page}" + (f"?{urlencode(kept)}" if kept else "")


def link(label: str, url: str | None, css: str = "") -> str:
    """A link whose label is plain text; only the text if the address is none that may be opened."""
    if not url or not (url.startswith(("/", "#")) or urlsplit(url).scheme in ("http", "https")):
        return text(label)
    kind = f' class="{css}"' if css else ""
    return f'<a href="{escape(url)}" rel="noopener noreferrer"{kind}>{text(label)}</a>'


def bill_name(bill_id: str) -> str:
    """Plain name of a measure: hr23-119 -> H.R. 23 (119th)."""
    return f"{bill_number(bill_id)} ({ordinal(split_bill_id(bill_id)[2])})"


def vote_name(vote_id: str) -> str:
    """Plain name of a roll call: h7-119.2025 -> House roll call 7 of 2025."""
    chamber, roll, _, _ = split_vote_id(vote_id)
    return f"{chamber.capitalize()} roll call {roll} of {vote_id.rpartition('.')[2]}"


def bill_link(bill_id: str, label: str | None = None) -> str:
    """Link to a measure's page."""
    return link(label or bill_name(bill_id), address("bill", id=bill_id))


def vote_link(vote_id: str, label: str | None = None) -> str:
    """Link to a roll call's page."""
    return link(label or vote_name(vote_id), address("roll-call", id=vote_id))


def question_on(question: str | None, bill_id: str | None) -> str:
    """A roll call's question with a link to its measure, whose name is not said twice."""
    if not bill_id:
        return text(question)
    named = find_number(question, bill_id)
    if named is None:
        return f"{text(question)} on {bill_link(bill_id)}"
    before, after = named.string[: named.start()], named.string[named.end() :]
    return f"{text(before)}{bill_link(bill_id)}{text(after)}"


def find_number(words: str | None, bill_id: str) -> re.Match[str] | None:
    """Where words name a measure by its number."""
    return re.search(rf"{re.escape(bill_number(bill_id))}(?!\d)", words or "")


def member_link(bioguide_id: str | None, name: str) -> str:
    """Link to a member's page; the name alone where the member is not identified."""
    return link(name, address("member", id=bioguide_id) if bioguide_id else None)


def document_link(document_id: str, title: str) -> str:
    """Link to a document's page."""
    return link(title, address("document", id=document_id))


def subject_link(kind: str, subject: str, label: str) -> str:
    """Link to the page of a bill, roll_call, document, act, designee … by its kind."""
    pages = {
        "bill": "bill", "roll_call": "roll-call", "document": "document", "act": "act",
        "designee": "designee", "provision": "provision", "page_change": "page-change",
    }  # fmt: skip
    return link(label, address(pages[kind], id=subject) if kind in pages else None)


def day(on: date | None) -> str:
    """A date as people write it: 9 Jan 2025; the words "date unknown" for None."""
    return f"{on.day} {on:%b %Y}" if on else "date unknown"


def moment(at: datetime | None) -> str:
    """A moment of ours in Eastern time with its zone: 9 Jan 2025, 14:05 EST; "never" for None."""
    if at is None:
        return "never"
    local = at.astimezone(EASTERN)
    return f"{day(local)}, {local:%H:%M %Z}"


def good_run(at: datetime | None) -> str:
    """When a source last ended a run well, in words."""
    return f"last good run {moment(at)}" if at else "no good run yet"


def record_words(name: str, n: int) -> str:
    """How many records of a class, in words: 3 roll calls from RollCall."""
    return f"{n:,} {plural(re.sub(r'(?<!^)(?=[A-Z])', ' ', name).lower(), n)}"


def number(value: int | None) -> str:
    """A count with thousands marked; "unknown" for None."""
    return "unknown" if value is None else f"{value:,}"


def stance(value: str | None, reason: str | None = None) -> str:
    """Mark and word of a stance; its reason shows on the mark."""
    key = value if value in STANCES else "not_determined"
    shape, words = STANCES[key]
    return tag("span", f"{shape} {words}", f"stance {key}", reason or "")


def party(value: str | None) -> str:
    """Letter of a party in its colour, its name on the mark; other parties by their name."""
    letter = (value or "")[:1].upper()
    if letter not in PARTIES:
        return text(value) or "party unknown"
    return tag("span", letter, f"party {letter}", PARTIES[letter])


def unverified(sure: Sureness | None) -> str:
    """The word "unverified" for a fact of the record that nobody has checked; else nothing."""
    if sure is None or sure.is_verified:
        return ""
    why = f"Compiled record: {basis(sure)}. {sure.note or ''}"
    return tag("span", "unverified", "badge", why.strip())


def basis(sure: Sureness) -> str:
    """How the compiled record came by a fact, and how sure it is."""
    known = {"seen": "read in a document", "recalled": "recalled, not read in a document"}
    return f"{known.get(sure.basis, sure.basis)}, {sure.confidence} confidence"


def evidence(origin: Origin | None, official: str | None = None) -> str:
    """The two small links of a row: the official page, our copy with its hash and time."""
    if origin is None:
        return tag("span", "no page is named", "evidence")
    page = official or origin.copied_from or (origin.url if origin.is_official else None)
    first = link("official page", page) if page else "compiled record, no official page yet"
    copy = link(f"our copy {origin.sha256[:8]}", address(f"archive/{origin.sha256}"))
    if origin.source == "congress_press":
        copy = f"words as the congress-press collection copied them, {copy}"
    return tag("span", f"{first} · {copy}, {moment(origin.fetched_at)}", "evidence", origin.sha256)


def state(word: str) -> str:
    """State of a source as a coloured word: fresh, late, broken, closed, never read."""
    return tag("span", text(word), f"state {word.split()[0]}")


def counts(values: Mapping[str, int]) -> str:
    """Counts as plain words: "3 bills, 1 roll call" from {"bill": 3, "roll call": 1}."""
    return ", ".join(f"{n:,} {plural(noun, n)}" for noun, n in values.items() if n)


def plural(noun: str, n: int) -> str:
    """The noun for n of it."""
    if n == 1:
        return noun
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
