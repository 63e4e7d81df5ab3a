"""OFAC's lists as CSV: four files without a header, null written -0-, ended by a byte 1A."""

import csv
import re
from collections.abc import Iterator
from typing import NamedTuple

from scrapers.sources.ofac_lists.xml import TITLES, name_list
from scrapers.strict import describe, number, required
from tracker.errors import ParseError
from tracker.records import (
    Record,
    SanctionsAddress,
    SanctionsEntry,
    SanctionsList,
    SanctionsName,
    SanctionsRemark,
)

_END = b"\x1a"
_NULL = "-0-"
_VESSEL = ("call sign", "type", "tonnage", "gross registered tonnage", "flag", "owner")


class File(NamedTuple):
    """What a file of a list holds, and in how many columns; is_list: the entries themselves."""

    list_id: str
    holds: str
    columns: int

    @property
    def is_list(self) -> bool:
        """Whether the entries stand in it, as against what belongs to them."""
        return self.holds == "entries"


FILES = {
    "SDN.CSV": File("sdn", "entries", 12), "ADD.CSV": File("sdn", "addresses", 6),
    "ALT.CSV": File("sdn", "names", 5), "SDN_COMMENTS.CSV": File("sdn", "remarks", 2),
    "CONS_PRIM.CSV": File("consolidated", "entries", 12),
    "CONS_ADD.CSV": File("consolidated", "addresses", 6),
    "CONS_ALT.CSV": File("consolidated", "names", 5),
    "CONS_COMMENTS.CSV": File("consolidated", "remarks", 2),
}  # fmt: skip
_STEM = re.compile(
    r"(?P<name>(?:sdn|cons)_comments|cons_prim|cons_add|cons_alt|sdn|add|alt)(?:_[\d-]+)?\.csv$",
    re.IGNORECASE,
)


def file_name(url: str) -> str:
    """Name under which the publisher serves a file: sdn_2019-01.csv is SDN.CSV; else as it is."""
    name = url.partition("#")[0].rsplit("/", 1)[-1]
    found = _STEM.fullmatch(name)
    return f"{found['name'].upper()}.CSV" if found else name.upper()


def csv_records(name: str, body: bytes, copy: str = "") -> Iterator[Record]:
    """The list and its entries, or the names, addresses or further remarks of its entries.

    A copy from disk may have lost the ending byte, and is then read as it is (sdn_2019-01.csv).
    Raises: ParseError for a file without that byte, without rows, or with another form of row.
    """
    file = FILES[name]
    rows, list_id = _rows(name, body, is_copy=bool(copy)), name_list(file.list_id, copy)
    if file.is_list:
        yield SanctionsList(list_id, TITLES[file.list_id], len(rows), "csv")
    read = {"entries": _entry, "names": _alias, "addresses": _address}.get(file.holds)
    parts: dict[int, int] = {}
    for row in rows:
        uid = number(row[0], f"number of an entry in {name}")
        entry_id = f"ofac:{list_id}:{uid}"
        if read is None:
            parts[uid] = parts.get(uid, 0) + 1
            yield SanctionsRemark(entry_id, parts[uid], required(row[1], f"remarks of {uid}"))
        elif record := read(list_id, entry_id, uid, row):
            yield record


def _rows(name: str, body: bytes, *, is_copy: bool) -> list[list[str]]:
    columns, whole = FILES[name].columns, body.rstrip(b"\r\n ").endswith(_END)
    if body.lstrip()[:1] in (b"<", b"{") or not body.strip(b"\x1a\r\n \t"):
        raise ParseError(f"{describe(body)} where {name} was expected")
    if not whole and not is_copy:
        raise ParseError(f"{name} does not end with the byte 1A: it was cut off")
    text = body.rstrip(b"\x1a\r\n ")
    try:
        lines = text.decode("utf-8-sig").splitlines(keepends=True)
    except UnicodeDecodeError:
        lines = text.decode("cp1252", "replace").splitlines(keepends=True)
    rows = [row for row in csv.reader(lines) if row]
    for row in rows:
        if len(row) != columns:
            raise ParseError(f"{name}: {len(row)} columns where {columns} are: {row[:3]}")
    return rows


def _said(value: str) -> str | None:
    said = value.strip()
    return None if said in (_NULL, "") else said


def _entry(list_id: str, entry_id: str, uid: int, row: list[str]) -> SanctionsEntry:
    vessel = [
        f"{label} {said}" for label, value in zip(_VESSEL, row[5:11], strict=True)
        if (said := _said(value))
    ]  # fmt: skip
    programs = (_said(row[3]) or "").split("] [")
    return SanctionsEntry(
        entry_id, list_id, uid, required(_said(row[1]), f"name of entry {uid}"),
        (_said(row[2]) or "entity").lower(), "; ".join(filter(None, programs)), _said(row[4]),
        "; ".join(vessel) or None, _said(row[11]),
    )  # fmt: skip


def _alias(list_id: str, entry_id: str, uid: int, row: list[str]) -> SanctionsName:
    kind = {"aka": "a.k.a.", "fka": "f.k.a.", "nka": "n.k.a."}.get(row[2].strip(), row[2].strip())
    name = required(_said(row[3]), f"another name of entry {uid}")
    return SanctionsName(entry_id, row[1].strip(), kind, name)


def _address(list_id: str, entry_id: str, uid: int, row: list[str]) -> SanctionsAddress | None:
    """None for a row that states no part of an address, as 9640's in the list of December 2025."""
    where = ", ".join(said for value in row[2:5] if (said := _said(value)))
    return SanctionsAddress(entry_id, row[1].strip(), where, _said(row[4])) if where else None
