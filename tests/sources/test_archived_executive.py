"""Archived sites of the White House (2001-09) and State: walks by list, each paper once, faults."""

from datetime import date

import pytest

from scrapers.runner import run
from scrapers.sources import find_owner, find_sources
from scrapers.sources.state_archives import INDEXES, LISTINGS
from scrapers.sources.white_house_bush import SITE, releases
from tests.origin import answers, serving
from tests.sources.statements import body_of, papers, recorded
from tracker.queries.upkeep.collecting import stored_subjects
from tracker.records import Speech

BUSH, STATE = find_sources()["white_house_bush"], find_sources()["state_archives"]
MAY = f"{SITE}news/releases/2002/05/"
BRIEFING = "whitehouse:news/releases/2002/05/20020506-9"
OLD = "https://2009-2017.state.gov/r/pa/prs/ps/2012/01/"


def test_months_in_office_newest_first_back_to_a_day():
    addresses = releases(date(2008, 12, 1)).addresses
    assert addresses == (f"{SITE}news/releases/2009/01/", f"{SITE}news/releases/2008/12/")
    assert len(releases(date(1998, 7, 17)).addresses) == 97


def test_a_question_of_2002_is_the_reporters():
    records = recorded(BUSH, "release_2002")
    ((document, text),) = papers(records)
    asked = [r for r in records if isinstance(r, Speech) and r.kind == "question"]
    assert [text[turn.start : turn.end] for turn in asked] == [
        "What of the International Criminal Court?"
    ]
    assert document.published_on == date(2002, 5, 6)


@pytest.mark.parametrize(
    "path, name",
    [("2001-2009.state.gov/r/pa/prs/ps/2005/44389.htm", "state_archives"),
     ("2009-2017.state.gov/r/pa/prs/ps/2012/01/180000.htm", "state_archives"),
     ("georgewbush-whitehouse.archives.gov/news/releases/2002/05/20020506-9.html",
      "white_house_bush")],
)  # fmt: skip
def test_files_on_disk_find_their_archive(path: str, name: str):
    source, url = find_owner(f"/x/{path}")
    assert (source.name, url) == (name, f"https://{path}")


@pytest.fixture
def origin(house):
    """An origin; collect(source, since) is a run of one archive."""
    with serving() as site:
        house.settings.origin = site.address
        site.collect = lambda source, since: run(source, house.fetch(source), since)
        yield site


def test_each_paper_of_bush_is_fetched_once(origin, store):
    origin.publish(MAY, body_of("white_house_bush", "list_2002"), "text/html")
    origin.publish(
        f"{MAY}20020506-9.html", body_of("white_house_bush", "release_2002"), "text/html"
    )
    result = origin.collect(BUSH, date(2002, 5, 1))
    assert (result.state, result.faults) == ("green", [])
    assert stored_subjects(store) == {BRIEFING}
    assert any("listed and not there" in note for note in result.notes)
    before = len(origin.asked)
    again = origin.collect(BUSH, date(2002, 5, 1))
    assert (again.state, again.changed_rows, len(origin.asked)) == ("green", 0, before)


@pytest.mark.parametrize("case", ["list_of_another_layout", "bot_wall"])
def test_a_list_that_cannot_be_read_is_red(origin, case):
    origin.publish(MAY, body_of("white_house_bush", case), "text/html")
    result = origin.collect(BUSH, date(2002, 5, 1))
    assert (result.state, MAY in result.faults[0]["message"]) == ("red", True)


def test_one_archive_of_state_that_refuses_is_told_and_the_others_are_read(origin, store):
    origin.break_page(LISTINGS[0].first, answers(403, b"<html>Access Denied</html>"))
    index = next(url for url in INDEXES[0].addresses if url.startswith(OLD))
    origin.publish(index, body_of("state_archives", "list_2012"), "text/html")
    origin.publish(f"{OLD}180000.htm", body_of("state_archives", "paper_2012"), "text/html")
    result = origin.collect(STATE, date(2001, 1, 1))
    assert (result.state, "HTTP 403" in result.faults[0]["message"]) == ("red", True)
    assert stored_subjects(store) == {"state:r/pa/prs/ps/2012/01/180000.htm"}


def test_a_site_that_is_away_is_red_and_asked_again_from_its_first_list(origin, store):
    away = origin.collect(BUSH, date(2002, 5, 1))
    assert (away.state, "listings is published" in away.faults[0]["message"]) == ("red", True)
    origin.publish(MAY, body_of("white_house_bush", "list_2002"), "text/html")
    origin.publish(
        f"{MAY}20020506-9.html", body_of("white_house_bush", "release_2002"), "text/html"
    )
    origin.collect(BUSH, date(2002, 5, 1))
    assert stored_subjects(store) == {BRIEFING}
