"""What was said of the Court in printed hearings: by members, witnesses and nominees."""

from collections.abc import Iterator
from datetime import date

import msgspec
from sqlalchemy import Engine, Row

from tracker.queries.people import name_index
from tracker.queries.rows import first, live
from tracker.queries.rulings import ruled_mentions, verdict_of
from tracker.reading.people.sittings import day_at
from tracker.reading.people.speakers import KnownPerson, Who, attribute
from tracker.reading.people.statements import Statement, Unsaid, find_statements, find_unsaid
from tracker.reading.sides.stance import Stance
from tracker.store.tables import TABLES

_PAPER, _SPEECH, _NAMED, _MENTION, _WITNESS, _CHAIR = (
    TABLES[name].c
    for name in ("Document", "Speech", "RecordMember", "Mention", "HearingWitness", "HearingChair")
)
_OFFICES = ("the chairman", "the chairwoman", "the chair")
_WITNESS_ID = "witness:"


class Testimony(msgspec.Struct, frozen=True):
    """One speaker's own words on the Court in one hearing.

    role is member, witness or nominee, None where the speaker is not matched; name is the
    speaker's own, capacity what a witness is called. bioguide_id stands for members alone.
    """

    document_id: str
    title: str
    spoken_on: date | None
    role: str | None
    name: str
    capacity: str | None
    bioguide_id: str | None
    who: Who
    said: Statement
    url: str
    page_id: int

    @property
    def stance(self) -> Stance:
        """What the speaker holds of the Court; unknown where it is read from a question."""
        read = self.said.stance
        asks = (read.quote or "").rstrip('”" ').endswith("?")
        return Stance("unknown") if asks else read


class Heard(msgspec.Struct, frozen=True):
    """What a printed hearing holds of the Court: each speaker's words, what was only printed."""

    statements: list[Testimony]
    not_said: list[Unsaid]


def read_testimony(engine: Engine, document_id: str) -> Heard | None:
    """Who said what of the Court in a printed hearing; None if the id is none of one."""
    paper = first(engine, "Document", _PAPER.document_id == document_id)
    if paper is None or paper.collection != "CHRG":
        return None
    order = (_SPEECH.start,)
    speeches = live(engine, "Speech", _SPEECH.document_id == document_id, order=order)
    with engine.connect() as connection:
        ruled = ruled_mentions(connection, document_id)
    marks = [
        mark
        for mark in live(engine, "Mention", _MENTION.subject == document_id)
        if mark.place.endswith(":text") and verdict_of(mark, ruled) == "court"
    ]
    marks.sort(key=lambda mark: mark.start)
    witnesses = live(engine, "HearingWitness", _WITNESS.document_id == document_id)
    people, serving = _people(engine, paper, witnesses)
    statements = [
        _testimony(paper, said, attribute(said.speaker, people, serving), witnesses)
        for said in find_statements(paper.text or "", speeches, marks)
    ]
    return Heard(statements, find_unsaid(speeches, marks))


def read_hearing_speakers(engine: Engine) -> Iterator[tuple[Row, list[tuple[Row, Who]]]]:
    """Each printed hearing with its stretches and who speaks in each."""
    for paper in live(engine, "Document", _PAPER.collection == "CHRG"):
        name = paper.document_id
        witnesses = live(engine, "HearingWitness", _WITNESS.document_id == name)
        people, serving = _people(engine, paper, witnesses)
        spoken = live(engine, "Speech", _SPEECH.document_id == name, order=(_SPEECH.start,))
        yield paper, [(row, attribute(row.speaker, people, serving)) for row in spoken]


def _people(
    engine: Engine, paper: Row, witnesses: list[Row]
) -> tuple[list[KnownPerson], tuple[KnownPerson, ...]]:
    """Those whom the hearing's own papers name, and those who sat in its chamber that day."""
    members = [_member(row) for row in live(engine, "RecordMember",
                                            _NAMED.document_id == paper.document_id)]  # fmt: skip
    called = [
        KnownPerson(
            person_id=f"{_WITNESS_ID}{row.position}", last_names=(row.name.split()[-1],),
            first_names=tuple(row.name.split()[:-1]), role=row.kind,
        )
        for row in witnesses
    ]  # fmt: skip
    serving = _serving(engine, paper)
    chair = first(engine, "HearingChair", _CHAIR.document_id == paper.document_id)
    presiding = attribute(f"Senator {chair.name}", members, serving) if chair else None
    offices = []
    if chair and chair.is_chair and presiding and presiding.person_id:
        offices = [
            KnownPerson(person_id=presiding.person_id, last_names=(), office=office)
            for office in _OFFICES
        ]
    return [*members, *called, *offices], serving


def _member(row: Row) -> KnownPerson:
    given = (row.full_name or "").removesuffix(row.last_name or "").strip()
    return KnownPerson(
        person_id=row.bioguide_id, last_names=(row.last_name or row.printed.split()[-1],),
        first_names=(given,) if given else (), printed=row.printed or None, state=row.state,
        role="member",
    )  # fmt: skip


def _serving(engine: Engine, paper: Row) -> tuple[KnownPerson, ...]:
    if paper.published_on is None:
        return ()
    letter = (paper.number or "").lstrip("0123456789")[:1]
    chambers = {"h": ("house",), "s": ("senate",)}.get(letter, ("house", "senate"))
    sitting = {
        one.bioguide_id: one
        for chamber in chambers
        for found in name_index(engine, chamber, paper.published_on).values()
        for one in found
    }
    return tuple(
        KnownPerson(
            person_id=one.bioguide_id, last_names=tuple(one.last_names),
            first_names=one.first_names, state=one.state, role="member",
        )
        for one in sitting.values()
    )  # fmt: skip


def _testimony(paper: Row, said: Statement, who: Who, witnesses: list[Row]) -> Testimony:
    role, name, capacity, bioguide_id = None, said.speaker, None, None
    if who.person_id and who.person_id.startswith(_WITNESS_ID):
        number = int(who.person_id.removeprefix(_WITNESS_ID))
        witness = next(row for row in witnesses if row.position == number)
        role = "nominee" if witness.kind == "Nominee" else "witness"
        name, capacity = witness.name, witness.role
    elif who.person_id:
        role, bioguide_id = "member", who.person_id
    spoken_on = day_at(paper.text or "", said.start) or paper.published_on
    return Testimony(
        paper.document_id, paper.title, spoken_on, role, name, capacity, bioguide_id, who, said,
        paper.url, paper.page_id,
    )  # fmt: skip
