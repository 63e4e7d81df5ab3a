"""Home says what is new, what came late, which sources are late, and shows the record."""

import pytest

from tests.dashboard.conftest import Open, shown


@pytest.mark.parametrize("state", ["empty", "record", "seeded", "faulty"])
def test_home_opens(open_page: Open, state: str):
    html = shown(open_page(state))
    assert "International Criminal Court" in html
