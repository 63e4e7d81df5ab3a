"""What the rules make of a roll call's question, by what is known of the measure under it."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, Row

from tracker.congress import bill_number, find_bill_ids
from tracker.queries.stances.titles import TitleStance, read_measure_stance, read_title_stances
from tracker.reading.sides.motions import full_question, is_special_rule
from tracker.reading.sides.polarity import Polarity, is_omnibus, read_polarity

Titles = Mapping[str, TitleStance]


def read_measures_voted_on(connection: Connection, votes: Iterable[Row]) -> dict[str, TitleStance]:
    """What the titles of the measures under these roll calls tell, those of special rules too."""
    ids = {row.bill_id for row in votes if row.bill_id}
    ids |= {name for row in votes for name in _brought_up(row)}
    return read_title_stances(connection, ids)


def read_question(row: Row, held: Mapping[str, str], titles: Titles) -> Polarity | None:
    """What a yea did by the rules; None for a roll call on no question.

    held is what the record or people say of measures and amendments; titles what the rules read of
    the measures' titles where nobody says anything.
    """
    put = row.question or row.title
    if not put:
        return None
    purpose = row.amendment_purpose or row.purpose or row.description
    stance, title = _matter(row, held, titles)
    return read_polarity(
        full_question(put, row.title, row.chamber), stance, title=title,
        amendment=held.get(row.amendment_id) or read_measure_stance(purpose),
        label=bill_number(row.bill_id) if row.bill_id else row.measure or "the measure",
    )  # fmt: skip


def _title(row: Row) -> str:
    return row.bill_title or row.document_title or row.title or ""


def _brought_up(row: Row) -> list[str]:
    """The measures that a special rule brings to the floor, as its title names them."""
    if not is_special_rule(_title(row)):
        return []
    named = find_bill_ids(f"{row.bill_title} {row.document_title} {row.title}", row.congress)
    return [name for name in named if name != row.bill_id]


def _matter(row: Row, held: Mapping[str, str], titles: Titles) -> tuple[str | None, str]:
    """What the measure voted on holds of the Court, and the title that tells how much it spans.

    A special rule holds what the measures do that it brings to the floor.
    """
    title, own = _title(row), titles.get(row.bill_id)
    if row.bill_id in held:
        return held[row.bill_id], title
    brought = [
        (held.get(n) or titles[n].stance, titles[n]) for n in _brought_up(row) if n in titles
    ]
    told = [(stance, of.title) for stance, of in brought if stance]
    if told:
        whole = [of for of in told if not is_omnibus(of[1])]
        stances = {stance for stance, _ in whole or told}
        stance = stances.pop() if len(stances) == 1 else "mixed"
        return stance, title if whole else told[0][1]
    stance = own.stance if own else None
    return stance or read_measure_stance(row.document_title or title), title
