"""Congress and session arithmetic, and ids that build and split alike."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.congress import (
    AMENDMENT_TYPES,
    BILL_TYPES,
    bill_number,
    build_amendment_id,
    build_bill_id,
    build_bill_version_id,
    build_vote_id,
    congress_and_session,
    congress_on,
    find_bill_ids,
    first_day,
    first_year,
    ordinal,
    session_year,
    split_amendment_id,
    split_bill_id,
    split_bill_version_id,
    split_vote_id,
)

NUMBERS, CONGRESSES = st.integers(1, 9999), st.integers(93, 150)


@pytest.mark.parametrize(
    ("day", "congress"),
    [
        (date(2025, 1, 2), 118),
        (date(2025, 1, 3), 119),
        (date(2024, 12, 31), 118),
        (date(1998, 7, 17), 105),
        (date(2001, 1, 2), 106),
        (date(2027, 1, 3), 120),
    ],
)
def test_a_congress_begins_on_3_january(day, congress):
    assert congress_on(day) == congress


@given(congress=CONGRESSES)
def test_the_first_day_belongs_to_its_congress_and_the_day_before_does_not(congress):
    assert congress_on(first_day(congress)) == congress
    assert congress_on(first_day(congress) - timedelta(days=1)) == congress - 1
    assert first_day(congress).year == first_year(congress)


def test_sessions_number_their_roll_calls_by_year():
    assert congress_and_session(2025) == (119, 1)
    assert congress_and_session(2012) == (112, 2)
    assert session_year(107, 2) == 2002
    with pytest.raises(ValueError, match="1 or 2, not 3"):
        session_year(107, 3)


@given(year=st.integers(1973, 2090))
def test_year_and_session_agree(year):
    assert session_year(*congress_and_session(year)) == year


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (101, "101st"),
        (102, "102nd"),
        (103, "103rd"),
        (111, "111th"),
        (112, "112th"),
        (119, "119th"),
    ],
)
def test_ordinals_are_as_people_write_them(number, word):
    assert ordinal(number) == word


@given(kind=st.sampled_from(BILL_TYPES), number=NUMBERS, congress=CONGRESSES)
def test_bill_ids_build_and_split_alike(kind, number, congress):
    assert split_bill_id(build_bill_id(kind, number, congress)) == (kind, number, congress)


@given(kind=st.sampled_from(AMENDMENT_TYPES), number=NUMBERS, congress=CONGRESSES)
def test_amendment_ids_build_and_split_alike(kind, number, congress):
    built = build_amendment_id(kind, number, congress)
    assert split_amendment_id(built) == (kind, number, congress)


@given(
    chamber=st.sampled_from(["house", "senate"]), roll=NUMBERS, congress=CONGRESSES,
    session=st.sampled_from([1, 2]),
)  # fmt: skip
def test_vote_ids_build_and_split_alike(chamber, roll, congress, session):
    built = build_vote_id(chamber, roll, congress, session)
    assert split_vote_id(built) == (chamber, roll, congress, session)


def test_ids_are_those_of_the_field():
    assert build_bill_id("HConRes", "076", 117) == "hconres76-117"
    assert build_vote_id("house", 7, 119, 1) == "h7-119.2025"
    assert build_vote_id("senate", "00022", 119, 1) == "s22-119.2025"
    assert build_bill_version_id("hr23-119", "EH") == "hr23-119-eh"
    assert split_bill_version_id("hconres76-117-rfs2") == ("hconres76-117", "rfs2")


@pytest.mark.parametrize(
    ("split", "wrong"),
    [
        (split_bill_id, "hr23"),
        (split_bill_id, "hx23-119"),
        (split_bill_id, "hr23-119-eh"),
        (split_bill_id, " hr23-119"),
        (split_bill_version_id, "hr23-119"),
        (split_amendment_id, "hr23-119"),
        (split_vote_id, "h7-119"),
        (split_vote_id, "h7-119.2020"),
        (split_vote_id, "x7-119.2025"),
    ],
)
def test_what_is_no_id_is_named(split, wrong):
    with pytest.raises(ValueError, match=wrong.strip()):
        split(wrong)


def test_a_vote_belongs_to_a_chamber():
    with pytest.raises(ValueError, match="'joint'"):
        build_vote_id("joint", 1, 119, 1)


def test_measures_are_found_in_a_text_as_congress_prints_them():
    text = "the bill (H.R. 8580), H. Con. Res. 121, S.J.Res. 7, H RES 5 and again H.R. 8580"
    assert find_bill_ids(text, 118) == ["hr8580-118", "hconres121-118", "sjres7-118", "hres5-118"]
    assert find_bill_ids("410 U.S. 113; S. Amdt. 4; section 5 of the Act", 118) == []


def test_a_measure_is_written_as_people_write_it():
    written = [bill_number(bill_id) for bill_id in ("hr23-119", "hconres121-114", "s493-119")]
    assert written == ["H.R. 23", "H.Con.Res. 121", "S. 493"]
