"""Whose words each stretch and paper holds, on what basis, and to whom nothing could be given."""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec
from sqlalchemy import Engine, Row

from tracker.queries.administration.officials import Aliases, find_officials, read_aliases
from tracker.queries.administration.spoken_papers import is_executive
from tracker.queries.administration.turns import full_name
from tracker.queries.congress.floor import read_floor_speakers
from tracker.queries.congress.testimony import read_hearing_speakers
from tracker.queries.rows import by, live
from tracker.queries.rulings import ruled_mentions, verdict_of
from tracker.reading.people.speakers import Who
from tracker.reading.people.statements import find_unsaid
from tracker.reading.people.titles import name_of
from tracker.store.tables import TABLES

_SPEECH, _SIGNER = TABLES["Speech"].c, TABLES["DocumentSigner"].c
_PROCEEDINGS = ("CREC", "CHRG")
Marks = dict[str, list[Row]]


class SpeakerRow(msgspec.Struct, frozen=True):
    """A stretch of a paper, or a whole paper: whose words it is, on what basis, how sure.

    what is speech, chair, inserted, paper (printed while the speaker spoke), question, whole (a
    paper that is no transcript) or no speech (a mention outside every speech). speaker is as
    printed. person_id is a bioguide id, an official's id or a hearing's witness; basis none says
    that nobody could be named, and reason why.
    """

    document_id: str
    on: date | None
    what: str
    speaker: str | None
    person_id: str | None
    basis: str
    confidence: str
    reason: str
    names_court: bool
    start: int | None
    title: str
    url: str


def read_speakers(engine: Engine) -> list[SpeakerRow]:
    """Every stretch and paper with whoever is behind it, by day and place."""
    marks = _marks(engine)
    found = [*_of_proceedings(engine, marks), *_of_papers(engine, marks)]
    return sorted(found, key=lambda row: (row.on or date.min, row.document_id, row.start or 0))


def read_unattributed(engine: Engine) -> list[SpeakerRow]:
    """Those of them that nobody could be given, each with the reason."""
    return [row for row in read_speakers(engine) if row.basis == "none"]


def _marks(engine: Engine) -> Marks:
    """Mentions that mean the Court, by document."""
    with engine.connect() as connection:
        ruled = ruled_mentions(connection)
    rows = (row for row in live(engine, "Mention") if verdict_of(row, ruled) == "court")
    return by(rows, lambda row: row.subject)


def _of_proceedings(engine: Engine, marks: Marks) -> Iterator[SpeakerRow]:
    """Stretches of the Record and of printed hearings, and mentions outside of them."""
    for item, spoken in read_floor_speakers(engine):
        is_digest = item.paper.section == "Daily Digest"
        yield from _stretches(item.paper, spoken, marks, is_digest=is_digest)
    for paper, spoken in read_hearing_speakers(engine):
        yield from _stretches(paper, spoken, marks)


def _of_papers(engine: Engine, marks: Marks) -> Iterator[SpeakerRow]:
    """Papers of all other publishers: turn by turn where they are transcripts, else whole."""
    turns = by(live(engine, "Speech", order=(_SPEECH.start,)), lambda row: row.document_id)
    offices = {
        row.document_id: row.bioguide_id
        for row in live(engine, "DocumentSigner", _SIGNER.role == "publisher")
    }
    aliases = read_aliases(engine)
    for paper in live(engine, "Document"):
        if paper.collection in _PROCEEDINGS:
            continue
        if spoken := turns.get(paper.document_id):
            yield from _stretches(paper, [(t, _turn(t, paper, aliases)) for t in spoken], marks)
        else:
            who = _author(paper, aliases, offices.get(paper.document_id))
            yield _row(paper, "whole", paper.speaker, who, paper.document_id in marks)


def _stretches(
    paper: Row, spoken: Iterable[tuple[Row, Who]], marks: Marks, *, is_digest: bool = False
) -> Iterator[SpeakerRow]:
    spoken = list(spoken)
    own = [m for m in marks.get(paper.document_id, ()) if m.place.endswith(":text")]
    for stretch, who in spoken:
        names_court = any(stretch.start <= mark.start < stretch.end for mark in own)
        yield _row(paper, stretch.kind, stretch.speaker, who, names_court, stretch.start)
    outside = [m for m in own if not any(s.start <= m.start < s.end for s, _ in spoken)]
    for unsaid in find_unsaid([stretch for stretch, _ in spoken], outside, digest=is_digest):
        yield _row(paper, "no speech", None, _nobody(unsaid.reason), True, unsaid.start)


def _turn(turn: Row, paper: Row, aliases: Aliases) -> Who:
    """Who speaks in a turn of a transcript: one whom the paper names, else by his label."""
    if turn.kind == "question":
        return Who(None, "reporter", "none", "a reporter, whom the transcript does not name")
    named = full_name(turn.speaker, paper.speaker)
    ids = list(find_officials(named, paper.published_on, aliases))
    if named != turn.speaker and ids:
        return Who(ids[0], "paper", "high", f"the paper names the speaker: “{named}”")
    if ids and ids[0] in aliases.values():
        return Who(ids[0], "label", "medium", "known by this name or office on that day")
    if name_of(turn.speaker) in (None, turn.speaker):
        return _nobody(f"“{turn.speaker}” is a part in the transcript and names nobody")
    return Who(None, "label", "medium", "named by the label alone")


def _author(paper: Row, aliases: Aliases, member: str | None) -> Who:
    """Whose words a paper is: those of whom it names, else of the office that publishes it."""
    if not paper.speaker:
        return Who(None, "publisher", "high", f"names nobody: the words of {paper.publisher}")
    if member and paper.kind != "reprint":
        return Who(member, "publisher", "high", "the member's own office publishes it")
    is_ours = is_executive(paper.publisher)
    ids = find_officials(paper.speaker, paper.published_on, aliases) if is_ours else {}
    return Who("; ".join(ids) or None, "paper", "high", "the paper names the speaker")


def _nobody(reason: str) -> Who:
    return Who(None, "none", "none", reason)


def _row(
    paper: Row, what: str, speaker: str | None, who: Who, names_court: bool,
    start: int | None = None,
) -> SpeakerRow:  # fmt: skip
    return SpeakerRow(
        paper.document_id, paper.published_on, what, speaker, who.person_id, who.basis,
        who.confidence, who.reason, names_court, start, paper.title, paper.url,
    )  # fmt: skip
