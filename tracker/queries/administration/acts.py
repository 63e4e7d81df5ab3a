"""What the pages of acts ask: one act with its judgement, basis, topics and neighbours."""

from datetime import date

import msgspec
from sqlalchemy import Connection, Engine, select

from tracker.queries.provenance import Origin, Sureness, read_origins, read_sureness
from tracker.records import Act, Judgement
from tracker.store.tables import TABLES

_ACT, _JUDGED, _TOPIC, _DOCUMENT = (
    TABLES[name] for name in ("Act", "Judgement", "Topic", "Document")
)


class Near(msgspec.Struct, frozen=True):
    """An act that stands under the same order, or the order itself."""

    act_id: str
    kind: str
    title: str
    acted_on: date | None


class ActView(msgspec.Struct, frozen=True):
    """One act; related are the acts that stand under the same order, those without a date last.

    document_title is that of the document by which it was done, None until that was read.
    """

    act: Act
    judgement: Judgement | None
    sureness: Sureness | None
    origin: Origin | None
    topics: list[str]
    related: list[Near]
    document_title: str | None = None


def read_act(engine: Engine, act_id: str) -> ActView | None:
    """One act, None if the store does not hold it."""
    with engine.connect() as connection:
        row = connection.execute(select(_ACT).where(_ACT.c.act_id == act_id)).first()
        if row is None:
            return None
        act = Act(*(row._mapping[name] for name in Act.__struct_fields__))
        columns = (_JUDGED.c[name] for name in Judgement.__struct_fields__)
        judged = connection.execute(select(*columns).where(_JUDGED.c.subject == act_id)).first()
        return ActView(
            act,
            Judgement(*judged) if judged else None,
            read_sureness(engine, [act_id]).get(act_id),
            read_origins(engine, [row.page_id]).get(row.page_id),
            _topics(connection, act.topics),
            _related(connection, act),
            connection.scalar(
                select(_DOCUMENT.c.title).where(_DOCUMENT.c.document_id == act.document_id)
            ),
        )


def _topics(connection: Connection, ids: str | None) -> list[str]:
    wanted = select(_TOPIC.c.topic_id, _TOPIC.c.name).where(
        _TOPIC.c.topic_id.in_((ids or "").split("; "))
    )
    names = {row.topic_id: row.name for row in connection.execute(wanted)}
    return [names.get(topic, topic) for topic in (ids or "").split("; ") if topic]


def _related(connection: Connection, act: Act) -> list[Near]:
    near = _ACT.c.under_act == act.act_id
    if act.under_act:
        near |= (_ACT.c.act_id == act.under_act) | (_ACT.c.under_act == act.under_act)
    wanted = select(*(_ACT.c[name] for name in Near.__struct_fields__)).where(
        near, _ACT.c.act_id != act.act_id, _ACT.c.gone_at.is_(None)
    )
    in_order = wanted.order_by(_ACT.c.acted_on.nulls_last(), _ACT.c.act_id)
    return [Near(*row) for row in connection.execute(in_order)]
