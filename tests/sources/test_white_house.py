"""White House papers: each theme's words and speakers; every real capture; runs of both sources."""

import re
from collections import Counter
from datetime import date

import pytest
import responses

from scrapers.runner import run
from scrapers.sources import find_sources
from scrapers.sources.white_house import SOURCE, address
from scrapers.sources.white_house.papers import find_kind, find_speaker
from tests.sources.statements import (
    Site,
    body_of,
    mentions_of,
    papers,
    read_disk,
    recorded,
)
from tracker.errors import ParseError
from tracker.queries.upkeep.collecting import stored_subjects
from tracker.reading.people.briefing import find_turn, split_briefing

ARCHIVES = find_sources()["white_house_archives"]
SITE = "https://www.whitehouse.gov/"
RSS = "application/rss+xml; charset=UTF-8"
SINCE = date(1998, 7, 17)
CUT = "releases/2026/09/a-release-that-the-feed-cuts-off/"
NAMED = r"International\s+Criminal\s+Court|\bICC\b"
ORDER = "whitehouse:presidential-actions/2026/09/example-measures-concerning-the-court"


def test_navigation_within_a_paper_is_no_word_of_it():
    for case in ("feed_2026", "article_2025"):
        document, text = papers(recorded(SOURCE, case))[0]
        assert document.document_id == ORDER
        assert text.startswith("By the authority vested in me as President")
        assert not re.search(r"Executive Orders|Search|All News|analytics", text)


def test_a_no_break_space_in_the_title_hides_nothing():
    records = recorded(ARCHIVES, "biden_statement")
    (document, text), *_ = papers(records)
    assert document.title.endswith("by the International Criminal Court")
    assert "International" not in text
    assert [mention.text for mention in mentions_of(document, records)] == [
        "International Criminal Court", "ICC prosecutor",
    ]  # fmt: skip


def test_an_item_without_a_title_is_named_by_its_first_words_and_a_cut_one_has_no_text():
    _, untitled, cut = papers(recorded(SOURCE, "feed_2026"))
    assert untitled[0].title.startswith("A line without a title stands here")
    assert cut[1] == ""
    assert cut[0].abstract.startswith("Only the beginning of this release")


def test_a_paper_is_of_the_day_that_it_was_in_washington():
    assert papers(recorded(SOURCE, "feed_2026"))[0][0].published_on == date(2026, 9, 16)
    assert papers(recorded(ARCHIVES, "trump_statement"))[0][0].published_on == date(2019, 4, 12)
    assert papers(recorded(ARCHIVES, "obama_statement"))[0][0].published_on == date(2011, 2, 26)


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Statement from President Joe Biden on the Warrant", "President Joe Biden"),
        ("Press Briefing by Press Secretary Jen Psaki, April 5, 2022", "Press Secretary Jen Psaki"),
        ("Statement by NSC Spokesperson Emily Horne on Haiti", "NSC Spokesperson Emily Horne"),
        ("Remarks by President Xi Jinping at Arrival", "President Xi Jinping"),
        ("Statement by President Biden Extending the Pause", "President Biden"),
        ("Statement by the Press Secretary", "The Press Secretary"),
        ("Press Briefing by Press Secretary Jay Carney, 3/18/2013", "Press Secretary Jay Carney"),
        ("Press Briefing by Press Secretary Jen Psaki | 06/11/2021", "Press Secretary Jen Psaki"),
        ("STATEMENT BY THE PRESIDENT: Signature of a Treaty", "THE PRESIDENT"),
        ("G7 Leaders’ Statement", "G7 Leaders"),
        ("Joint Readout by the United States and Examplia", "The United States and Examplia"),
        ("Readout of President Biden’s Call with King Roe", None),
        ("FACT SHEET: Measures on Russia", None),
    ],
)
def test_the_title_says_who_speaks(title, speaker):
    assert find_speaker(title, "") == speaker


