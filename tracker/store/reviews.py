"""Writing down what a person ruled: a page of its own for each ruling, kept like any other page."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, select

from tracker.errors import StoreError
from tracker.records import RECORDS, Follow, Record, Ruling, digest, mention_key
from tracker.store import pages as stored
from tracker.store.db import writing
from tracker.store.put import Stamp, put
from tracker.store.settled import settled_judgement
from tracker.store.tables import TABLES

SOURCE = "person"
STANCES = ("supports", "against", "mixed", "informational", "procedural", "not_determined")
_MOST_WORDS = {"author": 80, "reason": 300}
_MENTION, _FOLLOW, _RULING = TABLES["Mention"], TABLES["Follow"], TABLES["Ruling"]
Keep = Callable[[bytes], str]


def rule(engine: Engine, keep: Keep, **fields: Any) -> Ruling:
    """The ruling as written: fields are those of Ruling but ruling_id and ruled_at.

    keep archives bytes and answers their sha256. Raises: StoreError if author or reason is missing,
    a value is none that the kind knows, or somebody signs off a ruling of his own.
    """
    with writing(engine) as connection:
        return _write(connection, keep, **fields)


def rule_mention(
    engine: Engine, keep: Keep, mention: Any, verdict: str, *, reason: str, author: str
) -> Ruling:
    """The ruling on a stored mention, with what it does to what is followed.

    A confirmed mention has its measure followed, by a person; where nothing else in a measure that
    is followed for its words means the Court, a rejected one ends that.
    """
    said = {"reason": reason, "author": author, "quote": mention.passage, "about": mention.subject}
    key = mention_key(mention.subject, mention.text, mention.passage)
    with writing(engine) as connection:
        ruling = _write(connection, keep, kind="mention", subject=key, verdict=verdict, **said)
        bill_id = _bill_of(connection, mention)
        if bill_id and verdict == "reject" and _is_followed_for_nothing(connection, bill_id):
            _write(connection, keep, kind="follow", subject=bill_id, verdict="reject", **said)
        elif bill_id and verdict != "reject":
            words = f"“{mention.text}” means the Court: {ruling.reason}"
            _put(connection, keep, ruling, [_follow(bill_id, ruling, words)], "follow")
    return ruling


def write_person_page(
    connection: Connection, keep: Keep, name: str, records: list[Record], at: datetime
) -> None:
    """Store what a person stated as a page of its own under tracker:person/NAME."""
    body = b"\n".join(msgspec.json.encode(record) for record in records)
    url = f"tracker:person/{name}"
    page_id = stored.add_page(
        connection, url=url, sha256=keep(body), source=SOURCE, fetched_at=at,
        content_type="application/jsonl", size=len(body),
    )  # fmt: skip
    put(connection, records, Stamp(page_id, url, at, "person"))
    counts: dict[str, int] = {}
    for record in records:
        counts[type(record).__name__] = counts.get(type(record).__name__, 0) + 1
    stored.finish_page(connection, page_id, at, counts)


def one_line(name: str, text: str) -> str:
    """A person's words as one line; StoreError if there are none or too many."""
    line = " ".join(text.split())
    if not line:
        raise StoreError(f"a ruling needs {'an author' if name == 'author' else f'a {name}'}")
    if len(line) > _MOST_WORDS[name]:
        raise StoreError(f"the {name} has {len(line)} characters, at most {_MOST_WORDS[name]}")
    return line


def _write(connection: Connection, keep: Keep, **fields: Any) -> Ruling:
    for name in _MOST_WORDS:
        fields[name] = one_line(name, fields.get(name) or "")
    at = datetime.now(UTC)
    ruling = Ruling(digest(at.isoformat(), *fields.values()), ruled_at=at, **fields)
    try:
        msgspec.convert(msgspec.structs.asdict(ruling), Ruling)
    except msgspec.ValidationError as error:
        raise StoreError(f"a ruling cannot be this: {error}") from error
    _check(connection, ruling)
    _put(connection, keep, ruling, [ruling])
    if (judgement := settled_judgement(connection, ruling)) is not None:
        _put(connection, keep, ruling, [judgement], "judgement")
    return ruling


