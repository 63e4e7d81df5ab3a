"""OFAC's notices: what each adds to a list, removes or changes, and the licenses it issues."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from scrapers.shapes.statements.text import has_class, one_line, plain_text, remove, words_of
from scrapers.sources.ofac_actions.license import PUBLISHER, license_record, linked_licenses
from scrapers.strict import iso_date, required
from tracker.errors import ParseError
from tracker.records import Document, DocumentText, Record, SanctionsAction

Change = Literal["added", "removed", "changed"]
_TITLES = (f"//*[{has_class('uswds-page-title')}]", "//article//h1", "//main//h1", "//h1")
_BODY = f"//*[{has_class('field--name-field-body')}]"
_DAYS = (f"//*[{has_class('field--name-field-release-date')}]", "//article//time")
_PRINTED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_IN_ADDRESS = re.compile(r"/recent-actions/(\d{4})(\d\d)(\d\d)(?:_\d+)?/?$")
_HEADING = re.compile(r"\b(?:following|below)\b", re.IGNORECASE)
_ENDS = re.compile(r":$|\blist\b", re.IGNORECASE)
_KINDS: tuple[tuple[re.Pattern[str], Change], ...] = (
    (re.compile(r"\b(?:deletions?|deleted|removals?|removed)\b", re.IGNORECASE), "removed"),
    (re.compile(r"\b(?:changes?|updated|amended)\b", re.IGNORECASE), "changed"),
    (re.compile(r"\b(?:additions|added)\b", re.IGNORECASE), "added"),
)
# Tags stand at the end of an entry: [RUSSIA-EO14024], [SDGT], [561-Related].
_TAGS = re.compile(r"\[([A-Z0-9][A-Za-z0-9-]*)\]")
_INNER = re.compile(r"\([^()]*\)")
_FORM = re.compile(
    r"(?i)(?:S\.?A\.?|LTD\.?|LLC|INC\.?|CO\.?|CORP\.?|GMBH|A\.?S\.?|B\.?V\.?|N\.?V\.?|E\.?V\.?"
    r"|L\.?P\.?|PLC)(?:\s.*)?$"
)


class Line(NamedTuple):
    """An entry as a notice prints it under one of its headings."""

    change: Change
    text: str


def notice_records(url: str, root: Any) -> Iterator[Record]:
    """The notice with its text, each entry that it names, each license that it links to.

    Raises: ParseError for a page without title, day or body.
    """
    title = next(filter(None, (words_of(root, path) for path in _TITLES)), None)
    bodies = root.xpath(_BODY)
    if not title or not bodies:
        raise ParseError("no title or body of a notice: the layout has changed, or this is none")
    day, body = notice_day(url, root), max(bodies, key=lambda b: len(b.text_content()))
    remove(body, f".//*[{has_class('field__label')}]")
    licenses = [
        (number, one_line(link.text_content()), address)
        for number, address, link in linked_licenses(url, body)
    ]
    text = required(plain_text(body), f"text of {url}")
    document_id = f"ofac:{url.rstrip('/').rsplit('/', 1)[-1]}"
    yield Document(document_id, "sanctions_notice", title, PUBLISHER, url, day, collection="OFAC")
    yield DocumentText(document_id, "html", text, day)
    for position, line in enumerate(read_lines(text), 1):
        tags = "; ".join(dict.fromkeys(_TAGS.findall(line.text)))
        yield SanctionsAction(
            document_id, position, line.change, find_name(line.text), tags, line.text, day
        )
    for number, label, address in licenses:
        yield license_record(f"{document_id}/gl-{number}", number, label, title, address, day)


def notice_day(url: str, root: Any) -> date:
    """Day that a notice states (06/05/2025), which is the one in its address."""
    for path in _DAYS:
        if printed := _PRINTED.search(words_of(root, path) or ""):
            month, day, year = map(int, printed.groups())
            return iso_date(f"{year}-{month:02}-{day:02}", f"release date of {url}")
    if found := _IN_ADDRESS.search(url):
        return iso_date("-".join(found.groups()), "the day in the address")
    raise ParseError("no day of a notice, neither printed nor in its address")


def read_lines(text: str) -> list[Line]:
    """Entries under the headings that say what became of them; what stands under none is left.

    A change is printed as the entry was, "-to-", and the entry as it is now.
    """
    lines: list[Line] = []
    change: Change | None = None
    for printed in (line.strip() for line in re.split(r"\n+", text)):
        has_tag = bool(_TAGS.search(printed))
        if not has_tag and _HEADING.search(printed) and _ENDS.search(printed):
            change = _change(printed)
        elif change == "changed" and lines and _goes_on(lines[-1].text, printed):
            lines[-1] = Line("changed", f"{lines[-1].text} {printed}")
        elif change and has_tag:
            lines.append(Line(change, printed))
    return lines


def find_name(text: str) -> str:
    """The name at the head of an entry: "KHAN, Karim Asad Ahmad", "AL-HAQ"."""
    bare, before = text, ""
    while bare != before:
        before, bare = bare, _INNER.sub(" ", bare)
    fields = [one_line(field) for field in re.split(r"[,;\[]", bare) if one_line(field)]
    if not fields:
        raise ParseError(f"an entry without a name: {text[:80]!r}")
    is_person = "(individual)" in text.lower()
    more = len(fields) > 1 and (is_person or _FORM.fullmatch(fields[1]))
    return ", ".join(fields[: 2 if more else 1])


def _goes_on(entry: str, printed: str) -> bool:
    return printed.startswith("-to-") or entry.endswith("-to-")


def _change(heading: str) -> Change | None:
    """What a heading says was done; None where it names several kinds at once.

    "The following language has been added to the names below" changes them.
    """
    if re.search(r"\blanguage\b", heading):
        return "changed"
    named = [change for form, change in _KINDS if form.search(heading)]
    return named[0] if len(named) == 1 else None
