"""Archived sites of the White House (1993-2009) and State: walks by list, each paper once."""

from datetime import date

import pytest

from scrapers.page import Page
from scrapers.runner import run
from scrapers.sources import find_owner, find_sources
from scrapers.sources.state_archives import INDEXES, LISTINGS
from scrapers.sources.white_house_bush import RELEASES
from scrapers.sources.white_house_clinton import RELEASES as CLINTONS
from scrapers.sources.white_house_clinton import SIGNATURE, read_head
from tests.origin import answers, serving
from tests.sources.statements import NOON, body_of, papers, recorded
from tracker.queries.administration.position import position_on
from tracker.queries.upkeep.collecting import stored_subjects
from tracker.records import Speech

BUSH, STATE = find_sources()["white_house_bush"], find_sources()["state_archives"]
CLINTON = find_sources()["white_house_clinton"]
MAY = f"{RELEASES.site}news/releases/2002/05/"
JULY = f"{CLINTONS.site}1998/07/"
ROME = "whitehouse:1998/07/1998-07-17-statement-on-an-example"
SIGNED = "whitehouse:textonly/library/hot_releases/December_31_2000"
BRIEFING = "whitehouse:news/releases/2002/05/20020506-9"
OLD = "https://2009-2017.state.gov/r/pa/prs/ps/2012/01/"


def test_months_in_office_newest_first_back_to_a_day():
    addresses = RELEASES.index(date(2008, 12, 1)).addresses
    lists = f"{RELEASES.site}news/releases/"
    assert addresses == (f"{lists}2009/01/", f"{lists}2008/12/")
    assert len(RELEASES.index(date(1998, 7, 17)).addresses) == 97
    clintons = CLINTONS.index(date(1998, 7, 17)).addresses
    assert (len(clintons), clintons[0], clintons[-1]) == (31, f"{CLINTONS.site}2001/01/", JULY)


def test_a_question_of_2002_is_the_reporters():
    records = recorded(BUSH, "release_2002")
    ((document, text),) = papers(records)
    asked = [r for r in records if isinstance(r, Speech) and r.kind == "question"]
    assert [text[turn.start : turn.end] for turn in asked] == [
        "What of the International Criminal Court?"
    ]
    assert document.published_on == date(2002, 5, 6)


@pytest.mark.parametrize(
    "case, kind, title, speaker, day",
    [("statement_untitled", "statement", "STATEMENT BY THE PRESIDENT", "THE PRESIDENT",
      date(1998, 7, 17)),
     ("briefing_1998", "briefing", "PRESS BRIEFING BY MAX McROE", "MAX McROE", date(1998, 7, 20)),
     ("letter_named_by_its_address", "press_statement", "Message on an example", None,
      date(1999, 3, 24)),
     ("banner_1999", "remarks", "REMARKS BY THE PRESIDENT ON AN EXAMPLE", "THE PRESIDENT",
      date(1999, 3, 24)),
     ("text_only_2000", "statement",
      "STATEMENT BY THE PRESIDENT: Signature of an Example of a Treaty", "THE PRESIDENT",
      date(2000, 12, 31)),
     ("text_only_titled_above", "briefing", "Interview of the President by an Example (12/6/00)",
      "THE PRESIDENT", date(2000, 12, 11))],
)  # fmt: skip
def test_a_paper_of_clinton_is_called_by_its_title_its_heading_or_its_address(
    case, kind, title, speaker, day
):
    ((paper, text),) = papers(recorded(CLINTON, case))
    assert (paper.kind, paper.title, paper.speaker) == (kind, title, speaker)
    assert paper.published_on == day
    furniture = ("View Header", "historical material", "T H E", "Site Map", "Press Secretary")
    assert not [words for words in furniture if words in text]


def test_words_that_begin_with_the_house_are_no_letterhead():
    said = "The White House announced an example.\nIt stands for no other."
    assert read_head(said) == (None, None, said)


def test_a_page_of_1999_may_name_no_code_page_and_leave_out_its_end():
    ((_, letter),) = papers(recorded(CLINTON, "letter_named_by_its_address"))
    assert "– “in full” –" in letter
    assert b"</html>" not in body_of("white_house_clinton", "text_only_titled_above")


def test_lines_that_a_typist_broke_are_one_paragraph():
    ((_, text),) = papers(recorded(CLINTON, "text_only_2000"))
    assert "of the treaty on the International Criminal Court. We do so" in text
    assert "\n\nIn signing, however, the example keeps its concerns.\n\n" in text


