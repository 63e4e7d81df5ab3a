"""OFAC's lists: facts of real copies, and what a designation, a change and a delisting leave."""

import re
from datetime import date

import pytest
from sqlalchemy import select

from scrapers.runner import run
from scrapers.sources.ofac_lists import EXPORTS, SOURCE, address
from scrapers.sources.ofac_lists.xml import xml_records
from tests.origin import answers, serving, truncated
from tests.sources.statements import body_of, read_disk, recorded
from tracker.records import SanctionsAddress, SanctionsEntry, SanctionsList, SanctionsName
from tracker.store.tables import TABLES, ChangeRow

SINCE = date(1998, 7, 17)
SDN = f"{EXPORTS}SDN.XML"
ROE = "ofac:sdn:99999"


def _of(records: list, kind: type) -> list:
    return [record for record in records if isinstance(record, kind)]


def _real(real, name: str) -> list:
    return read_disk(SOURCE, real("executive-samples") / "samples" / "ofac" / name)


@pytest.mark.real
def test_the_list_of_january_2019_held_7379_entries(real):
    records = _real(real, "sdn_2019-01.csv")
    entries = {entry.number: entry for entry in _of(records, SanctionsEntry)}
    assert (len(entries), records[0].entries) == (7379, 7379)
    assert entries[36].name == "AEROCARIBBEAN AIRLINES"
    # A null is written -0- with a blank behind it, and the remarks are the last column.
    assert (entries[36].title, entries[36].remarks) == (None, None)
    assert entries[306].remarks == "a.k.a. 'BNC'."
    assert not [e for e in entries.values() if e.programs.startswith("ICC")]


@pytest.mark.real
def test_programs_of_one_entry_are_told_apart(real):
    entries = {e.number: e for e in _of(_real(real, "cons_prim_2025-12.csv"), SanctionsEntry)}
    assert len(entries) == 442
    assert entries[9647].programs == "SDGT; NS-PLC"
    assert entries[9647].name == "ZAHHAR, Mahmoud Khaled"


@pytest.mark.real
def test_names_addresses_and_remarks_stand_in_files_of_their_own(real):
    names = {n.name_id: n for n in _of(_real(real, "alt_2025-02.csv"), SanctionsName)}
    assert (names["12"].entry_id.rpartition(":")[2], names["12"].name) == ("36", "AERO-CARIBBEAN")
    places = _of(_real(real, "add_2025-02.csv"), SanctionsAddress)
    assert {p.country for p in places if p.address_id == "25"} == {"Cuba"}
    assert len(_real(real, "cons_comments_2025-12.csv")) == 10


@pytest.mark.real
def test_no_word_of_the_court_is_seen_in_a_name_that_holds_its_letters(real):
    (milandr,) = [n for n in _real(real, "alt_2025-02.csv") if n.name == "JSC ICC MILANDR"]
    assert "programs" not in milandr.__struct_fields__


def test_a_copy_of_another_day_says_nothing_of_today():
    assert address("/x/sdn_2020-10.csv") == f"{EXPORTS}SDN.CSV#sdn_2020-10.csv"
    assert address("/x/SDN.CSV") == f"{EXPORTS}SDN.CSV"
    assert address("/x/sdn.xml") == SDN
    assert address("/x/consolidated_2026.xml") == f"{EXPORTS}CONSOLIDATED.XML#consolidated_2026.xml"
    assert address("/x/add_to_list.csv") is None
    (listed, *entries) = recorded(SOURCE, "copy_of_another_day")
    assert {listed.list_id, *(e.list_id for e in entries)} == {"sdn#sdn_2020-10.csv"}


def test_the_namespace_of_2018_and_that_of_2024_say_the_same():
    old, new = recorded(SOURCE, "sdn_xml_2020"), recorded(SOURCE, "sdn_xml_2026")
    assert old[0].published_on == date(2020, 9, 2)
    assert _of(old, SanctionsEntry)[0] == _of(new, SanctionsEntry)[0]
    assert _of(old, SanctionsEntry)[1].programs == "ICCP-EO13928"


