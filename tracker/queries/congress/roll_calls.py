"""Roll calls: the list, one with its counts and matters, and who voted how."""

from datetime import date

import msgspec
from sqlalchemy import Engine, Row, Select, and_, func, select

from tracker.queries.rows import first, live
from tracker.store.tables import TABLES

_VOTE, _CAST, _MEMBER, _TERM, _JUDGED = (
    TABLES[name] for name in ("RollCall", "VoteCast", "Member", "Term", "Judgement")
)
# Delegates sit in the House and are listed only in the Committee of the Whole.
DELEGATES = ("AS", "DC", "GU", "MP", "PR", "VI")
POSITIONS = ("yea", "nay", "present", "not_voting")


class VoteRow(msgspec.Struct, frozen=True):
    """One roll call of the list; stance and sentence are what a yea did, as we judged it."""

    vote_id: str
    chamber: str
    congress: int
    session: int
    roll: int
    kind: str
    voted_on: date | None
    question: str | None
    title: str | None
    result: str | None
    bill_id: str | None
    bill_title: str | None
    amendment_id: str | None
    yeas: int | None
    nays: int | None
    present: int | None
    not_voting: int | None
    stance: str | None
    sentence: str | None
    reason: str | None
    origin: str
    page_id: int
    amendment_purpose: str | None = None


class Cast(msgspec.Struct, frozen=True):
    """One member's vote; matched_by tells how bioguide_id was found if not printed."""

    name: str
    bioguide_id: str | None
    party: str | None
    state: str | None
    position: str
    vote_text: str
    origin: str
    page_id: int
    matched_by: str | None = None


class Sitting(msgspec.Struct, frozen=True):
    """A member who was in office on the day of a roll call that does not list him."""

    bioguide_id: str
    name: str
    party: str | None
    state: str
    district: int | None


def read_votes(engine: Engine) -> list[VoteRow]:
    """Every roll call held, newest first."""
    bill = TABLES["Bill"].c
    wanted = (
        select(_VOTE, _JUDGED.c.stance, _JUDGED.c.sentence, _JUDGED.c.reason)
        .add_columns(bill.title.label("bill_title"))
        .outerjoin(_JUDGED, and_(_JUDGED.c.subject == _VOTE.c.vote_id, _JUDGED.c.gone_at.is_(None)))
        .outerjoin(TABLES["Bill"], bill.bill_id == _VOTE.c.bill_id)
        .where(_VOTE.c.gone_at.is_(None))
        .order_by(_VOTE.c.voted_at.desc().nulls_last(), _VOTE.c.vote_id)
    )
    with engine.connect() as connection:
        return [_vote_row(row) for row in connection.execute(wanted)]


def read_vote(engine: Engine, vote_id: str) -> Row | None:
    """A roll call with every field of its file; None if the store holds none of that id."""
    return first(engine, "RollCall", _VOTE.c.vote_id == vote_id)


def read_judgement(engine: Engine, subject: str) -> Row | None:
    """What a person judged of a bill, amendment, roll call or act; None if nobody did."""
    return first(engine, "Judgement", _JUDGED.c.subject == subject)


def read_judgements(engine: Engine, subjects: tuple[str, ...]) -> dict[str, Row]:
    """Judgements of those subjects that somebody judged, by subject."""
    return {row.subject: row for row in live(engine, "Judgement") if row.subject in set(subjects)}


def read_matters(engine: Engine, vote_id: str) -> list[Row]:
    """The matters that one roll call decided, where it decided several."""
    table = TABLES["RollCallMatter"].c
    return live(engine, "RollCallMatter", table.vote_id == vote_id, order=(table.position,))


def read_candidates(engine: Engine, vote_id: str) -> list[Row]:
    """Candidates of an election with the votes for each, most first."""
    table = TABLES["CandidateTotal"].c
    order = (table.votes.desc(), table.candidate)
    return live(engine, "CandidateTotal", table.vote_id == vote_id, order=order)


