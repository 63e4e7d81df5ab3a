"""${message[:1].upper()}${message[1:]}: step ${up_revision} of the store's tables."""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a store from ${f"step {down_revision}" if down_revision else "nothing"} to step ${up_revision}."""
    ${upgrades if upgrades else "pass"}
