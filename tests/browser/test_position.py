"""The dial in a browser: set by keyboard, read on a phone, kept in the address."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def turn(page: Page, day: str) -> None:
    """Set the dial as a person without a mouse does: reach the year, type, leave the field."""
    field = page.get_by_test_id("stDateInput")
    field.get_by_role("spinbutton", name="year").focus()
    page.keyboard.type(day.replace("-", ""), delay=50)
    page.keyboard.press("Tab")  # on to the button of the calendar
    page.keyboard.press("Tab")  # and out: the field sets its day when it is left


def answer(page: Page) -> str:
    return page.locator("p.answer").inner_text()


def test_two_days_set_by_keyboard_have_two_answers(visit):
    page = visit("position")
    turn(page, "2021-03-15")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "The administration's position on 15 Mar 2021"
    )
    assert "Executive Order 13928 stood, with 1 rule, 2 names" in answer(page)
    turn(page, "2021-04-02")
    expect(page.get_by_role("heading", level=1)).to_contain_text("2 Apr 2021")
    assert "no order of sanctions stood" in answer(page)
    assert "there is no further need for the blocking of assets" in answer(page)
    expect(page).to_have_url(re.compile(r"\?on=2021-04-02$"))


@pytest.mark.parametrize(
    "day, said",
    [
        ("2021-03-15", "Executive Order 13928 stood, with 1 rule, 2 names"),
        ("2021-04-02", "no order of sanctions stood, with 1 rule. Also in force: Executive Order "
         "14022"),
        ("2025-01-21", "no order of sanctions stood. Whether an earlier one stood again is "
         "disputed. Also in force: Executive Order 14148"),
        ("2025-02-07", "Executive Order 14203 stood, with 1 name on the sanctions list"),
        ("2026-10-10", "18 names on the sanctions list and 3 injunctions"),
    ],
)  # fmt: skip
def test_five_addresses_give_five_answers(visit, day: str, said: str):
    assert said in answer(visit(f"position?on={day}"))


def test_the_day_survives_a_reload_and_the_step_to_the_next_change(visit):
    page = visit("position?on=2025-01-21")
    page.reload()
    expect(page.locator("p.answer")).to_contain_text("no order of sanctions stood")
    page.get_by_role("link", name="6 Feb 2025", exact=True).click()
    expect(page.locator("p.answer")).to_contain_text("Executive Order 14203 stood")


def test_from_a_name_to_its_card_and_to_what_bears_on_an_activity(visit):
    page = visit("sanctions?on=2026-10-10")
    page.get_by_role("link", name="Nicolas Guillou").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nicolas Guillou")
    expect(page.get_by_text("General License 9")).to_be_visible()
    page.get_by_text("What bears on which activity").click()
    expect(page.get_by_text("ask counsel").first).to_be_visible()


@pytest.mark.parametrize(
    "address", ["position?on=2026-10-10", "sanctions", "designee?id=francesca-albanese"]
)
def test_nothing_scrolls_sideways_on_a_phone(visit, address: str):
    page = visit(address, 390)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("box => box.scrollWidth <= box.clientWidth")


@pytest.mark.parametrize(
    "address", ["position?on=2021-03-15", "sanctions", "designee?id=francesca-albanese"]
)
def test_axe_finds_nothing_serious(visit, address: str):
    page = visit(address)
    found = Axe().run(page).response["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    assert [(v["id"], v["nodes"][0]["html"]) for v in serious] == []
