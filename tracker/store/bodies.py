"""Archived bodies, each in a file named by the sha256 of its bytes: kept, and read back."""

import gzip
import os
import zlib
from hashlib import sha256
from pathlib import Path

from tracker.errors import StoreError

_HEX = frozenset("0123456789abcdef")
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"%PDF")  # already compressed: kept as they are


def body_paths(folder: Path, name: str) -> tuple[Path, Path]:
    """Where the body of a sha256 lies: compressed, or as served; StoreError if it is no sha256."""
    if len(name) != 64 or not set(name) <= _HEX:
        raise StoreError(f"not a sha256: {name!r}")
    stem = folder / name[:2] / name
    return stem.with_suffix(".gz"), stem


def read_body(folder: Path, name: str) -> bytes:
    """Body of a sha256; StoreError if it is not held or no longer what its name says."""
    squeezed, plain = body_paths(folder, name)
    try:
        body = plain.read_bytes() if plain.exists() else gzip.decompress(squeezed.read_bytes())
    except FileNotFoundError:
        raise StoreError(f"the archive holds no body {name}") from None
    except (OSError, EOFError, zlib.error) as error:
        raise StoreError(f"archived body {name} is damaged: {error}") from error
    if sha256(body).hexdigest() != name:
        raise StoreError(f"archived body {name} no longer has that sha256")
    return body


def keep_body(folder: Path, body: bytes) -> str:
    """The body's sha256, once it lies on disk; writing twice is harmless."""
    name = sha256(body).hexdigest()
    if not any(path.exists() for path in body_paths(folder, name)):
        packed = body.startswith(_PACKED)
        content = body if packed else gzip.compress(body, 3, mtime=0)
        _write(body_paths(folder, name)[packed], content)
    return name


def _write(path: Path, content: bytes) -> None:
    """All of the file or none of it, whatever happens in between."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)
