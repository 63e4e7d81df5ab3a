"""Reading the members of a ZIP: each is checked against its size and CRC."""

from io import BytesIO
from mmap import mmap
from pathlib import Path
from struct import error as struct_error
from struct import unpack_from
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from tracker.errors import ParseError

try:  # the same interface, in half the time
    from isal import isal_zlib as zlib
except ImportError:  # no wheel for this machine
    import zlib

ZIP = b"PK\x03\x04"
_LARGEST = 200_000_000
_STORED, _DEFLATED = 0, 8
_LOCAL_HEADER = 30


class Member(NamedTuple):
    """A file in a ZIP, as the ZIP's directory names it."""

    name: str
    size: int
    packed: int
    crc: int
    method: int
    offset: int


def read_directory(bundle: bytes | Path) -> list[Member]:
    """Files in a ZIP, without its folders. Raises ParseError if it is no whole ZIP."""
    try:
        with ZipFile(BytesIO(bundle) if isinstance(bundle, bytes) else bundle) as opened:
            return [
                Member(
                    info.filename, info.file_size, info.compress_size, info.CRC,
                    info.compress_type, info.header_offset,
                )
                for info in opened.infolist()
                if not info.is_dir()
            ]  # fmt: skip
    except (BadZipFile, NotImplementedError, ValueError) as error:
        raise ParseError(f"not a whole ZIP: {error}") from error


def read_member(body: bytes | mmap, member: Member) -> bytes:
    """Bytes of one member. Raises ParseError if they are not what the directory promises."""
    if member.method not in (_STORED, _DEFLATED) or member.size > _LARGEST:
        raise ParseError(f"{member.name}: packed by method {member.method}, {member.size} bytes")
    try:
        name_and_extra = sum(unpack_from("<HH", body, member.offset + 26))
        start = member.offset + _LOCAL_HEADER + name_and_extra
        packed = body[start : start + member.packed]
        content = _inflate(packed, member) if member.method == _DEFLATED else packed
    except (zlib.error, struct_error) as error:
        raise ParseError(f"{member.name}: damaged in its ZIP: {error}") from error
    if len(content) != member.size or zlib.crc32(content) != member.crc:
        raise ParseError(f"{member.name}: its bytes are not those that the ZIP's directory names")
    return content


def _inflate(packed: bytes, member: Member) -> bytes:
    # Never more than was promised: a ZIP may hold a bomb.
    return zlib.decompressobj(-15).decompress(packed, member.size + 1)
