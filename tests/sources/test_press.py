"""Offices' own sites: a row each, forms of listings, days as printed; a dead site is one red."""

import json
from dataclasses import replace
from datetime import date

import pytest
import responses

from scrapers.collect import collect
from scrapers.runner import run
from scrapers.shapes.statements.dates import day_in, read_day, yearless
from scrapers.source import Page
from scrapers.sources import find_sources
from scrapers.sources.press import press, still_read
from scrapers.sources.press.families import FAMILIES
from scrapers.sources.press.listing import detect, read_listing
from scrapers.sources.press.offices import FILE, load_offices, read_row
from scrapers.strict import parse_html
from tests.sources.statements import CASES, NOON, Site, body_of
from tracker.errors import ParseError, SettingError
from tracker.queries.upkeep.collecting import stored_subjects
from tracker.records import Document, DocumentSigner, DocumentText
from tracker.reports.export import read_rows
from tracker.store.db import writing
from tracker.store.put import put

ROW = {
    "name": "Max Roe", "bioguide": "X000001", "family": "media_body", "since": date(2019, 1, 3),
    "list": "https://roe.house.gov/media/press-releases",
}  # fmt: skip
LIST = ROW["list"]
COURT, BRIDGE = f"{LIST}/roe-court", f"{LIST}/roe-bridge"
KEPT = "release:roe.house.gov/media/press-releases/roe-court"
SINCE = date(1998, 7, 17)
# What each recorded listing names: how many lines, the first's address and day as printed.
LISTED = {
    "listing_media_body": (2, "roe-court", "2026-09-15", "2026-09-05"),
    "listing_views_row": (2, "new-report", "2015-03-02", "2015-02-26"),
    "listing_document_query": (2, "DocumentID=4397", "2026-09-15", "2026-09-14"),
    "listing_document_query_2015": (2, "DocumentID=398977", "2015-04-17", "2015-04-16"),
    "listing_newsblocker": (2, "roe-on-the-court", "2026-09-15", "2026-09-01"),
    "listing_joomla": (2, "catid=14&Itemid=13", "2015-03-13", "2015-03-12"),
    "listing_record_list": (2, "3A64B66971C7", "2026-09-15", "2026-09-05"),
    "listing_date_table_2013": (2, "doe-on-the-court", "2013-05-01", "2013-04-25"),
    "listing_newscontent": (2, "doe-on-the-court", "2026-09-15", "2026-09-05"),
    "listing_article_block": (2, "doe-on-the-court", "2026-09-15", "2026-09-05"),
    "listing_page_list": (2, "doe-on-the-court", "2026-09-15", "2026-09-05"),
    "listing_jet": (2, "doe-on-the-court/", "2026-09-15", "2026-09-05"),
    "listing_elementor": (2, "doe-on-the-court/", "2026-09-15", "2026-09-05"),
    "listing_divi": (2, "doe-on-the-court/", "2026-09-15", "2026-09-05"),
    "listing_element_without_year": (2, "doe-on-the-court", "--09-15", "2026-09-05"),
    "listing_wordpress": (2, "roe-on-the-court", "2026-09-15", "2026-09-05"),
    "listing_table_time": (1, "roe-on-the-court", "2026-09-15", "2026-09-15"),
    "listing_next_data": (2, "roe-on-the-court", "2026-09-15", "2026-09-04"),
    "listing_elementor_block": (2, "doe-on-the-court", "2026-09-15", "2026-09-05"),
    "listing_loop_item": (2, "doe-on-the-court/", "2026-09-15", "2026-09-05"),
    "listing_media_digest": (2, "doe-on-the-court", "2026-09-15", "2026-09-05"),
    "listing_wordpress_item": (2, "roe-on-the-court/", "2026-09-15", "2026-09-05"),
    "listing_article_block_forms": (4, "doe-on-the-court", "2026-09-15", "2026-09-05"),
    "listing_element_media": (2, "doe-on-the-court", "2026-09-15", "2026-09-05"),
    "listing_elementor_card": (2, "doe-on-the-court/", "2026-09-15", "2026-09-05"),
    "listing_own_lines": (2, "roe-on-the-court", "2026-09-15", "2026-09-05"),
    "listing_feed_2013": (2, "roe-on-the-court", "2013-04-15", "2013-05-02"),
}  # fmt: skip
# Real listings: form, lines, whether an older page follows, first and last day.
REAL = {
    "bill_nelson_press": ("views_row", 10, True, "2015-03-09", "2015-02-06"),
    "brady_press": ("document_query", 10, True, "2015-04-17", "2015-03-26"),
    "butterfield_press": ("views_row", 10, True, "2015-04-16", "2015-03-20"),
    "cowan_press": ("date_table", 15, False, "2013-05-01", "2013-02-07"),
    "ed_perlmutter_press": ("joomla", 445, False, "2015-04-10", "2009-09-17"),
    "keating_press": ("joomla", 161, False, "2015-03-13", "2011-03-16"),
    "rand_paul_press": ("newscontent", 20, True, "2015-05-19", "2015-03-26"),
    "sanford_press": ("views_row", 10, True, "2015-04-17", "2015-01-30"),
    "vitter_press": ("date_table", 20, True, "2013-04-30", "2013-03-22"),
    "walz_press": ("views_row", 10, True, "2015-04-14", "2015-02-26"),
}


