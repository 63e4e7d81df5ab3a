"""What one Senate roll call decided: documents and amendments, alone, in pairs or en bloc."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scrapers.sources.roll_calls import find_amendment_id, find_bill_id
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


def find_matters(root: Any, congress: int) -> Iterator[Matter]:
    """Each document with its amendment, in the page's order; en bloc matters where it has them."""
    # 110-1 votes 262 and 335 repeat document and amendment in turn.
    pairs: list[list[Any]] = []
    for element in root.iterchildren("document", "amendment"):
        if element.tag == "document" or not pairs or len(pairs[-1]) == 2:
            pairs.append([None, element] if element.tag == "amendment" else [element])
        else:
            pairs[-1].append(element)
    said = {
        re.sub(r"\s", "", issue): (optional_text(entry, "question"), optional_text(entry, "result"))
        for entry in root.iterfind("en_bloc/matter")
        if (issue := words(entry.find("issue")))
    }
    verdict = optional_text(root, "question") == _VERDICT
    for pair in pairs:
        yield _matter(pair[0], pair[1] if len(pair) == 2 else None, congress, said, verdict)
    if len(pairs) <= 1:
        for entry in root.iterfind("en_bloc/matter"):
            issue = words(entry.find("issue"))
            yield Matter(
                issue, find_bill_id(issue, congress), None, None, None, None, None,
                optional_text(entry, "question"), optional_text(entry, "result"),
            )  # fmt: skip


def _matter(
    document: Any, amendment: Any, congress: int, said: dict[str, tuple], verdict: bool
) -> Matter:
    name, bill_id = _document(document, congress, verdict)
    printed, target = _text(amendment, "amendment_number"), None
    if printed or not name:
        target = _text(amendment, "amendment_to_document_number")
    bill_id = bill_id or find_bill_id(target, congress)
    title = _text(document, "document_title")
    short = _text(document, "document_short_title")
    short = short or _text(amendment, "amendment_to_document_short_title")
    question, result = said.get(re.sub(r"\s", "", name or ""), (None, None))
    return Matter(
        name or target,
        bill_id,
        printed,
        find_amendment_id(printed, congress),
        title,
        short if short != title else None,
        # The file repeats this sentence where there is no amendment at all.
        _text(amendment, "amendment_purpose") if printed else None,
        question,
        result,
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


def words(element: Any) -> str | None:
    """All words of an element, those of elements inside it too; None where there are none."""
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None
