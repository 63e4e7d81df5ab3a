"""OFAC's general licenses: those that a page links to, and what the paper of each says, a PDF."""

import re
from collections.abc import Iterator
from datetime import UTC, date
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from scrapers.shapes.pdf import read_paragraphs
from scrapers.shapes.statements.text import one_line
from scrapers.source import Page
from tracker.errors import MissingPage, ParseError
from tracker.queries.upkeep.collecting import owed_licenses
from tracker.reading.license_terms import find_issue, find_number, find_terms
from tracker.records import Document, DocumentText, LicenseTerms, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

PUBLISHER = "Office of Foreign Assets Control, U.S. Department of the Treasury"
_LICENSE = re.compile(r"\bGeneral Licen[sc]e(?: No\.?)? (?P<number>\d+[A-Z]?)\b")
_NAMED = re.compile(r"gl-(?P<number>\d+[A-Z]?)$")


def linked_licenses(url: str, body: Any) -> Iterator[tuple[str, str, Any]]:
    """Number, address and link of each license that a page's body links to, each once."""
    seen = set()
    for link in body.xpath(".//a[@href]"):
        found = _LICENSE.search(one_line(link.text_content()))
        if found and found["number"] not in seen:
            seen.add(found["number"])
            yield found["number"], urljoin(url, link.get("href").strip()), link


def count_licenses(words: str) -> int:
    """How many licenses words name."""
    return len(_LICENSE.findall(words))


def license_record(
    document_id: str, number: str, label: str, title: str, url: str, day: date | None
) -> Document:
    """A general license by its number; the page's title names the program if its words do not."""
    return Document(
        document_id, "general_license", label, PUBLISHER, url, day, number=number,
        collection="OFAC", abstract=None if "related" in label.lower() else title, pdf_url=url,
    )  # fmt: skip


def license_papers(fetch: "Fetch") -> Iterator[Page]:
    """The paper of each license whose words are not read yet, kept under the license's own name.

    One that is not there (404), or is a scan, is a note; one that is refused makes the run red.
    """
    for document_id, url in owed_licenses(fetch.store):
        name = f"{url}#{document_id}"
        if fetch.is_done(name):
            continue
        try:
            if page := fetch.try_get(url, accept="application/pdf", name=name):
                yield page
        except MissingPage:
            fetch.note(f"linked and not there: {url}")
        if fetch.was_set_aside(name):
            fetch.note(f"{document_id} is a scan, its terms are not known: {url}")


def paper_records(page: Page) -> Iterator[Record]:
    """Words and terms of a license; nothing of a scan, which has none to read.

    Raises: ParseError for what is no PDF, no license, or another than the page's name says.
    """
    text = read_paragraphs(page.body)
    if not text:
        return
    number, named = find_number(text), urlsplit(page.url).fragment
    if number is None:
        raise ParseError("a PDF without the number of a general license: another paper")
    told = _NAMED.search(named)
    if told and told["number"] != number:
        raise ParseError(f"the paper of General License {number} where {told['number']} is linked")
    document_id = named or f"ofac:{urlsplit(page.url).path.strip('/')}"
    terms, issued_on = find_terms(text), find_issue(text)
    yield DocumentText(document_id, "pdf", text, issued_on)
    yield LicenseTerms(
        document_id, number, issued_on, terms.ends_on,
        terms.ends_at.astimezone(UTC) if terms.ends_at else None, terms.over_on, terms.words,
        terms.replaces, terms.replaced_on,
    )  # fmt: skip
