"""What every source keeps, asked of each recorded page of each source that is found.

A page without its answer has the answer written beside it, and fails: read it against the page.
"""

import json
import re
from importlib import import_module
from pathlib import Path

import pytest

import scrapers.sources
from scrapers.source import Source
from scrapers.sources import find_sources
from tests.sources.cases import BAD, CASES, GOOD, case_page, case_source
from tracker.errors import ParseError
from tracker.records import RECORDS, check, to_builtins

SOURCES = find_sources()


def _name(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


def _folder(source: Source) -> str:
    """Folder of a source's pages: that of its file, which sites of one table share."""
    file = import_module(source.pages.__module__)
    return source.name if not hasattr(file, "SOURCES") else file.__name__.rpartition(".")[2]


def _parse(case: Path) -> list:
    return list(case_source(case).parse(case_page(case)))


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_source_is_found_under_the_name_of_its_file(source):
    module = import_module(source.pages.__module__)
    assert module.__name__.startswith(f"{scrapers.sources.__name__}.{_folder(source)}")
    assert source.name.startswith(_folder(source))
    assert re.fullmatch(r"[a-z][a-z_]+", source.name)


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_source_tells_a_person_who_it_is_and_what_is_healthy(source):
    assert source.title
    assert source.publisher
    assert source.home.startswith("https://")
    assert source.stale_after >= source.every
    assert all(0 <= least <= most for least, most in source.expect.values())
    assert set(source.needs) <= set(SOURCES)


def test_what_is_read_most_often_comes_first_and_nothing_before_what_it_needs():
    names = list(SOURCES)
    for name, source in SOURCES.items():
        assert all(names.index(other) < names.index(name) for other in source.needs)
    assert names.index("legislators") < names.index("house_roll_calls")
    assert names.index("house_roll_calls") < names.index("congress_press")


@pytest.mark.parametrize("name", sorted(set(map(_folder, SOURCES.values()))))
def test_a_source_has_recorded_pages_good_and_bad(name):
    assert [case for case in GOOD if case.parent.name == name], f"no page in tests/pages/{name}"
    assert [case for case in BAD if case.parent.name == name], f"no error.json under {name}"


def test_every_folder_of_pages_belongs_to_a_source():
    assert {case.parent.name for case in CASES} <= set(map(_folder, SOURCES.values()))


@pytest.mark.parametrize("case", GOOD, ids=_name)
def test_a_recorded_page_reads_as_it_did(case):
    golden, found = case / "records.json", [to_builtins(record) for record in _parse(case)]
    if not golden.exists():
        golden.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
        pytest.fail(f"{golden} is written from today's parser: read it against the page")
    assert found == json.loads(golden.read_text())


@pytest.mark.parametrize("case", GOOD, ids=_name)
def test_records_are_well_formed_and_each_says_one_thing_once(case):
    records = _parse(case)
    for record in records:
        check(record)
        assert type(record) in RECORDS.values()
    keys = [(type(record), record.key()) for record in records]
    assert len(keys) == len(set(keys))
    assert records == _parse(case)


@pytest.mark.parametrize("case", BAD, ids=_name)
def test_a_wrong_page_is_refused_and_named(case):
    said = json.loads((case / "error.json").read_text())["error"]
    with pytest.raises(ParseError, match=re.escape(said)):
        _parse(case)


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_a_recorded_page_is_small(case):
    (body,) = case.glob("body.*")
    assert body.stat().st_size <= 200_000
