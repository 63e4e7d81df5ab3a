"""Events of pages put into a store: one edited, moved, gone, back, and a site that went at once."""

from datetime import datetime, timedelta

from sqlalchemy import Engine

from scrapers.archive import Archive
from scrapers.sources.watched_pages.events import encode_event, event_address
from tests.dashboard.seed import DAY, HOUR, NOW, ORDER, add_page, add_run
from tracker.records import PageEvent
from tracker.store.db import writing
from tracker.store.looks import SOURCE, Look, encode_look, look_name
from tracker.store.pages import set_marks

SITE = "https://www.whitehouse.gov/briefings-statements"
PAPER = "https://www.federalregister.gov/d/2025-02612"
EDITED, MOVED, GONE, BACK = (f"{n:016x}" for n in (1, 2, 3, 4))
TITLE = "Statement <b>on the Court</b>"
BEFORE = (
    f"{TITLE}\n\nThe International Criminal Court has no jurisdiction over the United States.\n\n"
    "We will not cooperate with its investigation of our personnel.\n\nThat is all for today."
)
AFTER = BEFORE.replace("has no jurisdiction", "must have no jurisdiction").replace(
    "We will not cooperate with its investigation of our personnel.\n\n", ""
)


def add_changed_pages(engine: Engine, archive: Archive) -> None:
    """Put the events, with their copies, and how the looks stand."""
    told = [
        _event(EDITED, "edited", PAPER, NOW - 2 * DAY, archive, "the words of the page differ",
               deleted=11, inserted=2, before_text=BEFORE, after_text=AFTER),
        _event(MOVED, "moved", f"{SITE}/2/", NOW - 3 * DAY, archive,
               "the address leads to https://www.whitehouse.gov/new/2/",
               to_url="https://www.whitehouse.gov/new/2/"),
        _event(GONE, "gone", f"{SITE}/3/", NOW - 30 * DAY, archive,
               "HTTP 404 where a page was read before", after=False),
        _event(BACK, "back", f"{SITE}/3/", NOW - DAY, archive, "the page answers again"),
        *(_event(f"{n:016x}", "gone", f"https://www.state.gov/p{n}/", NOW - 9 * DAY + n * HOUR,
                 archive, "the address leads to an archive, https://2025-2029.state.gov/",
                 after=False) for n in range(20, 27)),
    ]  # fmt: skip
    for event in told:
        add_page(engine, archive, SOURCE, event_address(event), event.after_at, [event],
                 encode_event(event))  # fmt: skip
    _look_at(engine, told)
    add_run(engine, SOURCE, NOW - HOUR, "green", {"PageEvent": len(told)})


def _look_at(engine: Engine, told: list[PageEvent]) -> None:
    looks = {event.url: Look(NOW - HOUR, 3, is_gone=event.kind == "gone") for event in told}
    looks[f"{SITE}/3/"] = Look(NOW - HOUR, 9, "a" * 64, NOW - DAY, NOW - HOUR)
    looks[f"{SITE}/5/"] = Look(NOW - HOUR, 9, "b" * 64, NOW - DAY, NOW - HOUR)
    looks[f"{SITE}/6/"] = Look(NOW - HOUR, 9, is_faulty=True)
    looks[f"{SITE}/7/"] = Look(NOW - HOUR, 9, absent_since=NOW - HOUR)
    rows = [(f"cursor:{SOURCE}:{look_name(url)}", encode_look(look), False)
            for url, look in looks.items()]  # fmt: skip
    with writing(engine) as connection:
        set_marks(connection, SOURCE, rows)


def _event(
    event_id: str, kind: str, url: str, at: datetime, archive: Archive, reason: str, *,
    after: bool = True, **more: object,
) -> PageEvent:  # fmt: skip
    before = archive.keep(f"<html>before {event_id}</html>".encode())
    copy = archive.keep(f"<html>after {event_id}</html>".encode()) if after else None
    sure = at + timedelta(hours=7) if kind == "gone" else None
    return PageEvent(url, event_id, ORDER if url == PAPER else f"whitehouse:{event_id}", kind,
                     TITLE, at - DAY, at, before, reason, sure, copy, **more)  # fmt: skip
