"""Members of a ZIP: the quick way and zipfile's agree, and no damage passes for content."""

import io
import zipfile
import zlib

import pytest

from scrapers.zips import Member, _any_directory, _plain_directory, read_directory, read_member
from tracker.errors import ParseError

FILES = {"a.xml": b"<a/>" * 500, "empty.xml": b"", "folder/b.xml": b"<b>\xff</b>"}


def pack(files=FILES, *, method=zipfile.ZIP_DEFLATED, comment=b"", before=b"", wide=False):
    out = io.BytesIO(before)
    out.seek(len(before))
    with zipfile.ZipFile(out, "a" if before else "w", method) as bundle:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            with bundle.open(info, "w", force_zip64=wide) as member:
                member.write(content)
        bundle.comment = comment
    return out.getvalue()


@pytest.mark.parametrize(
    "bundle, is_plain",
    [
        (pack(), True),
        (pack(method=zipfile.ZIP_STORED), True),
        (pack({}), True),
        (pack(comment=b"made by hand"), False),
        (pack(before=b"#!/bin/sh\n"), True),
        (b"#!/bin/sh\n" + pack(), False),
        (pack({"é.xml": b"<e/>"}), False),
        (pack(wide=True), True),
    ],
)
def test_the_quick_directory_says_what_zipfile_says_or_leaves_it_to_it(bundle, is_plain):
    quick = _plain_directory(bundle)
    assert (quick is not None) == is_plain
    assert quick in (None, _any_directory(bundle))
    with zipfile.ZipFile(io.BytesIO(bundle)) as opened:
        wanted = {name: opened.read(name) for name in opened.namelist()}
    assert {m.name: read_member(bundle, m) for m in read_directory(bundle)} == wanted


def test_folders_are_not_members():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        bundle.mkdir("folder")
        bundle.writestr("folder/a.xml", b"<a/>")
    assert [member.name for member in read_directory(out.getvalue())] == ["folder/a.xml"]


@pytest.mark.parametrize("cut", [1, 21, 22, 60, 150])
def test_a_zip_cut_short_is_named(cut):
    with pytest.raises(ParseError, match="not a whole ZIP"):
        read_directory(pack()[:-cut])


def test_a_directory_that_does_not_hold_what_its_end_says_is_left_to_zipfile():
    bundle = bytearray(pack())
    bundle[-14:-10] = b"\x09\0\x09\0"
    assert _plain_directory(bytes(bundle)) is None
    bundle = pack().replace(b"PK\x01\x02", b"PK\x01\x03", 1)
    assert _plain_directory(bundle) is None


@pytest.mark.parametrize(
    "change, fault",
    [
        ({"crc": 1}, "its bytes are not those"),
        ({"size": 10}, "damaged in its ZIP"),
        ({"size": 2001}, "its bytes are not those"),
        ({"size": 300_000_000}, "packed by method 8"),
        ({"method": 12}, "packed by method 12"),
        ({"offset": 10_000_000}, "damaged in its ZIP"),
        ({"packed": 3}, "damaged in its ZIP"),
    ],
)
def test_a_member_that_is_not_what_the_directory_promises_is_named(change, fault):
    bundle = pack()
    with pytest.raises(ParseError, match=f"a.xml: {fault}"):
        read_member(bundle, read_directory(bundle)[0]._replace(**change))


def test_a_member_that_would_grow_beyond_its_promise_is_never_unpacked():
    body = zlib.compress(b"0" * 50_000_000, 9)[2:-4]
    bomb = pack(method=zipfile.ZIP_STORED, files={"bomb": body})
    start = bomb.index(body)
    member = Member("bomb", 1000, len(body), 0, 8, start - 34)
    with pytest.raises(ParseError, match="bomb: damaged in its ZIP"):
        read_member(bomb, member)
