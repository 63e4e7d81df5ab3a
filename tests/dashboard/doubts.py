"""A store with doubts: papers, a statement, a measure, a vote, and provisions in three texts."""

from datetime import UTC, date, datetime
from pathlib import Path

from scrapers.archive import Archive
from tests.core.bill_xml import bill_xml, read_text, text_url
from tests.dashboard.defence import plant
from tests.dashboard.seed import DAY, NOW, SOURCES, add_run, source_row
from tracker.reading.keep import Known, keep
from tracker.records import Bill, Document, Judgement, Record, RollCall
from tracker.store import pages as stored
from tracker.store.db import open_store, writing
from tracker.store.migrate import migrate
from tracker.store.put import Stamp, put
from tracker.store.sources import put_sources

FR = "https://www.federalregister.gov/documents"
CHESS = "The ICC held its congress by correspondence. Grandmasters were elected."
PAPERS = {
    "fr:chess": ("Notice of a sporting event", date(2025, 5, 1), CHESS),
    "fr:visit": ("Notice of a visit", date(2025, 4, 1), "A delegation of the ICC came on Tuesday."),
    "fr:court": ("Sanctions", date(2025, 3, 1), "Sanctions on the International Criminal Court."),
}
SPEECH = Document(
    "state:visit", "press_statement", "Travel of the Under Secretary", "U.S. Department of State",
    "https://www.state.gov/visit", date(2025, 4, 2), speaker="Jane Roe, Department Spokesperson",
    text="On April 1 she met the Registrar of the International Criminal Court in The Hague.",
)  # fmt: skip
_HEADING = "Limitation on support for the International Criminal Court"
REWRITTEN = (
    ("ih", "2022-03-01", "No funds may be used to assist an investigation by the International "
     "Criminal Court of a national of the United States for acts in Afghanistan."),
    ("rh", "2022-05-01", "No funds may be used to pay for travel in aid of an investigation by the "
     "International Criminal Court of acts in Afghanistan by a national or ally of the United "
     "States, or to share records for that end."),
)  # fmt: skip
BILL = Bill("hr9-119", 119, "hr", 9, "A bill about the ICC", date(2025, 2, 1))
VOTE = RollCall(
    "h9-119.2025", 119, 1, "house", 9, "question", "2025-06-03T14:00:00",
    "On Motion to Recommit with Instructions", title="On the International Criminal Court",
    bill_id="hr10-119", yeas=200, nays=210, present=0, not_voting=20,
)  # fmt: skip


def build_doubts(folder: Path) -> Path:
    """The data folder: a doubtful measure, two doubtful papers, a vote and a speech not judged."""
    engine, archive = (
        open_store(f"sqlite:///{folder / 'tracker.sqlite'}"),
        Archive(folder / "archive"),
    )
    migrate(engine)
    with writing(engine) as connection:
        put_sources(connection, [source_row(*source) for source in SOURCES])
    for name, (title, on, text) in PAPERS.items():
        paper = Document(name, "notice", title, "Someone", f"{FR}/{name[3:]}", on, text=text)
        _page(engine, archive, "federal_register", paper.url, [paper])
    _page(engine, archive, "state_department", SPEECH.url, [SPEECH])
    _page(engine, archive, "bill_status", "https://www.govinfo.gov/hr9", [BILL])
    _page(engine, archive, "house_roll_calls", "https://clerk.house.gov/9", [VOTE])
    for name, *_ in SOURCES:
        add_run(engine, name, NOW - DAY, "green")
    engine.dispose()
    plant(folder).dispose()
    _rewritten(folder)
    return folder


def _rewritten(folder: Path) -> None:
    """A provision of which the second text shares few words with the first."""
    engine, archive = (
        open_store(f"sqlite:///{folder / 'tracker.sqlite'}"),
        Archive(folder / "archive"),
    )
    for version, day, text in REWRITTEN:
        titles = [("I", "Limits", [("101", _HEADING, [text])])]
        xml = bill_xml(
            8100, version, day, titles, "To limit certain funds, and for other purposes."
        )
        records = read_text(8100, version, xml)
        _page(engine, archive, "bill_texts", text_url(8100, version), records)
    engine.dispose()


def judge(folder: Path, stance: str) -> None:
    """Let the compiled record have judged the vote."""
    engine, archive = (
        open_store(f"sqlite:///{folder / 'tracker.sqlite'}"),
        Archive(folder / "archive"),
    )
    said = Judgement(VOTE.vote_id, "roll_call", stance, "The instructions struck the sanctions")
    _page(engine, archive, "record", "tracker:record/roll_calls", [said], "record")


def _page(
    engine, archive: Archive, source: str, url: str, records: list[Record], origin: str = "official"
) -> None:
    at, body = datetime.now(UTC), f"{url} {records}".encode()
    sha = archive.keep(body)
    with writing(engine) as connection:
        page_id = stored.add_page(
            connection, url=url, sha256=sha, source=source, content_type="text/plain",
            size=len(body), fetched_at=at,
        )  # fmt: skip
        kept = put(connection, keep(records, Known()), Stamp(page_id, url, at, origin))
        stored.finish_page(connection, page_id, at, dict.fromkeys(kept, 0))
