"""Pages opened without a browser, each on a store in one of four states."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import main
from tests.dashboard.seed import build_store
from tracker.settings import read_settings

MAIN = Path(main.__file__)
Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Data folder of a state, built once."""
    built: dict[str, Path] = {}

    def folder(state: str) -> Path:
        if state not in built:
            built[state] = build_store(tmp_path_factory.mktemp(state), state)
        return built[state]

    return folder


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, data_folder: Callable[[str], Path]) -> Open:
    """A page of the dashboard as a person would see it: open_page("seeded", "sources", id=…)."""

    def opened(state: str, page: str = "home", **params: str) -> AppTest:
        monkeypatch.setenv("TRACKER_DATA", str(data_folder(state)))
        read_settings.cache_clear()
        at = AppTest.from_file(MAIN, default_timeout=30)
        if page != "home":
            at.run().switch_page(f"app_pages/{page}.py")
        for name, value in params.items():
            at.query_params[name] = value
        return at.run()

    return opened


def shown(at: AppTest) -> str:
    """All HTML that a page wrote."""
    assert not at.exception, [error.value for error in at.exception]
    return "\n".join(element.proto.body for element in at.get("html"))
