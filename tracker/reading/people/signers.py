"""Who signed a letter or joint statement: the names under it, and those that its text tells."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from tracker.reading.people.places import has_district, state_of

_WORD = r"(?:(?:[A-Z]\.)+|St\.|[A-Z][\w'’-]+)"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|la|von|van|der|del|los))*(?:,? (?:Jr\.?|Sr\.?|I{{2,3}}|IV))?"
# "Ted Cruz (R-Texas)", "Ronny Jackson (TX-13)", "Ted Budd, R-N.C.", "Elizabeth Warren (Mass.)".
_PRINTED = re.compile(
    rf"(?P<name>{_NAME})(?:\s*\((?P<inside>[^()]{{1,40}})\)|,\s(?P<after>[RDI]-[A-Z][\w.]+))"
)
_PLACE = re.compile(r"(?P<party>[RDI])(?:[a-z]*\.?,?\s*[-–—]\s*|\.?,\s*)(?P<place>\S.*)")
_TITLES = (
    r"(?:Sens?\.|Senators?|Reps?\.|Representatives?|Congress(?:wo)?m[ae]n|Congressmembers?"
    r"|Congresspersons?|Members?|Delegates?|Del\.|Chair(?:man|woman|men)?|Co-?[Cc]hairs?|Leaders?"
    r"|Whip|Speaker|Emeritus|Commissioner|Colleagues|Drs?\.)"
)
_UP_TO_TITLE = re.compile(rf"^(?:.*(?<!\w){_TITLES}\s+)?(?:(?:Today|In|On|The|And|Also)\s+)*")
_TITLE_LAST = re.compile(
    rf"(?:(?:U\.S\.|US|United States|House|Senate|Majority|Minority|Ranking|fellow|{_TITLES})\s*)+$"
)
_SENATORS = re.compile(r"\b(?:Sens?\.|Senators?)", re.IGNORECASE)
_HOUSE = re.compile(r"\b(?:Reps?\.|Representatives?|Congress(?:wo)?m[ae]n|Congressmembers?)")
_BETWEEN = re.compile(
    r"[,;\s]*(?:(?:and|as well as|along with|also)\s+)?"
    rf"(?:(?:U\.S\.|United States|fellow|House|Senate|{_TITLES})\s+)*"
)
_CONTINUED = re.compile(r",[^.;()“”\"]{1,90},?\s+and\s+")
_PAPER = re.compile(r"\b(?:letter|co-?sign\w*|sign(?:ed|ing|ers?|atories)|joint statement)\b", re.I)
_BEFORE = re.compile(
    r"\b(?:join(?:ed|ing|s)|(?:co-?)?sign(?:ed|ers?|ing|atories)|along(?:side)? with"
    r"|led(?: by)?|includ\w+|colleagues)\b[^.!?”\"]{0,60}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[,\s]*(?:(?:today|also|recently|\w+day|and \d+ \w+|in)[,\s]+)*"
    r"(?:sent|wrote|sign\w*|co-?sign\w*|led|join\w*|penned|issued|released|call\w* on|urg\w+"
    r"|press\w*|demand\w*|a letter|sending)\b",
    re.IGNORECASE,
)
# Whom a letter goes to, and letters of other days, are not its signers.
_TO = re.compile(r"\b(?:to|from|of|for|at|by then)\s*(?:the\s+|then-?\s*)?$")
_EARLIER = re.compile(
    r"^\W*(?:(?:in|on|back in|since) (?:[A-Z]\w+ )?(?:\d{1,2}, )?(?:19|20)\d\d|(?:earlier|last"
    r"|previous|in recent)\b)",
    re.IGNORECASE,
)
_NO_SIGNERS = re.compile(
    r"(?:co-?sponsor\w*|amicus|introduc\w+|applaud\w*|thank\w*|in response to)\b", re.IGNORECASE
)
_CLOSING = re.compile(
    r"^(?:sincerely(?: yours)?|respectfully(?: (?:submitted|yours))?|very truly yours|yours truly"
    r"|with (?:respect|gratitude)|signed)\s*[,.:]?\s*$",
    re.IGNORECASE,
)
_END = re.compile(r"^(?:#|-\s*30\s*-|cc:|enclosure|p\.s\.|footnote|background:|more:)", re.I)
_SLASH = re.compile(r"^/[sx]/\s*", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?i)^(?:(?:u\.?s\.?|united states) (?P<senate>senat(?:ors?|e))|(?P<house>(?:u\.?s\.? )?"
    r"(?:representative|congress(?:man|woman))|members? of congress)|(?:chair|ranking|vice"
    r"|co-?chair|majority|minority|speaker|committee|subcommittee|chairman|chairwoman)\b.*)"
)
_BARE = re.compile(rf"^{_NAME}$")
_MOST_LINES = 200


class Signature(msgspec.Struct, frozen=True):
    """A name as printed, where it stands, and what is printed beside it."""

    name: str
    role: Literal["signed", "named"]
    party: str | None = None
    state: str | None = None
    chamber: Literal["house", "senate"] | None = None


def find_signers(text: str) -> list[Signature]:
    """Signers in the order in which they stand: names under a letter, then those the text tells.

    Only names with their state or party, or under a closing line, are taken: a sentence that names
    colleagues without them leaves open who is meant.
    """
    found: dict[str, Signature] = {}
    for signature in (*_under(text), *_told(text)):
        found.setdefault(signature.name, signature)
    return list(found.values())


def _told(text: str) -> Iterator[Signature]:
    """Names that a paragraph about a letter or joint statement gives as its signers."""
    for paragraph in text.split("\n"):
        if not _PAPER.search(paragraph) or _EARLIER.match(paragraph):
            continue
        end = None  # of the signers before, whom ", and Jim Risch (R-ID)" may follow
        for run in _runs(paragraph):
            between = paragraph[end : run[0].start()] if end is not None else "."
            before, after = paragraph[: run[0].start()], paragraph[run[-1].end() :]
            if _CONTINUED.fullmatch(between) or _is_signing(before, run, after):
                end = run[-1].end()
                yield from _signatures(run, paragraph)


def _is_signing(before: str, run: list[re.Match], after: str) -> bool:
    """Whether the words around a list of names call them signers."""
    before = _TITLE_LAST.sub("", before + _leading(run[0]["name"])).rstrip() + " "
    sentence = re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“])", before)[-1]
    if _TO.search(sentence) or _NO_SIGNERS.search(sentence[-80:]) or _NO_SIGNERS.search(after[:60]):
        return False
    said = f"{sentence} {after.split('. ')[0]}"
    return bool(_BEFORE.search(sentence) or (_AFTER.match(after) and _PAPER.search(said)))


def _runs(paragraph: str) -> Iterator[list[re.Match]]:
    """Stretches of names with their places, one list of the text each."""
    run: list[re.Match] = []
    for found in _PRINTED.finditer(paragraph):
        if _beside(found) is None:
            continue
        if run and not _BETWEEN.fullmatch(paragraph[run[-1].end() : found.start()]):
            yield run
            run = []
        run.append(found)
    if run:
        yield run


def _beside(found: re.Match) -> tuple[str | None, str, bool] | None:
    """Party, state and whether a House seat is meant, as printed beside a name."""
    printed = (found["inside"] or found["after"]).strip()
    party = _PLACE.fullmatch(printed)
    place = party["place"] if party else printed
    state = state_of(place)
    return (party["party"] if party else None, state, has_district(place)) if state else None


def _signatures(run: list[re.Match], paragraph: str) -> Iterator[Signature]:
    chamber = None
    for found in run:
        start = max(0, found.start() - 40)
        title = paragraph[start : found.start()] + _leading(found["name"])
        senate, house = _last(_SENATORS, title), _last(_HOUSE, title)
        if senate >= 0 or house >= 0:
            chamber = "senate" if senate > house else "house"
        party, state, is_seat = _beside(found)
        name = found["name"][len(_leading(found["name"])) :]
        if " " in name:
            yield Signature(name, "named", party, state, "house" if is_seat else chamber)


def _leading(name: str) -> str:
    return _UP_TO_TITLE.match(name).group()


def _last(pattern: re.Pattern, words: str) -> int:
    return max((found.start() for found in pattern.finditer(words)), default=-1)


def _under(text: str) -> Iterator[Signature]:
    """Names under the closing line of a letter, with the office printed below or beside them."""
    lines = text.split("\n")
    for start, line in enumerate(lines):
        if _CLOSING.match(line.strip()):
            yield from _block(lines[start + 1 : start + 1 + _MOST_LINES])


def _block(lines: list[str]) -> Iterator[Signature]:
    waiting: list[Signature] = []
    for line in lines:
        words = _SLASH.sub("", line.strip())
        if not words:
            continue
        office = _OFFICE.match(words)
        if office:
            chamber = "senate" if office["senate"] else "house" if office["house"] else None
            for one in waiting:
                yield msgspec.structs.replace(one, chamber=one.chamber or chamber)
            waiting = []
            continue
        signature = None if _END.match(words) else _line(words)
        if signature is None:
            break
        waiting.append(signature)
    yield from waiting


def _line(words: str) -> Signature | None:
    """The signature that a line is, None for a line that is anything else."""
    if (found := _PRINTED.fullmatch(words)) and (beside := _beside(found)):
        return next(_signatures([found], words), None) and Signature(
            found["name"][len(_leading(found["name"])) :], "signed", beside[0], beside[1],
            "house" if beside[2] else _chamber_of(found["name"]),
        )  # fmt: skip
    if not _BARE.match(words) or not 2 <= len(words.split()) <= 6:
        return None
    name = words[len(_leading(words)) :]
    return Signature(name, "signed", chamber=_chamber_of(words)) if " " in name else None


def _chamber_of(words: str) -> Literal["house", "senate"] | None:
    title = _leading(words)
    return "senate" if _SENATORS.search(title) else "house" if _HOUSE.search(title) else None
