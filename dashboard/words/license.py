"""What the paper of a general license says of its time, as a person reads it."""

from dashboard import marks
from tracker.queries.administration.licenses import Paper
from tracker.queries.provenance import Origin


def license_terms(paper: Paper, origin: Origin | None) -> str:
    """Until when it authorizes, in its own words; an end that is unsaid is shown as not stated."""
    terms = paper.terms
    until = f"{marks.day(terms.expires_on)}: {marks.text(paper.until)}" if terms.words else ""
    named = {
        "Number": marks.text(terms.number),
        "Issued": marks.day(terms.issued_on),
        "Authorizes until": until or "no day is stated in its text",
        "Replaces": f"General License {marks.text(terms.replaces)}, {marks.day(terms.replaced_on)}"
        if terms.replaces else "",
        "Its paper": marks.evidence(origin, paper.url),
    }  # fmt: skip
    facts = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in named.items() if value)
    return f'<h2>Terms of the license</h2><dl class="facts">{facts}</dl>'
