"""Nominees to look at: one tied to the hearing, the vote and acts; one apart; one not yet heard."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine

from scrapers.archive import Archive
from scrapers.source import Page, Source
from scrapers.sources import nominations, record_search
from tests.dashboard.seed import NOW, add_page
from tests.sources.statements import body_of
from tracker.queries.administration.nominations import known_names
from tracker.reading.keep import Known, keep
from tracker.records import Act, Judgement, Person, RollCallListing

HEARING = "https://www.govinfo.gov/content/pkg/CHRG-119shrg99998/html/CHRG-119shrg99998.htm"
LISTS = "https://www.senate.gov/legislative/LIS/nominations/"
MENU = "https://www.senate.gov/legislative/LIS/roll_call_lists/vote_menu_119_2.xml"
DAY = date(2026, 5, 1)


def add_nominees(engine: Engine, archive: Archive) -> None:
    """Jane Q. Doe, heard, confirmed and in office; Lou Roe of another office; Kim Sample."""
    people = [
        Person("doe", "Jane Q. Doe", "us_official",
               "Ambassador-at-Large for Global Criminal Justice"),
        Person("sample", "Kim Sample", "us_official", "US Ambassador to the UN"),
        Person("roe", "Lou Roe", "us_official", "Secretary of the Treasury"),
    ]  # fmt: skip
    acts = [
        Act(f"doe-{n}", "administration", "statement", f"Statement {n} on the Court",
            DAY + timedelta(days=20 * n), actor="Jane Q. Doe")
        for n in range(4)
    ]  # fmt: skip
    stances = ("against", "supports", "mixed")
    judged = [
        Judgement(f"doe-{n}", "act", stance, "for the test") for n, stance in enumerate(stances)
    ]
    line = RollCallListing(
        "s101-119.2026", 119, 2, "senate", 101, "15-Apr", "PN852-1", "On the Nomination",
        "Confirmed", "Confirmation: Jane Q. Doe, of Virginia, to be Ambassador", 53, 45,
    )  # fmt: skip
    add_page(engine, archive, "legislators", "tracker:record/nominees", NOW,
             [*people, *acts, *judged])  # fmt: skip
    add_page(engine, archive, "senate_roll_calls", MENU, NOW, [line])
    _read(engine, archive, record_search.SOURCE, "nomination_hearing", HEARING)
    for case, name in (
        ("confirmed", "NomCivilianConfirmed"),
        ("withdrawn", "NomWithdrawn"),
        ("in_committee", "NomCivilianPendingCommittee"),
    ):
        _read(engine, archive, nominations.SOURCE, case, f"{LISTS}{name}.xml#119")


def _read(engine: Engine, archive: Archive, source: Source, case: str, url: str) -> None:
    body = body_of(source.name, case)
    page = Page(url, body, "application/xml", datetime.now(UTC), "")
    records = keep(source.parse(page), Known(people=lambda: known_names(engine)))
    add_page(engine, archive, source.name, url, NOW, records, body)
