"""Since when an entry is listed: OFAC's fuller forms as a second witness beside its notices."""

from datetime import date

import pytest

from scrapers.runner import run
from scrapers.sources.ofac_lists import EXPORTS, SOURCE, address
from scrapers.sources.ofac_lists.dates import ENTITIES
from tests.origin import answers, serving
from tests.sources.ofac import SDN, entry, sdn_list
from tests.sources.statements import body_of, recorded
from tracker.queries.administration.measures import read_measures
from tracker.records import Act
from tracker.store.db import writing
from tracker.store.put import Stamp, put

SINCE = date(1998, 7, 17)
ROE = f"{ENTITIES}99999"


def test_each_form_states_the_day_the_program_and_the_authority():
    (one,) = recorded(SOURCE, "entity")
    assert (one.entry_id, one.listed_on) == ("ofac:sdn:99999", date(2026, 8, 18))
    assert (one.programs, one.authority) == ("ICC-EO14203", "Executive Order 14203")
    whole = {d.entry_id: d for d in recorded(SOURCE, "advanced_2026")}
    assert set(whole) == {"ofac:sdn:36", "ofac:sdn:99999"}, "an entry without a day has none"
    roe = whole["ofac:sdn:99999"]
    assert (roe.listed_on, roe.programs, roe.authority) == (
        date(2026, 8, 18), "ICC-EO14203", "Executive Order 14203",
    )  # fmt: skip
    assert whole["ofac:sdn:36"].authority is None, "“Unknown” is no authority"


def test_the_namespace_before_2024_and_a_copy_of_another_day():
    (one,) = recorded(SOURCE, "advanced_2020")
    assert one.entry_id == "ofac:sdn#sdn_advanced_2020-10.xml:88001"
    assert address("/x/sdn_advanced_2020-10.xml") == (
        f"{EXPORTS}SDN_ADVANCED.XML#sdn_advanced_2020-10.xml"
    )
    assert address("/x/CONS_ADVANCED.XML") == f"{EXPORTS}CONS_ADVANCED.XML"
    assert address("/x/sanctionslistservice.ofac.treas.gov/entities/99999") == ROE


@pytest.fixture
def site(house):
    """An origin with a list of two names, one of them over the Court, and its own answer."""
    with serving() as origin:
        house.settings.origin = origin.address
        listed = sdn_list("08/27/2026", entry(99999, "ROE, Max"), entry(36, "A", "CUBA"))
        origin.publish(SDN, listed)
        origin.publish(f"{EXPORTS}CONSOLIDATED.XML", body_of("ofac_lists", "consolidated_xml"))
        origin.publish(ROE, body_of("ofac_lists", "entity"))
        origin.collect = lambda: run(SOURCE, house.fetch(SOURCE), SINCE)
        yield origin


def _listing(store):
    (found,) = [m for m in read_measures(store) if m.group == "listing"]
    return found


def test_the_first_list_that_is_read_is_dated_by_its_entries(site, store):
    result = site.collect()
    assert (result.state, result.faults) == ("green", [])
    assert [path for _, path, _ in site.asked if "/entities/" in path] == [ROE[len("https://") :]]
    listing = _listing(store)
    assert (listing.began_on, listing.basis) == (date(2026, 8, 18), None)
    assert listing.rule.startswith("listed 18 Aug 2026, as OFAC's own entry states; on OFAC's SDN")
    again = site.collect()
    assert (again.state, again.changed_rows) == ("green", 0)


def test_a_day_after_the_list_that_held_the_entry_is_told_and_not_taken(site, store):
    late = body_of("ofac_lists", "entity").replace(b"2026-08-18", b"2026-09-30")
    site.publish(ROE, late)
    site.collect()
    assert _listing(store).began_on == date(2026, 8, 27)
    assert "its own entry states 30 Sep 2026 as the day of listing" in _listing(store).rule


def test_the_day_of_an_entry_under_other_programs_too_is_not_the_courts(site, store):
    both = body_of("ofac_lists", "entity").replace(
        b"<sanctionsPrograms>", b"<sanctionsPrograms><sanctionsProgram>SDGT</sanctionsProgram>"
    )
    site.publish(ROE, both)
    site.collect()
    assert "the day of its designation was not seen" in _listing(store).rule


def test_an_order_that_names_somebody_in_its_annex_still_began_it(site, store, add_page):
    with writing(store) as connection:
        order = Act("eo-1", "administration", "executive_order", "EO 14203: x", date(2026, 8, 6),
                    targets="Max Roe")  # fmt: skip
        page = add_page(connection, "tracker:record/acts")
        put(connection, [order], Stamp(page.page_id, page.url, page.at, "record"))
    site.collect()
    listing = _listing(store)
    assert listing.began_on == date(2026, 8, 6)
    assert "named in the annex of the order 6 Aug 2026; listed 18 Aug 2026" in listing.rule


@pytest.mark.parametrize(
    "fault, said",
    [
        (answers(200, b"<html>Access Denied</html>", Content_Type="text/html"), "bot wall"),
        (answers(503), "HTTP 503"),
        (answers(200, b"<sanctionsData/>", Content_Type="application/xml"), "of the entries []"),
    ],
)
def test_an_answer_that_cannot_be_had_is_red_and_the_list_stands(site, store, fault, said):
    site.break_page(ROE, fault)
    result = site.collect()
    assert (result.state, said in result.faults[0]["message"]) == ("red", True)
    assert _listing(store).began_on == date(2026, 8, 27)
    site.mend()
    assert site.collect().state == "green"
    assert _listing(store).began_on == date(2026, 8, 18)
