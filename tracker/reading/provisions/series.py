"""Acts that come back every year: which series a title belongs to, and what ends with its year."""

import re

_YEAR = re.compile(
    r"(?:,?\s*(?:for )?(?:the )?fiscal years?(?: ending)?(?: [A-Z][a-z]+ \d{1,2},)?)?,?\s*"
    r"\b(?:19|20)\d\d\b"
    r"(?:\s*(?:and|through|[-–])\s*(?:19|20)?\d\d\b)?",
)
_TAIL = re.compile(r",? and for other purposes\b.*$", re.IGNORECASE)
# Laws bear a person's name that the bills did not: James M. Inhofe National Defense Authorization
# Act for Fiscal Year 2023 (Public Law 117-263) was H.R. 7776, and H.R. 7900 before that.
_KNOWN = re.compile(
    r"(?:national defense|intelligence|coast guard|department of state|"
    r"foreign relations) authorization act|consolidated appropriations act|"
    r"(?:further )?continuing appropriations(?: and extensions)? act"
)
_FOR_ONE_YEAR = re.compile(r"\b(?:by|in|under) this (?:act|title|division)\b", re.IGNORECASE)
_FOR_LONGER = re.compile(
    r"\bhereafter\b|\bthereafter\b|\b(?:any|each) (?:subsequent )?fiscal year\b|\bpermanent",
    re.IGNORECASE,
)


def series_of(title: str) -> str:
    """Title without its year, the same for each year's act; empty where it bears no year."""
    cut = _YEAR.sub(" ", _TAIL.sub("", title))
    if cut == title or not _YEAR.search(title):
        return ""
    words = " ".join(re.findall(r"[a-z]+", cut.casefold()))
    known = _KNOWN.search(words)
    return known[0] if known else words


def lapses(text: str, title: str) -> bool:
    """Whether a provision ends with its act's year: a limit on the funds of an appropriations act.

    Permanent law does not, nor a limit that says "hereafter".
    """
    return (
        "appropriation" in title.casefold()
        and _FOR_ONE_YEAR.search(text) is not None
        and _FOR_LONGER.search(text) is None
    )
