"""What looking at pages again asks of the store: which pages, how they stand, what changed."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, and_, or_, select

from tracker.queries.rulings import means_court
from tracker.reading.page_words import SECOND_LOOK, is_copy, next_look_after
from tracker.store.looks import Look, read_looks
from tracker.store.tables import TABLES, ChangeRow, PageRow

_DOCUMENT, _TEXT, _MENTION = TABLES["Document"], TABLES["DocumentText"], TABLES["Mention"]
_PAGE, _CHANGE = PageRow.__table__, ChangeRow.__table__


class Watched(msgspec.Struct, frozen=True):
    """A paper whose page is looked at again: its source's own copy, and how the looks stand.

    text is None where the source gives no full text; is_page tells a copy of the page itself from
    an item of a feed or an answer of an API, whose words come in another dress.
    """

    document_id: str
    url: str
    title: str
    published_on: date | None
    first_seen_at: datetime
    source: str
    sha256: str
    fetched_at: datetime
    is_page: bool
    text: str | None
    look: Look | None


class Reworded(msgspec.Struct, frozen=True):
    """A paper of which its own source read other words than before, both copies at hand."""

    change_id: int
    document_id: str
    url: str
    title: str
    before_text: str
    after_text: str
    before_sha256: str
    after_sha256: str
    before_at: datetime
    after_at: datetime


def watched_pages(engine: Engine, sources: Iterable[str]) -> list[Watched]:
    """Official papers of these sources whose words mean the Court, or meant it once.

    A paper that is a PDF is none: it is given out once, and a new one has an address of its own.
    """
    with engine.connect() as connection:
        looks = read_looks(connection)
        # A mention in doubt counts once a person confirmed it; one that went, if it was certain.
        told = or_(_MENTION.c.verdict == "court", _MENTION.c.gone_at.is_(None))
        named = select(_MENTION.c.subject).where(told)
        document = _DOCUMENT.c
        wanted = (
            select(
                document.document_id, document.url, document.title, document.published_on,
                document.first_seen_at, _PAGE.c.source, _PAGE.c.sha256, _PAGE.c.fetched_at,
                _PAGE.c.url.label("page_url"), _PAGE.c.content_type, _TEXT.c.text,
            )
            .join(_PAGE, _PAGE.c.id == document.page_id)
            .outerjoin(_TEXT, _TEXT.c.document_id == document.document_id)
            .where(document.origin == "official", _PAGE.c.source.in_(list(sources)))
            .where(document.url.startswith("https://"), document.document_id.in_(named))
            .where(means_court(connection, document.document_id))
            .where(document.pdf_url.is_distinct_from(document.url))
            .order_by(document.document_id)
        )  # fmt: skip
        return [_watched(row, looks.get(row.url)) for row in connection.execute(wanted)]


def _watched(row: Row, look: Look | None) -> Watched:
    is_page = row.page_url == row.url and "html" in row.content_type
    return Watched(*row[:8], is_page, row.text, look)


def due_at(page: Watched, pace: float = 1.0) -> datetime:
    """When a page is to be looked at next: by the age of what it says, or of its last change.

    pace stretches each wait; 0 makes every page due at once.
    """
    look = page.look
    if look is None:
        return page.first_seen_at
    if look.is_faulty or (look.absent_since and not look.is_gone):
        return look.tried_at + SECOND_LOOK * pace
    published = page.published_on or page.first_seen_at.date()
    young_since = datetime(published.year, published.month, published.day, tzinfo=UTC)
    if look.changed_at:
        young_since = max(young_since, look.changed_at)
    return look.tried_at + next_look_after(look.tried_at - young_since) * pace


def reworded(engine: Engine, after: int) -> list[Reworded]:
    """Papers whose text came anew in the same form with a later page, since a change's id.

    A text that differs because it is read anew from the same page is none.
    """
    wanted = (
        select(_CHANGE, _PAGE.c.sha256, _PAGE.c.fetched_at)
        .join(_PAGE, _PAGE.c.id == _CHANGE.c.page_id)
        .where(_CHANGE.c.record == "DocumentText", _CHANGE.c.kind == "changed")
        .where(_CHANGE.c.id > after)
        .order_by(_CHANGE.c.id.desc())
    )
    newer: dict[str, Any] = {}
    found = []
    with engine.connect() as connection:
        for row in connection.execute(wanted).all():
            (document_id,) = row.key
            then = newer.get(document_id) or _text_now(connection, document_id)
            found.append(_reworded(connection, row, then))
            newer[document_id] = row.old
    return [change for change in reversed(found) if change]


def newest_change(engine: Engine) -> int:
    """Id of the newest change of a row, 0 if there is none."""
    wanted = select(_CHANGE.c.id).order_by(_CHANGE.c.id.desc()).limit(1)
    with engine.connect() as connection:
        return connection.scalar(wanted) or 0


def _text_now(connection: Connection, document_id: str) -> Any:
    wanted = select(_TEXT).where(_TEXT.c.document_id == document_id)
    return connection.execute(wanted).mappings().one()


def _reworded(connection: Connection, row: Row, after: Any) -> Reworded | None:
    (document_id,), old = row.key, row.old
    before_page = connection.execute(select(_PAGE).where(_PAGE.c.id == old["page_id"])).one()
    paper = connection.execute(
        select(_DOCUMENT.c.url, _DOCUMENT.c.title).where(_DOCUMENT.c.document_id == document_id)
    ).first()
    if paper is None or old["form"] != after["form"] or before_page.sha256 == row.sha256:
        return None
    return Reworded(
        row.id, document_id, paper.url, paper.title, old["text"], after["text"],
        before_page.sha256, row.sha256,
        datetime.fromisoformat(old["last_seen_at"]), row.fetched_at,
    )  # fmt: skip


def find_twin(engine: Engine, page: Watched, words: str) -> str | None:
    """Address at which the same words of the same day stand as another paper, None if nowhere."""
    same_day = and_(
        _DOCUMENT.c.published_on == page.published_on,
        _DOCUMENT.c.document_id != page.document_id, _DOCUMENT.c.url != page.url,
        _DOCUMENT.c.gone_at.is_(None),
    )  # fmt: skip
    wanted = (
        select(_DOCUMENT.c.url, _DOCUMENT.c.title, _TEXT.c.text)
        .join(_TEXT, _TEXT.c.document_id == _DOCUMENT.c.document_id)
        .where(same_day, _TEXT.c.gone_at.is_(None))
        .order_by(_DOCUMENT.c.document_id)
    )
    with engine.connect() as connection:
        looks = read_looks(connection)
        for row in connection.execute(wanted):
            look = looks.get(row.url)
            if look and (look.is_gone or look.absent_since):
                continue
            if is_copy(words, f"{row.title}\n\n{row.text}"):
                return row.url
    return None
