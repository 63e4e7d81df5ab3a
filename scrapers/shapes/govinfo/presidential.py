"""Presidential documents: whose words, of what kind, on what occasion, and who asks in them."""

import calendar
import re
from datetime import date

import msgspec

from scrapers.strict import iso_date
from tracker.records import Document, Speech

# "Administration of Donald J. Trump, 2025" stands over each document since 2009.
_MASTHEAD = re.compile(
    r"^Administration of (?P<who>[A-Z][^,\n]{2,60}(?:, Jr\.)?), (?:19|20)\d\d\b", re.M
)
_CATEGORIES = re.compile(r"^Categories: (?P<said>[^\n]+?)\.?$", re.MULTILINE)
_KINDS = (
    (re.compile(r"Executive Order \d+", re.I), "executive_order"),
    (re.compile(r"Proclamation \d+", re.I), "proclamation"),
    (re.compile(r"(?:Presidential )?Memorandum\b", re.I), "memorandum"),
    (re.compile(r"Notice\b", re.I), "notice"),
    (re.compile(r"(?:Letter|Message|Communication)s?\b", re.I), "letter"),
    (re.compile(r"(?:Joint )?Statement\b", re.I), "statement"),
    (re.compile(r".*\b(?:News|Press) Conference\b|.*\bExchange With Reporters\b|.*\bInterview\b",
                re.I), "briefing"),
    (re.compile(r"(?:\w+ )*?(?:Remarks|Address|Toasts?)\b", re.I), "remarks"),
)  # fmt: skip
# Lists that the Office of the Press Secretary made, in which the President says nothing.
_LISTS = re.compile(r"(?:Checklist|Digest|Nominations|Acts Approved|Appendix|Index)\b", re.I)
_LABEL = re.compile(
    r"(?:^|\n\n)(?P<label>Q|Reporter|Moderator|The (?:Vice )?President|The First Lady|"
    r"(?:Vice President|President|Prime Minister|Chancellor|Minister|Secretary(?:[- ]General)?|"
    r"King|Queen|Amir|Sultan|Crown Prince|Press Secretary|Director|General|Senator|Representative|"
    r"Speaker|Governor|Ambassador|Attorney General|Mr|Mrs|Ms|Dr)\.? [A-Z][\w'’-]+"
    r"(?: [A-Z][\w'’-]+){0,2})\. "
)
_TAIL = re.compile(r"\n\n(?:NOTE: |Categories: |Locations: |Names: |Subjects: |DCPD Number: )")
_MONTHS = "|".join(calendar.month_name[1:])
_OWN_DAY = re.compile(rf"(?m)^({_MONTHS}) (\d{{1,2}}), (\d{{4}})$")
_REPORTER = re.compile(r"Q|Reporter")


def presidential_records(document: Document) -> list[Document | Speech]:
    """The document with its kind, speaker and categories, then each turn of an exchange in it.

    It is no paper of Congress, of whatever Congress its day was.
    """
    text = document.text or ""
    kind = next((name for form, name in _KINDS if form.match(document.title)), None)
    masthead, categories = _MASTHEAD.search(text), _CATEGORIES.search(text)
    is_list = _LISTS.match(document.title) is not None
    known = msgspec.structs.replace(
        document,
        kind=kind or document.kind,
        speaker=masthead["who"] if masthead and not is_list else None,
        section=categories["said"].strip() if categories else document.section,
        published_on=_own_day(text) or document.published_on,
        congress=None,
    )
    return [known, *_turns(known)]


def _own_day(text: str) -> date | None:
    """The day that stands on a line of its own above the words; a weekly issue bears another."""
    found = _OWN_DAY.search(text)
    if found is None:
        return None
    month = list(calendar.month_name).index(found[1])
    return iso_date(f"{found[3]}-{month:02}-{int(found[2]):02}", "the day of a document")


def _turns(document: Document) -> list[Speech]:
    """Turns of an exchange ("Q. …", "The President. …"), as places in the text of the document.

    One label alone is no exchange: "Secretary Roe. He is here." may stand in any speech.
    """
    whole = document.text or ""
    tail = _TAIL.search(whole)
    text = whole[: tail.start()] if tail else whole
    found = list(_LABEL.finditer(text))
    labels = {label["label"] for label in found}
    if not labels & {"The President", "The Vice President"} or len(labels) < 2:
        return []
    ends = [*(label.start() for label in found[1:]), len(text)]
    return [
        Speech(
            document.document_id, number,
            "question" if _REPORTER.fullmatch(label["label"]) else "speech",
            _speaker(label["label"], document), label.end(),
            label.end() + len(text[label.end() : end].rstrip()),
        )
        for number, (label, end) in enumerate(zip(found, ends, strict=True), 1)
    ]  # fmt: skip


def _speaker(label: str, document: Document) -> str:
    """The label as printed; with the President's name, which the masthead states."""
    if label == "The President" and document.speaker:
        return f"The President ({document.speaker})"
    return label
