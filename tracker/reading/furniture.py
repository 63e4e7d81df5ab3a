"""A text of Congress without what only the printed page needed: its paragraphs, ready to compare.

Dropped are page marks, running heads and feet, line numbers, rules, margin notes at the end of a
piece, and bullets; words broken at a line's end are made whole. Nothing that Congress wrote goes.
"""

import re
from itertools import pairwise

_IN_LINE = re.compile(
    r"\[\[Page [^\]]*\]\]|\[Page [A-Z]{0,3}\d+\]|\{time\}\s+\d{3,4}|<<NOTE:[^>]*>>"
    r"|</?DELETED>|<all>|<DOC>|[\u00ad\u200b\ufeff]"
)
_LINE = re.compile(
    r"\s*(?:VerDate\b.*|.*\bJkt \d{6}\b.*|.*\bFrm \d{5}\b.*|.*\bSfmt \d{4}\b.*"
    r"|[fF]:\\.*|[•†‡Î·]\s?(?:HR|S|HJ|SJ|HCON|SCON|HRES|SRES|H|HJRES|SJRES)[\s.]*\d+\s[A-Z]{2,4}\d?"
    r"|(?:HR|S|HJ ?RES|SJ ?RES|HCON ?RES|SCON ?RES|HRES|SRES)\s\d+\s[A-Z]{2,4}\d?(?:\s*PP)?"
    r"|\d{1,4}|[-–—]\s?\d{1,4}\s?[-–—]|(?:[_=~*-]\s?){3,}|\d{2,3} STAT\. \d+"
    r"|(?:PUBLIC|PRIVATE) LAW \d+[-–—]\d+[-–—].*\d{4}|[A-Z][a-z]+ \d+, \d{4} *\(.*\)\s*\d+"
    r")\s*"
)
_NOTE = re.compile(r"\[(?!Reserved)[^\[\]]*\]", re.IGNORECASE)
_NUMBERED = re.compile(r"\s{0,6}(\d{1,2})\s+(?=\S)")
_BULLET = re.compile(r"^\s*[•·▪●◦]\s+")
_QUOTES = str.maketrans({
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "‘": "'", "’": "'", "“": '"', "”": '"',
    "‐": "-", "‑": "-", "–": "-", "—": "-",
})  # fmt: skip
_NUMBER = r"\d{1,3}[A-Z]?|[a-z]{1,2}|[A-Z]{1,2}|[ivxl]{1,6}|[IVXL]{1,6}"
ENUMERATOR = re.compile(rf"[“\"'‘`]*\(({_NUMBER})\)(?=[\s(]|$|[A-Z“])")
_BEGINS = re.compile(
    rf"[“\"'‘`]*(?:\((?:{_NUMBER})\)|(?:SEC(?:TION|\.)|Sec\.)\s?\d|TITLE [IVXLC]+\b"
    r"|DIVISION [A-Z]+\b|Subtitle [A-Z]\b|Whereas\b|Resolved\b|Provided\b)"
)
_ENDS = re.compile(r"(?:[.;:?!—]|--|; (?:and|or))[\"'”’)\]]*$")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text in order, each on one line, without the page's furniture."""
    return _joined(_without_notes(_without_line_numbers(_kept(text))))


def plain(text: str) -> str:
    """Text with one kind of quotation mark, dash and blank, as it is compared."""
    return text.translate(_QUOTES).replace("--", "-").replace("``", '"').replace("''", '"')


def _kept(text: str) -> list[str]:
    lines = _IN_LINE.sub(" ", text.replace("\r\n", "\n")).split("\n")
    return [
        _BULLET.sub("", line) for line in lines if not line.strip() or not _LINE.fullmatch(line)
    ]


def _without_line_numbers(lines: list[str]) -> list[str]:
    """Lines without the numbers 1 to 25 that bills print beside them: only where they count up."""
    numbers = [int(found[1]) if (found := _NUMBERED.match(line)) else None for line in lines]
    numbered = [place for place, number in enumerate(numbers) if number is not None]
    counting = {
        place
        for here, after in pairwise(numbered)
        if numbers[after] in (numbers[here] + 1, 1) and after - here <= 3
        for place in (here, after)
    }
    if len(counting) < 3:
        return lines
    return [
        _NUMBERED.sub("", line, count=1) if place in counting else line
        for place, line in enumerate(lines)
    ]


def _without_notes(lines: list[str]) -> list[str]:
    """Lines without the margin notes that stand in brackets after a piece's last paragraph."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or _NOTE.fullmatch(lines[end - 1].strip())):
        end -= 1
    return lines[:end]


def _joined(lines: list[str]) -> list[str]:
    """Paragraphs of lines: a line goes on with the last one unless a sentence ended there."""
    found: list[str] = []
    after_blank = True
    for line in lines:
        words = " ".join(line.split())
        if not words:
            after_blank = True
            continue
        goes_on = found and not _BEGINS.match(words) and not _ENDS.search(found[-1])
        if goes_on and not (after_blank and words[:1].isupper()):
            found[-1] = _glued(found[-1], words)
        else:
            found.append(words)
        after_blank = False
    return found


def _glued(before: str, after: str) -> str:
    """Two lines as one; a word broken at the end of the first is made whole."""
    if re.search(r"[a-z]-$", before) and after[:1].islower():
        return before[:-1] + after
    return f"{before} {after}"
