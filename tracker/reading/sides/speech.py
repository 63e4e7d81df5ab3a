"""Whose words: what a speaker says, as against what others are quoted as saying or ask."""

import re

_QUOTED = re.compile(
    r"\"(?:[^\"\n]|\n(?!\s*\n)){2,1500}\"?|``[^']{2,1500}''"
    r"|(?<![A-Za-z])'[^'\n]{2,400}'(?![A-Za-z])"
)
_OTHERS = (
    r"(?:he|she|they|critics|opponents|supporters|some|others|many|the gentle\w+"
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
    r"\b(?:critics|opponents|some|supporters|they|he|she|many|we are)(?: \w+){0,4} "
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
_ASKED = re.compile(r"(?:^|\s)(?:Q:?|QUESTION:?)\s")
_ANSWER = re.compile(
    r"(?:^|\s)(?:(?:MR|MS|MRS|DR|SEC|SECRETARY|ADMIRAL|GENERAL|AMBASSADOR|SENATOR)\.?"
    r" [A-Z][A-Z'.-]+"
    r"|THE (?:VICE )?PRESIDENT|PRESIDENT [A-Z]+|(?:PRIME )?MINISTER [A-Z]+)(?: [A-Z]+)?:"
)
_TRANSCRIPT = re.compile(r"(?:^|\s)(?:Q:? [A-Z“\"]|QUESTION:)")
_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*|\S*\w-\w+-\w+-\w\S*")
_SHORT = 4


def own_words(text: str) -> str:
    """Folded text with blanks, place by place, for what is not the speaker's own assertion.

    That is: a quotation that the text gives to another, one of so few words that it is a name or
    a sneer ("the rule of law"), reported speech, conditions, addresses, reporters' questions.
    Quotations given to nobody or to a member, as in that member's own release, stay.
    """
    own = list(text)
    for start, end in [*_others_quoted(text), *_questions(text)]:
        own[start:end] = " " * (end - start)
    said = "".join(own)
    for pattern in (_ADDRESS, _THOSE_WHO, _REPORTED, _CONDITION):
        said = pattern.sub(lambda found: " " * len(found.group()), said)
    return said


def _others_quoted(text: str) -> list[tuple[int, int]]:
    places = []
    for quoted in _QUOTED.finditer(text):
        before = text[max(0, quoted.start() - 100) : quoted.start()]
        short = len(quoted.group().split()) <= _SHORT
        if short or _BEFORE.search(before) or _AFTER.match(text[quoted.end() : quoted.end() + 80]):
            places.append(quoted.span())
    return places


def _questions(text: str) -> list[tuple[int, int]]:
    """The stretches of a transcript in which a reporter asks; none where it is no transcript."""
    if not _TRANSCRIPT.search(text):
        return []
    asked = []
    for question in _ASKED.finditer(text):
        answer = _ANSWER.search(text, question.end())
        asked.append((question.start(), answer.start() if answer else len(text)))
    return asked
