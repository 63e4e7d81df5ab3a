"""White House papers as each theme of the site gave them: who asks, what a listing names."""

from datetime import date

import pytest

from scrapers.page import Page
from scrapers.sources import find_sources
from scrapers.sources.white_house import SOURCE, read_listing
from tests.sources.statements import NOON, body_of, papers, recorded
from tracker.records import Speech

ARCHIVES = find_sources()["white_house_archives"]


@pytest.mark.parametrize(
    ("source", "case", "speaker", "answers"),
    [
        (SOURCE, "briefing_2025", "Press Secretary Jane Roe", "MS. ROE"),
        (ARCHIVES, "biden_briefing", "Press Secretary Jane Roe", "MS. ROE"),
        (ARCHIVES, "trump_briefing_2020", "Press Secretary Jane Roe", "MS. ROE"),
        (ARCHIVES, "obama_briefing", "Press Secretary Max Roe", "MR. ROE"),
    ],
)
def test_in_a_briefing_of_each_theme_the_press_asks(source, case, speaker, answers):
    records = recorded(source, case)
    ((paper, text),) = papers(records)
    assert (paper.kind, paper.speaker) == ("briefing", speaker)
    turns = {(r.speaker, r.kind) for r in records if isinstance(r, Speech)}
    assert turns == {(answers, "speech"), ("Q", "question")}
    asked = [text[r.start : r.end] for r in records if isinstance(r, Speech) and r.speaker == "Q"]
    assert [words.endswith("?") for words in asked] == [True]


@pytest.mark.parametrize(
    ("case", "path", "day", "has_next"),
    [
        ("biden_listing", "briefing-room/statements-releases/2024/05/20/", date(2024, 5, 20), True),
        ("trump_listing", "briefings-statements/statement-from-", date(2019, 4, 12), True),
        ("trump_listing_2017", "the-press-office/2017/03/10/", date(2017, 3, 10), True),
        ("obama_listing", "the-press-office/2011/02/26/", None, True),
    ],
)
def test_a_listing_of_each_theme_names_its_papers_and_the_page_after_it(case, path, day, has_next):
    place = f"https://{case.partition('_')[0]}whitehouse.archives.gov/"
    body = body_of("white_house_archives", case)
    found = read_listing(Page(f"{place}x/", body, "text/html", NOON, "0" * 64))
    (row,) = found.rows
    assert row.url.startswith(place + path)
    assert (row.day, found.has_next) == (day, has_next)


def test_a_paper_of_2017_is_read_as_the_theme_of_that_year_had_it():
    ((paper, text),) = papers(recorded(ARCHIVES, "trump_statement_2017"))
    assert (paper.title, paper.published_on) == ("Statement on an Example", date(2017, 3, 10))
    assert text == "Those who answer to the tribunal in The Hague are named in this example."
