"""Officials and offices: one id however they are named, counts made of what is held."""

from datetime import date

import pytest

from scrapers.shapes.statements.speakers import turn_records
from tracker.queries.administration.officials import (
    find_officials,
    official_id_of,
    read_official,
    read_officials,
)
from tracker.queries.ledger.acts import read_ledger
from tracker.reading.keep import Known, keep
from tracker.reading.people.presidents import is_guest, president_on
from tracker.records import Act, Document, Judgement, Member, Person
from tracker.store.db import writing
from tracker.store.put import put

RUBIO = Person("marco-rubio", "Marco Rubio", "us_official", "Secretary of State",
               aliases="Secretary Rubio")  # fmt: skip
HALEY = Person("haley", "Nikki R. Haley", "us_official", "US Ambassador to the UN")
STATED = "The United States will not tolerate the International Criminal Court. It is illegitimate."


@pytest.fixture
def write(store, add_page):
    def stored(url, *records, origin="official"):
        with writing(store) as connection:
            put(connection, keep(records, Known()), add_page(connection, url, origin=origin))

    return stored


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Harold Koh; Stephen Rapp, Ambassador", ["harold-koh", "stephen-rapp"]),
        ("Press Secretary Karine Jean-Pierre", ["karine-jean-pierre"]),
        ("Ned Price, Department Spokesperson", ["ned-price"]),
        ("US delegation (David Scheffer)", ["david-scheffer"]),
        ("David Scheffer for President Clinton", ["david-scheffer"]),
        ("Ambassador John R. Bolton", ["john-bolton"]),
        ("John B. Bellinger III", ["john-bellinger"]),
        ("Secretary of State Marco Rubio", ["marco-rubio"]),
        ("OFAC", ["ofac"]),
        ("Security Council, at US request", []),
        ("Press Secretary Jane Roe and National Security Advisor Max Poe", ["jane-roe", "max-poe"]),
        (
            "Press Secretary Jane Roe and Chair of the Council of Economic Advisers Ann Doe",
            ["jane-roe", "ann-doe"],
        ),
        ("Secretary of Health and Human Services Max Poe", ["max-poe"]),
        ("Secretary of State Roe", ["roe"]),
        ("Under Secretary for Arms Control and International Security Ann Doe", ["ann-doe"]),
        ("Envoy for the Horn of Africa Ann J. Doe", ["ann-doe"]),
        ("Under Secretary for Civilian Security, Democracy, and Human Rights Ann Doe", ["ann-doe"]),
        ("Adam J. Roe Director of the Treasury Department’s Office of Assets", ["adam-roe"]),
        (
            "Ann Doe, Acting Assistant Secretary; Bureau of Conflict",
            ["ann-doe", "bureau-of-conflict"],
        ),
        ("Press Secretary Jane Roe and the Cast of “A Play”", ["jane-roe"]),
        ("Secretary Max Poe And Examplian Foreign Minister Ann Doe", ["max-poe"]),
        (
            "President Biden, Secretary Max Poe, and Second Gentleman Jo Doe",
            ["biden", "max-poe", "jo-doe"],
        ),
        ("Jane Roe, Secretary of Health and Human Services", ["jane-roe"]),
        ("Jane Roe, Senior Advisor to President Poe", ["jane-roe"]),
        ("Office of the Spokesperson", ["office-of-the-spokesperson"]),
        ("AMBASSADOR ROE", ["roe"]),
    ],
)
def test_titles_offices_and_initials_are_no_part_of_a_name(printed, expected):
    assert list(find_officials(printed, None, {})) == expected


def test_an_acronym_stays_one_and_a_label_in_capitals_becomes_a_name():
    assert find_officials("OFAC; AMBASSADOR ROE", None, {}) == {
        "ofac": "OFAC", "roe": "Ambassador Roe",
    }  # fmt: skip


def test_groups_of_governments_are_no_officials():
    assert find_officials("G7 Foreign Ministers", None, {}) == {}


def test_the_president_is_who_held_the_office_on_the_day():
    assert president_on(date(2021, 1, 19)) == "Donald Trump"
    assert president_on(date(2021, 1, 20)) == "Joe Biden"
    assert president_on(None) is president_on(date(1990, 1, 1)) is None
    assert president_on(date(2031, 1, 1)) is None
    assert list(find_officials("The President", date(2025, 2, 6), {})) == ["donald-trump"]
    assert list(find_officials("The President", None, {})) == ["the-president"]


