"""What differs between two texts, word by word within paragraphs; the page's furniture aside.

Two printings of the same words have no difference, and say so: a diff is never empty.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal

import msgspec

from tracker.reading.furniture import ENUMERATOR, paragraphs, plain

Kind = Literal["same", "deleted", "inserted"]
_NOT_A_WORD = re.compile(r"[^0-9a-z$%§]+")
_ALIKE = 0.4  # paragraphs that share fewer of their words are not set against each other


class Part(msgspec.Struct, frozen=True):
    """Words that stand in both texts, or in one of them alone."""

    kind: Kind
    text: str


class Line(msgspec.Struct, frozen=True):
    """A paragraph: its number in each text ("(a)", None where it is not there) and its parts."""

    before: str | None
    after: str | None
    parts: list[Part]


class Diff(msgspec.Struct, frozen=True):
    """Paragraphs of both texts in order, with how many words were deleted, inserted, kept."""

    lines: list[Line]
    deleted: int
    inserted: int
    same: int

    @property
    def is_same(self) -> bool:
        """Whether no word differs."""
        return not self.deleted and not self.inserted

    @property
    def sentence(self) -> str:
        """What the diff comes to, in one sentence."""
        renumbered = sum(
            line.before != line.after and None not in (line.before, line.after)
            for line in self.lines
        )
        if self.is_same:
            told = f"No word differs: both texts have the same {self.same:,} words"
        else:
            noun = "word" if self.deleted == 1 else "words"
            told = (
                f"{self.deleted:,} {noun} deleted, {self.inserted:,} inserted, {self.same:,} kept"
            )
        noun = "paragraph" if renumbered == 1 else "paragraphs"
        return told + (f"; {renumbered} {noun} renumbered." if renumbered else ".")


def word_key(word: str) -> str:
    """What a word is compared by: its letters and figures, no case and no punctuation."""
    return _NOT_A_WORD.sub("", plain(word).casefold())


def split_number(paragraph: str) -> tuple[str, str]:
    """The numbers at the head of a paragraph, and the rest: "(a)(1) No" -> "(a)(1)", "No"."""
    end = 0
    while found := ENUMERATOR.match(paragraph, end):
        end = found.end()
    return re.sub(r"[^()\w]", "", paragraph[:end]), paragraph[end:].strip()


def compared_words(text: str) -> list[str]:
    """The words of a text as they are compared: no furniture, no numbers of paragraphs."""
    bodies = (split_number(paragraph)[1] for paragraph in paragraphs(text))
    return [key for body in bodies for word in _tokens(body) if (key := word_key(word))]


def diff_words(before: str, after: str) -> Diff:
    """What differs between two texts, paragraph set against paragraph, then word against word."""
    old = [split_number(p) for p in paragraphs(before)]
    new = [split_number(p) for p in paragraphs(after)]
    lines = [_line(a, b) for a, b in _aligned(old, new)]
    counts = Counter[str]()
    for line in lines:
        for part in line.parts:
            counts[part.kind] += sum(bool(word_key(word)) for word in _tokens(part.text))
    return Diff(lines, counts["deleted"], counts["inserted"], counts["same"])


def as_text(diff: Diff) -> str:
    """The diff as plain text: [-deleted-] and {+inserted+} words, a line a paragraph."""
    return "\n".join(" ".join(_marked(line)) for line in diff.lines)


def _marked(line: Line) -> Iterator[str]:
    if line.before == line.after:
        yield from filter(None, [line.after])
    else:
        yield from ([f"[-{line.before}-]"] if line.before else [])
        yield from ([f"{{+{line.after}+}}"] if line.after else [])
    marks = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    for part in line.parts:
        yield marks[part.kind].format(part.text)


def _tokens(text: str) -> list[str]:
    """Words as printed, those joined by a dash apart, so that a run-in heading stands alone."""
    return [t for t in re.split(r"\s+|(?<=—)(?=\S)|(?<=--)(?=\S)", text) if t]


Paragraph = tuple[str, str]


def _aligned(
    old: Sequence[Paragraph], new: Sequence[Paragraph]
) -> list[tuple[Paragraph | None, Paragraph | None]]:
    """Paragraphs set side by side in order, so that as many words as can be stand opposite.

    Paragraphs that begin or end both texts are set against each other first: two versions of a long
    transcript share nearly all, and the rest is weighed pair by pair.
    """
    head = sum(1 for _ in takewhile(_are_equal, zip(old, new, strict=False)))
    rest = min(len(old), len(new)) - head
    ends = zip(reversed(old[len(old) - rest :]), reversed(new[len(new) - rest :]), strict=True)
    tail = sum(1 for _ in takewhile(_are_equal, ends))
    middle = _weighed(old[head : len(old) - tail], new[head : len(new) - tail])
    after = zip(old[len(old) - tail :], new[len(new) - tail :], strict=True)
    return [*zip(old[:head], new[:head], strict=True), *middle, *after]


def _are_equal(pair: tuple[Paragraph, Paragraph]) -> bool:
    return pair[0] == pair[1]


def _weighed(
    old: Sequence[Paragraph], new: Sequence[Paragraph]
) -> list[tuple[Paragraph | None, Paragraph | None]]:
    bags_old, bags_new = [_bag(p) for p in old], [_bag(p) for p in new]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    gain = [[_gain(a, b) for b in bags_new] for a in bags_old]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            together = gain[i][j] + best[i + 1][j + 1] if gain[i][j] else 0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and gain[i][j]:
            together = gain[i][j] + best[i + 1][j + 1]
            if together >= max(best[i + 1][j], best[i][j + 1]):
                pairs.append((old[i], new[j]))
                i, j = i + 1, j + 1
                continue
        if j == len(new) or (i < len(old) and best[i + 1][j] >= best[i][j + 1]):
            pairs.append((old[i], None))
            i += 1
        else:
            pairs.append((None, new[j]))
            j += 1
    return pairs


def _bag(paragraph: Paragraph) -> Counter[str]:
    return Counter(filter(None, map(word_key, _tokens(paragraph[1]))))


def _gain(a: Counter[str], b: Counter[str]) -> float:
    """Words that two paragraphs share; nothing where they are too unlike to be the same one."""
    shared = 2 * (a & b).total()
    both = a.total() + b.total()
    return float(shared) if both and shared / both >= _ALIKE else float(both == 0)


def _line(old: Paragraph | None, new: Paragraph | None) -> Line:
    if old is None:
        return Line(None, new[0], [Part("inserted", new[1])] if new[1] else [])
    if new is None:
        return Line(old[0], None, [Part("deleted", old[1])] if old[1] else [])
    before, after = _tokens(old[1]), _tokens(new[1])
    keys_before, keys_after = list(map(word_key, before)), list(map(word_key, after))
    parts = []
    for kind, i, i_end, j, j_end in SequenceMatcher(
        None, keys_before, keys_after, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            parts.append(Part("same", _printed(after[j:j_end])))
            continue
        for mark, words in (("deleted", before[i:i_end]), ("inserted", after[j:j_end])):
            if words:
                # A lone dash or bullet is no word: it stands as printed and marks nothing.
                kind_of = mark if any(map(word_key, words)) else "same"
                parts.append(Part(kind_of, _printed(words)))
    return Line(old[0], new[0], parts)


def _printed(words: Sequence[str]) -> str:
    return re.sub(r"(?<=\S—) (?=\S)|(?<=\S--) (?=\S)", "", " ".join(words))
