"""Statements in the ledger: those that a member publishes or signs, and papers by their speaker."""

import msgspec
from sqlalchemy import Engine, Row, select

from tracker.queries.ledger_entry import STANCES, Entry, Quote
from tracker.queries.member_evidence import Evidence
from tracker.queries.rulings import Standing
from tracker.queries.statements import SignedPaper, is_signed, read_signed_papers
from tracker.reading.joint import is_joint
from tracker.reading.verdict import read
from tracker.store.tables import TABLES

_PAPER, _FULL = TABLES["Document"], TABLES["DocumentText"]
_PLACE = "its own words"


def paper_entries(
    engine: Engine, actor: str, names: list[str], stances: dict[str, Standing]
) -> list[Entry]:  # fmt: skip
    """Papers that mean the Court: those that a member signs, and those that name the speaker.

    actor is the bioguide id of a member or an official's name, names those that papers print.
    """
    signed = read_signed_papers(engine, actor)
    wanted = (
        select(_PAPER, _FULL.c.text.label("full_text"))
        .outerjoin(_FULL, _FULL.c.document_id == _PAPER.c.document_id)
        .where(_PAPER.c.speaker.in_(names), _PAPER.c.gone_at.is_(None))
        .where(~is_signed(_PAPER.c.document_id))
    )
    with engine.connect() as connection:
        rows = list(connection.execute(wanted))
    given = [paper for paper in signed if paper.role == "publisher"]
    own = [(paper.row, paper.text) for paper in given if paper.row.kind != "reprint"]
    own += [(row, row.full_text or row.text or row.abstract) for row in rows]
    entries = [_ruled(_entry(*paper), stances) for paper in own]
    entries += [_signed(paper) for paper in signed if paper.role != "publisher"]
    entries += [_reprint(paper) for paper in given if paper.row.kind == "reprint"]
    return [entry for entry in entries if entry]


def _entry(row: Row, text: str | None) -> Entry | None:
    text = text or row.title
    said = read(text, row.published_on, context=row.title)
    if not said["mention"]:
        return None
    stance = STANCES.get(said["stance"] or "", "not_determined")
    words = said["stance_quote"]
    act = Evidence(
        row.kind, row.published_on, "document", row.document_id, row.title,
        row.kind.replace("_", " "), stance, words and f"decided by “{words}”", None, row.origin,
        row.page_id, row.bill_id,
    )  # fmt: skip
    quote = Quote(words, "", _PLACE, row.page_id) if words else None
    return Entry(act, "rules" if stance != "not_determined" else "none", quote)


def _ruled(entry: Entry | None, stances: dict[str, Standing]) -> Entry | None:
    """A paper's entry with what people settled of its stance."""
    standing = stances.get(entry.act.subject) if entry else None
    if standing is None or not standing.settled:
        return entry
    said = {"stance": standing.settled.value, "reason": standing.settled.reason}
    act = msgspec.structs.replace(entry.act, **said)
    return msgspec.structs.replace(entry, act=act, basis="people", standing=standing)


def _reprint(paper: SignedPaper) -> Entry | None:
    """Another's column that a member gives out: that he did is a fact, its words are not his."""
    entry = _entry(paper.row, paper.text)
    if entry is None:
        return None
    did = f"gave out again what {paper.row.speaker} wrote"
    act = msgspec.structs.replace(entry.act, did=did, stance="not_determined", reason=None)
    return Entry(act, "none", None)


def _signed(paper: SignedPaper) -> Entry | None:
    """A statement in a signer's ledger: the words of another's release are not all the signer's.

    Whoever is only named in it as a signer holds what the letter says, not what its publisher adds.
    """
    entry = _entry(paper.row, paper.text)
    if entry is None:
        return None
    did = "signed" if paper.role == "signed" else "named as a signer"
    act = msgspec.structs.replace(entry.act, did=f"{did}; published by {paper.publisher}")
    if entry.quote and is_joint(paper.text or "", entry.quote.text):
        return msgspec.structs.replace(entry, act=act)
    act = msgspec.structs.replace(act, stance="not_determined", reason=None)
    return Entry(act, "none", None)
