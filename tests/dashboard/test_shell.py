"""Every page opens on every state of the store, and says what it cannot show."""

import pytest

from tests.dashboard.conftest import Open, shown

PAGES = ("home", "administration", "act", "documents", "document", "sources")


@pytest.mark.parametrize("state", ["empty", "record", "seeded", "faulty"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(open_page: Open, state: str, page: str):
    html = shown(open_page(state, page))
    assert html.count("<h1>") == 1
    assert "What this rests on" in html or "No such" in html
