"""Events at the Court by which Washington's answers are timed: warrants, openings, judgments …"""

import re
from collections.abc import Iterable
from datetime import date

import msgspec
from sqlalchemy import Engine

from tracker.queries.provenance import Sureness, read_sureness
from tracker.queries.rows import live
from tracker.store.tables import TABLES

KINDS = {
    "warrant_application": "Application for warrants", "warrant": "Warrants",
    "investigation_request": "Request to investigate", "opening": "Opening of an investigation",
    "judgment": "Judgment", "election": "Election", "removal": "Removal",
    "withdrawal": "Withdrawal of a state", "event": "Other event",
}  # fmt: skip
_SITUATIONS = "situations"  # the group of topics that each name one matter
_SEVERAL = re.compile(r"_other$")  # topics that gather several matters name none
_PERSON = re.compile(r"[A-Z][\w'-]+(?: (?:al-)?[A-Z][\w'-]+){1,3}")


class CourtEvent(msgspec.Struct, frozen=True):
    """An event at the Court on a day; words are those by which a text names the matter.

    Only the day is known, never the hour. act_id is None for an opening that the record of
    situations alone dates. topics are ids of topics that name one matter.
    """

    event_id: str
    kind: str
    title: str
    on: date
    words: tuple[str, ...]
    topics: tuple[str, ...]
    act_id: str | None
    page_id: int
    origin: str
    sureness: Sureness | None

    def names(self, text: str) -> bool:
        """Whether a text names the matter, by one of the event's words.

        A name is a name only with its capitals ("Said" is a defendant); headings have nothing else.
        """
        return any(
            re.search(rf"\b{re.escape(form)}\b", text)
            for word in self.words
            for form in (word, word.upper(), word.capitalize())
        )


def read_court_events(engine: Engine) -> list[CourtEvent]:
    """Dated events at the Court as stored, the newest first."""
    topics = {
        row.topic_id: tuple(word for word in _split(row.keywords) if _is_name(word))
        for row in live(engine, "Topic", TABLES["Topic"].c.topic_group == _SITUATIONS)
        if not _SEVERAL.search(row.topic_id)
    }
    act = TABLES["Act"].c
    acts = live(engine, "Act", act.lane == "court", act.acted_on.is_not(None))
    sure = read_sureness(engine, [row.act_id for row in acts])
    events = [
        CourtEvent(
            row.act_id, row.kind if row.kind in KINDS else "event", row.title, row.acted_on,
            _words(_split(row.targets), (w for t in _split(row.topics) for w in topics.get(t, ()))),
            tuple(t for t in _split(row.topics) if t in topics),
            row.act_id, row.page_id, row.origin, sure.get(row.act_id),
        )
        for row in acts
    ]  # fmt: skip
    events += _openings(engine, events)
    return sorted(events, key=lambda event: (event.on, event.event_id), reverse=True)


def _openings(engine: Engine, known: list[CourtEvent]) -> list[CourtEvent]:
    """Openings that the situations date, but for those that are events already."""
    rows = live(engine, "Situation", TABLES["Situation"].c.investigated_on.is_not(None))
    sure = read_sureness(engine, [f"situation:{row.situation_id}" for row in rows])
    found = []
    for row in rows:
        if any(e.on == row.investigated_on and e.names(row.name) for e in known):
            continue
        words = _words((), (row.name, *_split(row.aliases), *_split(row.keywords)))
        found.append(
            CourtEvent(
                f"opening-{row.situation_id}", "opening",
                f"The investigation of the situation in {row.name} is opened",
                row.investigated_on, words, (), None, row.page_id, row.origin,
                sure.get(f"situation:{row.situation_id}"),
            )
        )  # fmt: skip
    return found


def _split(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(";") if part.strip())


def _is_name(word: str) -> bool:
    """Whether a key word names a person or place: "US personnel" and "detainees" name neither."""
    return word[:1].isupper() and not word.startswith("US ")


def _words(named: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    """What to look for: whom an event concerns, also by last name alone, and its matter's words."""
    whole = tuple(named)
    last = (name.split()[-1] for name in whole if _PERSON.fullmatch(name))
    return tuple(dict.fromkeys((*whole, *last, *more)))
