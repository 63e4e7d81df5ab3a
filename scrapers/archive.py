"""Every body on disk under its sha256: evidence, and the past for a replay."""

from pathlib import Path

from tracker.store.bodies import keep_body, read_body


class Archive:
    """A folder of bodies, each in a file named by the sha256 of its bytes as served."""

    def __init__(self, folder: Path):
        self.folder = folder

    def keep(self, body: bytes) -> str:
        """The body's sha256, once it lies on disk; writing twice is harmless."""
        return keep_body(self.folder, body)

    def read(self, name: str) -> bytes:
        """Body of a sha256; StoreError if it is not held or no longer what its name says."""
        return read_body(self.folder, name)
