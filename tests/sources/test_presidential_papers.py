"""Presidential documents: who speaks, of which day, and a walk by feed and by number."""

from datetime import UTC, date, datetime

import pytest

from scrapers.runner import run
from scrapers.shapes.govinfo.address import content_url
from scrapers.sources.presidential_papers import FEED, SOURCE, address
from tests.origin import answers, serving
from tests.sources.statements import body_of, recorded
from tracker.queries.administration.spoken_papers import read_spoken_papers
from tracker.queries.upkeep.collecting import stored_subjects
from tracker.records import Document, Speech

SINCE = date(2025, 1, 1)
YEAR = datetime.now(UTC).year


def _text(package: str) -> str:
    return content_url(package, "htm", package)


def _of(case: str, kind: type) -> list:
    return [record for record in recorded(SOURCE, case) if isinstance(record, kind)]


def test_a_question_is_a_reporters_and_a_guests_words_are_the_guests():
    (document,), turns = _of("conference_2025", Document), _of("conference_2025", Speech)
    told = {document.text[t.start : t.end]: (t.kind, t.speaker) for t in turns}
    asked = "Mr. President, will you sanction the International Criminal Court?"
    assert told[asked] == ("question", "Q")
    assert told["We will see about it."] == ("speech", "The President (Example J. President)")
    assert told["Thank you. The Court in The Hague is a matter for us."][1] == "Prime Minister Roe"


def test_kind_president_categories_and_day():
    (letter,) = _of("letter_2026", Document)
    assert (letter.kind, letter.speaker) == ("letter", "Example J. President")
    assert letter.section.startswith("Communications to Congress")
    assert letter.congress is None
    (weekly,) = _of("weekly_2002", Document)
    assert weekly.published_on == date(2002, 5, 6), "the issue is of a week later"
    assert weekly.speaker is None, "the weekly compilation does not name the President"


def test_the_president_says_nothing_in_a_list():
    (checklist,) = _of("checklist_2012", Document)
    assert (checklist.speaker, _of("checklist_2012", Speech)) == (None, [])


def test_files_on_disk_know_their_address():
    assert address("/x/DCPD-202600998.htm") == _text("DCPD-202600998")
    assert address("/x/CREC-2026-01-02-pt1-PgS1.htm") is None


@pytest.fixture
def site(house):
    """GovInfo with a feed and four documents, two of them by number alone; collect() is a run."""
    with serving() as origin:
        house.settings.origin = origin.address
        origin.publish(FEED, body_of("presidential_papers", "feed"))
        for package, case in {
            "DCPD-202600998": "letter_2026", "DCPD-202500999": "conference_2025",
            f"DCPD-{YEAR}00001": "checklist_2012", f"DCPD-{YEAR - 1}00002": "letter_2026",
        }.items():  # fmt: skip
            body = body_of("presidential_papers", case).replace(b"DCPD-202600998", package.encode())
            origin.publish(_text(package), body, "text/html")
        origin.collect = lambda: run(SOURCE, house.fetch(SOURCE), SINCE)
        yield origin


def test_the_feed_and_the_numbers_of_each_year_are_read(site, store):
    result = site.collect()
    assert (result.state, result.faults) == ("green", [])
    assert stored_subjects(store) == {
        "govinfo:DCPD-202600998", "govinfo:DCPD-202500999", f"govinfo:DCPD-{YEAR - 1}00002",
    }  # fmt: skip
    again = site.collect()
    assert (again.state, again.changed_rows) == ("green", 0)
    asked = [path for _, path, _ in site.asked[-3:]]
    assert FEED.removeprefix("https://") in asked


def test_the_words_of_a_reporter_are_not_the_presidents(site, store):
    site.collect()
    spoken = {paper.document_id for paper in read_spoken_papers(store)}
    assert "govinfo:DCPD-202500999" not in spoken


@pytest.mark.parametrize("case", ["empty_feed", "feed_of_others", "bot_wall"])
def test_a_feed_that_fails_is_red(site, case):
    kind = "text/html" if case == "bot_wall" else "application/xml"
    site.publish(FEED, body_of("presidential_papers", case), kind)
    result = site.collect()
    assert (result.state, FEED in result.faults[0]["message"]) == ("red", True)


def test_a_document_that_is_not_there_yet_is_a_note_and_asked_for_again(site, store):
    site.break_page(_text("DCPD-202600998"), answers(404))
    result = site.collect()
    assert result.state == "green"
    assert any("not there yet" in note for note in result.notes)
    site.mend()
    site.collect()
    assert "govinfo:DCPD-202600998" in stored_subjects(store)
