"""The sanctions page and a designee's card once OFAC's own lists have been read."""

from datetime import date
from pathlib import Path

import pytest

from scrapers.archive import Archive
from scrapers.collect import House
from scrapers.runner import run
from scrapers.sources.ofac_lists import SOURCE
from tests.dashboard.conftest import Open, shown
from tests.dashboard.seed import build_store
from tests.origin import serving
from tests.sources.ofac import SDN, entry, sdn_list
from tracker.settings import Settings
from tracker.store.db import open_store

AKANE, KHAN = entry(60001, "AKANE, Tomoko", city="The Hague"), entry(60003, "KHAN, Karim")
ROE = entry(60010, "ROE, Max", remarks="Said to be &lt;b&gt;an example&lt;/b&gt;")


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the record and two lists: an address changed, one name came, one went."""
    folder = build_store(tmp_path_factory.mktemp("listed"), "record")
    with serving() as origin:
        settings = Settings(data=folder, origin=origin.address, pause=0)
        store = open_store(f"sqlite:///{folder / 'tracker.sqlite'}")
        house = House(store, Archive(folder / "archive"), settings)
        moved = entry(60001, "AKANE, Tomoko", city="Tokyo")
        for body in (sdn_list("08/20/2026", AKANE, KHAN), sdn_list("09/03/2026", moved, ROE)):
            origin.publish(SDN, body)
            assert run(SOURCE, house.fetch(SOURCE), date(1998, 7, 17)).state == "green"
        store.dispose()
    return folder


@pytest.fixture
def opened(open_page: Open, data_folder, listed: Path, monkeypatch) -> Open:
    monkeypatch.setattr("tests.dashboard.seed.build_store", lambda *_: listed)
    monkeypatch.setattr("tests.dashboard.conftest.build_store", lambda *_: listed)
    return open_page


def test_the_page_tells_what_the_list_did_with_both_copies(opened: Open):
    html = shown(opened("listed", "sanctions", on="2026-10-10"))
    assert "18 names on the sanctions list on 10 Oct 2026, of 21 ever listed" in html
    told = html.partition("What OFAC&#x27;s lists")[2] or html.partition("What OFAC's lists")[2]
    assert "ROE, Max</a>: put on the list" in told
    assert "Khan</a>: taken off the list" in told
    assert "<del>The Hague, Netherlands</del> → <ins>Tokyo, Netherlands</ins>" in told
    assert told.count("before: ") == 3
    assert told.count('href="/archive/') >= 6
    assert "OFAC's own page" in html


def test_a_card_states_the_entry_as_the_list_has_it(opened: Open):
    html = shown(opened("listed", "designee", id="tomoko-akane"))
    assert "<dd>AKANE, Tomoko</dd>" in html
    assert "SDN list, entry 60001" in html
    assert "<dd>Tokyo, Netherlands</dd>" in html
    assert "ICC-EO14203" in html
    assert "on it as of 3 Sep 2026" in html


def test_one_whom_only_the_list_knows_has_a_card_and_markup_stays_text(opened: Open):
    html = shown(opened("listed", "designee", id="roe-max"))
    assert "new on OFAC&#x27;s list of 3 Sep 2026" in html
    assert "Said to be &lt;b&gt;an example" in html
    assert "<b>an example" not in html


def test_one_who_was_taken_off_is_off(opened: Open):
    html = shown(opened("listed", "designee", id="karim-khan"))
    assert "off the list since 3 Sep 2026" in html
    assert "taken off by 3 Sep 2026" in html


def test_the_position_counts_the_list(opened: Open):
    html = shown(opened("listed", "position", on="2026-10-10"))
    assert "18 names on the sanctions list" in html
