"""The sections of a report that name the Court, as a person reads them."""

from collections.abc import Sequence

from dashboard import marks
from dashboard.words.document import highlight
from tracker.queries.papers.sections import PaperSection


def sections(found: Sequence[PaperSection]) -> str:
    """Each section by its headings and page with its first passage; nothing where there is none."""
    if not found:
        return ""
    rows = "".join(_section(row) for row in found)
    return f'<h2>In which sections</h2><ul class="rows">{rows}</ul>'


def _section(row: PaperSection) -> str:
    name = " › ".join(row.headings) or "Before the first heading"
    page = f"page {row.page}, " if row.page else ""
    return (
        f'<li><span class="when">{marks.text(page)}{row.mentions} '
        f"{marks.plural('mention', row.mentions)}</span><div><p>{marks.text(name)}</p>"
        f"<blockquote><p>{highlight(row.passage, [row.span])}</p></blockquote></div></li>"
    )
