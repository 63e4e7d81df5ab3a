"""Pages looked at again: edited, moved, gone, back, and everything that is none of these."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from sqlalchemy import func, select

from scrapers.runner import Result, read_again, run
from scrapers.sources import state_department, watched_pages, white_house
from tests.origin import Origin, answers, serving, truncated
from tracker.queries.upkeep import watching as watched_queries
from tracker.queries.upkeep.page_events import read_page_changes, together
from tracker.records import PageEvent
from tracker.store.tables import TABLES, ChangeRow, MarkRow, PageRow

SITE = "https://www.whitehouse.gov"
URL = f"{SITE}/briefings-statements/2026/09/statement-on-the-court/"
START = datetime(2026, 9, 18, 12, tzinfo=UTC)
DAY = timedelta(days=1)
SENTENCE = "The International Criminal Court has no jurisdiction over the United States."
WORDS = (
    "Today the President spoke with allies about the work of courts. "
    f"{SENTENCE} We will not cooperate with its investigation of our personnel, and we ask all "
    "allies to honor the agreements that they have signed."
)
HTML = {"Content_Type": "text/html; charset=utf-8"}
WALL = b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>"
DECOY = b"<html><head><title>Technical Difficulties</title></head><body><main><h1>Technical Difficulties</h1><p>We are working on it. Please try again later today.</p></main></body></html>"  # noqa: E501
OTHER = "The Secretary of Agriculture announced a programme for apple growers in nine counties."
HOME = b"<html><head><title>The White House</title></head><body><main><h1>The White House</h1><p>News of the day, and much more to read on this front page.</p></main></body></html>"  # noqa: E501
LOST = b"<html><head><title>Page not found - The White House</title></head><body><main><h1>Page Not Found</h1><p>Try the search.</p></main></body></html>"  # noqa: E501


def paper(words: str = WORDS, title: str = "Statement on the Court", around: int = 1) -> bytes:
    """A paper of the site; around changes all that is not the paper with each number."""
    menu = "".join(f'<li><a href="/{n}/">Menu {around} {n}</a></li>' for n in range(around + 2))
    return f"""<!DOCTYPE html>
<html lang="en-US"><head><meta charset="UTF-8"><title>{title} &#8211; The White House</title>
<meta property="og:title" content="{title} &#8211; The White House">
<meta name="csrf-nonce" content="n{around * 7919}">
<meta property="article:published_time" content="2026-09-16T22:23:48-04:00"></head>
<body class="n{around}"><header><nav><ul>{menu}</ul></nav></header>
<main id="wp--skip-link--target"><div class="entry-content wp-block-post-content">
<h1>{title}</h1><p>Last updated: September {around + 10}, 2026, 10:0{around} AM</p>
<p>{around * 311:,} views</p><div class="share-links">Share {around}</div>
<p>{words.replace(". ", f'.</p><script nonce="n{around}">track({around})</script><p>')}</p>
<section class="related-posts"><h2>Related</h2><p>Other news number {around}</p></section>
</div></main><footer>Rendered in {around} ms. © {2000 + around}</footer></body></html>""".encode()


def feed(words: str = WORDS) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>News</title><item><title>Statement on the Court</title><link>{URL}</link>
<pubDate>Wed, 16 Sep 2026 22:23:48 +0000</pubDate><guid>{URL}</guid>
<content:encoded><![CDATA[<p>{words}</p>]]></content:encoded></item></channel></rss>""".encode()


@pytest.fixture
def origin(house) -> Iterator[Origin]:
    with serving() as running:
        house.settings.origin = running.address
        running.publish(URL, paper(), "text/html; charset=utf-8")
        yield running


