"""The Record on real files of two days: every speaker found, matched or named as open."""

import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scrapers.shapes.govinfo.mods import read_day
from scrapers.source import Page
from scrapers.sources.congressional_record import SOURCE, address
from tests.importing import import_paths
from tests.sources.cases import case_page
from tracker.errors import ParseError
from tracker.queries.congress.floor import read_floor
from tracker.queries.congress.floor_items import person_of
from tracker.queries.people import name_index
from tracker.reading.people.presiding import find_presiding
from tracker.reading.people.speakers import KnownPerson, attribute
from tracker.reading.people.speeches import RECORD
from tracker.records import Document, PageBreak, RecordMember, Speech

CASES = Path(__file__).parent.parent / "pages" / "congressional_record"
# Items that only list members: bills introduced, sponsors added, amendments submitted.
LISTS = {"CREC-2005-07-20-pt1-PgH6204", "CREC-2005-07-20-pt1-PgH6204-2",
         "CREC-2005-07-20-pt1-PgS8558-2"}  # fmt: skip


def records(case: str) -> list:
    return list(SOURCE.parse(case_page(CASES / case)))


def test_pages_of_print_begin_at_their_words_and_speeches_hold_their_own():
    document, *rest = records("house_debate_2026")
    pages = {r.page: document.text[r.start :][:22] for r in rest if isinstance(r, PageBreak)}
    assert pages == {
        "H4100": "EXAMPLE COURT COUNTERA", "H4101": "Criminal Court investi",
        "H4102": "Mr. McROE. I rise to s",
    }  # fmt: skip
    speeches = [r for r in rest if isinstance(r, Speech)]
    assert [(s.kind, s.speaker) for s in speeches if s.kind != "speech"] == [
        ("chair", "The SPEAKER pro tempore (Mr. Roe)"),
        ("paper", "Ms. JACKSON-LEE of Texas"),
        ("paper", "Ms. JACKSON-LEE of Texas"),
    ]
    assert document.text[speeches[-1].start :].startswith("Mr. Speaker, the International")


def said(case: str) -> list[tuple[str, str, str]]:
    """Kind, speaker and last words of each stretch of an item."""
    document, *rest = records(case)
    return [
        (r.kind, r.speaker, document.text[r.start : r.end].split()[-1])
        for r in rest if isinstance(r, Speech)
    ]  # fmt: skip


def test_in_a_colloquy_states_and_particles_are_of_the_name_and_a_quotation_is_nobodys():
    assert [row for row in said("house_colloquy_2013") if row[0] != "chair"] == [
        ("speech", "Ms. DelBENE", "desk."), ("paper", "Ms. DelBENE", "amendment."),
        ("speech", "Ms. DelBENE", "Texas."), ("speech", "Ms. JACKSON LEE of Texas", "late."),
        ("speech", "Mr. DIAZ-BALART", "yield?"), ("speech", "Ms. JACKSON LEE of Texas", "yield."),
        ("speech", "Mr. DIAZ-BALART", "quote:"), ("paper", "Mr. DIAZ-BALART", "Court."),
        ("speech", "Mr. DIAZ-BALART", "changed?"),
        ("speech", "Mr. DAVIS of North Carolina", "consent."),
        ("speech", "Mr. SMITH of New Jersey", "gentleman."),
        ("speech", "Mr. VAN HOLLEN", "rise."),
    ]  # fmt: skip


def test_in_an_impeachment_managers_and_counsel_speak_and_who_presides_is_told_apart():
    assert said("senate_trial_1999") == [
        ("chair", "The CHIEF JUSTICE", "Impeachment."), ("speech", "Mr. LOTT", "desk."),
        ("chair", "The CHIEF JUSTICE", "report."), ("paper", "Mr. LOTT", "proceed."),
        ("speech", "Mr. Manager HYDE", "here."), ("speech", "Mr. Counsel RUFF", "name."),
        ("chair", "The VICE PRESIDENT", "divided."),
        ("chair", "The PRESIDING OFFICER (Ms. Landrieu)", "Maryland."),
        ("speech", "Ms. MIKULSKI", "elsewhere."), ("chair", "The PRESIDING OFFICER", "ordered."),
    ]  # fmt: skip


