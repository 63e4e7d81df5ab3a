"""Nominees as a person reads them: words before confirmation, the Senate's vote, acts after."""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from dashboard import marks
from dashboard.widgets import Column
from dashboard.words.document import highlight
from dashboard.words.member import Pages
from dashboard.words.official import official_link
from tracker.queries.ledger.evidence import Evidence
from tracker.queries.ledger.nominee_steps import Step
from tracker.queries.ledger.nominees import Nominee
from tracker.reading.sentences import shorten

_ORDER = tuple(marks.STANCES)
_MOST_MARKS = 40
_LONG = 420


def nominees_sentence(rows: Sequence[Nominee]) -> str:
    """How many nominees spoke of the Court before confirmation, and who then acted in office."""
    if not rows:
        return (
            "No nominee is held whose words on the Court were printed or who later acted on it. "
            "Printed hearings and the Senate's lists of nominations are where we look."
        )
    spoke = [row for row in rows if row.words]
    words = [step for row in spoke for step in row.words]
    if not words:
        n = len(rows)
        return f"Of {n} {marks.plural('nominee', n)} no words on the Court are held."
    later = sum(bool(row.acts) for row in spoke)
    n, all_rows = len(words), f"{len(rows)} {marks.plural('nominee', len(rows))}"
    return (
        f"{len(spoke)} of {all_rows} spoke or wrote of the Court in printed hearings on the "
        f"nomination, in {n} {marks.plural('statement', n)}: "
        f"{_told(words)}. Acts on it since confirmation are held of {later}."
    )


def picture_title(rows: Sequence[Nominee]) -> str:
    """What the picture shows, as a statement."""
    later = sum(bool(row.acts) for row in rows)
    return f"{len(rows)} spoke of the Court before confirmation, {later} acted on it in office"


def then_and_now(rows: Sequence[Nominee]) -> str:
    """A line a nominee: a mark for each statement before confirmation, and for each act after."""
    lines = "".join(
        f'<div class="who">{_name(row)}</div>'
        f'<div class="then"><b>Before</b> {_marks(row.words, "none held")}</div>'
        f'<div class="now"><b>In office</b> {_in_office(row)}</div>'
        for row in rows
    )
    words = "; ".join(f"{row.name}: before, {_told(row.words)}; in office, "
                      f"{_told(row.acts or ())}" for row in rows)  # fmt: skip
    return (
        f'<figure class="nominees"><figcaption class="unseen">{escape(words)}</figcaption>'
        f"{lines}</figure>"
    )


def nominee_items(rows: Sequence[Nominee], pages: Pages) -> str:
    """Those who spoke, each with every step; then the rest, a line each with where it ended."""
    spoke = "".join(
        f'<section class="nominee"><h3>{_name(row)}</h3>'
        f"<p>{marks.text('; '.join(row.offices))}</p>{_who(row)}{steps(row, pages)}</section>"
        for row in rows
        if row.words
    )
    silent = "".join(_line(row, pages) for row in rows if not row.words)
    if not silent:
        return spoke
    return f'{spoke}<h3>No words on the Court are held of</h3><ul class="rows">{silent}</ul>'


def then_columns() -> list[Column]:
    """Columns of the picture's figures as a table."""
    return [
        Column("Nominee", _name),
        Column("Before confirmation", lambda row: _told(row.words)),
        Column("In office", lambda row: _told(row.acts) if row.acts is not None else "unknown"),
    ]


def before_office(row: Nominee, pages: Pages) -> str:
    """The same on the official's own page, under its heading, with what is not known."""
    return f"<h2>Before confirmation</h2>{_who(row)}{steps(row, pages)}"


def in_office(rows: Sequence[Nominee]) -> str:
    """How many of the acts below came since confirmation; nothing where its day is unknown."""
    row = next((row for row in rows if row.acts is not None), None)
    if row is None:
        return ""
    n = len(row.acts)
    return f"<p>{n} {marks.plural('act', n)} in office, since {marks.day(row.confirmed_on)}.</p>"


def perhaps(rows: Iterable[Nominee], pages: Pages) -> str:
    """Nominees of an official's name who may be another person, each with the reason."""
    items = "".join(
        f"<h3>{_name(row)}</h3><p>{marks.text('; '.join(row.offices))}</p>"
        f"{_who(row)}{steps(row, pages)}"
        for row in rows
    )
    return f"<h2>Nominated under the same name, perhaps another person</h2>{items}" if items else ""