@pytest.fixture
def look(house, origin) -> Callable[..., Result]:
    """Runs the walk at so long after the start, and answers the run."""
    with time_machine.travel(START, tick=False) as clock:

        def at(after: timedelta) -> Result:
            clock.move_to(START + after)
            source = watched_pages.SOURCE
            fetch = house.fetch(source)
            for adapter in fetch.session.adapters.values():
                adapter.max_retries = adapter.max_retries.new(backoff_factor=0, backoff_jitter=0)
            return run(source, fetch, date(2026, 1, 1))

        _store_paper(house)
        assert at(timedelta(0)).state == "green"
        yield at


def _store_paper(house, body: bytes | None = None) -> None:
    """The paper's own source has read it in its feed."""
    source = white_house.SOURCE
    fetch = house.fetch(source)

    def walk(fetch, _since):
        url = f"{SITE}/news/feed/"
        yield fetch.imported(f"{url}#{len(body or b'')}", body or feed(), "application/xml")

    assert run(replace(source, pages=walk), fetch, date(2026, 1, 1)).state == "green"


def events(house) -> list[PageEvent]:
    table = TABLES["PageEvent"]
    columns = [table.c[name] for name in PageEvent.__struct_fields__]
    with house.engine.connect() as connection:
        found = connection.execute(select(*columns).order_by(table.c.after_at))
        return [PageEvent(*row) for row in found]


def publish(origin: Origin, body: bytes, url: str = URL) -> None:
    origin.publish(url, body, "text/html; charset=utf-8")


def test_an_edit_is_an_event_with_both_copies_and_a_true_diff(house, origin, look):
    look(DAY)
    publish(origin, paper(WORDS.replace("no jurisdiction", "some jurisdiction"), around=2))
    assert look(2 * DAY).state == "green"
    (event,) = events(house)
    assert (event.kind, event.url, event.title) == ("edited", URL, "Statement on the Court")
    assert (event.before_at, event.after_at) == (START + DAY, START + 2 * DAY)
    assert (event.deleted, event.inserted) == (1, 1)
    assert b"no jurisdiction" in house.archive.read(event.before_sha256)
    assert b"some jurisdiction" in house.archive.read(event.after_sha256)
    assert "some jurisdiction" in event.after_text
    assert "views" not in event.after_text
    assert look(3 * DAY).changed_rows == 0


def test_a_new_title_is_an_edit(house, origin, look):
    publish(origin, paper(title="Statement on the Court and Allies"))
    look(DAY)
    assert [(e.kind, e.deleted, e.inserted) for e in events(house)] == [("edited", 0, 2)]


@pytest.mark.parametrize("around", [2, 5, 9])
def test_furniture_alone_never_alarms(house, origin, look, around):
    publish(origin, paper(around=around))
    assert look(DAY).state == "green"
    assert events(house) == []


def test_a_page_gone_is_an_event_only_when_a_second_look_agrees(house, origin, look):
    look(DAY)
    origin.break_page(URL, answers(404, LOST, **HTML))
    first = look(2 * DAY)
    assert first.state == "green"
    assert "to be looked for once more" in first.notes[0]
    assert events(house) == []
    look(2 * DAY + timedelta(hours=6))
    (event,) = events(house)
    assert (event.kind, event.before_at, event.after_at, event.confirmed_at) == (
        "gone", START + DAY, START + 2 * DAY, START + 2 * DAY + timedelta(hours=6),
    )  # fmt: skip
    assert event.reason.startswith("HTTP 404")
    assert SENTENCE.encode() in house.archive.read(event.before_sha256)
    assert house.archive.read(event.after_sha256) == LOST
    look(4 * DAY)
    assert len(events(house)) == 1


def test_a_page_that_no_look_ever_found_says_so_when_it_is_gone(house, origin, look):
    url = f"{URL}never/"
    _store_paper(house, feed(f"{OTHER} {SENTENCE}").replace(URL.encode(), url.encode()))
    look(DAY)
    look(2 * DAY)
    (event,) = events(house)
    assert (event.kind, event.url) == ("gone", url)
    assert "no look has found it there" in event.reason


