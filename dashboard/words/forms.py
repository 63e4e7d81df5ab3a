"""What a document's page shows beside its words, by the form of the paper."""

from datetime import datetime

from dashboard import marks
from dashboard import widgets as w
from dashboard.data import ask
from dashboard.origins import origins
from dashboard.words import filing as filings
from dashboard.words.communication import SENT, communication_part
from dashboard.words.floor import spoken
from dashboard.words.hearing_part import hearing_part
from dashboard.words.license import license_terms
from dashboard.words.section import sections
from dashboard.words.testimony import heard
from tracker.queries.administration.licenses import read_license_paper
from tracker.queries.congress.floor import read_floor, read_not_said
from tracker.queries.congress.hearings import (
    read_hearing,
    read_meeting_of,
    read_papers,
    read_transcripts,
)
from tracker.queries.congress.testimony import read_testimony
from tracker.queries.papers.communications import read_communication
from tracker.queries.papers.filings import (
    compare_versions,
    read_amendment,
    read_case,
    read_lobbying,
    read_product,
    read_versions,
)
from tracker.queries.papers.sections import read_sections

_REPORTS = ("CRPT", "CPRT", "CDOC")


def form_parts(document_id: str, kind: str, collection: str | None) -> None:
    """Draw the parts of a hearing, Record item, report, license, filing or case."""
    if kind == "hearing" and collection != "CHRG":
        today = datetime.now(marks.EASTERN).date()
        if hearing := ask(read_hearing, document_id, today):
            printed = ask(read_transcripts, document_id)
            hearing_part(hearing, ask(read_papers, document_id), printed)
    elif collection == "CHRG" and (testimony := ask(read_testimony, document_id)):
        w.html(heard(testimony))
    elif kind in SENT and (sent := ask(read_communication, document_id)):
        w.html(communication_part(sent))
    elif collection == "CREC":
        floor = ask(read_floor, document_id), ask(read_not_said, document_id)
        if any(floor):
            w.html(spoken(*floor))
    elif collection in _REPORTS and (found := ask(read_sections, document_id)):
        w.html(sections(found))
    elif collection == "CRS" and (versions := ask(read_versions, document_id)):
        w.html(_versions(document_id, versions))
    elif collection == "LDA" and (filing := ask(read_lobbying, document_id)):
        w.html(filings.lobbying_part(filing, ask(read_amendment, document_id)))
    elif collection == "HHRG" and (meeting := ask(read_meeting_of, document_id)):
        w.html("<h2>Handed in at</h2>", marks.document_link(meeting.document_id, meeting.title))
    elif kind == "general_license" and (paper := ask(read_license_paper, document_id)):
        w.html(license_terms(paper, origins([paper]).get(paper.page_id)))
    elif collection in ("RECAP", "USCOURTS") and (case := ask(read_case, document_id)):
        w.html(filings.case_part(case))


def _versions(document_id: str, versions: list) -> str:
    at = next(n for n, row in enumerate(versions) if row.document_id == document_id)
    before = versions[at + 1] if at + 1 < len(versions) else None
    diff = ask(compare_versions, before.document_id, document_id) if before else None
    product = ask(read_product, versions[at].report)
    return filings.versions_part(document_id, versions, product, diff, before)
