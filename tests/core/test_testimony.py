"""Who said what of the Court in printed hearings: members, witnesses, nominees, and nobody."""

from datetime import UTC, date, datetime

import pytest

from scrapers.archive import Archive
from scrapers.runner import run
from scrapers.source import Page
from scrapers.sources import hearing_transcripts, record_search
from tests.origin import serving
from tests.sources.statements import body_of
from tracker.queries.congress.hearings import read_transcripts
from tracker.queries.congress.testimony import Heard, read_testimony
from tracker.queries.ledger.acts import read_ledger
from tracker.queries.ledger.nominees import read_nominees
from tracker.queries.ledger.stance_views import read_stance_view
from tracker.queries.speakers import read_speakers
from tracker.reading.keep import Known, keep
from tracker.records import Document, Hearing, Member, Term
from tracker.store.db import writing
from tracker.store.put import put
from tracker.store.reviews import rule

NOW = datetime(2026, 9, 18, tzinfo=UTC)
SENATE, HOUSE = "CHRG-119shrg99998", "CHRG-107hhrg99997"
MODEL = "X000020"


def _content(package: str) -> str:
    return f"https://www.govinfo.gov/content/pkg/{package}/html/{package}.htm"


def _read(store, add_page, source, case: str, url: str) -> None:
    page = Page(url, body_of(source.name, case), "text/html", NOW, "")
    with writing(store) as connection:
        known = Known(stored={f"govinfo:{SENATE}", f"govinfo:{HOUSE}"})
        put(connection, keep(source.parse(page), known), add_page(connection, url))


@pytest.fixture
def senate(any_store, add_page) -> Heard:
    """The nomination hearing, with its metadata."""
    _read(any_store, add_page, record_search.SOURCE, "nomination_hearing", _content(SENATE))
    url = f"https://www.govinfo.gov/metadata/pkg/{SENATE}/mods.xml"
    _read(any_store, add_page, hearing_transcripts.SOURCE, "nomination_hearing", url)
    return read_testimony(any_store, f"govinfo:{SENATE}")


@pytest.fixture
def house_of_2002(any_store, add_page) -> Heard:
    """A hearing of 2002 without metadata, and one member who sat that day."""
    _read(any_store, add_page, record_search.SOURCE, "house_hearing_2002", _content(HOUSE))
    model = [
        Member(MODEL, "Tom", "Model", "Tom Model", chamber="house", state="CA"),
        Term(MODEL, "house", date(2001, 1, 3), date(2003, 1, 3), "CA"),
    ]
    with writing(any_store) as connection:
        put(connection, model, add_page(connection, "https://legislators"))
    return read_testimony(any_store, f"govinfo:{HOUSE}")


def test_a_nominees_words_are_the_nominees_spoken_prepared_and_in_answers(senate):
    own = [t for t in senate.statements if t.role == "nominee"]
    assert {t.name for t in own} == {"Jane Q. Doe"}
    assert all(t.capacity.startswith("OF VIRGINIA, NOMINATED TO BE") for t in own)
    spoken, written = own
    assert (spoken.stance.stance, written.stance.stance) == ("opposed", "opposed")
    assert (spoken.said.kind, written.said.kind) == ("speech", "inserted")
    assert "oppose any attempt of the International Criminal Court" in spoken.said.words
    assert "has no jurisdiction over our troops" in written.said.words
    assert "must respect our sovereignty.\n\nIt must." in written.said.words


def test_words_are_of_the_sitting_whose_day_stands_over_them(any_store, add_page):
    url, held = _content(SENATE), b"THURSDAY, MARCH 12, 2026"
    body = body_of("record_search", "nomination_hearing")
    assert held in body
    body = body.replace(held, b"MONDAY, JANUARY 5, 2026\n\n    The committee met.\n\n"
                              b"     FRIDAY, MARCH 6, 2026")  # fmt: skip
    body += b"\n\n    SUNDAY, SMARCH 13, 2026\n"
    page = Page(url, body, "text/html", NOW, "")
    with writing(any_store) as connection:
        records = keep(record_search.SOURCE.parse(page), Known())
        put(connection, records, add_page(connection, url))
    heard = read_testimony(any_store, f"govinfo:{SENATE}")
    assert {one.spoken_on for one in heard.statements} == {date(2026, 3, 6)}
    (nominee,) = read_nominees(any_store)
    assert {step.on for step in nominee.steps} == {date(2026, 3, 6)}


def test_a_senators_question_is_the_senators_by_the_metadatas_id(senate):
    (asked,) = [t for t in senate.statements if t.role == "member"]
    assert (asked.bioguide_id, asked.who.basis) == ("X000011", "metadata")
    assert "right on Ukraine" in asked.said.words
    assert asked.stance.stance == "unknown"  # a question holds nothing


def test_a_written_question_and_a_letter_are_nobodys_words(senate):
    assert [unsaid.reason for unsaid in senate.not_said] == [
        "Senator Ann Jones asks it in writing",
        "it stands in a heading, a list or what the reporters tell, not in a speech",
    ]
    assert not any("We support" in t.said.words for t in senate.statements)


def test_each_written_question_and_answer_is_given_to_its_own(any_store, senate):
    told = [(r.what, r.person_id) for r in read_speakers(any_store) if r.what != "no speech"]
    assert told[-4:] == [
        ("question", "X000011"), ("inserted", "witness:1"),
        ("question", "X000011"), ("inserted", "witness:1"),
    ]  # fmt: skip


