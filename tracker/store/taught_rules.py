"""Rules that people taught: each a block of the file of taught terms, and a row that tells why."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, select

from tracker.errors import StoreError
from tracker.reading.court.taught import check_taught
from tracker.records import TaughtRule, digest
from tracker.store.db import writing
from tracker.store.reviews import Keep, one_line, write_person_page
from tracker.store.tables import TABLES

_RULE = TABLES["TaughtRule"]
_BETWEEN = "; "
# Signs with a meaning of their own in the language of terms.toml: a person's words are plain.
_SIGNS = frozenset("()|?[]+*;")


def build_entry(sense: str, names: Sequence[str], words: Sequence[str]) -> str:
    """A look-alike as an entry of terms.toml. Raises: StoreError if it could never be found."""
    sense, names, words = _plain([sense]), _plain(names), _plain(words)
    if not sense:
        raise StoreError("a rule needs the name of what it is instead")
    if not names and not words:
        raise StoreError("a rule needs a name or a word that tells it from the Court")
    listed = {"name": sense[0], "names": names, "words": words}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in listed.items()]
    return "\n".join(["[[sense]]", *lines, ""])


def teach(
    engine: Engine, keep: Keep, file: Path, *, sense: str, names: Sequence[str],
    words: Sequence[str], reason: str, author: str,
) -> TaughtRule:  # fmt: skip
    """The rule as written, both as a row and into the file that the next reading reads.

    Raises: StoreError, or SettingError if the file holds what cannot be read.
    """
    author, reason = one_line("author", author), one_line("reason", reason)
    entry, at = build_entry(sense, names, words), datetime.now(UTC)
    rule = TaughtRule(
        digest(at.isoformat(), entry, author), *_plain([sense]), _BETWEEN.join(_plain(names)),
        _BETWEEN.join(_plain(words)), reason, author, at,
    )  # fmt: skip
    head = "".join(
        c for c in f"by {author} at {at:%Y-%m-%d %H:%M} UTC: {reason}" if c.isprintable()
    )
    with writing(engine) as connection:
        text = f"{_read(file)}{_first(rule)} {head}\n{entry}{_last(rule)}\n"
        check_taught(text, str(file))
        write_person_page(connection, keep, f"rule/{rule.rule_id}", [rule], at)
        _write(file, text)
    return rule


def withdraw(engine: Engine, keep: Keep, file: Path, rule_id: str, *, author: str) -> TaughtRule:
    """The rule with the day from which it no longer counts; its block is taken out of the file.

    Raises: StoreError if there is no such rule, or it was withdrawn already.
    """
    author, at = one_line("author", author), datetime.now(UTC)
    with writing(engine) as connection:
        known = _find(connection, rule_id)
        if known.withdrawn_at is not None:
            raise StoreError(f"{known.withdrawn_by} withdrew the rule {known.sense} already")
        rule = msgspec.structs.replace(known, withdrawn_at=at, withdrawn_by=author)
        write_person_page(connection, keep, f"rule/{rule_id}/withdrawn", [rule], at)
        _write(file, _without(_read(file), rule))
    return rule


def _find(connection: Connection, rule_id: str) -> TaughtRule:
    columns = (_RULE.c[name] for name in TaughtRule.__struct_fields__)
    row = connection.execute(select(*columns).where(_RULE.c.rule_id == rule_id)).first()
    if row is None:
        raise StoreError(f"nobody taught a rule {rule_id}")
    return TaughtRule(*row)


def _without(text: str, rule: TaughtRule) -> str:
    """The file without a rule's block; all that somebody else wrote in it stays."""
    before, first, rest = text.partition(_first(rule))
    _, last, after = rest.partition(f"{_last(rule)}\n")
    return before + after if first and last else text


def _plain(words: Sequence[str]) -> list[str]:
    kept = [" ".join(word.split()) for word in words]
    for word in kept:
        if _SIGNS & set(word) or not word.isprintable():
            raise StoreError(f"{word!r} holds a sign that a rule cannot search for")
    return [word for word in kept if word]


def _first(rule: TaughtRule) -> str:
    return f"# rule {rule.rule_id}"


def _last(rule: TaughtRule) -> str:
    return f"# end of rule {rule.rule_id}"


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.draft")
    draft.write_text(text, encoding="utf-8")
    draft.replace(file)
