"""Reading the members of a ZIP: each is checked against its size and CRC."""

from io import BytesIO
from mmap import mmap
from struct import Struct, unpack_from
from struct import error as struct_error
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from deflate import DeflateError, crc32, deflate_decompress

from tracker.errors import ParseError

ZIP = b"PK\x03\x04"
_LARGEST = 200_000_000
_STORED, _DEFLATED = 0, 8
_LOCAL_HEADER = 30
# The directory's line for a file, and the end of the directory, as PKWARE's APPNOTE has them.
_LINE = Struct("<4s4x2H4x3I3H8xI")
_END = Struct("<4s4H2IH")
_ENDED, _BEGUN = b"PK\x05\x06", b"PK\x01\x02"
_WIDER = 0xFFFFFFFF  # the true figure stands in a ZIP64 field


class Member(NamedTuple):
    """A file in a ZIP, as the ZIP's directory names it."""

    name: str
    size: int
    packed: int
    crc: int
    method: int
    offset: int


class Named(NamedTuple):
    """A member of a ZIP and the official address of what it holds."""

    member: Member
    url: str


def read_directory(bundle: bytes) -> list[Member]:
    """Files in a ZIP, without its folders. Raises ParseError if it is no whole ZIP."""
    members = _plain_directory(bundle)
    if members is None:
        members = _any_directory(bundle)
    return [member for member in members if not member.name.endswith("/")]


def _plain_directory(bundle: bytes) -> list[Member] | None:
    """The directory of a ZIP as publishers pack them, in a fifth of the time; None for others."""
    if len(bundle) < _END.size:
        return None
    ended, *_, count, length, at, comment = _END.unpack_from(bundle, len(bundle) - _END.size)
    if ended != _ENDED or comment or at + length + _END.size != len(bundle):
        return None
    members, end = [], at + length
    while at < end:
        if end - at < _LINE.size:
            return None
        line = _LINE.unpack_from(bundle, at)
        begun, flags, method, crc, packed, size, named, extra, told, offset = line
        start, at = at + _LINE.size, at + _LINE.size + named + extra + told
        name = bundle[start : start + named]
        plain = name.isascii() and not flags & 1 and b"\0" not in name
        if begun != _BEGUN or at > end or not plain or _WIDER in (packed, size, offset):
            return None
        members.append(Member(name.decode(), size, packed, crc, method, offset))
    return members if len(members) == count else None


def _any_directory(bundle: bytes) -> list[Member]:
    try:
        with ZipFile(BytesIO(bundle)) as opened:
            return [
                Member(
                    info.filename, info.file_size, info.compress_size, info.CRC,
                    info.compress_type, info.header_offset,
                )
                for info in opened.infolist()
            ]  # fmt: skip
    except (BadZipFile, NotImplementedError, ValueError) as error:
        raise ParseError(f"not a whole ZIP: {error}") from error


def read_member(body: bytes | mmap, member: Member) -> bytes:
    """Bytes of one member. Raises ParseError if they are not what the directory promises."""
    return bytes(look_at_member(body, member))


def look_at_member(body: bytes | mmap, member: Member) -> bytes | bytearray:
    """The same, in whatever form takes the least time, to be looked at and let go."""
    if member.method not in (_STORED, _DEFLATED) or member.size > _LARGEST:
        raise ParseError(f"{member.name}: packed by method {member.method}, {member.size} bytes")
    try:
        name_and_extra = sum(unpack_from("<HH", body, member.offset + 26))
        start = member.offset + _LOCAL_HEADER + name_and_extra
        content = body[start : start + member.packed]
        if member.method == _DEFLATED:
            # Never more than was promised: a ZIP may hold a bomb.
            content = deflate_decompress(content, member.size)
    except (DeflateError, struct_error) as error:
        raise ParseError(f"{member.name}: damaged in its ZIP: {error}") from error
    if len(content) != member.size or crc32(content) != member.crc:
        raise ParseError(f"{member.name}: its bytes are not those that the ZIP's directory names")
    return content
