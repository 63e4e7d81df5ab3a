"""Stores to look at: empty, the record alone, one with official pages, one in trouble."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, update

from dashboard.marks import EASTERN
from scrapers.archive import Archive
from tracker.record.install import install_record
from tracker.records import (
    Action,
    Bill,
    Disposition,
    Document,
    DocumentAgency,
    Follow,
    Mention,
    Record,
    RollCall,
    Sponsorship,
    TextVersion,
    VoteCast,
)
from tracker.store import pages as stored
from tracker.store.db import open_store, writing
from tracker.store.migrate import migrate
from tracker.store.put import Stamp, put
from tracker.store.runs import add_faults, begin_run, finish_run
from tracker.store.search import refresh_index
from tracker.store.sources import put_sources
from tracker.store.tables import TABLES

NOW = datetime.now(UTC).replace(microsecond=0)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SOURCES = (
    ("legislators", "Members of Congress", "@unitedstates project", "https://github.com/unitedstates/congress-legislators"),
    ("bill_status", "Bill status", "Government Publishing Office", "https://www.govinfo.gov/bulkdata/BILLSTATUS"),
    ("house_roll_calls", "House roll calls", "Clerk of the House", "https://clerk.house.gov/Votes"),
    ("senate_roll_calls", "Senate roll calls", "Secretary of the Senate", "https://www.senate.gov/legislative/votes_new.htm"),
    ("federal_register", "Federal Register", "Office of the Federal Register", "https://www.federalregister.gov"),
)  # fmt: skip
HR23 = "hr23-119"
ORDER = "fr:2025-02612"
ORDER_TEXT = (
    "By the authority vested in me as President, I find as follows. "
    "The International Criminal Court (ICC), as established by the Rome Statute, has engaged in "
    "illegitimate and baseless actions. The United States is not a party to the Rome Statute. "
    "Property of persons who assist the Court is blocked."
)


def build_store(folder: Path, state: str) -> Path:
    """The data folder, with a store in one of four states: empty, record, seeded, faulty."""
    engine = open_store(f"sqlite:///{folder / 'tracker.sqlite'}")
    archive = Archive(folder / "archive")
    migrate(engine)
    if state != "empty":
        install_record(engine, archive.keep)
        _date_back(engine)
    if state in ("seeded", "faulty"):
        seed(engine, archive)
    if state == "faulty":
        trouble(engine, archive)
    refresh_index(engine, datetime(1998, 1, 1, tzinfo=UTC))
    engine.dispose()
    return folder


def _date_back(engine: Engine) -> None:
    """Let the record have been loaded a month ago, before any source was read."""
    with writing(engine) as connection:
        for table in TABLES.values():
            connection.execute(update(table).values(first_seen_at=NOW - 30 * DAY))


def seed(engine: Engine, archive: Archive) -> None:
    """Sources that answered: a first reading ten days ago, and news since, one item late."""
    with writing(engine) as connection:
        put_sources(connection, [source_row(*source) for source in SOURCES])
    first = NOW - 10 * DAY
    for name, *_ in SOURCES:
        add_run(engine, name, first, "green")
    add_page(engine, archive, "bill_status", _BILL_URL, first - HOUR, _bill(first.date()))
    add_page(engine, archive, "house_roll_calls", _VOTE_URL, first - HOUR, _vote())
    add_page(engine, archive, "federal_register", _ORDER_URL, first - HOUR, _order())
    again = NOW - 2 * HOUR
    late = [*_bill(first.date()), Action(HR23, "late", 9, again.date() - 90 * DAY,
            "Referred to the Subcommittee on Europe.")]  # fmt: skip
    late.append(
        Action(
            HR23,
            "new",
            10,
            again.astimezone(EASTERN).date(),
            "Placed on the Calendar of the Senate.",
        )
    )
    add_page(engine, archive, "bill_status", _BILL_URL, again, late)
    for name, *_ in SOURCES:
        add_run(engine, name, again, "green", {"Action": 2} if name == "bill_status" else {})


def trouble(engine: Engine, archive: Archive) -> None:
    """One source broken with its body kept, one late, one closed, one never read."""
    rows = [source_row(*source) for source in SOURCES if source[0] != "legislators"]
    rows.append(source_row("record_search", "GovInfo search", "Government Publishing Office",
                           "https://www.govinfo.gov"))  # fmt: skip
    late = next(row for row in rows if row["name"] == "senate_roll_calls")
    late["stale_after_seconds"] = 60
    with writing(engine) as connection:
        put_sources(connection, rows)
    url = "https://clerk.house.gov/evs/2025/roll007.xml"
    sha = archive.keep(b"<html><script>alert(1)</script>Just a moment...</html>")
    with writing(engine) as connection:
        stored.add_page(
            connection, url=url, sha256=sha, source="house_roll_calls", fetched_at=NOW,
            content_type="text/html", size=54,
        )  # fmt: skip
    fault = {
        "kind": "parse", "url": url, "message": f"{url}: HTML where a roll call was expected",
        "sha256": sha, "trace": None,
    }  # fmt: skip
    add_run(engine, "house_roll_calls", NOW - HOUR, "red", faults=[fault])


def source_row(name: str, title: str, publisher: str, home: str) -> dict[str, object]:
    """What a source's file says of it, as put_sources takes it."""
    return {
        "name": name, "title": title, "publisher": publisher, "home": home,
        "every_seconds": 21600, "stale_after_seconds": 172800, "group": None,
    }  # fmt: skip


