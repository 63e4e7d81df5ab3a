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

from scrapers.shapes.govinfo.text import Block
from scrapers.strict import month_number
from tracker.congress import build_communication_id
from tracker.errors import ParseError
from tracker.records import Communication, Document, Record

_LIST = re.compile(r"EXECUTIVE (?:AND OTHER )?COMMUNICATIONS(?:,? ETC\.?)?")
_ITEM = re.compile(r"(?:EC[- ])?(?P<number>\d[\d,]*)\. (?P<words>\S.*)", re.DOTALL)
_FROM_PRESIDENT = "--MESSAGE FROM THE PRESIDENT(?: OF THE UNITED STATES)?"
_MESSAGE = re.compile(
    rf"(?P<subject>.+?)(?:(?:{_FROM_PRESIDENT})?--PM (?P<number>\d+)"
    rf"|{_FROM_PRESIDENT}(?: \(H\. DOC\. NO\. (?P<document>[^)]+)\))?)"
)
_SENDER = re.compile(
    r"(?:an? )?\w+ from (?:the )?(?P<sender>.+?),? "
    r"(?:transmitting|notifying|reporting|submitting|providing|certifying|informing|relative)\b"
    r",? ?(?P<rest>.*)",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(
    r"(?:to|by) the ((?:[A-Z]\w+ )*Committees? on .+?|(?:[A-Z]\w+ )+Committee(?: on .+?)?)"
    r"(?:,? and (?:was )?ordered to be printed)?(?:[.:;]|$)"
)
# The Senate names the law before what is transmitted, the House after it.
_LAW_FIRST = re.compile(
    r"(?:pursuant to|consistent with|in accordance with|as required by) "
    r"(?P<law>(?:[^,]|, (?=[Ss]ec|as amended|\d|and ))+), (?P<rest>.+)"
)
_LAW_LAST = re.compile(
    r",? (?:pursuant to|in accordance with|as required by) (?P<law>.+?)(?=, [a-z]+ing\b|$)"
)
_ANY_LAW = re.compile(r"(?:the )?law")
_RECEIVED = re.compile(
    r",? (?:and )?received (?:[^;]{0,90}? )?(?:on )?([A-Z][a-z]+) (\d{1,2}), (\d{4})"
)
_HOUSE_DOCUMENT = re.compile(r"\(H\. Doc\. (?:No\. )?(\d+)\s*-+\s*(\d+)\)", re.IGNORECASE)
_REFERRED = re.compile(
    r";? (?:(?:jointly|and) )?(?:to the [^;]*Committees? |ordered to |placed on ).*"
)
_SIGNED = re.compile(r"The White House, ([A-Z][a-z]+) (\d{1,2}), (\d{4})\.?")
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
    if _LIST.fullmatch(_plain(head)):
        return _listed(item, blocks)
    starts = _message_starts(blocks)
    return _messages(item, blocks, starts) if starts else None


def _listed(item: Document, blocks: list[Block]) -> Iterator[Record] | None:
    found = [(block, _ITEM.fullmatch(_plain(block.text))) for block in blocks]
    if not any(match for _, match in found):
        if any("transmitting" in block.text for block in blocks):
            raise ParseError("a list of communications in which none has a number")
        return None
    rest = [block for block, match in found if match is None]
    records: list[Record] = [_without(item, rest)]
    for block, match in found:
        if match:
            records += _executive(item, block, match)
    return iter(records)


def _executive(item: Document, block: Block, match: re.Match[str]) -> list[Record]:
    number, words = int(match["number"].replace(",", "")), match["words"]
    told = _SENDER.match(words)
    sender = told["sender"].strip(" ,") if told else None
    subject, law = _subject_and_law(told["rest"] if told else words)
    document = _HOUSE_DOCUMENT.search(words)
    return _records(
        item, "EC", number, block.whole, _title(subject), sender,
        subject=subject, law=law, committee=_committee(words),
        received_on=_day(_RECEIVED.search(words)),
        house_document=f"H. Doc. {document[1]}-{document[2]}" if document else None,
    )  # fmt: skip


def _subject_and_law(words: str) -> tuple[str, str | None]:
    """What is transmitted, and the law that asks for it where one is named."""
    plain = _HOUSE_DOCUMENT.sub("", _REFERRED.sub("", _RECEIVED.sub("", words))).strip(" ;,.")
    law = None
    if first := _LAW_FIRST.match(plain):
        law, plain = first["law"], first["rest"]
    elif last := _LAW_LAST.search(plain):
        law, plain = last["law"].strip(" ;,."), plain[: last.start()]
    return plain.strip(" ;,"), None if law is None or _ANY_LAW.fullmatch(law) else law


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
    opening = " ".join(_plain(block.text) for block in blocks[1:3])
    printed = re.sub(r"\s|-+", lambda sign: "-" if "-" in sign[0] else "", head["document"] or "")
    yield from _records(
        item, "PM", number, "\n\n".join(block.whole for block in blocks), head["subject"],
        "President of the United States",
        subject=head["subject"], committee=_committee(opening),
        house_document=f"H. Doc. {printed}" if printed else None,
        speaker=_signature(blocks, signed[-1]) if signed else None,
        signed_on=_day(_SIGNED.search(blocks[signed[-1]].text)) if signed else None,
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
    return _MESSAGE.fullmatch(_plain(block.text))


def _title(subject: str) -> str:
    title = subject[:1].upper() + subject[1:]
    return title if len(title) <= _MOST_TITLE else f"{title[:_MOST_TITLE].rsplit(' ', 1)[0]} …"


def _committee(words: str) -> str | None:
    found = list(_COMMITTEE.finditer(words))
    return found[-1][1] if found else None


def _day(found: re.Match[str] | None) -> date | None:
    if found is None:
        return None
    try:
        return date(int(found[3]), month_number(found[1], "a communication"), int(found[2]))
    except ValueError as error:
        raise ParseError(f"{found[0]!r} names no day") from error


def _plain(words: str) -> str:
    """Words on one line; a hyphen at a line's end joins without a blank."""
    return " ".join(words.replace("-\n", "-").split())
