"""Parts of a document's page for papers of a set form: report versions, filings, cases."""

from collections.abc import Sequence
from typing import Any

from dashboard import marks
from dashboard.charts.provisions import comparison
from tracker.queries.papers.filings import CaseView, Version
from tracker.reading.worddiff import Diff, Line

_NEAR = 1  # paragraphs shown either side of a change


def versions_part(
    shown: str, versions: Sequence[Version], product: Any, diff: Diff | None, before: Version | None
) -> str:
    """All versions of a report, what changed since the one before, who wrote it."""
    rows = "".join(marks.tag("li", _version(row, shown)) for row in versions)
    own = next(row for row in versions if row.document_id == shown)
    held = f"{len(versions)} of {own.versions} versions concern the Court and are kept."
    told = [f"<h2>Versions of {marks.text(own.report)}</h2>", f'<p class="quiet">{held}</p>',
            f"<ul>{rows}</ul>"]  # fmt: skip
    if product is not None:
        wrote = marks.text(product.authors) or "not stated"
        official = marks.link("its PDF", product.pdf_url) if product.pdf_url else ""
        told.append(
            f"<p>Congress.gov now states version {product.version} of "
            f"{marks.day(product.published_at.astimezone(marks.EASTERN))}, by {wrote}. "
            f"{official}</p>"
        )
    if before is not None:
        told.append(_change(before, diff))
    return "".join(told)


def _version(row: Version, shown: str) -> str:
    number = f", version {row.version}" if row.version else ""
    label = f"{marks.day(row.dated)}{number}"
    name = marks.text(label) if row.document_id == shown else marks.document_link(
        row.document_id, label
    )  # fmt: skip
    by = f", by {marks.text(row.authors)}" if row.authors else ""
    here = " (this one)" if row.document_id == shown else ""
    return f"{name}{here}: {marks.text(row.title)}{by}{'' if row.has_text else ' (PDF alone)'}"


def _change(before: Version, diff: Diff | None) -> str:
    head = f"<h2>What changed since the version of {marks.day(before.dated)}</h2>"
    if diff is None:
        return f'{head}<p class="quiet">The words of one of the two are not held.</p>'
    sentence = f"<p>{marks.text(diff.sentence)}</p>"
    if diff.is_same:
        return head + sentence
    near = Diff(_near(diff.lines), diff.deleted, diff.inserted, diff.same)
    shown = f"<details><summary>The changed paragraphs</summary>{comparison(near)}</details>"
    return head + sentence + shown


def _near(lines: Sequence[Line]) -> list[Line]:
    """Paragraphs that changed, with those next to them."""
    changed = {
        at for at, line in enumerate(lines)
        if line.before != line.after or any(part.kind != "same" for part in line.parts)
    }  # fmt: skip
    wanted = {at + by for at in changed for by in range(-_NEAR, _NEAR + 1)}
    return [line for at, line in enumerate(lines) if at in wanted]


def lobbying_part(row: Any, amendment: Any | None) -> str:
    """Who lobbied for whom, whom, on which areas, for how much, as stated; what amends it."""
    named = {
        "Registrant": row.registrant, "Client": row.client, "Client's country": row.client_country,
        "Filing": ", ".join(filter(None, (row.filing_type, str(row.year), row.period))),
        "Income stated": _dollars(row.income), "Expenses stated": _dollars(row.expenses),
        "Areas": row.issue_codes, "Lobbyists": row.lobbyists, "Lobbied": row.entities,
        "Foreign entities": row.foreign_entities,
    }  # fmt: skip
    shown = {name: marks.text(value) for name, value in named.items() if value}
    if amendment:
        link = marks.document_link(amendment.document_id, amendment.filing_type)
        shown["Amended by"] = f"{link}, posted {marks.day(amendment.posted_at)}"
    return "<h2>The filing</h2>" + _facts(shown)


def case_part(case: CaseView) -> str:
    """A case's facts and the papers that a search showed; nothing is concluded from them."""
    ended = marks.day(case.terminated_on) if case.terminated_on else ""
    named = {
        "Case": marks.text(case.case_name), "Court": marks.text(case.court),
        "Docket": marks.text(case.docket_number), "Parties": marks.text(case.parties),
        "Closed": ended,
    }  # fmt: skip
    papers = "".join(marks.tag("li", _paper(paper)) for paper in case.papers)
    shown = f"<h2>Papers filed that a search showed</h2><ul>{papers}</ul>" if papers else ""
    return f"<h2>The case</h2>{_facts({n: v for n, v in named.items() if v})}{shown}"


def case_rows(cases: Sequence[CaseView]) -> str:
    """Cases as rows that lead to each one's page and to the court's own papers."""
    return "".join(
        f'<li><span class="when">{marks.day(case.filed_on)}</span><div>'
        f"<p>{marks.document_link(case.document_id, case.case_name)}, {marks.text(case.court)}, "
        f"{marks.text(case.docket_number)}</p>"
        f'<p class="evidence">{marks.link("the docket or opinion", case.url)}</p></div></li>'
        for case in cases
    )


def _paper(paper: Any) -> str:
    number = f"No. {marks.text(paper.number)}, " if paper.number else ""
    words = paper.description or "a paper without a description"
    title = marks.link(words, paper.url) if paper.url else marks.text(words)
    pdf = f" ({marks.link('PDF', paper.pdf_url)})" if paper.pdf_url else ""
    said = f": “… {marks.text(paper.snippet)} …”" if paper.snippet else ""
    return f"{marks.day(paper.filed_on)}, {number}{title}{pdf}{said}"


def _facts(named: dict[str, str]) -> str:
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in named.items())
    return f'<dl class="facts">{rows}</dl>'


def _dollars(stated: str | None) -> str | None:
    """An amount as stated, with thousands marked: 40000.00 -> $40,000."""
    if stated is None:
        return None
    whole, _, cents = stated.partition(".")
    amount = f"{int(whole):,}" if whole.isdigit() else whole
    return f"${amount}" + (f".{cents}" if cents.strip("0") else "")
