"""From what the search names to the papers themselves, on the content host that needs no key."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from scrapers.shapes.govinfo.address import content_url, split_bill_package
from scrapers.shapes.govinfo.search import GROUPS, Hit
from scrapers.source import Page
from scrapers.sources.bill_texts import fetch_text
from tracker.congress import build_bill_id, build_bill_version_id
from tracker.queries.upkeep.collecting import read_texts

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_SETTLES_IN = timedelta(days=90)  # later changes of a paper are GPO's housekeeping
_KNOWN = {code for codes in GROUPS.values() for code in codes}


class Hits:
    """Papers named by one question: which are read, which are still owed."""

    def __init__(self, fetch: "Fetch", today: date):
        self.fetch, self.today = fetch, today
        self.read_texts = read_texts(fetch.store)
        self.owed: list[list[str]] = []
        self.named = 0
        self.missing: list[str] = []

    def clear(self) -> None:
        """Begin a new question."""
        self.owed, self.named = [], 0

    def papers(self, hits: list[Hit]) -> Iterator[Page]:
        """A page for each hit that was not read, or that changed while it was still young."""
        for hit in hits:
            places = self._places(hit)
            if not places or self._is_done(hit, places):
                continue
            page = fetch_text(self.fetch, places, hit.last_modified)
            if page is not None:
                self.owed.append([page.url])
                yield page
            elif hit.issued_on and self.today - hit.issued_on < _SETTLES_IN:
                self.owed.append(places)
                self.missing.append(hit.granule or hit.package)
            else:  # a paper this old without a text will have none
                self.missing.append(hit.granule or hit.package)
                self.fetch.set_aside([(places[0], hit.last_modified)])

    def all_done(self) -> bool:
        """Whether every paper of the question is read or known to be missing."""
        return all(any(map(self.fetch.is_done, places)) for places in self.owed)

    def note_missing(self) -> None:
        """Tell a person which papers the search named and the content host does not hold."""
        if self.missing:
            named = sorted(set(self.missing))
            shown = ", ".join(named[:5]) + (", …" if len(named) > 5 else "")
            self.fetch.note(f"search: no text on GovInfo for {len(named)} of its hits: {shown}")

    def _places(self, hit: Hit) -> list[str]:
        """Addresses of a hit's text, best form first; none for what has no text of its own."""
        if hit.collection not in _KNOWN or (hit.collection == "CREC" and not hit.granule):
            return []
        forms = ("xml", "htm") if hit.collection in ("BILLS", "PLAW") else ("htm",)
        return [content_url(hit.package, form, hit.granule) for form in forms]

    def _is_done(self, hit: Hit, places: list[str]) -> bool:
        name = split_bill_package(hit.package)
        if name:
            bill_id = build_bill_id(name.bill_type, name.number, name.congress)
            if build_bill_version_id(bill_id, name.version) in self.read_texts:
                return True
        is_young = hit.issued_on is None or self.today - hit.issued_on < _SETTLES_IN
        mark = hit.last_modified if is_young else None
        return any(self.fetch.is_done(url, mark) for url in places)
