"""Records about people: members, their terms and parties, committees and who sits on them."""

from datetime import date
from typing import Literal

from tracker.records.base import Chamber, Record


class Member(Record):
    """A person who serves or served in Congress.

    chamber, state, district and party are those of the last term that the page states.
    """

    KEY = ("bioguide_id",)
    bioguide_id: str
    first_name: str
    last_name: str
    full_name: str
    nickname: str | None = None
    suffix: str | None = None
    middle_name: str | None = None
    born_on: date | None = None
    gender: str | None = None
    lis_id: str | None = None
    chamber: Chamber | None = None
    state: str | None = None
    district: int | None = None
    party: str | None = None


class MemberAlias(Record):
    """Another id or name under which a member appears: a withdrawn bioguide id, a former name."""

    KEY = ("bioguide_id", "kind", "alias")
    bioguide_id: str
    kind: Literal["bioguide", "name"]
    alias: str
    started_on: date | None = None
    ended_on: date | None = None


class Term(Record):
    """One term of a member; ended_on is its last day, cut short by death or resignation."""

    KEY = ("bioguide_id", "chamber", "started_on")
    bioguide_id: str
    chamber: Chamber
    started_on: date
    ended_on: date
    state: str
    district: int | None = None
    senate_class: int | None = None
    party: str | None = None
    caucus: str | None = None
    how: str | None = None
    end_type: str | None = None
    url: str | None = None


class PartySpell(Record):
    """The party to which a member belonged between two days (both included)."""

    KEY = ("bioguide_id", "started_on")
    bioguide_id: str
    started_on: date
    ended_on: date
    party: str
    caucus: str | None = None


class Committee(Record):
    """A committee or subcommittee by its code (hsfa00, hsfa16)."""

    KEY = ("committee_code",)
    committee_code: str
    chamber: str
    name: str
    parent_code: str | None = None
    url: str | None = None
    jurisdiction: str | None = None


class CommitteeName(Record):
    """A name that a committee or subcommittee bore, and in which Congresses ("110; 111")."""

    KEY = ("committee_code", "name")
    committee_code: str
    name: str
    chamber: str
    congresses: str
    parent_code: str | None = None


class CommitteeSeat(Record):
    """A member's seat on a committee as the page now states it."""

    KEY = ("committee_code", "bioguide_id")
    committee_code: str
    bioguide_id: str
    side: str
    rank: int | None = None
    title: str | None = None
