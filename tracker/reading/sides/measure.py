"""What a bill, resolution or amendment holds of the Court, by its title or purpose."""

import re
from collections.abc import Iterable

from tracker.reading.court.mentions import Span
from tracker.reading.sides.deeds import find_deeds
from tracker.reading.sides.stance import Stance, find_stance

# Laws against the Court: to enact, extend or carry one out is against it unless words undo it.
_AGAINST = re.compile(
    r"service-?\s?members?['’]?s?['’]?\s+(?:and\s+\w+\s+)?protection\s+act|\bASPA\b"
    r"|counter-?action\s+act|stop\s+the\s+ICC\s+act|hague\s+invasion|ICC\s+out\s+of\s+NYC",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"repeal|terminat|revok|waiv|except|exempt|notwithstanding|lift|amend\b|amending|\bunder\b",
    re.IGNORECASE,
)
# Whoever is named as wanted by the Court is not the Court.
_WANTED = "defendants"


def find_measure_stance(text: str, spans: Iterable[Span]) -> Stance:
    """What a title or purpose holds of the Court: by its deeds, else by words that take a side
    outright, else by the name of a law against the Court.
    """
    spans = list(spans)
    told = _by_deeds(text, spans)
    if told is not None:
        return told
    read = find_stance(text, spans, arguing=False)
    named = _AGAINST.search(text)
    if read.stance not in ("unknown", "informational") or named is None or _UNDONE.search(text):
        return read
    why = "it enacts or carries out a law against the Court"
    return Stance("opposed", named.group(), *named.span(), "law-named", why)


def _by_deeds(text: str, spans: list[Span]) -> Stance | None:
    """What the deeds that name the Court come to; None where no deed tells."""
    naming = [s for s in spans if s.verdict == "court" and s.rule != _WANTED]
    deeds = find_deeds(text, naming, _AGAINST)
    told = [deed for deed in deeds if deed.side != "unknown"]
    sided = [deed for deed in told if deed.side != "informational"] or told
    if not sided:
        return Stance("unknown") if deeds else None
    sides = {deed.side for deed in sided}
    start, end = sided[0].start, sided[-1].end
    quote = " ".join(text[start:end].split())
    side = sides.pop() if len(sides) == 1 else "mixed"
    return Stance(side, quote, start, end, "deed", f"“{quote}”")
