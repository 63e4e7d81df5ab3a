"""What a nomination says: who to which office; whether names and offices may be one person's."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_VOTE = re.compile(
    r"(?:Confirmation|(?:Motion to Invoke )?Cloture|Nomination)\b"
    r"(?: on the Nomination| of the Nomination)?(?: of\b)?[ :]*",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?P<name>(?:(?!,? (?:of|to be|nominated|a career) )[^,]|, (?=(?:Jr|Sr|I{2,3}|IV)\b))+)"
    r"(?:,? of [^,]+?)?(?:, a career [^,]+(?:, class of [^,]+)?)?,? "
    r"(?:(?:nominated |nominee )?to be|(?:nominated|nominee) (?:for|as)(?: the position of)?) "
    r"(?:an? |the )?(?P<office>.+)",
    re.IGNORECASE | re.DOTALL,
)
_DESIGNATE = re.compile(
    r"(?P<name>[^,]+), (?:of [^,]+, )?(?P<office>[^,]+?)[- ]designate\b.*", re.IGNORECASE
)
_HELD_BEFORE = re.compile(r",? vice .*| \((?:re-?appointment|new position)\).*", re.I | re.DOTALL)
_NOBODY = re.compile(r"\d|\b(?:the following|nominations?|persons?|officers?)\b", re.IGNORECASE)
_TITLE = re.compile(
    r"hon|honorable|the|mr|mrs|ms|dr|sir|gen|general|lt|ltg|maj|adm|admiral|vice|rear|brig|capt|col"
    r"|ambassador|senator|representative|secretary|governor|judge"
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_CALLED = re.compile(r"[\"“”'‘’`(]{1,2}([^\W\d_]{2,})[\"“”'‘’`)]{1,2}")
_UN = re.compile(r"\bU\.?N\.?\b|United Nations", re.IGNORECASE)
_US = re.compile(r"United States(?: of America)?|\bU\.?S\.?(?:A\.?)?(?=\W|$)", re.IGNORECASE)
# Ranks and small words: two offices are not the same for sharing one of them.
_RANK = re.compile(
    r"and|for|from|general|large|member|rank|the|then|with|who|his|her|acting|assistant|ambassador"
    r"|chief|deputy|director|extraordinary|nominated|nominee|office|permanent|plenipotentiary"
    r"|principal|president|representative|secretary|special|under|term|time|expiring|during|tenure"
    r"|service|board|department|republic"
)


class Nominated(NamedTuple):
    """Who is nominated to what, as printed; None for a list of people or other words."""

    name: str | None
    office: str | None


def read_nominated(text: str | None) -> Nominated:
    """Name and office from "Jane Doe, of Virginia, to be Legal Adviser of …, vice John Roe."

    Titles of votes ("Confirmation: Jane Doe, of …") and headings of hearings ("…, NOMINATED TO BE
    …") say it the same way.
    """
    words = " ".join((text or "").split())
    start = _VOTE.match(words)
    words = words[start.end() :] if start else words
    found = _NAMED.fullmatch(words) or _DESIGNATE.fullmatch(words)
    if found is None or _NOBODY.search(found["name"]) or len(found["name"].split()) < 2:
        return Nominated(None, None)
    return Nominated(found["name"].strip(" ,"), plain_office(found["office"]))


def plain_office(office: str) -> str:
    """An office without who held it before and without the full stop."""
    return _HELD_BEFORE.sub("", office).strip(" .,")


@lru_cache(maxsize=20_000)
def name_keys(name: str) -> frozenset[str]:
    """Given and family name, as "jane-doe"; with what else he is called in quotes or brackets."""
    called = [word.lower() for word in _CALLED.findall(name)]
    words = [w for w in _words(_CALLED.sub(" ", name)) if len(w) > 1 and w not in _SUFFIXES]
    if len(words) < 2:
        return frozenset()
    return frozenset(f"{given}-{words[-1]}" for given in (words[0], *called))


def may_be_same_name(name: str, others: Iterable[str]) -> bool:
    """Whether one of the others has this given and family name, and none has another middle one."""
    keys = name_keys(name)
    near = [other for other in others if keys & name_keys(other)]
    return bool(near) and not any(_contradict(name, other) for other in near)


def share_office(office: str | None, other: str | None) -> bool:
    """Whether two offices share a word that is no mere rank: "Legal Adviser", "United Nations"."""
    return bool(_telling(office or "") & _telling(other or ""))


def _contradict(name: str, other: str) -> bool:
    """Whether middle names or suffixes are of two people: an initial may stand for its name."""
    ours, theirs = _suffix(name), _suffix(other)
    if ours and theirs and ours != theirs:
        return True
    pairs = zip(_middle(name), _middle(other), strict=False)
    return any(not (a.startswith(b) or b.startswith(a)) for a, b in pairs)


def _middle(name: str) -> list[str]:
    words = [w for w in _words(_CALLED.sub(" ", name)) if w not in _SUFFIXES]
    given = next((at for at, word in enumerate(words) if len(word) > 1), 0)
    return words[given + 1 : -1]


def _suffix(name: str) -> str | None:
    return next((word for word in _words(name) if word in _SUFFIXES), None)


def _words(name: str) -> list[str]:
    """Words of a name without accents and the titles before it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z]+", plain.replace("'", ""))
    while words and _TITLE.fullmatch(words[0]):
        del words[0]
    return words


def _telling(office: str) -> set[str]:
    words = _US.sub(" ", _UN.sub(" unitednations ", office)).lower()
    return {word for word in re.findall(r"[a-z]{3,}", words) if not _RANK.fullmatch(word)}