def test_metadata_names_members_with_their_ids_and_not_how_they_voted():
    item, *members = records("item_metadata_2026")
    assert (item.item_class, item.first_page, item.citation) == (
        "HOUSE", "H4100", "172 Cong. Rec. H4100",
    )  # fmt: skip
    assert [(m.bioguide_id, m.printed, m.state) for m in members] == [
        ("S000001", "Mr. SMITH of New Jersey", "NJ"),
        ("J000001", "Ms. JACKSON-LEE of Texas", "TX"), ("M000001", "Mr. McROE", "OH"),
    ]  # fmt: skip


def test_the_metadata_of_a_day_names_the_measures_of_its_headings():
    body = (CASES / "item_metadata_2026" / "body.xml").read_bytes()
    body = body.replace(b"<mods ", b'<mods xmlns="http://www.loc.gov/mods/v3"><relatedItem ', 1)
    body = body.replace(b'<relatedItem xmlns="http://www.loc.gov/mods/v3"', b"<relatedItem", 1)
    body = body.replace(b"<relatedItem", b'<relatedItem type="constituent"', 1)
    (item,) = read_day(body.replace(b"</mods>", b"</relatedItem></mods>"), "CREC-2026-07-16")
    assert item.bill_ids == {"hr9999-119"}
    day = (CASES / "day_metadata_2005" / "body.xml").read_bytes()
    with pytest.raises(ParseError, match="says that it is of CREC-2005-07-20"):
        read_day(day, "CREC-2005-07-21")


def test_files_on_disk_are_known_by_their_paths():
    root = "https://www.govinfo.gov"
    assert address("/x/www.govinfo.gov/content/pkg/CREC-2005-07-20/mods.xml") == (
        f"{root}/metadata/pkg/CREC-2005-07-20/mods.xml"
    )
    item = "CREC-2005-07-20-pt1-PgE1541"
    assert address(f"/x/www.govinfo.gov/content/pkg/CREC-2005-07-20/html/{item}.htm") == (
        f"{root}/content/pkg/CREC-2005-07-20/html/{item}.htm"
    )
    assert address("CRPT-119hrpt998.htm") is None
    assert address("mods.xml") is None


@pytest.fixture(scope="session")
def parsed(real) -> tuple[dict, dict, dict]:
    """Documents, their speeches, and members by metadata, of every item in the pack."""
    documents, speeches, members = {}, {}, {}
    for path in sorted(real("congressional-record").rglob("*")):
        if path.name.endswith("null-2.htm") or (url := address(str(path))) is None:
            continue
        page = _page_of(path, url)
        for record in SOURCE.parse(page):
            name = record.document_id.removeprefix("govinfo:")
            if isinstance(record, Document):
                documents[name] = record
            elif isinstance(record, Speech):
                speeches.setdefault(name, []).append(record)
            elif isinstance(record, RecordMember):
                members.setdefault(name, []).append(record)
    return documents, speeches, members


def _page_of(path: Path, url: str) -> Page:
    return Page(url, path.read_bytes(), "", datetime(2026, 1, 1, tzinfo=UTC), "0" * 64)


def people_of(members: list[RecordMember]) -> list[KnownPerson]:
    return [person_of(member) for member in members]


@pytest.mark.real
def test_every_name_at_the_beginning_of_a_line_begins_a_speech(real, parsed):
    _, speeches, _ = parsed
    missing = {}
    for path in sorted(real("congressional-record").rglob("*Pg[EHS]*.htm")):
        printed = Counter(heads_of(path.read_text()))
        found = Counter(s.speaker for s in speeches.get(path.stem, []) if s.kind != "paper")
        if lost := {name for name in printed if not found[name]}:
            missing[path.stem] = lost
    assert missing == {}


def heads_of(printed: str) -> list[str]:
    """Names with a point behind them, one to three blanks from the margin."""
    lines = printed.replace("<bullet>", " ").split("\n")
    return [
        " ".join((found["label"] or found["loose"]).split())
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
        if re.match(r" {1,3}\S", line)
        and (found := RECORD.speaker.match(f"{line.strip()} {after.strip()}"))
    ]


