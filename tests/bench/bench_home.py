"""Home's server-side script time with 100,000 documents stored, against an empty Streamlit page.

Both scripts run in this process through Streamlit's own script runner, in turns, after the same
warm-up; a script's time is that between Streamlit's events that it started and that it stopped.
"""

import gc
import os
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import ClassVar
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


def measure(scripts: dict[str, Path]) -> tuple[dict[str, float], dict[str, float]]:
    """Seconds of each script's first run, and the median of its later ones, run in turns."""
    opened = {name: AppTest.from_file(path, default_timeout=60) for name, path in scripts.items()}
    first, later = {}, {name: [] for name in scripts}
    with patch.object(app_test, "LocalScriptRunner", TimedRunner):
        for turn in range(WARM_UP + ROUNDS):
            for name, app in opened.items():
                TimedRunner.seconds.clear()
                app.run()
                assert not app.exception, app.exception
                spent = sum(TimedRunner.seconds)
                first.setdefault(name, spent)
                if turn == WARM_UP:
                    gc.collect()
                    gc.freeze()  # as the server does once it is warm
                if turn >= WARM_UP:
                    later[name].append(spent)
    return first, {name: median(times) for name, times in later.items()}


def main() -> bool:
    """Print one line; whether the ratio is within what is asked."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        fill(folder)
        os.environ["TRACKER_DATA"] = str(folder)
        (folder / "empty.py").write_text(EMPTY)
        first, later = measure({"empty": folder / "empty.py", "home": HOME})
    ratio = later["home"] / later["empty"]
    print(
        f"home, {DOCUMENTS:,} documents: empty page {later['empty'] * 1000:.1f} ms; "
        f"Home {later['home'] * 1000:.1f} ms (its first view {first['home'] * 1000:.0f} ms), "
        f"ratio {ratio:.2f} (at most {MOST})"
    )
    return ratio <= MOST


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
