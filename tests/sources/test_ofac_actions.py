"""OFAC's notices: what they add, remove and change; licenses; walks; what they do to the record."""

from datetime import date

import pytest

from scrapers.runner import run
from scrapers.sources.ofac_actions import PROGRAM, SITE, SOURCE, address, read_listing
from scrapers.sources.ofac_actions.notice import find_name, read_lines
from scrapers.sources.ofac_lists import SOURCE as LISTS
from tests.origin import answers, serving
from tests.sources.ofac import SDN, entry, sdn_list
from tests.sources.statements import body_of, recorded
from tracker.queries.administration.measures import read_measures
from tracker.queries.administration.sanctions import read_designee
from tracker.queries.administration.sanctions_lists import read_list_events
from tracker.queries.upkeep.collecting import stored_subjects
from tracker.record.install import install_record
from tracker.records import Document, SanctionsAction

SINCE = date(1998, 7, 17)
ACTIONS = f"{SITE}recent-actions"


def _of(case: str, kind: type) -> list:
    return [record for record in recorded(SOURCE, case) if isinstance(record, kind)]


def test_each_entry_is_told_with_what_became_of_it():
    told = [(a.change, a.name, a.programs) for a in _of("notice_2026", SanctionsAction)]
    assert told == [
        ("added", "ROE, Max", "ICC-EO14203"), ("added", "DOE, Jo Ann", "ICC-EO14203"),
        ("added", "EXAMPLE CENTRE", "SDGT; ICC-EO14203"),
        ("changed", "PERSON, Third", "ICC-EO14203"), ("removed", "PERSON, Fourth", "ICC-EO14203"),
        ("removed", "EXAMPLE TRADING, S.A.", "CUBA"),
    ]  # fmt: skip


def test_what_stands_under_a_heading_of_several_kinds_is_not_guessed():
    assert [(a.change, a.name) for a in _of("notice_of_several_kinds", SanctionsAction)] == [
        ("changed", "PERSON, Sixth")
    ]


@pytest.mark.parametrize(
    "heading, change",
    [
        ("The following individual has been added to OFAC's SDN List:", "added"),
        ("The following additions have been made to OFAC's list of SDNs:", "added"),
        ("The following names have been removed from OFAC's SDN List:", "removed"),
        ("The following deletions have been made to OFAC's SDN list", "removed"),
        ("In addition, the following changes to the SDN list occurred today:", "changed"),
        ("The names below have been updated to include the following language:", "changed"),
    ],
)
def test_headings_of_every_year(heading: str, change: str):
    (line,) = read_lines(f"{heading}\n\nROE, Max (individual) [ICC-EO14203].")
    assert line.change == change


def test_an_entry_before_any_heading_is_no_action():
    assert read_lines("ROE, Max (individual) [ICC-EO14203].") == []


@pytest.mark.parametrize(
    "text, name",
    [
        ("BOSSA, Solomy Balungi, The Hague; DOB 1956 (individual) [ICC-EO14203].",
         "BOSSA, Solomy Balungi"),
        ("AL-HAQ (a.k.a. LAW IN THE SERVICE OF MAN), Ramallah [ICC-EO14203].", "AL-HAQ"),
        ("INTERNATIONAL CRIMINAL COURT, The Hague, Netherlands [ICC-EO14203].",
         "INTERNATIONAL CRIMINAL COURT"),
    ],
)  # fmt: skip
def test_the_name_heads_its_entry(text: str, name: str):
    assert find_name(text) == name


def test_the_day_is_that_printed_or_that_of_the_address():
    assert _of("notice_2026", Document)[0].published_on == date(2099, 8, 20)
    assert _of("notice_2021", Document)[0].published_on == date(2021, 4, 5)


def test_the_programs_page_dates_the_licenses_whose_days_it_prints():
    found = {d.number: d.published_on for d in _of("program", Document) if d.number}
    assert found == {
        "12": date(2099, 8, 20), "8": date(2025, 7, 9), "2A": None, "3A": None,
    }  # fmt: skip


def test_files_on_disk_know_their_address():
    assert address("/x/ofac.treasury.gov/recent-actions/20250605.html") == f"{ACTIONS}/20250605"
    assert address("/x/20250605.html") is None
    assert read_listing  # the listing itself is read by the walk below


@pytest.fixture
def site(house):
    """An origin with the listing, two notices and the program's page; collect() reads it."""
    install_record(house.engine, house.archive.keep)
    with serving() as origin:
        house.settings.origin = origin.address
        for url, case in {
            ACTIONS: "listing", f"{ACTIONS}?page=1": "listing_after_the_last",
            f"{ACTIONS}/20990820": "notice_2026", PROGRAM: "program",
            f"{ACTIONS}/20990819_33": "notice_of_several_kinds",
        }.items():  # fmt: skip
            origin.publish(url, body_of("ofac_actions", case), "text/html")
        origin.collect = lambda source=SOURCE: run(source, house.fetch(source), SINCE)
        yield origin