@pytest.mark.real
def test_every_member_whom_the_metadata_names_as_speaking_is_found_in_the_text(parsed):
    _, speeches, members = parsed
    lost = set()
    for name, named in members.items():
        people = people_of(named)
        found = {attribute(s.speaker, people).person_id for s in speeches.get(name, ())}
        lost |= {(name, m.printed) for m in named if m.bioguide_id not in found}
    # "Mr. DROGAN" is printed for Senator Dorgan, which takes knowing who served.
    assert {pair for pair in lost if pair[0] not in LISTS} == {
        ("CREC-1997-01-28-pt1-PgS726-2", "Mr. DORGAN"), ("CREC-1997-01-28-pt1-PgS757", "Mr. DORGAN")
    }  # fmt: skip


@pytest.mark.real
def test_speakers_of_two_real_days_by_what_their_names_rest_on(real, house, parsed):
    documents, speeches, members = parsed
    list(import_paths(house, [real("legislators")]))
    tally, open_names = Counter(), Counter()
    for name, own in speeches.items():
        document, people = documents[name], people_of(members.get(name, []))
        chamber = "senate" if document.section == "Senate" else "house"
        index = name_index(house.engine, chamber, document.published_on)
        serving = [
            KnownPerson(person_id=s.bioguide_id, last_names=tuple(s.last_names),
                        first_names=s.first_names, state=s.state)
            for found in index.values() for s in found
        ]  # fmt: skip
        for speech in own:
            who = attribute(speech.speaker, people, serving)
            tally[speech.kind, who.basis] += 1
            if speech.kind != "chair" and not who.person_id:
                open_names[speech.speaker, who.reason] += 1
    assert tally == {
        ("speech", "metadata"): 809, ("speech", "misprint"): 2, ("inserted", "metadata"): 70,
        ("inserted", "none"): 5, ("paper", "metadata"): 267, ("paper", "misprint"): 2,
        ("paper", "none"): 4, ("chair", "metadata"): 1, ("chair", "name"): 8,
        ("chair", "none"): 402,
    }  # fmt: skip
    # Both are printed against the rule (a comma, small letters), so that the metadata names
    # nobody, and the pack of members holds the terms of today's alone.
    assert {name for name, _ in open_names} == {"Mr. CONYERS", "Mr. McCain"}
    assert all(reason.startswith("nobody known to be there") for _, reason in open_names)


@pytest.mark.real
def test_an_office_alone_is_who_the_real_record_named_for_it_last(parsed):
    documents, speeches, _ = parsed
    tally = Counter()
    for name, own in speeches.items():
        found = find_presiding(documents[name].text, own)
        chairs = [s for s in own if s.kind == "chair"]
        tally["printed"] += sum("(M" in s.speaker for s in chairs)
        tally["named before"] += len(found)
        tally["open"] += sum("(M" not in s.speaker and s.start not in found for s in chairs)
    # Most open ones stand in short items, which name nobody: one named in another may have gone.
    assert tally == {"printed": 54, "named before": 212, "open": 145}
    item = "CREC-2005-07-20-pt1-PgH6117-3"  # the Committee of the Whole, with five acting chairs
    order = dict.fromkeys(
        p.name for _, p in sorted(find_presiding(documents[item].text, speeches[item]).items())
    )
    assert list(order) == [
        "Mr. Foley", "Mr. Shaw", "Mr. Latham", "Mr. Kolbe", "Mr. Gingrey", "Mr. Simpson",
    ]  # fmt: skip


@pytest.mark.real
def test_every_real_item_that_means_the_court_has_its_speaker(real, house):
    list(import_paths(house, [real("congressional-record")]))
    found = read_floor(house.engine)
    (otter,) = [s for s in found if s.document_id.endswith("PgH6183")]
    assert (otter.citation, otter.place) == ("151 Cong. Rec. H6186, 20 July 2005", "House floor")
    assert (otter.said.speaker, otter.who.person_id) == ("Mr. OTTER", "O000166")
    assert (otter.who.basis, otter.said.span) == ("metadata", "international tribunals")
    assert {s.who.basis for s in found} <= {"metadata", "name"}
