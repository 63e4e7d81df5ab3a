"""What Home asks: what is new since a moment, in the order in which it reached us."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Null,
    Select,
    String,
    and_,
    case,
    cast,
    desc,
    func,
    literal,
    null,
    or_,
    select,
)

from tracker.queries.papers.statements import copies
from tracker.queries.rulings import means_court
from tracker.store.tables import TABLES, PageRow, RunRow

_PAGE, _RUN = PageRow.__table__.c, RunRow.__table__.c
_EASTERN = ZoneInfo("America/New_York")
_BILL = TABLES["Bill"].c
_NO_BILL = null()
LATE_AFTER = timedelta(days=7)
_MOST = 60  # of each kind: what is beyond is counted, and found on the kind's own page


class News(msgspec.Struct, frozen=True):
    """Something that an official page stated to us for the first time.

    subject_kind and subject name the page of ours that shows it; is_backfill tells that it came
    with the first complete reading of its source, when everything is new to us. bill_id is the
    measure of a roll call.
    """

    kind: str
    subject_kind: str
    subject: str
    words: str
    acted_on: date | None
    first_seen_at: datetime
    page_id: int
    source: str
    is_backfill: bool
    bill_id: str | None = None

    @property
    def is_late(self) -> bool:
        """Whether it reached us more than a week after its own date, though we were reading."""
        if self.acted_on is None or self.is_backfill:
            return False
        return self.first_seen_at.astimezone(_EASTERN).date() - self.acted_on > LATE_AFTER


class NewsSince(msgspec.Struct, frozen=True):
    """What is new since a moment: the newest rows, and how many there are of each kind.

    fresh counts what came after its source's first complete reading, backfill what came with it.
    """

    rows: list[News]
    fresh: dict[str, int]
    backfill: dict[str, int]


def read_news(engine: Engine, since: datetime) -> NewsSince:
    """News first seen after a moment, newest first; what belongs to a new measure is left to it."""
    with engine.connect() as connection:
        first_green = (
            select(_RUN.source, func.min(_RUN.finished_at))
            .where(_RUN.state == "green")
            .group_by(_RUN.source)
        )
        complete = dict(connection.execute(first_green).all())
        rows, fresh, backfill = [], {}, {}
        for kind, question in _questions(connection, since).items():
            asked = question.subquery()
            old = func.coalesce(func.sum(case((_is_backfill(asked.c, complete), 1), else_=0)), 0)
            total, backfill[kind] = connection.execute(select(func.count(), old)).one()
            fresh[kind] = total - backfill[kind]
            newest = question.order_by(desc("first_seen_at"), desc("acted_on")).limit(_MOST)
            rows += [_news(kind, row, complete) for row in connection.execute(newest)]
    rows.sort(key=lambda row: (row.first_seen_at, row.acted_on or date.min), reverse=True)
    return NewsSince(rows, fresh, backfill)


def _is_backfill(row: Any, complete: dict[str, datetime]) -> ColumnElement[bool]:
    """Whether a row came before its source had once been read to the end."""
    within = [
        and_(row.source == source, row.first_seen_at <= until) for source, until in complete.items()
    ]
    return or_(row.source.not_in(list(complete)), *within)


def _news(kind: str, row: object, complete: dict[str, datetime]) -> News:
    *values, source, bill_id = row
    acted_on = values[3]
    if isinstance(acted_on, str):
        values[3] = date.fromisoformat(acted_on[:10])
    until = complete.get(source)
    return News(kind, *values, source, until is None or values[4] <= until, bill_id)


def _questions(connection: Connection, since: datetime) -> dict[str, Select]:
    action, sponsor, text = TABLES["Action"].c, TABLES["Sponsorship"].c, TABLES["TextVersion"].c
    vote, paper, change = TABLES["RollCall"].c, TABLES["Document"].c, TABLES["Amendment"].c
    of_bill, follow, page = "bill", TABLES["Follow"].c, TABLES["PageEvent"].c
    followed = select(follow.bill_id).where(follow.gone_at.is_(None))

    def known(subject: ColumnElement, bill_id: ColumnElement) -> ColumnElement:
        """What awaits review is no news, unless its measure is followed for other words."""
        return or_(means_court(connection, subject), bill_id.in_(followed))

    named = func.coalesce(vote.measure + literal(", "), "")
    on_no_bill = case((vote.bill_id.is_(None), named), else_="")
    return {
        "measure": _ask("Bill", since, of_bill, _BILL.bill_id, _BILL.title, _BILL.introduced_on,
                        known(_BILL.bill_id, _BILL.bill_id)),
        "roll call": _ask(
            "RollCall", since, "roll_call", vote.vote_id,
            on_no_bill + vote.question + literal(": ")
            + func.coalesce(vote.result, "no result stated"),
            vote.voted_at, known(vote.vote_id, vote.bill_id), bill_id=vote.bill_id,
        ),
        "action": _of_known("Action", since, action.text, action.acted_on),
        "cosponsor": _of_known(
            "Sponsorship", since, sponsor.name + literal(" signed on as a cosponsor"),
            sponsor.sponsored_on, sponsor.role == "cosponsor",
        ),
        "text": _of_known("TextVersion", since, text.name, text.issued_on),
        "amendment": _of_known(
            "Amendment", since, func.coalesce(change.purpose, change.description, "Amendment"),
            change.submitted_on,
        ),
        "document": _ask(
            "Document", since, "document", paper.document_id, paper.title, paper.published_on,
            known(paper.document_id, paper.bill_id), paper.document_id.not_in(copies()),
        ),
        "page": _ask(
            "PageEvent", since, "page_change", page.event_id,
            page.kind + literal(": ") + page.title, func.substr(cast(page.after_at, String), 1, 10),
        ),
    }  # fmt: skip


def _ask(
    name: str, since: datetime, subject_kind: str, subject: ColumnElement, words: ColumnElement,
    on: ColumnElement, *wheres: ColumnElement, bill_id: ColumnElement | Null = _NO_BILL,
) -> Select:  # fmt: skip
    table = TABLES[name].c
    return (
        select(
            literal(subject_kind).label("subject_kind"), subject.label("subject"),
            words.label("words"), on.label("acted_on"),
            table.first_seen_at, table.page_id, _PAGE.source, bill_id.label("bill_id"),
        )
        .join_from(TABLES[name], PageRow.__table__, table.page_id == _PAGE.id)
        .where(table.first_seen_at > since, table.origin == "official", table.gone_at.is_(None))
        .where(*wheres)
    )  # fmt: skip


def _of_known(
    name: str, since: datetime, words: ColumnElement, on: ColumnElement, *wheres: ColumnElement
) -> Select:
    """Rows of measures that we had before: a new measure brings its own steps and names along."""
    table = TABLES[name].c
    known = and_(_BILL.bill_id == table.bill_id, _BILL.first_seen_at <= since)
    asked = _ask(name, since, "bill", table.bill_id, words, on, *wheres)
    return asked.join(TABLES["Bill"], known)


def count_record(engine: Engine) -> dict[str, int]:
    """How many measures, roll calls and acts the compiled record still stands for alone."""
    nouns = {"measure": "Bill", "roll call": "RollCall", "act": "Act"}
    with engine.connect() as connection:
        return {
            noun: connection.scalar(
                select(func.count()).select_from(TABLES[name])
                .where(TABLES[name].c.origin == "record", TABLES[name].c.gone_at.is_(None))
            )
            for noun, name in nouns.items()
        }  # fmt: skip
