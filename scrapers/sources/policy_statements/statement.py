"""One Statement of Administration Policy: its day, the measure that it is on, and its words."""

import re
from calendar import month_name
from collections.abc import Iterator
from datetime import date
from itertools import dropwhile
from urllib.parse import urlsplit

from scrapers.shapes.hearings.facts import named_measures
from scrapers.shapes.pdf import read_paragraphs
from scrapers.strict import iso_date, month_number, required
from tracker.congress import congress_on
from tracker.errors import ParseError
from tracker.records import Document, DocumentText, Record

PUBLISHER = "Executive Office of the President, Office of Management and Budget"
# Letters of the head may stand apart ("STATEMENT O F ADMINIST RATION POLICY", 45th, H.R. 3003).
_HEADING = re.compile(r"\s*".join("STATEMENTOFADMINISTRATIONPOLICY"), re.IGNORECASE)
_MONTHS = "|".join(r"\s?".join(name) for name in month_name[1:])
_DAY = re.compile(rf"({_MONTHS})\s?(\d{{1,2}}), ?(\d{{4}})")
_SPONSOR = re.compile(r"\s*\((?:Reps?|Sens?|Senators?|Representatives?|Dels?|Mrs?|Ms)\b.*")
_NAMES = re.compile(r"\(|[HS]\.[\w. ]{1,20}[–—-]")  # a sponsor, a measure with its title
_LETTERHEAD = 12  # paragraphs in which the heading stands


def statement_records(body: bytes, url: str) -> Iterator[Record]:
    """Document and DocumentText of a statement that lies at an address.

    Source: https://www.whitehouse.gov/wp-content/uploads/2024/06/SAP-HR8282.pdf
    Times:  published_on is the day printed in the head, in Washington
    Raises: ParseError for what is no PDF, has no text, no heading, no day or no title
    """
    text = read_paragraphs(body)
    paragraphs = text.split("\n\n")
    head = _HEADING.search("\n".join(paragraphs[:_LETTERHEAD]))
    if head is None:
        raise ParseError("a PDF without the heading of a Statement of Administration Policy")
    day = _day(head.string)
    lines = (_SPONSOR.sub("", line).strip(" *_") for line in head.string[head.end() :].split("\n"))
    title = required(next(filter(None, lines), None), "title under the heading")
    below = head.string[: head.end()].count("\n") + 1
    measure = next(named_measures(title, congress_on(day)), None)
    document_id = f"sap:{urlsplit(url).path.strip('/').removesuffix('.pdf')}"
    yield Document(
        document_id, "sap", f"Statement of Administration Policy: {title}", PUBLISHER, url, day,
        collection="SAP", bill_id=measure[1] if measure else None, pdf_url=url,
    )  # fmt: skip
    yield DocumentText(document_id, "pdf", _own_words(paragraphs[below:]) or text, day)


def _own_words(paragraphs: list[str]) -> str:
    """The statement below its head, whose names of measures are nobody's words on them."""
    below = dropwhile(lambda words: _NAMES.match(words), paragraphs)
    return "\n\n".join(below)


def _day(head: str) -> date:
    found = _DAY.search(head)
    if found is None:
        raise ParseError("no day in the head of the statement")
    month = month_number("".join(found[1].split()), "a day in the head")
    return iso_date(f"{found[3]}-{month:02}-{int(found[2]):02}", "the day in the head")
