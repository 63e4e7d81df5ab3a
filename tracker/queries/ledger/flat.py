"""The ledger flat, a row an act: for tables, and for whoever works with it elsewhere."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import msgspec
from sqlalchemy import Engine

from tracker.congress import congress_on, split_bill_id, split_vote_id
from tracker.queries.administration.officials import read_officials
from tracker.queries.congress.members import read_members
from tracker.queries.ledger.acts import Entry, read_ledgers
from tracker.queries.ledger.evidence import Evidence
from tracker.queries.ledger.serving import read_served
from tracker.queries.provenance import read_origins
from tracker.queries.rows import live
from tracker.store.tables import TABLES


class LedgerRow(msgspec.Struct, frozen=True):
    """One act: whose, when, what, its stance and on what that rests, its quote, pages, who ruled.

    actor is a bioguide id or an official's id; party, state and chamber are those of the day, None
    for officials and where they are not known; review is empty, pending or settled; page_url is the
    official page, None where only the compiled record states it.
    """

    actor: str
    name: str | None
    party: str | None
    state: str | None
    chamber: str | None
    congress: int | None
    on: date | None
    kind: str
    did: str
    position: str | None
    subject_kind: str
    subject: str
    title: str
    stance: str | None
    basis: str
    reason: str | None
    quote: str | None
    quote_place: str | None
    review: str
    ruled_by: str | None
    signed_by: str | None
    page_url: str | None
    page_sha256: str | None
    fetched_at: datetime | None


def flat_rows(engine: Engine, ledgers: Mapping[str, Sequence[Entry]]) -> list[LedgerRow]:
    """The entries of each actor as flat rows, in their order."""
    pages = {entry.act.page_id for entries in ledgers.values() for entry in entries}
    origins, rows = read_origins(engine, pages), []
    actors = {actor for actor, entries in ledgers.items() if entries}
    names, served = _names(engine, actors), read_served(engine, actors)
    for actor, entry in ((who, entry) for who, entries in ledgers.items() for entry in entries):
        act, quote, origin = entry.act, entry.quote, origins.get(entry.act.page_id)
        settled, pending = entry.standing.settled, entry.standing.pending
        ruling, signed = settled or pending, entry.standing.signed
        url = act.url or (origin.url if origin and origin.is_official else None)
        then = served(actor, act.on)
        rows.append(LedgerRow(
            actor, names.get(actor), (act.party or then.party or "")[:1] or None, then.state,
            _chamber(act) or then.chamber, congress_on(act.on) if act.on else None,
            act.on, act.kind, act.did, act.position, act.subject_kind, act.subject, act.title,
            act.stance, entry.basis,
            act.reason, quote.text if quote else None, quote.place if quote else None,
            "pending" if pending else "settled" if settled else "",
            ruling.author if ruling else None, signed.author if signed else None,
            url, origin.sha256 if origin else None, origin.fetched_at if origin else None,
        ))  # fmt: skip
    return rows


def read_ledger_rows(engine: Engine, actor: str | None = None) -> list[LedgerRow]:
    """Rows of one actor, or of every official and member of whom an act is held."""
    actors = [actor] if actor else [
        *(row.official_id for row in read_officials(engine) if row.acts),
        *(row.bioguide_id for row in read_members(engine)),
    ]  # fmt: skip
    found = read_ledgers(engine, actors)
    return flat_rows(engine, {name: found[name] for name in actors})


def read_member_rows(engine: Engine) -> list[LedgerRow]:
    """Rows of every member of whom an act is held, newest first."""
    members = [row.bioguide_id for row in live(engine, "Member")]
    rows = flat_rows(engine, read_ledgers(engine, members))
    return sorted(rows, key=lambda row: (row.on or date.min, row.subject, row.actor), reverse=True)


def _names(engine: Engine, actors: set[str]) -> dict[str, str]:
    """Names of members by bioguide id and of officials by theirs."""
    members = live(engine, "Member", TABLES["Member"].c.bioguide_id.in_(actors))
    names = {row.bioguide_id: row.full_name for row in members}
    if len(names) < len(actors):
        names |= {row.official_id: row.name for row in read_officials(engine)}
    return names


def _chamber(act: Evidence) -> str | None:
    """Chamber in which an act on a roll call or a measure was done, None of other acts."""
    if act.kind == "vote":
        return split_vote_id(act.subject)[0]
    if act.kind in ("sponsored", "cosponsored", "withdrew", "amendment"):
        return "house" if split_bill_id(act.subject)[0].startswith("h") else "senate"
    return None
