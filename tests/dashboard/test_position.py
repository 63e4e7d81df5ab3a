"""Position, sanctions and designees: the day in the address decides what the page answers."""

from datetime import date

import pytest

from dashboard.charts.position import bars, brief, count_listed
from dashboard.words.sanctions import list_title
from tests.dashboard.conftest import Open, shown
from tracker.queries.administration.measures import Measure

ORDER = Measure(
    "order", "Executive Order 1: A <b>title</b>", "Executive Order 1: A <b>title</b>",
    date(2030, 1, 5), date(2031, 1, 5), "signed", "act", "eo-1", 1,
)  # fmt: skip


def listing(name: str, began: date, ended: date | None = None) -> Measure:
    return Measure("listing", name, "Listed", began, ended, "designated", "act", "d-1", 1)


@pytest.mark.parametrize(
    "day, said",
    [
        ("2021-03-15", "Executive Order 13928</a> stood, with 1 rule, 2 names on the sanctions"),
        ("2021-04-02", "no order of sanctions stood, with 1 rule. Also in force: "),
        ("2025-01-21", "no order of sanctions stood. Whether an earlier one stood again"),
        ("2025-02-07", "Executive Order 14203</a> stood, with 1 name on the sanctions list"),
        ("2026-10-10", "with 1 rule, 6 licenses, 18 names on the sanctions list and 3 injunctions"),
    ],
)
def test_each_of_five_days_has_its_own_answer(open_page: Open, day: str, said: str):
    page = open_page("record", "position", on=day)
    assert said in shown(page)
    assert page.query_params["on"] == day


def test_today_is_told_as_it_stands(open_page: Open):
    html = shown(open_page("record", "position"))
    assert "Executive Order 14203</a> stands, with" in html
    assert " recorded measures were in force on " in html


def test_the_dial_changes_the_answer_and_the_address(open_page: Open):
    page = open_page("record", "position", on="2021-03-15")
    html = shown(page.date_input(key="on").set_value(date(2021, 4, 2)).run())
    assert "position on 2 Apr 2021" in html
    assert "“there is no further need for the blocking of assets" in html
    assert page.query_params["on"] == "2021-04-02"


def test_words_not_held_and_facts_not_checked_are_said(open_page: Open):
    html = shown(open_page("record", "position", on="2021-03-15"))
    assert "The exact words are not held" in html
    assert ">unverified</span>" in html
    assert "Counts because: signed 11 Jun 2020; ended 1 Apr 2021 by Executive Order 14022" in html
    assert 'href="/position?on=2021-04-01"' in html, "the day on which the answer changes next"


def test_an_official_paper_takes_the_place_of_the_record_as_proof(open_page: Open):
    html = shown(open_page("seeded", "position", on="2025-02-07"))
    assert 'href="https://www.federalregister.gov/d/2025-02612"' in html
    assert 'href="/archive/' in html


@pytest.mark.parametrize(
    "asked, said",
    [("yesterday", "“yesterday” is no day"), ("1850-01-01", "1850-01-01 lies outside"),
     ("2999-01-01", "2999-01-01 lies outside"), ("2021-02-30", "“2021-02-30” is no day"),
     ("<b>", "“&lt;b&gt;” is no day")],
)  # fmt: skip
def test_a_day_that_cannot_be_told_is_said_not_raised(open_page: Open, asked: str, said: str):
    for name in ("position", "sanctions"):
        assert said in shown(open_page("record", name, on=asked))


@pytest.mark.parametrize("state", ["empty", "record", "seeded", "faulty"])
@pytest.mark.parametrize("name", ["position", "sanctions", "designee"])
def test_every_page_opens_on_every_store(open_page: Open, state: str, name: str):
    assert "<h1>" in shown(open_page(state, name))


def test_an_empty_store_says_that_nothing_is_recorded(open_page: Open):
    assert "names no administration for this day" in shown(open_page("empty", "position"))
    html = shown(open_page("empty", "sanctions"))
    assert "No name is recorded as listed" in html
    assert "ask counsel" in html


