"""White House papers: what each is, who speaks, and its words, in every theme of the site."""

import re
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from scrapers.shapes.statements.feed import Item, item_text, washington_day
from scrapers.shapes.statements.speakers import titled_speaker, turn_records
from scrapers.shapes.statements.text import has_class, one_line, plain_text, remove, words_of
from scrapers.strict import iso_date, iso_moment, required
from tracker.errors import ParseError
from tracker.records import Document, DocumentText, Record

PUBLISHER = "The White House"
# Navigation within the words of a paper: "Executive Orders", "Proclamations" … (2025 on).
CLUTTER = (
    f".//*[{has_class('wp-block-whitehouse-topper')}]",
    ".//*[contains(@class, 'wp-block-whitehouse-byline')]",
)
# One theme of the site a line: 2025 on; 2021-25; 2017-21; 2009-17; 2025 on without a wrapper.
_BODIES = (
    f"//main//*[{has_class('entry-content')}]",
    "//article//section",
    f"//*[{has_class('page-content__content')}]",
    f"//*[{has_class('field-name-field-forall-body')}]",
    f"//main[.//*[{has_class('wp-block-whitehouse-topper')}]]",
)
_SITE = re.compile(r"\s+[–|-]\s+(?:The White House|whitehouse\.gov)$", re.IGNORECASE)
_DAY = re.compile(r"/(\d{4})/(\d\d)/(\d\d)(?:/|$)")
_FIRST_WORDS = 12
_KINDS = {
    "presidential-actions": "presidential_action", "fact-sheets": "fact_sheet",
    "press-briefings": "briefing", "speeches-remarks": "remarks", "remarks": "remarks",
    "statements-releases": "press_statement", "briefings-statements": "press_statement",
    "articles": "press_release", "releases": "press_release", "research": "report",
    "the-press-office": "press_statement",
}  # fmt: skip
_SECTIONS = {
    "statements-releases": "Statements and Releases", "speeches-remarks": "Speeches and Remarks",
    "briefings-statements": "Briefings & Statements",
}  # fmt: skip
_TITLES = (
    (re.compile(r"(?i)fact sheet\b"), "fact_sheet"),
    (re.compile(r"(?i)(?:joint )?readout\b"), "readout"),
    (re.compile(r"(?i).*\b(?:press|background) (?:briefing|gaggle|call)\b"), "briefing"),
    (re.compile(r"(?i)(?:\w+ )?remarks\b"), "remarks"),
    (re.compile(r"(?i)(?:executive order|proclamation|presidential memorandum)\b"),
     "presidential_action"),
)  # fmt: skip
_SIGNED = re.compile(r"(?m)^(?P<who>[A-Z]+(?: [A-Z]\.)*(?: [A-Z][A-Z'-]+)+(?:,? [JS]R\.)?)$")
_ORDERED = re.compile(r"by the authority vested in me as President", re.IGNORECASE)


def section_of(url: str) -> str | None:
    """The section in a paper's address: presidential-actions, fact-sheets, press-briefings …"""
    parts = [part for part in urlsplit(url).path.split("/") if part]
    if parts[:1] == ["briefing-room"]:
        parts = parts[1:]
    return parts[0] if parts and not parts[0].isdigit() else None


def is_known_section(url: str) -> bool:
    """Whether this source knows what the papers of an address's section are."""
    return section_of(url) in _KINDS


def item_records(item: Item) -> list[Record]:
    """Document and DocumentText of a feed's item; an excerpt is the Document's abstract."""
    text = item_text(item, CLUTTER)
    return paper_records(
        item.url, item.title, item.published_on, text, None, "feed" if item.whole else None
    )


def article_records(url: str, root: Any) -> list[Record]:
    """Document and DocumentText of a paper's own page, of any theme from 2009 on.

    Raises: ParseError for a page without a body, a title or a day.
    """
    title = words_of(root, '//meta[@property="og:title"]/@content') or words_of(root, "//h1")
    title = _SITE.sub("", required(title, "title (og:title or <h1>)"))
    day, modified = _published(url, root), words_of(root, _meta("article:modified_time"))
    bodies = [body for path in _BODIES for body in root.xpath(path)[:20]]
    if not bodies:
        raise ParseError("no body of a paper: the layout has changed, or this is no paper")
    first = next(path for path in _BODIES if root.xpath(path))
    body = max(root.xpath(first), key=lambda element: len(element.text_content()))
    remove(body, *CLUTTER)
    text = required(plain_text(body), "text in the body of a paper")
    changed = iso_moment(modified, "article:modified_time") if modified else None
    return paper_records(url, title, day, text, changed, "html")


def paper_records(
    url: str, title: str, day: date, text: str, updated_at: datetime | None, form: str | None
) -> list[Record]:
    """Document and, where the whole text is at hand, DocumentText of a paper."""
    place = urlsplit(url)
    path = place.path.strip("/") or f"?{place.query}"
    document_id, section = f"whitehouse:{path}", section_of(url)
    # An item of 21 July 2026 had no title and a number for a slug (/releases/2026/07/45470/).
    title = one_line(title) or " ".join(text.split()[:_FIRST_WORDS])
    document = Document(
        document_id, find_kind(url, title), required(title, f"title of {url}"), PUBLISHER, url, day,
        speaker=find_speaker(title, text), updated_at=updated_at,
        abstract=None if form else text or None,
        section=_SECTIONS.get(section, section.replace("-", " ").title()) if section else None,
    )  # fmt: skip
    if form is None:
        return [document]
    said = turn_records(document_id, text)
    return [document, DocumentText(document_id, form, text, day), *said]


def find_kind(url: str, title: str) -> str:
    """What a paper is: by its title where that says so, else by its section."""
    by_section = _KINDS.get(section_of(url) or "", "press_release")
    if by_section in ("presidential_action", "briefing"):
        return by_section
    return next((kind for form, kind in _TITLES if form.match(title)), by_section)


def find_speaker(title: str, text: str) -> str | None:
    """Whose words a paper is: as its title says, as it is signed, or the President who orders."""
    if titled := titled_speaker(title):
        return titled
    signed = [found["who"] for found in _SIGNED.finditer(text[-600:])]
    signed = [name for name in signed if not name.startswith("THE ")]
    if signed:
        return signed[-1]
    return "The President" if _ORDERED.search(text[:400]) else None


def _published(url: str, root: Any) -> date:
    if stated := words_of(root, _meta("article:published_time")):
        return washington_day(iso_moment(stated, "article:published_time"))
    if found := _DAY.search(urlsplit(url).path):
        return iso_date("-".join(found.groups()), "the day in the address")
    stated = words_of(root, "//time/@datetime") or words_of(
        root, '//*[@property="dc:date"]/@content'
    )
    return iso_date(required(stated, "day (meta, address or time element)"), "the day of a paper")


def _meta(name: str) -> str:
    return f'//meta[@property="{name}"]/@content'
