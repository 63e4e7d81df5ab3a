"""How a stance is worded: what it is, on what it rests, what people ruled, where to rule."""

from dashboard import marks
from dashboard.words.review import standing_words, two_readings
from tracker.queries.provenance import Sureness
from tracker.queries.stances.held import StanceView

BASES = {
    "people": "Ruled by people", "record": "From the compiled record", "rules": "Read by rules",
    "none": "Nobody has judged it",
}  # fmt: skip


def stance_html(view: StanceView, sure: Sureness | None = None) -> str:
    """The stance of a paper or measure as our judgement, with its basis and a way to rule on it."""
    who = (
        "Where its speaker stands"
        if view.subject_kind == "document"
        else "What it means for the Court"
    )
    said = standing_words(view.settled, view.signed, view.pending)
    doubt = marks.unverified(sure) if view.basis == "record" else ""
    sentence = marks.text(view.sentence)
    quote = (
        f"<blockquote><p>{marks.text(view.quote)}</p></blockquote>"
        if view.quote and view.basis == "rules" else ""
    )  # fmt: skip
    both = two_readings(view.judged, view.machine, view.quote or "") if view.disagrees else ""
    other = marks.tag("p", marks.text(both), "quiet") if both else ""
    desk = marks.link("rule on it", marks.address("review", card=f"stance:{view.subject}"))
    return (
        f'<div class="ours"><p>{who}: {marks.stance(view.stance)} {said}{doubt} {sentence}</p>'
        f'{quote}<p class="quiet">Our judgement. {BASES[view.basis]}: '
        f"{marks.text(view.why.rstrip('.'))}. {desk}</p>{other}</div>"
    )
