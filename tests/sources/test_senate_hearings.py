"""Senate hearings: facts checked against the Senate's own list, and what a second run does."""

from datetime import UTC, date, datetime

import pytest

from scrapers.runner import run
from scrapers.source import Page
from scrapers.sources.senate_hearings import SOURCE
from tests.origin import PAGES, serving
from tracker.records import Document
from tracker.store.tables import TABLES

NOW = datetime(2026, 7, 30, tzinfo=UTC)
LISTING = "https://www.senate.gov/general/committee_schedules/hearings.xml"


def _real(real, name: str) -> list[Document]:
    body = (real("executive-samples") / "samples" / "hearings" / name).read_bytes()
    return list(SOURCE.parse(Page(LISTING, body, "application/xml", NOW, "")))


@pytest.mark.real
def test_seventeen_meetings_were_listed_on_30_july_2026(real):
    found = {record.document_id: record for record in _real(real, "senate_hearings_2026-07-30.xml")}
    assert len(found) == 17
    labor = found["senate-meeting:338684"]
    assert labor.published_on == date(2026, 7, 30)
    assert labor.publisher == "US Senate, Health, Education, Labor, and Pensions"
    assert "Keith Sonderling, of Florida, to be Secretary of Labor" in labor.text
    # 16:36:25 in Washington, printed as "2026-07-29T16:36:25.000000Z-04:00".
    assert labor.updated_at == datetime(2026, 7, 29, 20, 36, 25, tzinfo=UTC)


@pytest.mark.real
def test_a_day_without_hearings_is_no_hearing(real):
    assert _real(real, "senate_hearings_2026-10-02_empty.xml") == []


def test_a_meeting_that_was_held_is_not_taken_for_withdrawn(house):
    two, none = ((PAGES / f"senate_hearings/{n}/body.xml").read_bytes()
                 for n in ("two_meetings", "none_scheduled"))  # fmt: skip
    with serving() as origin:
        house.settings.origin = origin.address
        origin.publish(LISTING, two)
        first = run(SOURCE, house.fetch(SOURCE), date(2026, 1, 1))
        origin.publish(LISTING, none)
        again = run(SOURCE, house.fetch(SOURCE), date(2026, 1, 1))
    assert (first.state, first.seen["Document"], first.counts["Document"].new) == ("green", 2, 1)
    assert (again.state, again.pages, again.changed_rows) == ("green", 0, 0)
    with house.engine.connect() as connection:
        (row,) = connection.execute(TABLES["Document"].select())
    assert (row.document_id, row.gone_at) == ("senate-meeting:399001", None)
