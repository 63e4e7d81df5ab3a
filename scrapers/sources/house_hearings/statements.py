"""What witnesses hand in before a hearing of the House: a PDF each, named by the witness list."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode

from scrapers.shapes.pdf import read_paragraphs
from scrapers.source import Page
from tracker.errors import MissingPage, ParseError
from tracker.records import Document, DocumentText, HearingPaper, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

# Foreign Affairs, and the appropriations of the State Department: the Court is spoken of at their
# hearings though no title or measure names it.
_CONCERNED = re.compile(r"/meetings/FA/|/AP04/", re.IGNORECASE)
_WRITTEN = "WS"  # beside biographies (WB) and disclosures (WT)
_STATEMENT = re.compile(
    r"docs\.house\.gov/meetings/[A-Z]{2}/[A-Z]{2}\d\d/(?P<day>\d{8})/(?P<event>\d+)/"
    r"(?P<file>H[A-Z]{3}-(?P<congress>\d+)-[^/#?]+)\.pdf$",
    re.IGNORECASE,
)


def is_concerned(url: str) -> bool:
    """Whether a meeting is one at which the Court may be spoken of, though its title is silent."""
    return _CONCERNED.search(url) is not None


def statement_pages(
    fetch: "Fetch", meeting: Iterable[Record], witnesses: Iterable[Record]
) -> Iterator[Page]:
    """Prepared statements of a meeting's witnesses that were never read.

    Each is kept under its address with the witness and the meeting's title behind a #.
    """
    title = next(record.title for record in meeting if isinstance(record, Document))
    for paper in witnesses:
        if not isinstance(paper, HearingPaper) or paper.kind != _WRITTEN or not paper.witness:
            continue
        name = f"{paper.url}#{urlencode({'witness': paper.witness, 'meeting': title})}"
        if fetch.is_done(name) or not _STATEMENT.search(paper.url):
            continue
        try:
            if page := fetch.try_get(paper.url, accept="application/pdf", name=name):
                yield page
        except MissingPage:
            fetch.note(f"a statement is listed and not there: {paper.url}")
            fetch.set_aside([(name, None)])


def read_statement(page: Page) -> Iterator[Record]:
    """Document and DocumentText of a prepared statement; the Document alone of a scan.

    Raises: ParseError for what is no PDF, or lies at no address of a meeting's paper.
    """
    url, _, told = page.url.partition("#")
    place = _STATEMENT.search(url)
    if place is None:
        raise ParseError(f"{url} is no address of a paper of a meeting")
    said = {name: values[0] for name, values in parse_qs(told).items()}
    witness, meeting = said.get("witness"), said.get("meeting", f"House meeting {place['event']}")
    document_id = f"house-paper:{place['event']}/{place['file']}"
    day, text = date.fromisoformat(place["day"]), read_paragraphs(page.body)
    title = f"Prepared statement{f' of {witness}' if witness else ''}: {meeting}"
    yield Document(
        document_id, "testimony", title, "US House of Representatives", url, day, speaker=witness,
        congress=int(place["congress"]), collection="HHRG", pdf_url=url,
    )  # fmt: skip
    if text:
        yield DocumentText(document_id, "pdf", text, day)
