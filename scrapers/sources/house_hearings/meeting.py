"""What docs.house.gov states of a meeting and of its witnesses, each in an XML file of its own."""

import re
from collections.abc import Iterator
from typing import Any

from scrapers.shapes.hearings.facts import (
    distinct,
    measure_id,
    moment,
    named_measures,
    washington,
)
from scrapers.strict import iso_date, member_of, number, optional_text, required, text_of
from tracker.errors import ParseError
from tracker.records import (
    Document,
    Hearing,
    HearingMeasure,
    HearingPaper,
    HearingWitness,
    Record,
)

EVENT_PAGE = "https://docs.house.gov/Committee/Calendar/ByEvent.aspx?EventID={}"
_KINDS = {"HHRG": "Hearing", "HMKP": "Markup", "HMTG": "Meeting"}
# S and R stand in the files; P and C by the public-domain scraper of unitedstates/congress.
_STATUSES = {"S": "scheduled", "R": "rescheduled", "P": "postponed", "C": "canceled"}
_LEGIS = re.compile(r"(?P<kind>[A-Za-z][A-Za-z. ]*?)?\s*(?P<number>\d+)")
_FILE = re.compile(r"BILLS-(?P<congress>\d+)(?P<kind>[a-z]+?)(?P<number>\d+)[a-z]", re.IGNORECASE)


def event_number(stated: str | None) -> str:
    """The House's number of a meeting: 102252 of HMTG102252 or of 102252."""
    found = re.fullmatch(r"(?:H[A-Z]{3})?(\d+)", (stated or "").strip())
    if found is None:
        raise ParseError(f"meeting-id is {stated!r}, which holds no event's number")
    return found[1]


def document_id(event: str) -> str:
    """Id of a House meeting's Document."""
    return f"house-meeting:{event}"


def read_meeting(root: Any) -> Iterator[Record]:
    """Document, Hearing, then measures and papers of one <committee-meeting>."""
    event = event_number(root.get("meeting-id"))
    congress = number(root.get("congress-num"), "congress-num")
    kind = member_of(root.get("meeting-type") or "", _KINDS, "meeting-type")
    details = root.find("meeting-details")
    if details is None:
        raise ParseError(f"meeting {event} has no <meeting-details>")
    day = iso_date(text_of(details, "meeting-date/calendar-date"), "calendar-date")
    title = " ".join(text_of(details, "meeting-title").split())
    letter = member_of(text_of(root, "current-status"), _STATUSES, "current-status")
    names, codes = _committees(details, event)
    published = washington(root.get("update-date") or root.get("orig-publish-date"))
    url = EVENT_PAGE.format(event)
    yield Document(
        document_id(event), "hearing", title, f"US House, {names[0]}", url, published_on=day,
        congress=congress, updated_at=published,
    )  # fmt: skip
    yield Hearing(
        document_id(event), "house", event, _KINDS[kind], ", ".join(names), day,
        moment(day, optional_text(details, "meeting-date/start-time")), _place(details),
        _STATUSES[letter], letter, "; ".join(codes), congress, None, published,
    )  # fmt: skip
    papers = [p for p in root.iterfind("meeting-documents/meeting-document") if not _removed(p)]
    yield from distinct(_measures(document_id(event), congress, title, papers))
    yield from _papers(document_id(event), papers, None)


def read_witnesses(root: Any) -> Iterator[Record]:
    """A HearingWitness for each of a <witness-list>, and the papers that each handed in."""
    meeting, position = document_id(event_number(root.get("meeting-id"))), 0
    papers: list[HearingPaper] = []
    for place, panel in enumerate(root.iterfind("panel"), 1):
        for witness in panel.iterfind("witness"):
            if _removed(witness):
                continue
            position += 1
            parts = (optional_text(witness, f"{n}name") for n in ("first", "middle", "last"))
            name = required(" ".join(filter(None, parts)), "name of a witness")
            testified = (optional_text(witness, "testified") or "").lower()
            yield HearingWitness(
                meeting, position, name, optional_text(witness, "position"),
                optional_text(witness, "organization"), int(panel.get("sort-order") or place),
                optional_text(witness, "witness-type"), {"yes": True, "no": False}.get(testified),
            )  # fmt: skip
            handed = witness.iterfind("witness-documents/witness-document")
            papers += _papers(meeting, [paper for paper in handed if not _removed(paper)], name)
    yield from {paper.url: paper for paper in papers}.values()


def _committees(details: Any, event: str) -> tuple[list[str], list[str]]:
    """Names, then codes as members are listed under them: FA00 -> hsfa00, IG00 -> hlig00."""
    found = [
        name
        for path in ("committees/committee-name", "subcommittees/committee-name")
        for name in details.iterfind(path)
        if (name.text or "").strip()
    ]
    if not found:
        raise ParseError(f"meeting {event} names no committee")
    codes = [(name.get("id") or "").strip().lower() for name in found]
    prefixed = [f"{'hl' if code.startswith('ig') else 'hs'}{code}" for code in codes if code]
    return [" ".join(name.text.split()) for name in found], prefixed


def _place(details: Any) -> str | None:
    """Room and building as printed: 2172 RHOB; of a place elsewhere all that is stated."""
    where = details.find("meeting-location")
    words = [" ".join(text.split()) for text in where.itertext()] if where is not None else []
    return " ".join(filter(None, words)) or None


def _removed(paper: Any) -> bool:
    return bool((paper.get("remove-date") or "").strip())


def _measures(
    meeting: str, congress: int, title: str, papers: list[Any]
) -> Iterator[HearingMeasure]:
    """What the papers are texts of, then what the title names.

    legis-num may lack the type ("10355"); the name of the file may tell it, else it stays unknown.
    """
    for paper in papers:
        named = optional_text(paper, "legis-num")
        named = named or optional_text(paper, "filename-metadata/legis-num")
        found = _LEGIS.fullmatch(named) if named else None
        if found is None:
            continue
        files = [file.get("doc-url", "") for file in paper.iterfind("files/file")]
        bill_id = measure_id(found["kind"] or "", found["number"], congress)
        told = [m for m in map(_FILE.search, files) if m and m["number"] == found["number"]]
        if bill_id is None and told:
            bill_id = measure_id(told[0]["kind"], told[0]["number"], int(told[0]["congress"]))
        yield HearingMeasure(
            meeting, named, bill_id, optional_text(paper, "description"), next(iter(files), None)
        )
    for name, bill_id in named_measures(title, congress):
        yield HearingMeasure(meeting, name, bill_id)


def _papers(meeting: str, papers: list[Any], witness: str | None) -> list[HearingPaper]:
    """Each file once; the XML twin of a PDF is a file of its own."""
    found = {}
    for paper in papers:
        for file in paper.iterfind("files/file"):
            url = (file.get("doc-url") or "").strip().replace(" ", "%20")
            url = url.replace("http://", "https://", 1)  # http:// until 2014 at least (HHRG102266)
            if url and not _removed(file):
                found[url] = HearingPaper(
                    meeting, url, optional_text(paper, "description") or url.rsplit("/", 1)[-1],
                    paper.get("type") or optional_text(paper, "type"), witness,
                    washington(paper.get("publish-date")),
                )  # fmt: skip
    return list(found.values())
