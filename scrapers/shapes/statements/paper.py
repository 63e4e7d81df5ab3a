"""A paper of a department of the executive: what it is, who speaks in it, its words and turns."""

import re
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from scrapers.shapes.statements.speakers import answering_speaker, titled_speaker, turn_records
from scrapers.shapes.statements.text import one_line
from scrapers.strict import required
from tracker.records import Document, DocumentText, Record

_TITLES = (
    (re.compile(r"(?i)fact ?sheet\b"), "fact_sheet"),
    (re.compile(r"(?i)(?:joint )?readout\b"), "readout"),
    (re.compile(r"(?i).*\b(?:press|media|background) (?:briefing|gaggle|call|conference)\b"),
     "briefing"),
    (re.compile(r"(?i)(?:\w+ )?(?:explanation of (?:vote|position)|statement)\b"), "statement"),
    (re.compile(r"(?i)(?:\w+ )?(?:(?:prepared|opening|closing|keynote) )?(?:remarks|speech)\b"),
     "remarks"),
    (re.compile(r"(?i).* (?:delivers|gives) (?:remarks|an? (?:speech|address))\b"), "remarks"),
    (re.compile(r"(?i)(?:\w+ )?(?:written )?testimony\b"), "testimony"),
)  # fmt: skip


class Desk(NamedTuple):
    """A publisher of papers: prefix of their ids, its name, and what a paper is unless told."""

    prefix: str
    publisher: str
    kind: str = "press_release"


def paper_records(
    desk: Desk, url: str, title: str, day: date, text: str, *, form: str | None,
    kind: str | None = None, speaker: str | None = None, updated_at: datetime | None = None,
    own_id: str | None = None, section: str | None = None,
) -> list[Record]:  # fmt: skip
    """Document of a paper; where form tells that the words are whole, DocumentText and turns.

    Raises: ParseError for a paper without a title, and for a whole one without words.
    """
    title = required(one_line(title), f"title of {url}")
    document_id = f"{desk.prefix}:{own_id or urlsplit(url).path.strip('/')}"
    turns = turn_records(document_id, text)
    asked = "briefing" if any(turn.kind == "question" for turn in turns) else None
    document = Document(
        document_id, kind or find_kind(title) or asked or desk.kind, title, desk.publisher, url,
        day, speaker=speaker or titled_speaker(title) or answering_speaker(text),
        updated_at=updated_at, abstract=None if form else text or None, section=section,
    )  # fmt: skip
    if form is None:
        return [document]
    whole = DocumentText(document_id, form, required(text, f"text of {url}"), day)
    return [document, whole, *turns]


def find_kind(title: str) -> str | None:
    """What a paper is by its title; None if that does not say."""
    return next((kind for form, kind in _TITLES if form.match(title)), None)
