"""The archive: every body under its sha256, whole or not at all."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.archive import Archive
from tracker.errors import StoreError

BODY = b"<rollcall-vote/>" * 50


@pytest.fixture
def archive(tmp_path) -> Archive:
    return Archive(tmp_path / "archive")


def _files(archive: Archive) -> list:
    return [path for path in archive.folder.rglob("*") if path.is_file()]


def test_a_body_comes_back_as_it_was_served(archive):
    name = archive.keep(BODY)
    assert name == sha256(BODY).hexdigest()
    assert archive.read(name) == BODY


def test_keeping_twice_makes_one_file_smaller_than_its_body(archive):
    archive.keep(BODY)
    archive.keep(BODY)
    (file,) = _files(archive)
    assert file.stat().st_size < len(BODY)


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\x1f\x8b", b"%PDF-1.7"])
def test_what_is_packed_already_is_kept_as_it_is(archive, start):
    body = start + bytes(range(256))
    name = archive.keep(body)
    (file,) = _files(archive)
    assert file.read_bytes() == archive.read(name) == body


def test_an_unknown_body_is_named(archive):
    with pytest.raises(StoreError, match=f"holds no body {'0' * 64}"):
        archive.read("0" * 64)


def test_a_damaged_file_is_noticed(archive):
    name = archive.keep(BODY)
    (file,) = _files(archive)
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(StoreError, match=f"{name} is damaged"):
        archive.read(name)


def test_a_file_with_another_content_is_noticed(archive):
    name, other = archive.keep(BODY), archive.keep(BODY + b" ")
    mine, others = (next(p for p in _files(archive) if n in p.name) for n in (name, other))
    mine.write_bytes(others.read_bytes())
    with pytest.raises(StoreError, match=f"{name} no longer has that sha256"):
        archive.read(name)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 63])
def test_what_is_no_sha256_never_becomes_a_path(archive, name):
    with pytest.raises(StoreError, match="not a sha256"):
        archive.read(name)


def test_a_write_that_was_cut_leaves_nothing_to_be_taken_for_a_body(archive, monkeypatch):
    def unplugged(*_: object) -> None:
        raise OSError("no power")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace", unplugged)
        with pytest.raises(OSError, match="no power"):
            archive.keep(BODY)
    with pytest.raises(StoreError, match="holds no body"):
        archive.read(sha256(BODY).hexdigest())
    assert archive.read(archive.keep(BODY)) == BODY


@given(body=st.binary(max_size=2000))
def test_every_body_survives(tmp_path_factory, body):
    archive = Archive(tmp_path_factory.mktemp("any"))
    assert archive.read(archive.keep(body)) == body