def steps(row: Nominee, pages: Pages) -> str:
    """Each step with its day and page, oldest first; then what is not known of the nomination."""
    items = "".join(_step(step, pages) for step in row.steps)
    unknown = "".join(marks.tag("p", words, "quiet") for words in _unknown(row))
    return f'<ul class="rows">{items}</ul>{unknown}'


def _line(row: Nominee, pages: Pages) -> str:
    last = row.steps[-1]
    office, ended = marks.text("; ".join(row.offices)), marks.text(last.what)
    apart = "" if row.official_id else _who(row)
    return (
        f'<li><span class="when">{marks.day(last.on)}</span><div><p>{_name(row)}: {office}</p>'
        f"<p>{ended}</p>{apart}{marks.evidence(pages.get(last.page_id))}</div></li>"
    )


def _name(row: Nominee) -> str:
    return official_link(row.official_id, row.name) if row.official_id else marks.text(row.name)


def _who(row: Nominee) -> str:
    others = ", ".join(official_link(one, one.replace("-", " ").title()) for one in row.namesakes)
    head = "Taken for the official" if row.official_id else "Shown apart"
    tail = f": see {others}" if others else ""
    return f'<p class="quiet">{head}: {marks.text(row.why)}{tail}.</p>'


def _step(step: Step, pages: Pages) -> str:
    return (
        f'<li><span class="when">{marks.day(step.on)}</span><div>{_body(step)}'
        f"{marks.evidence(pages.get(step.page_id), step.url)}</div></li>"
    )


def _body(step: Step) -> str:
    what = marks.text(step.what)
    if step.kind == "voted" and step.subject:
        return f"<p>{marks.vote_link(step.subject, step.what)}</p>"
    if step.kind in ("nominated", "voted", "stage"):
        return f"<p>{what}</p>"
    paper = marks.document_link(step.subject or "", step.what)
    if step.kind == "heard":
        return f"<p>Testified: {paper}. None of the nominee's own words in it name the Court.</p>"
    did = "Said at the hearing" if step.kind == "said" else "Handed in, in writing"
    page = f", page {marks.text(step.page)}" if step.page else ""
    quote = highlight(shorten(step.quote or "", _LONG), [step.span] if step.span else [])
    return (
        f"<p>{did}: {marks.stance(step.stance, step.reason)}</p>"
        f'<blockquote><p>{quote}</p><p class="quiet">in {paper}{page}</p></blockquote>'
    )


def _unknown(row: Nominee) -> list[str]:
    kinds = {step.kind for step in row.steps}
    told = []
    if "nominated" not in kinds:
        told.append("Of the nomination itself no page of the Senate or of Congress.gov is held.")
    if not kinds & {"said", "wrote", "heard"}:
        told.append("No printed hearing on it that names the Court is held.")
    if not kinds & {"voted", "stage"}:
        told.append("What the Senate did is unknown, and so from when on an act is one in office.")
    return told


def _in_office(row: Nominee) -> str:
    if row.acts is not None:
        return _marks(row.acts, "no act on the Court held")
    return marks.tag("span", "no confirmation known" if row.official_id
                     else "not known in office", "quiet")  # fmt: skip


def _marks(rows: Sequence[Step | Evidence], nothing: str) -> str:
    if not rows:
        return marks.tag("span", nothing, "quiet")
    drawn = sorted(rows, key=lambda one: str(one.on))[:_MOST_MARKS]
    more = f" and {len(rows) - len(drawn)} more" if len(rows) > len(drawn) else ""
    return "".join(map(_mark, drawn)) + more


def _mark(one: Step | Evidence) -> str:
    shape, said = marks.STANCES[_key(one)]
    title = f"{marks.day(one.on)}: {one.what if isinstance(one, Step) else one.title} ({said})"
    page = "act" if isinstance(one, Evidence) and one.subject_kind == "act" else "document"
    return (
        f'<a class="{_key(one)}" href="{escape(marks.address(page, id=one.subject))}" '
        f'title="{escape(title)}"><span aria-hidden="true">{shape}</span>'
        f'<span class="unseen">{escape(title)}</span></a>'
    )


def _key(one: Step | Evidence) -> str:
    return one.stance if one.stance in marks.STANCES else "not_determined"


def _told(rows: Sequence[Step | Evidence]) -> str:
    counted = Counter(map(_key, rows))
    said = [f"{counted[key]} {marks.STANCES[key][1]}" for key in _ORDER if counted[key]]
    return ", ".join(said) or "none held"
