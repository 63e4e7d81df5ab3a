"""The list of measures: its filters' choices and its columns."""

from collections.abc import Mapping

from dashboard import marks
from dashboard import widgets as w
from dashboard.words.bill import status_words, who
from tracker.queries.congress.bills import BillRow
from tracker.queries.provenance import Origin, Sureness

TYPES = {
    "house": "House, any kind", "senate": "Senate, any kind", "hr": "H.R.", "s": "S.",
    "hres": "H.Res.", "sres": "S.Res.", "hconres": "H.Con.Res.", "sconres": "S.Con.Res.",
    "hjres": "H.J.Res.", "sjres": "S.J.Res.",
}  # fmt: skip
WHY = {
    "mention": "Its own words", "record": "The compiled record", "person": "A person",
    "uncertain": "Uncertain, for review",
}  # fmt: skip


def list_columns(pages: Mapping[int, Origin], sure: Mapping[str, Sureness]) -> list[w.Column]:
    """Columns of the list; what a measure rests on stands under its title."""

    def measure(row: BillRow) -> str:
        """Name, title, why it is followed and on which page that rests."""
        doubt = marks.unverified(sure.get(row.bill_id)) if row.origin == "record" else ""
        why = row.why_followed or "A passage may mean the Court: for review."
        return (
            f"{marks.bill_link(row.bill_id)} {doubt}<br>{marks.text(row.title)}<br>"
            f'<span class="quiet">{marks.text(why)}</span> '
            f"{marks.evidence(pages.get(row.page_id), row.url)}"
        )

    return [
        w.Column("Measure", measure, "wide"),
        w.Column("Stance (ours)", lambda r: marks.stance(r.stance, r.reason)),
        w.Column("Status (derived)", lambda r: marks.text(status_words(r))),
        w.Column("Sponsor", who),
        w.Column("Introduced", lambda r: marks.day(r.introduced_on), "number"),
    ]
