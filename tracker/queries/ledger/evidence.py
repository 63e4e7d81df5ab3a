"""The ledger of a member: every act about the Court that the store holds, one row an act."""

from collections.abc import Collection, Iterator
from datetime import date

import msgspec
from sqlalchemy import Engine, Row, and_, select

from tracker.queries.congress.roll_calls import casts
from tracker.queries.stances.polarity import effect
from tracker.store.tables import TABLES

_VOTE, _JUDGED, _SPONSOR, _BILL, _AMENDMENT = (
    TABLES[name] for name in ("RollCall", "Judgement", "Sponsorship", "Bill", "Amendment")
)


class Evidence(msgspec.Struct, frozen=True):
    """One act of a member: what it was, what it did to the Court as we judge it, and on what page.

    kind is vote, sponsored, cosponsored, withdrew or amendment; stance is the act's own effect: a
    nay has the opposite of what a yea did, and whoever did not vote has none.
    """

    kind: str
    on: date | None
    subject_kind: str
    subject: str
    title: str
    did: str
    stance: str | None
    reason: str | None
    party: str | None
    origin: str
    page_id: int
    bill_id: str | None = None
    sentence: str | None = None
    position: str | None = None
    url: str | None = None


def member_evidence(engine: Engine, ids: Collection[str]) -> dict[str, list[Evidence]]:
    """Every act of these members that the store holds, newest first, one row an act."""
    found: dict[str, list[Evidence]] = {bioguide_id: [] for bioguide_id in ids}
    for read in (_votes_of, _names_of, _amendments_of):
        for bioguide_id, row in read(engine, ids):
            found[bioguide_id].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (row.on or date.min, row.subject), reverse=True)
    return found


def _votes_of(engine: Engine, ids: Collection[str]) -> Iterator[tuple[str, Evidence]]:
    held = casts(with_name=True).subquery()
    wanted = (
        select(held, _VOTE.c.voted_at, _VOTE.c.question, _VOTE.c.title, _VOTE.c.bill_id)
        .add_columns(_JUDGED.c.stance, _JUDGED.c.sentence, _JUDGED.c.reason)
        .join(_VOTE, _VOTE.c.vote_id == held.c.vote_id)
        .outerjoin(_JUDGED, and_(_JUDGED.c.subject == held.c.vote_id, _JUDGED.c.gone_at.is_(None)))
        .where(held.c.bioguide_id.in_(ids), _VOTE.c.kind != "vacated")
    )
    with engine.connect() as connection:
        for row in connection.execute(wanted):
            yield row.bioguide_id, _vote_evidence(row)


def _vote_evidence(row: Row) -> Evidence:
    return Evidence(
        "vote",
        date.fromisoformat(row.voted_at[:10]) if row.voted_at else None,
        "roll_call", row.vote_id, row.question or row.title or row.vote_id,
        f"Voted {row.vote_text.lower()}" if row.position in ("yea", "nay") else row.vote_text,
        effect(row.stance, row.position), row.reason, row.party, row.origin, row.page_id,
        row.bill_id, row.sentence, row.position,
    )  # fmt: skip


def _names_of(engine: Engine, ids: Collection[str]) -> Iterator[tuple[str, Evidence]]:
    wanted = (
        select(_SPONSOR, _BILL.c.title, _JUDGED.c.stance, _JUDGED.c.sentence, _JUDGED.c.reason)
        .outerjoin(_BILL, _BILL.c.bill_id == _SPONSOR.c.bill_id)
        .outerjoin(
            _JUDGED, and_(_JUDGED.c.subject == _SPONSOR.c.bill_id, _JUDGED.c.gone_at.is_(None))
        )
        .where(_SPONSOR.c.bioguide_id.in_(ids), _SPONSOR.c.gone_at.is_(None))
    )
    with engine.connect() as connection:
        for row in connection.execute(wanted):
            did = {"sponsor": "Sponsored", "cosponsor": "Cosponsored"}[row.role]
            who = row.bioguide_id
            yield who, _name_evidence(row, did.lower(), did, row.sponsored_on, row.stance)
            if row.withdrawn_on:
                yield who, _name_evidence(row, "withdrew", "Withdrew", row.withdrawn_on, None)


def _name_evidence(row: Row, kind: str, did: str, on: date, stance: str | None) -> Evidence:
    own = stance if kind == "withdrew" else stance or "not_determined"
    return Evidence(
        kind, on, "bill", row.bill_id, row.title or row.bill_id, did, own, row.reason, row.party,
        row.origin, row.page_id, row.bill_id, row.sentence,
    )  # fmt: skip


def _amendments_of(engine: Engine, ids: Collection[str]) -> Iterator[tuple[str, Evidence]]:
    """Amendments offered that a person judged: others to a measure may not be about the Court."""
    wanted = (
        select(_AMENDMENT, _JUDGED.c.stance, _JUDGED.c.sentence, _JUDGED.c.reason)
        .join(
            _JUDGED,
            and_(_JUDGED.c.subject == _AMENDMENT.c.amendment_id, _JUDGED.c.gone_at.is_(None)),
        )
        .where(_AMENDMENT.c.sponsor_bioguide_id.in_(ids), _AMENDMENT.c.gone_at.is_(None))
    )
    with engine.connect() as connection:
        for row in connection.execute(wanted):
            yield row.sponsor_bioguide_id, Evidence(
                "amendment", row.submitted_on, "bill", row.bill_id,
                row.purpose or row.description or row.amendment_id, "Offered an amendment",
                row.stance, row.reason, None, row.origin, row.page_id, row.bill_id, row.sentence,
            )  # fmt: skip
