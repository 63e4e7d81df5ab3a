"""Statements in the ledger: those that a member publishes or signs, and papers by their speaker."""

from collections.abc import Callable, Collection, Mapping

import msgspec
from sqlalchemy import Engine, Row, select

from tracker.queries.ledger.entry import STANCES, Entry, Quote
from tracker.queries.ledger.evidence import Evidence
from tracker.queries.ledger.floor import floor_key
from tracker.queries.papers.statements import SignedPaper, is_signed, read_signed_papers
from tracker.queries.rows import by
from tracker.queries.rulings import Standing
from tracker.reading.people.joint import is_joint
from tracker.reading.verdict import read
from tracker.store.tables import TABLES

_PAPER, _FULL, _MEMBER = (TABLES[name] for name in ("Document", "DocumentText", "Member"))
Make = Callable[[Row, str | None], Entry | None]
_PLACE = "its own words"


def paper_entries(
    engine: Engine, ids: Collection[str], stances: Mapping[str, Standing]
) -> dict[str, list[Entry]]:  # fmt: skip
    """By member, papers that mean the Court: those signed, and those that name the speaker."""
    signed, spoken = read_signed_papers(engine, ids), _spoken(engine, ids)
    entry = _once()
    return {
        who: _of_one(who, signed.get(who, []), spoken.get(who, []), stances, entry)
        for who in {*signed, *spoken}
    }


def _of_one(
    who: str, signed: list[SignedPaper], spoken: list[Row], stances: Mapping[str, Standing],
    entry: Make,
) -> list[Entry]:  # fmt: skip
    given = [paper for paper in signed if paper.role == "publisher"]
    own = [(paper.row, paper.text) for paper in given if paper.row.kind != "reprint"]
    own += [(row, row.full_text or row.text or row.abstract) for row in spoken]
    entries = [_ruled(entry(row, text), stances.get(row.document_id)) for row, text in own]
    others = [paper for paper in signed if paper.role != "publisher"]
    entries += [_signed(who, paper, entry(paper.row, paper.text), stances) for paper in others]
    reprints = [paper for paper in given if paper.row.kind == "reprint"]
    entries += [_reprint(paper, entry(paper.row, paper.text)) for paper in reprints]
    return [made for made in entries if made]


def _spoken(engine: Engine, ids: Collection[str]) -> dict[str, list[Row]]:
    """By member, papers that print the whole name as the speaker's and that nobody signs."""
    wanted = (
        select(_PAPER, _FULL.c.text.label("full_text"), _MEMBER.c.bioguide_id.label("member"))
        .join(_MEMBER, _MEMBER.c.full_name == _PAPER.c.speaker)
        .outerjoin(_FULL, _FULL.c.document_id == _PAPER.c.document_id)
        .where(_MEMBER.c.bioguide_id.in_(ids), _PAPER.c.gone_at.is_(None))
        .where(~is_signed(_PAPER.c.document_id))
    )
    with engine.connect() as connection:
        return by(connection.execute(wanted), lambda row: row.member)


def _once() -> Make:
    """Reads each paper once, however many sign it."""
    made: dict[str, Entry | None] = {}

    def entry(row: Row, text: str | None) -> Entry | None:
        if row.document_id not in made:
            made[row.document_id] = _entry(row, text)
        return made[row.document_id]

    return entry


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


def _ruled(entry: Entry | None, standing: Standing | None) -> Entry | None:
    """An entry with what people ruled of its stance."""
    if entry is None or standing is None:
        return entry
    if standing.settled is None:
        return msgspec.structs.replace(entry, standing=standing)
    said = {"stance": standing.settled.value, "reason": standing.settled.reason}
    act = msgspec.structs.replace(entry.act, **said)
    return msgspec.structs.replace(entry, act=act, basis="people", standing=standing)


def _reprint(paper: SignedPaper, entry: Entry | None) -> Entry | None:
    """Another's column that a member gives out: that he did is a fact, its words are not his."""
    if entry is None:
        return None
    did = f"gave out again what {paper.row.speaker} wrote"
    act = msgspec.structs.replace(entry.act, did=did, stance="not_determined", reason=None)
    return Entry(act, "none", None)


def _signed(
    who: str, paper: SignedPaper, entry: Entry | None, stances: Mapping[str, Standing]
) -> Entry | None:  # fmt: skip
    """A statement in a signer's ledger: the words of another's release are not all the signer's.

    Whoever is only named in it as a signer holds what the letter says, not what its publisher adds.
    What people ruled of a paper holds for a signer where the deciding words are the letter's; of
    what he holds himself they rule apart, and that stands before it.
    """
    if entry is None:
        return None
    key = floor_key(paper.row.document_id, who)
    did = "signed" if paper.role == "signed" else "named as a signer"
    act = msgspec.structs.replace(entry.act, did=f"{did}; published by {paper.publisher}")
    if entry.quote and is_joint(paper.text or "", entry.quote.text):
        own = msgspec.structs.replace(entry, act=act, ruled_as=key)
        return _ruled(own, stances.get(key) or stances.get(paper.row.document_id))
    act = msgspec.structs.replace(act, stance="not_determined", reason=None)
    return _ruled(Entry(act, "none", ruled_as=key), stances.get(key))