def test_an_official_has_the_acts_of_the_record_and_the_papers_by_any_of_his_names(store, write):
    act = Act("visa", "administration", "visa", "Visas are restricted", date(2025, 6, 5),
              actor="Marco Rubio", administration="Trump II")  # fmt: skip
    paper = Document("state:1", "press_statement", "On the Court", "U.S. Department of State",
                     "https://www.state.gov/1", date(2025, 7, 9), speaker="Secretary Rubio",
                     text=STATED)  # fmt: skip
    ours = Document("crec:1", "speech", "On the Court", "Congress", "https://x.gov/2",
                    date(2015, 7, 9), speaker="Marco Rubio", congress=114, text=STATED)  # fmt: skip
    member = Member("R000595", "Marco", "Rubio", "Marco Rubio")
    write("tracker:record/acts", act, RUBIO, HALEY, Judgement("visa", "act", "against", "Why"),
          origin="record")  # fmt: skip
    write("https://www.state.gov/1", paper)
    write("https://x.gov/2", ours, member)
    rubio = read_official(store, "marco-rubio")
    assert (rubio.acts, rubio.first_on, rubio.last_on) == (2, date(2025, 6, 5), date(2025, 7, 9))
    assert (rubio.role, rubio.member_id) == ("Secretary of State", "R000595")
    ledger = read_ledger(store, "marco-rubio")
    assert [e.act.subject for e in ledger] == ["state:1", "visa"]
    assert [e.act.stance for e in ledger] == ["against", "against"]
    assert [e.basis for e in ledger] == ["rules", "record"]
    assert ledger == read_ledger(store, "Secretary Rubio")


def test_of_a_briefing_by_several_it_is_the_ones_who_speak_of_the_court(store, write):
    text = (
        "MS. ROE: Good day. Here is Max.\n\nQ: What of the International Criminal Court?\n\n"
        "MR. POE: We oppose it.\n\nPRESIDENT KARA: The International Criminal Court is right."
        "\n\nMODERATOR: Thanks. The International Criminal Court was the last question."
    )
    paper = Document(
        "whitehouse:1", "briefing", "Press Briefing", "The White House", "https://x.gov/b",
        date(2024, 5, 20), speaker="Press Secretary Jane Roe and Advisor Max Poe", text=text,
    )  # fmt: skip
    write("https://x.gov/b", paper, *turn_records("whitehouse:1", text))
    assert [(o.official_id, o.acts) for o in read_officials(store)] == [("max-poe", 1)]


def test_presidents_of_other_countries_are_guests():
    called = ("PRESIDENT KARA", "Prime Minister Doe", "FOREIGN MINISTER ROE", "THE SULTAN")
    assert [is_guest(label) for label in called] == [True] * 4
    ours = ("PRESIDENT BIDEN", "THE PRESIDENT", "President Donald J. Trump", "VICE PRESIDENT DOE")
    assert [is_guest(label) for label in ours] == [False] * 4


def test_a_paper_that_is_an_act_is_counted_once_with_its_own_words(store, write):
    order = Document("fr:1", "executive_order", "An order", "Executive Office of the President",
                     "https://x.gov/o", date(2025, 2, 12), speaker="The President",
                     text=STATED)  # fmt: skip
    act = Act("eo", "administration", "executive_order", "An order", date(2025, 2, 6),
              actor="Donald Trump", document_id="fr:1")  # fmt: skip
    write("https://x.gov/o", order)
    write("tracker:record/acts", act, origin="record")
    (entry,) = read_ledger(store, "donald-trump")
    assert (entry.act.subject, entry.act.url) == ("eo", "https://x.gov/o")
    assert "International Criminal Court" in entry.quote.text
    assert read_official(store, "donald-trump").acts == 1


def test_one_of_whom_nothing_is_held_is_known_and_has_an_empty_ledger(store, write):
    write("tracker:record/people", HALEY, origin="record")
    assert [(o.official_id, o.acts) for o in read_officials(store)] == [("nikki-haley", 0)]
    assert read_ledger(store, "nikki-haley") == []
    assert read_official(store, "nobody") is None


def test_a_name_with_other_initials_is_not_taken_for_a_member(store, write):
    bush = Act("s", "administration", "signing", "ASPA", date(2002, 8, 2), actor="George W. Bush")
    write("tracker:record/acts", bush, origin="record")
    write("https://x.gov/m", Member("B001166", "George", "Bush", "George Bush"))
    assert official_id_of("George W. Bush") == "george-bush"
    assert read_official(store, "george-bush").member_id is None