def test_the_sanctions_page_lists_everyone_and_leads_to_the_cards(open_page: Open):
    html = shown(open_page("record", "sanctions", on="2026-10-10"))
    assert "18 names on the sanctions list on 10 Oct 2026, of 20 ever listed" in html
    assert 'href="/designee?id=nicolas-guillou"' in html
    assert "Executive Order 13928, 11 Jun 2020, ended 1 Apr 2021: 1 designation" in html
    assert html.count("<strong>ask counsel</strong>") == 6
    assert "not advice" in html


def test_the_sanctions_page_says_what_is_due_next_and_leads_to_the_clock(open_page: Open):
    html = shown(open_page("record", "sanctions", on="2025-07-07"))
    assert "Next is the" in html
    assert "General License 1 expires" in html
    assert ", in 1 day, 8 Jul 2025." in html
    assert 'href="/emergency-clock?on=2025-07-07"' in html


def test_the_sanctions_of_a_day_without_any_are_none(open_page: Open):
    html = shown(open_page("record", "sanctions", on="2022-01-01"))
    assert "Nobody was on the list on 1 Jan 2022, of 2 ever listed" in html
    assert "No order of sanctions and no listing is recorded for 1 Jan 2022" in html


def test_a_card_names_role_authority_license_and_ruling(open_page: Open):
    html = shown(open_page("record", "designee", id="francesca-albanese"))
    assert "UN Special Rapporteur" in html
    assert "Executive Order 14203" in html
    assert "/act?id=gl-8" in html
    assert "/act?id=albanese-injunction-2026" in html
    assert "The exact words of the reason are not held." in html
    assert "Ask counsel before acting." in html


def test_a_card_says_what_bears_on_an_activity_and_links_nobody_to_his_own_card(open_page: Open):
    html = shown(open_page("record", "designee", id="francesca-albanese"))
    assert "What bears on which activity" in html
    assert "Host, pay or travel with a listed person" in html
    own = html.split("What bears on which activity")[0]
    assert "/designee?id=francesca-albanese" not in own


def test_how_many_are_listed_is_a_statement():
    assert list_title(18, 18) == "18 names are on the list today, as many as ever"
    assert list_title(1, 2) == "1 name is on the list today; the most there have been is 2"


def test_a_card_quotes_the_criterion_where_it_is_held(open_page: Open):
    html = shown(open_page("record", "designee", id="gocha-lordkipanidze"))
    assert "“to have directly engaged in any effort by the ICC" in html
    assert "words of the reason are not held" not in html


def test_an_unknown_designee_is_said_not_raised(open_page: Open):
    html = shown(open_page("record", "designee", id="<b>nobody"))
    assert "The store holds no designee with the id <code>&lt;b&gt;nobody</code>" in html


def test_names_on_the_list_are_counted_on_each_day_of_change():
    a, b = listing("A", date(2030, 1, 1), date(2030, 3, 1)), listing("B", date(2030, 2, 1))
    assert count_listed([a, b], date(2030, 6, 1)) == [
        (date(2030, 1, 1), 1), (date(2030, 2, 1), 2), (date(2030, 3, 1), 1), (date(2030, 6, 1), 1),
    ]  # fmt: skip
    assert count_listed([], date(2030, 6, 1)) == []


def test_bars_run_to_the_end_or_to_today_and_share_the_days_of_listings():
    names = [listing("A", date(2030, 2, 1)), listing("B", date(2030, 2, 1))]
    spec = bars([ORDER, *names], date(2030, 3, 1), date(2032, 1, 1))
    values = {value["what"]: value for value in spec["layer"][0]["data"]["values"]}
    assert values["EO 1"]["to"] == "2031-01-05"
    assert values["2 names listed, 1 Feb 2030"]["to"] == "2032-01-01"
    assert spec["layer"][1]["data"]["values"][0]["day"] == "2030-03-01"


@pytest.mark.parametrize(
    "group, title, name",
    [
        ("rule", "Sanctions Regulations, 31 CFR part 528", "31 CFR part 528"),
        ("injunction", "Preliminary injunction in Open Society Fund v. Trump",
         "Open Society Fund v. Trump"),
        ("license", "General License 8: wind-down", "GL 8"),
        ("visa", "Visas", "Visas"),
    ],
)  # fmt: skip
def test_names_are_short_on_the_axis(group: str, title: str, name: str):
    assert brief(Measure(group, title, title, date(2030, 1, 1), None, "", "act", "a", 1)) == name
