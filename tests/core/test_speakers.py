"""Whose words each stretch and paper holds, and the list of what nobody could be given."""

from datetime import UTC, date, datetime
from hashlib import sha256

import pytest

from scrapers.shapes.statements.speakers import turn_records
from scrapers.source import Page
from scrapers.sources.congressional_record import SOURCE
from tracker.errors import TrackerError
from tracker.queries.ledger.acts import read_ledger
from tracker.queries.speakers import SpeakerRow, read_speakers, read_unattributed
from tracker.reading.keep import Known, keep
from tracker.records import Document, DocumentSigner, Member, RecordMember, Term
from tracker.reports.export import find_export, read_rows
from tracker.store.db import writing
from tracker.store.put import put

ITEM = "CREC-2026-07-16-pt1-PgS7"
URL = f"https://www.govinfo.gov/content/pkg/CREC-2026-07-16/html/{ITEM}.htm"
SENATE = b"""<html><head><title>Congressional Record</title></head><body><pre>
[Congressional Record Volume 172, Number 99 (Thursday, July 16, 2026)]
[Senate]
[Page S7]

                             A FOREIGN BODY

  The PRESIDING OFFICER. The Senator is recognized.
  Mr. RAODS. The International Criminal Court has no authority here.
  The PRESIDING OFFICER (Ms. Poe). Without objection, it is so ordered.
  Mr. ROADS. I thank the Chair.
  The PRESIDING OFFICER. The clerk will call the roll.
  Mr. NOBODY. The International Criminal Court is a court.
</pre></body></html>"""
BRIEFING = (
    "MS. ROE: Good day.\n\nQ: What of the International Criminal Court?\n\nMR. POE: It is wrong."
    "\n\nTHE PRESIDENT: The International Criminal Court?\n\nMODERATOR: Thanks.\n\n"
    "PRIME MINISTER DOE: The International Criminal Court is right."
)


@pytest.fixture
def write(store, add_page):
    def stored(url: str, records) -> None:
        with writing(store) as connection:
            kept = keep(records, Known(stored={f"govinfo:{ITEM}"}))
            put(connection, kept, add_page(connection, url))

    return stored


@pytest.fixture
def senate(write, store) -> list[SpeakerRow]:
    """An item of the Senate, two senators who sat that day, one of whom its metadata names."""
    for who, last in (("R000001", "Roads"), ("P000001", "Poe")):
        term = Term(who, "senate", date(2025, 1, 3), date(2031, 1, 3), "ZZ")
        member = Member(who, "Jo", last, f"Jo {last}", chamber="senate", state="ZZ")
        write(f"https://x.gov/{who}", [member, term])
    fetched = datetime(2026, 7, 17, tzinfo=UTC)
    page = Page(URL, SENATE, "text/html", fetched, sha256(SENATE).hexdigest())
    named = RecordMember(
        f"govinfo:{ITEM}", "R000001", "SPEAKING", "Mr. ROADS", "Jo Roads", "Roads", "senate", "ZZ"
    )
    write(URL, SOURCE.parse(page))
    write(f"{URL}/mods.xml", [named])
    return read_speakers(store)


def test_each_stretch_of_the_record_tells_its_speaker_and_on_what_that_rests(senate):
    told = [(r.what, r.speaker, r.person_id, r.basis, r.confidence) for r in senate]
    assert told == [
        ("chair", "The PRESIDING OFFICER", None, "none", "none"),
        ("speech", "Mr. RAODS", "R000001", "misprint", "probable"),
        ("chair", "The PRESIDING OFFICER (Ms. Poe)", "P000001", "name", "medium"),
        ("speech", "Mr. ROADS", "R000001", "metadata", "high"),
        ("chair", "The PRESIDING OFFICER", "P000001", "presiding", "probable"),
        ("speech", "Mr. NOBODY", None, "none", "none"),
    ]
    assert senate[4].reason == "named last for it: “The PRESIDING OFFICER (Ms. Poe)”"


def test_what_nobody_could_be_given_is_listed_with_its_reason(senate, store):
    listed = read_unattributed(store)
    assert [(r.speaker, r.names_court) for r in listed] == [
        ("The PRESIDING OFFICER", False), ("Mr. NOBODY", True),
    ]  # fmt: skip
    assert listed[0].reason.endswith("is an office and nothing names who held it")
    assert listed[1].reason == "nobody known to be there bears the name “Mr. NOBODY”"
    assert all((r.document_id, r.url) == (f"govinfo:{ITEM}", URL) for r in listed)


