"""Members of Congress with terms and parties, committees and who sits on them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from scrapers.source import Page, Source
from scrapers.sources.legislators.committees import (
    parse_committees,
    parse_old_committees,
    parse_seats,
)
from scrapers.sources.legislators.members import parse_member, parse_members_csv
from scrapers.strict import parse_json, reading
from tracker.errors import MissingPage, ParseError
from tracker.records import Committee, Member, Record, Term

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_HOME = "https://unitedstates.github.io/congress-legislators/"
_NAMES = (
    "committees-current.json",
    "committees-historical.json",
    "committee-membership-current.json",
    # Historical before current: who moved there is then restated before the current page lacks him.
    "legislators-historical.json",
    "legislators-current.json",
)
_CSV = ("legislators-historical.csv", "legislators-current.csv")
_SITTING = (525, 545)  # 435 members, 6 delegates, 100 senators, less vacancies


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """The five files, whatever `since`; a members' file without JSON is taken as CSV, with a note.

    Raises: ParseError if the file of sitting members holds a number that no Congress has.
    """
    for name in _NAMES:
        try:
            page = fetch.get(_HOME + name, accept="application/json")
        except MissingPage:
            table = name.replace(".json", ".csv")
            if table not in _CSV:
                fetch.note(f"{name}: not published here (404)")
                continue
            page = fetch.get(_HOME + table, accept="text/csv")
            fetch.note(
                f"{name}: not published here (404); {table} was read, which has no dates of terms, "
                "no party at a date, no former names and no withdrawn ids"
            )
        if name == "legislators-current.json":
            with reading(page):
                _check_sitting(page)
        yield page


def parse(page: Page) -> Iterator[Record]:
    """Records of one file; see the reader of each.

    Source: https://unitedstates.github.io/congress-legislators/legislators-current.json
    Shape:  a Member, its aliases, Terms and PartySpells, and so on for each person; or Committees;
            or CommitteeNames; or CommitteeSeats
    Raises: ParseError if the address names none of the files, or a person lacks what all have.
    """
    name = page.url.rsplit("/", 1)[-1]
    if name in _CSV:
        yield from parse_members_csv(page.body)
    elif name in ("legislators-current.json", "legislators-historical.json"):
        for person in _entries(page.body):
            yield from parse_member(person)
    elif name == "committees-current.json":
        yield from parse_committees(_entries(page.body))
    elif name == "committees-historical.json":
        yield from parse_old_committees(_entries(page.body))
    elif name == "committee-membership-current.json":
        yield from parse_seats(parse_json(page.body, dict))
    else:
        raise ParseError(f"{name} is none of the files read: {', '.join((*_NAMES, *_CSV))}")


def _entries(body: bytes) -> list[dict[str, Any]]:
    entries = parse_json(body, list)
    if not entries:
        raise ParseError("a list without an entry, which no Congress leaves")
    return entries


def address(path: str) -> str | None:
    """Official address of a file on disk, by its name."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    return _HOME + name if name in (*_NAMES, *_CSV) else None


def _check_sitting(page: Page) -> None:
    # A file cut short would make the rest of Congress look as if it had left.
    number = len({record.bioguide_id for record in parse(page) if isinstance(record, Member)})
    least, most = _SITTING
    if not least <= number <= most:
        raise ParseError(f"{number} sitting members where {least} to {most} were expected")


SOURCE = Source(
    name="legislators",
    title="Members of Congress and committees",
    publisher="The congress-legislators project (@unitedstates), a public-domain compilation",
    home="https://github.com/unitedstates/congress-legislators",
    every=timedelta(days=1),
    stale_after=timedelta(days=4),
    pages=pages,
    parse=parse,
    expect={Member: (12_000, 20_000), Term: (2_000, 80_000), Committee: (150, 400)},
    address=address,
)
