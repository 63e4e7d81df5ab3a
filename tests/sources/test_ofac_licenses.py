"""Licenses of OFAC: their papers are read once, end what they end, and count down."""

from datetime import date

import pytest

from scrapers.runner import run
from scrapers.sources.ofac_actions import PROGRAM, SITE, SOURCE
from tests.origin import answers, serving
from tests.sources.pdf import write_pdf
from tests.sources.statements import body_of
from tracker.queries.administration.bearing import read_bearing
from tracker.queries.administration.emergency import read_emergencies
from tracker.queries.administration.licenses import read_license_paper
from tracker.queries.administration.measures import read_measures
from tracker.queries.upkeep.watching import watched_pages
from tracker.record.install import install_record
from tracker.store.search import find_subjects

MEDIA = f"{SITE}media/"
PAPERS = {900001: "license_wind_down", 900003: "license_replaces"}
SCAN = body_of("ofac_actions", "license_scan")


def _license(number: str, *lines: str) -> bytes:
    return write_pdf(["International Criminal Court-Related Sanctions Regulations",
                      f"GENERAL LICENSE NO. {number}", *lines])  # fmt: skip


@pytest.fixture
def site(house):
    """An origin with the program's page and the papers of its four licenses; collect() reads it."""
    install_record(house.engine, house.archive.keep)
    with serving() as origin:
        house.settings.origin = origin.address
        for url, case in {
            f"{SITE}recent-actions": "listing", f"{SITE}recent-actions?page=1":
            "listing_after_the_last", f"{SITE}recent-actions/20990820": "notice_2026",
            f"{SITE}recent-actions/20990819_33": "notice_of_several_kinds", PROGRAM: "program",
        }.items():  # fmt: skip
            origin.publish(url, body_of("ofac_actions", case), "text/html")
        eight = _license("8", "are authorized through 12:01 a.m. EDT, August 8, 2025.")
        papers = {media: body_of("ofac_actions", case) for media, case in PAPERS.items()}
        for media, body in (papers | {900002: eight, 900004: SCAN}).items():
            origin.publish(f"{MEDIA}{media}/download?inline", body, "application/pdf")
        origin.collect = lambda: run(SOURCE, house.fetch(SOURCE), date(1998, 7, 17))
        yield origin


def _licenses(store) -> dict:
    return {m.title.partition(" - ")[0].partition(":")[0]: m for m in read_measures(store)
            if m.group == "license"}  # fmt: skip


def test_papers_are_read_once_and_a_scan_is_a_note(site):
    result = site.collect()
    assert (result.state, result.faults) == ("green", [])
    assert result.notes[-1].startswith("ofac:icc-gl-3A is a scan")
    asked = len(site.asked)
    again = site.collect()
    assert (again.state, again.changed_rows) == ("green", 0)
    assert not [path for _, path, _ in site.asked[asked:] if "/media/" in path]


def test_a_license_ends_on_the_day_that_its_paper_names(site, store):
    site.collect()
    twelve = _licenses(store)["General License 12"]
    assert (twelve.ended_on, twelve.rule) == (
        date(2099, 11, 20),
        "issued 20 Aug 2099; “authorized through 12:01 a.m. eastern standard time, November 20, "
        "2099”, as its own text says",
    )
    due = {d.subject: d for d in read_emergencies(store, date(2100, 1, 1)) if d.kind == "license"}
    assert due["ofac:icc-gl-12"].state_on(date(2099, 11, 19)) == "in 1 day"
    assert due["gl-8"].is_sure
    assert due["gl-8"].url == f"{MEDIA}900002/download?inline"
    touched = {b.measure.subject for b in read_bearing(store, date(2099, 11, 19))}
    assert "ofac:icc-gl-12" in touched


def test_another_day_elsewhere_is_told_beside_the_papers(site, store):
    later = _license("8", "are authorized through 12:01 a.m. EDT, August 9, 2025.")
    site.publish(f"{MEDIA}900002/download?inline", later, "application/pdf")
    site.collect()
    eight = _licenses(store)["General License 8"]
    assert eight.ended_on == date(2025, 8, 9)
    assert eight.rule.endswith("as its own text says; elsewhere 8 Aug 2025")


def test_a_license_that_another_replaces_ends_when_that_one_says(site, store):
    assert _licenses(store)["General License 2"].ended_on is None
    site.collect()
    two = _licenses(store)["General License 2"]
    assert (two.ended_on, two.rule) == (
        date(2099, 9, 1), "issued 5 Jun 2025; replaced 1 Sep 2099 by General License 2A",
    )  # fmt: skip


def test_a_scan_leaves_the_end_unknown(site, store):
    site.publish(f"{MEDIA}900001/download?inline", SCAN, "application/pdf")
    site.collect()
    twelve = _licenses(store)["General License 12"]
    assert (twelve.ended_on, twelve.rule) == (None, "issued 20 Aug 2099; no end recorded")
    assert read_license_paper(store, "ofac:icc-gl-12") is None


def test_words_of_a_license_are_found_and_its_pdf_is_no_page_to_look_at(site, store):
    site.collect()
    assert "ofac:icc-gl-12" in find_subjects(store, '"Max Roe"', ["DocumentText"])
    watched = {page.document_id for page in watched_pages(store, [SOURCE.name])}
    assert "ofac:20990820" in watched
    assert "ofac:icc-gl-12" not in watched


@pytest.mark.parametrize(
    "fault, said",
    [
        (answers(200, b"<html>Access Denied</html>", Content_Type="text/html"), "bot wall"),
        (answers(503), "HTTP 503"),
        (answers(200, b"%PDF-1.7 cut", Content_Type="application/pdf"), "unreadable PDF"),
        (answers(200, _license("9"), Content_Type="application/pdf"), "General License 9 where 12"),
    ],
)
def test_a_paper_that_cannot_be_had_is_red_and_the_others_are_read(site, store, fault, said):
    site.break_page(f"{MEDIA}900001/download?inline", fault)
    result = site.collect()
    assert (result.state, said in result.faults[0]["message"]) == ("red", True)
    assert read_license_paper(store, "ofac:icc-gl-2A").terms.replaces == "2"
    site.mend()
    site.collect()
    assert read_license_paper(store, "ofac:icc-gl-12").terms.over_on == date(2099, 11, 20)
