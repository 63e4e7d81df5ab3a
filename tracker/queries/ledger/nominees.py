"""Nominees: what each said of the Court before confirmation, and what he then did in office.

A nominee is an official's earlier self where full name and office agree; else he stands apart,
with the reason.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import msgspec
from sqlalchemy import Engine

from tracker.queries.administration.nominations import printed_offices, read_nominations
from tracker.queries.administration.officials import Official, read_officials, record_officials
from tracker.queries.ledger.acts import read_ledgers
from tracker.queries.ledger.evidence import Evidence
from tracker.queries.ledger.nominee_steps import Claim, Step, hearing_claims, nomination_claim
from tracker.queries.provenance import read_origins
from tracker.reading.people.nominees import may_be_same_name, share_office


class Nominee(msgspec.Struct, frozen=True):
    """One nominee: his steps, oldest first; who he is in office, or why that is not known.

    why tells on what he is taken for the official, or why not; acts are those since the day of his
    first confirmation, newest first: None where he is no official known, or the day is not known.
    namesakes are officials of his name who may be another.
    """

    nominee_id: str
    name: str
    offices: tuple[str, ...]
    official_id: str | None
    why: str
    steps: tuple[Step, ...]
    confirmed_on: date | None
    acts: tuple[Evidence, ...] | None
    namesakes: tuple[str, ...] = ()

    @property
    def words(self) -> list[Step]:
        """What he said or wrote of the Court."""
        return [step for step in self.steps if step.kind in ("said", "wrote")]


class NomineeRow(msgspec.Struct, frozen=True):
    """One step of a nominee, flat; page_url is the page that states it."""

    nominee_id: str
    name: str
    official_id: str | None
    why: str
    confirmed_on: date | None
    acts_since: int | None
    on: date | None
    kind: str
    what: str
    subject: str | None
    quote: str | None
    stance: str | None
    reason: str | None
    page: str | None
    page_url: str | None
    page_sha256: str | None


class _Tie(NamedTuple):
    official_id: str | None
    why: str
    namesakes: tuple[str, ...] = ()


def read_nominees(engine: Engine) -> list[Nominee]:
    """Everyone nominated whose words on the Court, or whose later acts, are held; latest first."""
    officials = {row.official_id: row for row in read_officials(engine)}
    names, printed = _names(engine, officials), printed_offices(engine)
    offices = {one: row.role or printed.get(one, "") for one, row in officials.items()}
    groups: list[tuple[_Tie, list[Claim]]] = []
    claims = [*map(nomination_claim, read_nominations(engine)), *hearing_claims(engine)]
    tied = [(_tie(claim, names, offices), claim) for claim in claims]
    for tie, claim in sorted(tied, key=lambda pair: pair[0].official_id is None):
        same = next((g for g in groups if _is_same(tie, claim, *g)), None)
        if same:
            same[1].append(claim)
        else:
            groups.append((tie, [claim]))
    acts = _acts(engine, {tie.official_id for tie, _ in groups if tie.official_id})
    found = [_nominee(tie, held, officials, acts) for tie, held in groups]
    return sorted(found, key=lambda one: _last(one.steps), reverse=True)


def read_nominee_rows(engine: Engine) -> list[NomineeRow]:
    """Every step of every nominee."""
    return flat_steps(engine, read_nominees(engine))


def flat_steps(engine: Engine, nominees: Iterable[Nominee]) -> list[NomineeRow]:
    """The steps of these nominees as flat rows, in their order."""
    pairs = [(one, step) for one in nominees for step in one.steps]
    origins = read_origins(engine, {step.page_id for _, step in pairs})
    return [
        NomineeRow(
            one.nominee_id, one.name, one.official_id, one.why, one.confirmed_on,
            None if one.acts is None else len(one.acts), step.on, step.kind, step.what,
            step.subject, step.quote, step.stance, step.reason, step.page,
            origins[step.page_id].url if step.page_id in origins else None,
            origins[step.page_id].sha256 if step.page_id in origins else None,
        )
        for one, step in pairs
    ]  # fmt: skip


def _names(engine: Engine, officials: dict[str, Official]) -> dict[str, list[str]]:
    """Every name of each official: the record's, its aliases, that of papers."""
    found = {row.official_id: [row.name] for row in officials.values()}
    for official_id, row in record_officials(engine).items():
        aliases = [name for name in (row.aliases or "").split("; ") if name]
        found[official_id] += [row.name, *aliases]
    return found


def _tie(claim: Claim, names: dict[str, list[str]], offices: dict[str, str]) -> _Tie:
    near = [one for one, known in names.items() if may_be_same_name(claim.name, known)]
    if not near:
        return _Tie(None, "no act or paper of an official of this name is held")
    fits = [one for one in near if share_office(claim.office, offices[one])]
    if len(fits) == 1:
        stated = offices[fits[0]].split("; ")
        shared = next((part for part in stated if share_office(claim.office, part)), stated[0])
        return _Tie(fits[0], f"full name and office agree ({shared})")
    if fits:
        return _Tie(None, "several officials bear this name and office", tuple(fits))
    known = "; ".join(offices[one].partition("; ")[0] or "no office stated" for one in near)
    why = f"an official bears this name, but nothing shows the same office ({known})"
    return _Tie(None, why, tuple(near))


def _is_same(tie: _Tie, claim: Claim, held: _Tie, others: list[Claim]) -> bool:
    """Whether a claim is of the same person as those of a group: one official, or name and office.

    A hearing and a nomination are one where they are of the same Congress too.
    """
    if tie.official_id and held.official_id:
        return tie.official_id == held.official_id
    return any(
        claim.congress == other.congress
        and share_office(claim.office, other.office)
        and may_be_same_name(claim.name, [other.name])
        for other in others
    )


def _acts(engine: Engine, official_ids: set[str]) -> dict[str, list[Evidence]]:
    if not official_ids:
        return {}
    held = read_ledgers(engine, official_ids)
    return {who: [entry.act for entry in entries] for who, entries in held.items()}


def _nominee(
    tie: _Tie, claims: list[Claim], officials: dict[str, Official], acts: dict[str, list[Evidence]]
) -> Nominee:
    steps = sorted((step for claim in claims for step in claim.steps), key=_when)
    days = [c.nomination.confirmed_on for c in claims if c.nomination and c.nomination.confirmed_on]
    confirmed_on = min(days, default=None)
    since = None
    if tie.official_id and confirmed_on:
        held = acts.get(tie.official_id, [])
        since = tuple(act for act in held if act.on and act.on >= confirmed_on)
    name = officials[tie.official_id].name if tie.official_id else claims[0].name
    offices: dict[str, str] = {}
    for claim in claims:  # a hearing prints in capitals what the nomination does not
        offices.setdefault(re.sub(r"\W", "", claim.office).lower(), claim.office)
    return Nominee(
        tie.official_id or claims[0].claim_id, name, tuple(offices.values()), tie.official_id,
        tie.why, tuple(steps), confirmed_on, since, tie.namesakes,
    )  # fmt: skip


def _when(step: Step) -> tuple[date, int]:
    order = ("nominated", "heard", "said", "wrote", "voted", "stage")
    return step.on or date.min, order.index(step.kind)


def _last(steps: Iterable[Step]) -> date:
    return max((step.on for step in steps if step.on), default=date.min)
