"""Treasury: papers in every form of its site, real files of its repository, both ways to news."""

import json
from datetime import UTC, date, datetime
from urllib.parse import urlencode

import pytest

from scrapers.runner import run
from scrapers.sources.treasury import API, KINDS, RELEASES, SOURCE, address
from tests.origin import answers, serving
from tests.sources.statements import body_of, mentions_of, papers, read_disk, recorded
from tracker.queries.upkeep.collecting import stored_subjects

SINCE = date(2026, 1, 1)
COURT = "treasury:news/press-releases/sb0901"


def _asked(kind: str, number: int) -> str:
    asked = {
        "filter[field_news_news_category.id]": KINDS[kind],
        "sort": "-field_news_publication_date", "page[limit]": "50",
        "page[offset]": str(number * 50),
    }  # fmt: skip
    return f"{API}?{urlencode(asked)}"


@pytest.mark.real
@pytest.mark.parametrize(
    "name, on, speaker, names_it",
    [
        ("2007-05-29-hp426.md", date(2007, 5, 29), None, True),
        ("2007-05-29-hp427.md", date(2007, 5, 29),
         "Adam J. Szubin Director of the Treasury Department’s Office of Foreign Assets Control",
         True),
        ("2013-01-03-tg1815.md", date(2013, 1, 3), None, True),
        ("2023-12-05-jy1949.md", date(2023, 12, 5), None, True),
    ],
)  # fmt: skip
def test_the_releases_that_name_the_court_since_2007(real, name, on, speaker, names_it):
    place = real("executive-samples") / "samples" / "treasury" / name
    records = read_disk(SOURCE, place)
    ((document, text),) = papers(records)
    assert (document.published_on, document.speaker) == (on, speaker)
    assert not text.startswith("(Archived")
    assert bool(mentions_of(document, records)) == names_it
    # "AKA:" heads the lines of a table in tg1815: nobody speaks in it.
    assert [r for r in records if type(r).__name__ == "Speech"] == []


def test_the_day_is_that_in_washington_and_the_speaker_that_of_the_title():
    (statement, _), (sale, _) = papers(recorded(SOURCE, "answer"))
    assert (statement.kind, statement.published_on) == ("statement", date(2026, 10, 9))
    assert statement.speaker == "Secretary of the Treasury Jo Roe"
    assert statement.updated_at == datetime(2026, 10, 10, 1, 30, tzinfo=UTC)
    assert (sale.kind, sale.speaker) == ("press_release", None)


def test_files_on_disk_know_their_address():
    release = "https://home.treasury.gov/news/press-releases/jy1949"
    assert address("/x/home.treasury.gov/news/press-releases/jy1949.html") == release
    assert address("/x/home.treasury.gov/news/press-releases/jy1949/index.html") == release
    assert address("/x/2023-12-05-jy1949.md") == release
    assert address("/x/jy1949.html") is None


@pytest.fixture
def site(house):
    """The content API with one page of each kind; collect() is a run."""
    with serving() as origin:
        house.settings.origin = origin.address

        def publish(body: bytes, kind: str = "application/vnd.api+json") -> None:
            for name in KINDS:
                origin.publish(_asked(name, 0), body, kind)

        publish(body_of("treasury", "answer"))
        for name in KINDS:
            origin.publish(_asked(name, 1), b'{"data": []}', "application/vnd.api+json")
        origin.publish_api = publish
        origin.collect = lambda: run(SOURCE, house.fetch(SOURCE), SINCE)
        yield origin


def test_what_names_the_court_is_kept_the_rest_is_counted(site, store):
    result = site.collect()
    assert (result.state, result.faults) == ("green", [])
    assert stored_subjects(store) == {COURT}
    assert result.seen["Document"] == 4
    assert site.collect().changed_rows == 0


def test_news_without_the_court_is_green(site, store):
    answer = json.loads(body_of("treasury", "answer"))
    site.publish_api(json.dumps(answer | {"data": answer["data"][1:]}).encode())
    assert (site.collect().state, stored_subjects(store)) == ("green", set())


def test_a_paper_of_the_static_site_is_its_words_without_what_stands_around_them():
    ((paper, text),) = papers(recorded(SOURCE, "paper_2026_of_the_static_site"))
    assert (paper.document_id, paper.title, paper.published_on) == (
        "treasury:news/press-releases/sb0999", "Treasury Acts Against an Example",
        date(2026, 3, 4),
    )  # fmt: skip
    assert text == "WASHINGTON — The International Criminal Court is named in this example."


def test_the_listing_of_the_static_site_is_read(site, store):
    for name in KINDS:
        site.break_page(_asked(name, 0), answers(404))
    listing = body_of("treasury", "listing_2026_of_the_static_site")
    site.publish(RELEASES.first, listing, "text/html")
    for number in ("sb0999", "sb0998"):
        paper = body_of("treasury", "paper_2026_of_the_static_site")
        site.publish(f"{RELEASES.first}/{number}/", paper, "text/html")
    result = site.collect()
    assert (result.state, result.counts["Document"].new) == ("green", 2)


def test_the_listing_is_read_where_there_is_no_api(site, store):
    for name in KINDS:
        site.break_page(_asked(name, 0), answers(404))
    site.publish(RELEASES.first, body_of("treasury", "listing"), "text/html")
    site.publish(f"{RELEASES.first}/sb0901", body_of("treasury", "paper_2025"), "text/html")
    site.publish(f"{RELEASES.first}/sb0900", body_of("treasury", "paper_2013"), "text/html")
    result = site.collect()
    assert (result.state, stored_subjects(store)) == ("green", {COURT})


@pytest.mark.parametrize("case", ["empty_listing", "bot_wall"])
def test_no_api_and_a_listing_without_lines_is_red(site, case):
    for name in KINDS:
        site.break_page(_asked(name, 0), answers(404))
    site.publish(RELEASES.first, body_of("treasury", case), "text/html")
    result = site.collect()
    said = "filled by script" if case == "empty_listing" else "bot wall"
    assert (result.state, said in result.faults[0]["message"]) == ("red", True)


@pytest.mark.parametrize(
    "body, said",
    [(b'{"data": []}', "no paper"), (b'{"errors": [{"status": "503"}]}', "the API refuses"),
     (b'{"items": []}', "no list of papers")],
)  # fmt: skip
def test_an_api_that_gives_no_papers_is_red(site, body: bytes, said: str):
    site.publish_api(body)
    result = site.collect()
    assert (result.state, said in result.faults[0]["message"]) == ("red", True)
