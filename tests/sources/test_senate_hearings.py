"""Senate hearings: facts checked against the Senate's own list, and what a second run does."""

from datetime import UTC, date, datetime

import pytest
from lxml import etree

from scrapers.runner import run
from scrapers.source import Page
from scrapers.sources.senate_hearings import SOURCE
from tests.origin import PAGES, answers, serving
from tracker.queries.upkeep.collecting import followed_bills
from tracker.records import Document, Follow, Hearing, HearingListing, HearingMeasure
from tracker.store.db import writing
from tracker.store.put import put
from tracker.store.tables import TABLES

NOW = datetime(2026, 7, 30, tzinfo=UTC)
LISTING = "https://www.senate.gov/general/committee_schedules/hearings.xml"


def _real(real, name: str) -> list:
    body = (real("executive-samples") / "samples" / "hearings" / name).read_bytes()
    return list(SOURCE.parse(Page(LISTING, body, "application/xml", NOW, "")))


def _by_id(records: list, kind: type) -> dict:
    return {record.document_id: record for record in records if isinstance(record, kind)}


@pytest.mark.real
def test_seventeen_meetings_were_listed_on_30_july_2026(real):
    records = _real(real, "senate_hearings_2026-07-30.xml")
    found, hearings = _by_id(records, Document), _by_id(records, Hearing)
    assert len(found) == len(hearings) == 17
    labor = found["senate-meeting:338684"]
    assert labor.published_on == date(2026, 7, 30)
    assert labor.publisher == "US Senate, Health, Education, Labor, and Pensions"
    # 16:36:25 in Washington, printed as "2026-07-29T16:36:25.000000Z-04:00".
    assert labor.updated_at == datetime(2026, 7, 29, 20, 36, 25, tzinfo=UTC)
    meeting = hearings["senate-meeting:338684"]
    assert (meeting.place, meeting.committee_codes, meeting.status) == ("SD-430", "sshr00", None)
    assert meeting.starts_at == datetime(2026, 7, 30, 13, 45, tzinfo=UTC)


@pytest.mark.real
def test_all_that_is_on_the_table_is_told_bills_and_nominations(real):
    records = _real(real, "senate_hearings_2026-07-30.xml")
    table = {
        record.measure: record for record in records
        if isinstance(record, HearingMeasure) and record.document_id == "senate-meeting:338684"
    }  # fmt: skip
    assert len(table) == 13  # "S.5038" of the matter is the same as "SN 5038" of the papers
    assert table["SN 5038"].bill_id == "s5038-119"
    assert table["PN 1129"].bill_id is None
    assert table["PN 1129"].description.startswith("Keith Sonderling, of Florida")
    assert "PN 937-3" in table


@pytest.mark.real
def test_a_day_without_hearings_is_no_hearing(real):
    assert _real(real, "senate_hearings_2026-10-02_empty.xml") == []


def _listing(*names: str) -> bytes:
    """The list with the meetings of these cases."""
    root = etree.Element("css_meetings_scheduled")
    for name in names:
        body = (PAGES / f"senate_hearings/{name}/body.xml").read_bytes()
        root.extend(etree.fromstring(body).iterfind("meeting"))
    return etree.tostring(root)


def _rows(house, record: type) -> list:
    with house.engine.connect() as connection:
        return list(connection.execute(TABLES[record.__name__].select()))


def test_a_meeting_that_left_the_list_stays_and_is_seen_to_have_left(house):
    with serving() as origin:
        house.settings.origin = origin.address
        origin.publish(LISTING, _listing("two_meetings"))
        first = run(SOURCE, house.fetch(SOURCE), date(2026, 1, 1))
        origin.publish(LISTING, _listing("none_scheduled"))
        again = run(SOURCE, house.fetch(SOURCE), date(2026, 1, 1))
        third = run(SOURCE, house.fetch(SOURCE), date(2026, 1, 1))
    assert (first.state, first.seen["Document"], first.counts["Document"].new) == ("green", 2, 1)
    assert (again.state, again.changed_rows, third.changed_rows) == ("green", 1, 0)
    (document,), (hearing,) = _rows(house, Document), _rows(house, Hearing)
    assert (document.document_id, document.gone_at) == ("senate-meeting:399001", None)
    assert hearing.gone_at is None
    (listed,) = _rows(house, HearingListing)
    assert listed.gone_at is not None


def test_of_several_measures_on_a_table_only_the_one_about_the_court_is_followed(house):
    with serving() as origin:
        house.settings.origin = origin.address
        origin.publish(LISTING, _listing("several_measures"))
        run(SOURCE, house.fetch(SOURCE), date(2026, 1, 1))
    assert followed_bills(house.engine) == {"s9951-119"}
    assert {row.bill_id for row in _rows(house, HearingMeasure)} == {
        "s9951-119", "s9952-119", "sres77-119", None,
    }  # fmt: skip
    (hearing,) = _rows(house, Hearing)
    assert (hearing.status, hearing.video_url) == ("postponed", None)


def test_a_meeting_on_a_followed_bill_is_kept_though_it_does_not_name_the_court(house, add_page):
    with serving() as origin:
        house.settings.origin = origin.address
        origin.publish(LISTING, _listing("two_meetings"))
        run(SOURCE, house.fetch(SOURCE), date(2026, 1, 1))
        with writing(house.engine) as connection:
            stamp = add_page(connection, "https://www.congress.gov/x")
            put(connection, [Follow("s9951-119", "person", "x", "asked for")], stamp)
        again = run(SOURCE, house.fetch(SOURCE), date(2026, 1, 1))
    assert again.counts["Hearing"].new == 1  # set aside the first time, looked at again now
    assert {row.event_id for row in _rows(house, Hearing)} == {"399001", "399002"}


@pytest.mark.real
def test_the_real_bot_wall_turns_the_source_red_and_loses_nothing(house, real):
    folder = real("executive-samples") / "samples" / "hearings"
    wall = (folder / "senate_hearings_akamai_403.html").read_bytes()
    with serving() as origin:
        house.settings.origin = origin.address
        origin.publish(LISTING, (folder / "senate_hearings_2026-07-30.xml").read_bytes())
        first = run(SOURCE, house.fetch(SOURCE), date(2026, 1, 1))
        origin.break_page(LISTING, answers(403, wall, Content_Type="text/html"))
        refused = run(SOURCE, house.fetch(SOURCE), date(2026, 1, 1))
        origin.mend()
        again = run(SOURCE, house.fetch(SOURCE), date(2026, 1, 1))
    assert (first.state, first.seen["Hearing"]) == ("green", 17)
    assert refused.state == "red"
    assert "HTTP 403 (bot wall)" in refused.faults[0]["message"]
    assert (again.state, again.changed_rows) == ("green", 0)
