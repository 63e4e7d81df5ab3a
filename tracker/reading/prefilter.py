"""Whether the bytes of a page may mean the Court: asked before anything is parsed."""

from functools import cache

import msgspec
import re2

from tracker.reading.lexicon import Term, compiled, load_lexicon, options, raw_group, raw_term
from tracker.reading.mend import BROKEN, mend

# What a term needs where its entry names nothing: the evidence that a bare "ICC" is weighed by.
_EVIDENCE = ["court-strong", "court-faint"]


def may_mean_court(body: bytes) -> bool:
    """False only where no reading of these bytes could find the Court or be in doubt about it.

    The body is XML, HTML, JSON or plain text in UTF-8 or Latin-1, as served: tags, entities,
    escapes, page marks and words broken at a line end may stand inside a name.
    """
    if _first_look().search(body) is None:
        return False
    needs = _needs()
    found = set(needs.patterns.Match(body) or ())
    if _broken().search(body) is not None:
        found |= set(needs.patterns.Match(mend(body)) or ())
    return any(found.issuperset(together) for together in needs.together)


class _Needs(msgspec.Struct, frozen=True):
    """All patterns, found in one pass, and the sets of them that must be there together."""

    patterns: re2.Set
    together: list[frozenset[int]]


@cache
def _first_look() -> re2._Regexp:
    """Any word with which a mention can begin, unbroken; or a broken word, whichever it is."""
    lexicon = load_lexicon()
    anchors = sorted({rule.anchor for rule in lexicon.indirect})
    parts = [raw_term(term) for term in _terms()]
    parts += [raw_group(anchor) for anchor in anchors]
    return compiled("|".join([*parts, BROKEN]))


@cache
def _broken() -> re2._Regexp:
    return compiled(BROKEN)


@cache
def _needs() -> _Needs:
    """The patterns of every rule and group, and what each rule asks for."""
    patterns: dict[str, int] = {}
    together = []
    for term in _terms():
        own = {patterns.setdefault(raw_term(term), len(patterns))}
        if _can_stand_alone(term):
            together.append(frozenset(own))
            continue
        for name in term.needs or _EVIDENCE:
            group = patterns.setdefault(raw_group(name), len(patterns))
            together.append(frozenset(own | {group}))
    for rule in load_lexicon().indirect:
        parts = (patterns.setdefault(raw_group(name), len(patterns)) for name in rule.all)
        together.append(frozenset(parts))
    found = re2.Set.SearchSet(options())
    for pattern in patterns:
        found.Add(pattern.encode("latin-1"))
    found.Compile()
    return _Needs(found, together)


def _terms() -> list[Term]:
    return [term for term in load_lexicon().term if term.kind != "lookalike"]


def _can_stand_alone(term: Term) -> bool:
    """Whether a term can give a verdict other than "nothing" when no other word is there."""
    return term.alone or term.without == "uncertain"
