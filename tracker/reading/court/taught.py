"""Terms that people taught: a terms.toml of their own beside the data, read after the tracker's."""

import sys
import tomllib
from pathlib import Path

import msgspec
import re2

from tracker.errors import SettingError
from tracker.reading.court import lexicon
from tracker.reading.court.lexicon import Sense, Term, cased, compiled, load_lexicon
from tracker.reading.court.phrase import for_text

NAME = "terms.toml"


class Taught(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What such a file may hold."""

    term: list[Term] = []
    sense: list[Sense] = []


def use_taught(path: Path) -> bool:
    """Whether the terms in force changed by reading the file of taught terms anew.

    A file that is not there teaches nothing. Raises: SettingError naming the file and what in it
    cannot be read; the terms in force then stay as they were.
    """
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return use_text(text, str(path))


def use_text(text: str, where: str) -> bool:
    """Whether the terms in force changed by taking these for the taught ones."""
    if text == taught_text():
        return False
    check_taught(text, where)
    lexicon.taught = f"\n{text}" if text else ""
    forget()
    return True


def taught_text() -> str:
    """The taught terms now in force, to be handed to another process."""
    return lexicon.taught.removeprefix("\n")


def check_taught(text: str, where: str) -> Taught:
    """The entries of a text of taught terms; SettingError says what in it cannot be used."""
    try:
        entries = msgspec.convert(tomllib.loads(text), Taught)
        words = [(s.name, w) for s in entries.sense for w in s.names + s.words]
        words += [(t.id, w) for t in entries.term for w in t.words]
        for name, word in words:
            if not word.strip():
                raise SettingError(f"{where}: {name} has an empty word")
            compiled(cased(for_text(word), False))
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeError) as error:
        raise SettingError(f"{where}: {error}") from error
    except (re2.error, ValueError) as error:
        raise SettingError(f"{where}: {name}: {word!r} cannot be searched for: {error}") from error
    known = {*load_lexicon().group}
    for term in entries.term:
        for group in {*term.needs, *term.none} - known:
            raise SettingError(f"{where}: term {term.id} asks for the unknown group {group!r}")
    return entries


def forget() -> None:
    """Make reading build anew all that it keeps: every pattern comes from the terms in force."""
    for name, module in list(sys.modules.items()):
        if name.startswith("tracker.reading."):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def term_entries() -> dict[str, dict]:
    """Every entry in force under its name, as plain values: "sense:cricket", "term:aspa" …"""
    loaded = load_lexicon()
    named = {f"term:{t.id}": t for t in loaded.term} | {f"sense:{s.name}": s for s in loaded.sense}
    named |= {f"group:{name}": group for name, group in loaded.group.items()}
    named |= {f"indirect:{rule.id}": rule for rule in loaded.indirect}
    return {name: msgspec.to_builtins(entry) for name, entry in named.items()}