def _check(connection: Connection, ruling: Ruling) -> None:
    """Raise StoreError for a value that the kind does not know, or a hand that signs its own."""
    takes_value = ruling.kind in ("polarity", "stance") and ruling.seconds is None
    if takes_value and ruling.value not in STANCES:
        raise StoreError(f"{ruling.value!r} is no {ruling.kind}; there are {', '.join(STANCES)}")
    if ruling.kind == "provision" and (ruling.verdict == "correct") != bool(ruling.value):
        raise StoreError("a match is corrected to another passage, which has to be named")
    if ruling.seconds is None:
        return
    wanted = select(_RULING.c.author, _RULING.c.subject)
    first = connection.execute(wanted.where(_RULING.c.ruling_id == ruling.seconds)).first()
    if first is None or first.subject != ruling.subject:
        raise StoreError(f"there is no ruling {ruling.seconds} on {ruling.subject} to sign off")
    if first.author.casefold() == ruling.author.casefold():
        raise StoreError(f"{first.author} ruled this: a second person has to sign it off")


def _put(
    connection: Connection, keep: Keep, ruling: Ruling, records: list[Record], part: str = ""
) -> None:
    name = "/".join(filter(None, (ruling.ruling_id, part)))
    write_person_page(connection, keep, name, records, ruling.ruled_at)


def _follow(bill_id: str, ruling: Ruling, words: str) -> Follow:
    day: date = ruling.ruled_at.date()
    return Follow(bill_id, "person", f"ruling {ruling.ruling_id}", words, day)


def _bill_of(connection: Connection, mention: Any) -> str | None:
    """The measure that a mention makes followed: its own, or the one that its roll call is on."""
    record = RECORDS[mention.found_in]
    if record.SUBJECT == "bill_id":
        return mention.subject
    if record.LINK is None or record.SUBJECT is None:
        return None
    table = TABLES[mention.found_in]
    names = [name for name in record.KEY if name != record.SUBJECT]
    held = select(table).where(table.c[record.SUBJECT] == mention.subject)
    for row in connection.execute(held):
        place = ":".join([mention.found_in, *(str(row._mapping[name]) for name in names), ""])
        if mention.place.startswith(place) and row._mapping[record.LINK]:
            return row._mapping[record.LINK]
    return None


def _is_followed_for_nothing(connection: Connection, bill_id: str) -> bool:
    """Whether a measure is followed for its words alone, and none is left that means the Court."""
    live = select(_FOLLOW.c.by).where(_FOLLOW.c.bill_id == bill_id, _FOLLOW.c.gone_at.is_(None))
    by = set(connection.scalars(live))
    if not by or "record" in by:
        return False
    ruled: dict[str, str] = {}
    wanted = select(_RULING.c.subject, _RULING.c.verdict).where(_RULING.c.kind == "mention")
    for subject, verdict in connection.execute(wanted.order_by(_RULING.c.ruled_at)):
        ruled[subject] = verdict
    held = select(_MENTION).where(_MENTION.c.subject.in_(_speakers(connection, bill_id)))
    for row in connection.execute(held.where(_MENTION.c.gone_at.is_(None))):
        verdict = ruled.get(mention_key(row.subject, row.text, row.passage), row.verdict)
        if verdict in ("court", "confirm", "correct"):
            return False
    return True


def _speakers(connection: Connection, bill_id: str) -> list[str]:
    """Ids of what can make a measure followed: itself and the roll calls on it."""
    vote = TABLES["RollCall"].c
    return [bill_id, *connection.scalars(select(vote.vote_id).where(vote.bill_id == bill_id))]