def case_page(case: str) -> tuple[Page, dict]:
    said = json.loads((CASES / "press" / case / "page.json").read_text())
    return Page(said["url"], body_of("press", case), "text/html", NOON, "0" * 64), said["row"]


def recorded(case: str) -> list:
    page, row = case_page(case)
    return list(press(read_row(row, case)).parse(page))


def source():
    return press(read_row(ROW, "test"))


def read(house, office=None):
    office = office or source()
    return run(office, house.fetch(office), SINCE)


def open_site() -> Site:
    site = Site()
    site.publish(LIST, body_of("press", "listing_media_body"))
    site.publish(COURT, body_of("press", "release_evo"))
    site.publish(BRIDGE, body_of("press", "release_evo").replace(b"Criminal", b"Bridge")
                 .replace(b"(ICC)", b"").replace(b"the-court", b"x").replace(b"Court", b"Road")
                 .replace(b"roe-court", b"roe-bridge"))  # fmt: skip
    return site


@responses.activate
def test_one_line_more_in_the_file_is_an_office_more_that_is_collected(house):
    line = (
        '{name = "Max Roe", bioguide = "X000001", family = "media_body", since = 2019-01-03, '
        'list = "https://roe.house.gov/media/press-releases"},'
    )
    longer = FILE.read_text().rstrip().removesuffix("]") + f"  {line}\n]\n"
    added = still_read(row for row in load_offices(longer) if row not in load_offices())
    assert [(office.name, office.title) for office in added] == [
        ("press_roe_house", "Releases of Max Roe")
    ]
    open_site()
    (result,) = collect(house, added, SINCE)
    assert (result.state, result.counts["Document"].new) == ("green", 1)
    with house.engine.connect() as connection:
        (document,) = read_rows(connection, Document, {})
    assert (document["document_id"], document["speaker"]) == (KEPT, "Max Roe")
    assert document["publisher"] == "Office of Representative Max Roe"


def test_an_office_that_is_over_is_read_no_more():
    over = read_row(ROW | {"until": date(2026, 6, 1)}, "test")
    assert still_read([over]) == []
    assert [source.name for source in still_read([read_row(ROW, "test")])] == ["press_roe_house"]


