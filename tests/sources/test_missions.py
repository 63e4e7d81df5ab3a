"""The UN mission and the embassy in The Hague: who speaks, what a run keeps, what makes it red."""

import json
from datetime import date

import pytest

from scrapers.runner import run
from scrapers.sources import find_sources
from scrapers.sources.missions import MISSIONS, find_speaker
from tests.origin import answers, serving
from tests.sources.statements import body_of
from tracker.queries.administration.spoken_papers import read_spoken_papers
from tracker.queries.upkeep.collecting import stored_subjects

SOURCE = find_sources()["missions_un"]
SINCE = date(2023, 6, 1)
ASKED = (
    "https://usun.usmission.gov/wp-json/wp/v2/posts?per_page=100&order=desc&_fields="
    "id%2Cslug%2Cdate%2Cdate_gmt%2Cmodified_gmt%2Clink%2Ctitle%2Ccontent&orderby={}"
)


@pytest.mark.parametrize(
    "head, speaker",
    [
        ("Remarks on X\n\nAmbassador Jo Ann Roe\nU.S. Representative\nNew York\n\nThank you.",
         "Ambassador Jo Ann Roe"),
        ("Max Poe, Legal Adviser\nNew York, New York\nMay 1, 2026\n\nThank you.", "Max Poe"),
        ("New York, New York\nMay 1, 2026\nAS DELIVERED\n\nThank you, Mr. President.", None),
        ("U.S. Mission to the United Nations\n\nThe United States thanks the Council.", None),
        (f"{'A long first line of the words themselves. ' * 4}\nJo Ann Roe", None),
    ],
)  # fmt: skip
def test_the_speaker_stands_above_the_words_or_is_not_told(head: str, speaker: str | None):
    assert find_speaker("Remarks on X", head) == speaker


def test_an_embassy_more_is_a_row_more():
    assert len({mission.host for mission in MISSIONS}) == len(MISSIONS)
    path = "/x/nl.usembassy.gov/a-statement/index.html"
    found = [m.address(path) for m in MISSIONS]
    assert [address for address in found if address] == [
        "https://nl.usembassy.gov/a-statement/index"
    ]


@pytest.fixture
def site(house):
    """The mission's API as asked for newest and oldest; collect() is a run."""
    with serving() as origin:
        house.settings.origin = origin.address

        def publish(body: bytes, kind: str = "application/json") -> None:
            for order in ("modified", "date"):
                origin.publish(ASKED.format(order), body, kind)

        publish(body_of("missions", "posts"))
        origin.publish_posts = publish
        origin.collect = lambda: run(SOURCE, house.fetch(SOURCE), SINCE)
        yield origin


def test_what_names_the_court_is_kept_and_a_second_run_writes_nothing(site, store):
    result = site.collect()
    assert (result.state, result.faults) == ("green", [])
    assert len(stored_subjects(store)) == 3
    spoken = {paper.speaker for paper in read_spoken_papers(store)}
    # In the third paper a reporter alone names the Court: nobody of the mission spoke of it.
    assert spoken == {"Ambassador Jo Ann Roe", "Max Poe"}
    assert site.collect().changed_rows == 0


def test_posts_without_the_court_are_green(site, store):
    posts = json.loads(body_of("missions", "posts"))[:1]
    posts[0]["content"]["rendered"] = "<p>Jo Ann Roe</p><p>Thank you for this meeting.</p>"
    site.publish_posts(json.dumps(posts).encode())
    result = site.collect()
    assert (result.state, stored_subjects(store)) == ("green", set())


@pytest.mark.parametrize(
    "body, kind, said",
    [
        (b"[]", "application/json", "an answer without a post"),
        (b'{"code": "rest_no_route", "message": "No route"}', "application/json", "rest_no_route"),
        (b"<html><title>Technical Difficulties</title></html>", "text/html", "HTML page where"),
        (b'[{"id": 1}]', "application/json", "no list of posts"),
    ],
)  # fmt: skip
def test_an_api_that_gives_no_posts_is_red(site, store, body: bytes, kind: str, said: str):
    site.collect()
    site.publish_posts(body, kind)
    result = site.collect()
    assert (result.state, said in result.faults[0]["message"]) == ("red", True)
    assert len(stored_subjects(store)) == 3, "what was kept stays"


def test_a_bot_wall_is_red(site):
    for order in ("modified", "date"):
        site.break_page(ASKED.format(order), answers(403, b"<html>Access Denied</html>"))
    result = site.collect()
    assert (result.state, "HTTP 403 (bot wall)" in result.faults[0]["message"]) == ("red", True)