def test_a_namespace_under_a_prefix_hides_nobody():
    body = body_of("ofac_lists", "sdn_xml_2026")
    prefixed = re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1o:", body).replace(b" xmlns=", b" xmlns:o=")
    assert list(xml_records(prefixed, "sdn")) == recorded(SOURCE, "sdn_xml_2026")


@pytest.fixture
def site(house):
    """An origin with the list of 20 August 2026; collect() reads it as a run."""
    with serving() as origin:
        house.settings.origin = origin.address
        origin.publish(SDN, body_of("ofac_lists", "sdn_xml_2026"))
        origin.publish(f"{EXPORTS}CONSOLIDATED.XML", body_of("ofac_lists", "consolidated_xml"))
        origin.collect = lambda: run(SOURCE, house.fetch(SOURCE), SINCE)
        yield origin


def _change(site, *pairs: tuple[bytes, bytes], day: bytes = b"08/27/2026") -> None:
    body = body_of("ofac_lists", "sdn_xml_2026").replace(b"08/20/2026", day)
    for old, new in pairs:
        assert old in body
        body = body.replace(old, new)
    site.publish(SDN, body)


def _cut(body: bytes, number: bytes) -> bytes:
    start = body.index(b"  <sdnEntry>\n    <uid>" + number)
    return body[start : body.index(b"</sdnEntry>\n", start) + len(b"</sdnEntry>\n")]


def _live(store, record: type) -> list[str]:
    table = TABLES[record.__name__]
    with store.connect() as connection:
        wanted = select(table.c.entry_id).where(table.c.gone_at.is_(None))
        return sorted(connection.scalars(wanted))


def _changes(store, record: str) -> list[str]:
    with store.connect() as connection:
        return list(connection.scalars(select(ChangeRow.kind).where(ChangeRow.record == record)))


def test_only_entries_under_a_program_over_the_court_are_kept_all_are_counted(site, store):
    result = site.collect()
    assert (result.state, result.faults) == ("green", [])
    assert result.seen["SanctionsEntry"] == 5
    assert _live(store, SanctionsEntry) == ["ofac:sdn:99998", ROE]
    assert _live(store, SanctionsName) == [ROE, ROE]
    again = site.collect()
    assert (again.state, again.changed_rows, again.seen["SanctionsEntry"]) == ("green", 0, 5)


def test_a_change_keeps_both_copies(site, store):
    site.collect()
    _change(site, (b"Oude Waalsdorperweg 10", b"Zuid Hollandlaan 1"),
            (b"<firstName>M.</firstName>", b"<firstName>Em</firstName>"))  # fmt: skip
    assert site.collect().state == "green"
    assert _changes(store, "SanctionsName") == ["changed"]
    assert _changes(store, "SanctionsAddress") == ["changed"]
    with store.connect() as connection:
        (change,) = connection.execute(select(ChangeRow).where(ChangeRow.record == "SanctionsName"))
    assert change.old["name"] == "ROE, M."
    assert change.old["page_id"] != change.page_id


def test_who_is_gone_from_a_whole_list_is_delisted(site, store):
    site.collect()
    body = body_of("ofac_lists", "sdn_xml_2026")
    _change(site, (_cut(body, b"99999"), b""), (b"<Record_Count>4<", b"<Record_Count>3<"))
    assert site.collect().state == "green"
    assert _live(store, SanctionsEntry) == ["ofac:sdn:99998"]
    assert _changes(store, "SanctionsEntry") == ["gone"]
    assert _live(store, SanctionsName) == []


@pytest.mark.parametrize("case", ["cut_short", "count_contradicts", "no_entries", "no_such_key",
                                  "bot_wall", "decoy", "no_count"])  # fmt: skip
