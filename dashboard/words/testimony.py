"""Who said what of the Court in a printed hearing, as a person reads it."""

from dashboard import marks
from dashboard.words.document import highlight
from tracker.queries.congress.testimony import Heard, Testimony

_STANCES = {
    "supportive": "supports", "opposed": "against", "mixed": "mixed",
    "informational": "informational",
}  # fmt: skip
_NAMED_BY = {
    "metadata": "by the hearing's own papers",
    "name": "by name among those who served that day",
    "office": "as the one who presides, whom the hearing names",
}
_KINDS = {"speech": "said", "inserted": "handed in, in writing"}


def heard(found: Heard) -> str:
    """Each speaker's own words on the Court, then what was only printed; nothing for neither."""
    said = "".join(map(_statement, found.statements))
    rest = "".join(
        f"<li>“{marks.text(other.span)}”: {marks.text(other.reason)}</li>"
        for other in found.not_said
    )
    return (f'<h2>Who said it</h2><ul class="rows">{said}</ul>' if said else "") + (
        f"<h2>Printed, and in nobody's own words</h2><ul>{rest}</ul>" if rest else ""
    )


def _statement(made: Testimony) -> str:
    said = made.said
    name = marks.member_link(made.bioguide_id, made.name)
    if made.role == "nominee":
        name = marks.link(made.name, marks.address("nominees", q=made.name.split()[-1]))
    role = f" ({made.role})" if made.role else ""
    capacity = f", {marks.text(made.capacity)}" if made.capacity else ""
    stance = marks.stance(
        _STANCES.get(made.stance.stance, "not_determined"),
        f"decided by “{made.stance.quote}”" if made.stance.quote else None,
    )
    quote = highlight(said.quote, [said.span] if said.span else [])
    basis = f"matched {_NAMED_BY[made.who.basis]}" if made.role else (
        f"not matched to a person: {made.who.reason}"
    )  # fmt: skip
    return (
        f'<li><span class="when">{marks.day(made.spoken_on)}</span><div><p>{name}{role}{capacity}: '
        f"{stance}</p><blockquote><p>{quote}</p>"
        f'<p class="quiet">{_KINDS.get(said.kind, said.kind)}, printed as '
        f"“{marks.text(said.speaker)}”, {marks.text(basis)}</p></blockquote></div></li>"
    )
