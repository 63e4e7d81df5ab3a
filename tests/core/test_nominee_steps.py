"""Nominees tied to their hearings, the Senate's vote and their acts in office; or shown apart."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete

from scrapers.source import Page
from scrapers.sources import nominations, record_search
from tests.sources.statements import body_of
from tracker.queries.administration.nominations import known_names, read_nominations
from tracker.queries.ledger.nominees import Nominee, read_nominee_rows, read_nominees
from tracker.reading.keep import Known, keep
from tracker.records import Act, Document, Nomination, PageBreak, Person, RollCall, RollCallListing
from tracker.store.db import writing
from tracker.store.put import put
from tracker.store.tables import TABLES

NOW = datetime(2026, 9, 18, tzinfo=UTC)
HEARING = "govinfo:CHRG-119shrg99998"
URL = "https://www.govinfo.gov/content/pkg/CHRG-119shrg99998/html/CHRG-119shrg99998.htm"
LISTS = "https://www.senate.gov/legislative/LIS/nominations/"
OFFICE = "Ambassador-at-Large for Global Criminal Justice"
DOE = Person("doe", "Jane Q. Doe", "us_official", OFFICE)
LINE = RollCallListing(
    "s101-119.2026", 119, 2, "senate", 101, "15-Apr", "PN852-1", "On the Nomination", "Confirmed",
    "Confirmation: Jane Q. Doe, of Virginia, to be Ambassador at Large for Global Criminal Justice",
    53, 45,
)  # fmt: skip


def _act(act_id: str, on: date, actor: str = "Jane Q. Doe") -> Act:
    return Act(act_id, "administration", "statement", f"What {act_id} was", on, actor=actor)


@pytest.fixture
def store(any_store, add_page):
    """The nomination hearing, and whatever records are put beside it."""

    def put_in(*records, hearing: bool = True):
        known = Known(people=lambda: {"jane-doe"})
        pages = [("https://record", list(records))]
        if hearing:
            page = Page(URL, body_of("record_search", "nomination_hearing"), "text/html", NOW, "")
            pages.append((URL, keep(record_search.SOURCE.parse(page), known)))
        for url, stated in pages:
            with writing(any_store) as connection:
                put(connection, stated, add_page(connection, url))
        return any_store

    return put_in


def _confirmed() -> list:
    url = f"{LISTS}NomCivilianConfirmed.xml#119"
    page = Page(url, body_of("nominations", "confirmed"), "application/xml", NOW, "")
    return keep(nominations.SOURCE.parse(page), Known(people=lambda: {"jane-doe"}))


def _kinds(nominee: Nominee) -> list[str]:
    return [step.kind for step in nominee.steps]


def test_words_vote_and_acts_in_office_stand_under_one_id(store):
    acts = [_act("early", date(2026, 1, 5)), _act("later", date(2026, 5, 1))]
    (one,) = read_nominees(store(DOE, LINE, *acts, *_confirmed()))
    assert (one.nominee_id, one.name, one.official_id) == ("jane-doe", "Jane Q. Doe", "jane-doe")
    assert one.why == f"full name and office agree ({OFFICE})"
    assert _kinds(one) == ["nominated", "said", "wrote", "voted"]
    said, wrote = one.words
    assert (said.stance, wrote.stance) == ("against", "against")
    assert "oppose any attempt" in said.quote
    assert one.steps[-1].what == "The Senate voted, 53 to 45: Confirmed"
    assert (one.confirmed_on, one.steps[-1].on) == (date(2026, 4, 15), date(2026, 4, 15))
    assert [act.subject for act in one.acts] == ["later"]  # what came before is no act in office


def test_the_page_of_print_is_told_where_the_text_tells_it(store):
    breaks = [PageBreak(HEARING, 0, "5"), PageBreak(HEARING, 2_000_000, "99")]
    (one,) = read_nominees(store(DOE, *breaks))
    assert {step.page for step in one.words} == {"5"}


def test_the_same_name_in_another_office_stands_apart_with_the_reason(store):
    other = Person("doe", "Jane Q. Doe", "us_official", "Secretary of the Treasury")
    (one,) = read_nominees(store(other, _act("later", date(2026, 5, 1)), *_confirmed()))
    assert (one.official_id, one.acts, one.namesakes) == (None, None, ("jane-doe",))
    assert one.why == (
        "an official bears this name, but nothing shows the same office (Secretary of the Treasury)"
    )
    assert one.nominee_id == "pn852-1-119"
    assert _kinds(one) == ["nominated", "said", "wrote", "stage"]  # hearing and nomination are one


@pytest.mark.parametrize(
    "printed, tied",
    [("Jane Q. Doe, Ambassador-at-Large for Global Criminal Justice", True), ("Jane Doe", False)],
)
def test_an_official_of_papers_alone_is_tied_by_the_office_they_print(store, printed, tied):
    paper = Document("state:1", "statement", "On the Court", "Department of State", "https://s",
                     date(2026, 6, 1), speaker=printed)  # fmt: skip
    (one,) = read_nominees(store(paper, *_confirmed()))
    assert one.official_id == ("jane-doe" if tied else None)
    assert one.why == (
        f"full name and office agree ({printed})" if tied
        else "an official bears this name, but nothing shows the same office (Jane Doe)"
    )  # fmt: skip


def test_another_middle_name_is_another_person(store):
    other = Person("doe", "Jane X. Doe", "us_official", OFFICE)
    (one,) = read_nominees(store(other, *_confirmed()))
    assert (one.official_id, one.namesakes) == (None, ())
    assert one.why == "no act or paper of an official of this name is held"


def test_a_nominee_of_another_congress_is_not_taken_for_the_one_heard(store):
    past = Nomination("pn10-118", 118, "PN10", "withdrawn", "…", "Jane Q. Doe", OFFICE)
    found = read_nominees(store(past))
    assert sorted(map(_kinds, found)) == [["nominated", "stage"], ["said", "wrote"]]


def test_where_only_the_vote_is_held_it_tells_of_the_nomination(store):
    (one,) = read_nominees(store(DOE, LINE, _act("later", date(2026, 5, 1)), hearing=False))
    assert _kinds(one) == ["nominated", "voted"]
    assert (one.steps[0].on, one.confirmed_on) == (None, date(2026, 4, 15))
    assert len(one.acts) == 1


def test_a_vote_on_somebody_unknown_or_on_cloture_tells_nothing(store):
    stranger = RollCallListing(
        "s7-119.2026", 119, 2, "senate", 7, "20-Jan", "PN7", "On the Nomination", "Confirmed",
        "Confirmation: Max Roe, of Ohio, to be Attorney General", 50, 48,
    )  # fmt: skip
    cloture = RollCallListing(
        "s8-119.2026", 119, 2, "senate", 8, "20-Jan", "PN852-1", "On the Cloture Motion",
        "Agreed to", "Motion to Invoke Cloture: Jane Q. Doe to be Ambassador", 50, 48,
    )  # fmt: skip
    assert read_nominations(store(DOE, stranger, cloture, hearing=False)) == []


def test_a_vote_en_bloc_is_the_vote_on_each_and_a_late_one_of_the_next_january(store):
    en_bloc = RollCallListing(
        "s659-119.2025", 119, 1, "senate", 659, "2-Jan", "PN1-2; PN852-1",
        "On the Nomination; On the Nomination", "Confirmed; Confirmed", "En bloc", 51, 47,
    )  # fmt: skip
    (view,) = read_nominations(store(en_bloc, *_confirmed(), hearing=False))
    assert (view.vote.vote_id, view.vote.on) == ("s659-119.2025", date(2026, 1, 2))
    assert (view.vote.result, view.vote.is_held) == ("Confirmed", False)


def test_a_roll_call_that_is_held_is_led_to(store):
    vote = RollCall("s101-119.2026", 119, 2, "senate", 101, "question", "2026-04-15T12:00:00",
                    "On the Nomination")  # fmt: skip
    (one,) = read_nominees(store(DOE, LINE, vote))
    assert one.steps[-1].subject == "s101-119.2026"


def test_a_nominee_who_said_nothing_of_the_court_was_heard(store):
    held, speech = store(DOE), TABLES["Speech"]
    with writing(held) as connection:
        connection.execute(delete(speech).where(speech.c.speaker.contains("Doe")))
    (one,) = read_nominees(held)
    assert (_kinds(one), one.words) == (["heard"], [])
    assert one.steps[0].on == date(2026, 3, 12)


def test_names_looked_for_are_those_of_officials_aliases_and_nominees(store):
    alias = Person("poe", "Patricia Poe", "us_official", "Legal Adviser", aliases="Pat Poe")
    judge = Person("jones", "Ann Jones", "us_official", "District judge, D. Me.")
    names = known_names(store(alias, judge, _act("later", date(2026, 5, 1), "Max Roe")))
    assert {"patricia-poe", "pat-poe", "max-roe", "jane-doe"} <= names
    assert "ann-jones" not in names


def test_every_step_is_a_flat_row_with_its_page(store):
    rows = read_nominee_rows(store(DOE, LINE, *_confirmed()))
    assert [row.kind for row in rows] == ["nominated", "said", "wrote", "voted"]
    assert {row.nominee_id for row in rows} == {"jane-doe"}
    assert rows[1].page_url == URL
