"""How a statement is worded: who signs it, how surely, and where it is published."""

from collections.abc import Mapping

from dashboard import marks
from tracker.queries.papers.statements import Publication, Signer, StatementView
from tracker.queries.provenance import Origin

_ROLES = {
    "publisher": "publishes it", "signed": "signs it",
    "named": "is named in its text as a signer",
}  # fmt: skip
_SURE = {
    "stated": "", "high": "", "medium": "matched by name, medium confidence",
    None: "as printed; no member of that day is surely meant",
}  # fmt: skip


def statement_section(view: StatementView, origins: Mapping[int, Origin]) -> str:
    """Signers and publications of a statement; nothing where one office alone gives it out."""
    parts = []
    if len(view.signers) > 1:
        n, items = len(view.signers), "".join(map(_signer, view.signers))
        parts.append(f"<h2>{n} {marks.plural('signer', n)}</h2><ul>{items}</ul>")
    if len(view.publications) > 1 or _is_copied_only(view):
        items = "".join(_publication(one, origins) for one in view.publications)
        parts.append(f"<h2>Where it is published</h2>{_summary(view)}<ul>{items}</ul>")
    return "".join(parts)


def _signer(one: Signer) -> str:
    name = marks.member_link(one.bioguide_id, one.name) if one.bioguide_id else marks.text(one.name)
    beside = "-".join(filter(None, (one.party, one.state)))
    printed = f" ({marks.text(beside)})" if beside else ""
    sure = marks.tag("span", marks.text(_SURE[one.confidence]), "quiet", one.matched_by or "")
    said = f"; {sure}" if _SURE[one.confidence] else ""
    return f"<li>{name}{printed} {_ROLES[one.role]}{said}</li>"


def _publication(one: Publication, origins: Mapping[int, Origin]) -> str:
    return (
        f"<li>{marks.document_link(one.document_id, one.title)}, {marks.text(one.publisher)}, "
        f"{marks.day(one.published_on)} {marks.evidence(origins.get(one.page_id), one.url)}</li>"
    )


def _summary(view: StatementView) -> str:
    offices = {one.publisher for one in view.publications}
    words = []
    if len(offices) > 1:
        words.append(f"One statement that {len(offices)} offices give out.")
    if _is_copied_only(view):
        words.append(
            "Its words are known from the congress-press collection's copy alone; we have not read "
            "the office's own page, which the link opens."
        )
    return marks.tag("p", " ".join(words)) if words else ""


def _is_copied_only(view: StatementView) -> bool:
    return all(one.collection for one in view.publications)
