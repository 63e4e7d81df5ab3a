"""House hearings: facts of real files, and how a meeting is found, moved and looked at again."""

from datetime import UTC, date, datetime, timedelta

import pytest

from scrapers.disk import read_file
from scrapers.runner import Result, run
from scrapers.sources.house_hearings import SOURCE
from scrapers.sources.house_hearings.lists import read_day, read_feed, witness_address, xml_address
from tests.origin import Origin, serving
from tests.sources.statements import body_of, recorded
from tracker.errors import ParseError
from tracker.records import (
    Document,
    Follow,
    Hearing,
    HearingMeasure,
    HearingPaper,
    HearingWitness,
)
from tracker.store.db import writing
from tracker.store.put import put
from tracker.store.tables import TABLES, ChangeRow

TODAY = datetime.now(UTC).date()
DOCS = "https://docs.house.gov"


def _of(records: list, kind: type) -> list:
    return [record for record in records if isinstance(record, kind)]


@pytest.mark.real
def test_the_rules_committee_met_on_two_bills_one_named_in_the_title_alone(real):
    folder = real("executive-samples") / "samples" / "hearings"
    records = list(SOURCE.parse(read_file(SOURCE, folder / "house_docs_sample_hearing.xml")))
    (hearing,) = _of(records, Hearing)
    assert (hearing.event_id, hearing.committee_codes, hearing.place) == (
        "102252", "hsru00", "H-313 CAPITOL",
    )  # fmt: skip
    assert hearing.starts_at == datetime(2014, 5, 19, 21, tzinfo=UTC)  # 5 p.m. in Washington
    assert [(m.measure, m.bill_id) for m in _of(records, HearingMeasure)] == [
        ("H.R. 4435", "hr4435-113"), ("H.R. 4660", "hr4660-113"),
    ]  # fmt: skip


@pytest.mark.real
def test_a_witness_of_the_postal_service_is_read_with_his_paper(real):
    folder = real("executive-samples") / "samples" / "hearings"
    records = list(SOURCE.parse(read_file(SOURCE, folder / "house_docs_sample_witness.xml")))
    (witness,), (paper,) = _of(records, HearingWitness), _of(records, HearingPaper)
    assert (witness.document_id, witness.name) == ("house-meeting:102266", "James P. Cochrane")
    assert (witness.organization, witness.testified) == ("U.S. Postal Service", True)
    assert (paper.kind, paper.witness) == ("WB", "James P. Cochrane")


def test_a_bare_number_is_no_bill_unless_its_file_tells_the_type():
    found = _of(recorded(SOURCE, "markup_rescheduled"), HearingMeasure)
    assert {m.measure: m.bill_id for m in found} == {
        "H.R. 23": "hr23-119", "10355": None, "77": "hjres77-119",
    }  # fmt: skip


def test_what_was_withdrawn_is_left_out():
    papers = _of(recorded(SOURCE, "hearing"), HearingPaper)
    assert [paper.description for paper in papers] == ["Hearing Notice"]
    witnesses = _of(recorded(SOURCE, "witness_list"), HearingWitness)
    assert [(w.name, w.panel, w.testified) for w in witnesses] == [
        ("Jane Q. Doe", 1, True), ("Max Roe", 2, None),
    ]  # fmt: skip


def _feed(*items: tuple[str, str]) -> bytes:
    """A committee's feed as served: &nbsp; in descriptions, a stub with guid 0."""
    written = "".join(
        f"<item><title>Hearing: A title</title>"
        f"<link>{DOCS}/Committee/Calendar/ByEvent.aspx?EventID={event}</link>"
        f"<description>Committee on Foreign Affairs&nbsp;Meeting Date: Thursday</description>"
        f'<guid isPermaLink="false">{event}</guid>'
        f'<enclosure url="{url.replace("https", "http")}" length="0" type="text/xml" />'
        f"<pubDate>Thu, 10 Sep 2026 16:30:14 GMT</pubDate></item>"
        for event, url in items
    )
    stub = f'<item><title/><link>{DOCS}/Committee/</link><guid isPermaLink="false">0</guid></item>'
    return (
        f'<rss version="2.0"><channel><title>FA00</title>{written}{stub}</channel></rss>'.encode()
    )


def _day(*events: str) -> bytes:
    rows = "".join(
        f'<tr><td><a href="ByEvent.aspx?EventID={event}" title="A title">A title</a><br>'
        f'<span class="text-tiny" title="Committee on Foreign Affairs">Foreign Affairs</span></td>'
        f'<td><span class="text-small">10:00 AM</span></td></tr>'
        for event in events
    )
    empty = "" if rows else "<tr><td>No meetings found.</td></tr>"
    grid = f'<table id="MainContent_GridViewMeetings">{rows}{empty}</table>'
    return f"<!DOCTYPE html><html><body>{grid}</body></html>".encode()


def _url(event: str, day: date, kind: str = "HHRG") -> str:
    stamp = f"{day:%Y%m%d}"
    return f"{DOCS}/meetings/FA/FA00/{stamp}/{event}/{kind}-119-FA00-{stamp}.xml"


def _meeting(case: str, day: date, old: str) -> bytes:
    return body_of(SOURCE.name, case).replace(old.encode(), day.isoformat().encode())


def _publish(origin: Origin, feed: bytes) -> None:
    committees = b'<html><select><option value="0">All</option><option value="FA00">FA</option>'
    origin.publish(f"{DOCS}/Committee/Committees.aspx", committees, "text/html")
    origin.publish(f"{DOCS}/Committee/RSS.ashx?Code=FA00", feed, "text/xml")
    for number in range(-12, 25):
        url = f"{DOCS}/Committee/Calendar/ByDay.aspx?DayID={TODAY + timedelta(number):%m%d%Y}"
        origin.publish(url, _day(), "text/html")


