"""Nominations as the store holds them, with the Senate's vote on each; whose names it looks for."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime

import msgspec
from sqlalchemy import Engine, Row, select

from tracker.congress import build_nomination_id, session_year
from tracker.queries.administration.officials import (
    find_officials,
    read_aliases,
    read_deeds,
    record_officials,
)
from tracker.queries.rows import live
from tracker.reading.people.nominees import name_keys, read_nominated
from tracker.store.tables import TABLES

_LINE, _VOTE, _WITNESS, _PAPER = (
    TABLES[name].c for name in ("RollCallListing", "RollCall", "HearingWitness", "Document")
)
_NUMBER = re.compile(r"PN ?\d+(?:-\d+)?", re.IGNORECASE)


class NominationVote(msgspec.Struct, frozen=True):
    """The Senate's roll call on a nomination, as its menu lists it; is_held: on a page of ours."""

    vote_id: str
    on: date | None
    yeas: int | None
    nays: int | None
    result: str | None
    page_id: int
    is_held: bool


class NominationView(msgspec.Struct, frozen=True):
    """One nomination; where only the roll call tells of it, stage and other facts are unknown."""

    nomination_id: str
    congress: int
    number: str
    nominee: str
    office: str
    page_id: int
    organization: str | None = None
    received_on: date | None = None
    stage: str | None = None
    stage_on: date | None = None
    stage_words: str | None = None
    committee: str | None = None
    vote: NominationVote | None = None

    @property
    def confirmed_on(self) -> date | None:
        """The day of the confirmation; None where there was none or its day is not known."""
        if self.stage == "confirmed":
            return self.stage_on
        return self.vote.on if self.vote and self.vote.result == "Confirmed" else None

    @property
    def day(self) -> date | None:
        """The latest day known of it."""
        return self.stage_on or (self.vote.on if self.vote else None) or self.received_on


def known_names(engine: Engine) -> set[str]:
    """Keys of the names of all officials known, and of nominees in printed hearings."""
    people = record_officials(engine).values()
    names = [name for row in people for name in (row.name, *(row.aliases or "").split("; "))]
    names += [name for deed in read_deeds(engine) for name in deed.who.values()]
    names += [row.name for row in live(engine, "HearingWitness", _WITNESS.kind == "Nominee")]
    return {key for name in names for key in name_keys(name)}


def printed_offices(engine: Engine) -> dict[str, str]:
    """By official's id, how papers print the speaker: "Max Roe, Secretary of State"."""
    asked = select(_PAPER.speaker).where(_PAPER.speaker.is_not(None), _PAPER.gone_at.is_(None))
    with engine.connect() as connection:
        stated = sorted(connection.scalars(asked.distinct()))
    aliases, found = read_aliases(engine), defaultdict(list)
    for part in dict.fromkeys(part.strip() for one in stated for part in one.split(";")):
        for official_id in find_officials(part, None, aliases):
            found[official_id].append(part)
    return {official_id: "; ".join(parts) for official_id, parts in found.items()}


def read_nominations(engine: Engine) -> list[NominationView]:
    """Every nomination kept, with its vote; of names we know also what a vote alone tells."""
    votes = _votes(engine)
    found = [
        NominationView(
            row.nomination_id, row.congress, row.number, row.nominee, row.office, row.page_id,
            row.organization, row.received_on, row.stage, row.stage_on, row.stage_words,
            row.committee, votes.pop(row.nomination_id, (None, None))[0],
        )
        for row in live(engine, "Nomination")
        if row.nominee and row.office
    ]  # fmt: skip
    wanted = known_names(engine) if votes else set()
    for nomination_id, (vote, line) in votes.items():
        said = read_nominated(line.title)
        if said.name and said.office and name_keys(said.name) & wanted:
            told = (nomination_id, line.congress, line.measure, said.name, said.office)
            found.append(NominationView(*told, vote.page_id, vote=vote))
    return sorted(found, key=lambda view: (view.day or date.min, view.number), reverse=True)


def _votes(engine: Engine) -> dict[str, tuple[NominationVote, Row]]:
    """The last vote on each nomination itself (no cloture), with its line of the menu."""
    lines = live(
        engine, "RollCallListing", _LINE.measure.like("PN%"),
        _LINE.question.like("On the Nomination%"),
        order=(_LINE.congress, _LINE.session, _LINE.roll),
    )  # fmt: skip
    with engine.connect() as connection:
        held = set(connection.scalars(select(_VOTE.vote_id).where(_VOTE.gone_at.is_(None))))
    return {
        build_nomination_id(number, line.congress): (_vote(line, held), line)
        for line in lines
        for number in _NUMBER.findall(line.measure)
    }


def _vote(line: Row, held: Iterable[str]) -> NominationVote:
    result = "Confirmed" if "Confirmed" in (line.result or "") else line.result
    return NominationVote(
        line.vote_id, _day(line), line.yeas, line.nays, result, line.page_id, line.vote_id in held
    )


def _day(line: Row) -> date | None:
    """The day that a menu prints without its year: "20-Jan"; a late vote may be of next January."""
    try:
        printed = datetime.strptime(f"{line.listed_date}-2000", "%d-%b-%Y").replace(tzinfo=UTC)
    except ValueError:
        return None
    year = session_year(line.congress, line.session)
    return date(year + (printed.month == 1 and line.roll > 100), printed.month, printed.day)