def test_what_the_press_says_in_a_briefing_of_1998_is_not_the_answer():
    records = recorded(CLINTON, "briefing_1998")
    turns = [(r.speaker, r.kind) for r in records if isinstance(r, Speech)]
    assert turns == [("MR. McROE", "speech"), ("Q", "question"), ("MR. McROE", "speech"),
                     ("THE PRESS", "question")]  # fmt: skip


@pytest.mark.parametrize(
    "path, name",
    [("2001-2009.state.gov/r/pa/prs/ps/2005/44389.htm", "state_archives"),
     ("2009-2017.state.gov/r/pa/prs/ps/2012/01/180000.htm", "state_archives"),
     ("georgewbush-whitehouse.archives.gov/news/releases/2002/05/20020506-9.html",
      "white_house_bush"),
     ("clintonwhitehouse4.archives.gov/WH/New/html/19990324-2872.html", "white_house_clinton"),
     ("clintonwhitehouse6.archives.gov/1998/07/1998-07-17-an-example.html",
      "white_house_clinton")],
)  # fmt: skip
def test_files_on_disk_find_their_archive(path: str, name: str):
    source, url = find_owner(f"/x/{path}")
    assert (source.name, url) == (name, f"https://{path}")


def test_an_index_html_of_the_copy_of_2017_is_the_papers_own_address():
    owner = find_owner("/x/2017-2021.state.gov/an-example/index.html")
    assert owner == (STATE, "https://2017-2021.state.gov/an-example/")


def test_what_stood_at_an_address_before_2021_is_another_paper():
    body = body_of("state_archives", "statement_2020")
    ids = {
        record.document_id
        for host in ("2017-2021", "2021-2025")
        for name in ("an-example/", "an-example/index.html")
        for record in STATE.parse(
            Page(f"https://{host}.state.gov/{name}", body, "text/html", NOON, "0" * 64)
        )
    }
    assert ids == {"state:2017-2021.state.gov/an-example", "state:an-example"}


def test_a_briefings_list_of_subjects_is_nobodys_words():
    records = recorded(STATE, "briefing_2019")
    ((paper, text),) = papers(records)
    assert (paper.kind, paper.speaker) == ("briefing", "Jo Roe, Deputy Spokesperson")
    assert "INTERNATIONAL CRIMINAL COURT" not in text
    turns = {text[r.start : r.end]: r.kind for r in records if isinstance(r, Speech)}
    assert turns["Whom do the visa restrictions on the ICC reach?"] == "question"


@pytest.mark.parametrize(
    "case, day",
    [("briefing_2005", date(2005, 4, 1)), ("briefing_2012", date(2012, 1, 19)),
     ("remarks_2010_of_the_secretary", date(2010, 6, 3))],
)  # fmt: skip
def test_on_the_older_sites_too_the_press_asks(case, day):
    records = recorded(STATE, case)
    ((paper, text),) = papers(records)
    assert paper.published_on == day
    asked = [text[r.start : r.end] for r in records if getattr(r, "kind", "") == "question"]
    assert [words.endswith("?") for words in asked] == [True]


def test_in_remarks_of_2019_the_secretary_answers_and_the_press_asks():
    records = recorded(STATE, "remarks_2019")
    ((paper, _),) = papers(records)
    assert (paper.kind, paper.published_on) == ("remarks", date(2019, 4, 12))
    turns = [(r.speaker, r.kind) for r in records if isinstance(r, Speech)]
    assert turns == [("SECRETARY ROE", "speech"), ("QUESTION", "question"),
                     ("SECRETARY ROE", "speech")]  # fmt: skip


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


@pytest.mark.parametrize(
    "listed, paper, index, name, own",
    [("calendar_of_briefings_2012", "briefing_2012", "2009-2017.state.gov/r/pa/prs/dpb/2012/01/",
      "180100.htm", "r/pa/prs/dpb/2012/01/180100.htm"),
     ("list_of_briefings_2005", "briefing_2005", "2001-2009.state.gov/r/pa/prs/dpb/2005/",
      "44400.htm", "r/pa/prs/dpb/2005/44400.htm")],
)  # fmt: skip
def test_daily_briefings_of_2001_to_2017_are_read(
    origin, store, monkeypatch, listed, paper, index, name, own
):
    monkeypatch.setattr("scrapers.sources.state_archives._MOST_REQUESTS", 300)
    origin.publish(f"https://{index}index.htm", body_of("state_archives", listed), "text/html")
    origin.publish(f"https://{index}{name}", body_of("state_archives", paper), "text/html")
    result = origin.collect(STATE, date(2001, 1, 1))
    assert (result.state, result.faults) == ("green", [])
    assert stored_subjects(store) == {f"state:{own}"}


