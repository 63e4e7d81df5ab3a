"""Communications of the executive in an item of the Record: reports, notices, messages.

The House prints "2891. A letter from the Secretary, Department of the Treasury, transmitting …"
(since 2021 "EC-2098. A letter …"), the Senate "EC-3090. A communication from …". A message of the
President bears a heading of its own: "…--MESSAGE FROM THE PRESIDENT OF THE UNITED STATES (H. DOC.
NO. 119-23)" in the House, "…--PM 12" in the Senate.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Literal

import msgspec

from scrapers.shapes.govinfo.communication_words import find_committee, find_day, plain, read_words
from scrapers.shapes.govinfo.text import Block
from tracker.congress import build_communication_id
from tracker.errors import ParseError
from tracker.reading.sentences import shorten
from tracker.records import Communication, Document, Record

_LIST = re.compile(r"EXECUTIVE (?:AND OTHER )?COMMUNICATIONS(?:,? ETC\.?)?")
_ITEM = re.compile(r"(?:EC[- ])?\d[\d,]*\. \S.*")
_FROM_PRESIDENT = "--MESSAGE FROM THE PRESIDENT(?: OF THE UNITED STATES)?"
_MESSAGE = re.compile(
    rf"(?P<subject>.+?)(?:(?:{_FROM_PRESIDENT})?--PM[ -]?(?P<number>\d+)"
    rf"|{_FROM_PRESIDENT}(?: \(H\. DOC\. NO\. (?P<document>[^)]+)\))?)"
)
_SIGNED = re.compile(r"The White House, ([A-Z][a-z]+) (\d{1,2}), (\d{4})\.?")
_INSET = 5  # the lines of a communication; what is said of them all begins two blanks in
_MOST_TITLE = 300


def read_communications(item: Document, blocks: list[Block]) -> Iterator[Record] | None:
    """Records of the communications that an item of the Record holds, None if it holds none.

    First the item itself with what is not said by one of them, then of each communication its
    Document, whose publisher is the office that sent it, and its Communication. A message that
    stands alone under its own heading is the item itself.
    Raises: ParseError for a list of communications none of which can be told from the others.
    """
    if item.section not in ("House", "Senate"):
        return None
    head = blocks[0].text
    if _LIST.fullmatch(plain(head)):
        return _listed(item, blocks)
    starts = _message_starts(blocks)
    return _messages(item, blocks, starts) if starts else None


def _listed(item: Document, blocks: list[Block]) -> Iterator[Record] | None:
    rest, items = _split(blocks)
    if not items:
        if any("transmitting" in block.text for block in blocks):
            raise ParseError("a list of communications in which none has a number")
        return None
    records: list[Record] = [_without(item, rest)]
    for text in items:
        records += _executive(item, text)
    return iter(records)


def _split(blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """What no communication says, and the text of each; one may be cut by a blank line."""
    rest, items = [], []
    for block in blocks:
        if _ITEM.fullmatch(plain(block.text)):
            items.append(block.whole)
        elif items and block.indent >= _INSET and not block.text.isupper():
            items[-1] += f" {block.whole}"
        else:
            rest.append(block)
    return rest, items


def _executive(item: Document, text: str) -> list[Record]:
    number, _, words = plain(text).partition(". ")
    told = read_words(words)
    return _records(
        item, "EC", int(re.sub(r"\D", "", number)), text, _title(told.subject), told.sender,
        subject=told.subject, law=told.law, committee=told.committee,
        received_on=told.received_on, house_document=told.house_document,
    )  # fmt: skip


def _message_starts(blocks: list[Block]) -> dict[int, re.Match[str]]:
    """Headings of messages by their place; one without a number is told only as the first."""
    heads = ((n, _heads_message(block)) for n, block in enumerate(blocks))
    return {n: head for n, head in heads if head and (head["number"] or n == 0)}


def _messages(
    item: Document, blocks: list[Block], starts: dict[int, re.Match[str]]
) -> Iterator[Record]:
    places = [*starts, len(blocks)]
    if places[0]:
        yield _without(item, blocks[: places[0]])
    for start, end in pairwise(places):
        yield from _message(item, starts[start], blocks[start:end])


def _message(item: Document, head: re.Match[str], blocks: list[Block]) -> Iterator[Record]:
    number = int(head["number"]) if head["number"] else None
    signed = [n for n, block in enumerate(blocks) if _SIGNED.search(block.text)]
    opening = " ".join(plain(block.text) for block in blocks[1:3])
    printed = re.sub(r"\s|-+", lambda sign: "-" if "-" in sign[0] else "", head["document"] or "")
    yield from _records(
        item, "PM", number, "\n\n".join(block.whole for block in blocks), head["subject"],
        "President of the United States",
        subject=head["subject"], committee=find_committee(opening),
        house_document=f"H. Doc. {printed}" if printed else None,
        speaker=_signature(blocks, signed[-1]) if signed else None,
        signed_on=find_day(_SIGNED, blocks[signed[-1]].text) if signed else None,
    )  # fmt: skip


def _signature(blocks: list[Block], place: int) -> str | None:
    """The name above the place and day of a message: "Donald J. Trump."."""
    name = blocks[place - 1].text.strip(" .") if place else ""
    return name if re.fullmatch(r"[A-Z][\w.' ]{3,40}", name) else None


def _records(
    item: Document, kind: Literal["EC", "PM"], number: int | None, text: str, title: str,
    sender: str | None, *, speaker: str | None = None, signed_on: date | None = None,
    **told: str | date | None,
) -> list[Record]:  # fmt: skip
    chamber = "house" if item.section == "House" else "senate"
    if item.published_on is None or item.congress is None:
        raise ParseError(f"{item.document_id} has no day")
    numbered = number is not None
    name = (
        build_communication_id(chamber, kind, number, item.congress)
        if numbered else item.document_id
    )  # fmt: skip
    document = msgspec.structs.replace(
        item, document_id=name, title=title, text=text, section=None, speaker=speaker,
        kind="executive_communication" if kind == "EC" else "presidential_message",
        number=f"{kind}-{number}" if numbered else told.get("house_document") or item.number,
        signed_on=signed_on, publisher=sender.rpartition(", ")[2] if sender else item.publisher,
    )  # fmt: skip
    fact = Communication(
        name, kind, item.congress, chamber, item.published_on, number=number, sender=sender, **told
    )
    return [document, fact]


def _without(item: Document, rest: list[Block]) -> Document:
    """The item with its heading as its title, and the words that no communication has."""
    words = "\n\n".join(block.whole for block in rest)
    return msgspec.structs.replace(item, title=rest[0].text, text=words)


def _heads_message(block: Block) -> re.Match[str] | None:
    letters = [sign for sign in block.text if sign.isalpha()]
    if sum(map(str.isupper, letters)) < 0.9 * len(letters):
        return None
    return _MESSAGE.fullmatch(plain(block.text))


def _title(subject: str) -> str:
    return shorten(subject[:1].upper() + subject[1:], _MOST_TITLE)
