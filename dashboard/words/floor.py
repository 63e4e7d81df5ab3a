"""Who said what of the Court in an item of the Congressional Record, as a person reads it."""

from collections.abc import Sequence

from dashboard import marks
from dashboard.words.document import highlight
from tracker.queries.congress.floor import FloorStatement, NotSaid
from tracker.reading.people.speakers import Who

_NAMED_BY = {
    "metadata": "named by GPO's metadata of the item",
    "name": "matched by name among those who served that day",
    "office": "named by the item as holding the office",
}
_STANCES = {
    "supportive": "supports", "opposed": "against", "mixed": "mixed",
    "informational": "informational",
}  # fmt: skip


def spoken(statements: Sequence[FloorStatement], others: Sequence[NotSaid]) -> str:
    """Each speaker's own words on the Court, then what was only printed; nothing for neither."""
    said = "".join(_statement(made) for made in statements)
    rest = "".join(_not_said(other) for other in others)
    heading = "<h2>Who said it</h2>" if said else ""
    return (f'{heading}<ul class="rows">{said}</ul>' if said else "") + (
        f"<h2>Printed, and nobody's words on the floor</h2><ul>{rest}</ul>" if rest else ""
    )


def _statement(made: FloorStatement) -> str:
    said = made.said
    name = marks.member_link(made.who.person_id, said.speaker)
    stance = marks.stance(
        _STANCES.get(said.stance.stance, "not_determined"),
        f"decided by “{said.stance.quote}”" if said.stance.quote else None,
    )
    quote = highlight(said.quote, [said.span] if said.span else [])
    return (
        f'<li><span class="when">{marks.day(made.spoken_on)}</span><div><p>{name}, '
        f"{marks.text(made.place)}: {stance}</p><blockquote><p>{quote}</p>"
        f'<p class="quiet">{marks.text(made.citation)} · {marks.text(_basis(made.who))}</p>'
        "</blockquote></div></li>"
    )


def _basis(who: Who) -> str:
    if who.basis == "misprint":
        return f"speaker probable: the printed name is {who.reason}"
    if who.person_id:
        return f"speaker {_NAMED_BY[who.basis]}"
    return f"speaker not matched to a member: {who.reason}"


def _not_said(other: NotSaid) -> str:
    return (
        f"<li>“{marks.text(other.what.span)}”, {marks.text(other.citation)}: "
        f"{marks.text(other.what.reason)}</li>"
    )
