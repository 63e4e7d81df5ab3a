"""The part of a document's page that tells of a committee's meeting."""

from collections.abc import Sequence
from typing import Any

from dashboard import marks
from dashboard import widgets as w
from dashboard.words import hearing as words
from tracker.queries.congress.hearings import HearingView


def hearing_part(row: HearingView, papers: Sequence[Any], transcripts: Sequence[Any] = ()) -> None:
    """When and where it stands, what changed, what is on the table, who testifies, its papers."""
    named = {
        "When": words.when(row),
        "Where": marks.text(row.place) or "not stated",
        "Standing": words.standing(row),
        "Committee": f"{words.CHAMBERS[row.chamber]}, {marks.text(row.committee)}",
        "Kind": marks.text(row.kind),
        "On the table": words.table(row),
        "Video": marks.link("the chamber's own", row.video_url) if row.video_url else "",
        "Printed transcript": " · ".join(marks.document_link(printed.document_id, printed.title)
                                         for printed in transcripts),
        "Also stated by": " · ".join(map(words.twin, row.also_stated_by)),
    }  # fmt: skip
    facts = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in named.items() if value)
    w.html("<h2>The meeting</h2>", f'<dl class="facts">{facts}</dl>')
    for title, items in (
        ("What changed", words.events(row)),
        ("Who testifies", words.witnesses(row)),
        ("Papers", words.papers(papers)),
    ):
        if items:
            w.html(f"<h2>{title}</h2><ul>", items, "</ul>")
