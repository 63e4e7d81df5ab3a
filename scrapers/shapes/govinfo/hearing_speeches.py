"""Who says what in a printed hearing: speeches, prepared statements, answers in writing."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from scrapers.shapes.govinfo.text import Block
from scrapers.shapes.govinfo.written_questions import HON, Asked, Section, cased, read_asked
from tracker.reading.people.speeches import HEARING, split_speeches
from tracker.records import HearingChair, HearingWitness, Speech

_STATEMENT = re.compile(
    rf"(?:(?:OPENING|FURTHER) )?(?:STATEMENT|TESTIMONY) OF {HON}(?P<name>[^,;:]+)(?P<rest>.*)",
    re.IGNORECASE,
)
_PREPARED = re.compile(
    rf"\[?(?:The )?prepared statement of {HON}(?P<name>[^,;:\]]+?)(?: follows?)?(?:[,;:\]].*)?$",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"(?:A P P E N D I X|APPENDIX|Appendix)\b|(?:Additional )?Material (?:Submitted|for the Record)"
    r"|Additional Committee Questions\b|\[?The (?:information|material|letter|article)\b"
    r"|(?:Additional )?(?:Letters?|Articles?|Documents?|Statements?) (?:Submitted|From|for the)",
    re.IGNORECASE,
)
_FOLLOW = re.compile(r"\bfollows?:?\]?$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?i:.{0,60}\b(?:committee|commission|caucus)\b.{0,60}?\b(?:met|convened)\b,? pursuant to)"
    r"|(?:SUB)?COMMITTEE RECESS|CONCLUSION OF HEARING"
)
_PRESIDES = re.compile(
    r"\b(?:met|convened)\b[^.]{0,40}.{0,400}?(?:the )?(?:Hon(?:orable|\.)?|Senator) "
    r"(?P<name>(?:[A-Z][\w'’-]+|[A-Z]\.)(?: (?:[A-Z][\w'’-]+|[A-Z]\.))+)"
    r",? ?(?P<office>[^.]{0,90}?),?\)? presiding",
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
    """A stretch that is no speech: its place, whose words it holds from where on, if anybody's.

    A section holds written questions and answers. One that lasts is not ended by speakers' names.
    """

    name: str | None
    lasts: bool = False
    section: Section | None = None
    start: int = 0
    words: int = 0
    end: int = 0

    def stretches(self) -> Iterator[tuple[str, str, int, int]]:
        """Kind, speaker and place of each stretch in it."""
        if self.section:
            yield from self.section.parts
        elif self.name and self.words < self.end:
            yield "inserted", self.name, self.words, self.end


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
    witnesses = list(_witnesses(blocks, document_id))
    yield from witnesses
    # Where one alone testified, it is that one who answers what a heading puts to nobody by name.
    insets = _insets(blocks, Asked(witnesses[0].name if len(witnesses) == 1 else None, None))
    places = [(inset.start, inset.end) for inset in insets]
    found = [
        ("speech", stretch.speaker, stretch.start, stretch.end)
        for stretch in split_speeches(text, heads=HEARING, insets=places)
        if stretch.kind in ("speech", "chair") and stretch.speaker
    ]
    found += [stretch for inset in insets for stretch in inset.stretches()]
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
        name, rest = cased(found["name"]), found["rest"].strip(" ,.")
        if rest and not _MEMBER.search(rest):
            names.setdefault(name, rest)
    for position, (name, rest) in enumerate(names.items(), 1):
        kind = "Nominee" if _NOMINEE.search(rest) else None
        yield HearingWitness(document_id, position, name, rest, None, None, kind, True)


def _insets(blocks: list[Block], asked: Asked) -> list[_Inset]:
    """Prepared statements, written questions and papers, each until speech goes on."""
    found: list[_Inset] = []
    opened: _Inset | None = None
    start = 0
    for at, block in enumerate(blocks):
        before = opened.section if opened else None
        mark = _opens(blocks, at, before, before.asked if before else asked)
        if opened and (mark or _ends(blocks, at, opened)):
            found.append(opened._replace(end=max(opened.start, start - 2)))
            opened = None
        end = start + len(block.whole)
        if mark:
            opened = mark._replace(start=start, words=end + 2)
        elif opened and opened.section:
            opened.section.read(block, start, breaks=_is_heading(block) or _is_announced(block))
        start = end + 2
    return [*found, opened._replace(end=start - 2)] if opened else found


def _opens(
    blocks: list[Block], at: int, before: Section | None, known: Asked
) -> _Inset | None:  # fmt: skip
    """What a block opens, if it opens anything; known is who asks whom as told before it."""
    own, words = " ".join(blocks[at].text.split()), _heading(blocks, at)
    named = ("[", "Prepared Statement of", "PREPARED STATEMENT OF")
    if not (own.startswith(named) or _is_heading(blocks[at])):
        return None
    if not own.startswith("[") or _is_announced(blocks[at]):
        asked = read_asked(own, known)
        if asked and not asked.asks:  # a heading that goes on in the next block
            asked = read_asked(words, known)
        if asked:
            return _Inset(None, lasts=True, section=Section(asked))
    if before and own.startswith("["):
        return None  # a paper among the questions, which go on behind it
    if found := _PREPARED.match(words):
        return _Inset(cased(found["name"]))
    if _PAPERS.match(words):
        return _Inset(None, lasts=not own.startswith("["))
    return None


def _ends(blocks: list[Block], at: int, opened: _Inset) -> bool:
    """Whether speech goes on with a block, or the sitting begins after the contents."""
    if _announces(blocks, at) or _GOES_ON.match(blocks[at].whole):
        return True
    return not opened.lasts and any(heads.match(blocks[at].whole) for heads in HEARING)


def _announces(blocks: list[Block], at: int) -> bool:
    return _is_heading(blocks[at]) and bool(_STATEMENT.match(_heading(blocks, at)))


def _is_heading(block: Block) -> bool:
    return block.indent >= _HEADING or (block.text.isupper() and len(block.text) > 8)


def _is_announced(block: Block) -> bool:
    """Whether a paper follows: [The information referred to follows:]."""
    return block.text.startswith("[") and bool(_FOLLOW.search(block.text))


def _heading(blocks: list[Block], at: int) -> str:
    """A block's words, with those of the next if that goes on with the heading."""
    words = blocks[at].text
    if _is_heading(blocks[at]) and at + 1 < len(blocks) and _is_heading(blocks[at + 1]):
        words = f"{words} {blocks[at + 1].text}"
    return " ".join(words.split())
