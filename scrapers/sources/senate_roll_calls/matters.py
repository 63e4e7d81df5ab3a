"""What one Senate roll call decided: documents and amendments, alone, in pairs or en bloc."""

import re
from dataclasses import dataclass
from typing import Any

from scrapers.shapes.roll_calls.matters import find_amendment_id, find_bill_id, words
from scrapers.strict import number, optional_text

_NOTHING = re.compile(r"(?i)no (?:statement of purpose|short title) on file\.?")
_VERDICT = "Guilty or Not Guilty"


@dataclass(frozen=True)
class Matter:
    """One document with the amendment that stands beside it."""

    measure: str | None
    bill_id: str | None
    amendment: str | None
    amendment_id: str | None
    title: str | None
    short_title: str | None
    purpose: str | None
    question: str | None = None
    result: str | None = None


def find_matters(root: Any, congress: int) -> list[Matter]:
    """Each document with its amendment, in the page's order; en bloc matters where it has them."""
    documents, amendments = root.findall("document"), root.findall("amendment")
    # 110-1 votes 262 and 335 repeat both in turn; where their numbers differ nothing says which
    # belongs to which.
    pairs = list(zip(documents, amendments, strict=False))
    if len(documents) != len(amendments):
        pairs = [(document, None) for document in documents]
        pairs += [(None, amendment) for amendment in amendments]
    listed = [_listed(entry, congress) for entry in root.iterfind("en_bloc/matter")]
    said = {_bare(matter.measure): matter for matter in listed}
    verdict = optional_text(root, "question") == _VERDICT
    found = [_matter(*pair, congress, said, verdict) for pair in pairs]
    found = [matter for matter in found if matter.measure or matter.amendment]
    return found if len(found) >= len(listed) else listed


def _listed(entry: Any, congress: int) -> Matter:
    issue, what = words(entry.find("issue")), words(entry.find("question"))
    bill_id, result = find_bill_id(issue, congress), words(entry.find("result"))
    return Matter(issue, bill_id, None, None, None, None, None, what, result)


def _bare(name: str | None) -> str:
    return re.sub(r"\s", "", name or "")


def _matter(
    document: Any, amendment: Any, congress: int, said: dict[str, Matter], verdict: bool
) -> Matter:
    name, bill_id = _document(document, congress, verdict)
    printed, target = _text(amendment, "amendment_number"), None
    if printed or not name:
        target = _text(amendment, "amendment_to_document_number")
    bill_id = bill_id or find_bill_id(target, congress)
    title = _text(document, "document_title")
    short = _text(document, "document_short_title")
    short = short or _text(amendment, "amendment_to_document_short_title")
    same = said.get(_bare(name)) if name else None
    return Matter(
        name or target,
        bill_id,
        printed,
        find_amendment_id(printed, congress),
        title,
        short if short != title else None,
        # The file repeats this sentence where there is no amendment at all.
        _text(amendment, "amendment_purpose") if printed else None,
        same.question if same else None,
        same.result if same else None,
    )


def _document(document: Any, congress: int, verdict: bool) -> tuple[str | None, str | None]:
    """Name and bill id of a document; an amendment without number names its bill elsewhere."""
    number_, kind = _text(document, "document_number"), _text(document, "document_type")
    if not number_:
        return None, None
    stated = _text(document, "document_congress")
    name = _text(document, "document_name") or f"{kind or ''} {number_}".strip()
    if verdict and not stated:
        # Articles of impeachment may be tried by a later Congress than voted them.
        return name, None
    of_congress = number(stated, "<document_congress>") if stated else congress
    return name, find_bill_id(f"{kind or ''}{number_}", of_congress)


def _text(element: Any, path: str) -> str | None:
    if element is None:
        return None
    found = " ".join((element.findtext(path) or "").split())
    return None if not found or _NOTHING.fullmatch(found) else found
