"""How documents are worded: the sentence over them, the list's columns, passages, facts."""

from collections.abc import Mapping, Sequence

from dashboard import marks
from dashboard.widgets import Column
from tracker.queries.administration.turns import Turns
from tracker.queries.papers.documents import DocumentView, Facets, Listed
from tracker.queries.provenance import Origin
from tracker.queries.stances.held import StanceView
from tracker.reading.sentences import shorten
from tracker.records import Disposition, Mention, mention_key

_LONG = 220  # letters of a passage
_DATED = {
    "court_case": "filed", "lobbying_filing": "posted", "executive_communication": "printed",
    "presidential_message": "printed",
}  # fmt: skip


def kind_words(kind: str) -> str:
    """Plain words of a document's kind: executive_order -> executive order."""
    return kind.replace("_", " ").replace("crs ", "CRS ")


def headed(kind: str) -> str:
    """The same with a capital: CRS report, Executive order."""
    words = kind_words(kind)
    return words[:1].upper() + words[1:]


def sentence(facets: Facets) -> str:
    """How many documents name the Court, of which kinds, from which years."""
    if not facets.total:
        return (
            "No document is stored yet; the foot says which of their sources answered. What the "
            f"compiled record knows of papers stands under {marks.link('Acts', '/administration')}."
        )
    most = list(facets.kinds.items())[:3]
    kinds = marks.counts({kind_words(kind): n for kind, n in most})
    years = sorted(facets.years)
    span = f" of {years[0]}" if years else ""
    span += f" to {years[-1]}" if len(years) > 1 else ""
    n = facets.total
    rest = " and others" if len(facets.kinds) > len(most) else ""
    return (
        f"{n:,} {marks.plural('document', n)}{span} {'concerns' if n == 1 else 'concern'} the "
        f"Court or a measure that is followed for it: {kinds}{rest}."
    )


def _title(row: Listed, origins: Mapping[int, Origin]) -> str:
    evidence = marks.evidence(origins.get(row.page_id), row.url)
    quote = f'<p class="quiet">{marks.text(shorten(row.passage, _LONG))}</p>' if row.passage else ""
    return f"{marks.document_link(row.document_id, row.title)}{quote}{evidence}"


def _kind(row: Listed) -> str:
    number = row.number or row.citation
    return marks.text(f"{kind_words(row.kind)} {number}" if number else kind_words(row.kind))


def columns(
    origins: Mapping[int, Origin], stances: Mapping[str, StanceView]
) -> tuple[Column, ...]:  # fmt: skip
    """Columns of the list; origins by page id, stances by document id."""

    def stance(row: Listed) -> str:
        view = stances.get(row.document_id)
        return marks.stance(view.stance, view.why) if view else ""

    return (
        Column("Date", lambda row: marks.day(row.published_on), "when"),
        Column("Document", lambda row: _title(row, origins), "wide"),
        Column("Kind", _kind),
        Column("Publisher", lambda row: marks.text(row.publisher)),
        Column("Stance (ours)", stance),
    )


def document_sentence(view: DocumentView) -> str:
    """What it is, who published it when, and whether its words mean the Court."""
    paper = view.document
    number = f" {marks.text(paper.number)}" if paper.number else ""
    signed = f", signed {marks.day(paper.signed_on)}" if paper.signed_on else ""
    named = len(view.mentions)
    words = f"It names the Court {named} {marks.plural('time', named)}." if named else (
        "Its own words do not name the Court; it is kept because it belongs to a followed measure."
    )  # fmt: skip
    is_meeting = paper.kind == "hearing" and paper.collection is None
    dated = "set for" if is_meeting else _DATED.get(paper.kind, "published")
    return (
        f"{headed(paper.kind)}{number} of {marks.text(paper.publisher)}, "
        f"{dated} {marks.day(paper.published_on)}{signed}. {words}"
    )


def passages(mentions: Sequence[Mention], turns: Turns) -> str:
    """The passages that mean the Court, a sentence either side, with the words marked.

    turns tell whose words each is in a transcript.
    """
    grouped: dict[str, list[Mention]] = {}
    for mention in mentions:
        grouped.setdefault(mention.passage, []).append(mention)
    return "".join(_passage(words, found, turns) for words, found in grouped.items())


def _passage(words: str, mentions: Sequence[Mention], turns: Turns) -> str:
    first = mentions[0]
    turn = turns.at(first.subject, first.place, first.start)
    who = "" if turn is None else (
        "<p>A reporter asks:</p>" if turn.is_question
        else f"<p>{marks.text(turn.speaker)} says:</p>"
    )  # fmt: skip
    doubt = "" if first.verdict == "court" else "May mean the Court: "
    place = first.place.rpartition(":")[2]
    card = f"mention:{mention_key(first.subject, first.text, first.passage)}"
    desk = marks.link("rule on it", marks.address("review", card=card))
    return (
        f"{who}<blockquote><p>{highlight(words, [m.text for m in mentions])}</p>"
        f'<p class="evidence">{doubt}{marks.text(first.why)} · in its {marks.text(place)} · {desk}'
        "</p></blockquote>"
    )


def highlight(passage: str, spans: Sequence[str]) -> str:
    """The passage as HTML with each place of the spans marked; blanks compare as one."""
    places = []
    for span in {" ".join(span.split()) for span in spans} - {""}:
        start = passage.find(span)
        while start >= 0:
            places.append((start, start + len(span)))
            start = passage.find(span, start + len(span))
    out, done = [], 0
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= done:
            out += [
                marks.text(passage[done:start]),
                marks.tag("mark", marks.text(passage[start:end])),
            ]
            done = end
    return "".join([*out, marks.text(passage[done:])])


def dispositions(rows: Sequence[Disposition]) -> str:
    """What became of it, in the publisher's words."""
    return "".join(marks.tag("li", marks.text(row.text)) for row in rows)


def facts(view: DocumentView, speaker: str = "") -> str:
    """The document's facts as a list of terms; speaker is HTML with links to whom it names."""
    paper = view.document
    named = {
        "Number": marks.text(paper.number),
        "Citation": marks.text(paper.citation),
        "Agencies": marks.text("; ".join(view.agencies)),
        "Speaker": speaker or marks.text(paper.speaker),
        "In effect": marks.day(paper.effective_on) if paper.effective_on else "",
        "Measure": marks.bill_link(paper.bill_id) if paper.bill_id else "",
        "In the record": " · ".join(
            marks.link(title, marks.address("act", id=act)) for act, title in view.acts.items()
        ),
        "PDF": marks.link("official PDF", paper.pdf_url) if paper.pdf_url else "",
        "First seen by us": marks.moment(view.first_seen_at),
        "No longer stated": marks.moment(view.gone_at) if view.gone_at else "",
        "Evidence": marks.evidence(view.origin, paper.url),
    }
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in named.items() if value)
    return f'<dl class="facts">{rows}</dl>'
