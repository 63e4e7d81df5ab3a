"""Which person a speaker's printed name means: one of those known to be there, or nobody.

"Mr. SMITH of New Jersey" is matched by surname, then state, given name and form of address. First
come those whom the paper's own metadata names, then those who sat in the chamber that day. A name
that fits nobody, or two, stays unattributed with the reason; nobody is ever guessed: a misprint is
read as the member's whom both its letters and the metadata mean.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from operator import eq
from typing import Literal

import msgspec

from tracker.reading.people.members import fold
from tracker.reading.people.states import STATE_CODES

Basis = Literal[
    "metadata", "name", "misprint", "office", "presiding",  # of members and witnesses
    "paper", "label", "publisher", "reporter",  # of papers of the executive and of offices
    "none",
]  # fmt: skip
# Shorter names are too like one another: REED and REID sat together for years.
_LONG_ENOUGH = 5
_HEAD = re.compile(
    r"(?:(?P<title>(?i:Mrs?|Ms|Miss|Dr)|Messrs|Hon|HON|Senator|Representative|Congress(?:wo)?man|"
    r"Delegate|Chair(?:wo)?man|Chair|Ranking Member|Vice Chair(?:man)?|Ambassador|Secretary|Judge|"
    r"Justice|Professor|Governor|Director|Colonel|Reverend|Rabbi|Lieutenant|General|Admiral|Vice|"
    r"Rear|(?i:Gen|Adm|Lt|Maj|Brig|Col|Capt)|LTG|VADM|RADM|MG)(?:\.\s*|\s+))*"
    r"(?:Manager |Counsel )?(?P<name>.+?)(?:\s+of\s+(?:the\s+)?(?P<state>[A-Z][A-Za-z ]+))?",
    re.DOTALL,
)
_IN_CHAIR = re.compile(r"\((?P<name>M[^()]+)\)$")
_MEN, _WOMEN = {"Mr"}, {"Mrs", "Ms", "Miss"}


class KnownPerson(msgspec.Struct, frozen=True, kw_only=True):
    """A person who may speak in a paper.

    person_id is a bioguide id, or any id that a caller gives a witness. printed is the name as the
    paper's metadata prints it ("Mr. SMITH of New Jersey"); last_names hold former ones too. office
    is what the person is called instead of a name, in lower case ("the chairman").
    """

    person_id: str
    last_names: tuple[str, ...]
    first_names: tuple[str, ...] = ()
    printed: str | None = None
    state: str | None = None
    gender: str | None = None
    role: str | None = None
    office: str | None = None


class Who(msgspec.Struct, frozen=True):
    """The person whom a name means, on what basis and how sure; None with the reason."""

    person_id: str | None
    basis: Basis
    confidence: Literal["high", "medium", "probable", "none"]
    reason: str
    candidates: tuple[str, ...] = ()


class _Printed(msgspec.Struct, frozen=True):
    """A printed name in its parts."""

    title: str
    words: tuple[str, ...]
    state: str | None


def attribute(
    label: str, people: Sequence[KnownPerson], serving: Iterable[KnownPerson] = ()
) -> Who:
    """Whom a label means: of the people named by the paper's metadata, else of those serving.

    A label without a name ("The PRESIDING OFFICER") means who holds that office among the people,
    or whoever it names in brackets: "The PRESIDING OFFICER (Mr. SESSIONS)".
    """
    if label.startswith("The "):
        named = _IN_CHAIR.search(label)
        return attribute(named["name"], people, serving) if named else _holder(label, people)
    printed = _read(label)
    exact = {p.person_id for p in people if p.printed and _same(p.printed, label)}
    if len(exact) == 1:
        return Who(exact.pop(), "metadata", "high", "the paper's metadata prints this name for one")
    found = _fitting(printed, people)
    if len(found) == 1:
        return Who(found[0], "metadata", "high", "of those whom the metadata names, one fits")
    if len(found) > 1:
        return _nobody(f"{len(found)} whom the metadata names fit “{label}”", found)
    serving = tuple(serving)
    found = _fitting(printed, serving)
    if len(found) == 1:
        return Who(found[0], "name", "medium", "of those who served that day, one fits")
    if len(found) > 1:
        return _nobody(f"{len(found)} who served that day fit “{label}”", found)
    if meant := _misprinted(printed, people, serving):
        return meant
    return _nobody(f"nobody known to be there bears the name “{label}”", ())


def _misprinted(
    printed: _Printed, people: Sequence[KnownPerson], serving: Sequence[KnownPerson]
) -> Who | None:
    """The one of those who served whose name is a letter away, if the metadata has him speak.

    "Mr. DROGAN" is Senator Dorgan, who speaks in the item by its metadata. Without knowing who
    served, nobody: the name might be another's.
    """
    spoke = {p.person_id: p for p in people if p.role == "SPEAKING"}
    there = [*spoke.values(), *serving] if serving else []
    near = {p.person_id for p in there if _fits(printed, p, _is_letter_away)}
    if len(near) != 1 or not (meant := spoke.get(near.pop())):
        return None
    name = meant.printed or meant.last_names[0]
    reason = f"a letter away from “{name}” alone, whom the metadata names as speaking"
    return Who(meant.person_id, "misprint", "probable", reason)


def _is_letter_away(name: str, other: str) -> bool:
    """Whether one letter is wrong, missing, too many, or two stand in each other's place."""
    if name == other or len(name) < _LONG_ENOUGH:
        return False
    pairs = enumerate(zip(f"{name} ", f"{other} ", strict=False))
    alike = next(at for at, (one, two) in pairs if one != two)
    one, two = name[alike:], other[alike:]
    is_swapped = one[:2] == two[1::-1] and one[2:] == two[2:]
    return is_swapped or one[1:] == two[1:] or one[1:] == two or one == two[1:]


