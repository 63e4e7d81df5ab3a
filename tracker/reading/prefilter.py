"""Whether the bytes of a page may mean the Court: asked before anything is parsed."""

from collections.abc import Iterator
from functools import cache

import msgspec
import re2

from tracker.reading.lexicon import Term, compiled, load_lexicon, raw_group, raw_term
from tracker.reading.mend import BROKEN, mend

# Bytes on each side of a broken word in which the name that it belongs to stands.
_AROUND = 300
# What a term needs where its entry names nothing: the evidence that a bare "ICC" is weighed by.
_EVIDENCE = ["court-strong", "court-faint"]


def may_mean_court(body: bytes) -> bool:
    """False only where no reading of these bytes could find the Court or be in doubt about it.

    The body is XML, HTML, JSON or plain text in UTF-8 or Latin-1, as served: tags, entities,
    escapes, page marks and words broken at a line end may stand inside a name.
    """
    look, at = _first_look(), 0
    while (found := look.search(body, at)) is not None:
        if _broken().fullmatch(found.group()) is None or _is_name_broken(body, found.start()):
            return _holds(body)
        at = found.start() + 1
    return False


def _is_name_broken(body: bytes, at: int) -> bool:
    """Whether the word broken at a place is one with which a mention can begin."""
    around = mend(body[max(0, at - _AROUND) : at + _AROUND])
    return _any_word().search(around) is not None


def _holds(body: bytes) -> bool:
    """Whether the words of some rule are all there, as they stand or once mended."""
    bodies = [body] if _broken().search(body) is None else [body, mend(body)]
    if all(_besides_common().search(form) is None for form in bodies):
        return False
    if any(_enough().search(form) is not None for form in bodies):
        return True
    tree = _anchors()
    there = {name for form in bodies for name in tree.occurring(form)}
    return _holds_together(bodies, [rule for rule in _together() if rule.anchor in there])


class _Together(msgspec.Struct, frozen=True):
    """Words of which each kind must be there: where the search starts, and the others."""

    anchor: str
    others: list[str]
    common: bool = False


class _Tree:
    """Patterns of which those that occur are found by halves, so that the rest cost one look."""

    def __init__(self, patterns: list[str]) -> None:
        self._any = compiled("|".join(patterns))
        self._patterns = patterns
        middle = len(patterns) // 2
        self._halves = [_Tree(part) for part in (patterns[:middle], patterns[middle:]) if middle]

    def occurring(self, body: bytes) -> Iterator[str]:
        """Those patterns that occur in a body."""
        if self._any.search(body) is None:
            return
        if not self._halves:
            yield self._patterns[0]
        for half in self._halves:
            yield from half.occurring(body)


def _holds_together(bodies: list[bytes], rules: list[_Together]) -> bool:
    """Whether all other words that one of the rules asks for occur in some form of a body."""
    known: dict[str, bool] = {}

    def occurs(pattern: str) -> bool:
        if pattern not in known:
            known[pattern] = any(_raw(pattern).search(body) is not None for body in bodies)
        return known[pattern]

    return any(all(map(occurs, rule.others)) for rule in rules)


@cache
def _first_look() -> re2._Regexp:
    """Any word with which a mention can begin, or a broken word of any kind."""
    return compiled(f"{'|'.join(_all_words())}|{BROKEN}")


@cache
def _any_word() -> re2._Regexp:
    return compiled("|".join(_all_words()))


@cache
def _besides_common() -> re2._Regexp:
    """What must be there beside words that are common in official texts: a word that is not, or
    one that a rule asks for beside the common one.
    """
    common = [rule for rule in _together() if rule.common]
    anchors = {rule.anchor for rule in common}
    words = [word for word in _all_words() if word not in anchors]
    return compiled("|".join([*words, *dict.fromkeys(rule.others[0] for rule in common)]))


def _all_words() -> list[str]:
    anchors = dict.fromkeys(rule.anchor for rule in _together())
    return [*map(raw_term, filter(_is_enough, _terms())), *anchors]


@cache
def _enough() -> re2._Regexp:
    """The words that need no others."""
    return compiled("|".join(map(raw_term, filter(_is_enough, _terms()))))


@cache
def _broken() -> re2._Regexp:
    return compiled(BROKEN)


@cache
def _together() -> list[_Together]:
    """What each rule asks for that is not satisfied by words alone."""
    rules = []
    for term in _terms():
        if not _is_enough(term):
            needed = "|".join(map(raw_group, term.needs or _EVIDENCE))
            rules.append(_Together(raw_term(term), [needed]))
    for rule in load_lexicon().indirect:
        others = [raw_group(name) for name in rule.all if name != rule.anchor]
        common = load_lexicon().group[rule.anchor].common
        rules.append(_Together(raw_group(rule.anchor), others, common))
    return rules


@cache
def _anchors() -> _Tree:
    return _Tree(list(dict.fromkeys(rule.anchor for rule in _together())))


@cache
def _raw(pattern: str) -> re2._Regexp:
    return compiled(pattern)


def _terms() -> list[Term]:
    return [term for term in load_lexicon().term if term.kind != "lookalike"]


def _is_enough(term: Term) -> bool:
    """Whether a term can give a verdict other than "nothing" when no other word is there."""
    return term.alone or term.without == "uncertain"
