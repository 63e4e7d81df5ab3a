"""The strip of the reaction clock: thirty days from left to right, a lane a branch."""

from html import escape

from dashboard import marks
from tracker.queries.branches import BRANCHES
from tracker.queries.reactions.clock import DAYS, SOON, Clock, Reaction

_TICKS = (0, 3, 7, 14, 21, 30)
_MOST = 8  # marks of a lane on one day; more are counted in figures
SIGNS = {("word", True): "●", ("word", False): "○", ("bill", True): "■", ("bill", False): "□"}


def strip(clock: Clock) -> str:
    """A mark a word, which opens it: filled if it names the matter, square if it is a bill."""
    lanes = "".join(_lane(clock, branch) for branch in BRANCHES)
    axis = "".join(f'<span style="--d:{day}">{day if day else "day 0"}</span>' for day in _TICKS)
    return (
        f'<figure class="clock"><figcaption class="unseen">{escape(_told(clock))}</figcaption>'
        f'<div aria-hidden="true">{lanes}<div class="axis">{axis}</div></div></figure>'
    )


def legend() -> str:
    """The marks and what they say."""
    return (
        "● a word on the event's matter · ○ another word on the Court · ■ a bill on the matter · "
        f"□ another bill. The ground behind the first {SOON} days marks the first 72 hours; hours "
        "are not known, so a word stands on its day. A word is on the matter if its title or what "
        "it says of the Court holds a name of the event or its situation, or if the compiled "
        "record sorts it so."
    )


def _lane(clock: Clock, branch: str) -> str:
    mine = [reaction for reaction in clock.reactions if reaction.branch == branch]
    cells = ""
    for day in range(DAYS + 1):
        here = [reaction for reaction in mine if reaction.days_after == day]
        if here:
            more = f"<small>+{len(here) - _MOST}</small>" if len(here) > _MOST else ""
            drawn = "".join(map(_mark, here[:_MOST]))
            cells += f'<div class="at" style="--d:{day}">{drawn}{more}</div>'
    return (
        f'<div class="branch">{marks.text(BRANCHES[branch])}</div>'
        f'<div class="days30"><div class="soon"></div>{cells}</div>'
    )


def _mark(reaction: Reaction) -> str:
    sign = SIGNS["bill" if reaction.kind == "bill" else "word", reaction.names_it]
    doubt = "" if reaction.sureness is None or reaction.sureness.is_verified else " (unverified)"
    who = f"{reaction.speaker}: " if reaction.speaker else ""
    title = f"{marks.day(reaction.on)}: {who}{reaction.title}{doubt}"
    pages = {"bill": "bill", "document": "document", "act": "act"}
    url = marks.address(pages[reaction.subject_kind], id=reaction.subject)
    css = "names" if reaction.names_it else "other"
    return f'<a class="{css}" tabindex="-1" href="{escape(url)}" title="{escape(title)}">{sign}</a>'


def _told(clock: Clock) -> str:
    parts = []
    for branch, name in BRANCHES.items():
        days = sorted({r.days_after for r in clock.reactions if r.branch == branch and r.names_it})
        said = f"day {', '.join(map(str, days))}" if days else "none"
        parts.append(f"{name}: {said}")
    return f"Days with words that name the matter, by branch. {'; '.join(parts)}."
