"""Papers that the search finds, as Documents: Record items, reports, hearings, prints."""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from scrapers.shapes.govinfo.address import Place, content_url
from scrapers.shapes.govinfo.communications import read_communications
from scrapers.shapes.govinfo.headings import read_headings
from scrapers.shapes.govinfo.hearing_speeches import read_hearing_speeches
from scrapers.shapes.govinfo.presidential import presidential_records
from scrapers.shapes.govinfo.speeches import read_speeches
from scrapers.shapes.govinfo.text import Block, Paper
from scrapers.strict import month_number
from tracker.congress import BILL_TYPES, build_bill_id, congress_on
from tracker.errors import ParseError
from tracker.reading.sentences import shorten
from tracker.records import Document, Record

_CONGRESS, _PRESIDENT = "U.S. Congress", "Office of the Federal Register"
_KINDS = {
    "CRPT": ("committee_report", _CONGRESS), "CHRG": ("hearing", _CONGRESS),
    "CPRT": ("committee_print", _CONGRESS), "CDOC": ("congressional_document", _CONGRESS),
    "CPD": ("presidential_document", _PRESIDENT),
}  # fmt: skip
_WITH_HEADINGS = ("CRPT", "CPRT", "CDOC")
_CITED = {
    "hrpt": "H. Rept. {}-{}", "srpt": "S. Rept. {}-{}", "erpt": "Exec. Rept. {}-{}",
    "hdoc": "H. Doc. {}-{}", "sdoc": "S. Doc. {}-{}", "tdoc": "Treaty Doc. {}-{}",
}  # fmt: skip
_RECORD = re.compile(
    r"\[Congressional Record Volume (?P<volume>\d+), Number (?P<number>\d+) "
    r"\([A-Z][a-z]+, (?P<month>[A-Z][a-z]+) (?P<day>\d{1,2}), (?P<year>\d{4})\)\] "
    r"\[(?P<section>[^\]]*)\] \[Pages? (?P<page>[^\]]*)\]"
)
_PACKAGE = re.compile(r"[A-Z]+-(\d{2,3})([a-z]+)(\d+)", re.IGNORECASE)
_ACCOMPANIES = re.compile(
    r"\[To accompany ([HS]\.(?: ?(?:R\.|J\. ?Res\.|Con\. ?Res\.|Res\.))?) ?(\d+)\]"
)
_HEAD_BLOCKS = 40
_MONTHS = "|".join(calendar.month_name[1:])
_DAY = re.compile(rf"\b({_MONTHS}) (\d{{1,2}}), (\d{{4}})\b", re.IGNORECASE)
_INTRODUCED = re.compile(r"[:)] ((?:S|H)\.[A-Za-z. ]*? ?\d+)\. ")
_LABEL = re.compile(r"^(?:[A-Z][a-z]+ )+(?:Report|Document|Print|Hearing)s? [\d-]+(?: -)? |^- ")
_MASTHEAD = re.compile(r"\[|Administration of .*, \d{4}$")
_MOST_TITLE = 300


def read_document(paper: Paper, place: Place, url: str, body: bytes) -> Iterator[Record]:
    """The one Document of a page; of an item of the Record its pages and speeches too.

    An item that prints what the executive sent to Congress has a Document for each paper sent.
    Of a printed hearing also who presides, who testifies and who says what; of a report its
    headings and pages.

    Raises: ParseError for a collection that this source does not read.
    """
    if place.collection == "CREC":
        item = _record_item(paper, place, url)
        if (sent := read_communications(item, paper.blocks[1:])) is not None:
            yield from sent
            return
        yield item
        first_page = (item.citation or "").partition("Cong. Rec. ")[2].split(" (")[0].split("-")[0]
        yield from read_speeches(
            body, paper.blocks, item.document_id, item.section or "", first_page
        )
    elif place.collection == "CPD":
        yield from presidential_records(_paper(paper, place, url))
    elif place.collection in _KINDS:
        document = _paper(paper, place, url)
        yield document
        if place.collection == "CHRG":
            yield from read_hearing_speeches(paper.blocks, document.document_id)
        if place.collection in _WITH_HEADINGS:
            yield from read_headings(body, paper.blocks, document.document_id)
    else:
        raise ParseError(f"{place.stem} is of no collection that this source reads")


