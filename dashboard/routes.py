"""Plain HTTP answers beside Streamlit: archived copies, tables, the looks, the mark "looked"."""

from datetime import UTC, datetime
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from dashboard.data import store
from dashboard.shell import STYLE
from dashboard.since import LOOKED
from dashboard.table_files import FORMS, find_table
from tracker.errors import StoreError
from tracker.queries.provenance import read_origin
from tracker.settings import read_settings
from tracker.store.bodies import read_body

_YEAR = 365 * 24 * 3600
_FOR_GOOD = f"private, max-age={_YEAR}, immutable"
# Shown as text, whatever it was served as: a stranger's page must never run under our address.
_AS_TEXT = (
    "text/",
    "application/json",
    "application/xml",
    "application/jsonl",
    "application/xhtml",
)
_SEALED = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": _FOR_GOOD,
}


async def archived_copy(request: Request) -> Response:
    """The bytes that we fetched, as text or as a file to save, never as a living page."""
    name = request.path_params["sha256"]
    try:
        body = await run_in_threadpool(read_body, read_settings().archive, name)
    except StoreError as error:
        return PlainTextResponse(f"{error}\n", status_code=404)
    origin = await run_in_threadpool(read_origin, store(), name)
    headers = dict(_SEALED)
    content_type = origin.content_type if origin else "application/octet-stream"
    if origin:
        headers["X-Archived-From"] = quote(origin.url, safe="/:?#[]@!$&'()*+,;=%")
        headers["X-Archived-At"] = origin.fetched_at.isoformat()
    if content_type.startswith(_AS_TEXT):
        return Response(body, media_type="text/plain; charset=utf-8", headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="{name[:16]}.bin"'
    return Response(body, media_type="application/octet-stream", headers=headers)


async def table_file(request: Request) -> Response:
    """The table of the view that a visitor has open, as a file to save."""
    form = request.path_params["form"]
    table = find_table(request.path_params["token"])
    if table is None or form not in FORMS:
        return PlainTextResponse("This view is closed. Open its page again.\n", status_code=404)
    name = quote(f"{table.name}.{form}", safe="")
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
        "Cache-Control": "no-store",
    }
    body = await run_in_threadpool(table.body, form)
    return Response(body, media_type=FORMS[form].content_type, headers=headers)


async def style_sheet(_request: Request) -> Response:
    """How all pages look; a browser keeps it, for other looks have another address."""
    return Response(STYLE, media_type="text/css", headers={"Cache-Control": _FOR_GOOD})


async def looked(_request: Request) -> Response:
    """Remember that a person has looked up to now, in a cookie and in the address led back to."""
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    answer = RedirectResponse(f"/?{urlencode({'since': now})}", status_code=303)
    answer.set_cookie(LOOKED, now, max_age=_YEAR, httponly=True, samesite="lax")
    answer.headers["Cache-Control"] = "no-store"
    return answer
