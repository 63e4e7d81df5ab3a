"""The rules of stance.toml, and what one clause says by them."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

_NEGATED = re.compile(
    r"(?:\bnot|n't|\bnever|\bno longer|\bcannot|\bneither|\bhardly|\binstead of|\brather than"
    r"|\bwithout|\brefus\w+ to)"
    r"(?:(?: \w+){0,3}|[^.;]{0,40}\bthat(?: the)?)\s*$"
    r"|\b(?:nobody|no one)\b[^.;]{0,40}$"
    r"|\b(?:no|none of)\b[^.;]{0,80}\b(?:may|shall|should|can|will)\b(?: \w+){0,4}\s*$"
    r"|\b(?:strik(?:e|es|ing)|delet\w+|remov\w+|eliminat\w+|withdr\w+|ends?|ending|no)\s*$"
)
_NOT_INSIDE = re.compile(r"\bnot\b|n't\b|\bnever\b|\bhardly\b")
_OBJECT_ENDS = re.compile(r", (?:and|but|who|as|so) |: ")
# "The sanctions on the court are shameful" blames the sanctions.
_DONE_TO = re.compile(
    r"\b(?:sanction(?:s|ing)?|attacks?|assaults?|threats?|punish\w*|retaliation|campaign|bans?)"
    r"(?: \w+){0,2} (?:on|against|of|to)(?: the| its| these| those)?\s*$"
    r"|\b(?:sanction|punish|attack|threaten)ing(?: the| its)?\s*$"
)
_OBJECT_WITHIN = 130
# "to" and its blank: an object may be a deed, as in "the decision to sanction the judges".
_TO = 3
_TURNED = {"supportive": "opposed", "opposed": "supportive"}


class Attitude(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that favour or disfavour their object."""

    favours: bool
    verbs: list[str]


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that take a side by themselves."""

    id: str
    stance: str
    patterns: list[str]
    flips: bool = False
    sole: bool = False
    whole: bool = False


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of stance.toml."""

    lists: dict[str, list[str]]
    attitude: list[Attitude]
    cue: list[Cue]


def find_signs(clause: str) -> list[tuple[str, str, str]]:
    """The sides that a clause in small letters takes, each with its rule and its words.

    What takes a side outweighs what only reports.
    """
    if _only_reports().search(clause):
        return [("informational", "report-asked-for", clause.strip()[:60])]
    for cue, pattern in _cue_patterns():
        if cue.sole and (found := pattern.search(clause)):
            return [(cue.stance, cue.id, found.group())]
    told = _attitudes(clause)
    signs = [*_cues(clause, [place for place, _ in told]), *(sign for _, sign in told)]
    sided = [sign for sign in signs if sign[0] != "informational"]
    return sided or signs


def find_both(sentence: str) -> list[tuple[str, str, str]]:
    """The cues that look at a whole sentence, which sets one thing against another."""
    found = ((cue, pattern.search(sentence)) for cue, pattern in _cue_patterns() if cue.whole)
    return [(cue.stance, cue.id, hit.group()) for cue, hit in found if hit]


def is_negated(clause: str, at: int) -> bool:
    """Whether a negation, or a verb that takes away, stands right before a place of a clause."""
    return _NEGATED.search(clause, 0, at) is not None


def is_by_others(clause: str, verb: re.Match[str]) -> bool:
    """Whether a verb tells what someone else did: the judges, another country."""
    told = verb.group().endswith(("ed", "s"))
    return told and _others_act().search(clause, 0, verb.start()) is not None


def _cues(clause: str, objects: list[tuple[int, int]]) -> Iterator[tuple[str, str, str]]:
    for cue, pattern in _cue_patterns():
        found = pattern.search(clause)
        if found is None or any(low - _TO <= found.start() < high for low, high in objects):
            continue
        negated = is_negated(clause, found.start()) or _NOT_INSIDE.search(found.group())
        done_to_it = _DONE_TO.search(clause, 0, found.start())
        turned = cue.flips and bool(negated) != bool(done_to_it)
        yield _TURNED[cue.stance] if turned else cue.stance, cue.id, found.group()


