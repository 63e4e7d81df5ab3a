"""Every stored word of Washington on the Court: papers, speeches, bills, acts, each with its day.

A word's day is that on which it was signed, said or introduced, as far as it is known; when it was
published is told beside it. Nobody's hours are known, and none are made up.
"""

from collections.abc import Iterator
from datetime import date

import msgspec
from sqlalchemy import Connection, Engine, Row, and_, select

from tracker.queries.administration.spoken_papers import is_executive
from tracker.queries.administration.turns import read_answerers
from tracker.queries.branches import (
    branch_of_actor,
    branch_of_name,
    branch_of_section,
    names_both_chambers,
)
from tracker.queries.congress.floor import FloorStatement, read_floor
from tracker.queries.provenance import Sureness, read_sureness
from tracker.queries.rows import by, live
from tracker.queries.rulings import ruled_mentions, verdict_of
from tracker.store.tables import TABLES

_DOCUMENT, _MENTION = TABLES["Document"], TABLES["Mention"]
_NO_WORD = ("administration_period", "litigation", "injunction", "deadline", "un_vote")


class Word(msgspec.Struct, frozen=True):
    """A word of a branch on the Court; topics are those of the record's judgement.

    subject_kind and subject name our page of it. passages are the words that mean the Court.
    published_on is None where the word has no day of publication of its own.
    """

    branch: str
    kind: str
    subject_kind: str
    subject: str
    title: str
    on: date
    published_on: date | None
    speaker: str | None
    passages: tuple[str, ...]
    topics: frozenset[str]
    page_id: int
    origin: str
    url: str | None
    sureness: Sureness | None = None


def read_words(engine: Engine) -> list[Word]:
    """Every dated word on the Court whose branch is known, oldest first.

    An act of the record gives way to the official paper that it names.
    """
    papers = list(_papers(engine))
    told = {word.subject for word in papers}
    found = [*papers, *_bills(engine), *_acts(engine, told)]
    return sorted(found, key=lambda word: (word.on, word.branch, word.kind, word.subject))


def _papers(engine: Engine) -> Iterator[Word]:
    """Official papers that mean the Court; copies of others are left out.

    So is what a witness hands in before a hearing: it is no branch's word.
    """
    copy, paper = TABLES["DocumentCopy"].c, _DOCUMENT.c
    copies = select(copy.document_id).where(copy.gone_at.is_(None))
    wanted = (
        select(_MENTION, *(paper[name].label(f"paper_{name}") for name in _PAPER))
        .join(_DOCUMENT, and_(_MENTION.c.subject == paper.document_id, paper.gone_at.is_(None)))
        .where(_MENTION.c.gone_at.is_(None), paper.document_id.not_in(copies))
        .where(paper.collection.is_distinct_from("HHRG"))
        .order_by(_MENTION.c.subject, _MENTION.c.place.desc(), _MENTION.c.start)
    )
    with engine.connect() as connection:
        ruled = ruled_mentions(connection)
        rows = [row for row in connection.execute(wanted) if verdict_of(row, ruled) == "court"]
        grouped = by(rows, lambda row: row.subject)
        extra = _Extra.read(connection, list(grouped))
        stated = {row.subject: row.paper_speaker for row in rows if _may_be_several(row)}
        answering = read_answerers(connection, stated)
    said = by(read_floor(engine), lambda statement: statement.document_id)
    for document_id, found in grouped.items():
        words = _paper_words(found, extra, said.get(document_id, []))
        who = answering.get(document_id)
        yield from (msgspec.structs.replace(word, speaker=who or word.speaker) for word in words)


def _may_be_several(row: Row) -> bool:
    """Whether a paper is the executive's and names its speakers: a briefing may name several."""
    return bool(row.paper_speaker) and is_executive(row.paper_publisher)


_PAPER = (
    "kind", "title", "publisher", "url", "published_on", "signed_on", "speaker", "section",
    "page_id", "origin",
)  # fmt: skip


class _Extra(msgspec.Struct, frozen=True):
    """What other tables say of papers: agencies, signers, chambers and days of meetings."""

    agencies: dict[str, str]
    signers: dict[str, list[Row]]
    meetings: dict[str, Row]

    @staticmethod
    def read(connection: Connection, ids: list[str]) -> "_Extra":
        """What is stored of these papers."""
        held: dict[str, list[Row]] = {}
        for name in ("DocumentAgency", "DocumentSigner", "Hearing"):
            table = TABLES[name]
            live_rows = select(table).where(table.c.gone_at.is_(None))
            held[name] = [
                row
                for start in range(0, len(ids), 400)
                for row in connection.execute(
                    live_rows.where(table.c.document_id.in_(ids[start : start + 400]))
                )
            ]
        signers = sorted(held["DocumentSigner"], key=lambda row: row.position)
        return _Extra(
            {row.document_id: row.agency for row in held["DocumentAgency"]},
            by(signers, lambda row: row.document_id),
            {row.document_id: row for row in held["Hearing"]},
        )


