"""Acts of the administration with their page and sureness, and what official papers say of them."""

import re
from collections.abc import Iterable
from datetime import date

import msgspec
from sqlalchemy import Engine, Row

from tracker.queries.provenance import Sureness, read_sureness
from tracker.queries.rows import by, live
from tracker.records import Act
from tracker.store.tables import TABLES

_ENDING = re.compile(r"(?:Revoked|Superseded|Rescinded|Terminated) by: (?P<by>.+?), (?P<on>\w+ .+)")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAY = re.compile(rf"(?P<month>{'|'.join(_MONTHS)})\s+(?P<day>\d{{1,2}}),\s+(?P<year>\d{{4}})")


class Fact(msgspec.Struct, frozen=True):
    """One act, the page that states it, how sure the record is of it.

    document_page_id is the page of the official paper itself, None until it is collected.
    """

    act: Act
    page_id: int
    origin: str
    sureness: Sureness | None
    document_page_id: int | None = None

    @property
    def evidence_page_id(self) -> int:
        """The page to show as proof: the official paper's before the record's."""
        return self.document_page_id or self.page_id


class Ending(msgspec.Struct, frozen=True):
    """A day on which a paper lost its force, and what the publisher names as the cause."""

    on: date
    by: str


def read_facts(engine: Engine) -> list[Fact]:
    """Every act in the administration's lane, oldest first, those without a date before all."""
    rows = live(engine, "Act", TABLES["Act"].c.lane == "administration")
    sure = read_sureness(engine, [row.act_id for row in rows if row.origin == "record"])
    papers = _document_pages(engine, {row.document_id for row in rows if row.document_id})
    facts = [
        Fact(
            Act(*(row._mapping[name] for name in Act.__struct_fields__)),
            row.page_id, row.origin, sure.get(row.act_id), papers.get(row.document_id),
        )
        for row in rows
    ]  # fmt: skip
    return sorted(facts, key=lambda fact: (fact.act.acted_on or date.min, fact.act.act_id))


def read_endings(engine: Engine) -> dict[str, Ending]:
    """How each document ended by the publisher's own notes ("Revoked by: EO 14022, April 1, 2021").

    An order revoked in part still stands, so "Revoked in part by" is none.
    """
    found = {}
    for document_id, rows in by(live(engine, "Disposition"), lambda row: row.document_id).items():
        for row in rows:
            said = _ENDING.fullmatch(row.text.strip())
            if said and (on := find_day(said["on"])):
                found[document_id] = Ending(on, said["by"])
    return found


def find_day(words: str) -> date | None:
    """First day written out in American English ("April 1, 2021"), None if there is none."""
    said = _DAY.search(words)
    if not said:
        return None
    month = _MONTHS.index(said["month"]) + 1
    try:
        return date(int(said["year"]), month, int(said["day"]))
    except ValueError:  # a misprint such as "February 30, 2021" dates nothing
        return None


def targets(act: Act) -> list[str]:
    """Names that an act concerns, as it states them."""
    return [name.strip() for name in (act.targets or "").split(";") if name.strip()]


def plain_day(on: date) -> str:
    """A date as people write it: 9 Jan 2025."""
    return f"{on.day} {on:%b %Y}"


def short(title: str) -> str:
    """The name before the colon of a title: "Executive Order 14203: Imposing …"."""
    head, colon, _ = title.partition(": ")
    return head if colon else title


def _document_pages(engine: Engine, ids: Iterable[str]) -> dict[str, int]:
    rows: list[Row] = live(engine, "Document", TABLES["Document"].c.document_id.in_(list(ids)))
    return {row.document_id: row.page_id for row in rows}
