"""OFAC's lists over the compiled record: who is whose entry, and what each new list did."""

from datetime import date
from types import SimpleNamespace

import pytest

from scrapers.runner import run
from scrapers.sources.ofac_lists import SOURCE
from tests.origin import serving
from tests.sources.ofac import SDN, entry, sdn_list
from tracker.queries.administration.position import position_on
from tracker.queries.administration.sanctions import read_designee, read_designees
from tracker.queries.administration.sanctions_lists import read_list_events, read_listed
from tracker.queries.provenance import read_origins
from tracker.record.install import install_record

AKANE = entry(60001, "AKANE, Tomoko", city="The Hague")
GUILLOU = entry(60002, "GUILLOU, Nicolas Yann")
KHAN = entry(60003, "KHAN, Karim Asad Ahmad", aka="KHAN, Karim A.A.")
DEPUTY = entry(60004, "KHAN, Nazhat Shameem")
GROUP = entry(60005, "AL-HAQ", "SDGT; ICC-EO14203")
OTHER = entry(36, "EXAMPLE AIRLINES", "CUBA")
BEFORE = (AKANE, GUILLOU, KHAN, DEPUTY, GROUP, OTHER)


@pytest.fixture
def office(house):
    """A store with the record; publish(day, *entries) lets a run read the list of that day."""
    install_record(house.engine, house.archive.keep)
    with serving() as origin:
        house.settings.origin = origin.address

        def publish(day: str, *entries: str) -> None:
            origin.publish(SDN, sdn_list(day, *entries))
            result = run(SOURCE, house.fetch(SOURCE), date(1998, 7, 17))
            assert (result.state, result.faults) == ("green", [])

        publish("08/20/2026", *BEFORE)
        yield SimpleNamespace(engine=house.engine, publish=publish)


def _listing(engine, designee_id: str):
    (listing,) = read_designee(engine, designee_id).listings
    return listing


def test_an_official_entry_takes_the_place_of_the_records_row(office):
    akane = _listing(office.engine, "tomoko-akane")
    origin = read_origins(office.engine, [akane.page_id])[akane.page_id]
    assert (origin.url, origin.source) == (SDN, "ofac_lists")
    assert akane.began_on == date(2026, 8, 18)
    assert akane.rule == (
        "designated 18 Aug 2026; on OFAC's SDN list of 20 Aug 2026 under ICC-EO14203; "
        "no delisting seen"
    )
    assert akane.under == "eo-14203"
    # Nobody is counted twice: everyone listed was known to the record.
    assert len(position_on(office.engine, date(2026, 10, 10)).of("listing")) == 18


def test_two_of_one_family_name_are_two(office):
    assert _listing(office.engine, "karim-khan").listed_id == "ofac:sdn:60003"
    assert _listing(office.engine, "nazhat-shameem-khan").listed_id == "ofac:sdn:60004"
    assert _listing(office.engine, "al-haq").listed_id == "ofac:sdn:60005"


def test_a_recorded_name_that_no_entry_bears_is_told_so(office):
    prost = _listing(office.engine, "kimberly-prost")
    assert prost.listed_id is None
    assert prost.rule.endswith("no entry of OFAC's list of 20 Aug 2026 bears this name")
    bensouda = _listing(office.engine, "fatou-bensouda")
    assert "OFAC's list" not in bensouda.rule


def test_what_stood_on_the_first_list_is_no_event(office):
    assert read_list_events(office.engine) == []
    assert [row.name for row in read_listed(office.engine)] == [
        "AKANE, Tomoko", "GUILLOU, Nicolas Yann", "KHAN, Karim Asad Ahmad",
        "KHAN, Nazhat Shameem", "AL-HAQ",
    ]  # fmt: skip


def test_a_new_entry_is_a_designation_of_the_day_of_its_list(office):
    office.publish("09/03/2026", *BEFORE, entry(60010, "ROE, Max", city="Arnhem"))
    (event,) = read_list_events(office.engine)
    assert (event.kind, event.on, event.name) == ("designated", date(2026, 9, 3), "ROE, Max")
    pages = read_origins(office.engine, [event.page_id, event.before_page_id])
    assert pages[event.page_id].sha256 != pages[event.before_page_id].sha256
    roe = read_designee(office.engine, "roe-max")
    assert (roe.first_on, roe.official[0].addresses) == (
        date(2026, 9, 3), ("Arnhem, Netherlands",),
    )  # fmt: skip
    assert roe.listings[0].rule.startswith("new on OFAC's list of 3 Sep 2026")
    assert len(position_on(office.engine, date(2026, 10, 10)).of("listing")) == 19


