"""Parts of a BILLSTATUS page that need little reading: titles, committees, subjects, papers."""

import re
from collections.abc import Iterator
from typing import Any

from scrapers.sources.bill_status.reading import (
    eastern_day,
    every,
    first_text,
    optional_day,
    plain_text,
)
from scrapers.strict import iso_moment, member_of, optional_text, required, text_of
from tracker import records
from tracker.congress import BILL_TYPES, build_bill_id
from tracker.records.base import digest


def titles(bill_id: str, bill: Any) -> Iterator[records.BillTitle]:
    """Every title of a bill, official, short and popular."""
    for item in bill.iterfind("titles/item"):
        kind, title = text_of(item, "titleType"), " ".join(text_of(item, "title").split())
        version, chamber = (
            optional_text(item, name) for name in ("billTextVersionCode", "chamberName")
        )
        title_id = digest(kind, title, version, chamber)
        yield records.BillTitle(
            bill_id, title_id, kind, title, version and version.lower(), chamber
        )


def committees(bill_id: str, bill: Any) -> Iterator[records.BillCommittee]:
    """What each committee and subcommittee did; a bill without committees yields none."""
    for item in every(bill, "committees/item", "committees/billCommittees/item"):
        for body in (item, *item.findall("subcommittees/item")):
            code, name = text_of(body, "systemCode"), text_of(body, "name")
            done = body.findall("activities/item")
            # 117 S. 908: a committee of which only a subcommittee did something.
            if not done:
                yield records.BillCommittee(bill_id, code, name, "", "")
            for act in done:
                when = optional_text(act, "date") or ""
                yield records.BillCommittee(bill_id, code, name, text_of(act, "name"), when)


def subjects(bill_id: str, bill: Any) -> Iterator[records.BillSubject]:
    """Legislative subjects; those of pages of 2015 are called other subjects."""
    paths = (
        "legislativeSubjects",
        "billSubjects/legislativeSubjects",
        "billSubjects/otherSubjects",
    )
    for item in every(bill, *(f"subjects/{path}/item" for path in paths)):
        yield records.BillSubject(bill_id, text_of(item, "name"))


def summaries(bill_id: str, bill: Any) -> Iterator[records.Summary]:
    """Summaries by version, newest kept where a version is given twice."""
    found: dict[tuple[Any, ...], records.Summary] = {}
    for item in every(bill, "summaries/summary", "summaries/billSummaries/item"):
        # Some pages wrap the text once more: <summary><cdata><text>.
        text = plain_text(first_text(item, "text", "cdata/text"))
        if not text:
            continue
        updated = optional_text(item, "updateDate")
        day = optional_day(item, "actionDate") or eastern_day(updated, "<updateDate> of a summary")
        summary = records.Summary(
            bill_id, text_of(item, "versionCode"), day,
            required(first_text(item, "actionDesc", "name"), "<actionDesc> of a summary"), text,
            iso_moment(updated, "<updateDate> of a summary") if updated else None,
        )  # fmt: skip
        known = found.setdefault(summary.key(), summary)
        if updated and (not known.updated_at or known.updated_at < summary.updated_at):
            found[summary.key()] = summary
    yield from found.values()


def related_bills(bill_id: str, bill: Any) -> Iterator[records.RelatedBill]:
    """Related measures, one record for each who says so and how."""
    for item in bill.iterfind("relatedBills/item"):
        kind = re.sub(r"[.\s]", "", text_of(item, "type")).lower()
        member_of(kind, BILL_TYPES, "type of a related bill")
        other = build_bill_id(kind, text_of(item, "number"), text_of(item, "congress"))
        title = first_text(item, "title", "latestTitle")
        for detail in item.iterfind("relationshipDetails/item"):
            yield records.RelatedBill(
                bill_id, other, text_of(detail, "type"), text_of(detail, "identifiedBy"), title
            )


def papers(
    bill_id: str, bill: Any
) -> Iterator[records.Law | records.CommitteeReport | records.CostEstimate | records.BillNote]:
    """Laws, committee reports, cost estimates and notes."""
    for item in bill.iterfind("laws/item"):
        yield records.Law(bill_id, text_of(item, "type"), text_of(item, "number"))
    for item in bill.iterfind("committeeReports/committeeReport"):
        yield records.CommitteeReport(bill_id, text_of(item, "citation"))
    for item in bill.iterfind("cboCostEstimates/item"):
        day = first_text(item, "pubDate", "rptPubDate")
        yield records.CostEstimate(
            bill_id, required(first_text(item, "url", "rptUrl"), "address of a cost estimate"),
            required(first_text(item, "title", "rptTitle"), "title of a cost estimate"),
            eastern_day(day, "date of a cost estimate") if day else None,
            plain_text(optional_text(item, "description")) or None,
        )  # fmt: skip
    for item in bill.iterfind("notes/item"):
        if text := plain_text(optional_text(item, "text")):
            yield records.BillNote(bill_id, digest(text), text)