def test_a_page_missed_once_is_not_gone(house, origin, look):
    origin.break_page(URL, answers(410, b"", **HTML))
    look(DAY)
    origin.mend()
    look(DAY + timedelta(hours=6))
    look(3 * DAY)
    assert events(house) == []


def test_a_page_that_comes_back_is_back(house, origin, look):
    origin.break_page(URL, answers(404, LOST, **HTML))
    look(DAY)
    look(2 * DAY)
    origin.mend()
    publish(origin, paper(WORDS.replace("all allies", "some allies"), around=3))
    look(3 * DAY)
    gone, back = events(house)
    assert (gone.kind, back.kind) == ("gone", "back")
    assert (back.deleted, back.inserted) == (1, 1)
    publish(origin, paper(around=4))
    look(4 * DAY)
    assert [event.kind for event in events(house)] == ["gone", "back", "edited"]


@pytest.mark.parametrize("body", [LOST, LOST.replace(b"Page not found", b"404")])
def test_a_not_found_page_with_200_is_gone(house, origin, look, body):
    publish(origin, body)
    for day in (1, 2):
        assert look(day * DAY).state == "green"
    (event,) = events(house)
    assert event.kind == "gone"
    assert "answers with 200" in event.reason
    assert house.archive.read(event.after_sha256) == body


def test_a_page_that_leads_to_the_front_page_is_gone(house, origin, look):
    origin.break_page(URL, answers(302, Location="/www.whitehouse.gov/"))
    publish(origin, HOME, f"{SITE}/")
    for day in (1, 2):
        assert look(day * DAY).state == "green"
    (event,) = events(house)
    assert (event.kind, event.to_url) == ("gone", f"{SITE}/")
    assert "front page" in event.reason


def test_a_page_that_leads_to_an_archive_is_gone_and_says_where(house, origin, look):
    to = "https://trumpwhitehouse.archives.gov/x/"
    origin.break_page(URL, answers(301, Location=to))
    look(DAY)
    look(2 * DAY)
    (event,) = events(house)
    assert (event.kind, event.to_url) == ("gone", to)


def test_a_page_that_leads_to_a_stranger_is_a_fault(house, origin, look):
    origin.break_page(URL, answers(302, Location="https://validate.example.com/?u=1"))
    result = look(DAY)
    assert (result.state, events(house)) == ("red", [])
    assert "redirects to another host, validate.example.com" in result.faults[0]["message"]


def test_a_page_at_another_address_of_its_site_has_moved(house, origin, look):
    there = f"{SITE}/statements/on-the-court/"
    origin.break_page(URL, answers(301, Location="/www.whitehouse.gov/statements/on-the-court/"))
    publish(origin, paper(around=6), there)
    for day in (1, 2, 3):
        assert look(day * DAY).state == "green"
    (event,) = events(house)
    assert (event.kind, event.to_url, event.deleted) == ("moved", there, None)
    publish(origin, paper(WORDS.replace("all allies", "our allies")), there)
    look(4 * DAY)
    assert [event.kind for event in events(house)] == ["moved", "edited"]


def test_a_page_that_leads_to_other_words_is_gone(house, origin, look):
    origin.break_page(URL, answers(301, Location="/www.whitehouse.gov/apples/"))
    publish(origin, paper(OTHER, "Apples"), f"{SITE}/apples/")
    look(DAY)
    look(2 * DAY)
    assert [event.kind for event in events(house)] == ["gone"]


def test_a_page_whose_words_stand_at_another_address_has_moved(house, origin, look):
    there = "https://bidenwhitehouse.archives.gov/briefing-room/2026/09/16/statement-on-the-court/"
    _store_paper(house, feed().replace(URL.encode(), there.encode()))
    origin.break_page(URL, answers(404, LOST, **HTML))
    publish(origin, paper(), there)
    look(DAY)
    look(2 * DAY)
    moved = [event for event in events(house) if event.url == URL]
    assert [(event.kind, event.to_url) for event in moved] == [("moved", there)]
    assert moved[0].confirmed_at == START + 2 * DAY