def test_a_release_on_disk_is_known_by_the_address_that_it_states(tmp_path):
    page, row = case_page("release_evo")
    file = replace(page, url=(tmp_path / "x.html").as_uri())
    assert next(iter(press(read_row(row, "x")).parse(file))).url == COURT
    page, row = case_page("release_article_block")
    with pytest.raises(ParseError, match="does not state its own address"):
        list(press(read_row(row, "x")).parse(replace(page, url="file:///x.html")))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"family": "media_bdy"}, "row 1 (Max Roe): family is 'media_bdy', none of media_body,"),
        ({"bioguide": "1"}, "row 1 (Max Roe): bioguide is '1', not a letter and six digits"),
        ({"bioguide": None}, "row 1 (Max Roe): either bioguide (a member) or committee"),
        ({"list": "http://roe.org/x"}, "row 1 (Max Roe): list is 'http://roe.org/x', no https"),
        ({"since": "2019"}, "row 1 (Max Roe): Invalid RFC3339"),
        ({"sincce": "2019-01-03"}, "row 1 (Max Roe): Object contains unknown field `sincce`"),
        ({"list": None}, "row 1 (Max Roe): Object missing required field `list`"),
        ({"next": "?page=2"}, "row 1 (Max Roe): next is '?page=2', which has no place"),
        ({"until": "2018-01-01"}, "row 1 (Max Roe): until 2018-01-01 is before since 2019"),
    ],
)
def test_a_wrong_row_is_named_with_what_is_wrong(change, said):
    row = {k: v for k, v in (ROW | {"since": "2019-01-03"} | change).items() if v is not None}
    text = "[[office]]\n" + "".join(f'{name} = "{value}"\n' for name, value in row.items())
    with pytest.raises(SettingError) as error:
        load_offices(text)
    assert str(error.value).startswith(f"press/offices.toml, {said}")


def test_the_file_names_each_site_once_and_covers_the_committees_of_jurisdiction():
    rows = load_offices()
    assert len({row.host for row in rows}) == len(rows) >= 60
    assert set(FAMILIES) >= {row.family for row in rows}
    # Foreign Affairs, Foreign Relations, Judiciary, Armed Services, Appropriations: chair and first
    # of the minority; the sponsors of H.R. 23 and S. 493 of the 119th.
    asked = {"M001199", "M001137", "R000584", "S001181", "J000289", "R000606", "G000386",
             "D000563", "R000575", "S000510", "W000437", "R000122", "C001053", "D000216",
             "C001035", "M001111", "R000614", "S001198"}  # fmt: skip
    assert asked <= {row.bioguide for row in rows}
    assert {row.source for row in rows if row.until is None} <= set(find_sources())


@pytest.mark.parametrize("case", LISTED)
def test_each_form_of_listing_gives_its_lines_and_days(case):
    page, row = case_page(case)
    number, first, *days = LISTED[case]
    found = read_listing(page, row["family"], row.get("lines")).rows
    assert len(found) == number
    assert found[0].url.endswith(first)
    assert [found[0].mark, found[-1].mark] == days
    assert all(one.url.startswith("https://") for one in found)


def test_every_family_has_a_recorded_listing():
    assert {case_page(case)[1]["family"] for case in LISTED} == set(FAMILIES)


def test_a_site_whose_lines_are_its_own_is_still_one_line_of_the_file():
    page, row = case_page("listing_own_lines")
    assert list(press(read_row(row, "x")).parse(page)) == []
    with pytest.raises(ParseError, match="no release is listed in the form wordpress"):
        list(press(read_row(row | {"lines": None}, "x")).parse(page))


@pytest.mark.parametrize(
    "case", [case for case in LISTED if case not in ("listing_feed_2013", "listing_own_lines")]
)
def test_the_form_of_a_listing_can_be_told_from_its_lines(case):
    page, row = case_page(case)
    told = detect(page)
    assert read_listing(page, told).rows == read_listing(page, row["family"]).rows


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("9/5/26", "2026-09-05"), ("09.05.2026", "2026-09-05"), ("05.19.15", "2015-05-19"),
        ("12.31.98", "1998-12-31"), ("Sept. 5, 2026", "2026-09-05"), ("5 May 2026", "2026-05-05"),
        ("Posted on Tuesday, September 15, 2026 at 2:23pm", "2026-09-15"),
        ("Monday, April 15, 2013 - 2:23pm", "2013-04-15"), ("Sep 15", None),
        ("Updated: September 15, 2026", None), ("Since May 5, 2020 the Court", None),
    ],
)  # fmt: skip
def test_a_day_is_read_in_each_form_and_never_made_up(printed, day):
    assert read_day(printed) == (day and date.fromisoformat(day))


def test_a_day_that_is_none_is_refused_and_one_without_its_year_waits_for_it():
    with pytest.raises(ParseError, match="'13/32/26' is no day"):
        read_day("13/32/26")
    assert yearless("Sep 15") == "--09-15"
    assert yearless("September 15, 2026") is None