def _record_item(paper: Paper, place: Place, url: str) -> Document:
    """An item of the daily Record; its header states volume, number, day, section and pages."""
    head = _RECORD.match(paper.blocks[0].text)
    if head is None:
        raise ParseError(f"no header of the Congressional Record but {paper.blocks[0].text[:80]!r}")
    day = _date(head["month"], head["day"], head["year"])
    if not place.package.startswith(f"CREC-{day}"):
        raise ParseError(f"{place.stem} says that it is of {day}")
    blocks = paper.blocks[1:]
    if not blocks:
        raise ParseError(f"{place.stem} has a header and no text")
    number = f"{head['volume']} Cong. Rec. {head['page']}" if head["page"] else None
    return Document(
        document_id=f"govinfo:{place.stem}", kind="record_item",
        title=_item_title(blocks, head["section"]), publisher=_CONGRESS, url=url,
        published_on=day, congress=congress_on(day),
        number=f"Vol. {head['volume']}, No. {head['number']}",
        citation=f"{number} (daily ed. {day:%B} {day.day}, {day.year})" if number else None,
        speaker=_extender(blocks) if head["section"] == "Extensions of Remarks" else None,
        collection="CREC", section=head["section"] or None, text=_text(blocks),
        pdf_url=content_url(place.package, "pdf", place.stem),
    )  # fmt: skip


def _item_title(blocks: list[Block], section: str) -> str:
    """Title as GPO gives it where it makes one: the Daily Digest, statements on a new bill."""
    opening = " ".join(block.text for block in blocks[:3])
    if blocks[0].text.startswith("By M") and (measure := _INTRODUCED.search(opening)):
        return f"Introductory statement on {measure[1]}"
    title = record_title(blocks)
    return f"Daily Digest: {title}" if section == "Daily Digest" else title


def record_title(blocks: list[Block]) -> str:
    """Heading of a Record item: its first capitals, else its first words.

    An item may begin with no heading at all ("The SPEAKER pro tempore. Under a previous order of
    the House …", CREC-2005-07-20-pt1-PgH6178-3), which GPO itself then names by its first words.
    """
    heads = []
    for block in blocks:
        letters = [c for c in block.text if c.isalpha()]
        capitals = sum(c.isupper() for c in letters)
        if block.text.startswith("HON. ") or not letters or capitals < 0.7 * len(letters):
            break
        heads.append(block.text)
    return shorten(" ".join(heads or [blocks[0].text]).replace("\n", ""), _MOST_TITLE)


def _extender(blocks: list[Block]) -> str | None:
    """The member whose remarks were extended, as printed: HON. ELTON GALLEGLY."""
    return next((block.text for block in blocks[:6] if block.text.startswith("HON. ")), None)


def _paper(paper: Paper, place: Place, url: str) -> Document:
    kind, publisher = _KINDS[place.collection]
    named = _PACKAGE.fullmatch(place.package)
    day = _day(paper.blocks, place.package)
    congress = int(named[1]) if named and place.collection != "CPD" else None
    return Document(
        document_id=f"govinfo:{place.stem}", kind=kind, title=_title(paper), publisher=publisher,
        url=url, published_on=day, congress=congress or (congress_on(day) if day else None),
        number=place.package.split("-", 1)[1], citation=_citation(named),
        collection=place.collection, bill_id=_bill(paper.blocks, congress),
        text=_text(paper.blocks), pdf_url=content_url(place.package, "pdf", place.stem),
    )  # fmt: skip


def _citation(named: re.Match[str] | None) -> str | None:
    form = _CITED.get(named[2].lower()) if named else None
    return form.format(named[1], named[3]) if form else None


def _bill(blocks: list[Block], congress: int | None) -> str | None:
    """The measure that a report accompanies, where it says so of one: "[To accompany H.R. 23]"."""
    said = (_ACCOMPANIES.search(block.text) for block in blocks[:_HEAD_BLOCKS])
    found = next(filter(None, said), None)
    if found is None or congress is None:
        return None
    kind = re.sub(r"[^a-z]", "", found[1].lower())
    return build_bill_id(kind, found[2], congress) if kind in BILL_TYPES else None


def _title(paper: Paper) -> str:
    """The page's own title without the paper's number; where it has none, the first heading."""
    own = _LABEL.sub("", paper.title or "").strip(" -")
    if own and not re.fullmatch(r"[A-Z]+-?\w+", own):
        return own
    rest = [block for block in paper.blocks if not _MASTHEAD.match(block.text)] or paper.blocks
    return record_title(rest)


def _day(blocks: list[Block], package: str) -> date | None:
    """Day in the package's name, else the first full date that the paper bears."""
    if found := re.search(r"-(\d{4}-\d\d-\d\d)", package):
        return date.fromisoformat(found[1])
    for block in blocks[:60]:
        if found := _DAY.search(block.text):
            return _date(*found.groups())
    return None


def _date(month: str, day: str, year: str) -> date:
    try:
        return date(int(year), month_number(month, "a date"), int(day))
    except ValueError as error:
        raise ParseError(f"{month} {day}, {year} is no day") from error


def _text(blocks: list[Block]) -> str:
    return "\n\n".join(block.whole for block in blocks)
