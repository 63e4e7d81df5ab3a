"""State Department papers: words and speakers in each form, every real capture, three ways in."""

import json
import re
from collections import Counter
from datetime import date

import pytest
import responses

from scrapers.runner import run
from scrapers.sources.state_department import SOURCE, address
from scrapers.sources.state_department.papers import find_kind, find_speaker
from tests.sources.statements import Site, body_of, mentions_of, papers, read_disk, recorded
from tracker.queries.upkeep.collecting import stored_subjects
from tracker.reading.people.briefing import find_turn, split_briefing

SITE = "https://www.state.gov/"
FEED = f"{SITE}rss-feed/press-releases/feed/"
API = f"{SITE}wp-json/wp/v2/"
FIELDS = "_fields=id%2Cslug%2Cdate%2Cdate_gmt%2Cmodified_gmt%2Clink%2Ctitle%2Ccontent"
NEW = f"{API}{{}}?per_page=100&order=desc&{FIELDS}&orderby=modified"
OLD = f"{API}{{}}?per_page=100&order=desc&{FIELDS}&orderby=date"
RSS, JSON = "application/rss+xml; charset=UTF-8", "application/json; charset=UTF-8"
SINCE = date(1998, 7, 17)
RELEASE = "releases/office-of-the-spokesman/2026/09/sanctions-on-an-example-of-the-icc"
BRIEFING = "state:briefings/department-press-briefing-may-25-2022"


def test_neither_the_head_of_the_page_nor_scripts_are_words_of_a_paper():
    words = {
        case: papers(recorded(SOURCE, case))[0][1] for case in ("feed_2026", "posts", "article")
    }
    assert set(words.values()) == {
        "Today, the Department names an example under the order on the International Criminal "
        "Court."
    }
    assert all("jQuery" not in text for _, text in papers(recorded(SOURCE, "feed_2022")))


def test_a_briefing_is_one_document_whose_questions_are_not_the_spokespersons_words():
    records = recorded(SOURCE, "feed_2022")
    document, text = papers(records)[0]
    assert (document.document_id, document.kind) == (BRIEFING, "briefing")
    assert document.speaker == "Jane Roe, Department Spokesperson"
    turns = split_briefing(text)
    said = [find_turn(turns, mention.start) for mention in mentions_of(document, records)]
    assert [(turn.speaker, turn.is_reporter) for turn in said] == [
        ("QUESTION", True), ("MS ROE", False),
    ]  # fmt: skip


def test_the_speaker_is_whom_the_paper_is_attributed_to_else_its_author():
    speakers = [document.speaker for document, _ in papers(recorded(SOURCE, "feed_2022"))]
    assert speakers[1:] == [
        "Spokesperson Jane Roe", "Robert J. McPoe, Acting Assistant Secretary; Bureau of Examples",
    ]  # fmt: skip
    assert find_speaker(None, "MODERATOR: Welcome.\n\nMR ROE: Thanks.") == "MR ROE"
    assert find_speaker(None, "The United States notes.") is None
    spokesperson, joint = "Office of the Spokesperson", "G7 Foreign Ministers’ Statement on Sudan"
    assert find_speaker(spokesperson, "We condemn.", joint) == "G7 Foreign Ministers"
    assert find_speaker(spokesperson, "We condemn.", "The Trial of Mr. Roe") == spokesperson


def test_a_days_last_hours_are_of_that_day_in_washington():
    assert papers(recorded(SOURCE, "posts"))[0][0].published_on == date(2026, 9, 17)
    assert papers(recorded(SOURCE, "feed_2022"))[0][0].published_on == date(2022, 5, 25)


@pytest.mark.parametrize(
    ("title", "doctype", "kind"),
    [
        ("Secretary Rubio’s Meeting with Kenyan President Ruto", "Readout", "readout"),
        ("Anything", "Press Statement", "press_statement"),
        ("Department Press Briefing – May 2, 2022", None, "briefing"),
        ("Secretary Blinken’s Call with Greek Foreign Minister Dendias", None, "readout"),
        ("Public Schedule – July 15, 2022", None, "public_schedule"),
        ("Bastille Day", None, "press_statement"),
    ],
)
def test_a_paper_is_what_it_says_it_is(title, doctype, kind):
    assert find_kind(f"{SITE}x/", title, doctype, "Words.") == kind