def test_what_is_printed_comes_before_a_moment_in_another_zone():
    line = '<p><time datetime="2026-09-16T01:00:00Z">{}</time></p>'
    assert day_in(parse_html(line.format("Sep 14, 2026").encode())) == date(2026, 9, 14)
    assert day_in(parse_html(line.format("yesterday").encode())) == date(2026, 9, 15)


@pytest.mark.parametrize(
    ("title", "is_paper"),
    [
        ("Roe: the Court Made an Error", True), ("Roe Introduces H.R. 404", True),
        ("Visa Requests Not Found, Roe Says", True), ("Error", False), ("404", False),
        ("The page you requested was not found", False),
    ],
)  # fmt: skip
def test_an_error_page_is_told_by_all_that_it_calls_itself_and_not_by_a_word(title, is_paper):
    page, row = case_page("release_evo")
    body = page.body.replace(b"Roe on the International Criminal Court", title.encode())
    release = press(read_row(row, "x")).parse(replace(page, body=body))
    if is_paper:
        assert next(iter(release)).title == title
    else:
        with pytest.raises(ParseError, match="an error page with 200"):
            list(release)


def test_a_captcha_in_a_form_and_access_denied_in_a_sentence_make_no_wall():
    page, row = case_page("release_evo")
    form = b'<script src="https://www.google.com/recaptcha/api.js"></script></head>'
    said = b"<p>The Red Cross was told: access denied." + b" And so on." * 60 + b"</p>"
    body = page.body.replace(b"</head>", form).replace(b"<p>Contact:", said + b"<p>Contact:")
    document, *_ = press(read_row(row, "x")).parse(replace(page, body=body))
    assert document.speaker == "Max Roe"


def test_the_title_is_the_pages_and_the_day_the_listings_if_it_prints_one():
    page, row = case_page("release_evo")
    listed = replace(page, mark="2026-09-14")
    (document, *_) = press(read_row(row, "x")).parse(listed)
    assert document.title == "Roe on the International Criminal Court"
    assert document.published_on == date(2026, 9, 14)
    assert recorded("release_evo")[0].published_on == date(2026, 9, 15)  # not the CMS's 17th
    (document, *_) = press(read_row(row, "x")).parse(replace(page, mark="--09-15"))
    assert document.published_on == date(2026, 9, 15)


def test_the_forms_of_an_address_are_one_release_and_furniture_is_no_words():
    document, *rest = recorded("release_evo")
    assert document.document_id == KEPT
    assert document.url == COURT
    (text,) = (r.text for r in rest if isinstance(r, DocumentText))
    assert text.endswith("before it is judged.”")
    assert "Related" not in text
    assert "International Criminal Court" in text


def test_a_letter_has_its_signatories_and_who_publishes_it():
    document, *rest = recorded("release_document_single")
    assert document.kind == "letter"
    signers = [(r.name, r.role, r.chamber) for r in rest if isinstance(r, DocumentSigner)]
    assert signers == [("Max Roe", "publisher", "house"), ("Ann Doe", "signed", "senate")]


@responses.activate
def test_new_releases_are_read_once_and_what_is_not_about_the_court_is_set_aside(house):
    site = open_site()
    result = read(house)
    assert (result.state, result.faults) == ("green", [])
    assert stored_subjects(house.engine) == {KEPT}
    assert site.asked.count(COURT) == 1
    site.asked.clear()
    again = read(house)
    assert (again.state, again.changed_rows) == ("green", 0)
    assert not {COURT, BRIDGE} & set(site.asked)


@responses.activate
def test_what_the_collection_copied_is_asked_for_at_the_offices_own_site(house, add_page):
    older = f"{LIST}/older"
    with writing(house.engine) as connection:
        copy = Document("congress-press:" + older.partition("//")[2], "statement", "Older", "Roe",
                        older, date(2026, 9, 1), collection="congress-press")  # fmt: skip
        put(connection, [copy], add_page(connection, "https://raw.test/2026-09.jsonl#x"))
    site = open_site()
    site.publish(older, body_of("press", "release_evo").replace(b"roe-court", b"older"))
    read(house)
    assert KEPT.replace("roe-court", "older") in stored_subjects(house.engine)