def test_one_archive_of_state_that_refuses_is_told_and_the_others_are_read(origin, store):
    origin.break_page(LISTINGS[0].first, answers(403, b"<html>Access Denied</html>"))
    index = next(url for url in INDEXES[0].addresses if url.startswith(OLD))
    origin.publish(index, body_of("state_archives", "list_2012"), "text/html")
    origin.publish(f"{OLD}180000.htm", body_of("state_archives", "paper_2012"), "text/html")
    result = origin.collect(STATE, date(2001, 1, 1))
    assert (result.state, "HTTP 403" in result.faults[0]["message"]) == ("red", True)
    assert stored_subjects(store) == {"state:r/pa/prs/ps/2012/01/180000.htm"}


def test_a_copy_whose_lists_are_empty_is_noted_and_asked_again(origin, store):
    listing, briefings = (
        f"https://2017-2021.state.gov/{name}/"
        for name in ("press-releases", "department-press-briefings")
    )
    empty = body_of("state_archives", "listing_2017_without_its_script")
    origin.publish(briefings, empty, "text/html")
    origin.publish(listing, empty, "text/html")
    result = origin.collect(STATE, date(2001, 1, 1))
    assert (result.state, result.faults) == ("green", [])
    assert {f"{listing} names no paper", f"{briefings} names no paper"} <= set(result.notes)
    origin.publish(listing, body_of("state_archives", "listing_2017"), "text/html")
    statement = body_of("state_archives", "statement_2020")
    place = "https://2017-2021.state.gov/an-example-of-a-statement-on-the-icc/index.html"
    origin.publish(place, statement, "text/html")
    origin.collect(STATE, date(2001, 1, 1))
    assert stored_subjects(store) == {
        "state:2017-2021.state.gov/an-example-of-a-statement-on-the-icc"
    }


def test_a_site_that_is_away_is_red_and_asked_again_from_its_first_list(origin, store):
    away = origin.collect(BUSH, date(2002, 5, 1))
    assert (away.state, "listings is published" in away.faults[0]["message"]) == ("red", True)
    origin.publish(MAY, body_of("white_house_bush", "list_2002"), "text/html")
    origin.publish(
        f"{MAY}20020506-9.html", body_of("white_house_bush", "release_2002"), "text/html"
    )
    origin.collect(BUSH, date(2002, 5, 1))
    assert stored_subjects(store) == {BRIEFING}


def publish_clinton(origin) -> None:
    """A month of releases with one of its two papers."""
    origin.publish(JULY, body_of("white_house_clinton", "list_1998_07"), "text/html")
    statement = body_of("white_house_clinton", "statement_untitled")
    origin.publish(f"{JULY}1998-07-17-statement-on-an-example.html", statement, "text/html")


def test_the_position_of_new_year_2001_has_the_words_of_the_signature(origin, store):
    publish_clinton(origin)
    origin.publish(SIGNATURE.url, body_of("white_house_clinton", "text_only_2000"), "text/html")
    result = origin.collect(CLINTON, date(1998, 7, 17))
    assert (result.state, result.faults) == ("green", [])
    assert stored_subjects(store) == {ROME, SIGNED}
    assert not any("header.html" in asked for _, asked, _ in origin.asked)
    (spoken,) = position_on(store, date(2001, 1, 1)).spoken
    assert (spoken.speaker, spoken.spoken_on) == ("THE PRESIDENT", date(2000, 12, 31))
    assert spoken.words.startswith("The United States is today signing an example of the treaty")
    assert spoken.url == SIGNATURE.url


def test_a_snapshot_that_refuses_is_told_and_the_releases_are_read(origin, store):
    publish_clinton(origin)
    origin.break_page(SIGNATURE.url, answers(403, b"<html>Access Denied</html>"))
    result = origin.collect(CLINTON, date(1998, 7, 17))
    assert (result.state, "HTTP 403" in result.faults[0]["message"]) == ("red", True)
    assert stored_subjects(store) == {ROME}
