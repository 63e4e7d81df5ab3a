"""The reaction clock: first words, first bill, who spoke in three days; days, never hours."""

from datetime import date, timedelta

import pytest

from scrapers.shapes.statements.speakers import turn_records
from tracker.queries.branches import (
    branch_of_actor,
    branch_of_name,
    names_both_chambers,
    sources_of,
)
from tracker.queries.reactions.clock import Clock, read_clocks, read_searched
from tracker.queries.reactions.court_events import read_court_events
from tracker.queries.reactions.court_words import read_words
from tracker.record.load import read_record
from tracker.records import (
    Act,
    Basis,
    Bill,
    Document,
    DocumentAgency,
    DocumentCopy,
    DocumentSigner,
    Follow,
    Hearing,
    Judgement,
    Mention,
    Person,
    RecordMember,
    Situation,
    Speech,
    Sponsorship,
    Topic,
)
from tracker.store.db import writing
from tracker.store.put import put

DAY = timedelta(days=1)
ON = date(2030, 5, 20)
COURT = "International Criminal Court"


def paper(name: str, publisher: str, on: date, words: str, **more) -> list:
    text = f"{words} The {COURT} was named."
    start = text.index(COURT)
    return [
        Document(name, more.pop("kind", "press_statement"), more.pop("title", "A statement"),
                 publisher, f"https://example.gov/{name}", on, text=text, **more),
        Mention(name, "Document", "Document:text", start, start + len(COURT), COURT, "court",
                "name", "the Court's full name", text),
    ]  # fmt: skip


RECORD = [
    Act("warrants-roe", "court", "warrant", "Warrants for Max Roe", ON, targets="Max Roe",
        topics="ruritania"),
    Basis("warrants-roe", "recalled", "high"),
    Act("answer", "administration", "statement", "The Secretary condemns it", ON + DAY,
        actor="Ann Poe", administration="Smith", topics="ruritania"),
    Basis("answer", "recalled", "medium"),
    Act("period", "administration", "administration_period", "The Smith years", ON),
    Act("president", "administration", "statement", "On something else", ON + 2 * DAY,
        actor="Jane Smith", administration="Smith"),
    Person("ann-poe", "Ann Q. Poe", "us_official", "Secretary of State", aliases="Ann Poe"),
    Situation("ruritania", "Ruritania", "investigation", investigated_on=ON - 90 * DAY,
              keywords="Said; Zenda"),
    Topic("ruritania", "Ruritania", "situations", "On Ruritania", "Zenda; US personnel; detainees"),
]  # fmt: skip
OFFICIAL = [
    *paper("wh:1", "The White House", ON, "Max Roe must be tried.", speaker="The President"),
    *paper("st:1", "U.S. Department of State", ON + 5 * DAY, "On US personnel.", speaker="Ann Poe"),
    *paper("fr:1", "Office of the Federal Register", ON + 9 * DAY, "It concerns Zenda.",
           signed_on=ON + 3 * DAY),
    DocumentAgency("fr:1", "Treasury Department"),
    *paper("press:1", "Office of Senator Doe", ON + 3 * DAY, "ROE is no friend."),
    DocumentSigner("press:1", "Kim Doe", "publisher", 1, "D000001", chamber="senate"),
    *paper("press:2", "Office of Senator Doe", ON + DAY, "ROE is no friend."),
    DocumentCopy("press:2", "press:1", 100, "the same words"),
    *paper("late:1", "The White House", ON + 31 * DAY, "Roe, a month later."),
    *paper("before:1", "The White House", ON - DAY, "Roe, a day before."),
    *paper("h:1", "House Committee on X", ON - DAY, "Max Roe.", kind="hearing"),
    Hearing("h:1", "house", "1", "hearing", "X", ON + 20 * DAY),
    *paper("w:1", "US House of Representatives", ON + DAY, "Max Roe.", kind="testimony",
           collection="HHRG", speaker="A witness"),
    Bill("hr7-121", 121, "hr", 7, "To sanction the Court over Roe", ON + 6 * DAY, "house"),
    Follow("hr7-121", "mention", "hr7-121", "named"),
    Sponsorship("hr7-121", "R000001", "sponsor", "Rep. Ray", ON + 6 * DAY),
    Bill("s7-121", 121, "s", 7, "A bill on other things", ON + DAY, "senate"),
    Follow("s7-121", "mention", "s7-121", "named"),
    Bill("s8-121", 121, "s", 8, "A bill that nobody follows, on Roe", ON, "senate"),
]  # fmt: skip


