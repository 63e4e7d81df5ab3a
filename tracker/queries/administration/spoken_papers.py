"""Statements, releases and briefings of the executive that name the Court, with their words."""

import re
from datetime import date

import msgspec
from sqlalchemy import Engine, Row, and_, select

from tracker.queries.administration.turns import full_name, read_turns
from tracker.queries.rulings import ruled_mentions, verdict_of
from tracker.store.tables import TABLES

# Kinds of paper in which somebody speaks for himself or for his office.
SPOKEN = (
    "statement", "press_statement", "press_release", "briefing", "press_briefing", "speech",
    "remarks", "fact_sheet", "readout", "sap",
)  # fmt: skip
_EXECUTIVE = re.compile(
    r"\b(?:White House|Executive Office|President|Department of|Treasury|Foreign Assets|"
    r"State Department|Mission to the United Nations)\b",
    re.I,
)


class SpokenPaper(msgspec.Struct, frozen=True):
    """One paper with the first passage of it that means the Court."""

    document_id: str
    spoken_on: date
    speaker: str
    title: str
    kind: str
    words: str
    page_id: int
    url: str


def is_executive(publisher: str) -> bool:
    """Whether a publisher is part of the executive, by its name."""
    return _EXECUTIVE.search(publisher) is not None


def read_spoken_papers(engine: Engine) -> list[SpokenPaper]:
    """Dated papers of executive publishers, oldest first; a paper of Congress is none."""
    paper, said = TABLES["Document"].c, TABLES["Mention"].c
    wanted = (
        select(paper.document_id, paper.published_on, paper.speaker, paper.publisher)
        .add_columns(paper.title, paper.kind, said.passage, paper.page_id, paper.url)
        .add_columns(said.subject, said.text, said.verdict, said.place, said.start)
        .add_columns(paper.collection)
        .join_from(
            TABLES["Document"], TABLES["Mention"],
            and_(said.subject == paper.document_id, said.gone_at.is_(None)),
        )
        .where(paper.kind.in_(SPOKEN), paper.congress.is_(None), paper.gone_at.is_(None))
        .where(paper.published_on.is_not(None))
        # A passage of the text says more than the title, the first more than those that follow.
        .order_by(paper.published_on, paper.document_id, said.place.desc(), said.start)
    )  # fmt: skip
    found: dict[str, SpokenPaper] = {}
    with engine.connect() as connection:
        ruled = ruled_mentions(connection)
        rows = [row for row in connection.execute(wanted) if _is_ours(row)]
        turns = read_turns(connection, (row.document_id for row in rows))
    for row in rows:
        if row.document_id in found or verdict_of(row, ruled) != "court":
            continue
        turn = turns.at(row.document_id, row.place, row.start)
        if turn and (turn.is_question or turn.is_guest):
            continue  # a reporter's words, or a guest's, are not the administration's
        speaker = full_name(turn.speaker, row.speaker) if turn else row.speaker
        found[row.document_id] = SpokenPaper(
            row.document_id, row.published_on, speaker or row.publisher, row.title, row.kind,
            row.passage, row.page_id, row.url,
        )  # fmt: skip
    return list(found.values())


def _is_ours(row: Row) -> bool:
    """Whether a paper is the executive's: by its publisher, or as a presidential document."""
    return row.collection == "CPD" or is_executive(row.publisher)
