"""How the reaction clock is worded: the sentence, a word as a row, the columns of all events."""

from collections.abc import Mapping, Sequence

from dashboard import marks
from dashboard.widgets import Column
from dashboard.words.act import kind_words
from tracker.queries.branches import BRANCHES
from tracker.queries.provenance import Origin
from tracker.queries.reactions.clock import DAYS, SOON, Clock, Reaction
from tracker.queries.reactions.court_events import KINDS, CourtEvent
from tracker.reading.sentences import shorten

_MOST_NAMED = 6
_LONG = 280  # letters of a quotation


def event_link(event: CourtEvent, label: str | None = None) -> str:
    """Link to an event's own clock."""
    return marks.link(label or event.title, marks.address("reaction-clock", event=event.event_id))


def event_line(event: CourtEvent, origin: Origin | None) -> str:
    """The event itself with what it rests on."""
    where = marks.address("act", id=event.act_id) if event.act_id else None
    return (
        f"<p>The event: {marks.link(event.title, where)}, {marks.day(event.on)} "
        f"{marks.unverified(event.sureness)} {marks.evidence(origin)}</p>"
    )


def after(days: int) -> str:
    """How long after the event, in days: hours are not known."""
    return {0: "the same day", 1: "1 day later"}.get(days, f"{days} days later")


def sentence(clock: Clock, searched: Mapping[str, Sequence[str]]) -> str:
    """Who answered when, the first bill, who spoke within three days, who said nothing."""
    event, firsts = clock.event, clock.firsts
    doubt = marks.unverified(event.sureness)
    what = f"{marks.text(event.title)}, {marks.day(event.on)}{' ' if doubt else ''}{doubt}"
    told = [f"the {_branch(r)} {after(r.days_after)} ({_who(r)})" for r in _by_day(firsts)]
    answered = f"First words on its matter, of those stored: {'; '.join(told)}." if told else ""
    parts = (f"{what}.", answered, _bill(clock), _soon(clock), _silent(clock, searched))
    return " ".join(filter(None, parts))


def _by_day(firsts: Mapping[str, Reaction]) -> list[Reaction]:
    return sorted(firsts.values(), key=lambda r: r.on)


def _branch(reaction: Reaction) -> str:
    return marks.text(BRANCHES[reaction.branch])


def _who(reaction: Reaction) -> str:
    label = reaction.speaker or reaction.title
    return f"{_link(reaction, label)} {marks.unverified(reaction.sureness)}".strip()


def _link(reaction: Reaction, label: str) -> str:
    return marks.subject_link(reaction.subject_kind, reaction.subject, label)


def _bill(clock: Clock) -> str:
    bill = clock.first_bill
    if bill is None:
        return f"No bill on its matter is stored for the {DAYS} days after."
    doubt = marks.unverified(bill.sureness)
    when = f"{after(bill.days_after)}{' ' if doubt else ''}{doubt}"
    return f"The first bill: {marks.bill_link(bill.subject)} {when}."


def _soon(clock: Clock) -> str:
    names = [_who(reaction) for reaction in clock.soon]
    if not names:
        return ""
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    spoke = f"{len(names)} {marks.plural('speaker', len(names))}"
    return f"Within three days (72 hours): {spoke}, {', '.join(names[:_MOST_NAMED])}{more}."


def silent(clock: Clock) -> list[str]:
    """Branches of which no word and no bill that names the matter is stored."""
    heard = {reaction.branch for reaction in clock.reactions if reaction.names_it}
    return [branch for branch in BRANCHES if branch not in heard]


def _silent(clock: Clock, searched: Mapping[str, Sequence[str]]) -> str:
    told = [
        f"{BRANCHES[branch]} ({n} {marks.plural('source', n)} read)"
        for branch in silent(clock)
        for n in [len(searched.get(branch, ()))]
    ]
    if not told:
        return ""
    return f"Nothing found in {DAYS} days: {', '.join(told)}, nor in the compiled record."


