"""From a changed page to its proof, and from an event to who answered: by click, on a phone too."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.dashboard.changed_pages import EDITED

pytestmark = pytest.mark.browser


def test_an_edit_is_found_shown_side_by_side_and_cited(visit):
    page = visit("pages-that-changed")
    page.get_by_role("combobox", name="What").focus()
    page.keyboard.type("Edited")
    page.get_by_role("option", name="Edited").wait_for()
    page.keyboard.press("Enter")
    expect(page.locator("p.left")).to_contain_text("1 change with What set")
    expect(page).to_have_url(re.compile(r"\?kind=edited$"))
    page.locator(f'.rows a[href="/page-change?id={EDITED}"]').click()
    page.wait_for_url(f"**/page-change?id={EDITED}")
    page.locator(".pair.head").wait_for()
    before, after = page.locator(".pair:not(.head)").first.locator("> div").all()
    assert "no jurisdiction" in before.inner_text()
    expect(after.locator("ins")).to_have_text("{+must have+}")
    assert before.bounding_box()["y"] == after.bounding_box()["y"], "side by side"
    cited = page.get_by_test_id("stCode").inner_text()
    assert len(re.findall(r"\b[0-9a-f]{64}\b", cited)) == 2


def test_on_a_phone_one_copy_stands_above_the_other(visit):
    page = visit(f"page-change?id={EDITED}", 390)
    before, after = page.locator(".pair:not(.head)").first.locator("> div").all()
    assert before.bounding_box()["y"] < after.bounding_box()["y"]


def test_a_mark_of_the_clock_opens_its_record_and_the_event_stays_in_the_address(visit):
    page = visit("reaction-clock?event=warrants-putin-2023")
    page.reload()
    expect(page.locator("p.answer")).to_contain_text("Warrants for Vladimir Putin")
    page.locator(".clock a.names").first.click()
    page.wait_for_url("**/act?id=*")
    expect(page.get_by_role("heading", level=1)).to_contain_text("President Biden")


def test_the_clock_of_another_event_is_one_click_away(visit):
    page = visit("reaction-clock", 390)
    page.locator('td a[href="/reaction-clock?event=warrants-putin-2023"]').click()
    expect(page.locator("p.answer")).to_contain_text("Warrants for Vladimir Putin")
    main = page.get_by_test_id("stMain")
    assert main.evaluate("box => box.scrollWidth <= box.clientWidth")


@pytest.mark.parametrize(
    "address",
    ["pages-that-changed", f"page-change?id={EDITED}", "reaction-clock?show=all",
     "document?id=fr:2025-02612"],
)  # fmt: skip
def test_axe_finds_nothing_serious(visit, address: str):
    found = Axe().run(visit(address)).response["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    assert [(v["id"], v["nodes"][0]["html"]) for v in serious] == []
