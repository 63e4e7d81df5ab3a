"""Where a paper's speaker or a measure stands toward the Court: by rules, record and people."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, Row, or_, select

from tracker.queries.administration.spoken_papers import SPOKEN
from tracker.queries.rulings import Standing, read_standings, ruled_mentions, unfollowed, verdict_of
from tracker.queries.stances.titles import TitleStance, read_title_stances
from tracker.reading.sides.polarity import differ
from tracker.reading.sides.stance import find_stance
from tracker.records import Ruling
from tracker.store.tables import TABLES

_PAPER, _WHOLE, _MENTION, _JUDGED, _ACT, _BILL, _FOLLOW = (
    TABLES[name]
    for name in ("Document", "DocumentText", "Mention", "Judgement", "Act", "Bill", "Follow")
)
# Papers by which somebody says what he holds; of others, such as notices, no stance is read.
_SAID = (
    *SPOKEN, "letter", "executive_order", "proclamation", "presidential_action",
    "presidential_document", "presidential_message",
)  # fmt: skip
_HELD = {"supportive": "supports", "opposed": "against"}
_PARTS = 500
Basis = Literal["people", "record", "rules", "none"]


class StanceView(msgspec.Struct, frozen=True):
    """A stance with all that says it: what is shown and on which basis, and what the rules read.

    stance is supports, against, mixed, informational or not_determined; quote is the sentence that
    decided the rules, passage the words to judge it by, sentence what the record says of it.
    """

    subject_kind: Literal["document", "bill", "act"]
    subject: str
    title: str
    on: date | None
    speaker: str | None
    page_id: int
    url: str | None
    stance: str
    basis: Basis
    why: str
    passage: str
    machine: str
    quote: str | None = None
    sentence: str | None = None
    settled: Ruling | None = None
    signed: Ruling | None = None
    pending: Ruling | None = None
    objected: Ruling | None = None
    judged: str | None = None
    judged_reason: str | None = None

    @property
    def disagrees(self) -> bool:
        """Whether the rules and the record both take a side, and not the same."""
        return differ(self.judged, self.machine)

    @property
    def standing(self) -> Standing:
        """What people ruled of it."""
        return Standing(self.settled, self.signed, self.pending, self.objected)


class Meant(msgspec.Struct, frozen=True):
    """A stored mention with what it means once people ruled; place names the text that it is in."""

    place: str
    start: int
    end: int
    verdict: Literal["court", "uncertain"]
    passage: str


class Reading(msgspec.Struct, frozen=True):
    """What the rules make of a text: a stance in the words of judgements, and why."""

    stance: str
    quote: str | None
    why: str


def read_paper_stances(engine: Engine, ids: Iterable[str]) -> dict[str, StanceView]:
    """The stance of each of these papers that says something of the Court, by document id."""
    found: dict[str, StanceView] = {}
    wanted, standings = sorted(set(ids)), read_standings(engine, "stance")
    with engine.connect() as connection:
        judged = _acts_judged(connection)
        for start in range(0, len(wanted), _PARTS):
            part = wanted[start : start + _PARTS]
            meant = _meant(connection, _MENTION.c.subject.in_(part))
            rows = connection.execute(_papers().where(_PAPER.c.document_id.in_(list(meant))))
            for row in rows:
                standing = standings.get(row.document_id, Standing())
                act, mentions = judged.get(row.document_id), meant[row.document_id]
                found[row.document_id] = _paper_view(engine, row, mentions, standing, act)
    return found


def read_paper_stance(engine: Engine, document_id: str) -> StanceView | None:
    """The stance of one paper; None if no words of it mean the Court."""
    return read_paper_stances(engine, [document_id]).get(document_id)


def read_stances_to_rule(engine: Engine, most: int = 200) -> list[StanceView]:
    """What nobody has judged yet: followed measures, then papers, of these the newest so many."""
    return [*_measures(engine), *_unjudged_papers(engine, most)]


def read_measure_view(engine: Engine, bill_id: str) -> StanceView | None:
    """The stance of one measure; None if the store does not hold it."""
    return next(_measure_views(engine, _BILL.c.bill_id == bill_id), None)


def read_measure_views(engine: Engine) -> list[StanceView]:
    """The stance of every measure that is followed or judged, newest first."""
    judged = select(_JUDGED.c.subject).where(_JUDGED.c.gone_at.is_(None))
    followed = select(_FOLLOW.c.bill_id).where(_FOLLOW.c.gone_at.is_(None))
    which = _BILL.c.bill_id.in_(followed) | _BILL.c.bill_id.in_(judged)
    return list(_measure_views(engine, which))


def is_said(kind: str, speaker: str | None) -> bool:
    """Whether a paper is somebody's own words, so that a stance may be read in it."""
    return kind in _SAID or bool(speaker)