def _run(house) -> Result:
    return run(SOURCE, house.fetch(SOURCE), TODAY - timedelta(days=9))


def _rows(house, kind: type) -> list:
    with house.engine.connect() as connection:
        return list(connection.execute(TABLES[kind.__name__].select()))


def test_a_hearing_of_a_feed_is_kept_with_its_witnesses_and_a_second_run_changes_nothing(house):
    day = TODAY + timedelta(days=9)
    with serving() as origin:
        house.settings.origin = origin.address
        _publish(origin, _feed(("119999", _url("119999", day))))
        origin.publish(_url("119999", day), _meeting("hearing", day, "2026-09-24"))
        witnesses = witness_address(_url("119999", day))
        origin.publish(witnesses, body_of(SOURCE.name, "witness_list"))
        first, again = _run(house), _run(house)
    assert (first.state, first.faults) == ("green", [])
    assert (again.state, again.changed_rows) == ("green", 0)
    assert [row.name for row in _rows(house, HearingWitness)] == ["Jane Q. Doe", "Max Roe"]
    (hearing,) = _rows(house, Hearing)
    assert (hearing.held_on, hearing.status, hearing.gone_at) == (day, "scheduled", None)


def test_a_meeting_that_moves_and_is_then_canceled_keeps_what_was_stated_before(house):
    day, later = TODAY + timedelta(days=5), TODAY + timedelta(days=12)
    with serving() as origin:
        house.settings.origin = origin.address
        for to, status in ((day, b"S"), (later, b"R"), (later, b"C")):
            _publish(origin, _feed(("119999", _url("119999", to))))
            body = _meeting("hearing", to, "2026-09-24")
            told = body.replace(b"<current-status>S<", b"<current-status>%b<" % status)
            origin.publish(_url("119999", to), told)
            assert _run(house).state == "green"
    (hearing,) = _rows(house, Hearing)
    assert (hearing.held_on, hearing.status, hearing.gone_at) == (later, "canceled", None)
    with house.engine.connect() as connection:
        changes = connection.execute(ChangeRow.__table__.select()).all()
    told = [(c.old["held_on"], c.old["status"]) for c in changes if c.record == "Hearing"]
    assert told == [(day.isoformat(), "scheduled"), (later.isoformat(), "rescheduled")]


def test_a_markup_of_a_followed_bill_that_the_calendar_alone_names_is_kept(house, add_page):
    day = TODAY - timedelta(days=2)
    with writing(house.engine) as connection:
        stamp = add_page(connection, "https://www.congress.gov/x")
        put(connection, [Follow("hjres77-119", "person", "x", "asked for")], stamp)
    with serving() as origin:
        house.settings.origin = origin.address
        _publish(origin, _feed())
        calendar = f"{DOCS}/Committee/Calendar/"
        origin.publish(f"{calendar}ByDay.aspx?DayID={day:%m%d%Y}", _day("119998"), "text/html")
        paper = _url("119998", day, "HMKP").replace(".xml", "-SD001.pdf")
        event = (
            f'<div id="previewPanel"><h1>Markup<small></small></h1><a href="{paper}">x</a></div>'
        )
        origin.publish(f"{calendar}ByEvent.aspx?EventID=119998", event.encode(), "text/html")
        body = _meeting("markup_rescheduled", day, "2026-09-29")
        plain = body.replace(b"Illegitimate Court Counteraction", b"Post Office Naming")
        origin.publish(_url("119998", day, "HMKP"), plain)
        result = _run(house)
    assert (result.state, result.counts["Document"].new) == ("green", 1)
    assert [row.title for row in _rows(house, Document)] == ["Markup of Various Measures"]


def test_a_calendar_of_another_layout_turns_the_source_red(house):
    with serving() as origin:
        house.settings.origin = origin.address
        _publish(origin, _feed())
        url = f"{DOCS}/Committee/Calendar/ByDay.aspx?DayID={TODAY:%m%d%Y}"
        origin.publish(url, b"<html><body>Welcome</body></html>", "text/html")
        result = _run(house)
    assert result.state == "red"
    assert "without the calendar's grid of meetings" in result.faults[0]["message"]


def test_lists_are_read_as_they_are():
    (listed,) = read_feed(_feed(("119999", _url("119999", date(2026, 9, 24)))))
    assert (listed.event, listed.url) == ("119999", _url("119999", date(2026, 9, 24)))
    assert read_day(_day("1", "2", "1")) == ["1", "2"]
    assert xml_address(b'<div id="DivMeetingContent">No papers</div>', "5") is None
    with pytest.raises(ParseError, match="where meeting 5 was expected"):
        xml_address(b"<html>Welcome</html>", "5")


def test_a_run_reads_so_many_old_meetings_and_the_next_goes_on(house, monkeypatch):
    monkeypatch.setattr("scrapers.sources.house_hearings._MOST_OLD", 1)
    old = [TODAY - timedelta(days=days) for days in (20, 30)]
    with serving() as origin:
        house.settings.origin = origin.address
        _publish(
            origin, _feed(*((f"11999{n}", _url(f"11999{n}", day)) for n, day in enumerate(old)))
        )
        for n, day in enumerate(old):
            body = _meeting("hearing", day, "2026-09-24").replace(b"119999", f"11999{n}".encode())
            origin.publish(_url(f"11999{n}", day), body)
        first, again, third = _run(house), _run(house), _run(house)
    assert [r.state for r in (first, again, third)] == ["green"] * 3
    assert [len(_rows(house, Hearing)), third.changed_rows] == [2, 0]
    assert (first.counts["Hearing"].new, again.counts["Hearing"].new) == (1, 1)
