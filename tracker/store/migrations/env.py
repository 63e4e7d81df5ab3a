"""What alembic runs: today's tables against the connection that migrate.py hands over."""

from typing import Any

from alembic import context
from sqlalchemy import String
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from tracker.store.migrate import is_ours  # and with it every table


def _render(kind: str, item: Any, _context: Any) -> str | bool:
    """Plain SQLAlchemy types in the steps, so that no later library changes a frozen one."""
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, (AutoString, String)) and not item.length:
        return f"sa.{'Text' if item.__visit_name__ == 'text' else 'String'}()"
    return False


def _skip_empty(_context: Any, _revision: Any, scripts: list[Any]) -> None:
    """No file for a step in which nothing would be done."""
    if scripts[0].upgrade_ops.is_empty():
        scripts.clear()


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    include_object=is_ours,
    render_item=_render,
    process_revision_directives=_skip_empty,
    render_as_batch=True,
)
context.run_migrations()