@lru_cache(maxsize=65536)
def read_by_rules(
    engine: Engine, document_id: str, _changed_at: datetime, mentions: tuple[Meant, ...]
) -> Reading:
    """What the rules read of a paper's own text, once for each version of it and its mentions."""
    with engine.connect() as connection:
        place, text = _words(connection, document_id)
    said = find_stance(text, [span for span in mentions if span.place == place])
    stance = _HELD.get(said.stance, said.stance if said.stance != "unknown" else "not_determined")
    return Reading(stance, said.quote or None, said.why)


def _words(connection: Connection, document_id: str) -> tuple[str, str]:
    """The fullest text held of a paper, and its place as mentions name it."""
    wanted = select(_PAPER.c.text, _PAPER.c.abstract, _PAPER.c.title)
    row = connection.execute(wanted.where(_PAPER.c.document_id == document_id)).one()
    whole = select(_WHOLE.c.text).where(_WHOLE.c.document_id == document_id)
    if row.text is None and (text := connection.scalar(whole.where(_WHOLE.c.gone_at.is_(None)))):
        return "DocumentText:text", text
    return next((f"Document:{name}", text) for name, text in row._mapping.items() if text)


def _papers() -> object:
    names = ("document_id", "kind", "title", "publisher", "url", "published_on", "speaker")
    columns = (_PAPER.c[name] for name in (*names, "page_id", "changed_at"))
    changed = select(_WHOLE.c.changed_at).where(_WHOLE.c.document_id == _PAPER.c.document_id)
    text_changed = changed.limit(1).scalar_subquery().label("text_changed_at")
    return select(*columns, text_changed).where(_PAPER.c.gone_at.is_(None))


def _paper_view(
    engine: Engine, row: Row, mentions: tuple[Meant, ...], standing: Standing, act: Row | None
) -> StanceView:
    read = Reading("not_determined", None, "a paper of this kind states no position of its own")
    if is_said(row.kind, row.speaker):
        stamp = max(filter(None, (row.changed_at, row.text_changed_at)))
        read = read_by_rules(engine, row.document_id, stamp, mentions)
    stance, basis, why = _shown(read, standing, act)
    return StanceView(
        "document", row.document_id, row.title, row.published_on, row.speaker, row.page_id,
        row.url, stance, basis, why, _passage(mentions), read.stance, read.quote, None,
        standing.settled, standing.signed, standing.pending, standing.objected,
    )  # fmt: skip


def _shown(read: Reading, standing: Standing, judged: Row | None) -> tuple[str, Basis, str]:
    """What is shown: what people settled, else what the record says, else what the rules read."""
    if standing.settled is not None:
        return standing.settled.value or "not_determined", "people", standing.settled.reason
    if judged is not None:
        return judged.stance, "record", judged.reason
    return read.stance, "none" if read.stance == "not_determined" else "rules", read.why


def _meant(connection: Connection, which: ColumnElement[bool]) -> dict[str, tuple[Meant, ...]]:
    """Mentions of each subject that means the Court, its text before its title."""
    ruled = ruled_mentions(connection)
    order = (_MENTION.c.place.desc(), _MENTION.c.start)
    held = select(_MENTION).where(which, _MENTION.c.gone_at.is_(None)).order_by(*order)
    found: dict[str, list[Meant]] = {}
    for row in connection.execute(held):
        if (verdict := verdict_of(row, ruled)) != "other":
            meant = Meant(row.place, row.start, row.end, verdict, row.passage)
            found.setdefault(row.subject, []).append(meant)
    return {name: tuple(all_of_it) for name, all_of_it in found.items() if _passage(all_of_it)}


