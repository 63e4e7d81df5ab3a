"""The listing of CRS reports, a report with its versions, a version's text, Congress.gov's word."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from scrapers.shapes.statements.text import plain_text
from scrapers.strict import describe, iso_date, iso_moment, parse_html, required
from tracker.congress import congress_on
from tracker.errors import ParseError
from tracker.records import Document, DocumentText, Record, ReportProduct, ReportVersion

SITE = "https://www.everycrsreport.com"
_COLUMNS = ("number", "url", "sha1", "latestPubDate", "title")
_FILE = re.compile(
    r"files/(?P<day>\d{4}-?\d\d-?\d\d)_(?P<report>[A-Za-z0-9-]+)_(?P<sha1>[0-9a-f]{40})\.(html|pdf)"
)
_VERSION = re.compile(r"\.(\d{1,3})\.pdf$", re.IGNORECASE)
_CRS = "Congressional Research Service"


class Listed(NamedTuple):
    """A report in the listing: its number, its JSON file with that file's digest, its last day."""

    number: str
    url: str
    sha1: str
    dated: date
    title: str


def read_listing(body: bytes) -> list[Listed]:
    """Every report listed, the last changed first; ParseError for what is no such listing."""
    rows = csv.DictReader(io.StringIO(body.decode("utf-8-sig", "replace")))
    missing = [name for name in _COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise ParseError(f"{describe(body)} without the columns {', '.join(missing)}")
    found = [
        Listed(row["number"], f"{SITE}/{row['url'].lstrip('/')}", row["sha1"],
               iso_date(row["latestPubDate"], "latestPubDate"), row["title"] or "")
        for row in rows
        if row["number"] and row["url"]
    ]  # fmt: skip
    return sorted(found, key=lambda report: report.dated, reverse=True)


def read_report(answer: dict[str, Any]) -> Iterator[Record]:
    """Document and ReportVersion of each version, oldest first."""
    number, versions = _number(answer), _versions(answer)
    for place, version in enumerate(versions, 1):
        names = _files(version)
        document_id = _document_id(next(iter(names.values())))
        day = iso_date(version.get("date"), f"date of a version of {number}")
        told = [_VERSION.search(f.get("url") or "") for f in version.get("formats") or []]
        own = next((int(found[1]) for found in told if found), None)
        yield Document(
            document_id, "crs_report",
            " ".join(required(version.get("title"), f"title of {number}").split()), _CRS,
            f"{SITE}/{names['HTML']}" if "HTML" in names else f"{SITE}/reports/{number}.html",
            published_on=day, number=number, congress=congress_on(day), collection="CRS",
            citation=f"CRS {number}, version of {day:%B} {day.day}, {day.year}",
            abstract=_summary(version.get("summary")),
            pdf_url=f"{SITE}/{names['PDF']}" if "PDF" in names else None,
        )  # fmt: skip
        named = version.get("authors") or []
        authors = [who.get("name") if isinstance(who, dict) else who for who in named]
        yield ReportVersion(
            document_id, number, day, place, len(versions), own,
            "; ".join(filter(None, authors)) or None,
        )  # fmt: skip


def text_addresses(answer: dict[str, Any]) -> list[str]:
    """Addresses of the versions' texts, newest first; those that are a PDF alone have none."""
    names = [_files(version).get("HTML") for version in reversed(_versions(answer))]
    return [f"{SITE}/{name}" for name in names if name]


def read_text(body: bytes, url: str) -> DocumentText:
    """The text of a version's HTML."""
    found = _FILE.search(url)
    if found is None:
        raise ParseError("an address that names no version of a report")
    root = parse_html(body)
    for shown in root.xpath("//title"):
        shown.drop_tree()
    text = plain_text(root)
    if not re.search(r"\w", text):
        raise ParseError("a version of a report without text")
    return DocumentText(_document_id(found.group()), "html", text, iso_date(_day(found), "date"))


def read_product(answer: dict[str, Any]) -> ReportProduct:
    """What Congress.gov states of a report now."""
    item = answer.get("CRSReport")
    if not isinstance(item, dict):
        raise ParseError(f"an answer without CRSReport: {', '.join(answer) or 'empty'}")
    urls = {f.get("format"): _https(f.get("url")) for f in item.get("formats") or []}
    authors = [a.get("author") for a in item.get("authors") or []]
    version, updated = item.get("version"), item.get("updateDate")
    if not isinstance(version, int):
        raise ParseError(f"version is {version!r}, not a whole number")
    return ReportProduct(
        required(item.get("id"), "id"), required(item.get("title"), "title"), version,
        iso_moment(item.get("publishDate"), "publishDate"),
        iso_moment(updated, "updateDate") if updated else None, item.get("status") or None,
        "; ".join(filter(None, authors)) or None, _summary(item.get("summary")),
        urls.get("PDF"), urls.get("HTML"),
    )  # fmt: skip


def _https(url: str | None) -> str | None:
    return f"https://{url}" if url and "://" not in url else url


def _number(answer: dict[str, Any]) -> str:
    return required(str(answer.get("number") or answer.get("id") or ""), "number of a report")


def _versions(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Versions of which a file is held, oldest first."""
    stated = answer.get("versions")
    if not isinstance(stated, list) or not stated:
        raise ParseError(f"report {_number(answer)} without versions")
    held = [version for version in stated if _files(version)]
    if not held:
        raise ParseError(f"report {_number(answer)}: no version has a file of a known name")
    return sorted(held, key=lambda version: str(version.get("date")))


def _files(version: dict[str, Any]) -> dict[str, str]:
    """Names of a version's files by format, HTML first."""
    found = {
        str(form.get("format")).upper(): form["filename"]
        for form in version.get("formats") or []
        if _FILE.search(form.get("filename") or "")
    }
    return {name: found[name] for name in ("HTML", "PDF") if name in found}


def _document_id(name: str) -> str:
    found = _FILE.search(name)
    if found is None:
        raise ParseError(f"{name!r} names no version of a report")
    return f"crs:{found['report']}:{_day(found)}-{found['sha1'][:8]}"


def _day(found: re.Match[str]) -> str:
    digits = found["day"].replace("-", "")
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def _summary(text: str | None) -> str | None:
    """A summary's words; it is HTML in some years and plain in others."""
    if not text or not text.strip():
        return None
    if "<" not in text:
        return text.strip()
    return plain_text(parse_html(f"<div>{text}</div>".encode())) or None