def test_a_report_is_one_by_its_address_in_the_api_and_on_its_own_page():
    for case in ("reports", "report_page"):
        ((paper, text),) = papers(recorded(SOURCE, case))
        assert (paper.kind, paper.title) == ("report", "An Example of a Report on Accountability")
        assert text.startswith("EXECUTIVE SUMMARY\n\nThe example says")


def test_a_file_on_disk_is_known_by_host_and_path():
    place = "captures/2022-05-26/www.state.gov/rss-feed/press-releases/feed/rss_2022-05-26_d4.xml"
    assert address(place) == f"{FEED}#rss_2022-05-26_d4"
    old = "2009-2017.state.gov/r/pa/prs/ps/2012/01/180000.htm"
    assert address(f"/data/{old}") == f"https://{old}"
    assert address("feed.xml") is None


@pytest.mark.real
def test_every_real_capture_is_read_and_each_mention_has_its_paper_and_speaker(real):
    pack = real("executive-captures")
    found, named, read = {}, set(), Counter()
    for path in sorted(pack.glob("captures/*/www.state.gov/**/*.xml")):
        records = read_disk(SOURCE, path)
        for document, text in papers(records):
            read[path.parts[-6]] += 1
            assert document.speaker, document.url
            assert text
            assert "jQuery" not in text
            if re.search(r"International\s+Criminal\s+Court|\bICC\b", text):
                named.add(document.document_id)
            if mentions := mentions_of(document, records):
                turns = split_briefing(text)
                said = [t.is_reporter for m in mentions if (t := find_turn(turns, m.start))]
                found[document.document_id] = (document.speaker.split(",")[0], said)
    assert (len(read), read.total()) == (15, 150)
    # Georgetown's Intercultural Center is the only other ICC in them.
    assert [name[:65] for name in named - set(found)] == [
        "state:secretary-antony-j-blinken-at-the-graduation-commencement-c"
    ]
    assert len(named) == 15
    trial = "opening-of-trial-of-former-janjaweed-commander-for-atrocities-in-darfur"
    assert found[f"state:{trial}"] == ("Ned Price", [])
    day = "state:briefings/department-press-briefing-{}"
    assert found[day.format("august-11-2021")] == ("Ned Price", [True, False, False])
    assert found[day.format("may-2-2022")] == ("Ned Price", [True])
    assert found[day.format("may-17-2022")] == ("Ned Price", [True, True, True, False, False])
    assert found[day.format("may-25-2022")] == ("Ned Price", [True, True, True, False, False])


@pytest.mark.real
def test_real_samples_of_2026_and_of_the_old_site_are_read(real):
    folder = real("executive-samples") / "samples/state"
    (feed,) = folder.glob("*.xml")
    readout, statement = papers(read_disk(SOURCE, feed))
    assert (readout[0].kind, readout[0].speaker) == ("readout", "Spokesman Tommy Pigott")
    assert statement[0].speaker == 'Thomas "Tommy" Pigott, Spokesman; Office of the Spokesman'
    assert statement[1].startswith("Today, the Department of State is taking steps")
    (page,) = folder.glob("*.html")
    ((old, text),) = papers(read_disk(SOURCE, page))
    assert (old.title, old.published_on) == ("Global Social Media Presence", date(2012, 1, 18))
    assert "item_type" not in text


def read(house):
    return run(SOURCE, house.fetch(SOURCE), SINCE)


def open_api() -> Site:
    site, posts = Site(), body_of("state_department", "posts")
    for form in (NEW, OLD):
        site.publish(form.format("state_press_release"), posts, JSON)
        site.publish(form.format("state_briefing"), b"[]", JSON)
        site.publish(form.format("state_report"), body_of("state_department", "reports"), JSON)
    return site


