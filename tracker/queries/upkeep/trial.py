"""What a rule would change among the texts that are stored, found before anybody saves it."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, select

from tracker.errors import SettingError
from tracker.reading.court.lexicon import Words, cased
from tracker.reading.court.phrase import for_text
from tracker.reading.court.taught import check_taught, use_text
from tracker.reading.keep import find_subject_mentions
from tracker.reading.normalise import fold
from tracker.records import RECORDS, Mention, Record
from tracker.settings import Settings
from tracker.store.db import open_store
from tracker.store.tables import TABLES

_SECONDS = 300


class Effect(msgspec.Struct, frozen=True):
    """A mention whose verdict a rule would change; other stands for "does not mean the Court"."""

    subject: str
    record: str
    text: str
    passage: str
    before: str
    after: str


class Trial(msgspec.Struct, frozen=True):
    """What a rule would change: the mentions, and how many records' texts hold its words at all."""

    effects: list[Effect]
    texts: int


class _Question(msgspec.Struct, frozen=True):
    url: str
    taught: str
    rule: str


def try_rule(settings: Settings, rule: str) -> Trial:
    """What a rule (an entry of terms.toml) would change among the texts that are stored.

    Read in a process of its own, since nothing else may meanwhile read by the rule. Raises:
    SettingError if the rule or the file of taught terms cannot be read.
    """
    file: Path = settings.terms
    taught = file.read_text(encoding="utf-8") if file.exists() else ""
    check_taught(f"{taught}\n{rule}", str(file))
    asked = msgspec.json.encode(_Question(settings.url(), taught, rule))
    try:
        done = subprocess.run(
            [sys.executable, "-m", __spec__.name], input=asked, capture_output=True, check=True,
            timeout=_SECONDS,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise SettingError(f"the rule could not be tried in {_SECONDS} seconds") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        raise SettingError(f"the rule could not be tried: {said[-1] if said else ''}") from error
    return msgspec.json.decode(done.stdout, type=Trial)


def find_effects(engine: Engine, taught: str, rule: str) -> Trial:
    """What a rule changes, beside the terms taught already; leaves its process reading by it."""
    entries = check_taught(rule, "the rule")
    words = [word for sense in entries.sense for word in sense.names + sense.words]
    pattern = Words(cased(for_text(word), False) for word in words)
    use_text(taught, "the taught terms")
    with engine.connect() as connection:
        groups = [(s, g) for s, g in _groups(connection) if _holds(g, pattern)]
    before = [_read(subject, group) for subject, group in groups]
    use_text(f"{taught}\n{rule}", "the rule")
    after = [_read(subject, group) for subject, group in groups]
    pairs = zip(before, after, strict=True)
    return Trial([effect for old, new in pairs for effect in _effects(old, new)], len(groups))


def _groups(connection: Connection) -> Iterator[tuple[str, list[Record]]]:
    """Records of each subject that has a mention, as one page states them.

    A look-alike can only take from what means the Court or may: other texts need no reading.
    """
    mention = TABLES["Mention"].c
    held = select(mention.subject).where(mention.gone_at.is_(None))
    rows = []
    for record in RECORDS.values():
        if record.SUBJECT and record.TEXTS:
            table = TABLES[record.__name__]
            wanted = select(table).where(table.c[record.SUBJECT].in_(held))
            for row in connection.execute(wanted.where(table.c.gone_at.is_(None))):
                values = (row._mapping[name] for name in record.__struct_fields__)
                rows.append(((row._mapping[record.SUBJECT], row.page_id), record(*values)))
    rows.sort(key=lambda pair: pair[0])
    for (subject, _), group in groupby(rows, key=lambda pair: pair[0]):
        yield subject, [record for _, record in group]


def _holds(group: Iterable[Record], pattern: Words) -> bool:
    texts = (getattr(record, name) for record in group for name in record.TEXTS)
    return any(text and pattern.is_in(fold(text).text) for text in texts)


def _read(subject: str, group: list[Record]) -> dict[tuple, Mention]:
    place = attrgetter("subject", "place", "start")
    return {place(mention): mention for mention in find_subject_mentions(subject, group)}


def _effects(before: dict[tuple, Mention], after: dict[tuple, Mention]) -> Iterator[Effect]:
    for key in sorted({*before, *after}):
        old, new = before.get(key), after.get(key)
        said = (old.verdict if old else "other", new.verdict if new else "other")
        if said[0] != said[1]:
            shown = old or new
            yield Effect(shown.subject, shown.found_in, shown.text, shown.passage, *said)


def main() -> None:
    """Answer the question on stdin; both are JSON."""
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=_Question)
    found = find_effects(open_store(asked.url), asked.taught, asked.rule)
    sys.stdout.buffer.write(msgspec.json.encode(found))


if __name__ == "__main__":
    main()
