"""Rows of the Federal Register's API: published documents and papers on public inspection."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from scrapers.strict import iso_date, iso_moment, required
from tracker.errors import ParseError
from tracker.records import Disposition, Document, DocumentAgency, Record
from tracker.records.base import digest

_PRESIDENTIAL = {"Notice": "presidential_notice"}
_LABEL = re.compile(r"(?P<label>[A-Z][a-z]+(?: [a-z]+)*)\s*:\s*")
_REUSED_UNTIL = date(2016, 1, 1)


def listed_rows(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Rows of an answer: the results of a search or of several numbers, or the one document.

    A search without a hit states its count and no results at all. Raises: ParseError for an
    answer of another kind, or whose count and results contradict each other.
    """
    if "document_number" in answer:
        return [answer]
    if "count" not in answer and (errors := answer.get("errors")):
        raise ParseError(f"the answer states errors: {str(errors)[:200]}")
    count, rows = answer.get("count"), answer.get("results") or []
    if not isinstance(count, int) or not isinstance(rows, list):
        raise ParseError("JSON object that is neither a document nor a list of documents")
    if count and not rows:
        raise ParseError(f"the answer counts {count} documents and has no results")
    if not all(isinstance(row, dict) for row in rows):
        raise ParseError("a result is no JSON object")
    return rows


def document_records(row: dict[str, Any]) -> Iterator[Record]:
    """A Document, then its DocumentAgencies and Dispositions.

    Raises: ParseError if number, title, type or the published document's date is missing.
    """
    number = required(row.get("document_number"), "document_number")
    # "filing_type" (regular or special) stands in public-inspection papers alone.
    document = _inspected(number, row) if "filing_type" in row else _published(number, row)
    yield document
    for name, slug in _agencies(row).items():
        yield DocumentAgency(document.document_id, name, slug)
    for position, clause in enumerate(_clauses(row), 1):
        yield Disposition(document.document_id, digest(clause), position, clause)


def build_document_id(number: str, published_on: date | None) -> str:
    """Id such as fr:2025-02612, with the day for the years in which numbers were used again."""
    if published_on and published_on < _REUSED_UNTIL:
        return f"fr:{number}.{published_on}"
    return f"fr:{number}"


def split_notes(notes: str) -> list[str]:
    """Clauses of disposition notes, one for each label and reference.

    "Revokes: EO 13539, April 21, 2010; See: EO 12968, August 2, 1995" (2019-23525) gives two;
    labels are parted by "; ", a line break or a blank (2019-08797), references by "; ".
    """
    found = list(_LABEL.finditer(notes))
    if not found:
        return [" ".join(notes.split())] if notes.strip() else []
    clauses = split_notes(notes[: found[0].start()])
    for label, following in zip(found, [*found[1:], None], strict=True):
        references = notes[label.end() : following.start() if following else None].split(";")
        words = (" ".join(reference.split()) for reference in references)
        clauses += [f"{label['label']}: {reference}" for reference in words if reference]
    return clauses


def _published(number: str, row: dict[str, Any]) -> Document:
    published_on = iso_date(row.get("publication_date"), f"publication_date of {number}")
    order, proclamation = row.get("executive_order_number"), row.get("proclamation_number")
    return Document(
        build_document_id(number, published_on),
        _kind(number, row),
        _title(number, row),
        _publisher(row),
        required(row.get("html_url"), f"html_url of {number}"),
        published_on,
        _day(row, "signing_date", number),
        _day(row, "effective_on", number),
        f"EO {order}" if order else f"Proclamation {proclamation}" if proclamation else number,
        row.get("citation"),
        collection="FR",
        abstract=row.get("abstract"),
        pdf_url=row.get("pdf_url"),
    )


def _inspected(number: str, row: dict[str, Any]) -> Document:
    filed = row.get("filed_at")
    # A withdrawn paper may have neither day nor moment, and says why in its editorial note.
    published_on = _day(row, "publication_date", number)
    return Document(
        build_document_id(number, published_on),
        "public_inspection",
        _title(number, row),
        _publisher(row),
        required(row.get("html_url") or row.get("pdf_url"), f"address of {number}"),
        published_on,
        number=number,
        collection="FR",
        abstract=row.get("abstract"),
        pdf_url=row.get("pdf_url"),
        updated_at=iso_moment(filed, f"filed_at of {number}") if filed else None,
    )


def _kind(number: str, row: dict[str, Any]) -> str:
    kind, subtype = required(row.get("type"), f"type of {number}"), row.get("subtype")
    if kind == "Presidential Document" and subtype:
        return _PRESIDENTIAL.get(subtype, _slug(subtype))
    if kind == "Presidential Document" and row.get("executive_order_number"):
        return "executive_order"
    return _slug(kind)


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")


def _title(number: str, row: dict[str, Any]) -> str:
    titles = (row.get(name) for name in ("title", "toc_doc", "toc_subject"))
    return required(next(filter(None, titles), None), f"title of {number}")


def _publisher(row: dict[str, Any]) -> str:
    return "; ".join(_agencies(row)) or "Office of the Federal Register"


def _agencies(row: dict[str, Any]) -> dict[str, str | None]:
    agencies = row.get("agencies") or []
    named = ((a.get("name") or a.get("raw_name"), a.get("slug")) for a in agencies)
    return {name: slug for name, slug in named if name}


def _day(row: dict[str, Any], name: str, number: str) -> date | None:
    return iso_date(row[name], f"{name} of {number}") if row.get(name) else None


def _clauses(row: dict[str, Any]) -> list[str]:
    """Clauses without repetition: orders' notes come under two names with the same words."""
    clauses = [
        clause
        for name in ("disposition_notes", "executive_order_notes")
        for clause in split_notes(row.get(name) or "")
    ]
    if original := row.get("correction_of"):
        clauses.append(f"Corrects: {_number(original)}")
    clauses += [f"Corrected by: {_number(address)}" for address in row.get("corrections") or ()]
    if note := row.get("editorial_note"):
        clauses.append(f"Editorial note: {' '.join(note.split())}")
    return list(dict.fromkeys(clauses))


def _number(address: str) -> str:
    return address.rsplit("/", 1)[-1].partition("?")[0]