@responses.activate
def test_the_content_api_gives_news_and_past_and_a_change_is_read_again(house):
    site = open_api()
    result = read(house)
    assert (result.state, result.faults, result.notes) == ("green", [], [])
    assert stored_subjects(house.engine) >= {
        "state:reports/an-example-of-a-report-on-accountability"
    }
    assert len(stored_subjects(house.engine)) == 3
    assert not [url for url in site.asked if "feed" in url]
    site.asked.clear()
    again = read(house)
    assert (again.changed_rows, again.seen["Document"]) == (0, 3)
    assert len(site.asked) == 3  # the newest of each kind; the past is read
    posts = json.loads(body_of("state_department", "posts"))
    posts[0] |= {"modified_gmt": "2026-09-19T03:00:00", "content": {"rendered": "<p>Dropped.</p>"}}
    site.publish(NEW.format("state_press_release"), json.dumps(posts).encode(), JSON)
    assert read(house).counts["DocumentText"].changed == 1


@responses.activate
def test_the_past_is_asked_for_by_the_moment_of_the_last_post(house):
    site = open_api()
    (first, *_) = json.loads(body_of("state_department", "posts"))
    many = [
        first | {"link": f"{SITE}paper-{n}/", "date": f"2026-08-{31 - n // 4:02}T10:00:00"}
        for n in range(100)
    ]
    site.publish(OLD.format("state_press_release"), json.dumps(many).encode(), JSON)
    before = OLD.format("state_press_release") + "&before=2026-08-07T10%3A00%3A00"
    site.publish(before, b"[]", JSON)
    result = read(house)
    assert (result.state, before in site.asked) == ("green", True)
    assert len(stored_subjects(house.engine)) == 103


@responses.activate
def test_without_the_api_the_feed_is_read_and_what_is_missing_is_noted(house):
    site = Site()
    site.publish(FEED, body_of("state_department", "feed_2022"), RSS)
    result = read(house)
    assert (result.state, result.seen["Document"]) == ("green", 3)
    assert stored_subjects(house.engine) == {BRIEFING}
    assert f"not published here (404): {API}state_press_release" in result.notes
    assert f"not published here (404): {SITE}press-releases/" in result.notes
    assert read(house).changed_rows == 0


@responses.activate
def test_without_api_and_feed_the_listing_is_read(house):
    site = Site()
    site.publish(f"{SITE}press-releases/", body_of("state_department", "listing"))
    site.publish(f"{SITE}{RELEASE}/", body_of("state_department", "article"))
    result = read(house)
    assert (result.state, result.counts["Document"].new) == ("green", 1)


@responses.activate
@pytest.mark.parametrize(
    ("case", "kind", "status", "said"),
    [
        ("decoy", "text/html", 403, "HTTP 403"),
        ("decoy", "text/html", 200, "HTML page where application/json was asked"),
        ("refusal", JSON, 200, "the API refuses: rest_no_route"),
    ],
)
def test_a_refusal_of_the_api_ends_red_after_the_feed_was_read(house, case, kind, status, said):
    site = Site()
    for name in ("state_press_release", "state_briefing", "state_report"):
        site.publish(NEW.format(name), body_of("state_department", case), kind, status=status)
    site.publish(FEED, body_of("state_department", "feed_2022"), RSS)
    result = read(house)
    assert result.state == "red"
    assert said in result.faults[0]["message"]
    assert stored_subjects(house.engine) == {BRIEFING}


@responses.activate
@pytest.mark.parametrize(
    ("url", "case", "kind", "said"),
    [
        (FEED, "empty_feed", RSS, "feed/: a feed without items"),
        (FEED, "decoy", "text/html", "HTML page where application/rss+xml"),
        (f"{SITE}press-releases/", "decoy", "text/html", "decoy page with 200"),
        (f"{SITE}press-releases/", "changed_listing", "text/html", "its layout has changed"),
    ],
)
def test_each_way_in_that_is_not_what_it_was_ends_red_with_its_reason(
    house, url, case, kind, said
):  # fmt: skip
    Site().publish(url, body_of("state_department", case), kind)
    result = read(house)
    assert result.state == "red"
    assert said in result.faults[0]["message"]


@responses.activate
def test_where_nothing_answers_the_run_ends_red(house):
    Site()
    result = read(house)
    assert (result.state, result.faults[0]["kind"]) == ("red", "fetch")
