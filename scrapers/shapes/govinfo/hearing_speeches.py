"""Who says what in a printed hearing: speeches, prepared statements, answers in writing."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from scrapers.shapes.govinfo.text import Block
from tracker.reading.people.speeches import HEARING, split_speeches
from tracker.records import HearingChair, HearingWitness, Speech

_HON = r"(?:the )?(?:Hon(?:orable|\.)? )?"
_STATEMENT = re.compile(
    rf"(?:(?:OPENING|FURTHER) )?(?:STATEMENT|TESTIMONY) OF {_HON}(?P<name>[^,;:]+)(?P<rest>.*)",
    re.IGNORECASE,
)
_PREPARED = re.compile(
    rf"\[?(?:The )?prepared statement of {_HON}(?P<name>[^,;:\]]+?)(?: follows?)?(?:[,;:\]].*)?$",
    re.IGNORECASE,
)
_RESPONSES = re.compile(
    rf"(?:(?:Written )?Responses?|Answers?) (?:(?:of|from|by) {_HON}(?P<by>[^,;:]+?),? to\b"
    rf"|to .{{0,80}}?\bSubmitted to {_HON}(?P<to>[^,;:]+?) by\b)",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"(?:A P P E N D I X|APPENDIX|Appendix)\b|(?:Additional )?Material (?:Submitted|for the Record)"
    r"|Questions? (?:for the Record|Submitted)|\[?The (?:information|material|letter|article)\b"
    r"|(?:Additional )?(?:Letters?|Articles?|Documents?|Statements?) (?:Submitted|From|for the)",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"(?:Answer|Response|A)\. ?")
_QUESTION = re.compile(r"(?:Question|Q)\b ?(?:No\. ?)?\d*[.:(]")
_PRESIDES = re.compile(
    rf"\b(?:met|convened)\b[^.]{{0,40}}.{{0,400}}?{_HON[:-1]}(?P<name>(?:[A-Z][\w'’-]+|[A-Z]\.)"
    r"(?: (?:[A-Z][\w'’-]+|[A-Z]\.))+),? ?(?P<office>[^.]{0,90}?),?\)? presiding",
    re.DOTALL,
)
_MEMBER = re.compile(
    r"\bSENATOR\b|REPRESENTATIVE IN CONGRESS|\bDELEGATE\b|CHAIR(?:MAN|WOMAN)?\b.*COMMITTEE"
    r"|RANKING|MEMBER OF CONGRESS",
    re.IGNORECASE,
)
_NOMINEE = re.compile(r"\bNOMIN(?:EE|ATED|ATION)\b|\bTO BE\b|-DESIGNATE\b", re.IGNORECASE)
_HEADING = 5  # a heading is centred; words begin four blanks from the margin
_OPENING = 120  # blocks of front matter, among which the sitting is opened


class _Inset(NamedTuple):
    """A stretch that is no speech: where its words begin, whose they are, which are answers."""

    start: int
    end: int
    words: int
    name: str | None
    answers: tuple[tuple[int, int], ...] | None = None


def read_hearing_speeches(
    blocks: list[Block], document_id: str
) -> Iterator[Speech | HearingWitness | HearingChair]:
    """Who presides, who testifies, and each stretch with its speaker, as places in the text.

    The text is the blocks' words with blank lines between. A prepared statement and written
    answers to questions for the record are their author's words, handed in (kind inserted).
    """
    text = "\n\n".join(block.whole for block in blocks)
    if (chair := _presiding(text, blocks)) is not None:
        yield HearingChair(document_id, *chair)
    yield from _witnesses(blocks, document_id)
    insets = _insets(blocks)
    places = [(inset.start, inset.end) for inset in insets]
    found = [
        ("speech", stretch.speaker, stretch.start, stretch.end)
        for stretch in split_speeches(text, heads=HEARING, insets=places)
        if stretch.kind in ("speech", "chair") and stretch.speaker
    ]
    for inset in insets:
        written = [(inset.words, inset.end)] if inset.answers is None else inset.answers
        found += [
            ("inserted", inset.name, *place)
            for place in written if inset.name and place[0] < place[1]
        ]  # fmt: skip
    for number, (kind, speaker, start, end) in enumerate(sorted(found, key=lambda s: s[2]), 1):
        yield Speech(document_id, number, kind, speaker, start, end)


def _presiding(text: str, blocks: list[Block]) -> tuple[str, bool] | None:
    """Name of whoever presides, and whether as the chairman."""
    front = "\n\n".join(block.whole for block in blocks[:_OPENING])
    found = _PRESIDES.search(text[: len(front)])
    if found is None:
        return None
    return " ".join(found["name"].split()), re.search(r"(?i)\bchair", found["office"]) is not None


def _witnesses(blocks: list[Block], document_id: str) -> Iterator[HearingWitness]:
    """Those whose statement is announced and who are no members, in the order of speaking."""
    names: dict[str, str] = {}
    for at, block in enumerate(blocks):
        if not _is_heading(block) or not (found := _STATEMENT.match(_heading(blocks, at))):
            continue
        name, rest = _cased(found["name"]), found["rest"].strip(" ,.")
        if rest and not _MEMBER.search(rest):
            names.setdefault(name, rest)
    for position, (name, rest) in enumerate(names.items(), 1):
        kind = "Nominee" if _NOMINEE.search(rest) else None
        yield HearingWitness(document_id, position, name, rest, None, None, kind, True)


def _insets(blocks: list[Block]) -> list[_Inset]:
    """Prepared statements, written answers and papers, each until speech goes on."""
    found: list[_Inset] = []
    opened: _Inset | None = None
    answers, start, lasts, is_answer = [], 0, False, False
    for at, block in enumerate(blocks):
        end = start + len(block.whole)
        mark = _opens(blocks, at)
        speaks = any(heads.match(block.whole) for heads in HEARING)
        if opened and (mark or (speaks and not lasts) or _announces(blocks, at)):
            found.append(_closed(opened, start - 2, answers))
            opened, answers, is_answer = None, [], False
        if mark:
            name, lasts = mark
            opened = _Inset(start, end, end + 2, name, () if lasts else None)
        elif opened and lasts and opened.name:
            is_answer = bool(_ANSWER.match(block.whole)) or (
                is_answer and not _QUESTION.match(block.whole) and not _is_heading(block)
            )
            answers += [(start, end)] if is_answer else []
        start = end + 2
    return [*found, _closed(opened, start - 2, answers)] if opened else found


def _closed(inset: _Inset, end: int, answers: list[tuple[int, int]]) -> _Inset:
    """The inset with its end; of written answers those that follow one another are one."""
    if inset.answers is None:
        return inset._replace(end=max(inset.start, end))
    joined: list[tuple[int, int]] = []
    for place in answers:
        if joined and joined[-1][1] + 2 == place[0]:
            joined[-1] = (joined[-1][0], place[1])
        else:
            joined.append(place)
    return inset._replace(end=max(inset.start, end), answers=tuple(joined))


def _opens(blocks: list[Block], at: int) -> tuple[str | None, bool] | None:
    """What a block opens: whose words follow, and whether speakers' names no longer end it."""
    words = _heading(blocks, at)
    named = ("[", "Prepared Statement of", "PREPARED STATEMENT OF")
    if blocks[at].text.startswith(named) or _is_heading(blocks[at]):
        if found := _RESPONSES.match(words):
            return _cased(found["by"] or found["to"]), True
        if found := _PREPARED.match(words):
            return _cased(found["name"]), False
        if _PAPERS.match(words):
            return None, not words.startswith("[")
    return None


def _announces(blocks: list[Block], at: int) -> bool:
    return _is_heading(blocks[at]) and bool(_STATEMENT.match(_heading(blocks, at)))


def _is_heading(block: Block) -> bool:
    return block.indent >= _HEADING or (block.text.isupper() and len(block.text) > 8)


def _heading(blocks: list[Block], at: int) -> str:
    """A block's words, with those of the next if that goes on with the heading."""
    words = blocks[at].text
    if _is_heading(blocks[at]) and at + 1 < len(blocks) and _is_heading(blocks[at + 1]):
        words = f"{words} {blocks[at + 1].text}"
    return " ".join(words.split())


def _cased(name: str) -> str:
    """A name as people write it: JANE McDOE -> Jane McDoe; what is not in capitals stays."""
    words = name.strip(" .")
    if not re.fullmatch(r"(?:Mc|Mac|[^a-z])+", words):
        return words
    return re.sub(
        r"[A-Za-z'’]+", lambda found: found[0][:2] + found[0][2:].title()
        if found[0].startswith("Mc") else found[0].title(), words,
    )  # fmt: skip
