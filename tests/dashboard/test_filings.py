"""Papers of a set form on a document's page: versions, filings, cases, printed hearings."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scrapers.archive import Archive
from scrapers.source import Page
from scrapers.sources import (
    communications,
    congressional_record,
    court_cases,
    crs_reports,
    lobbying_filings,
    ofac_actions,
    record_search,
)
from scrapers.sources.crs_reports.versions import SITE
from tests.dashboard.conftest import MAIN, shown
from tests.dashboard.seed import NOW, add_page, build_store
from tests.sources.statements import body_of
from tracker.reading.keep import Known, keep
from tracker.settings import read_settings
from tracker.store.db import open_store

LATEST, OLDER = "crs:R49999:2026-02-13-2c2c2c2c", "crs:R49999:2019-08-07-1b1b1b1b"
EMERGENCY_REPORT = "communication:house-ec2302-119"
CASES = (
    (crs_reports.SOURCE, "report_of_three_versions", f"{SITE}/reports/R49999.json"),
    (crs_reports.SOURCE, "text_of_a_version", f"{SITE}/files/2026-02-13_R49999_{'2c' * 20}.html"),
    (crs_reports.SOURCE, "product", "https://api.congress.gov/v3/crsreport/R49999?format=json"),
    (lobbying_filings.SOURCE, "filing", "https://lda.gov/api/v1/filings/1/"),
    (lobbying_filings.SOURCE, "amendment", "https://lda.gov/api/v1/filings/9/"),
    (court_cases.SOURCE, "docket", "https://www.courtlistener.com/api/rest/v4/search/#docket-1"),
    (record_search.SOURCE, "nomination_hearing",
     "https://www.govinfo.gov/content/pkg/CHRG-119shrg99998/html/CHRG-119shrg99998.htm"),
    (congressional_record.SOURCE, "house_communications_2025",
     "https://www.govinfo.gov/content/pkg/CREC-2025-11-12/html/CREC-2025-11-12-pt1-PgH4700-3.htm"),
    (communications.SOURCE, "house_item",
     "https://api.congress.gov/v3/house-communication/119/ec/2302?format=json"),
    (ofac_actions.SOURCE, "program", ofac_actions.PROGRAM),
    (ofac_actions.SOURCE, "license_wind_down",
     "https://ofac.treasury.gov/media/900001/download?inline#ofac:icc-gl-12"),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one paper of each form, and two texts of a report."""
    place = build_store(tmp_path_factory.mktemp("filings"), "record")
    engine = open_store(f"sqlite:///{place / 'tracker.sqlite'}")
    archive = Archive(place / "archive")
    older = body_of("crs_reports", "text_of_a_version").replace(b"In 2025", b"In 2020")
    files = [(s, url, body_of(s.name, case)) for s, case, url in CASES]
    url = f"{SITE}/files/20190807_R49999_{'1b' * 20}.html"
    files.append((crs_reports.SOURCE, url, older.replace(b"14203", b"13928")))
    for source, url, body in files:
        page = Page(url, body, "text/html", datetime.now(UTC), "")
        records = keep(source.parse(page), Known(stored={EMERGENCY_REPORT}))
        add_page(engine, archive, source.name, url, NOW, records, body)
    engine.dispose()
    return place


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Callable[..., str]:
    """HTML of a page on that store."""

    def read(page: str, **params: str) -> str:
        monkeypatch.setenv("TRACKER_DATA", str(folder))
        read_settings.cache_clear()
        at = AppTest.from_file(MAIN, default_timeout=30)
        at.run().switch_page(f"app_pages/{page}.py")
        for name, value in params.items():
            at.query_params[name] = value
        return shown(at.run())

    return read


def test_a_report_shows_its_versions_and_what_changed_since_the_last(opened):
    html = opened("document", id=LATEST)
    assert "3 of 3 versions concern the Court and are kept" in html
    assert "What changed since the version of 7 Aug 2019" in html
    assert "[−13928.−]" in html
    assert "{+14203" in html
    assert "Congress.gov now states version 7" in html
    assert "by Megan S. Example; John Roe" in html
    assert "The words of one of the two are not held" in opened("document", id=OLDER)


def test_a_filing_shows_who_lobbied_whom_for_how_much(opened):
    html = opened("document", id="lda:11111111-2222-3333-4444-555555555555")
    assert "<dd>$40,000</dd>" in html
    assert "SENATE; HOUSE OF REPRESENTATIVES" in html


def test_a_filing_that_was_amended_leads_to_what_amends_it_and_not_the_other_way(opened):
    html = opened("document", id="lda:11111111-2222-3333-4444-555555555555")
    assert "id=lda:99999999-2222-3333-4444-555555555555" in html.replace("%3A", ":")
    assert "posted 3 Aug 2026" in html
    html = opened("document", id="lda:99999999-2222-3333-4444-555555555555")
    assert "$50,000" in html
    assert "Amended by" not in html


def test_a_case_shows_parties_and_papers_and_stands_on_the_page_of_sanctions(opened):
    html = opened("document", id="courtlistener:69999999")
    assert "Jane Roe; Donald J. Trump" in html
    assert "Order on Motion for Preliminary Injunction" in html
    assert "https://storage.courtlistener.com/recap/" in html
    html = opened("sanctions")
    assert "Cases in court whose papers name the Court" in html
    assert "Roe v. Trump" in html


def test_a_license_shows_until_when_it_authorizes_in_its_own_words(opened):
    html = opened("document", id="ofac:icc-gl-12")
    assert "20 Nov 2099: “authorized through 12:01 a.m. eastern standard time" in html
    assert "Max Roe" not in html.partition("What it says of the Court")[0]


def test_a_printed_hearing_names_the_nominee(opened):
    html = opened("document", id="govinfo:CHRG-119shrg99998")
    assert '/nominees?q=Doe"' in html
    assert "Jane Q. Doe</a> (nominee), OF VIRGINIA, NOMINATED TO BE" in html
    assert "printed as “Ms. Doe”" in html
    assert "Printed, and in nobody's own words" in html


def test_a_communication_says_from_whom_under_which_law_and_what_congress_gov_says(opened):
    html = opened("document", id=EMERGENCY_REPORT)
    assert "Executive communication EC-2302 of Department of the Treasury, printed 12 Nov" in html
    assert "<dt>From</dt><dd>Secretary, Department of the Treasury</dd>" in html
    assert "<dt>Referred to</dt><dd>Committee on Foreign Affairs</dd>" in html
    assert "Congress.gov gives the same day: Report on expenditures of a national emerg" in html
    assert "Congress.gov has not been asked of it yet." in opened(
        "document", id="communication:house-ec2304-119"
    )
