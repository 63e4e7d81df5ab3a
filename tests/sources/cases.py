"""The recorded pages of every source: what each was asked for, and by whom it is read."""

import json
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from scrapers.source import Page, Source
from scrapers.sources import find_sources
from scrapers.sources.press import press
from scrapers.sources.press.offices import read_row

PAGES = Path(__file__).parents[1] / "pages"
CASES = sorted(path.parent for path in PAGES.glob("*/*/page.json"))
GOOD = [case for case in CASES if not (case / "error.json").exists()]
BAD = [case for case in CASES if (case / "error.json").exists()]


def case_source(case: Path) -> Source:
    """The source of a recorded page; a page of a table's site has its own row in page.json."""
    said = json.loads((case / "page.json").read_text())
    if "row" in said:
        assert case.parent.name == "press"
        return press(read_row(said["row"], case.name))
    return find_sources()[said.get("source", case.parent.name)]


def case_page(case: Path) -> Page:
    """The page as it was recorded."""
    (body_file,) = case.glob("body.*")
    body, said = body_file.read_bytes(), json.loads((case / "page.json").read_text())
    at = datetime.fromisoformat(said["fetched_at"])
    return Page(said["url"], body, said["content_type"], at, sha256(body).hexdigest())
