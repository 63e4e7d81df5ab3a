"""The lesser papers of a measure: committees, amendments, summaries, related measures, titles."""

from collections.abc import Callable, Sequence
from typing import Any

from dashboard import marks
from dashboard import widgets as w

Part = Callable[[str], Sequence[Any]]


def amendments(rows: Sequence[Any], judged: dict[str, Any], mentioned: set[str]) -> str:
    """Amendments that were judged or whose words mean the Court; of the others the number."""
    ours = [r for r in rows if r.amendment_id in judged or r.amendment_id in mentioned]
    columns = [
        w.Column("Amendment", lambda r: marks.text(r.amendment_id)),
        w.Column("Purpose", lambda r: marks.text(r.purpose or r.description), "wide"),
        w.Column("Offered by", lambda r: marks.member_link(
            r.sponsor_bioguide_id, r.sponsor_name or "not stated")),
        w.Column("Stance (ours)", lambda r: marks.stance(
            *(judged[r.amendment_id].stance, judged[r.amendment_id].reason)
            if r.amendment_id in judged else (None, None))),
        w.Column("Latest action", lambda r: marks.text(r.latest_action)),
    ]  # fmt: skip
    table = w.table_html(ours, columns, "Amendments about the Court") if ours else ""
    rest = len(rows) - len(ours)
    if not rest:
        return table
    names = f"{rest:,} {'other ' if ours else ''}{marks.plural('amendment', rest)} held"
    return f'{table}<p class="quiet">{names} whose purpose does not name the Court.</p>'


def policy(rows: Sequence[Any]) -> str:
    """Statements of Administration Policy on the measure, oldest first; nothing for none."""
    said = sorted((r for r in rows if r.collection == "SAP"), key=lambda r: r.published_on)
    items = "".join(
        f"<li>{marks.day(r.published_on)}: {marks.document_link(r.document_id, r.title)}</li>"
        for r in said
    )
    return f"<ul>{items}</ul>" if items else ""


def papers(part: Part) -> str:
    """Committees, reports, cost estimates, summaries, related measures, laws, subjects, titles."""
    return "".join(
        f"<details><summary>{title} ({len(items)})</summary><ul>{''.join(items)}</ul></details>"
        for title, items in (
            ("Committees", _items(part("BillCommittee"), _committee)),
            ("Committee reports", _items(part("CommitteeReport"), _citation)),
            ("Cost estimates", _items(part("CostEstimate"), _estimate)),
            ("Summaries", _items(part("Summary"), _summary)),
            ("Related measures", _items(part("RelatedBill"), _related)),
            ("Laws", _items(part("Law"), lambda r: marks.text(f"{r.law_type} {r.law_number}"))),
            ("Subjects", _items(part("BillSubject"), lambda r: marks.text(r.subject))),
            ("Titles", _items(part("BillTitle"), _title)),
            ("Notes of the Library", _items(part("BillNote"), lambda r: marks.text(r.text))),
        )
        if items
    )  # fmt: skip


def _items(rows: Sequence[Any], show: Callable[[Any], str]) -> list[str]:
    return [f"<li>{show(row)}</li>" for row in rows]


def _committee(row: Any) -> str:
    at = f", {row.acted_at[:10]}" if row.acted_at else ""
    did = f": {row.activity}{at}" if row.activity else ""
    return marks.text(f"{row.committee_name}{did}")


def _citation(row: Any) -> str:
    return marks.text(row.citation)


def _estimate(row: Any) -> str:
    return f"{marks.link(row.title, row.url)} {marks.text(row.description)}"


def _summary(row: Any) -> str:
    return (
        f"<strong>{marks.text(row.description)}</strong>, {marks.day(row.acted_on)}: "
        f"{marks.text(row.text)}"
    )


def _related(row: Any) -> str:
    said = f"{row.relationship} ({row.identified_by})"
    return f"{marks.bill_link(row.related_bill_id)} {marks.text(row.title)}: {marks.text(said)}"


def _title(row: Any) -> str:
    return f"{marks.text(row.title)} <span class='quiet'>{marks.text(row.title_type)}</span>"
