"""What GPO's metadata says of printed hearings: members by their ids, day, committee, measures."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from scrapers.shapes.govinfo.mods import read_members
from scrapers.shapes.hearings.facts import distinct, measure_id
from scrapers.source import Page, Source
from scrapers.strict import iso_date, parse_xml
from tracker.errors import MissingPage, ParseError
from tracker.queries.upkeep.collecting import owed_transcripts
from tracker.records import HearingMeasure, HearingTranscript, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_MODS = "{http://www.loc.gov/mods/v3}"
_URL = "https://www.govinfo.gov/metadata/pkg/{}/mods.xml"
_METADATA = re.compile(
    r"www\.govinfo\.gov/(?:metadata|content)/pkg/(?P<package>CHRG-\d+[a-z]+\d+)/mods\.xml$"
)
_BARE = re.compile(r"(?P<package>CHRG-\d+[a-z]+\d+)[^/]*mods\.xml$|(?P<other>CHRG-\w+)\.mods$")
_CHAMBERS = {"h": "house", "s": "senate"}
_MOST = 300


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Metadata of each printed hearing that the full-text search found and that has none yet."""
    owed = [d for d in owed_transcripts(fetch.store) if not fetch.is_done(_URL.format(_package(d)))]
    for document_id in owed[:_MOST]:
        try:
            yield fetch.get(_URL.format(_package(document_id)), accept="application/xml, text/xml")
        except MissingPage:
            fetch.note(f"no metadata on GovInfo for {_package(document_id)}")
    if len(owed) > _MOST:
        fetch.note(f"metadata of {len(owed) - _MOST} printed hearings waits for the next run")


def _package(document_id: str) -> str:
    """Package of a hearing's Document; a part of it is named as the whole is."""
    return document_id.removeprefix("govinfo:").split("-pt", 1)[0]


def parse(page: Page) -> Iterator[Record]:
    """HearingTranscript for each day held, RecordMembers, HearingMeasures that it was held on.

    Source: https://www.govinfo.gov/metadata/pkg/CHRG-119shrg99999/mods.xml
    Times:  held_on is the day in Washington
    Raises: ParseError for what is no metadata or is of another hearing than its address says
    """
    root = parse_xml(page.body, "mods")
    stated = [e.text.strip() for e in root.iterfind(f"{_MODS}extension/{_MODS}accessId") if e.text]
    found = _METADATA.search(page.url)
    package = found["package"] if found else next(iter(stated), "")
    if package not in stated or not package.startswith("CHRG-"):
        raise ParseError(f"the metadata of {package or 'a hearing'} says that it is of {stated}")
    hearing = f"govinfo:{package}"
    committees = root.findall(f"{_MODS}extension/{_MODS}congCommittee")
    codes = dict.fromkeys((c.get("authorityId") or "").lower() for c in committees)
    chamber = re.search(r"CHRG-\d+([a-z])", package)
    for day in dict.fromkeys(_told(root, "heldDate")):
        yield HearingTranscript(
            hearing, iso_date(day, "heldDate"), _CHAMBERS.get(chamber[1]) if chamber else None,
            "; ".join(filter(None, codes)) or None,
        )  # fmt: skip
    yield from read_members(root, package)
    yield from distinct(_measures(root, hearing))


def _told(root: Any, name: str) -> list[str]:
    found = root.iterfind(f"{_MODS}extension/{_MODS}{name}")
    return [e.text.strip() for e in found if (e.text or "").strip()]


def _measures(root: Any, hearing: str) -> Iterator[HearingMeasure]:
    """What the hearing was held on (COVER); a measure that it only names (BODY) is left."""
    for bill in root.iterfind(f"{_MODS}extension/{_MODS}bill"):
        if (bill.get("context") or "").upper() != "COVER":
            continue
        kind, number = bill.get("type") or "", bill.get("number") or ""
        congress = bill.get("congress") or ""
        bill_id = measure_id(kind, number, int(congress)) if congress.isdigit() else None
        yield HearingMeasure(hearing, f"{kind.upper()} {number}", bill_id)


def address(path: str) -> str | None:
    """Official address of a printed hearing's metadata on disk."""
    official = path.split("://")[-1].lstrip("/")
    if found := _METADATA.search(official) or _BARE.search(official.rsplit("/", 1)[-1]):
        groups = found.groupdict()
        return _URL.format(groups.get("package") or groups.get("other"))
    return None


SOURCE = Source(
    "hearing_transcripts", "Printed hearings: who spoke", "U.S. Government Publishing Office",
    "https://www.govinfo.gov/app/collection/chrg", timedelta(hours=12), timedelta(days=3),
    pages, parse, {}, address, ("record_search",),
    follows=True,
)  # fmt: skip
