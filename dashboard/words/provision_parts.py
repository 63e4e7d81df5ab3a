"""Parts of a provision's page: state by version, the comparison; each returns safe HTML."""

from collections.abc import Mapping, Sequence

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts import provisions as charts
from dashboard.provision_marks import state_marks, text_name
from dashboard.words.provision import plain_ids
from tracker.queries.congress.provisions import VersionPlace
from tracker.queries.provenance import Origin
from tracker.reading.provisions.likeness import FEW_LIKE, OTHER_BILL, SAME_BILL, SAME_HEADING
from tracker.reading.provisions.states import Standing
from tracker.reading.worddiff import diff_words

Places = Mapping[str, VersionPlace]
Pages = Mapping[int, Origin]
METHOD = (
    "A passage is known again in another text by its words. In one measure it must share at least "
    f"{SAME_BILL[0]:.0%} of its words in the same order and {SAME_BILL[1]:.0%} of its telling "
    f"words; in another measure {OTHER_BILL[0]:.0%} and {OTHER_BILL[1]:.0%}; under the same "
    f"heading {SAME_HEADING[0]:.0%} and {SAME_HEADING[1]:.0%}; with few telling words "
    f"{FEW_LIKE[0]:.0%} and {FEW_LIKE[1]:.0%}. Telling words are those that are left without stock "
    "phrases of statutes, names of the Court, amounts, days, years and small words. The other "
    "passage must name the Court too, and belongs to one provision only. It is called stripped "
    "only where the whole of the later text was read."
)


def table(standings: Sequence[Standing]) -> str:
    """The strip's figures as a table."""
    columns = [
        w.Column("Text", lambda s: marks.text(text_name(s.bill_id, s.version))),
        w.Column("Printed", lambda s: marks.day(s.issued_on)),
        w.Column("State", lambda s: state_marks(s.states)),
        w.Column("Place", lambda s: marks.text(s.place) or "–"),
        w.number_column("Words", lambda s: s.words if s.stands else None),
        w.Column("Shared with the one before", lambda s: f"{s.likeness.share:.1%}"
                 if s.likeness else "–", "number"),
    ]  # fmt: skip
    return w.table_html(standings, columns, "The provision in each text")


def states(standings: Sequence[Standing], places: Places, pages: Pages) -> str:
    """Each text with its state, by what that was told, and where the text is to be read."""
    items = "".join(
        f'<li><span class="when">{marks.day(s.issued_on)}</span><div><p>'
        f"<strong>{marks.text(text_name(s.bill_id, s.version))}</strong>: {state_marks(s.states)}"
        f"{_where(s)}</p><p>{marks.text(plain_ids(s.why))}{_desk(s)}</p>"
        f"<p>{_links(s, places, pages)}</p></div></li>"
        for s in standings
    )
    return f'<ul class="rows">{items}</ul><p class="quiet">{marks.text(METHOD)}</p>'


def compared(before: Standing, after: Standing) -> str:
    """What differs between two texts of the provision, word by word."""
    names = [marks.text(text_name(s.bill_id, s.version)) for s in (before, after)]
    diff = diff_words(before.text, after.text)
    key = (
        '<span class="diff-key"><del>[−words−]</del> stand only in the first, '
        "<ins>{+words+}</ins> only in the second</span>"
    )
    moved = "" if before.place == after.place else (
        f" It stood at {marks.text(before.place)} and stands at {marks.text(after.place)}."
    )  # fmt: skip
    return (
        f"<p>From {names[0]} to {names[1]}: {marks.text(diff.sentence)}{moved} Page numbers, "
        f"margin notes and other furniture of the page are left out.</p><p>{key}.</p>"
        f"{charts.comparison(diff)}"
    )


def words(standing: Standing) -> str:
    """The provision as it stands in one text."""
    lines = "".join(f"<p>{marks.text(line)}</p>" for line in standing.text.split("\n"))
    return f'<div class="quote">{lines}</div>'


def _desk(standing: Standing) -> str:
    """Where a person rules on that it continues the text before."""
    if not standing.match:
        return ""
    url = marks.address("review", card=f"provision:{standing.match}")
    return f" {marks.link('rule on it', url)}"


def _where(standing: Standing) -> str:
    if not standing.place:
        return ""
    above = standing.path.rpartition(" > ")[0]
    place = f"{above} > {standing.place}" if above else standing.place
    return f' <span class="quiet">{marks.text(place)}</span>'


def _links(standing: Standing, places: Places, pages: Pages) -> str:
    place = places.get(standing.version_id)
    if place is None:
        return ""
    if standing.states == ("not known",):
        return marks.link("official text", place.url, "evidence")
    return marks.evidence(pages.get(place.page_id), place.url)
