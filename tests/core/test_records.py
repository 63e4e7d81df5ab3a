"""Records: flat, typed once, refused when wrong, the same through JSON and through the store."""

from datetime import UTC, date, datetime
from typing import Literal, get_args, get_origin

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tracker.records import RECORDS, Bill, Record, VoteCast, check, digest, to_builtins
from tracker.records.base import encode_line
from tracker.store.put import put
from tracker.store.tables import PROVENANCE, TABLES

FLAT = {str, int, bool, float, date, datetime, type(None)}
CAST = VoteCast("h7-119.2025", "M001157", "M001157", None, "McCaul", "R", "TX", "yea", "Yea")
EVERY = pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)


def _fields(record: type[Record]) -> dict[str, object]:
    return {field.name: field.type for field in msgspec.structs.fields(record)}


def _is_flat(kind: object) -> bool:
    """A plain value, a choice among words, or either of them or nothing."""
    options = get_args(kind) or (kind,)
    return all(
        option in FLAT or isinstance(option, str) or _is_choice(option) for option in options
    )


def _is_choice(kind: object) -> bool:
    return get_origin(kind) is Literal


@EVERY
def test_a_record_is_flat_and_says_what_it_is(record):
    fields = _fields(record)
    assert record.__doc__
    assert record.KEY
    assert set(record.KEY) <= set(fields)
    assert all(map(_is_flat, fields.values())), fields
    assert "record" not in fields, "to_builtins names the class by that word"
    named = {*record.TEXTS, *filter(None, (record.SUBJECT, record.LINK))}
    assert named <= set(fields)
    assert not set(PROVENANCE) & set(fields)


@EVERY
def test_its_table_has_its_fields_and_where_they_come_from(record):
    table = TABLES[record.__name__]
    assert {column.name for column in table.columns} == {*_fields(record), *PROVENANCE}
    assert {column.name for column in table.primary_key} == set(record.KEY)


def _any_of(record: type[Record]) -> st.SearchStrategy:
    text = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
    strategies = {
        str: text,
        int: st.integers(-(2**31), 2**31 - 1),
        date: st.dates(),
        datetime: st.datetimes(timezones=st.just(UTC)),
    }
    known = {
        name: st.one_of([strategies[o] for o in (kind, *get_args(kind)) if o in strategies])
        for name, kind in _fields(record).items()
        if any(option in strategies for option in (kind, *get_args(kind)))
    }
    return st.builds(record, **known)


@EVERY
def test_any_value_survives_json_and_the_store(record, store, add_page):
    columns = [TABLES[record.__name__].c[name] for name in record.__struct_fields__]

    @settings(max_examples=8, deadline=None)
    @given(_any_of(record))
    def survives(value: Record) -> None:
        check(value)
        assert msgspec.json.decode(msgspec.json.encode(value), type=record) == value
        with store.connect() as connection:
            put(connection, [value], add_page(connection, "https://example.gov/one"))
            (row,) = connection.execute(select(*columns))
            connection.rollback()
        assert tuple(row) == msgspec.structs.astuple(value)

    survives()


def test_a_record_cannot_be_changed_and_has_no_unknown_field():
    with pytest.raises(AttributeError):
        CAST.position = "nay"
    with pytest.raises(msgspec.ValidationError, match="unknown field `colour`"):
        msgspec.convert({**msgspec.to_builtins(CAST), "colour": "red"}, VoteCast)


def test_a_wrong_type_is_named_with_its_record_and_field():
    with pytest.raises(ValueError, match=r"VoteCast: .*`\$\.name`"):
        check(msgspec.structs.replace(CAST, name=7))


def test_a_line_of_json_names_its_record_first():
    line = encode_line(CAST)
    assert line.startswith(b'{"record":"VoteCast","vote_id":"h7-119.2025"')
    assert line.endswith(b"\n")
    assert to_builtins(Bill("hr1-119", 119, "hr", 1, "t", date(2025, 1, 3)))["record"] == "Bill"


def test_digests_tell_parts_apart():
    assert digest("a", "bc") != digest("ab", "c")
    assert len(digest("a")) == 16
