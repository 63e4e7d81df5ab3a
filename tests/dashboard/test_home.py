"""Home says what is new, what came late, which sources are late, and shows the record."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.charts import acts as charts
from dashboard.since import read_since
from tests.dashboard import seed
from tests.dashboard.conftest import Open, shown
from tracker.queries.administration.relationship import ActMark, Administration

NOW = datetime(2026, 9, 18, 12, tzinfo=UTC)


def test_without_an_answer_home_says_so_and_shows_the_record(open_page: Open):
    html = shown(open_page("record"))
    assert "No source has answered yet" in html
    assert "measures" in html.split("</p>")[0] or "measure" in html
    assert 'class="relation"' in html


def test_news_follow_our_own_order_and_late_ones_are_told_apart(open_page: Open):
    html = shown(open_page("seeded"))
    assert "2 things new since" in html
    assert "1 of them late in reaching us" in html
    new, late = html.split("Late in reaching us</h2>")
    assert "Placed on the Calendar of the Senate." in new
    assert "Placed on the Calendar of the Senate." not in late
    assert "Referred to the Subcommittee on Europe." in late
    assert "dated " in late
    assert "5 of 5 sources are fresh" in html


def test_first_readings_are_not_told_as_news(open_page: Open):
    since = (seed.NOW - timedelta(days=20)).isoformat()
    html = shown(open_page("seeded", since=since))
    first = html.split("Read for the first time</h2>")[1]
    assert "Imposing Sanctions on the International Criminal Court" in first
    assert "2 things new since" in html


def test_a_roll_call_in_the_news_names_its_measure_as_people_write_it(open_page: Open):
    html = shown(open_page("seeded", since=(seed.NOW - timedelta(days=40)).isoformat()))
    line = html.partition("House roll call 7 of 2025</a>")[2].partition("</p>")[0]
    assert line.startswith(f': <a href="/bill?id={seed.HR23}"')
    assert ">H.R. 23 (119th)</a>, On Passage: Passed" in line


def test_after_a_look_nothing_is_new(open_page: Open):
    html = shown(open_page("seeded", since=datetime.now(UTC).isoformat()))
    assert "Nothing new since" in html
    assert "Placed on the Calendar" not in html


def test_trouble_is_named_on_every_page(open_page: Open):
    html = shown(open_page("faulty"))
    assert 'class="notice broken">Broken: House roll calls' in html
    assert 'class="notice late">Late: Senate roll calls' in html
    assert "2 of 5 sources are fresh" in html  # the closed one is not counted


@pytest.mark.parametrize(
    "address, cookie, why, at",
    [
        ("2026-09-17T08:00:00Z", None, "address", datetime(2026, 9, 17, 8, tzinfo=UTC)),
        ("2026-09-17", None, "address", datetime(2026, 9, 17, 4, tzinfo=UTC)),  # Eastern midnight
        (None, "2026-09-16T08:00:00+02:00", "cookie", datetime(2026, 9, 16, 6, tzinfo=UTC)),
        ("2027-01-01", "2026-09-16", "cookie", datetime(2026, 9, 16, 4, tzinfo=UTC)),
        ("<script>", "yesterday", "first visit", datetime(2026, 9, 11, 4, tzinfo=UTC)),
        (None, None, "first visit", datetime(2026, 9, 11, 4, tzinfo=UTC)),
    ],
)
def test_since(address: str | None, cookie: str | None, why: str, at: datetime):
    since = read_since(address, cookie, NOW)
    assert (since.why, since.at) == (why, at)


def _act(on: date | None, stance: str | None, lane: str = "congress", title: str = "An act"):
    return ActMark(lane, "statement", "act", "a-1", title, on, stance, "why", 1, "record",
                   basis="recalled", confidence="low")  # fmt: skip


def test_the_picture_draws_each_dated_act_once_in_its_year():
    acts = [
        _act(date(2025, 1, 9), "against", title='Sanctions "passed" <b>'),
        _act(date(2025, 3, 1), None),
        _act(date(1994, 1, 1), "supports"),
        _act(None, "supports"),
    ]
    band = Administration("x", "Clinton", "Clinton", date(1993, 1, 20), date(2001, 1, 20), "mixed")
    html = charts.relationship([act for act in acts if charts.is_drawn(act)], [band], 2026)
    assert html.count('href="/act?id=a-1"') == 2
    assert 'class="cell l0" style="--y:27"' in html
    assert "&quot;passed&quot; &lt;b&gt;. Against the Court (unverified)" in html
    assert "--from:0;--to:3" in html  # 1998 to 2001
    assert "Congress: 1 against the Court, 1 not determined." in html


def test_a_year_with_very_many_acts_says_how_many_are_not_drawn():
    html = charts.relationship([_act(date(2025, 1, 1), "against")] * 60, [], 2026)
    assert html.count("▼") == 48
    assert "+12" in html


def test_the_first_visit_looks_a_week_back():
    assert NOW - read_since(None, None, NOW).at < timedelta(days=8)