def add_run(
    engine: Engine, source: str, ended: datetime, state: str,
    new: dict[str, int] | None = None, faults: Iterable[dict] = (),
) -> int:  # fmt: skip
    """Id of a run that ended at a moment."""
    counts = {
        name: {"new": n, "changed": 0, "unchanged": 0, "gone": 0, "returned": 0}
        for name, n in (new or {}).items()
    }
    with writing(engine) as connection:
        run_id = begin_run(connection, source, ended - timedelta(minutes=3))
        add_faults(connection, run_id, list(faults))
        finish_run(
            connection, run_id, finished_at=ended, state=state, pages=2, counts=counts,
            seen=new or {}, notes=["House 2026: not published here (404)"],
        )  # fmt: skip
    return run_id


def add_page(
    engine: Engine, archive: Archive, source: str, url: str, at: datetime, records: list[Record],
    body: bytes = b"", content_type: str = "application/json",
) -> int:  # fmt: skip
    """Id of a page of a source with records stored from it."""
    body = body or json.dumps([repr(record) for record in records]).encode()
    with writing(engine) as connection:
        page_id = stored.add_page(
            connection, url=url, sha256=archive.keep(body), source=source, fetched_at=at,
            content_type=content_type, size=len(body),
        )  # fmt: skip
        put(connection, records, Stamp(page_id, url, at))
        stored.finish_page(connection, page_id, at, {"Bill": 1})
    return page_id


_BILL_URL = "https://www.govinfo.gov/bulkdata/BILLSTATUS/119/hr/BILLSTATUS-119hr23.xml"
_VOTE_URL = "https://clerk.house.gov/evs/2025/roll007.xml"
_ORDER_URL = "https://www.federalregister.gov/api/v1/documents/2025-02612.json"


def _bill(day: date) -> list[Record]:
    return [
        Bill(HR23, 119, "hr", 23, "Illegitimate Court Counteraction Act", date(2025, 1, 3),
             "house", latest_action_on=day, url="https://www.congress.gov/bill/119/house-bill/23"),
        Follow(HR23, "mention", HR23, "Bill: “International Criminal Court”"),
        Sponsorship(HR23, "R000614", "sponsor", "Roy, Chip", date(2025, 1, 3), True, None,
                    "R", "TX", 21),
        Sponsorship(HR23, "M001184", "cosponsor", "Massie, <b>Thomas</b>", date(2025, 1, 7), False,
                    None, "R", "KY", 4),
        Action(HR23, "passed", 3, date(2025, 1, 9), "Passed House by recorded vote: 243 - 140."),
        TextVersion("hr23-119-eh", HR23, "eh", "Engrossed in House", date(2025, 1, 9)),
    ]  # fmt: skip


def _vote() -> list[Record]:
    return [
        RollCall("h7-119.2025", 119, 1, "house", 7, "question", "2025-01-09T11:41:00",
                 "On Passage", result="Passed", bill_id=HR23,
                 yeas=243, nays=140, present=1, not_voting=50),
        VoteCast("h7-119.2025", "R000614", "R000614", None, "Roy", "R", "TX", "yea", "Yea"),
        VoteCast("h7-119.2025", "M001184", "M001184", None, "Massie", "R", "KY", "present",
                 "Present"),
    ]  # fmt: skip


def _order() -> list[Record]:
    start = ORDER_TEXT.index("International Criminal Court")
    passage = ORDER_TEXT.split(". ", 1)[1]
    return [
        Document(ORDER, "executive_order", "Imposing Sanctions on the International Criminal Court",
                 "Executive Office of the President", "https://www.federalregister.gov/d/2025-02612",
                 date(2025, 2, 12), date(2025, 2, 6), number="14203", citation="90 FR 9369",
                 text=ORDER_TEXT, pdf_url="https://www.govinfo.gov/content/pkg/FR/2025-02612.pdf"),
        Disposition(ORDER, "1", 1, "See: EO 13928, June 11, 2020"),
        DocumentAgency(ORDER, "Executive Office of the President"),
        Mention(ORDER, "Document", "Document:text", start, start + 28,
                "International Criminal Court", "court", "name", "the Court's full name", passage),
        Document("govinfo:CREC-2025-01-09-pt1-PgH85", "record_item",
                 "ILLEGITIMATE COURT COUNTERACTION ACT <script>", "Congress",
                 "https://www.govinfo.gov/app/details/CREC-2025-01-09", date(2025, 1, 9),
                 congress=119, bill_id=HR23, text="Debate on the International Criminal Court."),
    ]  # fmt: skip
