"""Members: who did something about the Court, one with terms, parties and seats."""

from datetime import date

import msgspec
from sqlalchemy import Engine, Row, func, select

from tracker.queries.congress.roll_calls import casts
from tracker.queries.rows import first, live
from tracker.store.tables import TABLES, PageRow

_MEMBER, _VOTE, _JUDGED, _SPONSOR, _BILL, _AMENDMENT = (
    TABLES[name] for name in ("Member", "RollCall", "Judgement", "Sponsorship", "Bill", "Amendment")
)


class MemberRow(msgspec.Struct, frozen=True):
    """A member with the number of acts of each kind that is held; until is the last term's end."""

    bioguide_id: str
    name: str
    last_name: str
    party: str | None
    state: str | None
    chamber: str | None
    district: int | None
    votes: int = 0
    sponsored: int = 0
    cosponsored: int = 0
    withdrawn: int = 0
    other_votes: int = 0
    until: date | None = None

    @property
    def acts(self) -> int:
        """Acts about the Court: judged votes, names put on measures and taken off."""
        return self.votes + self.sponsored + self.cosponsored


def read_members(engine: Engine) -> list[MemberRow]:
    """Every member known, those with acts about the Court first, then by name."""
    votes, other = _vote_counts(engine, judged=True), _vote_counts(engine, judged=False)
    names = _sponsor_counts(engine)
    withdrawn, until = _withdrawals(engine), _last_days(engine)
    at_votes = _parties_at_votes(engine)
    rows = [
        MemberRow(
            row.bioguide_id, row.full_name, row.last_name,
            *((row.party, row.state, row.chamber) if row.party else
              at_votes.get(row.bioguide_id, (None, row.state, row.chamber))),
            row.district, votes.get(row.bioguide_id, 0), names.get((row.bioguide_id, "sponsor"), 0),
            names.get((row.bioguide_id, "cosponsor"), 0), withdrawn.get(row.bioguide_id, 0),
            other.get(row.bioguide_id, 0), until.get(row.bioguide_id),
        )
        for row in live(engine, "Member")
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row.acts, -row.other_votes, row.last_name, row.name))


def read_member(engine: Engine, bioguide_id: str) -> Row | None:
    """A member's own row; None if the store holds none of that id."""
    return first(engine, "Member", _MEMBER.c.bioguide_id == bioguide_id)


def read_terms(engine: Engine, bioguide_id: str) -> list[Row]:
    """Terms of a member, newest first."""
    term = TABLES["Term"].c
    return live(engine, "Term", term.bioguide_id == bioguide_id, order=(term.started_on.desc(),))


def read_spells(engine: Engine, bioguide_id: str) -> list[Row]:
    """Parties to which a member belonged, oldest first."""
    spell = TABLES["PartySpell"].c
    return live(engine, "PartySpell", spell.bioguide_id == bioguide_id, order=(spell.started_on,))


def read_seats(engine: Engine, bioguide_id: str) -> list[Row]:
    """Committee seats of a member as the pages now state them, with the committee's name."""
    seat, committee = TABLES["CommitteeSeat"], TABLES["Committee"]
    wanted = (
        select(seat, committee.c.name, committee.c.parent_code)
        .outerjoin(committee, committee.c.committee_code == seat.c.committee_code)
        .where(seat.c.bioguide_id == bioguide_id, seat.c.gone_at.is_(None))
        .order_by(seat.c.committee_code)
    )
    with engine.connect() as connection:
        return list(connection.execute(wanted))


def read_committees(engine: Engine) -> dict[str, str]:
    """Names of the full committees on which somebody sits, by code."""
    seat, committee = TABLES["CommitteeSeat"].c, TABLES["Committee"].c
    seated = select(seat.committee_code).where(seat.gone_at.is_(None))
    rows = live(
        engine, "Committee", committee.committee_code.in_(seated), committee.parent_code.is_(None),
        order=(committee.name,),
    )  # fmt: skip
    return {row.committee_code: row.name for row in rows}


def read_committee_members(engine: Engine, committee_code: str) -> set[str]:
    """Bioguide ids of those who sit on a committee."""
    seat = TABLES["CommitteeSeat"].c
    rows = live(engine, "CommitteeSeat", seat.committee_code == committee_code)
    return {row.bioguide_id for row in rows}


def read_searched(engine: Engine) -> tuple[int, date | None]:
    """How many sources were read, and the oldest day on which a stored roll call or bill falls."""
    page = PageRow.__table__.c
    oldest = select(func.min(_BILL.c.introduced_on))
    votes = select(func.min(_VOTE.c.voted_at))
    with engine.connect() as connection:
        sources = connection.scalar(
            select(func.count(func.distinct(page.source))).where(page.read_at.is_not(None))
        )
        bill, vote = connection.scalar(oldest), connection.scalar(votes)
    days = [day for day in (bill, date.fromisoformat(vote[:10]) if vote else None) if day]
    return sources, min(days, default=None)


def _parties_at_votes(engine: Engine) -> dict[str, tuple[str, str | None, str]]:
    """Party, state and chamber at the last vote of each member whose own row names no party.

    Such is the compiled record's, until a list of members was read.
    """
    held = casts().subquery()
    bare = select(_MEMBER.c.bioguide_id).where(_MEMBER.c.party.is_(None))
    wanted = (
        select(held.c.bioguide_id, held.c.party, held.c.state, _VOTE.c.chamber)
        .join(_VOTE, _VOTE.c.vote_id == held.c.vote_id)
        .where(held.c.bioguide_id.in_(bare), held.c.party.is_not(None))
        .order_by(_VOTE.c.voted_at)
    )
    with engine.connect() as connection:
        return {
            who: (party, state, chamber)
            for who, party, state, chamber in connection.execute(wanted)
        }


def _last_days(engine: Engine) -> dict[str, date]:
    term = TABLES["Term"].c
    wanted = select(term.bioguide_id, func.max(term.ended_on)).where(term.gone_at.is_(None))
    with engine.connect() as connection:
        return dict(connection.execute(wanted.group_by(term.bioguide_id)).all())


def _vote_counts(engine: Engine, *, judged: bool) -> dict[str, int]:
    held = casts().subquery()
    is_judged = select(_JUDGED.c.subject).where(
        _JUDGED.c.subject_kind == "roll_call", _JUDGED.c.gone_at.is_(None)
    )
    which = held.c.vote_id.in_(is_judged) if judged else held.c.vote_id.not_in(is_judged)
    wanted = select(held.c.bioguide_id, func.count()).where(which).group_by(held.c.bioguide_id)
    with engine.connect() as connection:
        return dict(connection.execute(wanted).all())


def _sponsor_counts(engine: Engine) -> dict[tuple[str, str], int]:
    names = (_SPONSOR.c.bioguide_id, _SPONSOR.c.role)
    counted = func.count(func.distinct(_SPONSOR.c.bill_id))
    wanted = select(*names, counted).where(_SPONSOR.c.gone_at.is_(None)).group_by(*names)
    with engine.connect() as connection:
        return {(who, role): n for who, role, n in connection.execute(wanted)}


def _withdrawals(engine: Engine) -> dict[str, int]:
    wanted = (
        select(_SPONSOR.c.bioguide_id, func.count())
        .where(_SPONSOR.c.withdrawn_on.is_not(None), _SPONSOR.c.gone_at.is_(None))
        .group_by(_SPONSOR.c.bioguide_id)
    )
    with engine.connect() as connection:
        return dict(connection.execute(wanted).all())