def test_a_paper_is_what_its_title_or_its_section_says():
    at = f"{SITE}briefing-room/statements-releases/2022/03/24/x/"
    assert find_kind(at, "FACT SHEET: Measures") == "fact_sheet"
    assert find_kind(at, "Joint Readout by the United States") == "readout"
    assert find_kind(at, "G7 Leaders’ Statement") == "press_statement"
    assert find_kind(f"{SITE}presidential-actions/2025/02/x/", "Imposing") == "presidential_action"
    assert find_kind(f"{SITE}a-new-section/2027/02/x/", "A Thing") == "press_release"


def test_a_file_on_disk_is_known_by_host_and_path():
    place = "captures/2022-04-06/www.whitehouse.gov/briefing-room/feed/rss_2022-04-06_19bf.xml"
    assert address(place) == f"{SITE}briefing-room/feed/#rss_2022-04-06_19bf"
    assert address("www.whitehouse.gov/fact-sheets/2026/01/x/index.html") == (
        f"{SITE}fact-sheets/2026/01/x/"
    )
    old = "obamawhitehouse.archives.gov/the-press-office/2011/02/26/statement-on-an-example"
    assert {address(old + end) for end in ("", ".html", "/index.html")} == {f"https://{old}"}
    assert address("feed.xml") is None


@pytest.mark.real
def test_every_real_capture_is_read_and_each_mention_has_its_paper_and_speaker(real):
    files = sorted(real("executive-captures").glob("captures/*/www.whitehouse.gov/**/*.xml"))
    found, kinds = {}, Counter()
    for path in files:
        records = read_disk(SOURCE, path)
        for document, text in papers(records):
            kinds[document.kind] += 1
            assert text, document.url
            assert "appeared first on" not in text
            if re.search(NAMED, text) and mentions_of(document, records):
                found[document.published_on, document.title[:24]] = document.speaker
    assert (len(files), kinds.total()) == (9, 90)
    assert found == {
        (date(2022, 3, 4), "Press Briefing by Press "): "Press Secretary Jen Psaki and Chair of "
        "the Council of Economic Advisers Cecilia Rouse",
        (date(2022, 3, 24), "Joint Readout by the Uni"): "The United States and the European "
        "Council",
        (date(2022, 3, 24), "G7 Leaders’ Statement"): "G7 Leaders",
        (date(2022, 4, 4), "Press Briefing by Press "): "Press Secretary Jen Psaki and National "
        "Security Advisor Jake Sullivan",
        (date(2022, 4, 5), "Press Briefing by Press "): "Press Secretary Jen Psaki",
        (date(2022, 4, 11), "Press Briefing by Press "): "Press Secretary Jen Psaki",
        (date(2022, 4, 14), "Press Gaggle by Principa"): "Principal Deputy Press Secretary "
        "Karine Jean-Pierre",
        (date(2022, 7, 14), "The Jerusalem U.S.-Israe"): None,
    }


@pytest.mark.real
def test_in_a_real_briefing_the_reporters_words_are_not_the_press_secretarys(real):
    (path,) = real("executive-captures").glob("captures/2022-04-06/www.whitehouse.gov/**/*.xml")
    records = read_disk(SOURCE, path)
    document, text = next(
        paper for paper in papers(records) if "Jen Psaki, April 5" in paper[0].title
    )
    turns = split_briefing(text)
    said = [find_turn(turns, m.start).speaker for m in mentions_of(document, records)]
    assert said == ["Q", "MS. PSAKI", "MS. PSAKI", "MS. PSAKI"]
    assert {turn.speaker for turn in turns} == {None, "MS. PSAKI", "Q"}


