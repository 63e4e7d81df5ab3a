"""Statements published more than once, joined to the first of them: kept as rows of our own."""

from collections import defaultdict
from collections.abc import Callable

import msgspec
from sqlalchemy import Engine, select

from tracker.reading.copies import Statement, find_copies
from tracker.reading.people.members import fold
from tracker.records import DocumentCopy
from tracker.store.own_page import keep_own_page
from tracker.store.tables import TABLES

_PAPER, _TEXT, _SIGNER = (TABLES[n] for n in ("Document", "DocumentText", "DocumentSigner"))


def keep_copies(engine: Engine, keep: Callable[[bytes], str]) -> bool:
    """Whether what is whose copy differs from what was last kept; it is then kept, as one page.

    keep archives bytes and answers their sha256.
    """
    records = find_copies(_statements(engine))
    body = b"\n".join(map(msgspec.json.encode, records))
    return keep_own_page(engine, "copies", body, DocumentCopy, records, keep)


def _statements(engine: Engine) -> list[Statement]:
    """All papers that are stored with who publishes or signs them."""
    columns = (_PAPER.c.document_id, _PAPER.c.published_on, _PAPER.c.title, _TEXT.c.text)
    with engine.connect() as connection:
        signed = connection.execute(
            select(_SIGNER.c.document_id, _SIGNER.c.name, _SIGNER.c.bioguide_id).where(
                _SIGNER.c.gone_at.is_(None)
            )
        ).all()
        known = {fold(row.name): row.bioguide_id for row in signed if row.bioguide_id}
        signers = defaultdict(set)
        for row in signed:
            name = fold(row.name)
            signers[row.document_id].add(row.bioguide_id or known.get(name) or name)
        wanted = (
            select(*columns, _PAPER.c.publisher, _PAPER.c.collection)
            .outerjoin(_TEXT, _TEXT.c.document_id == _PAPER.c.document_id)
            .where(
                _PAPER.c.gone_at.is_(None), _PAPER.c.document_id.in_(select(_SIGNER.c.document_id))
            )
        )
        return [
            Statement(
                row.document_id, row.published_on, row.title, row.text or "", row.publisher,
                frozenset(signers[row.document_id]), row.collection is None,
            )
            for row in connection.execute(wanted)
        ]  # fmt: skip