def test_a_notice_about_the_court_is_kept_another_is_set_aside(site, store):
    result = site.collect()
    assert (result.state, result.faults) == ("green", [])
    kept = {subject for subject in stored_subjects(store) if subject.startswith("ofac:2")}
    assert kept == {"ofac:20990820", "ofac:20990820/gl-12"}
    again = site.collect()
    assert (again.state, again.changed_rows) == ("green", 0)
    assert [path for _, path, status in site.asked[-2:] if status == 200] == []


def test_a_notice_dates_what_the_list_shows(site, store):
    site.publish(SDN, sdn_list("08/21/2099", entry(70001, "ROE, Max"), entry(36, "A", "CUBA")))
    site.collect(LISTS)
    assert read_designee(store, "roe-max").first_on == date(2099, 8, 21)
    site.collect()
    roe = read_designee(store, "roe-max")
    assert roe.first_on == date(2099, 8, 20)
    assert roe.listings[0].rule == (
        "designated 20 Aug 2099 by a notice of OFAC; on OFAC's SDN list of 21 Aug 2099 under "
        "ICC-EO14203; no delisting seen"
    )
    assert roe.listings[0].basis is None


def test_notices_alone_list_and_delist(site, store):
    site.collect()
    events = {(e.kind, e.name): e for e in read_list_events(store)}
    assert events["designated", "DOE, Jo Ann"].document_id == "ofac:20990820"
    assert ("delisted", "EXAMPLE TRADING, S.A.") not in events, "another program"
    assert read_designee(store, "doe-jo-ann").is_listed_on(date(2099, 8, 20))


def test_the_removal_of_2021_is_official_once_it_is_read(site, store):
    body = body_of("ofac_actions", "notice_2021").replace(b"DOE, Joan", b"BENSOUDA, Fatou")
    added = body.replace(b"deletions have been made to", b"individuals have been added to")
    listing = body_of("ofac_actions", "listing")
    listing = listing.replace(b"20990820", b"20210405_33").replace(b"20990819_33", b"20200902")
    site.publish(ACTIONS, listing.replace(b"2099", b"2021"), "text/html")
    site.publish(f"{ACTIONS}/20210405_33", body, "text/html")
    site.publish(f"{ACTIONS}/20200902", added, "text/html")
    assert site.collect().faults == []
    (listing,) = read_designee(store, "fatou-bensouda").listings
    assert (listing.began_on, listing.ended_on, listing.under) == (
        date(2020, 9, 2), date(2021, 4, 5), "eo-13928",
    )  # fmt: skip
    assert listing.rule.endswith("removed 5 Apr 2021 by a notice of OFAC")
    assert listing.basis is None


def test_a_license_rests_on_ofacs_own_page(site, store):
    before = {m.subject: m for m in read_measures(store) if m.group == "license"}
    site.collect()
    after = {m.subject: m for m in read_measures(store) if m.group == "license"}
    assert (before["gl-8"].basis, after["gl-8"].basis) == ("seen", None)
    assert after["gl-8"].url == f"{SITE}media/900002/download?inline"
    assert after["gl-8"].ended_on == date(2025, 8, 8)
    (own,) = set(after) - set(before)
    assert after[own].began_on == date(2099, 8, 20)


@pytest.mark.parametrize("case", ["bot_wall", "changed_listing"])
def test_a_listing_that_cannot_be_read_is_red_and_the_program_is_read(site, store, case):
    site.publish(ACTIONS, body_of("ofac_actions", case), "text/html")
    result = site.collect()
    assert result.state == "red"
    assert ACTIONS in result.faults[0]["message"]
    assert "ofac:international-criminal-court-related-sanctions" in stored_subjects(store)


def test_a_decoy_for_a_notice_is_red_and_asked_for_again(site, store):
    good = body_of("ofac_actions", "notice_2026")
    site.publish(f"{ACTIONS}/20990820", body_of("ofac_actions", "decoy"), "text/html")
    result = site.collect()
    assert (result.state, "no title or body" in result.faults[0]["message"]) == ("red", True)
    site.publish(f"{ACTIONS}/20990820", good, "text/html")
    assert site.collect().state == "green"
    assert "ofac:20990820" in stored_subjects(store)


def test_no_program_page_is_a_note(site, store):
    site.break_page(PROGRAM, answers(404))
    result = site.collect()
    assert (result.state, f"not published here (404): {PROGRAM}" in result.notes) == ("green", True)
