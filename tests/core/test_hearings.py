"""Meetings of committees as pages ask for them: how each stands on a day, and what changed."""

from datetime import UTC, date, datetime

from sqlalchemy import Engine

from tracker.queries.congress.hearings import flat, read_hearing, read_hearings
from tracker.records import (
    Document,
    Hearing,
    HearingListing,
    HearingMeasure,
    HearingWitness,
    Record,
)
from tracker.store.db import writing
from tracker.store.put import put

TODAY = date(2026, 9, 20)
MEETING = "house-meeting:119999"


def _meeting(day: date, hour: int = 14, status: str | None = "scheduled", place: str = "2172 RHOB",
             document_id: str = MEETING) -> list[Record]:  # fmt: skip
    number = document_id.rpartition(":")[2]
    return [
        Document(document_id, "hearing", "The Court and allies", "US House", "https://x", day),
        Hearing(document_id, "house", number, "Hearing", "Foreign Affairs", day,
                datetime(day.year, day.month, day.day, hour, tzinfo=UTC), place, status),
        HearingMeasure(document_id, "H.R. 23", "hr23-119"),
        HearingMeasure(document_id, "PN 937-3", None, "Jane Doe to be an Ambassador"),
        HearingWitness(document_id, 1, "Jane Doe", "Ambassador", "Department of State"),
    ]  # fmt: skip


def _state(store: Engine, add_page, *versions: list[Record], url: str = "https://x") -> None:
    for records in versions:
        with writing(store) as connection:
            put(connection, records, add_page(connection, url))


def test_a_meeting_is_ahead_until_its_day_is_past(any_store, add_page):
    _state(any_store, add_page, _meeting(date(2026, 9, 24)))
    for today, state in ((date(2026, 9, 24), "upcoming"), (date(2026, 9, 25), "past")):
        (row,) = read_hearings(any_store, today)
        assert row.state == state
    assert [(t.measure, t.bill_id) for t in row.table] == [
        ("H.R. 23", "hr23-119"), ("PN 937-3", None),
    ]  # fmt: skip
    assert flat(row).measures == "H.R. 23; PN 937-3"
    assert flat(row).witnesses == "Jane Doe, Ambassador, Department of State"


def test_another_day_hour_or_room_is_a_move_and_each_is_told(any_store, add_page):
    _state(
        any_store, add_page, _meeting(date(2026, 9, 24)), _meeting(date(2026, 9, 29)),
        _meeting(date(2026, 9, 29), 18), _meeting(date(2026, 9, 29), 18, place="2200 RHOB"),
    )  # fmt: skip
    row = read_hearing(any_store, MEETING, TODAY)
    assert row.state == "moved"
    assert [event.kind for event in row.events] == ["moved"] * 3
    assert (row.events[0].before.held_on, row.events[0].after.held_on) == (
        date(2026, 9, 24), date(2026, 9, 29),
    )  # fmt: skip
    assert (row.events[1].before.starts_at.hour, row.events[1].after.starts_at.hour) == (14, 18)
    assert (row.events[2].before.place, row.events[2].after.place) == ("2172 RHOB", "2200 RHOB")


def test_postponed_then_on_again_then_canceled(any_store, add_page):
    day, later = date(2026, 9, 24), date(2026, 9, 29)
    _state(
        any_store, add_page, _meeting(day), _meeting(day, status="postponed"),
        _meeting(later, status="rescheduled"), _meeting(later, status="canceled"),
    )  # fmt: skip
    row = read_hearing(any_store, MEETING, TODAY)
    assert row.state == "canceled"
    assert [event.kind for event in row.events] == ["postponed", "on again", "canceled"]
    # It stays so when its day is past: nothing says that it was held.
    assert read_hearing(any_store, MEETING, date(2026, 12, 1)).state == "canceled"


def test_a_change_of_other_words_is_no_event(any_store, add_page):
    first, other = _meeting(date(2026, 9, 24)), _meeting(date(2026, 9, 24), status=None)
    _state(any_store, add_page, first, other)
    row = read_hearing(any_store, MEETING, TODAY)
    assert (row.state, row.events) == ("upcoming", ())


def test_what_leaves_the_list_before_its_day_is_unlisted_and_what_was_held_is_not(
    any_store, add_page
):
    listed = [HearingListing(f"senate-meeting:{n}", "senate", date(2026, 9, d))
              for n, d in ((1, 24), (2, 17))]  # fmt: skip
    for n, d in ((1, 24), (2, 17)):
        _state(any_store, add_page, _meeting(date(2026, 9, d), document_id=f"senate-meeting:{n}"),
               url=f"https://s#{n}")  # fmt: skip
    # The pages of add_page are of 18 September 2026.
    _state(any_store, add_page, listed, [], url="https://s#listed")
    states = {row.document_id: row.state for row in read_hearings(any_store, TODAY)}
    assert states == {"senate-meeting:1": "unlisted", "senate-meeting:2": "past"}


def test_what_congress_gov_says_of_the_same_meeting_stands_beside_it(any_store, add_page):
    twin = "congress-meeting:house:119999"
    other = "congress-meeting:senate:119999"
    _state(any_store, add_page, _meeting(date(2026, 9, 24)))
    _state(any_store, add_page, _meeting(date(2026, 9, 24), document_id=twin), url="https://a")
    _state(
        any_store, add_page,
        [*_meeting(date(2026, 9, 25), document_id=other)[:1],
         Hearing(other, "senate", "119999", "Meeting", "Finance", date(2026, 9, 25))],
        url="https://b",
    )  # fmt: skip
    rows = read_hearings(any_store, TODAY)
    told = {row.document_id: [t.document_id for t in row.also_stated_by] for row in rows}
    assert told == {MEETING: [twin], other: []}
    assert not any(t.differs for row in rows for t in row.also_stated_by)
    _state(any_store, add_page, _meeting(date(2026, 9, 24), status="canceled", document_id=twin),
           url="https://a")  # fmt: skip
    (stated,) = read_hearing(any_store, MEETING, TODAY).also_stated_by
    assert (stated.differs, stated.stated.status) == (True, "canceled")