def test_words_under_a_misprinted_name_stand_in_the_members_ledger_and_say_so(senate, store):
    (entry,) = read_ledger(store, "R000001")
    assert "has no authority here" in entry.quote.text
    assert "a misprint of the name of one whom GPO's metadata has speaking" in entry.quote.place


def test_each_turn_of_a_briefing_is_the_answerers_or_a_reporters(write, store):
    speaker = "Press Secretary Jane Roe and National Security Advisor Max Poe"
    paper = Document(
        "whitehouse:1", "briefing", "Press Briefing", "The White House", "https://x.gov/1",
        date(2024, 5, 20), speaker=speaker, text=BRIEFING,
    )  # fmt: skip
    write("https://x.gov/1", [paper, *turn_records("whitehouse:1", BRIEFING)])
    rows = read_speakers(store)
    assert [(r.speaker, r.person_id, r.basis, r.names_court) for r in rows] == [
        ("MS. ROE", "jane-roe", "paper", False), ("Q", None, "reporter", True),
        ("MR. POE", "max-poe", "paper", False), ("THE PRESIDENT", "joe-biden", "label", True),
        ("MODERATOR", None, "none", False), ("PRIME MINISTER DOE", None, "label", True),
    ]  # fmt: skip
    assert [r.speaker for r in read_unattributed(store)] == ["MODERATOR"]


def test_a_paper_that_names_nobody_is_its_offices_words(write, store):
    text = "The International Criminal Court has no jurisdiction over the United States."
    papers = [
        Document("state:1", "press_statement", "On the ICC", "U.S. Department of State",
                 "https://x.gov/2", date(2025, 7, 9), speaker="Marco Rubio, Secretary", text=text),
        Document("treasury:1", "press_release", "On the ICC", "U.S. Department of the Treasury",
                 "https://x.gov/3", date(2025, 7, 9), text=text),
    ]  # fmt: skip
    write("https://x.gov/2", papers)
    state, treasury = read_speakers(store)
    assert (state.what, state.person_id, state.basis) == ("whole", "marco-rubio", "paper")
    assert (treasury.person_id, treasury.basis) == (None, "publisher")
    assert treasury.reason == "names nobody: the words of U.S. Department of the Treasury"
    assert read_unattributed(store) == []


def test_a_members_release_is_the_members_and_a_reprint_is_not(write, store):
    text = "The International Criminal Court has no jurisdiction over the United States."
    for number, kind, speaker in ((1, "press_release", "Jo Roads"), (2, "reprint", "The Editors")):
        name, url = f"press:{number}", f"https://x.gov/{number}"
        paper = Document(name, kind, "On the ICC", "Office of Senator Jo Roads", url,
                         date(2026, 7, number), speaker=speaker, text=text)  # fmt: skip
        write(url, [paper, DocumentSigner(name, "Jo Roads", "publisher", 0, "R000001")])
    told = [(r.speaker, r.person_id, r.basis) for r in read_speakers(store)]
    assert told == [("Jo Roads", "R000001", "publisher"), ("The Editors", None, "paper")]


def test_amendment_texts_are_in_no_speech_and_that_is_the_reason(write, store):
    amendments = b"     SA 1. Nothing for the International Criminal Court.\n</pre></body></html>"
    text = SENATE[: SENATE.index(b"  The PRESIDING")] + amendments
    page = Page(URL, text, "text/html", datetime(2026, 7, 17, tzinfo=UTC), sha256(text).hexdigest())
    write(URL, SOURCE.parse(page))
    assert {(r.what, r.speaker, r.reason) for r in read_unattributed(store)} == {
        ("no speech", None, "it stands in papers or a list, not in a speech")
    }


def test_the_list_is_an_export_that_can_be_asked_for_what_names_the_court(senate, store):
    with store.connect() as connection:
        wanted = find_export("unattributed")
        rows = list(read_rows(connection, wanted, {"names_court": "true"}))
        assert [row["speaker"] for row in rows] == ["Mr. NOBODY"]
        assert len(list(read_rows(connection, find_export("speakers"), {}))) == 6
        with pytest.raises(TrackerError, match="there is no field 'who'"):
            list(read_rows(connection, wanted, {"who": "x"}))
