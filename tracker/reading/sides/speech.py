"""Whose words: what a speaker says, as against what others are quoted as saying or ask."""

import re
from itertools import pairwise

_QUOTED = re.compile(
    r"\"(?:[^\"\n]|\n(?!\s*\n)){2,1500}\"?|``[^']{2,1500}''"
    r"|(?<![A-Za-z])'[^'\n]{2,400}'(?![A-Za-z])"
)
_OTHERS = (
    r"(?P<who>he|she|they|critics|opponents|supporters|some|others|many|the gentle\w+"
    r"|my (?:colleagues?|opponents?)|ambassador \w+|the (?:court|prosecutor|icc|president"
    r"|administration|white house|ambassador|minister|editorial|newspaper|report)|mr\. khan|khan"
    r"|netanyahu|putin|hamas)"
)
_SAYING = (
    r"(?:said|says|say|stated|states|called|calls|call|claimed|claims|claim|argued|argues|argue"
    r"|wrote|writes|put it|puts it|told|declared|asked|insists?|insisted|warned|contends?"
    r"|describes?|described|quot(?:e|es|ed)|tells?|tell)"
)
_BEFORE = re.compile(rf"\b{_OTHERS}(?: \w+){{0,4}} {_SAYING}\b[^.;]{{0,30}}$", re.IGNORECASE)
_AFTER = re.compile(rf"^[,.]?\s*(?:as )?{_OTHERS}(?: \w+){{0,2}} {_SAYING}\b", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?P<who>critics|opponents|some|supporters|they|he|she|many|we are)(?: \w+){0,4} "
    r"(?:say|says|said|claim|claims|claimed|argue|argues|argued|contend|contends|insist|insists"
    r"|believe|tell|tells|told)\b(?: us)?(?: that)?[^.;]*",
    re.IGNORECASE,
)
# "Those who say that it lacks due process have not read its statute": the rest is the speaker's.
_THOSE_WHO = re.compile(
    r"\b(?:those|people|members|colleagues) who (?:\w+ ){0,2}"
    r"(?:say|claim|argue|contend|insist|believe|fear|call)\b[^.;]*?"
    r"(?=\b(?:have|has|are|should|must|forget|ignore|miss|need|do|does|never|know|ought)\b|[.;]|$)",
    re.IGNORECASE,
)
# A nominee says "if confirmed I would oppose …" of what is meant to be done, not of what may be.
# "If that is justice, then justice needs a better lawyer" says what the speaker holds.
_CONDITION = re.compile(
    r"\b(?:if(?! confirmed\b)|unless|were (?:it|they|the \w+) to)\b(?![^.;]*,? then\b)[^,;.]*",
    re.IGNORECASE,
)
# A label opens a speaker's words: "Q", "QUESTION:", "MS. LEE:", "ANSWER:"; in a hearing "Mr. LEE.".
_ASKED = re.compile(r"(?:^|\s)(?:Q[:.]?|QUESTION:?|REPORTER:|Question(?: \d+)?[.:])\s")
_ANSWER = re.compile(
    r"(?:^|\s)(?!QUESTION|REPORTER)"
    r"(?:A(?:nswer)?[:.]|(?:[A-Z]{2,12}\.? ){0,3}[A-Z][A-Z'.-]{2,}:)\s"
)
_TRANSCRIPT = re.compile(r"(?:^|\s)(?:Q[:.]? [A-Z“\"]|QUESTION:|REPORTER:|Question(?: \d+)?[.:] )")
_HEARD = re.compile(
    r"(?:^|\s)(?:The|Chair\w*|Senator|Representative|Secretary|Ambassador|General|Admiral|M(?:r|s|rs)\."
    r"|Dr\.) [A-Z][A-Z'-]{2,}\.\s"
)
# A release tells in the third person what its own member says.
_I = re.compile(r"\b(?:I|we|my|our|me|us)\b", re.IGNORECASE)
_RELEASE = re.compile(
    r"\b(?:(?:Senat|Legislat)ors?|Congress(?:wo)?m[ae]n|Representatives?|Rep\.|Sen\.|Members|Chair\w*"
    r"|Ranking Member|Leader|Speaker|(?:co)?sponsors|lawmakers|Secretary|spokes\w+)\b"
    r"(?: [A-Z][\w.]+){0,3}(?: today)? (?:said|say|says|called|wrote|stated|urged|announced)\b",
)
_IN_THIRD_PERSON = {"he", "she", "they"}
# Looked for once a word: begun at each of its letters it took half of the time of reading a paper.
_ADDRESS = re.compile(r"(?<!\S)\S*(?:(?:://|www\.)|\w-\w+-\w+-\w)\S*")
_SHORT = 4


def own_words(text: str) -> str:
    """Folded text with blanks, place by place, for what is not the speaker's own assertion.

    That is: a quotation that the text gives to another, one of so few words that it is a name or
    a sneer ("the rule of law"), reported speech, conditions, addresses, reporters' questions.
    Quotations given to nobody or to a member, as in that member's own release, stay.
    """
    own, is_release = list(text), _is_release(text)
    for start, end in [*_others_quoted(text, is_release), *_questions(text)]:
        own[start:end] = " " * (end - start)
    said = "".join(own)
    for pattern in (_ADDRESS, _THOSE_WHO, _CONDITION):
        said = pattern.sub(_blank, said)
    return _REPORTED.sub(lambda f: _blank(f) if _is_by_others(f, is_release) else f.group(), said)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _is_release(text: str) -> bool:
    """Whether a text tells in the third person what its own member or official says."""
    return _RELEASE.search(text) is not None and not _I.search(_QUOTED.sub("", text))


def _is_by_others(said: re.Match[str] | None, is_release: bool) -> bool:
    """Whether words said, as found, are another's: in a release "he" is its own member."""
    return said is not None and not (is_release and said["who"].lower() in _IN_THIRD_PERSON)


def _others_quoted(text: str, is_release: bool) -> list[tuple[int, int]]:
    places = []
    for quoted in _QUOTED.finditer(text):
        before = _BEFORE.search(text[max(0, quoted.start() - 100) : quoted.start()])
        after = _AFTER.match(text[quoted.end() : quoted.end() + 80])
        short = len(quoted.group().split()) <= _SHORT
        if short or _is_by_others(before, is_release) or _is_by_others(after, is_release):
            places.append(quoted.span())
    return places


def _questions(text: str) -> list[tuple[int, int]]:
    """The stretches of a transcript in which somebody asks; none where it is no transcript."""
    labels = [found.start() for found in _HEARD.finditer(text)]
    asked = [place for place in pairwise(labels) if text[slice(*place)].rstrip().endswith("?")]
    if not _TRANSCRIPT.search(text):
        return asked
    for question in _ASKED.finditer(text):
        answer = _ANSWER.search(text, question.end())
        asked.append((question.start(), answer.start() if answer else len(text)))
    return asked
