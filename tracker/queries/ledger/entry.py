"""One row of the ledger: an act, its quote, on what its stance rests, what people ruled of it."""

from typing import Literal

import msgspec

from tracker.queries.ledger.evidence import Evidence
from tracker.queries.rulings import Standing

# What a speaker holds of the Court, as what his words do to it.
STANCES = {
    "supportive": "supports", "opposed": "against", "mixed": "mixed",
    "informational": "informational",
}  # fmt: skip
Basis = Literal["people", "record", "rules", "fact", "none"]


class Quote(msgspec.Struct, frozen=True):
    """Words as printed, where they stand, and the page that states them."""

    text: str
    span: str
    place: str
    page_id: int


class Entry(msgspec.Struct, frozen=True):
    """One act; basis says on what its stance rests, standing what people ruled of it.

    fact stands for what takes no judgement, such as a name taken off. ruled_as is the id under
    which people rule on its stance, where that is not the act's own subject.
    """

    act: Evidence
    basis: Basis
    quote: Quote | None = None
    standing: Standing = Standing()
    ruled_as: str | None = None