def test_a_witness_answers_under_his_rank_as_well(any_store, add_page):
    url = _content("CHRG-110shrg99996")
    page = Page(url, body_of("record_search", "armed_services_hearing_2007"), "text/html", NOW, "")
    with writing(any_store) as connection:
        kept = keep(record_search.SOURCE.parse(page), Known())
        put(connection, kept, add_page(connection, url))
    heard = read_testimony(any_store, "govinfo:CHRG-110shrg99996")
    own = {t.said.speaker for t in heard.statements if t.role == "nominee"}
    assert own == {"ADM Max Q. Doe", "Admiral Doe"}
    assert "Senator Poe asks it in writing" not in {u.reason for u in heard.not_said}
    assert "Senator Sample asks it in writing" in {u.reason for u in heard.not_said}


def test_a_house_hearing_of_2002_tells_members_from_witnesses(house_of_2002):
    told = {t.said.speaker: (t.role, t.name) for t in house_of_2002.statements}
    assert told["Mr. Model"] == ("member", "Mr. Model")
    assert told["Ms. Poe"] == ("witness", "Pat Poe")
    assert told["Mr. Roe"] == ("witness", "Max Roe")
    chair = next(t for t in house_of_2002.statements if t.said.speaker == "Chairman Example")
    assert (chair.role, chair.bioguide_id) == (None, None)  # nobody of that name is known
    assert "nobody known to be there bears the name" in chair.who.reason


def test_a_name_in_a_letter_begins_no_speech(house_of_2002):
    words = " ".join(t.said.words for t in house_of_2002.statements)
    assert "This name stands in a letter" not in words


def test_a_paper_that_is_no_printed_hearing_has_no_testimony(any_store, add_page):
    with writing(any_store) as connection:
        paper = Document("fr:1", "notice", "A notice", "X", "https://x")
        put(connection, [paper], add_page(connection, "https://x"))
    assert read_testimony(any_store, "fr:1") is None
    assert read_testimony(any_store, "fr:2") is None


def test_a_meeting_leads_to_the_transcript_of_its_committee_and_day(any_store, add_page, senate):
    meeting = "senate-meeting:399001"
    held = date(2026, 3, 12)
    with writing(any_store) as connection:
        records = [
            Document(meeting, "hearing", "Nominations", "US Senate", "https://x", held),
            Hearing(meeting, "senate", "399001", "Open Hearing", "Foreign Relations", held,
                    committee_codes="ssfr00"),
        ]  # fmt: skip
        put(connection, records, add_page(connection, "https://y"))
    (row,) = read_transcripts(any_store, meeting)
    assert row.document_id == f"govinfo:{SENATE}"


def test_metadata_is_asked_for_hearings_that_are_stored_and_once(house, add_page):
    _read(house.engine, add_page, record_search.SOURCE, "nomination_hearing", _content(SENATE))
    source = hearing_transcripts.SOURCE
    with serving() as origin:
        house.settings.origin = origin.address
        url = f"https://www.govinfo.gov/metadata/pkg/{SENATE}/mods.xml"
        origin.publish(url, body_of(source.name, "nomination_hearing"))
        first = run(source, house.fetch(source), date(1998, 7, 17))
        again = run(source, house.fetch(source), date(1998, 7, 17))
    assert (first.state, first.counts["RecordMember"].new) == ("green", 2)
    assert first.counts["HearingMeasure"].new == 1  # on the cover; what is only named is left
    assert (again.state, again.pages, len(origin.asked)) == ("green", 0, 1)


def test_a_members_words_at_a_hearing_stand_in_the_members_ledger(any_store, house_of_2002):
    (entry,) = [e for e in read_ledger(any_store, MODEL) if e.act.subject == f"govinfo:{HOUSE}"]
    assert (entry.act.did, entry.act.on) == ("Spoke at a hearing", date(2002, 2, 28))
    assert "deserves our support" in entry.quote.text
    assert entry.act.stance == "supports"


def test_what_a_person_ruled_of_a_members_words_at_a_hearing_stands_in_the_ledger(
    any_store, house_of_2002, tmp_path
):  # fmt: skip
    (entry,) = [e for e in read_ledger(any_store, MODEL) if e.act.subject == f"govinfo:{HOUSE}"]
    assert (entry.ruled_as, entry.basis) == (f"govinfo:{HOUSE}#{MODEL}", "rules")
    assert read_stance_view(any_store, entry.ruled_as).stance == "supports"
    rule(any_store, Archive(tmp_path / "archive").keep, kind="stance", subject=entry.ruled_as,
         about=entry.act.subject, verdict="correct", value="mixed", reason="He doubts it too",
         author="Ada")  # fmt: skip
    (ruled,) = [e for e in read_ledger(any_store, MODEL) if e.act.subject == f"govinfo:{HOUSE}"]
    assert (ruled.act.stance, ruled.basis, ruled.act.reason) == (
        "mixed", "people", "He doubts it too",
    )  # fmt: skip
    view = read_stance_view(any_store, entry.ruled_as)
    assert (view.stance, view.basis, view.settled.author) == ("mixed", "people", "Ada")
    assert read_stance_view(any_store, f"govinfo:{HOUSE}#X999999") is None
