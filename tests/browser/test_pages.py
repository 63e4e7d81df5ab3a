"""Every page in a browser: it opens, fits a phone, axe is content, it asks no stranger."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from dashboard.shell import GROUPS
from tests.dashboard.changed_pages import EDITED
from tests.dashboard.seed import HR23, ORDER

pytestmark = pytest.mark.browser
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
# One record of each kind in the store; a provision's id is taken from the list of provisions.
RECORDS = {
    "bill": HR23, "roll-call": "h7-119.2025", "member": "M000312", "provision": None,
    "designee": "francesca-albanese", "act": "eo-14203", "document": ORDER,
    "official": "marco-rubio", "page-change": EDITED,
}  # fmt: skip
LISTS = [at for rows in GROUPS.values() for *_, at, shown in rows if shown]
KINDS = [at for rows in GROUPS.values() for *_, at, shown in rows if not shown]
SERIOUS = ("serious", "critical")
UNKNOWN = "?id=no-such-<b>one"
FAILED = '[data-testid="stException"], [data-testid="stAlertContentError"]'
CONTROLS = ", ".join(
    f"{what}:visible"
    for what in ("nav", "button", "input", "textarea", "summary", '[data-testid="stSidebar"]')
)


@dataclass
class Visitor:
    """One page of one browser, and the addresses that it asked for since it was last sent on."""

    page: Page
    home: str
    asked: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        """Open an address and wait until all of it is drawn."""
        self.asked.clear()
        self.page.goto(f"{self.home}/{address}")
        return self.settle()

    def settle(self) -> Page:
        """Wait for the heading and for the end of the run that draws what stands below it."""
        self.page.locator("h1").first.wait_for()
        self.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
        return self.page


def find_serious(page: Page) -> list[tuple[str, str]]:
    """Rule and place of what axe finds serious or critical on the page as it stands."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in SERIOUS]


@pytest.fixture(scope="module")
def visitor(chromium: Browser, dashboard_url: str) -> Iterator[Visitor]:
    """The browser's one page of this module; a refusal of the page's policy counts as asking."""
    context = chromium.new_context(viewport=PHONE, accept_downloads=True)
    made = Visitor(context.new_page(), dashboard_url)
    made.page.set_default_timeout(30_000)
    made.page.on("request", lambda request: made.asked.append(request.url))
    made.page.on("websocket", lambda socket: made.asked.append(socket.url))
    made.page.on("console", lambda line: "Content Security Policy" in line.text
                 and made.asked.append(f"https://refused.invalid/{line.text}"))  # fmt: skip
    yield made
    context.close()


@pytest.fixture(scope="module", params=[*LISTS, *KINDS, *(f"{at}{UNKNOWN}" for at in KINDS)])
def opened(visitor: Visitor, request: pytest.FixtureRequest) -> Visitor:
    """The visitor on one page of the dashboard, on a phone."""
    address = request.param
    if address in KINDS:
        address = f"{address}?id={RECORDS[address]}"
    if request.param == "provision":
        link = visitor.go("provisions").locator('a[href^="/provision?"]').first
        address = (link.get_attribute("href") or "").removeprefix("/")
    visitor.page.set_viewport_size(PHONE)
    visitor.go(address)
    return visitor


def test_it_opens_with_one_heading_and_no_fault(opened: Visitor, request):
    heading = opened.page.locator("h1")
    assert heading.count() == 1
    unknown = UNKNOWN in request.node.callspec.params["opened"]
    assert heading.inner_text().startswith("No such ") == unknown
    assert opened.page.locator(FAILED).count() == 0
    assert "Traceback" not in opened.page.locator("body").inner_text()


def test_it_does_not_scroll_sideways_on_a_phone(opened: Visitor):
    widths = opened.page.evaluate(
        """() => [document.documentElement, document.querySelector('[data-testid="stMain"]')]
        .map(box => [box.scrollWidth, box.clientWidth])"""
    )
    assert all(wide <= seen + 1 for wide, seen in widths), widths


def test_it_asks_its_own_host_alone(opened: Visitor):
    urls = [urlsplit(url) for url in opened.asked]
    hosts = {url.netloc for url in urls if url.scheme not in ("data", "blob")}
    assert hosts == {urlsplit(opened.home).netloc}


def test_axe_finds_nothing_serious(opened: Visitor):
    assert find_serious(opened.page) == []


@pytest.fixture
def desk(visitor: Visitor) -> Iterator[Visitor]:
    """The visitor at a desk."""
    visitor.page.set_viewport_size(DESK)
    yield visitor
    visitor.page.emulate_media(media="screen")


@pytest.mark.parametrize("address", ["", "position", "review", f"bill?id={HR23}"])
def test_axe_finds_nothing_serious_beside_the_open_menu(desk: Visitor, address: str):
    assert find_serious(desk.go(address)) == []


def test_from_home_to_an_item_to_its_official_page_and_our_copy(desk: Visitor):
    page = desk.go("")
    page.locator('[data-testid="stMain"] .rows a[href^="/bill?"]').first.click()
    page.wait_for_url("**/bill?id=*")
    desk.settle()
    shown = page.locator(".evidence").first
    official = urlsplit(shown.get_by_text("official page").get_attribute("href"))
    assert official.scheme == "https"
    assert official.netloc.endswith(".gov")
    copy = shown.get_by_text("our copy").get_attribute("href")
    assert copy.startswith("/archive/")
    answer = page.goto(f"{desk.home}{copy}")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert HR23 in page.locator("body").inner_text()