@pytest.fixture
def clock(store, add_page) -> Clock:
    with writing(store) as connection:
        put(connection, RECORD, add_page(connection, "tracker:record/x", origin="record"))
        put(connection, OFFICIAL, add_page(connection, "https://example.gov/all"))
    return next(c for c in read_clocks(store) if c.event.event_id == "warrants-roe")


def told(clock: Clock) -> dict[str, tuple[int, str]]:
    return {branch: (r.days_after, r.subject) for branch, r in clock.firsts.items()}


def test_first_words_are_those_that_name_the_matter_by_their_own_day(clock):
    assert told(clock) == {
        "white_house": (0, "wh:1"), "state": (1, "answer"), "treasury": (3, "fr:1"),
        "house": (20, "h:1"), "senate": (3, "press:1"),
    }  # fmt: skip


def test_words_that_do_not_name_it_are_kept_apart(clock):
    others = {r.subject for r in clock.reactions if not r.names_it}
    assert others == {"st:1", "s7-121", "president"}
    assert {"late:1", "before:1", "press:2", "s8-121", "w:1"}.isdisjoint(
        r.subject for r in clock.reactions
    )


def test_the_day_of_an_act_and_of_its_publication_are_two(clock):
    order = next(r for r in clock.reactions if r.subject == "fr:1")
    assert (order.on, order.published_on, order.delay) == (ON + 3 * DAY, ON + 9 * DAY, 6)
    statement = next(r for r in clock.reactions if r.subject == "wh:1")
    assert statement.delay == 0
    assert next(r for r in clock.reactions if r.subject == "answer").delay is None


def test_the_first_bill_is_one_that_is_followed_and_names_it(clock):
    bill = clock.first_bill
    assert (bill.subject, bill.days_after, bill.speaker) == ("hr7-121", 6, "Rep. Ray")


def test_who_spoke_in_three_days_is_named_once_and_sponsors_did_not_speak(clock):
    assert [r.speaker for r in clock.soon] == ["The President", "Ann Poe", "Kim Doe"]


def test_a_fact_of_the_record_says_how_sure_it_is(clock):
    assert clock.event.sureness.basis == "recalled"
    assert not clock.firsts["state"].sureness.is_verified
    assert clock.firsts["white_house"].sureness is None


def test_an_opening_of_the_record_of_situations_is_an_event(store, clock):
    event = next(e for e in read_court_events(store) if e.event_id == "opening-ruritania")
    assert (event.kind, event.on, event.act_id) == ("opening", ON - 90 * DAY, None)
    assert event.names("The rebels of Zenda")
    assert not event.names("he said nothing"), "Said is a name only with its capital"


def test_an_act_gives_way_to_the_paper_that_it_names(store, add_page, clock):
    with writing(store) as connection:
        act = Act("same", "administration", "statement", "The same paper", ON,
                  administration="Smith", actor="White House", document_id="wh:1")  # fmt: skip
        put(connection, [act], add_page(connection, "tracker:record/y", origin="record"))
    again = next(c for c in read_clocks(store) if c.event.event_id == "warrants-roe")
    assert "same" not in {r.subject for r in again.reactions}


