"""What members said in the Record: each speaker's own words, the place, the stance, the reason."""

from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from scrapers.source import Page
from scrapers.sources.congressional_record import SOURCE
from tests.sources.cases import case_page
from tracker.queries.congress.floor import read_floor, read_not_said
from tracker.queries.ledger.acts import read_ledger
from tracker.queries.ledger.flat import read_ledger_rows
from tracker.reading.keep import Known, keep
from tracker.records import Member, Term
from tracker.store.db import writing
from tracker.store.put import put

CASES = Path(__file__).parents[1] / "pages" / "congressional_record"
HOUSE = "govinfo:CREC-2026-07-16-pt1-PgH4100"


@pytest.fixture
def write(store, add_page):
    def stored(*pages: Page) -> None:
        known = Known()
        with writing(store) as connection:
            for page in pages:
                kept = keep(SOURCE.parse(page), known)
                put(connection, kept, add_page(connection, page.url))
                known.stored.update(getattr(r, r.SUBJECT) for r in kept if r.SUBJECT)

    return stored


def case(name: str) -> Page:
    return case_page(CASES / name)


def serve(store, add_page, *members: tuple[str, str, str]) -> None:
    first, last = date(2025, 1, 3), date(2027, 1, 3)
    records = [
        record
        for who, name, state in members
        for record in (
            Member(who, "Jo", name, f"Jo {name}", chamber="house", state=state),
            Term(who, "house", first, last, state),
        )
    ]
    with writing(store) as connection:
        put(connection, records, add_page(connection, "https://x.gov/members"))


def test_of_four_speakers_those_whose_own_words_mean_the_court_make_statements(store, write):
    write(case("house_debate_2026"), case("item_metadata_2026"))
    found = read_floor(store, document_id=HOUSE)
    assert [(s.said.speaker, s.who.person_id, s.who.basis) for s in found] == [
        ("Mr. SMITH of New Jersey", "S000001", "metadata"),
        ("Ms. JACKSON-LEE of Texas", "J000001", "metadata"),
        ("Mr. DROE", None, "none"),
    ]
    assert found[2].who.reason == "nobody known to be there bears the name “Mr. DROE”"


def test_a_quote_names_its_page_of_print_and_its_day(store, write):
    write(case("house_debate_2026"), case("item_metadata_2026"))
    smith, lee, droe = read_floor(store, document_id=HOUSE)
    assert smith.citation == "172 Cong. Rec. H4100, 16 July 2026"
    assert (lee.place, droe.citation) == ("House floor", "172 Cong. Rec. H4102, 16 July 2026")
    assert lee.said.quote == (
        "Mr. Speaker, I rise in opposition. The International Criminal Court investigates crimes "
        "that no one else will. As one of them wrote:"
    )


def test_a_letter_that_a_member_had_printed_is_not_his_words(store, write):
    write(case("house_debate_2026"), case("item_metadata_2026"))
    assert [(o.what.span, o.citation, o.what.reason) for o in read_not_said(store)] == [
        ("International Criminal Court", "172 Cong. Rec. H4101, 16 July 2026",
         "it stands in a paper that was printed while Ms. JACKSON-LEE of Texas spoke"),
    ]  # fmt: skip


def test_without_metadata_a_name_is_matched_to_the_one_who_served(store, write, add_page):
    write(case("house_debate_2026"))
    serve(store, add_page, ("S000002", "Smith", "NJ"), ("S000003", "Smith", "NE"),
          ("D000001", "Droe", "OH"), ("D000002", "Droe", "TX"))  # fmt: skip
    smith, _, droe = read_floor(store, document_id=HOUSE)
    assert (smith.who.person_id, smith.who.confidence) == ("S000002", "medium")
    assert (droe.who.person_id, droe.who.candidates) == (None, ("D000001", "D000002"))
    assert [s.said.speaker for s in read_floor(store, bioguide_id="S000002")] == [
        "Mr. SMITH of New Jersey"
    ]
    assert read_floor(store, bioguide_id="D000001") == []


def test_extensions_and_bulleted_statements_are_inserted_and_not_spoken(store, write):
    write(case("extension_2005"), case("senate_statements_1997"))
    assert {(s.said.speaker, s.said.kind, s.place) for s in read_floor(store)} == {
        ("Ms. DOE", "inserted", "Extensions of Remarks, inserted and not spoken"),
        ("Mr. ROE", "inserted", "Senate pages, inserted and not spoken"),
    }


def test_the_heading_of_an_extension_gives_the_whole_name(store, write, add_page):
    write(case("extension_2005"))
    first, last = date(2005, 1, 4), date(2007, 1, 3)
    records = [
        record
        for who, given in (("D000001", "Jane"), ("D000002", "Ann"))
        for record in (
            Member(who, given, "Doe", f"{given} Doe", chamber="house", state="CA"),
            Term(who, "house", first, last, "CA"),
        )
    ]
    with writing(store) as connection:
        put(connection, records, add_page(connection, "https://x.gov/members"))
    (only,) = read_floor(store)
    assert (only.who.person_id, only.who.basis) == ("D000001", "name")
    assert [s.who.person_id for s in read_floor(store, bioguide_id="D000002")] == []


def test_amendment_texts_and_digests_are_nobodys_statement(store, write):
    write(case("amendment_texts_2026"), case("daily_digest_2005"))
    assert read_floor(store) == []
    assert {other.what.reason for other in read_not_said(store)} == {
        "it stands in papers or a list, not in a speech",
        "the Daily Digest is a summary: nobody speaks in it",
    }


def test_whoever_speaks_at_length_under_a_heading_that_names_the_court_counts(store, write):
    long = "We owe it to those who serve that nobody but us should judge them, here or there. " * 6
    body = f"""<html><head><title>Congressional Record</title></head><body><pre>
[Congressional Record Volume 172, Number 99 (Thursday, July 16, 2026)]
[Senate]
[Page S5]

                     THE INTERNATIONAL CRIMINAL COURT

  Mr. ROE. {long}
  Ms. DOE. I yield the floor.
</pre></body></html>""".encode()
    url = "https://www.govinfo.gov/content/pkg/CREC-2026-07-16/html/CREC-2026-07-16-pt1-PgS5.htm"
    write(Page(url, body, "text/html", datetime(2026, 7, 17, tzinfo=UTC), sha256(body).hexdigest()))
    (only,) = read_floor(store)
    assert (only.said.speaker, only.said.span, only.said.stance.stance) == (
        "Mr. ROE", None, "unknown",
    )  # fmt: skip


def test_a_members_ledger_has_each_statement_with_its_words_and_basis(store, write, add_page):
    write(case("house_debate_2026"), case("item_metadata_2026"))
    serve(store, add_page, ("S000001", "Smith", "NJ"))
    (entry,) = read_ledger(store, "S000001")
    assert (entry.act.kind, entry.act.did) == ("speech", "Spoke on the House floor")
    assert (entry.act.stance, entry.basis) == ("against", "rules")
    assert entry.quote.place == (
        "172 Cong. Rec. H4100, 16 July 2026; GPO's metadata of the item names the speaker"
    )
    assert "has no authority over our servicemembers" in entry.quote.text


def test_whoever_only_spoke_is_among_the_rows_of_everybody(store, write, add_page):
    write(case("house_debate_2026"), case("item_metadata_2026"))
    serve(store, add_page, ("S000001", "Smith", "NJ"), ("X000001", "Nobody", "TX"))
    assert [(row.actor, row.kind) for row in read_ledger_rows(store)] == [("S000001", "speech")]