def picture_title(clock: Clock) -> str:
    """What the strip shows, as a statement."""
    firsts, none = _by_day(clock.firsts), len(silent(clock))
    if not firsts:
        return f"No stored word is on its matter in the {DAYS} days after"
    rest = f"; nothing found from {none} of {len(BRANCHES)} branches" if none else ""
    first = firsts[0]
    doubt = " (unverified)" if first.sureness and not first.sureness.is_verified else ""
    return f"The {BRANCHES[first.branch]} answered first, {after(first.days_after)}{doubt}{rest}"


def row(reaction: Reaction, origin: Origin | None) -> str:
    """A word as a row of evidence: its day, its branch, its words, when it was published."""
    facts = [BRANCHES[reaction.branch], kind_words(reaction.kind), reaction.speaker or ""]
    said = (
        f'<p class="quiet">{marks.text(shorten(reaction.words, _LONG))}</p>'
        if reaction.words
        else ""
    )
    names = "" if reaction.names_it else " · not on the matter"
    return (
        f'<li><span class="when">Day {reaction.days_after}<br>{marks.day(reaction.on)}</span><div>'
        f"<p>{_link(reaction, reaction.title)} {marks.unverified(reaction.sureness)}</p>"
        f"<p>{' · '.join(marks.text(fact) for fact in facts if fact)}{names}{_published(reaction)}"
        f"</p>{said}<p>{marks.evidence(origin, reaction.url)}</p></div></li>"
    )


def _published(reaction: Reaction) -> str:
    if not reaction.delay:
        return ""
    return f" · published {marks.day(reaction.published_on)}, {after(reaction.delay)}"


def first_columns(searched: Mapping[str, Sequence[str]]) -> tuple[Column, ...]:
    """Columns of the picture's table: a lane a row, with the sources that were read for it."""
    return (
        Column("Branch", lambda lane: marks.text(BRANCHES[lane[0]])),
        Column("First word on its matter", lambda lane: _cell(lane[1])),
        Column("What", lambda lane: _who(lane[1]) if lane[1] else "–", "wide"),
        Column("Words on its matter", lambda lane: str(lane[2]), "number"),
        Column("Other words on the Court", lambda lane: str(lane[3]), "number"),
        Column(
            "Sources read",
            lambda lane: marks.text("; ".join(searched.get(lane[0], ()))) or "none",
            "wide",
        ),
    )


def lanes(clock: Clock) -> list[tuple[str, Reaction | None, int, int]]:
    """Each branch with its first word and how many words name the matter or do not."""
    firsts = clock.firsts
    return [
        (
            branch, firsts.get(branch),
            sum(r.branch == branch and r.names_it for r in clock.reactions),
            sum(r.branch == branch and not r.names_it for r in clock.reactions),
        )
        for branch in BRANCHES
    ]  # fmt: skip


def event_columns() -> tuple[Column, ...]:
    """Columns of the table of all events."""
    branches = (
        Column(name, lambda clock, branch=branch: _cell(clock.firsts.get(branch)))
        for branch, name in BRANCHES.items()
    )
    return (
        Column("Date", lambda clock: marks.day(clock.event.on), "when"),
        Column("Event at the Court", _event, "wide"),
        *branches,
        Column("First bill", lambda clock: _cell(clock.first_bill)),
        Column(f"Spoke in {SOON} days", lambda clock: str(len(clock.soon)), "number"),
    )


def _event(clock: Clock) -> str:
    event = clock.event
    kind = marks.tag("span", marks.text(KINDS[event.kind]), "quiet")
    return f"{event_link(event)} {marks.unverified(event.sureness)}<br>{kind}"


def _cell(reaction: Reaction | None) -> str:
    if reaction is None:
        return '<span class="quiet">none</span>'
    doubt = marks.unverified(reaction.sureness)
    return f"{_link(reaction, f'day {reaction.days_after}')} {doubt}".strip()
