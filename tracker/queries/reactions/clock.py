"""How soon Washington answered an event at the Court: first words, first bill, who spoke at once.

Only days are known, of the event as of the answers: nobody's hours are made up.
"""

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec
from sqlalchemy import Engine

from tracker.queries.branches import BRANCHES, sources_of
from tracker.queries.provenance import Recorded, recorded
from tracker.queries.reactions.court_events import CourtEvent, read_court_events
from tracker.queries.reactions.court_words import Word, read_words
from tracker.queries.upkeep.freshness import read_sources

DAYS = 30
SOON = 3  # 72 hours: where hours are not known, the third day after still counts


class Reaction(Recorded, frozen=True):
    """A word of a branch after an event; days_after counts from the event's day.

    names_it tells whether its title, the passages that mean the Court or the record's topics name
    the event's matter. delay is how many days passed from the word to its publication.
    """

    event_id: str
    branch: str
    kind: str
    subject_kind: str
    subject: str
    title: str
    on: date
    days_after: int
    published_on: date | None
    delay: int | None
    speaker: str | None
    names_it: bool
    words: str | None
    page_id: int
    origin: str
    url: str | None


class Clock(msgspec.Struct, frozen=True):
    """An event with all that was said on the Court in the thirty days after it."""

    event: CourtEvent
    reactions: list[Reaction]

    @property
    def firsts(self) -> dict[str, Reaction]:
        """The first word of each branch that names the matter; branches without one are not in."""
        found: dict[str, Reaction] = {}
        for reaction in self.reactions:
            if reaction.names_it and reaction.kind != "bill":
                found.setdefault(reaction.branch, reaction)
        return {branch: found[branch] for branch in BRANCHES if branch in found}

    @property
    def first_bill(self) -> Reaction | None:
        """The first bill or resolution that names the matter, None if there is none."""
        return next((r for r in self.reactions if r.kind == "bill" and r.names_it), None)

    @property
    def soon(self) -> list[Reaction]:
        """The first word of each named speaker who named the matter within three days."""
        found: dict[str, Reaction] = {}
        for r in self.reactions:
            if r.names_it and r.speaker and r.days_after <= SOON and r.kind != "bill":
                found.setdefault(r.speaker, r)
        return list(found.values())


def read_clocks(engine: Engine) -> list[Clock]:
    """Every event at the Court with its answers, the newest first."""
    words = read_words(engine)
    return [Clock(event, answers(event, words)) for event in read_court_events(engine)]


def answers(event: CourtEvent, words: Iterable[Word]) -> list[Reaction]:
    """Words from the event's day to the thirtieth after, in order; those that name it first."""
    last = event.on + timedelta(days=DAYS)
    found = [_reaction(event, word) for word in words if event.on <= word.on <= last]
    order = list(BRANCHES)
    return sorted(
        found, key=lambda r: (r.on, not r.names_it, order.index(r.branch), r.kind, r.subject)
    )


def read_searched(engine: Engine) -> dict[str, list[str]]:
    """Titles of the sources that were read well and would tell of a branch's words, by branch."""
    answered = {row.source: row.title for row in read_sources(engine) if row.last_good_at}
    return {
        branch: [answered[name] for name in sources_of(branch, list(answered))]
        for branch in BRANCHES
    }


def _reaction(event: CourtEvent, word: Word) -> Reaction:
    quote = next((text for text in word.passages if event.names(text)), None)
    names_it = bool(word.topics & set(event.topics)) or quote is not None or event.names(word.title)
    return Reaction(
        event.event_id, word.branch, word.kind, word.subject_kind, word.subject, word.title,
        word.on, (word.on - event.on).days, word.published_on,
        (word.published_on - word.on).days if word.published_on else None,
        word.speaker, names_it, quote or next(iter(word.passages), None), word.page_id,
        word.origin, word.url, **recorded(word.sureness),
    )  # fmt: skip
