"""Signers of papers joined to the members of the paper's day, as surely as the print tells."""

from collections.abc import Iterable
from datetime import date

import msgspec

from tracker.reading.people.members import MemberIndex
from tracker.records import Document, DocumentSigner, Record


def fill_signers(records: Iterable[Record], index: MemberIndex) -> list[Record]:
    """The same records with the bioguide id of each signer whom one member of the day fits.

    High confidence: the full name with state or party. Medium: the name with nothing beside it, or
    the surname with both.
    """
    records = list(records)
    days = {r.document_id: r.published_on for r in records if isinstance(r, Document)}
    return [
        _filled(record, days.get(record.document_id), index)
        if isinstance(record, DocumentSigner) and not record.bioguide_id
        else record
        for record in records
    ]


def _filled(signer: DocumentSigner, on: date | None, index: MemberIndex) -> DocumentSigner:
    if on is None:
        return signer
    match = index.find(
        signer.name, on, chamber=signer.chamber, state=signer.state, party=signer.party
    )
    if match.bioguide_id is None:
        return signer
    is_sure = match.reason.startswith("full name") and bool(signer.state or signer.party)
    return msgspec.structs.replace(
        signer, bioguide_id=match.bioguide_id, confidence="high" if is_sure else "medium",
        matched_by=match.reason,
    )  # fmt: skip
