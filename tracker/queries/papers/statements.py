"""Statements and letters: who signs one, where it is published, and what a member signed."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

import msgspec
from sqlalchemy import Connection, Engine, Row, Select, or_, select

from tracker.reading.people.members import fold
from tracker.store.tables import TABLES

_PAPER, _TEXT, _SIGNER, _COPY, _MEMBER = (
    TABLES[name]
    for name in ("Document", "DocumentText", "DocumentSigner", "DocumentCopy", "Member")
)
_ROLES = ("publisher", "signed", "named")


class Publication(msgspec.Struct, frozen=True):
    """One place at which a statement is published; collection names whose copy of it we hold."""

    document_id: str
    title: str
    publisher: str
    url: str
    published_on: date | None
    collection: str | None
    page_id: int


class Signer(msgspec.Struct, frozen=True):
    """One who publishes or signs a statement, in the strongest role of all its publications.

    name is as printed where no member fits; document_id is the publication that says so.
    """

    name: str
    bioguide_id: str | None
    role: str
    party: str | None
    state: str | None
    confidence: str | None
    matched_by: str | None
    document_id: str


class StatementView(msgspec.Struct, frozen=True):
    """A statement with all its publications, the first of them first, and all its signers."""

    publications: list[Publication]
    signers: list[Signer]


class SignedPaper(msgspec.Struct, frozen=True):
    """A paper that a member publishes, signs or is named in; one of all its publications."""

    row: Row
    text: str | None
    role: str
    publisher: str


def copies() -> Select:
    """Ids of papers that are another paper's copy, as a subquery for lists."""
    return select(_COPY.c.document_id).where(_COPY.c.gone_at.is_(None))


def read_statement(engine: Engine, document_id: str) -> StatementView | None:
    """The statement that a paper is a publication of; None for a paper that nobody signs."""
    with engine.connect() as connection:
        root = _roots(connection).get(document_id, document_id)
        ids = [root, *(one for one, of in _roots(connection).items() if of == root)]
        columns = [_PAPER.c[name] for name in Publication.__struct_fields__]
        held = select(*columns).where(_PAPER.c.document_id.in_(ids), _PAPER.c.gone_at.is_(None))
        found = [Publication(*row) for row in connection.execute(held)]
        signers = _signers(connection, ids)
    if not signers:
        return None
    found.sort(key=lambda one: (one.document_id != root, one.published_on or date.max, one.url))
    return StatementView(found, signers)


def read_signed_papers(engine: Engine, ids: Collection[str]) -> dict[str, list[SignedPaper]]:
    """By member, the papers signed, each statement once: as his own office gives it, if it does."""
    wanted = (
        select(_PAPER, _TEXT.c.text.label("full_text"), _SIGNER.c.role)
        .add_columns(_SIGNER.c.bioguide_id.label("member"))
        .join(_SIGNER, _SIGNER.c.document_id == _PAPER.c.document_id)
        .outerjoin(_TEXT, _TEXT.c.document_id == _PAPER.c.document_id)
        .where(_SIGNER.c.bioguide_id.in_(ids), _SIGNER.c.gone_at.is_(None))
        .where(_PAPER.c.gone_at.is_(None))
    )
    best: dict[tuple[str, str], Row] = {}
    with engine.connect() as connection:
        roots = _roots(connection)
        for row in sorted(connection.execute(wanted), key=_strength):
            statement = roots.get(row.document_id, row.document_id)
            best.setdefault((row.member, statement), row)
    papers: dict[str, list[SignedPaper]] = {}
    for (member, _), row in best.items():
        text = row.full_text or row.text or row.abstract
        signed = SignedPaper(row, text, row.role, row.publisher)
        papers.setdefault(member, []).append(signed)
    return papers


def is_signed(document_id: object) -> object:
    """Condition: somebody signs the paper, so that whose words it is rests on no name alone."""
    return document_id.in_(select(_SIGNER.c.document_id).where(_SIGNER.c.gone_at.is_(None)))


def _strength(row: Row) -> tuple:
    return (_ROLES.index(row.role), row.collection is not None, row.document_id)


def _roots(connection: Connection) -> dict[str, str]:
    held = select(_COPY.c.document_id, _COPY.c.copy_of).where(_COPY.c.gone_at.is_(None))
    return {row.document_id: row.copy_of for row in connection.execute(held)}


def _signers(connection: Connection, ids: list[str]) -> list[Signer]:
    """Each person once: by bioguide id, else by the name as printed."""
    wanted = (
        select(_SIGNER, _MEMBER.c.full_name)
        .outerjoin(_MEMBER, _MEMBER.c.bioguide_id == _SIGNER.c.bioguide_id)
        .where(_SIGNER.c.document_id.in_(ids), _SIGNER.c.gone_at.is_(None))
        .where(or_(_MEMBER.c.gone_at.is_(None), _MEMBER.c.bioguide_id.is_(None)))
    )
    rows = connection.execute(wanted).all()
    # One printed without a match is who bears that name in the same statement.
    named = {fold(row.name): row.bioguide_id for row in rows if row.bioguide_id}
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        name = fold(row.name)
        groups[row.bioguide_id or named.get(name) or name].append(row)
    best = [min(rows, key=_place) for rows in groups.values()]
    return [
        Signer(
            row.full_name or row.name, row.bioguide_id, row.role, row.party, row.state,
            row.confidence, row.matched_by, row.document_id,
        )
        for row in sorted(best, key=_place)
    ]  # fmt: skip


def _place(row: Row) -> tuple:
    return (_ROLES.index(row.role), row.position, row.document_id)
