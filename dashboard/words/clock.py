"""How the emergency clock is worded: what is due next, what came of what was due."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from dashboard import marks
from tracker.queries.administration.due import KINDS, Due
from tracker.queries.provenance import Origin

AHEAD = timedelta(days=400)  # an anniversary beyond the next is no news
_DONE = {
    "continuation": "continued", "report": "reported", "license": "expired",
    "deadline": "sent", "comments": "closed",
}  # fmt: skip


def sentence(dues: Sequence[Due], day: date) -> str:
    """What is due next and in how many days, and how many reports were seen of those due."""
    reports = [due for due in dues if due.kind == "report" and due.due_on < day]
    seen = [due.standing_on(day) for due in reports]
    in_time, late = seen.count("in time"), seen.count("late")
    noun, said = marks.plural("report", len(reports)), f"{in_time + late} seen"
    told = (
        f"Of {len(reports)} {noun} to Congress due before {marks.day(day)}, {said}"
        f"{f', {late} of them late' if late else ''}."
        if reports else f"No report to Congress was due before {marks.day(day)}."
    )  # fmt: skip
    return f"{next_due(dues, day, link=False)} {told}"


def next_due(dues: Sequence[Due], day: date, *, link: bool = True) -> str:
    """What falls due next after a day, with its countdown; link leads to the clock's own page."""
    clock = marks.link("Emergency clock", marks.address("emergency-clock", on=day.isoformat()))
    coming = [due for due in dues if due.standing_on(day) == "to come"]
    if not coming:
        said = f"Nothing is recorded as due after {marks.day(day)}."
    else:
        said = (
            f"Next is the {_linked(coming[0])}, {coming[0].state_on(day).partition('.')[0]}, "
            f"{marks.day(coming[0].due_on)}."
        )
    return f"{said} All that is due, and what came of it: {clock}." if link else said


def picture_title(passed: Sequence[Due], day: date) -> str:
    """Of how many things that were due no paper shows that they were done."""
    unseen = [due for due in passed if due.standing_on(day) in ("not seen", "not known")]
    if not passed:
        return f"Nothing was due by {marks.day(day)}"
    if not unseen:
        return f"Of all {len(passed)} that were due a paper shows what came of it"
    return f"Of {len(passed)} that were due, {len(unseen)} are not known to have happened"


def rows(dues: Sequence[Due], day: date, origins: Mapping[int, Origin]) -> str:
    """What is due and what came of what was due, as rows."""
    return "".join(_row(due, day, origins) for due in dues) or "<li>Nothing is recorded.</li>"


def mark(due: Due, day: date) -> str:
    """What came of a thing due, in a word: reported, reported late, not seen; nothing before."""
    standing = due.standing_on(day)
    if standing == "to come":
        return ""
    if standing == "in time":
        return marks.tag("span", _DONE[due.kind], "state fresh")
    if standing == "late":
        return marks.tag("span", f"{_DONE[due.kind]} late", "state late")
    return marks.tag("span", standing, "state")


def _row(due: Due, day: date, origins: Mapping[int, Origin]) -> str:
    papers = " · ".join(
        marks.document_link(one.document_id, f"{one.name} to the {one.chamber.capitalize()}")
        for one in due.papers
    )
    happened = due.happened_on is not None and due.happened_on <= day
    return (
        f'<li><span class="when">{marks.day(due.due_on)}<br>{KINDS[due.kind]}</span><div>'
        f"<p>{_linked(due)} {mark(due, day)} "
        f"{'' if due.is_sure else marks.unverified(due.sureness)}</p>"
        f"<p>{_told(due, day)}</p>"
        f"{f'<p>Papers: {papers}</p>' if papers and happened else ''}"
        f'<p class="quiet">{marks.text(due.rule)}</p>'
        f"<p>{marks.evidence(origins.get(due.page_id), due.url)}</p></div></li>"
    )


def _told(due: Due, day: date) -> str:
    """How many days are left, which stands out, or what came of it."""
    words = marks.text(due.state_on(day))
    return marks.tag("strong", words) if due.standing_on(day) == "to come" else words


def _linked(due: Due) -> str:
    return marks.subject_link(due.subject_kind, due.subject, due.title)
