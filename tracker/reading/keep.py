"""Which of a page's records are kept: what means the Court, or whose bill or person is known."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from typing import Any

import msgspec

from tracker.reading.court.mentions import Span, find_mentions, passage
from tracker.reading.people.nominees import name_keys
from tracker.records import Bill, Follow, Mention, Record

# Between two fields of one subject: a sign that no name of the Court can run across.
_BREAK = "\n\n■\n\n"
_DATES = ("introduced_on", "published_on", "issued_on", "voted_at", "acted_on")


@dataclass
class Known:
    """What is followed, named by the compiled record, or already stored, as a run goes on.

    fill gives votes whose files name no member the ids of those stored; people gives the keys of
    names (tracker.reading.people.nominees) under which the people known to the store may be met.
    """

    bills: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    stored: set[str] = field(default_factory=set)
    fill: Callable[[list[Record]], list[Record]] = list
    people: Callable[[], set[str]] = set


@dataclass(frozen=True)
class _Text:
    record: Record
    name: str
    text: str

    @property
    def place(self) -> str:
        """Where the text stands: class, its key but for the subject, and the field."""
        return f"{_place(self.record)}:{self.name}"


def keep(records: Iterable[Record], known: Known) -> list[Record]:
    """The records to store, with the mentions found in them and the follows that these give.

    Records of one subject stay or go together; records without a subject stay. A mention that
    cannot be decided keeps its subject, for review, but does not make a bill followed.
    """
    kept, groups = [], defaultdict(list)
    for record in records:
        if record.SUBJECT is None:
            kept.append(record)
        else:
            groups[getattr(record, record.SUBJECT)].append(record)
    for subject, group in groups.items():
        mentions = find_subject_mentions(subject, group)
        if mentions or _is_known(subject, group, known):
            kept += [*group, *mentions, *_follows(subject, group, mentions)]
    return kept


def find_subject_mentions(subject: str, group: list[Record]) -> list[Mention]:
    """Mentions in all texts of one subject, read as one document so that definitions reach all."""
    texts = [
        _Text(record, name, text)
        for record in group
        for name in record.TEXTS
        if (text := getattr(record, name))
    ]
    if not texts:
        return []
    starts = [0, *accumulate(len(text.text) + len(_BREAK) for text in texts)]
    spans = find_mentions(_BREAK.join(text.text for text in texts), on=_day(group))
    mentions, place = [], 0
    for span in spans:
        while span.start >= starts[place + 1]:
            place += 1
        if span.verdict != "other":
            mentions.append(_mention(subject, texts[place], span, starts[place]))
    return mentions


def _mention(subject: str, text: _Text, span: Span, start: int) -> Mention:
    here = msgspec.structs.replace(span, start=span.start - start, end=span.end - start)
    return Mention(
        subject, type(text.record).__name__, text.place, here.start, here.end, here.text,
        here.verdict, here.rule, here.why, passage(text.text, here),
    )  # fmt: skip


def _day(group: list[Record]) -> date | None:
    for name in _DATES:
        for record in group:
            value: Any = getattr(record, name, None)
            if value:
                return value if isinstance(value, date) else date.fromisoformat(value[:10])
    return None


def _is_known(subject: str, group: list[Record], known: Known) -> bool:
    if subject in known.bills or subject in known.named or subject in known.stored:
        return True
    links = (getattr(record, record.LINK) for record in group if record.LINK)
    if any(link in known.bills for link in links):
        return True
    named = (getattr(record, record.PERSON) for record in group if record.PERSON)
    return any(name_keys(name) & known.people() for name in named if name)


def _follows(subject: str, group: list[Record], mentions: list[Mention]) -> list[Follow]:
    """A measure is followed for what itself is said to be: of several on one page, only that."""
    sure = [mention for mention in mentions if mention.verdict == "court"]
    if not sure:
        return []
    stated_in = getattr(group[0], "bill_version_id", None) or subject
    reasons = {subject: sure[0]} if group[0].SUBJECT == Bill.SUBJECT else {}
    places = {_place(record): record for record in group if record.LINK}
    for mention in sure:
        record = places.get(mention.place.rpartition(":")[0])
        if record is not None and (bill_id := getattr(record, record.LINK)):
            reasons.setdefault(bill_id, mention)
    return [
        Follow(bill_id, "mention", stated_in, f"{mention.found_in}: “{mention.text}”")
        for bill_id, mention in sorted(reasons.items())
    ]


def _place(record: Record) -> str:
    """A record's class and its key but for the subject."""
    names = [name for name in record.KEY if name != record.SUBJECT]
    return ":".join([type(record).__name__, *(str(getattr(record, name)) for name in names)])