@pytest.mark.real
def test_every_real_text_of_a_white_house_paper_is_found_with_its_speaker(real):
    files = sorted(real("executive-texts").glob("texts/20*.md"))
    speakers = Counter()
    for path in files:
        records = read_disk(SOURCE, path)
        ((document, text),) = papers(records)
        speakers[document.speaker] += 1
        assert not re.search(r"(?m)^(?:---|title:)|<img|\*\*", text)
        # Two name other things: the Interstate Commerce Commission, a community corporation.
        other = "competition-in-the-american" in path.name or "what-they-are-saying" in path.name
        assert bool(mentions_of(document, records)) != other, path.name
    assert len(files) == 24
    assert speakers["JOSEPH R. BIDEN JR."] == 3
    assert speakers["The President"] == 1
    assert speakers["G7 Leaders"] == 1
    assert speakers[None] == 7  # fact sheets and releases


@pytest.mark.real
def test_texts_of_others_are_refused_and_named(real):
    for path in real("executive-texts").glob("texts/grimmer-*.txt"):
        with pytest.raises(ParseError, match="neither a feed nor a paper that states"):
            read_disk(SOURCE, path)


def open_site(*, listing: bytes | None = None) -> Site:
    site = Site()
    site.publish(f"{SITE}news/feed/", body_of("white_house", "feed_2026"), RSS)
    site.publish(f"{SITE}{CUT}", body_of("white_house", "article_2025"))
    whole = body_of("white_house", "listing_2025").replace(b'rel="next"', b'rel="x"')
    site.publish(f"{SITE}news/", listing or whole)
    return site


def read(house, source=SOURCE):
    return run(source, house.fetch(source), SINCE)


@responses.activate
def test_the_feeds_items_are_kept_if_they_mean_the_court_and_not_asked_for_twice(house):
    site = open_site()
    result = read(house)
    assert (result.state, result.faults) == ("green", [])
    assert stored_subjects(house.engine) == {ORDER, f"whitehouse:{CUT.strip('/')}"}
    assert f"{SITE}releases/2026/09/45470/" not in site.asked  # the feed has all of it
    site.asked.clear()
    again = read(house)
    assert (again.state, again.changed_rows, again.seen["Document"]) == ("green", 0, 3)
    assert site.asked == [f"{SITE}news/feed/", f"{SITE}presidential-actions/feed/"]


@responses.activate
def test_a_section_that_is_not_known_is_told_and_its_papers_are_read(house):
    site, feed = open_site(), body_of("white_house", "feed_2026")
    feed = feed.replace(b"/presidential-actions/2026", b"/edicts/2026")
    site.publish(f"{SITE}news/feed/", feed, RSS)
    result = read(house)
    assert (result.state, result.faults) == ("green", [])
    assert "a section that this source does not know: edicts" in result.notes
    assert "whitehouse:edicts/2026/09/example-measures-concerning-the-court" in stored_subjects(
        house.engine
    )


@responses.activate
def test_where_the_new_feeds_are_gone_the_old_theme_is_read(house):
    site = Site()
    site.publish(f"{SITE}briefing-room/feed/", body_of("white_house", "feed_2022"), RSS)
    result = read(house)
    assert (result.state, result.seen["Document"]) == ("green", 2)
    assert f"not published here (404): {SITE}news/feed/" in result.notes
    assert any("its newest item is of 2022-04-06" in note for note in result.notes)


@responses.activate
def test_where_no_feed_is_left_the_listing_is_read(house):
    site = open_site()
    del site.pages[f"{SITE}news/feed/"]
    site.publish(f"{SITE}{ORDER.partition(':')[2]}/", body_of("white_house", "article_2025"))
    result = read(house)
    assert (result.state, result.counts["Document"].new) == ("green", 1)
    assert "listed and not there: https://www.whitehouse.gov/releases/2026/09/45470/" in (
        result.notes
    )


@responses.activate
def test_a_feed_that_changed_wholly_is_paged_back(house):
    site = open_site()
    read(house)
    assert f"{SITE}news/feed/?paged=2" not in site.asked
    later = body_of("white_house", "feed_2026").replace(b"/2026/09/", b"/2026/10/")
    site.publish(f"{SITE}news/feed/", later, RSS)
    read(house)
    assert f"{SITE}news/feed/?paged=2" in site.asked