def _holder(label: str, people: Iterable[KnownPerson]) -> Who:
    held = {p.person_id for p in people if p.office and p.office == label.lower()}
    if len(held) == 1:
        return Who(held.pop(), "office", "high", f"the paper names who is “{label}”")
    return _nobody(f"“{label}” is an office and nothing names who held it", tuple(sorted(held)))


def _nobody(reason: str, candidates: tuple[str, ...]) -> Who:
    return Who(None, "none", "none", reason, tuple(candidates))


def _read(label: str) -> _Printed:
    found = _HEAD.fullmatch(" ".join(label.replace("-\n", "-").split()))
    if found is None:
        return _Printed("", (), None)
    state = STATE_CODES.get((found["state"] or "").lower().strip())
    words = tuple(fold(word) for word in found["name"].split())
    return _Printed((found["title"] or "").capitalize(), tuple(filter(None, words)), state)


def _same(one: str, other: str) -> bool:
    """Whether two labels print the same name; the form of address may be misprinted, not this."""
    first, second = _read(one), _read(other)
    return bool(first.words) and (first.words, first.state) == (second.words, second.state)


def _fitting(printed: _Printed, people: Iterable[KnownPerson]) -> tuple[str, ...]:
    """Ids of those whose surname ends the name, whose state and given names do not contradict it.

    Where several are left, the form of address may tell a man from a woman.
    """
    held = [p for p in people if _fits(printed, p)]
    ids = {p.person_id for p in held}
    if len(ids) > 1:
        agreed = {p.person_id for p in held if _is_addressed(printed.title, p)}
        ids = agreed or ids
    return tuple(sorted(ids))


def _fits(printed: _Printed, person: KnownPerson, is_same: Callable[[str, str], bool] = eq) -> bool:
    if printed.state and person.state and printed.state != person.state:
        return False
    last_names = {fold(name) for name in person.last_names}
    for at in range(len(printed.words)):
        surname = "".join(printed.words[at:])
        if any(is_same(surname, name) for name in last_names):
            return _given_fits(printed.words[:at], person)
    return False


def _given_fits(given: tuple[str, ...], person: KnownPerson) -> bool:
    """Whether printed given names may be the person's; "LINDA T." begins Linda Teresa."""
    known = [fold(word) for name in person.first_names for word in name.split()]
    return all(any(name.startswith(word) for name in known) for word in given) if known else True


def _is_addressed(title: str, person: KnownPerson) -> bool:
    """Whether the form of address is not against what is known of the person."""
    known = _read(person.printed).title if person.printed else {"M": "Mr", "F": "Ms"}.get(
        person.gender or "", ""
    )  # fmt: skip
    return not ((title in _MEN and known in _WOMEN) or (title in _WOMEN and known in _MEN))
