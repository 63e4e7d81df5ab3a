"""The ledger flat, a row an act: for CSV, and for whoever works with it elsewhere."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import msgspec
from sqlalchemy import Engine

from tracker.queries.administration.officials import read_officials
from tracker.queries.congress.members import read_members
from tracker.queries.ledger.acts import Entry, read_ledgers
from tracker.queries.provenance import read_origins


class LedgerRow(msgspec.Struct, frozen=True):
    """One act: what, when, its stance and on what that rests, its quote, its pages, who ruled.

    actor is a bioguide id or an official's id; review is empty, pending or settled; page_url is the
    official page, None where only the compiled record states it.
    """

    actor: str
    on: date | None
    kind: str
    did: str
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
    for actor, entry in ((who, entry) for who, entries in ledgers.items() for entry in entries):
        act, quote, origin = entry.act, entry.quote, origins.get(entry.act.page_id)
        settled, pending = entry.standing.settled, entry.standing.pending
        ruling, signed = settled or pending, entry.standing.signed
        url = act.url or (origin.url if origin and origin.is_official else None)
        rows.append(LedgerRow(
            actor, act.on, act.kind, act.did, act.subject, act.title, act.stance, entry.basis,
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
