"""One look at a page: what answered, set against the copy that stood until now."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import urlsplit

from scrapers.shapes.statements.main_text import Words, is_home, read_words
from scrapers.source import Page
from tracker.errors import ParseError
from tracker.reading.page_words import is_same_paper, is_same_words

# Hosts to which sites move their past: the Archives' and State's own frozen copies.
_ARCHIVES = re.compile(r"(?:.*\.)?(?:archives|webharvest)\.gov|\d{4}-\d{4}\.state\.gov|archive\..*")


@dataclass(frozen=True)
class Copy:
    """An archived copy of a paper: its hash, when its words were first and last seen, the words.

    is_page tells a copy of the page from its source's item of a feed or API, in another dress.
    """

    sha256: str
    copied_at: datetime
    seen_at: datetime
    before: Words
    is_page: bool


@dataclass(frozen=True)
class Verdict:
    """What a look found: the same words, other words, the same elsewhere, or nothing here."""

    kind: Literal["same", "edited", "moved", "absent"]
    reason: str
    before: Words | None = None
    after: Words | None = None
    to_url: str | None = None


def judge(copy: Copy, page: Page, landed: str | None) -> Verdict:
    """What an answer is, beside the copy that stood; landed is where the last look was led.

    Raises: ParseError for what is neither the paper nor a clear sign that it is gone.
    """
    to_url = other_address(page)
    if to_url and is_home(to_url):
        return Verdict("absent", f"the address leads to the front page, {to_url}", to_url=to_url)
    before, after = copy.before, read_words(page)
    if not is_same_paper(before.whole, after.whole):
        if sign := after.missing:
            return Verdict("absent", f"a page “{sign}” answers with 200")
        if to_url:
            reason = f"the address leads to {to_url}, which has other words"
            return Verdict("absent", reason, to_url=to_url)
        raise ParseError(f"another text answers at this address: “{after.title[:80]}”")
    same = not copy.is_page or is_same_words(before.whole, after.whole)
    if to_url and to_url != landed:
        return Verdict("moved", f"the address leads to {to_url}", before, after, to_url)
    if same:
        return Verdict("same", "", before, after, to_url)
    return Verdict("edited", "the words of the page differ", before, after, to_url)


def other_address(page: Page) -> str | None:
    """The address that answered, if it is another than the one asked, slashes and case aside."""
    asked = page.url.partition("#")[0]
    if page.landed is None or _plain(page.landed) == _plain(asked):
        return None
    return page.landed


def is_archive(url: str) -> bool:
    """Whether an address is a site's own archive of its past."""
    return _ARCHIVES.fullmatch(urlsplit(url).hostname or "") is not None


def _plain(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.hostname}{parts.path.rstrip('/').lower()}"
