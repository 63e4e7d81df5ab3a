"""The ASGI app: Streamlit with security headers, and our own plain answers beside its views.

Started by `tracker up`, or by hand: python -m streamlit run dashboard/app.py --server.port 8501
"""

import gc
import importlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from pkgutil import iter_modules
from threading import Thread

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from dashboard.data import ask, why_not_ready
from dashboard.headers import SecurityHeaders
from dashboard.routes import archived_copy, looked, style_sheet, table_file
from dashboard.widgets import PAGE_SIZE
from tracker.queries.ledger.flat import read_member_rows
from tracker.queries.papers.documents import Filters, find_documents
from tracker.queries.stances.held import read_paper_stances

_HERE = Path(__file__).parent
# What the first view needs and Python takes seconds to import: "healthy" then means ready.
_WARM = ("pandas", "pyarrow", "streamlit.elements.vega_charts")


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Import before the first visitor comes what the first view needs.

    What is here by then stays for good, so it is frozen: no collection of garbage looks at it.
    """
    own = (f"dashboard.{module.name}" for module in iter_modules([str(_HERE)]))
    for name in (*_WARM, *own):
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    Thread(target=_read_ahead, daemon=True).start()
    yield


def _read_ahead() -> None:
    """Read what first views would wait for: where the newest papers stand, the acts of members."""
    if why_not_ready() is None:
        papers = ask(find_documents, Filters(), 0, PAGE_SIZE).rows
        ask(read_paper_stances, tuple(row.document_id for row in papers))
        ask(read_member_rows)


def say_sorry(error: Exception) -> bool:
    """Tell a person that the page failed, in words; the traceback goes to the log."""
    logging.getLogger("dashboard").error("a page could not be drawn", exc_info=error)
    st.error(
        "This page could not be drawn: that is a fault of the tracker, not of the record. It is "
        "in the log with its time. The other pages work."
    )
    return True


app = st.App(
    _HERE / "main.py",
    lifespan=lifespan,
    routes=[
        Route("/archive/{sha256}", archived_copy),
        Route("/table/{token}.{form}", table_file),
        Route("/style.css", style_sheet),
        Route("/looked", looked),
    ],
    on_script_error=say_sorry,
    middleware=[Middleware(SecurityHeaders)],
)