def test_a_delisting_is_of_the_day_of_the_list_that_lacks_the_entry(office):
    office.publish("08/27/2026", *BEFORE[:2], *BEFORE[3:], entry(37, "ANOTHER", "CUBA"))
    (event,) = read_list_events(office.engine)
    assert (event.kind, event.on, event.name) == (
        "delisted", date(2026, 8, 27), "KHAN, Karim Asad Ahmad",
    )  # fmt: skip
    khan = read_designee(office.engine, "karim-khan")
    assert khan.is_listed_on(date(2026, 8, 26))
    assert not khan.is_listed_on(date(2026, 8, 27))
    assert khan.listings[0].began_on == date(2025, 2, 6)
    assert khan.listings[0].rule.endswith("gone from OFAC's list of 27 Aug 2026")
    assert khan.official[0].names == ("a.k.a. KHAN, Karim A.A.",)


def test_an_entry_that_leaves_the_program_and_stays_on_the_list_is_delisted_over_the_court(office):
    office.publish("08/27/2026", *BEFORE[:4], entry(60005, "AL-HAQ", "SDGT"), OTHER)
    (event,) = read_list_events(office.engine)
    assert event.kind == "delisted"
    assert [(d.what, d.before, d.after) for d in event.differences] == [
        ("program", "SDGT; ICC-EO14203", "SDGT")
    ]
    assert read_designee(office.engine, "al-haq").listings[0].ended_on == date(2026, 8, 27)


def test_what_of_an_entry_changed_is_told_with_both_copies(office):
    changed = entry(60001, "AKANE, Tomoko", aka="AKANE, T.", city="Tokyo", remarks="Resigned.")
    office.publish("08/27/2026", changed, *BEFORE[1:])
    events = read_list_events(office.engine)
    assert {event.kind for event in events} == {"changed"}
    told = {(d.what, d.before, d.after) for event in events for d in event.differences}
    assert told == {
        ("remarks", None, "Resigned."), ("another name", None, "a.k.a. AKANE, T."),
        ("address", "The Hague, Netherlands", "Tokyo, Netherlands"),
    }  # fmt: skip
    assert all(event.before_page_id < event.page_id for event in events)
    assert _listing(office.engine, "tomoko-akane").ended_on is None


def test_one_who_returns_is_listed_a_second_time(office):
    office.publish("08/27/2026", *BEFORE[1:])
    office.publish("09/10/2026", *BEFORE)
    kinds = [(event.kind, event.on) for event in read_list_events(office.engine)]
    assert kinds == [("designated", date(2026, 9, 10)), ("delisted", date(2026, 8, 27))]
    akane = read_designee(office.engine, "tomoko-akane")
    days = [date(2026, 8, 20), date(2026, 8, 30), date(2026, 9, 10)]
    assert [akane.is_listed_on(day) for day in days] == [True, False, True]


def test_a_list_published_anew_without_a_change_is_no_event(office):
    office.publish("08/27/2026", *BEFORE)
    assert read_list_events(office.engine) == []
    assert "27 Aug 2026" in _listing(office.engine, "tomoko-akane").rule


def test_everyone_of_the_record_is_found_under_the_names_that_a_list_would_print(office):
    listed = [
        entry(61000 + n, name)
        for n, name in enumerate([
            "ALAPINI GANSOU, Reine Adelaide Sophie", "IBANEZ CARRANZA, Luz del Carmen",
            "BOSSA, Solomy Balungi", "HOHLER, Beti", "ALBANESE, Francesca Paola", "PROST, Kimberly",
            "NIANG, Mame Mandiaye", "AL MEZAN CENTER FOR HUMAN RIGHTS",
            "PALESTINIAN CENTRE FOR HUMAN RIGHTS", "LORDKIPANIDZE, Gocha",
            "DAMDIN, Erdenebalsuren", "SEYE, Abdoulaye",
        ])
    ]  # fmt: skip
    office.publish("08/27/2026", *BEFORE, *listed)
    left = [who for who in read_designees(office.engine) if not who.official]
    assert {who.designee_id for who in left} == {
        "fatou-bensouda", "phakiso-mochochoko", "international-criminal-court",
    }  # fmt: skip