def test_a_filter_stays_in_the_address_and_survives_a_reload(desk: Visitor):
    page = desk.go("bills")
    everything = page.locator("p.left").inner_text()
    page.get_by_role("combobox", name="Congress").focus()
    page.keyboard.type("119th")
    page.get_by_role("option", name="119th").wait_for()
    page.keyboard.press("Enter")
    expect(page.locator("p.left")).to_contain_text("with Congress set")
    some = page.locator("p.left").inner_text()
    assert int(some.split()[0]) < int(everything.split()[0])
    assert urlsplit(page.url).query == "congress=119"
    page.reload()
    desk.settle()
    expect(page.locator("p.left")).to_have_text(some)
    assert urlsplit(page.url).query == "congress=119"


def test_a_phone_shows_every_column_that_a_desk_shows(desk: Visitor):
    page = desk.go("documents")
    cells = page.locator(".frame:visible tbody tr").first.locator("td")
    desk.page.set_viewport_size(PHONE)
    assert [cell.is_visible() for cell in cells.all()] == [True] * len(cells.all()) != []


def test_the_legend_speaks_of_a_line_only_where_there_is_one(desk: Visitor):
    said = desk.go("").get_by_text("Above the line")
    assert said.is_visible()
    desk.page.set_viewport_size(PHONE)
    assert said.is_hidden()


def test_tab_reaches_the_navigation_and_enter_opens_a_bill(desk: Visitor):
    page = desk.go("bills")
    focused = "document.activeElement.getAttribute('href') || document.activeElement.innerText"
    page.keyboard.press("Tab")
    first = page.get_by_test_id("stSkipToContent")
    assert first.evaluate("link => link.contains(document.activeElement)")
    reached = []
    while not str(reached[-1:]).startswith("['/bill?") and len(reached) < 80:
        page.keyboard.press("Tab")
        reached.append(page.evaluate(focused))
    assert any(str(name).endswith("/sources") for name in reached), reached
    assert reached[-1].startswith("/bill?id="), reached
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{reached[-1]}")
    desk.settle()
    assert not page.locator("h1").inner_text().startswith(("No such", "Bills"))


@pytest.mark.parametrize("address", ["bills", "position", "changes", "review", f"bill?id={HR23}"])
def test_paper_has_the_page_without_navigation_and_controls(desk: Visitor, address: str):
    page = desk.go(address)
    assert page.locator(CONTROLS).count() > 0
    page.emulate_media(media="print")
    kept = page.locator(CONTROLS).evaluate_all("all => all.map(one => one.outerHTML.slice(0, 200))")
    assert kept == []
    assert page.locator("h1").is_visible()
    assert page.locator("footer.foot").is_visible()


def test_every_sheet_of_paper_says_as_of_when(desk: Visitor):
    page = desk.go(f"bill?id={HR23}")
    page.emulate_media(media="print")
    sheets = PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages
    assert len(sheets) > 1
    for number, sheet in enumerate(sheets, 1):
        said = sheet.extract_text()
        assert re.search(r"ICC tracker · Bill · as of \d+ \w+ 20\d\d, \d\d:\d\d E[SD]T", said)
        assert f"{number} of {len(sheets)}" in said


def test_paper_is_light_where_the_screen_is_dark(chromium: Browser, dashboard_url: str):
    context = chromium.new_context(viewport=DESK, color_scheme="dark")
    dark = Visitor(context.new_page(), dashboard_url)
    page = dark.go(f"bill?id={HR23}")
    app, heading = page.locator('[data-testid="stApp"]'), page.locator("h1")
    ground = "one => getComputedStyle(one).backgroundColor"
    assert app.evaluate(ground) == "rgb(18, 22, 28)"
    page.emulate_media(media="print", color_scheme="dark")
    assert app.evaluate(ground) == "rgb(255, 255, 255)"
    assert heading.evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"
    quiet = page.locator(".quiet").first
    assert quiet.evaluate("one => getComputedStyle(one).color") == "rgb(86, 97, 111)"
    context.close()


@pytest.mark.parametrize(
    "address, key", [("bills", "bill_id"), ("roll-calls", "vote_id"), ("members", "bioguide_id")]
)
def test_files_have_a_header_and_as_many_rows_as_the_page_says(
    desk: Visitor, address: str, key: str
):
    page = desk.go(address)
    told = int(page.locator("p.left").inner_text().split()[0].replace(",", ""))
    rows = list(csv.DictReader(io.StringIO(_saved(page, "CSV").read_text("utf-8-sig"))))
    assert len({row[key] for row in rows}) == len(rows) == told
    book = load_workbook(_saved(page, "XLSX"))
    head, *cells = book["Rows"].values
    assert [row[head.index(key)] for row in cells] == [row[key] for row in rows]
    said = dict(book["How this was made"].values)
    assert said["Rows"] == str(told)
    assert urlsplit(said["Made by"]).path == f"/{address}"


def _saved(page: Page, form: str) -> Path:
    with page.expect_download() as download:
        page.get_by_role("link", name=form, exact=True).click()
    assert download.value.suggested_filename.endswith(f".{form.lower()}")
    return download.value.path().rename(f"{download.value.path()}.{form.lower()}")
