"""Measures: the list with what each is about, where it stands and why it is followed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Engine, Row

from tracker.queries.rows import by, live
from tracker.queries.rulings import read_mentions, unfollowed
from tracker.reading.bills.status import Status, derive_status
from tracker.store.tables import TABLES


class BillRow(msgspec.Struct, frozen=True):
    """One measure of the list; followed_by is mention, record or person, joined by "; "."""

    bill_id: str
    congress: int
    bill_type: str
    number: int
    chamber: str
    title: str
    sponsor_id: str | None
    sponsor: str | None
    sponsor_party: str | None
    sponsor_state: str | None
    introduced_on: date | None
    status: str
    status_name: str
    status_on: date | None
    status_before: str | None
    status_basis: str
    stance: str | None
    reason: str | None
    topics: str | None
    cosponsors: int
    followed_by: str
    why_followed: str | None
    is_uncertain: bool
    latest_action: str | None
    latest_action_on: date | None
    origin: str
    page_id: int
    url: str | None = None


class _Held(msgspec.Struct):
    """What is held beside the bills themselves, by bill id."""

    actions: dict[str, list[Row]]
    votes: dict[str, list[Row]]
    laws: dict[str, list[Row]]
    names: dict[str, list[Row]]
    follows: dict[str, list[Row]]
    judged: dict[str, Row]
    doubtful: set[str]


def read_bills(engine: Engine, today: date) -> list[BillRow]:
    """Every measure held, newest first by introduction, with its status derived on that day."""
    held = _Held(
        by(live(engine, "Action"), _bill),
        by(live(engine, "RollCall"), _bill),
        by(live(engine, "Law"), _bill),
        by(live(engine, "Sponsorship"), _bill),
        _follows(engine),
        {row.subject: row for row in live(engine, "Judgement")},
        _doubtful(engine),
    )
    rows = [_row(row, held, today) for row in live(engine, "Bill")]
    return sorted(rows, key=lambda row: (row.introduced_on or _no_day(row), row.bill_id))[::-1]


def status_of(bill: Row, held: Mapping[str, list[Row]] | _Held, today: date) -> Status:
    """Status of one bill row from what is held of it."""
    return derive_status(
        bill._mapping,
        _maps(held.actions.get(bill.bill_id)),
        _maps(held.votes.get(bill.bill_id)),
        _maps(held.laws.get(bill.bill_id)),
        today,
    )


def _row(bill: Row, held: _Held, today: date) -> BillRow:
    status = status_of(bill, held, today)
    names = held.names.get(bill.bill_id, [])
    sponsor = next((row for row in names if row.role == "sponsor"), None)
    follows = held.follows.get(bill.bill_id, [])
    judged = held.judged.get(bill.bill_id)
    return BillRow(
        bill.bill_id, bill.congress, bill.bill_type, bill.number,
        "house" if bill.bill_type.startswith("h") else "senate", bill.title,
        sponsor and sponsor.bioguide_id, sponsor and sponsor.name, sponsor and sponsor.party,
        sponsor and sponsor.state, bill.introduced_on,
        status.code, status.name, status.since, status.before, status.basis,
        judged and judged.stance, judged and judged.reason, judged and judged.topics,
        sum(row.role == "cosponsor" and row.withdrawn_on is None for row in names),
        "; ".join(sorted({row.by for row in follows})), follows[0].reason if follows else None,
        not follows and bill.bill_id in held.doubtful,
        bill.latest_action, bill.latest_action_on, bill.origin, bill.page_id, bill.url,
    )  # fmt: skip


def _follows(engine: Engine) -> dict[str, list[Row]]:
    with engine.connect() as connection:
        ended = unfollowed(connection)
    found = by(live(engine, "Follow"), _bill)
    return {bill_id: rows for bill_id, rows in found.items() if bill_id not in ended}


def _doubtful(engine: Engine) -> set[str]:
    doubtful = TABLES["Mention"].c.verdict == "uncertain"
    found = read_mentions(engine, doubtful)
    return {row.subject for row, verdict in found if verdict == "uncertain"}


def _bill(row: Row) -> Any:
    return row.bill_id


def _maps(rows: list[Row] | None) -> list[Mapping[str, Any]]:
    return [row._mapping for row in rows or ()]


def _no_day(row: BillRow) -> date:
    """A measure without a day stands with the first of its Congress."""
    return date(1787 + 2 * row.congress, 1, 1)
