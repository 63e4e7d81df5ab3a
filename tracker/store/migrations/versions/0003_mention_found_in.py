"""A mention's field record is called found_in: step 0003 of the store's tables."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

_CHANGE = sa.table("change", sa.column("id"), sa.column("record"), sa.column("old", sa.JSON))


def upgrade() -> None:
    """Bring a store from step 0002 to step 0003, with what its history kept of mentions."""
    op.execute("ALTER TABLE mention RENAME COLUMN record TO found_in")
    connection = op.get_bind()
    held = sa.select(_CHANGE.c.id, _CHANGE.c.old).where(_CHANGE.c.record == "Mention")
    for number, old in connection.execute(held).all():
        if "record" in old:
            told = {**old, "found_in": old["record"]}
            del told["record"]
            connection.execute(sa.update(_CHANGE).where(_CHANGE.c.id == number).values(old=told))