FAULTS = {
    "wall": answers(200, WALL, **HTML), "wall with 403": answers(403, WALL, **HTML),
    "decoy": answers(200, DECOY, **HTML), "503": answers(503, b"try later", **HTML),
    "cut": truncated(paper(OTHER)), "empty": answers(200, b"", **HTML),
    "cut but whole by its length": answers(200, paper()[:-400], **HTML),
    "another paper": answers(200, paper(OTHER, "Apples"), **HTML),
    "front page with 200": answers(200, HOME, **HTML),
    "no page": answers(200, b'{"error": 1}', Content_Type="application/json"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_no_answer_is_neither_an_edit_nor_gone(house, origin, look, fault):
    origin.break_page(URL, FAULTS[fault])
    for day in (1, 2, 3):
        result = look(day * DAY)
        assert result.state == "red"
        assert result.faults[0]["url"].startswith(URL)
    assert events(house) == []
    origin.mend()
    assert look(4 * DAY).state == "green"
    assert events(house) == []


def test_a_site_that_refuses_is_left_alone_and_the_rest_waits(house, origin, look):
    for n in range(5):
        url = f"{URL}{n}/"
        _store_paper(house, feed().replace(URL.encode(), url.encode()))
        origin.break_page(url, answers(403, WALL, **HTML))
    origin.asked.clear()
    result = look(timedelta(hours=1))
    assert (result.state, len(result.faults), len(origin.asked)) == ("red", 2, 2)
    assert "www.whitehouse.gov: 3 pages wait for the next run" in result.notes


def test_a_site_that_moves_away_is_missed_at_once_whatever_the_age_of_its_pages(
    house, origin, look
):
    urls = [f"{URL}{n}/" for n in range(9)]
    for url in urls[:3]:
        _store_paper(house, feed().replace(URL.encode(), url.encode()))
    for url in urls[3:]:  # of years ago, and so looked at once a quarter
        old = feed().replace(URL.encode(), url.encode()).replace(b"Sep 2026", b"Sep 2019")
        _store_paper(house, old)
    for url in urls:
        publish(origin, paper(), url)
    look(DAY)
    for url in (URL, *urls):
        origin.break_page(url, answers(404, LOST, **HTML))
    look(5 * DAY)
    look(6 * DAY)
    assert sorted(event.url for event in events(house)) == sorted((URL, *urls))
    told = {(event.kind, event.after_at) for event in events(house)}
    assert told == {("gone", START + 5 * DAY)}
    groups = together(read_page_changes(house.engine))
    assert [len(group) for group in groups] == [10]
    origin.asked.clear()
    look(6 * DAY + timedelta(hours=7))
    assert origin.asked == [], "who is gone is not looked for each time that others are"


def test_looks_come_at_a_falling_rate_and_nothing_is_asked_between(house, origin, look):
    asked = []
    for day in range(1, 500):
        origin.asked.clear()
        look(day * DAY)
        asked += [day] * len(origin.asked)
    gaps = [later - earlier for earlier, later in pairwise(asked)]
    assert asked[:5] == [1, 2, 3, 4, 5]
    assert gaps == sorted(gaps)
    assert set(gaps) == {1, 7, 30, 91}


def test_a_second_run_with_nothing_due_asks_nothing_and_writes_nothing(house, origin, look):
    def rows() -> list[int]:
        tables = [PageRow.__table__, MarkRow.__table__, ChangeRow.__table__, *TABLES.values()]
        with house.engine.connect() as connection:
            return [connection.scalar(select(func.count()).select_from(t)) for t in tables]

    look(timedelta(minutes=1))
    before, asked = rows(), len(origin.asked)
    result = look(timedelta(minutes=2))
    assert (result.state, result.pages, result.changed_rows) == ("green", 0, 0)
    assert (rows(), len(origin.asked)) == (before, asked)


def test_with_a_pace_of_nothing_each_run_looks_at_every_page(house, origin, look):
    house.settings.look_pace = 0
    origin.break_page(URL, answers(404, LOST, **HTML))
    for minute in (1, 2):
        look(timedelta(minutes=minute))
    assert [event.kind for event in events(house)] == ["gone"]


def test_a_run_killed_between_the_event_and_its_mark_tells_it_once(house, origin, look):
    publish(origin, paper(WORDS.replace("all allies", "our allies")))
    with house.engine.connect() as connection:
        marks = connection.execute(select(MarkRow.__table__)).all()
    look(DAY)
    with house.engine.begin() as connection:  # as if the look had not been remembered
        for row in marks:
            table = MarkRow.__table__
            connection.execute(table.update().where(table.c.url == row.url).values(mark=row.mark))
    publish(origin, paper(WORDS.replace("all allies", "our allies"), around=8))
    look(DAY + timedelta(minutes=1))
    assert [event.kind for event in events(house)] == ["edited"]


def test_an_edit_that_the_feed_tells_is_an_event_too(house, origin, look):
    _store_paper(house, feed(WORDS.replace("all allies", "our allies")))
    look(timedelta(hours=1))
    (event,) = events(house)
    assert (event.kind, event.deleted, event.inserted) == ("edited", 1, 1)
    assert "feed or API" in event.reason
    assert look(timedelta(hours=2)).changed_rows == 0


def test_a_written_event_is_read_back_from_the_archive(house, origin, look):
    publish(origin, paper(WORDS.replace("all allies", "our allies")))
    look(DAY)
    (event,) = events(house)
    with house.engine.connect() as connection:
        page = PageRow.__table__.c
        sha = connection.scalar(select(page.sha256).where(page.url.like("%#event-%")))
    written = json.loads(house.archive.read(sha))
    assert written["event_id"] == event.event_id
    assert re.fullmatch(r"[0-9a-f]{16}", event.event_id)


@pytest.mark.real
def test_real_feeds_of_many_days_raise_no_alarm_and_a_word_changed_in_one_does(house, origin, real):
    files = sorted(real("executive-captures").glob("captures/*/*/**/*.xml"))
    assert len(files) == 24
    for source in (white_house.SOURCE, state_department.SOURCE):
        mine = [path for path in files if source.address(path.as_posix())]
        fetch = house.fetch(source)
        pages = [
            fetch.imported(source.address(path.as_posix()), path.read_bytes(), "application/xml")
            for path in mine
        ]
        assert read_again(source, pages, fetch).state == "green"
    sources = ("white_house", "state_department")
    watched = watched_queries.watched_pages(house.engine, sources)
    assert len(watched) >= 5
    for page in watched:  # the papers' own pages, in the words of their feeds
        publish(origin, paper(page.text.replace("\n\n", ". "), page.title), page.url)
    start = datetime.now(UTC)  # after the feeds were read, whenever that was
    with time_machine.travel(start, tick=False) as clock:
        for day in (1, 2, 3):
            clock.move_to(start + day * DAY)
            fetch = house.fetch(watched_pages.SOURCE)
            assert run(watched_pages.SOURCE, fetch, date(2021, 1, 1)).faults == []
        assert events(house) == []
        page = next(page for page in watched if "International Criminal Court" in page.text)
        altered = page.text.replace("International Criminal Court", "International Tribunal", 1)
        publish(origin, paper(altered.replace("\n\n", ". "), page.title, around=4), page.url)
        clock.move_to(start + 365 * DAY)
        result = run(watched_pages.SOURCE, house.fetch(watched_pages.SOURCE), date(2021, 1, 1))
        assert result.faults == []
    (event,) = events(house)
    assert (event.kind, event.document_id) == ("edited", page.document_id)
    assert (event.deleted, event.inserted) == (2, 1)
