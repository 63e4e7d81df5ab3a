"""Home's server-side script time with 100,000 documents stored, against an empty Streamlit page.

Both scripts run in this process through Streamlit's own script runner, in turns, after the same
warm-up. A view's time is that of a whole rerun, from the request to the elements; beside it stands
the script's alone, between Streamlit's events that it started and that it stopped.
"""

import gc
import os
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import ClassVar, NamedTuple
from unittest.mock import patch

from streamlit.runtime.scriptrunner import ScriptRunnerEvent
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from scrapers.archive import Archive
from tracker.record.install import install_record
from tracker.records import Document, Mention
from tracker.store import pages
from tracker.store.db import open_store, tidy, writing
from tracker.store.migrate import migrate
from tracker.store.put import Stamp, put

DOCUMENTS, A_PAGE, ROUNDS, WARM_UP, MOST = 100_000, 1_000, 60, 10, 3.0
HOME = Path(__file__).parents[2] / "dashboard" / "main.py"
EMPTY = "import streamlit as st\n"
_KINDS = ("record_item", "press_release", "notice", "committee_report", "hearing")


class TimedRunner(LocalScriptRunner):
    """Notes how long each script ran; keeps scripts compiled between runs, as the server does."""

    seconds: ClassVar[list[float]] = []
    compiled: ClassVar[ScriptCache] = ScriptCache()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._script_cache = self.compiled
        self.on_event.connect(self._note, weak=False)

    def _note(self, _sender: object, event: ScriptRunnerEvent, **_more: object) -> None:
        if event == ScriptRunnerEvent.SCRIPT_STARTED:
            self._begun = time.perf_counter()
        elif event == ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS:
            self.seconds.append(time.perf_counter() - self._begun)


def fill(folder: Path) -> None:
    """A store with the compiled record and 100,000 documents of 25 years, each with a mention."""
    engine, now = open_store(f"sqlite:///{folder / 'tracker.sqlite'}"), datetime.now(UTC)
    migrate(engine)
    install_record(engine, Archive(folder / "archive").keep)
    for start in range(0, DOCUMENTS, A_PAGE):
        with writing(engine) as connection:
            at = now - timedelta(minutes=DOCUMENTS - start)
            url = f"https://example.gov/{start}"
            page_id = pages.add_page(
                connection, url=url, sha256=f"{start:064}", source="record_search",
                content_type="text/html", size=1, fetched_at=at, read_at=at, counts={},
            )  # fmt: skip
            put(connection, _documents(start), Stamp(page_id, url, at))
    tidy(engine)
    engine.dispose()


def _documents(start: int) -> list[Document | Mention]:
    records: list[Document | Mention] = []
    for number in range(start, start + A_PAGE):
        name, day = f"govinfo:{number}", date(2001, 1, 1) + timedelta(days=number % 9000)
        text = f"Statement {number}: the International Criminal Court sits at The Hague. " * 5
        records.append(Document(
            name, _KINDS[number % len(_KINDS)], f"Statement {number} on the Court", "GPO",
            f"https://www.govinfo.gov/{number}", day, text=text,
        ))  # fmt: skip
        records.append(Mention(
            name, "Document", "text", 18, 46, "International Criminal Court", "court",
            "name", "full name", text[:80],
        ))  # fmt: skip
    return records


class Times(NamedTuple):
    """Seconds of a first rerun, and medians of later ones: whole, and of the script alone."""

    first: float
    whole: float
    script: float


def measure(scripts: dict[str, Path]) -> dict[str, Times]:
    """Times of each script, run in turns."""
    opened = {name: AppTest.from_file(path, default_timeout=60) for name, path in scripts.items()}
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in scripts}
    with patch.object(app_test, "LocalScriptRunner", TimedRunner):
        for turn in range(WARM_UP + ROUNDS):
            if turn == WARM_UP:
                gc.collect()
                gc.freeze()  # as the server does once it is warm
            for name, app in opened.items():
                TimedRunner.seconds.clear()
                begun = time.perf_counter()
                app.run()
                spent[name].append((time.perf_counter() - begun, sum(TimedRunner.seconds)))
                assert not app.exception, app.exception
    return {
        name: Times(times[0][0], *map(median, zip(*times[WARM_UP:], strict=True)))
        for name, times in spent.items()
    }


def main() -> bool:
    """Print one line; whether the ratio is within what is asked."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        fill(folder)
        os.environ["TRACKER_DATA"] = str(folder)
        (folder / "empty.py").write_text(EMPTY)
        times = measure({"empty": folder / "empty.py", "home": HOME})
    empty, home = times["empty"], times["home"]
    ratio = home.whole / empty.whole
    print(
        f"home, {DOCUMENTS:,} documents: empty page {empty.whole * 1000:.1f} ms "
        f"(script {empty.script * 1000:.1f}); Home {home.whole * 1000:.1f} ms (script "
        f"{home.script * 1000:.1f}, first view {home.first * 1000:.0f}), "
        f"ratio {ratio:.2f} (at most {MOST})"
    )
    return ratio <= MOST


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
