"""What the pages of acts ask: one act with its judgement, basis, topics and neighbours."""

from datetime import date

import msgspec
from sqlalchemy import Connection, Engine, select

from tracker.queries.provenance import Origin, Sureness, read_origins, read_sureness
from tracker.records import Act, Judgement
from tracker.store.tables import TABLES

_ACT, _JUDGED, _TOPIC = TABLES["Act"], TABLES["Judgement"], TABLES["Topic"]


class Near(msgspec.Struct, frozen=True):
    """An act that stands under the same order, or the order itself."""

    act_id: str
    title: str
    acted_on: date | None


class ActView(msgspec.Struct, frozen=True):
    """One act; related are the acts that stand under the same order."""

    act: Act
    judgement: Judgement | None
    sureness: Sureness | None
    origin: Origin | None
    topics: list[str]
    related: list[Near]


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
    wanted = select(_ACT.c.act_id, _ACT.c.title, _ACT.c.acted_on).where(
        near, _ACT.c.act_id != act.act_id
    )
    rows = connection.execute(wanted.where(_ACT.c.gone_at.is_(None)).order_by(_ACT.c.acted_on))
    return [Near(*row) for row in rows]