def _attitudes(clause: str) -> list[tuple[tuple[int, int], tuple[str, str, str]]]:
    """Verb by verb, with the place of its object: whom it helps depends on that object and on a
    negation before it.

    A verb inside the object of another is not the speaker's: "oppose a bill to punish the court".
    """
    told = [_attitude(clause, *found) for found in _verbs_with_objects(clause)]
    objects = [(start, end) for _, (start, end), _ in told]
    return [
        (place, (side, "attitude", words))
        for at, place, (side, words) in told
        if not any(start <= at < end for start, end in objects)
    ]


def _verbs_with_objects(clause: str) -> Iterator[tuple[bool, re.Match[str], re.Match[str]]]:
    objects = _objects()
    for favours, verbs in _verb_patterns():
        for verb in verbs.finditer(clause):
            if is_by_others(clause, verb):
                continue
            stop = _OBJECT_ENDS.search(clause, verb.end(), verb.end() + _OBJECT_WITHIN)
            end = stop.start() if stop else verb.end() + _OBJECT_WITHIN
            thing = objects.search(clause, verb.end(), end)
            if thing is not None:
                yield favours, verb, thing


def _attitude(
    clause: str, favours: bool, verb: re.Match[str], thing: re.Match[str]
) -> tuple[int, tuple[int, int], tuple[str, str]]:
    """Where the verb stands, where its object does, and the side with the words."""
    helps = favours == (thing.lastgroup == "pro")
    if is_negated(clause, verb.start()):
        helps = not helps
    side = "supportive" if helps else "opposed"
    return verb.start(), thing.span(), (side, clause[verb.start() : thing.end()])


@cache
def load_rules() -> Rules:
    """The rules as they ship. Raises msgspec.ValidationError on a bad entry."""
    raw = tomllib.loads(files(__package__).joinpath("stance.toml").read_text(encoding="utf-8"))
    return msgspec.convert(raw, Rules)


@cache
def _only_reports() -> re.Pattern[str]:
    """What asks for a report, or says whose estimate it is: its verbs are not the speaker's."""
    return re.compile("|".join(map(filled, load_rules().lists["only_reports"])))


@cache
def _others_act() -> re.Pattern[str]:
    """Someone else right before a verb: "the judges rejected" is not what the reporter holds."""
    return re.compile(
        rf"\b(?:{'|'.join(map(filled, load_rules().lists['others']))})"
        r"(?: \w+ly| had| has| have| also| then|, [^,;]{2,60},)?\s*$"
    )


@cache
def _cue_patterns() -> list[tuple[Cue, re.Pattern[str]]]:
    return [(cue, re.compile("|".join(map(filled, cue.patterns)))) for cue in load_rules().cue]


@cache
def _verb_patterns() -> list[tuple[bool, re.Pattern[str]]]:
    return [(a.favours, re.compile(rf"\b(?:{'|'.join(a.verbs)})\b")) for a in load_rules().attitude]


@cache
def _objects() -> re.Pattern[str]:
    lists = {name: "|".join(map(filled, load_rules().lists[name])) for name in ("anti", "pro")}
    return re.compile(rf"\b(?:(?P<anti>{lists['anti']})|(?P<pro>{lists['pro']}))")


def filled(pattern: str) -> str:
    """A pattern of stance.toml with the named lists put in."""
    pattern = pattern.replace("{court}", "(?:the )?{court}")
    for name, words in load_rules().lists.items():
        if f"{{{name}}}" in pattern:
            pattern = pattern.replace(f"{{{name}}}", f"(?:{'|'.join(map(filled, words))})")
    near, close = r"(?:\W+\w+){0,8}\W+", r"(?:\W+\w+){0,4}\W+"
    return pattern.replace("{near}", near).replace("{close}", close)
