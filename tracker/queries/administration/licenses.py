"""Licenses as OFAC's own pages and papers state them, laid over those of the record by number."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Engine, Row, and_

from tracker.queries.administration.act_facts import plain_day
from tracker.queries.administration.measure import Measure
from tracker.queries.provenance import recorded
from tracker.queries.rows import by, live
from tracker.records import LicenseTerms
from tracker.store.tables import TABLES

_DOCUMENT = TABLES["Document"].c
_IS_LICENSE = and_(_DOCUMENT.collection == "OFAC", _DOCUMENT.kind == "general_license")
_NUMBER = re.compile(r"\bGeneral Licen[sc]e(?: No\.?)? (\d+[A-Z]?)\b", re.IGNORECASE)


class Paper(msgspec.Struct, frozen=True):
    """A license's own paper: its terms, and how to show it."""

    terms: LicenseTerms
    page_id: int
    url: str

    @property
    def until(self) -> str:
        """How long it lasts, in the paper's words."""
        return f"“{self.terms.words}”, as its own text says" if self.terms.words else ""


def number_of(title: str) -> str | None:
    """Number of the license that a title names: General License 8A -> 8A."""
    found = _NUMBER.search(title)
    return found[1].upper() if found else None


def read_license_papers(engine: Engine) -> dict[str, Paper]:
    """The paper of each license by its number, where it was read."""
    order = [TABLES["LicenseTerms"].c.document_id]
    return {paper.terms.number: paper for paper in _papers(engine, order=order)}


def read_license_paper(engine: Engine, document_id: str) -> Paper | None:
    """The paper of the license that a document names, None if it was not read."""
    own = TABLES["LicenseTerms"].c.document_id == document_id
    return next(iter(_papers(engine, own)), None)


def _papers(
    engine: Engine, *wheres: ColumnElement[bool], order: Iterable[Any] = ()
) -> Iterator[Paper]:  # fmt: skip
    urls = {row.document_id: row.url for row in live(engine, "Document", _IS_LICENSE)}
    for row in live(engine, "LicenseTerms", *wheres, order=order):
        if row.document_id in urls:
            values = (row._mapping[name] for name in LicenseTerms.__struct_fields__)
            yield Paper(LicenseTerms(*values), row.page_id, urls[row.document_id])


def lay_over_licenses(engine: Engine, measures: list[Measure]) -> list[Measure]:
    """Measures in which an official page is the proof of each license that one states.

    The day of its issue is that of OFAC's page, where that has one; its end that of its own paper,
    where that was read, or the day on which another license took its place.
    """
    official = {n: _first(same) for n, same in by(live(engine, "Document", _IS_LICENSE),
                lambda row: row.number).items()}  # fmt: skip
    papers, found = read_license_papers(engine), []
    for measure in measures:
        number = number_of(measure.title) if measure.group == "license" else None
        row = official.pop(number, None) if number else None
        proved = _proved(measure, row) if row else measure
        found.append(_ended(proved, number, papers) if number else proved)
    own = [_own(row) for row in official.values() if row.published_on]
    return [*found, *(_ended(one, number_of(one.title), papers) for one in own)]


def _ended(measure: Measure, number: str | None, papers: dict[str, Paper]) -> Measure:
    """The license with the end that its paper names, and what another source said otherwise."""
    paper = papers.get(number or "")
    known, begun = measure.ended_on, measure.rule.partition("; ")[0]
    if paper and (over_on := paper.terms.over_on):
        other = f"; elsewhere {plain_day(known)}" if known and known != over_on else ""
        rule = f"{begun}; {paper.until}{other}"
        measure = msgspec.structs.replace(measure, ended_on=over_on, rule=rule)
    for later in papers.values():
        on = later.terms.replaced_on
        if later.terms.replaces == number and on and on < (measure.ended_on or date.max):
            rule = f"{begun}; replaced {plain_day(on)} by General License {later.terms.number}"
            return msgspec.structs.replace(measure, ended_on=on, rule=rule)
    return measure


def _first(rows: list[Row]) -> Row:
    """The page that states the day of issue, the earliest if several do, with the fullest title."""
    return min(
        rows, key=lambda row: (row.published_on or date.max, -len(row.title), row.document_id)
    )


def _proved(measure: Measure, row: Row) -> Measure:
    if measure.basis is None:  # a paper of the Federal Register is as official
        return measure
    if row.published_on is None:
        return msgspec.structs.replace(measure, page_id=row.page_id, url=row.url)
    begun = f"issued {plain_day(measure.began_on)}"
    return msgspec.structs.replace(
        measure, page_id=row.page_id, url=row.url, began_on=row.published_on,
        rule=measure.rule.replace(begun, f"issued {plain_day(row.published_on)}", 1),
        **recorded(None),
    )  # fmt: skip


def _own(row: Row) -> Measure:
    """A license that only OFAC's pages know; a title tells no end."""
    return Measure(
        "license", row.title, row.title, row.published_on, None,
        f"issued {plain_day(row.published_on)}; no end recorded", "document", row.document_id,
        row.page_id, actor=row.publisher, url=row.url,
    )  # fmt: skip
