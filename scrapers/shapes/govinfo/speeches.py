"""Speeches and page breaks of an item of the Record, as places in the text of its Document."""

from collections.abc import Iterator

from scrapers.shapes.govinfo.marks import Letters, Marks, read_marks
from scrapers.shapes.govinfo.text import Block
from tracker.reading.people.speeches import Speech as Stretch
from tracker.reading.people.speeches import split_speeches
from tracker.records import PageBreak, Speech

_EXTENSIONS, _DIGEST = "Extensions of Remarks", "Daily Digest"
# Speech begins two blanks from the margin; letters, bills and headings stand further in.
_APART = 4
_KEPT = ("speech", "chair", "paper")


def read_speeches(
    body: bytes, blocks: list[Block], document_id: str, section: str, first_page: str
) -> Iterator[PageBreak | Speech]:
    """Where each page begins, and who speaks where, of an item whose first block is its header.

    The Daily Digest is a summary: nobody speaks in it. Extensions of Remarks, and in the Senate
    what stands between bullets, were handed in and never said.
    """
    text, insets = _lay_out(blocks[1:])
    marks, letters = read_marks(body, blocks[0]), Letters(text)
    starts = {letters.place(seen): page for seen, page in marks.pages}
    starts = {start: page for start, page in starts.items() if start}
    for start, page in [(0, first_page), *starts.items()]:
        if page:
            yield PageBreak(document_id, start, page)
    if section == _DIGEST:
        return
    stretches = (s for s in split_speeches(text, insets=insets) if s.kind in _KEPT and s.speaker)
    for number, stretch in enumerate(stretches, 1):
        is_handed_in = section == _EXTENSIONS or _is_unspoken(stretch, marks, letters)
        kind = "inserted" if is_handed_in and stretch.kind == "speech" else stretch.kind
        yield Speech(document_id, number, kind, stretch.speaker, stretch.start, stretch.end)


def _lay_out(blocks: list[Block]) -> tuple[str, list[tuple[int, int]]]:
    """The text of a Document, and the places of it that the printer set apart."""
    text, apart = "", []
    for block in blocks:
        text += "\n\n" if text else ""
        start, text = len(text), text + block.whole
        if block.indent >= _APART:
            apart.append((start, len(text)))
    return text, apart


def _is_unspoken(stretch: Stretch, marks: Marks, letters: Letters) -> bool:
    begins = letters.before(stretch.start)
    return any(start <= begins < end for start, end in marks.unspoken)
