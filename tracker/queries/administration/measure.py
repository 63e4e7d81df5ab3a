"""One measure of the administration, as every page that asks what was in force shows it."""

from datetime import date

from tracker.queries.provenance import Recorded

GROUPS = {
    "order": "Orders", "rule": "Rules", "license": "Licenses", "listing": "On the sanctions list",
    "injunction": "Injunctions", "visa": "Entry and visas",
}  # fmt: skip


class Measure(Recorded, frozen=True):
    """One measure; rule says from when and until when it counts, and why.

    name is whom a listing concerns, else the title. ended_on is the first day without force, None
    where no end is known. subject and subject_kind (act, document, designee) name our page of it.
    listed_id is the official entry or notice behind a listing, None where only the record has it.
    """

    group: str
    name: str
    title: str
    began_on: date
    ended_on: date | None
    rule: str
    subject_kind: str
    subject: str
    page_id: int
    under: str | None = None
    ended_by: str | None = None
    actor: str | None = None
    detail: str | None = None
    citation: str | None = None
    concerns: str | None = None
    url: str | None = None
    is_sanctions_order: bool = False
    listed_id: str | None = None

    def counts_on(self, day: date) -> bool:
        """Whether it was in force on a day."""
        return self.began_on <= day and (self.ended_on is None or day < self.ended_on)
