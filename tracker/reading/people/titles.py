"""Officials as papers name them: one from another, and a name from the titles around it.

"Press Secretary Jen Psaki and Chair of the Council of Economic Advisers Cecilia Rouse" are two;
"Adam J. Szubin Director of the Office of Foreign Assets Control" is called Adam J. Szubin.
"""

import re

_TITLES = frozenset(
    ("administrator", "admiral", "adviser", "advisor", "ambassador", "ambassador-at-large",
     "chair", "chairman", "chairwoman", "chancellor", "chief", "commissioner", "coordinator",
     "counsel", "counselor", "director", "dr", "envoy", "general", "gentleman", "governor",
     "judge", "king", "lady", "minister", "mr", "mrs", "ms", "official", "president", "queen",
     "representative", "secretary", "secretary-designate", "secretary-general", "senator",
     "spokesman", "spokesperson", "spokeswoman")
)  # fmt: skip
# Words with which the name of an office ends, and behind which a person's may follow.
_ENDS = frozenset(
    ("advisers", "affairs", "agriculture", "commerce", "communications", "control", "council",
     "defense", "development", "education", "energy", "health", "interior", "justice", "labor",
     "nations", "operations", "policy", "rights", "security", "services", "staff", "state",
     "transportation", "treasury", "un", "war")
)  # fmt: skip
_SMALL = re.compile(r"[A-Z]\.?|[JS]r\.?|I{2,3}|IV|van|von|de[lnr]?|la", re.IGNORECASE)
_NEAR = 7  # words from the joint to a title that begins with another
_GIVEN_AND_LAST = 2


def split_speakers(stated: str) -> list[str]:
    """Each of those whom a byline or title names, with what he is called there.

    "and" and a comma part two where a name stands before them and a title or "the" behind them:
    what an office joins (Health and Human Services) stays whole, and who holds it (Jane Roe,
    Secretary of State).
    """
    parts: list[str] = []
    for listed in stated.split(";"):
        begin, joints = 0, [*re.finditer(r",? and |, ", listed, re.IGNORECASE)]
        ends = [*(joint.start() for joint in joints[1:]), len(listed)]
        for joint, end in zip(joints, ends, strict=False):
            before, after = listed[begin : joint.start()], listed[joint.end() : end]
            if name_of(before) and _begins_another(after, is_comma=joint.group() == ", "):
                parts.append(before)
                begin = joint.end()
        parts.append(listed[begin:])
    return [part.strip(" ,") for part in parts if part.strip(" ,")]


def _begins_another(words: str, *, is_comma: bool) -> bool:
    """Whether somebody else is named, by a title or as "the …"; behind a comma with his name."""
    told = words.split()
    is_titled = any(map(_is_title, told[:_NEAR]))
    if not is_comma:
        return told[:1] == ["the"] or is_titled
    return is_titled and not _is_title(told[-1]) and "to" not in told and bool(name_of(words))


def name_of(stated: str) -> str | None:
    """The name of one whom a paper calls by title or office; None where that is all it says."""
    words = stated.replace(",", " ").split()
    if "," in stated and (name := name_of(stated.partition(",")[0])):
        return name
    titled = [at for at, word in enumerate(words) if _is_title(word)]
    if not titled:
        return " ".join(words)
    before = words[: titled[0]]
    name = _behind(words[titled[-1] + 1 :])
    if not name and len(before) >= _GIVEN_AND_LAST and not _is_phrase(before):
        name = before
    return " ".join(name) or None


def _behind(words: list[str]) -> list[str]:
    """The name behind a title: "Kishida" of Japan, "for the Horn of Africa" Mike Hammer."""
    small = [at for at, word in enumerate(words) if word.islower() and not _SMALL.fullmatch(word)]
    if small and small[0] > 0:
        return words[: small[0]]
    name = words[small[-1] + 1 :] if small else words
    ends = [at for at, word in enumerate(name) if word.lower() in _ENDS]
    if ends:
        name = name[ends[-1] + 1 :]
    elif small:
        name = _last(name)
    return name


def _last(words: list[str]) -> list[str]:
    """The given name and surname with which some words end; none of a single word."""
    at, whole = len(words), 0
    while at and whole < _GIVEN_AND_LAST:
        at -= 1
        whole += not _SMALL.fullmatch(words[at])
    return words[at:] if whole == _GIVEN_AND_LAST else []


def _is_phrase(words: list[str]) -> bool:
    return words[0] == "The" or any(w.islower() and not _SMALL.fullmatch(w) for w in words)


def _is_title(word: str) -> bool:
    return word.strip(".,").lower() in _TITLES
