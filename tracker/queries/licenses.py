"""Licenses as OFAC's own pages state them, laid over those of the compiled record by number."""

import re
from datetime import date

import msgspec
from sqlalchemy import Engine, Row

from tracker.queries.act_facts import plain_day
from tracker.queries.measure import Measure
from tracker.queries.provenance import recorded
from tracker.queries.rows import by, live
from tracker.store.tables import TABLES

_NUMBER = re.compile(r"\bGeneral Licen[sc]e(?: No\.?)? (\d+[A-Z]?)\b", re.IGNORECASE)


def lay_over_licenses(engine: Engine, measures: list[Measure]) -> list[Measure]:
    """Measures in which an official page is the proof of each license that one states.

    The day of its issue is that of OFAC's page, where that has one; its end stays as known.
    """
    table = TABLES["Document"].c
    rows = live(engine, "Document", table.collection == "OFAC", table.kind == "general_license")
    official = {number: _first(same) for number, same in by(rows, lambda r: r.number).items()}
    found = []
    for measure in measures:
        number = _NUMBER.search(measure.title) if measure.group == "license" else None
        row = official.pop(number[1].upper(), None) if number else None
        found.append(_proved(measure, row) if row else measure)
    return [*found, *(_own(row) for row in official.values() if row.published_on)]


def _first(rows: list[Row]) -> Row:
    """The page that states the day of issue, the earliest if several do."""
    return min(rows, key=lambda row: (row.published_on or date.max, row.document_id))


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
    """A license that only OFAC's pages know; its end is not read from a title."""
    return Measure(
        "license", row.title, row.title, row.published_on, None,
        f"issued {plain_day(row.published_on)}; no end recorded", "document", row.document_id,
        row.page_id, actor=row.publisher, url=row.url,
    )  # fmt: skip
