"""The congress-press collection: whose release, of which day, who signs; months walked once."""

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
import responses

from scrapers.runner import run
from scrapers.shapes.statements.releases import Office, Release, canonical, release_records
from scrapers.sources.congress_press import SOURCE, address
from tests.sources.statements import Site, mentions_of, papers, read_disk, recorded
from tracker.queries.upkeep.collecting import stored_subjects
from tracker.records import DocumentSigner

BASE = "https://raw.githubusercontent.com/dwillis/congress-press/main/data"
NOW = datetime.now(UTC)
THIS = f"{BASE}/{NOW:%Y}/{NOW:%Y-%m}.jsonl"
OLD = f"{BASE}/2009/2009-03.jsonl"
URL = "https://roe.house.gov/media/press-releases/roe-on-the-court"
KEPT = "congress-press:roe.house.gov/media/press-releases/roe-on-the-court"


def line(url=URL, text="The International Criminal Court.", **more) -> bytes:
    member = {"bioguide_id": "X000001", "name": "Max Roe", "party": "Republican", "state": "ZZ"}
    said = {
        "url": url, "title": "Roe on the Court", "date": f"{NOW:%Y-%m-%d}", "text": text,
        "date_source": "scraper", "member": member | {"chamber": "House"},
        "collected_at": f"{NOW:%Y-%m-%dT%H:%M:%SZ}",
    }  # fmt: skip
    return json.dumps(said | more).encode() + b"\n"


def read(house, since=None):
    since = since or (NOW - timedelta(days=1)).date()
    return run(SOURCE, house.fetch(SOURCE), since)


def signers(records, document_id) -> dict[str, str]:
    return {
        r.name: r.role
        for r in records
        if isinstance(r, DocumentSigner) and r.document_id == document_id
    }


def test_a_release_opens_the_offices_own_page_and_says_that_a_collection_holds_the_words():
    document, text = papers(recorded(SOURCE, "month"))[0]
    assert document.url == "https://roe.house.gov/media/press-releases/joint-statement-court"
    assert (document.collection, document.speaker) == ("congress-press", "Max Roe")
    assert document.publisher == "Office of Representative Max Roe"
    assert (document.kind, document.published_on) == ("statement", date(2026, 9, 15))
    assert "International Criminal Court (ICC)" in text


def test_signers_are_the_publisher_those_under_the_letter_and_those_that_the_text_names():
    records = recorded(SOURCE, "month")
    letter = "congress-press:roe.house.gov/news/documentsingle.aspx?documentid=77"
    assert signers(records, letter) == {
        "Max Roe": "publisher", "Ann Doe": "signed", "Jane Q. Noe": "signed",
        "Jo Poe": "named", "Al Woe, Jr.": "named", "Kim Loe": "named",
    }  # fmt: skip


def test_the_addressee_and_the_signers_of_an_earlier_letter_are_no_signers():
    names = {r.name for r in recorded(SOURCE, "month") if isinstance(r, DocumentSigner)}
    assert not names & {"Lee Low", "Old Toe"}


def test_a_day_that_is_partial_or_missing_is_unknown():
    days = {d.title: d.published_on for d, _ in papers(recorded(SOURCE, "month"))}
    assert days["A Month Alone"] is None
    assert days["Twelve words stand here so that a title can be made of"] is None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://WWW.Roe.Senate.gov/news/?utm_source=x#top", "roe.senate.gov/news"),
        ("https://roe.house.gov/a.aspx?DocumentID=7&Page=2", "roe.house.gov/a.aspx?documentid=7"),
        ("https://roe.house.gov/index.php?option=x&id=3:y", "roe.house.gov/index.php?id=3%3Ay"),
    ],
)
def test_the_forms_of_an_address_are_one_paper(url, name):
    assert canonical(url) == name


def test_a_file_on_disk_is_known_by_its_name():
    assert address("x/data/2009/2009-03.jsonl") == OLD
    assert address("2009-03.jsonl") == OLD
    assert address("2009-13.jsonl") is None


@pytest.mark.parametrize(
    ("title", "text", "author"),
    [
        ("ICYMI: A View", "By The Editorial Board\nThe Wall Street Journal", "The Editorial Board"),
        ("ICYMI: Roe in the Post", "By Congressman Max Roe\nThe Court", None),
        ("Op-Ed: A View", "By Jo Poe and Max Roe\nThe Court", None),
        ("Roe on Jobs", "By The Numbers\nThree jobs", None),
        ("ICYMI: Roe Speaks", "The Court was spoken of.", None),
    ],
)
def test_a_column_that_another_wrote_is_not_the_members_words(title, text, author):
    office = Office("Max Roe", "X000001", "house")
    release = Release(URL, title, None, text, "html")
    (document, *_) = release_records("x", office, release)
    assert document.speaker == (author or "Max Roe")
    assert (document.kind == "reprint") == bool(author)


