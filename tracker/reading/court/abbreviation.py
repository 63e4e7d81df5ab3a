"""What a bare "ICC" stands for: by a definition in the document, else by the words around it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec
import re2

from tracker.reading.court.lexicon import cased, compiled, group_words, load_lexicon, sense_words
from tracker.reading.court.phrase import for_text

_ABBREVIATION = r"(?:ICC|I\.\s?C\.\s?C\.?)"
_ANYWHERE = re.compile(_ABBREVIATION)
_BESIDE = 130
_QUOTES = "[\"'`]{0,2}"
_IN_BRACKETS = re.compile(
    rf"\(\s*(?P<before>(?:[A-Za-z,]+\s+){{0,9}}){_QUOTES}{_ABBREVIATION}{_QUOTES}(?P<after>[^()]{{0,60}})\)"
)
_GLUE = re.compile(
    r"(?:\s|,|\b(?:hereinafter|hereafter|herein|in|this|title|section|subsection|chapter|act"
    r"|resolution|report|preamble|order|notice|referred|to|as|the|or|formerly|known|also|called|abbreviated)\b)*",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r",?\s*(?:,\s*or|\bor|known as|called|abbreviated(?: as)?|hereinafter|hereafter)\s+(?:the\s+)?"
    rf"{_QUOTES}{_ABBREVIATION}\b"
)
_BEFORE_NAME = re.compile(
    rf"\b{_ABBREVIATION}{_QUOTES}\s*(?:\(\s*(?:formerly\s+)?"
    r"|,\s*(?:or|short for|that is|i\.e\.,?|formerly)\s+|,\s*(?=the\s)"
    r"|\s(?:means|stands for|refers to|is short for|shall mean)\s+|\s-+\s)"
    rf"(?:the\s+)?{_QUOTES}(?=[A-Za-z])"
)
# Another name whose initials these are, and an owner: the Court belongs to no place.
_SAME_INITIALS = re.compile(
    r"\bI[a-z]+(?:[\s-]+(?:of|on|for|and|the|de))?[\s-]+C[a-z]+(?:[\s-]+(?:of|on|for|and|the|de))?"
    r"[\s-]+C[a-z]+\b"
)
_OWNED = re.compile(r"\b[A-Z][a-z]+'s\s+$")
_PLACED = re.compile(r"\s+(?:of|in|at|near|on)\s+((?:[A-Z][a-z]+\s?){1,3})")
# "Had there been one in 1938": of years in which it was not there.
_UNREAL = re.compile(r"\b(?:if|had there|would have|could have)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][A-Za-z'.&]*")
_SMALL = {
    "of",
    "on",
    "for",
    "the",
    "and",
    "to",
    "in",
    "de",
    "&",
    "under",
    "with",
    "international's",
}
_FIRMS = {"llc", "inc", "inc.", "ltd", "ltd.", "corp", "corp.", "foundation"}
_NOT_MEANT = re.compile(
    r"(?:\bnot|\brather than|\bas opposed to|\bunlike|\bother than|\bconfused with"
    r"|\bno relation to|\bnor)"
    r"\s+(?:(?:to|by|of|with|from|in|at|the|an?|any|this|that)\s+){0,2}$",
    re.IGNORECASE,
)


class Definition(msgspec.Struct, frozen=True):
    """A place where a document says what its abbreviation stands for."""

    at: int
    sense: str
    words: str


class Reading(msgspec.Struct, frozen=True):
    """What an abbreviation stands for, and why."""

    sense: str
    rule: str
    why: str


class Evidence(msgspec.Struct, frozen=True):
    """The words around that go with one sense, and what they weigh."""

    sense: str
    words: list[str]
    weight: int


def find_definitions(text: str) -> list[Definition]:
    """Each place of a folded text that spells the abbreviation out, in order."""
    found = {place for token in _ANYWHERE.finditer(text) for place in _spelt_out(text, token)}
    return [Definition(at, sense_of(words), words) for at, words in sorted(found) if words]


def _spelt_out(text: str, token: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Where the words beside one abbreviation spell it out, and those words."""
    start, end = token.span()
    low = max(0, start - _BESIDE)
    for bracket in _IN_BRACKETS.finditer(text, low, end + _BESIDE):
        if _GLUE.fullmatch(bracket["before"]):
            yield bracket.start(), _name_before(text, bracket.start())
    for before in _AFTER_NAME.finditer(text, low, end):
        yield before.start(), _name_before(text, before.start())
    after = _BEFORE_NAME.match(text, start)
    if after:
        yield after.start(), _name_after(text, after.end())


def sense_of(name: str) -> str:
    """The sense of a spelled-out name: "court", a known look-alike's name, or the name itself."""
    if _court_name().search(name.encode(errors="replace")):
        return "court"
    for sense, pattern in _names():
        if pattern.search(name.encode(errors="replace")):
            return sense
    return name


def by_definition(at: int, end: int, definitions: list[Definition]) -> Reading | None:
    """The sense that the nearest definition gives: the last one before, else the next one after."""
    before = [d for d in definitions if d.at <= end]
    chosen = before[-1] if before else definitions[0] if definitions else None
    if chosen is None:
        return None
    return Reading(chosen.sense, "abbreviation-defined", f"the text says “{chosen.words}”")


