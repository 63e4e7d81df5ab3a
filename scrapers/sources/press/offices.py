"""The offices whose releases are read at their own sites: one row of press/offices.toml each."""

import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from scrapers.shapes.statements.listing import Listing, Rows
from scrapers.shapes.statements.releases import Office
from scrapers.source import Page
from scrapers.sources.press.families import FAMILIES
from tracker.errors import SettingError

FILE = Path(__file__).with_name("offices.toml")
_NAME = f"{FILE.parent.name}/{FILE.name}"
_BIOGUIDE = re.compile(r"[A-Z]\d{6}")
_COMMITTEE = re.compile(r"[hsj][a-z]{3}\d\d")
_CHAMBERS = {"senate.gov": "senate", "house.gov": "house"}


class OfficeRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One office: a member by bioguide id or a committee by its code, and where it publishes.

    list is the address of its listing's first page, family the form of that listing (one of
    FAMILIES), since the first day on which this site is this office's, until the last. next tells
    how a further page is asked for, and lines by which class a line is known, where that is not as
    on the family's other sites.
    """

    name: str
    list: str
    family: str
    since: date
    bioguide: str | None = None
    committee: str | None = None
    until: date | None = None
    next: str | None = None
    lines: str | None = None

    @property
    def host(self) -> str:
        """Host of its site, without www."""
        return (urlsplit(self.list).hostname or "").removeprefix("www.")

    @property
    def source(self) -> str:
        """Name of its source: press_roe_house for roe.house.gov, press_roe_senate."""
        return "press_" + re.sub(r"[^a-z]+", "_", self.host.removesuffix(".gov")).strip("_")

    @property
    def office(self) -> Office:
        """Who publishes there."""
        chamber = next(c for end, c in _CHAMBERS.items() if self.host.endswith(end))
        return Office(self.name, self.bioguide, chamber)

    def listing(self, read: Callable[[Page], Rows]) -> Listing:
        """Its listing, read by a function of a page of it."""
        family = FAMILIES[self.family]
        more = self.next or family.next_page
        if more.startswith("?") and "?" in self.list:
            more = f"&{more[1:]}"
        elif more.startswith("page/") and not self.list.endswith("/"):
            more = f"/{more}"
        return Listing(self.list, read, more, family.offset)


def load_offices(text: str | None = None) -> list[OfficeRow]:
    """Rows of the file (or of a text of the same form), those that are over among them.

    Raises: SettingError that names the row and what is wrong with it.
    """
    try:
        rows = tomllib.loads(FILE.read_text() if text is None else text).get("office", [])
    except tomllib.TOMLDecodeError as error:
        raise SettingError(f"{_NAME} is not TOML: {error}") from error
    offices: dict[str, OfficeRow] = {}
    for number, given in enumerate(rows, 1):
        row = read_row(given, f"{_NAME}, row {number}")
        if row.source in offices:
            raise SettingError(f"{_NAME}, row {number} ({row.name}): {row.host} has a row")
        offices[row.source] = row
    return list(offices.values())


def read_row(given: dict[str, Any], where: str) -> OfficeRow:
    """One row, checked. Raises: SettingError that names the row and what is wrong with it."""
    where = f"{where} ({given.get('name', 'without a name')})"
    try:
        row = msgspec.convert(given, OfficeRow)
    except msgspec.ValidationError as error:
        raise SettingError(f"{where}: {error}") from error
    if fault := _fault(row):
        raise SettingError(f"{where}: {fault}")
    return row


def _fault(row: OfficeRow) -> str | None:
    """What is wrong with a row; None if nothing is."""
    if (row.bioguide is None) == (row.committee is None):
        return "either bioguide (a member) or committee (its code) must be given"
    if row.bioguide is not None and not _BIOGUIDE.fullmatch(row.bioguide):
        return f"bioguide is {row.bioguide!r}, not a letter and six digits"
    if row.committee is not None and not _COMMITTEE.fullmatch(row.committee):
        return f"committee is {row.committee!r}, not a code such as hsfa00"
    if row.family not in FAMILIES:
        return f"family is {row.family!r}, none of {', '.join(FAMILIES)}"
    if not row.list.startswith("https://") or not row.host.endswith(tuple(_CHAMBERS)):
        return f"list is {row.list!r}, no https address on house.gov or senate.gov"
    if row.next is not None and row.next.count("{}") != 1:
        return f"next is {row.next!r}, which has no place {{}} for the page's number"
    if row.until is not None and row.until < row.since:
        return f"until {row.until} is before since {row.since}"
    return None
