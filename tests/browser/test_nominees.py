"""Nominees in a browser: from the picture to the words, by keyboard, and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_from_a_mark_before_confirmation_to_the_hearing_by_keyboard(visit):
    page = visit("nominees")
    page.locator(".nominees .then a").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("NOMINATION HEARING")
    expect(page.get_by_text("Jane Q. Doe", exact=True).first).to_be_visible()


def test_from_a_nominee_to_the_acts_in_office(visit):
    page = visit("nominees")
    page.locator(".nominees .who a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jane Q. Doe")
    expect(page.get_by_role("heading", name="Before confirmation")).to_be_visible()
    expect(page.get_by_text("4 acts in office, since 15 Apr 2026.")).to_be_visible()


@pytest.mark.parametrize("address", ["nominees", "official?id=jane-doe"])
def test_nothing_scrolls_sideways_on_a_phone_and_axe_finds_nothing_serious(visit, address: str):
    page = visit(address, 390)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("box => box.scrollWidth <= box.clientWidth")
    found = Axe().run(page).response["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    assert [(v["id"], v["nodes"][0]["html"]) for v in serious] == []
