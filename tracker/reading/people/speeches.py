"""Who says what in a printed proceeding: the speeches of one text, each with its speaker.

The Congressional Record and printed hearings set a speaker's name at the beginning of a paragraph,
with a point behind it: "Mr. SMITH of New Jersey. Mr. Speaker, …". What follows is that speaker's
until the next such name. Letters, articles, bills and other papers that a speaker has printed are
nobody's speech; nor is what the reporter tells ("There being no objection, the letter was …").

    text = paragraphs separated by blank lines, as a Document's text is
    speeches = split_speeches(text, heads=HEARING, insets=places_of_papers)
    for speech in speeches:
        who = attribute(speech.speaker, people)      # tracker.reading.people.speakers
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

Kind = Literal["speech", "chair", "paper", "narration", "heading"]
Place = tuple[int, int]

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_STATES = r"(?: of (?:the )?[A-Z][a-z]+(?: (?:of )?[A-Z][a-z]+){0,2})?"
# Capitals, behind what of a name the printer leaves small: McCAIN, DelBENE, DesJARLAIS, D'ESPOSITO.
_CAPITALS = r"(?:[A-Z][a-z]{1,2}|[OD]['’])?(?:[A-ZÀ-ÖØ-Þ]['’]?){2,}"
_WORD = rf"(?:{_CAPITALS}(?:[-‑]\n?{_CAPITALS})*|[A-Z]\.)"
_MEMBER = (
    r"(?:M[Rr][Ss]?|M[Ss]|M[Ii][Ss][Ss]|D[Rr])\.? (?:Manager |Counsel )?"
    # Whoever presides is addressed so, and does not speak.
    r"(?!(?i:Speaker|President|Chair(?:man|woman)?|Chief Justice)\b)"
    rf"(?:(?:{_WORD}|[Dd]e[lnr]?|[Ll]a|[Vv][ao]n) ){{0,3}}{_WORD}"
)
# Who addresses a joint meeting of both chambers.
_GUEST = (
    r"(?:President|Prime Minister|Chancellor|King|Queen|Secretary General|General)"
    rf" (?:{_WORD} ){{0,3}}{_WORD}"
)
_OFFICER = (
    r"(?:The|THE) (?:PRESIDING OFFICER|(?:ACTING |Acting )?(?:PRESIDENT|SPEAKER)(?: pro tempore)?"
    r"|VICE PRESIDENT|CHIEF JUSTICE|(?:ACTING |Acting )?CHAIR(?:MAN|WOMAN|PERSON)?(?: pro tempore)?"
    r"|CLERK)(?: \(M[^()]{5,60}\))?"
)
# The same in small letters, as compositors sometimes leave it.
_SMALL_OFFICER = (
    r"The (?:Presiding Officer|(?:ACTING|Acting)? ?Chair(?:man|woman)?|Speaker(?: pro tempore)?"
    r"|(?:Acting )?President pro tempore)(?: \(M[^()]{5,60}\))?"
)
# What the reporter adds to a name: (during the vote), (when his name was called).
_ASIDE = r"(?: \([a-z][^()]{3,80}(?:\s?\([^()]*\))?\))?"
# A point, or by misprint a comma before the address: "Mr. CONYERS, Mr. Speaker, I am pleased".
_TO = r" (?:Mr\.|Madam) (?:Speaker|President|Chair)"
_POINT = rf"(?:\.(?=\s|$)|,(?={_TO}))"
_ANY_NAME = r"(?:[A-Z]\.|(?:Mc|Mac|De|Di|La|Van|O['’])?[A-ZÀ-Þ][\w'’]*(?:-\n?[A-Z]\w+)*)"
_TITLE = (
    r"(?:(?:Mrs?|Ms|Dr|Hon|Gen|Adm|Col|Lt|Rev)\.|Miss|Senator|Representative|Congress(?:wo)?man|"
    r"Chair(?:wo)?man|Vice Chair(?:man)?|Ranking Member|Ambassador|(?:Under |Assistant |Deputy )?"
    r"Secretary|General|Admiral|Colonel|Judge|Justice|Professor|Governor|Director|Minister|Reverend)"
)
_ADDRESSED = r"(?!(?:Mrs?|Ms)\. (?:Chair\w*|President|Speaker|Secretary|Ambassador|Senator)\b)"


class Heads(NamedTuple):
    """How a kind of paper prints the names of those who speak, and of who presides.

    The only group of a pattern that matches is the name.
    """

    speaker: re.Pattern[str]
    chair: re.Pattern[str]


RECORD = Heads(
    re.compile(
        rf"(?P<label>(?:{_MEMBER}|{_GUEST}){_STATES}){_ASIDE}{_POINT}"
        rf"|(?P<loose>(?!{_TO.strip()})(?:Mrs?\.|Ms\.|Miss) (?:{_ANY_NAME} ){{0,2}}{_ANY_NAME}"
        rf"{_STATES})\.(?={_TO})"
    ),
    re.compile(
        rf"(?P<label>{_OFFICER}){_ASIDE}\.(?=\s|$)"
        rf"|(?P<small>{_SMALL_OFFICER}){_ASIDE}\.(?=\s+\S)"
    ),
)
# Hearings print names in small capitals, which the text shows as "Mr. Engel" or "Mr. ENGEL".
HEARING = Heads(
    re.compile(
        rf"(?P<label>{_ADDRESSED}{_TITLE} (?:(?:{_ANY_NAME}|de|la|van|von|der) ){{0,3}}{_ANY_NAME}"
        rf"{_STATES}(?: \[(?:presiding|continuing)\])?)\.(?=\s|$)"
    ),
    re.compile(
        r"(?P<label>(?:The (?:Chair(?:wo)?man|Chair|CHAIR(?:MAN|WOMAN)?|Clerk|CLERK|Reporter)))"
        r"(?: \[presiding\])?\.(?=\s|$)|(?P<small>THE CHAIR(?:MAN|WOMAN)?)\.(?=\s+\S)"
    ),
)
# What the reporters of debates tell of a sitting in words of their own.
_NARRATION = re.compile(
    r"Accordingly,? (?:\(at [^)]*\),? )?the (?:House|Senate|Committee)\b[^.;]{0,80}"
    r"\b(?:rose|stood|adjourned|recessed|resolved)\b"
    r"|There (?:being|was) no objection\b|So the \w+ (?:was|were)\b|Thereupon\b"
    r"|(?:The|A) (?:[a-z]+ ){0,3}[Cc]lerk (?:read|proceeded|called|reported|designated|resumed)\b"
    r"|The text of (?:the|[A-Z])[^.]{0,160} (?:is|are|was) as follows"
    r"|The (?:question|vote|result|yeas|motion|previous|material|letter|article|amendment|bill"
    r"|(?:joint |concurrent )?resolution|Senate|House|Committee|Chair|SPEAKER)\b[^.]{0,160}"
    r"\b(?:was|were) (?:taken|ordered|announced|agreed to|as follows|laid|read|rejected|passed)\b"
    r"|\([^()]*(?:asked and was given|at the request of|assumed the Chair|addressed the House)"
    r"|M(?:rs?|s|iss)\.? \w*[A-Z]{2}.{0,400}? (?:addressed the Chair"
    r"|changed (?:his|her|their) vote)"
    r"|\[(?:Applause|Laughter|Recess|Roll|Disturbance|Whereupon|The prepared|The information)"
)
# A bill is introduced: whoever spoke of the last one has ended ("By Mr. WELLSTONE:").
_NEXT_ITEM = re.compile(r"By (?:Mr|Mrs|Ms|Miss)\.? [A-Z]")
# A line that the printer hung, which no blank lines should have parted from what it belongs to.
_GOES_ON = re.compile(r"[a-z(]?[a-z]|“\d")


class Speech(NamedTuple):
    """A stretch of a text that is one person's words, or a paper, narration or heading.

    speaker is the name as printed, None before the first speaker. For a paper it is who was
    speaking when it was printed, whose words it is not. start:end is its place in the text,
    without the name; a speech that is broken by a paper goes on as another.
    """

    kind: Kind
    speaker: str | None
    start: int
    end: int


def split_speeches(
    text: str, *, heads: Heads = RECORD, insets: Iterable[Place] = ()
) -> list[Speech]:
    """Speeches, papers, narration and headings of a text in order.

    heads says how the paper prints speakers' names (RECORD, HEARING). insets are the places that
    the printer set apart from the speech, where the caller can tell: letters, articles, bills.
    In them no name begins a speech.
    """
    found: list[Speech] = []
    for speech, is_new in _pieces(text, heads, sorted(insets)):
        last = found[-1] if found else None
        if last and not is_new and (last.kind, last.speaker) == (speech.kind, speech.speaker):
            found[-1] = last._replace(end=speech.end)
        else:
            found.append(speech)
    return found


def _pieces(text: str, heads: Heads, apart: list[Place]) -> Iterator[tuple[Speech, bool]]:
    """Each paragraph with what it is and whose, and whether somebody begins to speak in it."""
    starts = [start for start, _ in apart]
    kind, speaker, member, last = "heading", None, None, None
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        at = bisect_right(starts, start) - 1
        head = None
        if last and _GOES_ON.match(text, start, end):
            last = last._replace(start=start, end=end)
        elif _NEXT_ITEM.match(text, start, end):
            kind, speaker, member = "heading", None, None
            last = Speech(kind, None, start, end)
        elif at >= 0 and start < apart[at][1]:
            last = Speech("paper" if member else "heading", member, start, end)
        elif head := _head(text, heads, start, end):
            kind, speaker, begin = head
            member = speaker if kind == "speech" else member
            last = Speech(kind, speaker, min(begin, end), end)
        elif _NARRATION.match(text, start, end):
            last = Speech("narration", None, start, end)
        elif text[start:end].isupper():
            last = Speech("heading", None, start, end)
        else:
            last = Speech(kind, speaker, start, end)
        yield last, head is not None


def find_speech(speeches: Sequence[Speech], place: int) -> Speech | None:
    """The speech in which a place of the text stands, None in a name or between two."""
    at = bisect_right([speech.start for speech in speeches], place) - 1
    return speeches[at] if at >= 0 and place < speeches[at].end else None


def _head(text: str, heads: Heads, start: int, end: int) -> tuple[Kind, str, int] | None:
    """Kind and name of the speaker whom a paragraph begins with, and where the words begin."""
    for kind, pattern in (("chair", heads.chair), ("speech", heads.speaker)):
        if found := pattern.match(text, start, end):
            printed = next(filter(None, found.groups()))
            label = " ".join(printed.replace("-\n", "-").split())
            begin = found.end()
            return kind, label, begin + len(text[begin:end]) - len(text[begin:end].lstrip())
    return None