def test_nobody_is_delisted_by_a_list_that_is_not_whole(site, store, case):
    site.collect()
    kind = "text/html" if case in ("bot_wall", "decoy") else "text/xml"
    site.publish(SDN, body_of("ofac_lists", case), kind)
    result = site.collect()
    assert result.state == "red"
    assert "SDN.XML" in result.faults[0]["message"]
    assert _live(store, SanctionsEntry) == ["ofac:sdn:99998", ROE]
    # The other list was read all the same, and the next good one mends all.
    assert result.seen["SanctionsList"] >= 1
    site.publish(SDN, body_of("ofac_lists", "sdn_xml_2026"))
    assert site.collect().state == "green"


@pytest.mark.parametrize("fault", [answers(500), answers(200), answers(404), "cut"])
def test_nobody_is_delisted_where_no_list_comes(site, store, fault):
    site.collect()
    fault = truncated(body_of("ofac_lists", "sdn_xml_2026")) if fault == "cut" else fault
    site.break_page(SDN, fault)
    assert site.collect().state == "red"
    assert _live(store, SanctionsEntry) == ["ofac:sdn:99998", ROE]


def test_a_list_that_lost_half_of_many_entries_is_not_taken_for_whole(site, store, monkeypatch):
    monkeypatch.setattr("scrapers.sources.ofac_lists._MANY", 4)
    site.collect()
    body = body_of("ofac_lists", "sdn_xml_2026")
    gone = [(_cut(body, number), b"") for number in (b"99999", b"99998", b"15036")]
    _change(site, *gone, (b"<Record_Count>4<", b"<Record_Count>1<"))
    result = site.collect()
    assert "1 entries where 4 stood before: not taken for whole" in result.faults[0]["message"]
    assert _live(store, SanctionsEntry) == ["ofac:sdn:99998", ROE]


def test_when_no_tag_of_the_court_is_left_a_person_is_told(site, store):
    site.collect()
    _change(site, (b"ICC-EO14203", b"SDGT"))
    result = site.collect()
    assert (result.state, result.notes[0]) == (
        "green", f"{SDN}: no entry bears a tag of the Court any more; 2 did",
    )  # fmt: skip
    # The entry is still listed, under another program: it stays, as the list now states it.
    assert _changes(store, "SanctionsEntry") == ["changed", "changed"]


def test_the_csv_is_read_where_no_xml_is_published_and_stays_the_form(site, store):
    for name in ("SDN.XML", "CONSOLIDATED.XML"):
        site.bodies.pop(f"{EXPORTS}{name}".removeprefix("https://"))
    for case, name in {"sdn_csv": "SDN", "names_csv": "ALT", "addresses_csv": "ADD",
                       "comments_csv": "SDN_COMMENTS"}.items():  # fmt: skip
        site.publish(f"{EXPORTS}{name}.CSV", body_of("ofac_lists", case), "text/csv")
    result = site.collect()
    assert (result.state, result.faults) == ("green", [])
    assert _live(store, SanctionsEntry) == ["ofac:sdn:99998", ROE]
    assert _live(store, SanctionsAddress) == [ROE]
    site.publish(SDN, body_of("ofac_lists", "sdn_xml_2026"))
    assert site.collect().changed_rows == 0
    site.publish(f"{EXPORTS}SDN.CSV", body_of("ofac_lists", "csv_cut_short"), "text/csv")
    assert "byte 1A" in site.collect().faults[0]["message"]
    whole = body_of("ofac_lists", "sdn_csv").splitlines(keepends=True)
    site.publish(f"{EXPORTS}SDN.CSV", b"".join([*whole[:3], b"\x1a"]), "text/csv")
    assert site.collect().state == "green"
    assert _live(store, SanctionsEntry) == ["ofac:sdn:99998"]


def test_the_list_of_today_has_one_row(site, store):
    site.collect()
    with store.connect() as connection:
        rows = list(connection.execute(select(TABLES["SanctionsList"])))
    assert {(row.list_id, row.published_on) for row in rows} == {
        ("sdn", date(2026, 8, 20)), ("consolidated", date(2026, 8, 20)),
    }  # fmt: skip
    assert isinstance(recorded(SOURCE, "sdn_xml_2026")[0], SanctionsList)