@responses.activate
def test_an_item_that_leaves_the_feed_is_not_gone_and_one_that_changed_is_read_again(house):
    site = open_site()
    read(house)
    feed = body_of("white_house", "feed_2026")
    moved = feed.replace(b"wp-block-search__input-7", b"wp-block-search__input-9")
    site.publish(f"{SITE}news/feed/", moved, RSS)
    assert read(house).changed_rows == 0  # numbers of the layout are no words
    fewer = moved[: moved.rindex(b"<item>")] + moved[moved.rindex(b"</item>") + 7 :]
    site.publish(f"{SITE}news/feed/", fewer.replace(b"our own making", b"their making"), RSS)
    result = read(house)
    assert (result.counts["DocumentText"].changed, result.counts["DocumentText"].gone) == (1, 0)


@responses.activate
@pytest.mark.parametrize(
    ("case", "kind", "said"),
    [
        ("empty_feed", RSS, "news/feed/: a feed without items"),
        ("bot_wall", "text/html", "bot wall where application/rss+xml"),
        ("bot_wall", RSS, "news/feed/: bot wall"),
    ],
)
def test_a_feed_that_is_none_ends_red_with_its_reason(house, case, kind, said):
    site = open_site()
    site.publish(f"{SITE}news/feed/", body_of("white_house", case), kind)
    site.publish(f"{SITE}presidential-actions/feed/", body_of("white_house", "feed_2026"), RSS)
    result = read(house)
    assert result.state == "red"
    assert said in result.faults[0]["message"]
    assert ORDER in stored_subjects(house.engine)  # the other feed was read all the same


@responses.activate
def test_a_listing_without_papers_ends_red(house):
    open_site(listing=body_of("white_house", "changed_listing"))
    result = read(house)
    assert result.state == "red"
    assert "news/: a listing without papers" in result.faults[0]["message"]


@responses.activate
def test_a_paper_that_could_not_be_read_is_asked_for_again(house):
    site = open_site()
    del site.pages[f"{SITE}news/feed/"]
    order = f"{SITE}{ORDER.partition(':')[2]}/"
    site.publish(order, body_of("white_house", "changed_paper"))
    assert read(house).state == "red"
    site.publish(order, body_of("white_house", "article_2025"))
    site.publish(f"{SITE}presidential-actions/feed/", body_of("white_house", "feed_2022"), RSS)
    assert (read(house).state, ORDER in stored_subjects(house.engine)) == ("green", True)


@responses.activate
def test_archives_are_read_newest_first_and_go_on_where_they_stopped(house, monkeypatch):
    site, first = Site(), "https://trumpwhitehouse.archives.gov/briefings-statements/"
    listing = body_of("white_house_archives", "trump_listing")
    name = b"statement-from-the-president-on-the-example"
    for number in (1, 2, 3):
        place = first if number == 1 else f"{first}page/{number}/"
        body = listing.replace(name, f"paper-{number}".encode())
        site.publish(place, body if number < 3 else body.replace(b'rel="next"', b'rel="x"'))
        paper = body_of("white_house_archives", "trump_statement")
        site.publish(f"{first}paper-{number}/", paper)
    monkeypatch.setattr("scrapers.sources.white_house_archives._MOST_REQUESTS", 5)
    begun = read(house, ARCHIVES)
    assert (begun.state, begun.counts["Document"].new) == ("green", 2)
    assert any("read down to page 3" in note for note in begun.notes)
    assert read(house, ARCHIVES).counts["Document"].new == 1
    assert read(house, ARCHIVES).pages == 0
    assert f"{first}page/4/" not in site.asked


@responses.activate
def test_archives_of_which_nothing_is_there_are_not_called_fresh(house):
    Site()
    result = read(house, ARCHIVES)
    assert result.state == "red"
    assert "none of" in result.faults[0]["message"]
    assert "listings is published" in result.faults[0]["message"]
