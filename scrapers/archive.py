"""Every body on disk under its sha256: evidence, and the past for a replay."""

import gzip
import os
from hashlib import sha256
from pathlib import Path

from tracker.store.bodies import body_paths, read_body

_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"%PDF")  # already compressed: kept as they are


class Archive:
    """A folder of bodies, each in a file named by the sha256 of its bytes as served."""

    def __init__(self, folder: Path):
        self.folder = folder

    def keep(self, body: bytes) -> str:
        """The body's sha256, once it lies on disk; writing twice is harmless."""
        name = sha256(body).hexdigest()
        if not any(path.exists() for path in body_paths(self.folder, name)):
            packed = body.startswith(_PACKED)
            self._write(
                body_paths(self.folder, name)[packed],
                body if packed else gzip.compress(body, 3, mtime=0),
            )
        return name

    def read(self, name: str) -> bytes:
        """Body of a sha256; StoreError if it is not held or no longer what its name says."""
        return read_body(self.folder, name)

    def _write(self, path: Path, content: bytes) -> None:
        """All of the file or none of it, whatever happens in between."""
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        draft.write_bytes(content)
        draft.replace(path)
