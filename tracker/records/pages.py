"""Records about pages that are looked at again: what became of each since it was first read."""

from datetime import datetime
from typing import Literal

from tracker.records.base import Record


class PageEvent(Record):
    """A page that means the Court was edited, moved, is gone, or is back.

    before_at is the last look that found it as it was, after_at the first that did not, and
    confirmed_at the second look that agreed, without which no page is called gone. The copies lie
    in the archive; the texts are the words that were compared, without the site's furniture.
    reason says what answered; to_url is where the same words stand now, or where the address leads.
    """

    KEY = ("url", "event_id")
    url: str
    event_id: str
    document_id: str
    kind: Literal["edited", "moved", "gone", "back"]
    title: str
    before_at: datetime
    after_at: datetime
    before_sha256: str
    reason: str
    confirmed_at: datetime | None = None
    after_sha256: str | None = None
    to_url: str | None = None
    deleted: int | None = None
    inserted: int | None = None
    before_text: str | None = None
    after_text: str | None = None