def _paper_words(found: list[Row], extra: _Extra, said: list[FloorStatement]) -> Iterator[Word]:
    row, document_id = found[0], found[0].subject
    meeting, signers = extra.meetings.get(document_id), extra.signers.get(document_id, [])
    branch = (
        (meeting.chamber if meeting else None)
        or next((signer.chamber for signer in signers if signer.chamber), None)
        or branch_of_section(row.paper_section)
        or branch_of_name(row.paper_publisher)
        or branch_of_name(extra.agencies.get(document_id))
    )
    on = meeting.held_on if meeting else row.paper_signed_on or row.paper_published_on
    if branch is None or on is None:
        return
    speaker = row.paper_speaker or next((s.name for s in signers if s.role != "named"), None)
    base = Word(
        branch, row.paper_kind, "document", document_id, row.paper_title, on,
        None if meeting else row.paper_published_on, speaker,
        tuple(dict.fromkeys(mention.passage for mention in found)), frozenset(),
        row.paper_page_id, row.paper_origin, row.paper_url,
    )  # fmt: skip
    for one in said:
        words = (one.said.quote, one.said.words)
        yield msgspec.structs.replace(
            base, kind=f"{one.said.kind} in the Record", speaker=one.said.speaker, passages=words
        )
    if not said:
        yield base


def _bills(engine: Engine) -> Iterator[Word]:
    """Followed measures on the day of their introduction, with their sponsors."""
    bill, follow = TABLES["Bill"].c, TABLES["Follow"].c
    followed = select(follow.bill_id).where(follow.gone_at.is_(None))
    rows = live(engine, "Bill", bill.introduced_on.is_not(None), bill.bill_id.in_(followed))
    sure = read_sureness(engine, [row.bill_id for row in rows if row.origin == "record"])
    said = by(live(engine, "Mention", _MENTION.c.subject.in_(followed)), lambda row: row.subject)
    judged = TABLES["Judgement"].c
    topics = {row.subject: row.topics
              for row in live(engine, "Judgement", judged.subject_kind == "bill")}  # fmt: skip
    sponsor = TABLES["Sponsorship"].c
    sponsors = {
        row.bill_id: row.name
        for row in live(engine, "Sponsorship", sponsor.role == "sponsor",
                        sponsor.bill_id.in_(followed))
    }  # fmt: skip
    for row in rows:
        yield Word(
            "house" if row.bill_type.startswith("h") else "senate", "bill", "bill", row.bill_id,
            row.title, row.introduced_on, None, sponsors.get(row.bill_id),
            tuple(dict.fromkeys(one.passage for one in said.get(row.bill_id, ()))),
            _topics(topics.get(row.bill_id)), row.page_id, row.origin, row.url,
            sure.get(row.bill_id),
        )  # fmt: skip


def _acts(engine: Engine, told: set[str]) -> Iterator[Word]:
    """Acts of the record, by the branch of who acted; a letter of both chambers is of both."""
    act = TABLES["Act"].c
    rows = live(
        engine, "Act", act.acted_on.is_not(None), act.lane != "court", act.kind.not_in(_NO_WORD)
    )
    sure = read_sureness(engine, [row.act_id for row in rows if row.origin == "record"])
    offices = _offices(engine)
    for row in rows:
        if row.document_id in told:
            continue
        one = branch_of_actor(row.actor, row.title, row.administration, offices)
        both = ("senate", "house") if names_both_chambers(row.title) else (one,)
        for branch in filter(None, both):
            yield Word(
                branch, row.kind, "act", row.act_id, row.title, row.acted_on, None, row.actor,
                (row.detail,) if row.detail else (), _topics(row.topics), row.page_id,
                row.origin, row.url, sure.get(row.act_id),
            )  # fmt: skip


def _offices(engine: Engine) -> dict[str, str]:
    """Office of each person whom the record knows, by name and by each other form of it."""
    return {
        name: row.role
        for row in live(engine, "Person", TABLES["Person"].c.category == "us_official")
        for name in (row.name, *(row.aliases or "").split("; "))
        if name and row.role
    }


def _topics(text: str | None) -> frozenset[str]:
    return frozenset(part.strip() for part in (text or "").split(";") if part.strip())
