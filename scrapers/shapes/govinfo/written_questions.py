"""Questions that members put to a witness in writing, and the answers: who asks, who answers.

Committees print them after a hearing in three ways: "Question." and "Answer." under a heading that
names both; the same under "Questions Submitted to …" and then a heading for each senator; and with
names, "1. Senator Roe. …" and "Admiral Doe. …".
"""

import re
from typing import Literal, NamedTuple

from scrapers.shapes.govinfo.text import Block
from tracker.reading.people.speeches import HEARING
from tracker.reading.people.titles import name_of

HON = r"(?:the )?(?:Hon(?:orable|\.)? )?"
_HEADING = re.compile(
    r"\[?(?:[\w-]+ ){0,3}?(?:Questions?|Responses?|Answers?|Replies)\b"
    r".*\b(?:Submitted|Record|Questions?|supplied)\b",
    re.IGNORECASE,
)
_LETTERS = r"[^,;:\]]+?"
_TO = re.compile(
    rf"\b(?:Responses?|Answers?|Replies) (?:received )?(?:of|from|by) {HON}(?P<of>{_LETTERS})"
    rf"(?:,.*?)? to\b"
    rf"|\b(?:Submitted|Posed|Addressed|Directed) (?:for the Record )?to {HON}(?P<to>{_LETTERS})"
    r"(?:,.*?)?(?= by\b| from\b| prior\b| Questions?\b|\]|$)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:Submitted|Posed|Record|Questions?)\b.*?\b(?:by|from|of) (?P<by>"
    r"(?:(?:the )?Hon(?:orable|\.)? |(?:U\.S\. )?(?:Senator|Representative|Congress(?:wo)?man|Rep\."
    r"|Sen\.|Delegate|Chair(?:man|woman)?|Ranking Member|Vice Chair(?:man|woman)?|M[rs]s?\.) )"
    rf"{_LETTERS})(?= prior\b| to\b|[\],:]|$)",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"(?:Answer|Response|Reply|A)(?: to Question \d+\w?)?[.:] ?")
_QUESTION = re.compile(r"(?:Questions?|Q)\b ?(?:No\. ?|#)?\d*\w?[.:(]")
_NUMBER = re.compile(r"(?:\d{1,3}|[a-z]|\([a-z0-9]+\))\. ?")
_ASKS = re.compile(r"(?:Senator|Representative|Congress(?:wo)?man|Delegate|Ranking Member) ")


class Asked(NamedTuple):
    """Who is asked and who asks, as a heading names them; None whom it does not."""

    answers: str | None
    asks: str | None


class Part(NamedTuple):
    """A stretch of a section: a question or an answer, whose it is, and its place."""

    kind: Literal["question", "inserted"]
    speaker: str
    start: int
    end: int


def read_asked(words: str, before: Asked) -> Asked | None:
    """Who asks whom by a heading, None for another; who answers may stand in the one before."""
    if not _HEADING.match(words):
        return None
    to, by = _TO.search(words), _BY.search(words)
    answers = (to["of"] or to["to"]) if to else before.answers
    whole = name_of(answers) if answers else None  # Secretary of State John Doe
    answers = whole if whole and " " in whole else answers
    asks = re.sub(rf"^{HON}", "", by["by"], flags=re.IGNORECASE) if by else None
    return Asked(answers and cased(answers), asks and cased(asks))


class Section:
    """One section of written questions, read block by block."""

    def __init__(self, asked: Asked):
        self.asked = asked
        self.parts: list[Part] = []
        self._open: tuple[Literal["question", "inserted"], str] | None = None

    def read(self, block: Block, start: int, *, breaks: bool) -> None:
        """Take in a block that begins at a place of the text; one that breaks off is nobody's."""
        begins = start
        if breaks:
            self._open = None
        elif (opened := self._opens(block.whole)) is not None:
            self._open, begins = opened[0], start + opened[1]
        end = start + len(block.whole)
        if self._open is None:
            return
        last = self.parts[-1] if self.parts else None
        goes_on = last and (last.kind, last.speaker) == self._open and last.end + 2 == start
        if last and goes_on:
            self.parts[-1] = last._replace(end=end)
        else:
            self.parts.append(Part(*self._open, begins, end))

    def _opens(
        self, words: str
    ) -> tuple[tuple[Literal["question", "inserted"], str] | None, int] | None:
        """Whose words a block begins and where they do; None where it goes on with the last."""
        if _QUESTION.match(words):
            return (("question", self.asked.asks) if self.asked.asks else None), 0
        if _ANSWER.match(words):
            return (("inserted", self.asked.answers) if self.asked.answers else None), 0
        number = _NUMBER.match(words)
        named = HEARING.speaker.match(words, number.end() if number else 0)
        if named is None:
            return None
        label = " ".join(named["label"].split())
        asks = bool(number) or _ASKS.match(label) or _same_surname(label, self.asked.asks)
        return ("question" if asks else "inserted", label), named.end() + 1


def _same_surname(label: str, other: str | None) -> bool:
    return bool(other) and label.split()[-1].lower() == (other or "").split()[-1].lower()


def cased(name: str) -> str:
    """A name as people write it: JANE McDOE -> Jane McDoe; what is not in capitals stays."""
    words = name.strip(" .")
    if not re.fullmatch(r"(?:Mc|Mac|[^a-z])+", words):
        return words
    return re.sub(
        r"[A-Za-z'’]+", lambda found: found[0][:2] + found[0][2:].title()
        if found[0].startswith("Mc") else found[0].title(), words,
    )  # fmt: skip