def _passage(mentions: Iterable[Meant]) -> str | None:
    """The first passage that means the Court for certain."""
    return next((meant.passage for meant in mentions if meant.verdict == "court"), None)


def _acts_judged(connection: Connection) -> dict[str, Row]:
    """What the record judged of the act that a paper is, by document id."""
    wanted = (
        select(_ACT.c.document_id, _JUDGED.c.stance, _JUDGED.c.reason)
        .join(_JUDGED, _JUDGED.c.subject == _ACT.c.act_id)
        .where(_ACT.c.document_id.is_not(None), _ACT.c.gone_at.is_(None))
        .where(_JUDGED.c.gone_at.is_(None))
    )
    return {row.document_id: row for row in connection.execute(wanted)}


def _unjudged_papers(engine: Engine, most: int) -> list[StanceView]:
    """The newest papers in which a stance may be read, of which nobody has said anything."""
    said = or_(_PAPER.c.kind.in_(_SAID), _PAPER.c.speaker.is_not(None))
    certain = select(_MENTION.c.subject).where(_MENTION.c.gone_at.is_(None))
    judged = select(_JUDGED.c.subject).where(_JUDGED.c.gone_at.is_(None))
    of_acts = (
        select(_ACT.c.document_id)
        .join(_JUDGED, _JUDGED.c.subject == _ACT.c.act_id)
        .where(_ACT.c.document_id.is_not(None))
    )
    wanted = (
        select(_PAPER.c.document_id)
        .where(_PAPER.c.gone_at.is_(None), said, _PAPER.c.document_id.in_(certain))
        .where(_PAPER.c.document_id.not_in(judged), _PAPER.c.document_id.not_in(of_acts))
        .order_by(_PAPER.c.published_on.desc().nulls_last(), _PAPER.c.document_id)
        .limit(most)
    )
    with engine.connect() as connection:
        ids = list(connection.scalars(wanted))
    views = read_paper_stances(engine, ids)
    return [views[name] for name in ids if name in views]


def _measures(engine: Engine) -> list[StanceView]:
    """Measures that are followed, and not judged or read another way by the rules; newest first."""
    followed = select(_FOLLOW.c.bill_id).where(_FOLLOW.c.gone_at.is_(None))
    with engine.connect() as connection:
        ended = unfollowed(connection)
    views = _measure_views(engine, _BILL.c.bill_id.in_(followed) & _BILL.c.bill_id.not_in(ended))
    waiting = (view for view in views if view.pending is None and view.settled is None)
    return [view for view in waiting if view.judged is None or view.disagrees]


def _measure_views(engine: Engine, which: ColumnElement[bool]) -> Iterator[StanceView]:
    wanted = select(_BILL).where(which, _BILL.c.gone_at.is_(None))
    standings = read_standings(engine, "stance")
    with engine.connect() as connection:
        rows = list(connection.execute(wanted.order_by(_BILL.c.introduced_on.desc().nulls_last())))
        ids = [row.bill_id for row in rows]
        meant = _meant(connection, _MENTION.c.subject.in_(ids))
        judged = select(_JUDGED).where(_JUDGED.c.subject.in_(ids), _JUDGED.c.gone_at.is_(None))
        held = {row.subject: row for row in connection.execute(judged) if row.origin != "person"}
        titles = read_title_stances(connection, ids)
    for row in rows:
        standing = standings.get(row.bill_id, Standing())
        read, own = _by_title(titles[row.bill_id]), held.get(row.bill_id)
        shown, basis, reason = _shown(read, standing, own)
        yield StanceView(
            "bill", row.bill_id, row.title, row.introduced_on, None, row.page_id, row.url, shown,
            basis, reason, _passage(meant.get(row.bill_id, ())) or row.title, read.stance,
            read.quote,
            _sentence(own, basis), standing.settled, standing.signed, standing.pending,
            standing.objected, own and own.stance, own and own.reason,
        )  # fmt: skip


def _by_title(told: TitleStance) -> Reading:
    """What the rules read in the titles of a measure."""
    if told.stance is None:
        return Reading("not_determined", None, "its titles tell no stance")
    return Reading(told.stance, told.title, "the rules read it so in the title")


def _sentence(judged: Row | None, basis: Basis) -> str | None:
    return judged.sentence if judged is not None and basis == "record" else None
