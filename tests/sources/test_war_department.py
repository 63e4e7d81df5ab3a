"""War and Defense: both names, transcripts by turns, and what is told where pages are refused."""

from datetime import date

import pytest

from scrapers.runner import run
from scrapers.sources.war_department import FEEDS, SITE, SOURCE, address
from tests.origin import answers, serving
from tests.sources.statements import body_of, papers, recorded
from tracker.queries.upkeep.collecting import stored_subjects
from tracker.records import Speech

SINCE = date(2026, 1, 1)
BRIEFING = (
    f"{SITE}News/Transcripts/Transcript/Article/4999001/secretary-of-war-holds-a-press-briefing/"
)
STATEMENT = f"{SITE}News/Releases/Release/Article/4999002/statement-on-an-example/"


def test_a_question_is_not_the_secretarys():
    records = recorded(SOURCE, "transcript_2026")
    ((document, text),) = papers(records)
    assert (document.kind, document.speaker) == ("briefing", "SECRETARY OF WAR MAX POE")
    turns = [r for r in records if isinstance(r, Speech)]
    told = {text[t.start : t.end]: (t.kind, t.speaker) for t in turns}
    asked = "Will the International Criminal Court be sanctioned again?"
    assert told[asked] == ("question", "Q")
    assert told["That is for the President."] == ("speech", "SEC. POE")


def test_a_speech_is_his_whom_its_title_names():
    ((speech, _),) = papers(recorded(SOURCE, "speech_2026"))
    assert (speech.kind, speech.speaker) == ("speech", "Secretary of War Max Poe")


def test_the_department_bears_the_name_of_the_day_and_an_article_its_number():
    ((old, _),) = papers(recorded(SOURCE, "release_2022"))
    assert (old.publisher, old.document_id) == (
        "U.S. Department of Defense", "war:article/2999001",
    )  # fmt: skip
    assert old.url.startswith(SITE)
    (new, _), *_ = papers(recorded(SOURCE, "feed_2026"))
    assert new.publisher == "U.S. Department of War"
    assert papers(recorded(SOURCE, "feed_of_defense"))[0][0].document_id == old.document_id


def test_files_on_disk_know_their_address():
    path = "www.defense.gov/News/Releases/Release/Article/2999001/a-release-of-2022"
    assert address(f"/x/{path}/index.html") == f"{SITE}{path.partition('/')[2]}"
    assert address("/x/2999001.html") is None


@pytest.fixture
def site(house):
    """The feeds, one with a briefing and a statement, and their pages; collect() is a run."""
    with serving() as origin:
        house.settings.origin = origin.address
        for number, url in FEEDS.items():
            case = "feed_2026" if number == 13 else "feed_of_defense"
            origin.publish(url, body_of("war_department", case), "text/xml")
        origin.publish(BRIEFING, body_of("war_department", "transcript_2026"), "text/html")
        statement = body_of("war_department", "transcript_2026")
        origin.publish(STATEMENT, statement, "text/html")
        old = body_of("war_department", "release_2022")
        place = "News/Releases/Release/Article/2999001/a-release-of-2022/"
        origin.publish(f"{SITE}{place}", old, "text/html")
        origin.collect = lambda: run(SOURCE, house.fetch(SOURCE), SINCE)
        yield origin


def test_papers_are_read_at_their_own_address(site, store):
    result = site.collect()
    assert (result.state, result.faults) == ("green", [])
    assert "war:article/4999001" in stored_subjects(store)
    assert site.collect().changed_rows == 0


def test_pages_that_are_refused_are_told_and_the_feeds_words_are_kept(site, store):
    for url in (BRIEFING, STATEMENT):
        site.break_page(url, answers(403, body_of("war_department", "bot_wall")))
    result = site.collect()
    assert result.state == "red"
    assert "HTTP 403 (bot wall)" in result.faults[0]["message"]
    assert stored_subjects(store) == {"war:article/4999002"}, "its title names the Court"
    assert sum("Article/4999" in path for _, path, _ in site.asked) == 1, "asked once a run"
    again = site.collect()
    assert (again.state, again.changed_rows) == ("red", 0)
    site.mend()
    assert site.collect().state == "green"
    assert "war:article/4999001" in stored_subjects(store)


@pytest.mark.parametrize("case", ["empty_feed", "bot_wall", "decoy"])
def test_a_feed_that_fails_is_red_and_the_others_are_read(site, store, case):
    kind = "text/html" if case != "empty_feed" else "text/xml"
    site.publish(FEEDS[9], body_of("war_department", case), kind)
    result = site.collect()
    assert (result.state, FEEDS[9] in result.faults[0]["message"]) == ("red", True)
    assert "war:article/4999001" in stored_subjects(store)
