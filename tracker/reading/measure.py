"""What a bill, resolution or amendment holds of the Court, by its title or purpose."""

import re
from collections.abc import Iterable

from tracker.reading.stance import Placed, Stance, find_stance

# Laws against the Court: to enact, extend or carry one out is against it unless words undo it.
_AGAINST = re.compile(
    r"service-?\s?members?['’]?s?['’]?\s+protection\s+act|\bASPA\b|counter-?action\s+act"
    r"|stop\s+the\s+ICC\s+act|hague\s+invasion|ICC\s+out\s+of\s+NYC",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"repeal|terminat|revok|waiv|except|exempt|notwithstanding|lift", re.IGNORECASE
)


def find_measure_stance(text: str, spans: Iterable[Placed]) -> Stance:
    """What a title, purpose or summary holds of the Court; where no verb tells, a law's name."""
    read = find_stance(text, spans, arguing=False)
    if read.rule == "plain-report":
        read = Stance("unknown")
    named = _AGAINST.search(text)
    if read.stance not in ("unknown", "informational") or named is None or _UNDONE.search(text):
        return read
    start, end = named.span()
    why = "it enacts or carries out a law against the Court"
    return Stance("opposed", named.group(), start, end, "law-named", why)