@responses.activate
@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("empty_listing", "no release is listed in the form media_body: the layout has changed"),
        ("changed_listing", "it has lines of the family jet_listing now"),
        ("listing_without_days", "no release is listed in the form media_body"),
        ("decoy", "'Technical Difficulties'"),
        ("bot_wall", "bot wall"),
        (None, "HTTP 404; if its member left or the site moved, end its row"),
    ],
)
def test_a_site_that_fails_turns_its_office_red_with_the_reason_and_no_other(house, case, said):
    site = open_site()
    if case:
        site.publish(LIST, body_of("press", case))
    else:
        del site.pages[LIST]
    result = read(house)
    assert result.state == "red"
    assert LIST in result.faults[0]["message"]
    assert said in result.faults[0]["message"]
    other = press(read_row(ROW | {"list": "https://poe.house.gov/news"}, "test"))
    site.publish("https://poe.house.gov/news", body_of("press", "listing_media_body"))
    site.publish("https://poe.house.gov/media/press-releases/roe-court",
                 body_of("press", "release_evo").replace(b"roe.house", b"poe.house"))  # fmt: skip
    assert read(house, other).state == "green"


@responses.activate
def test_a_release_that_cannot_be_read_is_owed_and_the_others_are_kept(house):
    site = open_site()
    site.publish(BRIDGE, body_of("press", "release_without_words"))
    result = read(house)
    assert [fault["message"] for fault in result.faults] == [
        f"{BRIDGE}: no words in the body of a release: the layout has changed"
    ]
    assert stored_subjects(house.engine) == {KEPT}
    assert COURT not in site.asked or site.asked.count(COURT) == 1
    read(house)
    assert site.asked.count(BRIDGE) >= 2


@responses.activate
def test_a_release_that_leads_to_another_host_is_noted_and_not_asked_again(house):
    site = open_site()
    site.publish(BRIDGE, b"", status=302)
    site.headers[BRIDGE] = {"Location": "https://www.youtube.com/watch"}
    result = read(house)
    assert result.state == "green"
    assert f"listed and elsewhere: {BRIDGE} leads to https://www.youtube.com/watch" in result.notes
    site.asked.clear()
    read(house)
    assert BRIDGE not in site.asked


@responses.activate
def test_a_listing_that_is_valid_and_months_old_is_noted(house):
    site = open_site()
    site.publish(LIST, body_of("press", "listing_media_body").replace(b"2026", b"2024")
                 .replace(b"09/05/26", b"09/05/24"))  # fmt: skip
    assert any("its newest paper is of 20" in note for note in read(house).notes)


@pytest.mark.real
@pytest.mark.parametrize("name", REAL)
def test_every_real_listing_is_read_in_its_form(real, name):
    body = (real("executive-samples") / "samples/members" / f"{name}.html").read_bytes()
    family, number, follows, first, last = REAL[name]
    hosts = {
        "bill_nelson_press": "www.billnelson.senate.gov", "brady_press": "kevinbrady.house.gov",
        "ed_perlmutter_press": "perlmutter.house.gov", "cowan_press": "www.cowan.senate.gov",
        "rand_paul_press": "www.paul.senate.gov", "vitter_press": "www.vitter.senate.gov",
    }  # fmt: skip
    host = hosts.get(name, f"{name.split('_')[0]}.house.gov")
    page = Page(f"http://{host}/news/x", body, "text/html", NOON, "0" * 64)
    assert detect(page) == family
    found = read_listing(page, family)
    assert (len(found.rows), found.has_next) == (number, follows)
    assert [found.rows[0].mark, found.rows[-1].mark] == [first, last]


@pytest.mark.real
def test_real_feeds_print_days_in_their_own_way_or_none(real):
    folder = real("executive-samples") / "samples/members"

    def page(name):
        body = (folder / name).read_bytes()
        return Page("https://ruiz.house.gov/rss.xml", body, "text/xml", NOON, "0" * 64)

    assert read_listing(page("ruiz_rss.xml"), "feed").rows[0].day == date(2013, 4, 15)
    assert len(read_listing(page("richard_burr.xml"), "feed").rows) == 25
    with pytest.raises(ParseError, match="10 of 10 releases are listed without a day"):
        read_listing(page("culberson_rss.xml"), "feed")