@responses.activate
def test_releases_that_may_mean_the_court_are_kept_and_a_month_is_read_once(house):
    site = Site()
    site.publish(THIS, line() + line(f"{URL}-2", "A bridge."), "text/plain")
    result = read(house)
    assert (result.state, result.faults, result.seen["Document"]) == ("green", [], 2)
    assert stored_subjects(house.engine) == {KEPT}
    again = read(house)
    assert (again.state, again.changed_rows, again.seen["Document"]) == ("green", 0, 2)
    assert site.asked.count(THIS) == 2


@responses.activate
def test_a_release_that_changed_is_read_again_and_one_collected_anew_is_not(house):
    site = Site()
    site.publish(THIS, line(), "text/plain")
    read(house)
    site.publish(THIS, line(updated_at="2030-01-01T00:00:00Z"), "text/plain")
    assert read(house).changed_rows == 0
    site.publish(THIS, line(text="It is a matter of bridges."), "text/plain")
    assert read(house).counts["DocumentText"].changed == 1


@responses.activate
def test_one_line_that_cannot_be_read_is_told_and_the_others_are_kept(house):
    site = Site()
    site.publish(
        THIS, line(f"{URL}-2", member={}) + b'{"url": "https://roe\n' + line(), "text/plain"
    )
    result = read(house)
    assert result.state == "red"
    messages = sorted(fault["message"] for fault in result.faults)
    assert "line-2: JSON text, not JSON: Unterminated string" in messages[1]
    assert f"{URL}-2: no member's bioguide_id" in messages[0]
    assert stored_subjects(house.engine) == {KEPT}
    assert read(house).state == "red"  # until the collection mends it


@responses.activate
def test_the_past_is_walked_newest_first_and_what_it_lacks_is_asked_for_once(house):
    site = Site()
    site.publish(THIS, line(), "text/plain")
    site.publish(OLD, line(f"{URL}-2009", date="2009-03-04"), "text/plain")
    result = read(house, date(2009, 1, 1))
    assert result.state == "green"
    assert stored_subjects(house.engine) == {KEPT, f"{KEPT}-2009"}
    assert "are not in the collection: 2009-01 to " in result.notes[0]
    site.asked.clear()
    read(house, date(2009, 1, 1))
    assert len(site.asked) < 14  # the newest two, and one in thirty of the others


@responses.activate
@pytest.mark.parametrize(
    ("body", "said"),
    [
        (None, "no file of this month or the last"),
        (line(collected_at="2026-03-30T01:40:41Z"), "nothing was collected since 2026-03-30"),
        (b"<html>Too many requests</html>", "HTML page where JSON Lines were expected"),
        (b"version https://git-lfs.github.com/spec/v1", "where JSON Lines were expected"),
    ],
)
def test_a_collection_that_stands_or_answers_otherwise_ends_red(house, body, said):
    site = Site()
    if body:
        site.publish(THIS, body, "text/plain")
    result = read(house)
    assert result.state == "red"
    assert said in result.faults[0]["message"]


@pytest.mark.real
def test_every_real_release_is_read_and_each_that_means_the_court_has_its_member(real):
    found, roles, open_speakers = {}, Counter(), []
    for path in sorted(real("executive-press").rglob("*.jsonl")):
        records = read_disk(SOURCE, path)
        roles.update(r.role for r in records if isinstance(r, DocumentSigner))
        for document, text in papers(records):
            open_speakers += [] if document.speaker else [document.publisher]
            assert document.published_on.isoformat()[:7] == path.stem
            if text and mentions_of(document, records):
                among = len(signers(records, document.document_id))
                found[document.title[:30]] = (document.speaker, among)
    assert roles["publisher"] == 405 - len(open_speakers)
    # The collection names Senator John Kennedy for pages of a representative's site.
    assert open_speakers == ["kennedy.house.gov"] * 4
    assert found == {
        "Barbara Lee Applauds Issuance ": ("Barbara Lee", 1),
        "Blumenthal Calls for Review of": ("Richard Blumenthal", 6),
        "U.S. Senators Call for Review ": ("Lindsey Graham", 6),
        "In Case You Missed It: Editori": ("The Editorial Board", 1),
        "Cotton: ICC Threats Against Al": ("Tom Cotton", 1),
    }