def by_evidence(near: str, named: Iterable[str], denied: Iterable[str] = ()) -> Reading | None:
    """The sense for which the words around speak and those of no other sense speak as much.

    near is the sentence with its neighbours, the abbreviation taken out; named are the senses
    whose full names stand elsewhere in the document, denied those named only as not meant. A
    telling word counts two, a faint one one, a full name in the document three; it takes two. One
    word of everyday use decides nothing by itself: everybody has players, and students.
    """
    named, denied = set(named), set(denied)
    court = _court_evidence(near)
    weight = court.weight + 3 * ("court" in named)
    others = [
        Evidence(sense.name, words, 2 * len(words) + 3 * (sense.name in named))
        for position, sense in enumerate(load_lexicon().sense)
        if sense.name not in denied
        for words in [sense_words(position).find(near) if sense.words else []]
    ]
    other = max(others, key=lambda evidence: evidence.weight)
    if weight >= 2 and weight > other.weight:
        told = _told(court.words, "court" in named, "the International Criminal Court")
        return Reading("court", "abbreviation-in-context", told)
    if other.weight >= 2 and other.weight > weight and not _is_everyday(other):
        told = _told(other.words, other.sense in named, f"the {other.sense}")
        return Reading(other.sense, "abbreviation-in-context", told)
    return None


def _is_everyday(evidence: Evidence) -> bool:
    return evidence.weight == 2 and group_words("everyday").is_in(evidence.words[0])


def speaks_for_others(near: str) -> bool:
    """Whether any word around goes with something else of these initials."""
    senses = enumerate(load_lexicon().sense)
    return any(sense.words and sense_words(n).is_in(near) for n, sense in senses)


def by_exclusion(text: str, start: int, end: int, near: str) -> Reading | None:
    """Something else, where no word speaks for any sense but the Court cannot be meant.

    That is: another name in the document has these initials, the abbreviation belongs to a place
    or a firm or stands in a place, or the years beside it are from before there was a Court.
    """
    for name in _SAME_INITIALS.finditer(text):
        spelt = " ".join(name.group().split())
        if sense_of(spelt) != "court":
            told = f"the text names “{spelt}”, which has these initials"
            return Reading(sense_of(spelt), "abbreviation-initials", told)
    owner = _OWNED.search(text, max(0, start - 30), start)
    if owner and not group_words("court-faint").is_in(near):
        told = f"it is “{owner.group().strip()}”, and the Court belongs to nobody"
        return Reading("something of a place or a firm", "abbreviation-owned", told)
    placed = _PLACED.match(text, end)
    if placed and not group_words("court-abroad").is_in(placed.group(1)):
        told = f"it is one in “{placed.group(1).strip()}”, and the Court is in The Hague"
        return Reading("something of a place or a firm", "abbreviation-placed", told)
    years = group_words("before-the-court").find(near)
    if years and not group_words("court-faint").is_in(near) and not _UNREAL.search(near):
        told = f"of “{years[0]}”, when there was no such court"
        return Reading("a body of earlier years", "abbreviation-before-the-court", told)
    return None


def _court_evidence(near: str) -> Evidence:
    """The words around that go with the Court, those of courts and offices at home left out."""
    near = group_words("at-home").without(near)
    strong, faint = group_words("court-strong").find(near), group_words("court-faint").find(near)
    faint = [word for word in faint if not any(word in other for other in strong)]
    return Evidence("court", strong + faint, 2 * len(strong) + len(faint))


def is_denied(text: str, at: int) -> bool:
    """Whether a name at a place is named only to say that it is not meant."""
    return _NOT_MEANT.search(text, max(0, at - 60), at) is not None


def _told(words: list[str], named: bool, name: str) -> str:
    parts = []
    if words:
        parts.append("near it stand " + ", ".join(f"“{word}”" for word in words[:6]))
    if named:
        parts.append(f"the document names {name}")
    return "; ".join(parts)


def _name_before(text: str, at: int) -> str:
    """The words right before a place whose initials spell I, C, C; or a known name; or nothing."""
    start = max(0, at - 160)
    words = list(_WORD.finditer(text, start, at))
    while words and words[-1].group().lower() in _FIRMS:
        words.pop()
    wanted = ["c", "c", "i"]
    for word in reversed(words):
        lower = word.group().lower()
        if lower in _SMALL and lower[0] != wanted[0]:
            continue
        if lower[0] != wanted[0]:
            break
        wanted.pop(0)
        if not wanted:
            return " ".join(text[word.start() : words[-1].end()].split())
    return _known_name_at_end(text[start:at])


def _known_name_at_end(text: str) -> str:
    """A look-alike's or the Court's known name with which a text ends, whatever its initials."""
    tail = text.rstrip(" ,\"'`").encode(errors="replace")
    for pattern in [_court_name(), *(pattern for _, pattern in _names())]:
        last = None
        for found in pattern.finditer(tail):
            last = found
        if last is not None and len(tail) - last.end() < 8:
            return last.group().decode(errors="replace")
    return ""


def _name_after(text: str, at: int) -> str:
    """The words from a place on whose initials spell I, C, C; nothing where they do not."""
    wanted, end = ["i", "c", "c"], at
    for word in _WORD.finditer(text, at, at + 160):
        lower = word.group().lower()
        if lower in _SMALL and lower[0] != wanted[0]:
            continue
        if lower[0] != wanted[0]:
            return ""
        wanted.pop(0)
        end = word.end()
        if not wanted:
            return " ".join(text[at:end].split())
    return ""


@cache
def _court_name() -> re2._Regexp:
    terms = load_lexicon().term
    return _any_of(word for term in terms if term.id == "court-name" for word in term.words)


@cache
def _names() -> list[tuple[str, re2._Regexp]]:
    return [(sense.name, _any_of(sense.names)) for sense in load_lexicon().sense if sense.names]


def _any_of(words: Iterable[str]) -> re2._Regexp:
    return compiled(rf"\b(?:{'|'.join(cased(for_text(word), False) for word in words)})\b")
