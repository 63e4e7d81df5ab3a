"""Whether words of a release are all its signers' own: a quoted letter, a joint statement."""

import re

_ALL = re.compile(
    r"\b(?:the |these |bipartisan |group of )*(?:senators|members|lawmakers|representatives"
    r"|congress(?:wo)?m[ae]n|signatories|signers|colleagues|duo|pair|delegation|they|leaders"
    r"|legislators|joint statement|letter|statement reads?)\b[^.“”\"]{0,80}$",
    re.IGNORECASE,
)
_DEAR = re.compile(r"^\s*Dear\b.{2,120}[,:]\s*$", re.MULTILINE)
_CLOSING = re.compile(r"^\s*(?:sincerely|respectfully|very truly yours)\b", re.I | re.M)
_OPEN, _CLOSE = '“"', '”"'


def is_joint(text: str, words: str) -> bool:
    """Whether the words stand in the letter itself, or in a quotation given to all its signers.

    "The Senators wrote, “…”" is; what the publisher's own member adds in the singular is not.
    """
    at = _place(text, words)
    if at is None:
        return False
    dear, closing = _DEAR.search(text), None
    if dear and dear.end() <= at:
        closing = _CLOSING.search(text, dear.end())
        return closing is None or at < closing.start()
    paragraph = text.rfind("\n", 0, at) + 1
    opened = max(text.rfind(mark, paragraph, at + 1) for mark in _OPEN)
    if opened < 0:
        return False
    if any(text.find(mark, opened + 1, at) >= 0 for mark in _CLOSE):
        return False  # the quotation ended before the words
    before = text[max(0, opened - 160) : opened].rstrip()
    return bool(_ALL.search(before))


def _place(text: str, words: str) -> int | None:
    """Where words stand in a text, however blanks and quotation marks are written there."""
    pattern = r"\s+".join(
        re.sub(r"[“”\"‘’']", "[“”\"‘’']", re.escape(word)) for word in words.split()
    )
    found = re.search(pattern, text) if pattern else None
    return found.start() if found else None
