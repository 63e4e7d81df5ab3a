"""Bill status files: facts that a person checked against the pages."""

import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scrapers.source import Page
from scrapers.sources.bill_status import address, parse
from scrapers.sources.bill_status.parse import _without_lists as without_lists
from tests.importing import import_paths
from tracker.queries.upkeep.collecting import followed_bills
from tracker.records import (
    Action,
    Amendment,
    Bill,
    BillSubject,
    Law,
    RecordedVote,
    Sponsorship,
    TextVersion,
)

NOON = datetime(2026, 9, 18, 12, tzinfo=UTC)
PAGES = Path(__file__).parents[1] / "pages" / "bill_status"
BULK = "https://www.govinfo.gov/bulkdata"


def read(path: Path) -> list:
    page = Page(address(path.name), path.read_bytes(), "application/xml", NOON, "0")
    return list(parse(page))


def real_file(folder: Path, name: str) -> list:
    (path,) = folder.rglob(f"BILLSTATUS-{name}.xml")
    return read(path)


def of(kind: type, records: list) -> list:
    return [record for record in records if type(record) is kind]


# ------------------------------------------------------------------- facts on real pages


@pytest.mark.real
def test_hr23_of_the_119th(real):
    """H.R. 23: introduced on 3 January 2025; passed 243 to 140 on roll call 7 on 9 January."""
    records = real_file(real("billstatus-few"), "119hr23")
    (bill,) = of(Bill, records)
    assert bill.title == "Illegitimate Court Counteraction Act"
    assert bill.introduced_on == date(2025, 1, 3)
    (sponsor,) = (s for s in of(Sponsorship, records) if s.role == "sponsor")
    assert (sponsor.name, sponsor.party, sponsor.district) == ("Rep. Roy, Chip [R-TX-21]", "R", 21)
    house = next(v for v in of(RecordedVote, records) if v.chamber == "house")
    assert (house.vote_id, house.acted_on) == ("h7-119.2025", date(2025, 1, 9))
    assert house.url == "https://clerk.house.gov/evs/2025/roll007.xml"
    passed = [a for a in of(Action, records) if "243 - 140" in a.text]
    assert {a.acted_on for a in passed} == {date(2025, 1, 9)}
    assert {v.version for v in of(TextVersion, records)} >= {"ih", "eh", "pcs"}


@pytest.mark.real
def test_a_step_told_by_two_systems_is_one_action_with_both_witnesses(real):
    records = real_file(real("billstatus-117"), "117sjres63")
    told = Counter((a.acted_on, a.text, a.acted_at) for a in of(Action, records))
    assert max(told.values()) == 1
    assert any("; " in (a.witnesses or "") for a in of(Action, records))


@pytest.mark.real
def test_a_cosponsor_who_withdrew_and_signed_again_has_two_spells(real):
    """H.Res. 157: one name from 23 March to 14 April 2021, and again from 15 April."""
    records = real_file(real("billstatus-117"), "117hres157")
    (again,) = (s for s in of(Sponsorship, records) if s.spell == 2)
    (first,) = (
        s for s in of(Sponsorship, records)
        if s.bioguide_id == again.bioguide_id and s.spell == 1
    )  # fmt: skip
    assert (first.sponsored_on, first.withdrawn_on) == (date(2021, 3, 23), date(2021, 4, 14))
    assert (again.sponsored_on, again.withdrawn_on) == (date(2021, 4, 15), None)


@pytest.mark.real
def test_a_vote_put_into_the_action_of_another_is_left_to_its_own(real):
    """S.Con.Res. 14: vote 354 was on S.Amdt. 3626; the page lists it with 3681's vote 355 too."""
    records = real_file(real("billstatus-117"), "117sconres14")
    on = {v.amendment_id for v in of(RecordedVote, records) if v.vote_id == "s354-117.2021"}
    assert on == {"samdt3626-117"}


@pytest.mark.real
def test_an_evening_vote_is_dated_in_washington(real):
    """S.Con.Res. 14 was voted on until the small hours of 11 August 2021."""
    records = real_file(real("billstatus-117"), "117sconres14")
    assert {v.acted_on for v in of(RecordedVote, records) if v.chamber == "senate"} <= {
        date(2021, 8, 10), date(2021, 8, 11),
    }  # fmt: skip


