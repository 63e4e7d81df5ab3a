"""What every record is: flat, frozen, typed once, cheap to make."""

from hashlib import sha256
from typing import Any, ClassVar, Literal

import msgspec

Chamber = Literal["house", "senate"]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """One fact read off a page.

    KEY names the fields that identify it; SUBJECT the field that names what it is about, whose
    records are kept or left together (None: kept always); TEXTS the fields in which the Court may
    be meant; LINK a field with the bill whose being followed keeps the subject too; PERSON one with
    the name of a person, which keeps it where that person is known. WHOLE says that an official
    page states all rows of its leading key, so that none of the compiled record stays.
    """

    KEY: ClassVar[tuple[str, ...]] = ()
    SUBJECT: ClassVar[str | None] = None
    TEXTS: ClassVar[tuple[str, ...]] = ()
    LINK: ClassVar[str | None] = None
    PERSON: ClassVar[str | None] = None
    WHOLE: ClassVar[bool] = False

    def key(self) -> tuple[Any, ...]:
        """Values of the KEY fields."""
        return tuple(getattr(self, name) for name in self.KEY)


def to_builtins(record: Record) -> dict[str, Any]:
    """Flat JSON-ready object: the class in "record", then every field."""
    return {"record": type(record).__name__, **msgspec.to_builtins(record)}


def encode_line(record: Record) -> bytes:
    """One line of JSON Lines: the class in "record", then every field."""
    return msgspec.json.encode(to_builtins(record)) + b"\n"


def check(record: Record) -> None:
    """Raise ValueError if a field's value is not of its declared type (for tests and doors)."""
    try:
        msgspec.convert(msgspec.structs.asdict(record), type(record))
    except msgspec.ValidationError as error:
        raise ValueError(f"{type(record).__name__}: {error}") from error


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits that stand for long parts of a key."""
    return sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]
