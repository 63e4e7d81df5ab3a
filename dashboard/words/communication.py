"""What a communication to Congress was: from whom, to whom, under which law, told by whom."""

from dashboard import marks
from tracker.queries.papers.communications import CommunicationView

SENT = ("executive_communication", "presidential_message")


def communication_part(view: CommunicationView) -> str:
    """The facts that the Record prints, and whether Congress.gov tells the same day."""
    said = view.said
    facts = {
        "From": said.sender, "To": f"the {said.chamber.capitalize()}", "Under": said.law,
        "Referred to": said.committee, "Printed whole as": said.house_document,
        "Received": marks.day(said.received_on) if said.received_on else None,
    }  # fmt: skip
    rows = "".join(
        f"<dt>{name}</dt><dd>{marks.text(value or 'not stated')}</dd>"
        for name, value in facts.items()
        if value or name in ("From", "Under", "Referred to")
    )
    return f'<h2>Sent to Congress</h2><dl class="facts">{rows}</dl><p>{_witness(view)}</p>'


def _witness(view: CommunicationView) -> str:
    listing = view.listing
    if view.said.number is None:
        return "It bears no number by which Congress.gov could be asked."
    if listing is None:
        return "Congress.gov has not been asked of it yet."
    told = ", ".join(filter(None, [listing.nature, listing.agency, listing.committees]))
    more = f": {marks.text(told)}" if told else ""
    if view.disagrees:
        return f"Congress.gov gives another day, {marks.day(listing.printed_on)}{more}."
    return f"Congress.gov gives the same day{more}."