@pytest.mark.real
def test_a_law_an_enrolled_text_without_a_date_and_one_without_address(real):
    records = real_file(real("billstatus-few"), "118hr4366")
    assert [law.law_number for law in of(Law, records)] == ["118-42"]
    versions = {v.version: v for v in of(TextVersion, records)}
    assert versions["enr"].issued_on is None
    assert versions["enr"].xml_url.endswith("BILLS-118hr4366enr.xml")
    assert versions["pl"].xml_url is None
    assert versions["pl"].issued_on == date(2024, 3, 9)


@pytest.mark.real
def test_every_real_file_is_read_and_says_each_thing_once(real):
    """No file of GPO's samples of both schemas, nor of three Congresses' bills, is refused."""
    for pack in ("billstatus-few", "billstatus-samples"):
        for path in real(pack).rglob("BILLSTATUS-*.xml"):
            records = read(path)
            keys = Counter((type(r), r.key()) for r in records)
            assert max(keys.values()) == 1, path
            assert len(of(Bill, records)) == 1


@pytest.mark.real
def test_the_five_measures_of_the_117th_are_found_and_a_flood_bill_is_not(real, house):
    folder = real("billstatus-117")
    names = ["hconres76", "hr7523", "hr7583", "hr7745", "hres1058", "hr7221"]
    files = [next(folder.rglob(f"BILLSTATUS-117{name}.xml")) for name in names]
    (result,) = import_paths(house, files)
    assert result.state == "green"
    assert followed_bills(house.engine) == {f"{name}-117" for name in names[:-1]}


def said(body: bytes, path: Path) -> list[tuple]:
    """Every text of a file in which words are looked for."""
    url = address(path.name) or json.loads((path.parent / "page.json").read_text())["url"]
    records = parse(Page(url, body, "application/xml", NOON, "0"))
    return [(type(r), n, getattr(r, n)) for r in records for n in r.TEXTS]


def check_that_lists_say_nothing(path: Path) -> None:
    body = path.read_bytes()
    seen = without_lists(body)
    assert len(seen) < len(body) - 500, path
    whole = seen if seen.rstrip().endswith(b"</billStatus>") else seen + b"</billStatus>"
    assert said(whole, path) == said(body, path), path


@pytest.mark.parametrize("case", ["schema_1", "schema_3", "quirks"])
def test_what_is_not_looked_through_holds_no_words(case):
    check_that_lists_say_nothing(PAGES / case / "body.xml")


@pytest.mark.real
def test_what_is_not_looked_through_of_real_files_holds_no_words(real):
    for pack in ("billstatus-few", "billstatus-samples"):
        for path in real(pack).rglob("BILLSTATUS-*.xml"):
            check_that_lists_say_nothing(path)


# ------------------------------------------------------------------- the page's own words


def test_both_schemas_say_the_same_kinds_of_thing():
    for case in ("schema_1", "schema_3"):
        kinds = {row["record"] for row in json.loads((PAGES / case / "records.json").read_text())}
        assert kinds >= {"Bill", "Sponsorship", "Action", "Amendment", "Summary", "RecordedVote"}


def test_subjects_of_2015_are_read_from_where_they_stood():
    body = (PAGES / "schema_1" / "body.xml").read_bytes()
    page = Page(f"{BULK}/BILLSTATUS/114/sjres/BILLSTATUS-114sjres971.xml", body, "", NOON, "0")
    records = list(parse(page))
    assert [s.subject for s in of(BillSubject, records)] == ["Congressional oversight"]
    assert [a.purpose for a in of(Amendment, records)] == ["To strike the second clause."]


def test_addresses_are_told_by_name_alone():
    url = f"{BULK}/BILLSTATUS/117/hr/BILLSTATUS-117hr7523.xml"
    assert address("anywhere/BILLSTATUS-117hr7523.xml") == url
    assert address(r"C:\downloads\BILLSTATUS-117hr7523.xml") == url
    assert address("BILLSTATUS-117-hr.zip") == f"{BULK}/BILLSTATUS/117/hr/BILLSTATUS-117-hr.zip"
    assert address("BILLSTATUS-117xx1.xml") is None
    assert address("BILLS-117hr7523ih.xml") is None