def test_a_speech_in_the_record_is_its_speakers_word(store, add_page, clock):
    name = "govinfo:CREC-2030-05-22-pt1-PgS1"
    text = f"Mr. DOE. Mr. President, Roe answers to the {COURT} alone."
    start = text.index(COURT)
    records = [
        Document(name, "record_item", "A WARRANT", "Congress", "https://example.gov/s",
                 ON + 2 * DAY, text=text, section="Senate"),
        Mention(name, "Document", "Document:text", start, start + len(COURT), COURT, "court",
                "name", "the Court's full name", text),
        Speech(name, 1, "speech", "Mr. DOE", 0, len(text)),
        RecordMember(name, "D000001", "SPEAKING", "Mr. DOE", "Kim Doe", "Doe"),
    ]  # fmt: skip
    with writing(store) as connection:
        put(connection, records, add_page(connection, "https://example.gov/s"))
    again = next(c for c in read_clocks(store) if c.event.event_id == "warrants-roe")
    first = again.firsts["senate"]
    assert (first.days_after, first.speaker, first.kind) == (2, "Mr. DOE", "speech in the Record")


def test_the_word_of_a_briefing_by_several_is_that_of_the_one_who_answers(store, add_page):
    text = f"MS. ROE: Good day.\n\nQ: Roe at the {COURT}?\n\nMR. POE: Max Roe must be tried."
    start = text.index(COURT)
    records = [
        Document("wh:9", "briefing", "Press Briefing", "The White House", "https://example.gov/9",
                 ON, text=text, speaker="Press Secretary Ann Roe and Advisor Max Poe"),
        Mention("wh:9", "Document", "Document:text", start, start + len(COURT), COURT, "court",
                "name", "the Court's full name", text),
        *turn_records("wh:9", text),
    ]  # fmt: skip
    with writing(store) as connection:
        put(connection, records, add_page(connection, "https://example.gov/9"))
    assert [word.speaker for word in read_words(store)] == ["Advisor Max Poe"]


def test_sources_that_never_answered_are_not_counted_as_searched(store, clock):
    assert read_searched(store) == {b: [] for b in ("white_house", "state", "treasury", "house",
                                                    "senate")}  # fmt: skip


def test_a_members_site_is_searched_for_his_own_chamber():
    names = ["press_roe_senate", "press_poe_house", "bill_status", "missions_un", "ofac_actions"]
    assert sources_of("senate", names) == ["press_roe_senate", "bill_status"]
    assert sources_of("house", names) == ["press_poe_house", "bill_status"]
    assert sources_of("state", names) == ["missions_un"]


@pytest.mark.parametrize(
    "name, branch",
    [
        ("Executive Office of the President", "white_house"), ("The White House", "white_house"),
        ("U.S. Department of State", "state"), ("Office of Foreign Assets Control", "treasury"),
        ("U.S. Mission to the United Nations", "state"), ("Office of Senator Roe", "senate"),
        ("House Committee on Foreign Affairs", "house"), ("Office of Representative Roe", "house"),
        ("Vice President of the United States", "white_house"), ("National Archives", None),
        ("Secretary of State", "state"), ("Under Secretary for Political Affairs", "state"),
    ],
)  # fmt: skip
def test_a_publisher_tells_its_branch(name: str, branch: str | None):
    assert branch_of_name(name) == branch


def test_a_president_is_he_who_gives_the_administration_its_name():
    offices = {"Hillary Clinton": "Secretary of State"}
    assert branch_of_actor("Donald Trump", "He speaks", "Trump II", offices) == "white_house"
    assert branch_of_actor("Hillary Clinton", "She speaks", "Obama", offices) == "state"
    assert branch_of_actor("Somebody", "Something", "Obama", offices) is None
    assert names_both_chambers("Letters of 69 senators and 262 representatives")


def test_the_record_dates_the_events_that_reactions_are_timed_by():
    records = [r for found in read_record().values() for r in found]
    acts = {r.act_id: r for r in records if isinstance(r, Act) and r.lane == "court"}
    bases = {r.subject: r for r in records if isinstance(r, Basis)}
    kinds = {act.kind for act in acts.values()}
    assert {"warrant", "warrant_application", "opening", "judgment", "election"} <= kinds
    assert acts["applications-netanyahu-2024"].acted_on == date(2024, 5, 20)
    assert acts["warrants-netanyahu-2024"].acted_on == date(2024, 11, 21)
    assert bases["applications-netanyahu-2024"].basis == "recalled"
    assert not {r.subject for r in records if isinstance(r, Judgement)} & set(acts)