def casts(*, with_name: bool = False) -> Select:
    """Votes with the member whom each names, official ones in place of the compiled record's.

    Columns: vote_id, bioguide_id (null if not known), party, state, position, origin, and with
    with_name also name, vote_text, page_id, matched_by.
    """
    other = _CAST.alias()
    official = select(other.c.vote_id).where(other.c.origin == "official")
    # "distinct" has SQLite write the few ids down and index them: 0.05 s instead of 3 s.
    by_lis = (
        select(_MEMBER.c.lis_id, _MEMBER.c.bioguide_id)
        .where(_MEMBER.c.lis_id.is_not(None))
        .distinct()
        .subquery()
    )
    who = func.coalesce(_CAST.c.bioguide_id, by_lis.c.bioguide_id)
    fields = [_CAST.c.vote_id, who.label("bioguide_id"), _CAST.c.party, _CAST.c.state]
    fields += [_CAST.c.position, _CAST.c.origin]
    if with_name:
        fields += [_CAST.c.name, _CAST.c.vote_text, _CAST.c.page_id, _CAST.c.matched_by]
    return (
        select(*fields)
        .select_from(_VOTE)
        .join(_CAST, _CAST.c.vote_id == _VOTE.c.vote_id)
        .outerjoin(by_lis, by_lis.c.lis_id == _CAST.c.lis_id)
        .where(
            _CAST.c.gone_at.is_(None),
            (_CAST.c.origin != "record") | _CAST.c.vote_id.not_in(official),
        )
    )


def read_casts(engine: Engine, vote_id: str) -> list[Cast]:
    """Each member's vote in a roll call, by state and name."""
    wanted = casts(with_name=True).where(_VOTE.c.vote_id == vote_id)
    wanted = wanted.order_by(_CAST.c.state, _CAST.c.name)
    with engine.connect() as connection:
        return [
            Cast(
                row.name, row.bioguide_id, row.party, row.state, row.position, row.vote_text,
                row.origin, row.page_id, row.matched_by,
            )
            for row in connection.execute(wanted)
        ]  # fmt: skip


def read_unlisted(engine: Engine, vote_id: str) -> list[Sitting] | None:
    """Members in office on the day of a roll call whom it does not list; None if not known.

    A term's last day is left out: on 3 January the old members go and the new ones come. Delegates
    are counted only where the roll call lists some.
    """
    vote = read_vote(engine, vote_id)
    if vote is None or not vote.voted_at or vote.kind == "vacated":
        return None
    listed = read_casts(engine, vote_id)
    ids = {cast.bioguide_id for cast in listed}
    if None in ids or not ids:
        return None
    sitting = _sitting(engine, vote.chamber, date.fromisoformat(vote.voted_at[:10]))
    delegates = any(cast.state in DELEGATES for cast in listed)
    found = [
        row for row in sitting
        if row.bioguide_id not in ids and (delegates or row.state not in DELEGATES)
    ]  # fmt: skip
    return found if sitting else None


def _sitting(engine: Engine, chamber: str, day: date) -> list[Sitting]:
    wanted = (
        select(_TERM, _MEMBER.c.full_name)
        .outerjoin(_MEMBER, _MEMBER.c.bioguide_id == _TERM.c.bioguide_id)
        .where(_TERM.c.chamber == chamber, _TERM.c.gone_at.is_(None))
        .where(_TERM.c.started_on <= day, _TERM.c.ended_on > day)
        .order_by(_TERM.c.state, _TERM.c.bioguide_id)
    )
    with engine.connect() as connection:
        return [
            Sitting(
                row.bioguide_id, row.full_name or row.bioguide_id, row.party, row.state,
                row.district,
            )
            for row in connection.execute(wanted)
        ]  # fmt: skip


def _vote_row(row: Row) -> VoteRow:
    names = set(VoteRow.__struct_fields__) - {"voted_on"}
    values = {name: row._mapping[name] for name in names}
    return VoteRow(
        voted_on=date.fromisoformat(row.voted_at[:10]) if row.voted_at else None, **values
    )
