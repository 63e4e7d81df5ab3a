"""Reading an archived body back by its sha256; whoever archives writes it the same way."""

import gzip
import zlib
from hashlib import sha256
from pathlib import Path

from tracker.errors import StoreError

_HEX = frozenset("0123456789abcdef")


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
